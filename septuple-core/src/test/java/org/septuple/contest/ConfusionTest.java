package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Trajectories;
import org.septuple.quantum.BoltzmannDensity;
import org.septuple.quantum.Formula;
import org.septuple.quantum.GridSampler;
import org.septuple.quantum.Hamiltonian;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.LangevinEnsemble;
import org.septuple.quantum.MadelungAction;
import org.septuple.quantum.QuantumEnsemble;
import org.septuple.quantum.Schroedinger;
import org.septuple.quantum.SchroedingerState;
import org.septuple.quantum.SplittingScheme;
import org.septuple.quantum.StepControl;
import org.septuple.quantum.WaveFunction;

/// Who wins when the truth is known: F = 1 − cos q on a ring, γ = 1, D = ½, p(q, 0) ∝ e^{6 cos(q − 3/2)}.
class ConfusionTest {

    private static final int SEEDS = 10;
    private static final int REPLICAS = 1000;
    static final double GAMMA = 1;
    static final double DIFFUSION = 0.5;
    private static final List<Double> EARLY = List.of(0.1, 0.2, 0.3, 0.4);
    private static final List<Double> LATE = List.of(0.6, 0.9, 1.2, 1.6);
    private static final List<Double> ALL =
            Stream.concat(EARLY.stream(), LATE.stream()).toList();
    static final Grid RING = Contestants.ring(128);
    static final InitialDensity START = new BoltzmannDensity(Formula.of("-cos(q - 3/2)", 1), 6);

    /// Each is the sole winner of its own data with fitted parameters, is not rejected, and has fits that agree with γ and D.
    @ParameterizedTest
    @ValueSource(strings = {"fokker-planck", "madelung-paper", "madelung-stationary"})
    @Tag("slow")
    void eachWinsItsOwn(String truth) {
        int won = 0;
        int rejected = 0;
        List<String> verdicts = new ArrayList<>();
        List<Contestant> contestants = Contestants.all(RING, Contestants.COSINE, START);
        for (int seed = 0; seed < SEEDS; seed++) {
            Observed fitted = part(paths(truth, 2L * seed), 0, EARLY.size());
            Observed judged = part(paths(truth, 2L * seed + 1), EARLY.size(), ALL.size());
            Contest contest = Contest.fitted(
                    Judge.usual(RING, seed),
                    contestants.stream()
                            .map(c -> new Contest.Candidate(c, List.of(List.of(0.7, 0.7), List.of(2.0, 0.3))))
                            .toList(),
                    fitted,
                    judged);
            verdicts.add(contest.verdict() + " " + contest.adequacy() + " " + contest.absent());
            if (contest.verdict().equals(new Verdict.Winner(truth))) {
                won++;
                rejected += contest.adequacy().orElseThrow().rejected() ? 1 : 0;
                Fit own = contest.fits().stream()
                        .filter(fit -> fit.contestant().name().equals(truth))
                        .findFirst()
                        .orElseThrow();
                assertThat(own.estimate(0).zAgainst(GAMMA)).isBetween(-4.0, 4.0);
                assertThat(own.estimate(1).zAgainst(DIFFUSION)).isBetween(-4.0, 4.0);
            }
        }
        assertThat(won).as(String.join("\n", verdicts)).isEqualTo(SEEDS);
        assertThat(rejected).isZero();
    }

    /// α as a third parameter comes out at saturation, where it is.
    @Test
    @Tag("slow")
    void alphaIsFoundWhereItIs() {
        Contestant free = new MadelungContestant(
                RING, Contestants.COSINE, START, PotentialChoice.STATIONARY, new Multiplier.Fitted(), Engine.scalar());
        Observed early = part(paths("madelung-stationary", 5), 0, EARLY.size());
        Fit fit = new MaximumLikelihood(free, early, RING, 1e-6).from(List.of(List.of(0.8, 0.6, 0.8)));
        double[] truth = {GAMMA, DIFFUSION, GAMMA / (2 * DIFFUSION)};
        for (int j = 0; j < 3; j++) {
            assertThat(fit.estimate(j).zAgainst(truth[j])).isBetween(-4.0, 4.0);
            assertThat(fit.estimate(j).standardError()).isLessThan(0.3 * truth[j]);
        }
    }

    private static Observed part(Trajectories all, int from, int to) {
        Trajectories some = new Trajectories(new long[to - from], REPLICAS, 1);
        System.arraycopy(all.values(), from * REPLICAS, some.values(), 0, some.values().length);
        return new Observed(ALL.subList(from, to), some);
    }

    private static Trajectories paths(String truth, long seed) {
        double[][] start = new GridSampler(RING, START.values(RING)).draw(seed, REPLICAS);
        return switch (truth) {
            case "fokker-planck" -> diffusion(start, seed);
            case "madelung-paper" -> nelson(PotentialChoice.PAPER, START, GAMMA / (2 * DIFFUSION), ALL, start, seed);
            default -> nelson(PotentialChoice.STATIONARY, START, GAMMA / (2 * DIFFUSION), ALL, start, seed);
        };
    }

    private static Trajectories diffusion(double[][] start, long seed) {
        double dt = 0.002;
        LangevinEnsemble ensemble =
                LangevinEnsemble.of(Contestants.COSINE, RING, GAMMA, DIFFUSION, dt, seed, start, Engine.scalar());
        Trajectories q = new Trajectories(new long[ALL.size()], REPLICAS, 1);
        for (int t = 0; t < ALL.size(); t++) {
            ensemble.advance(Math.round(ALL.get(t) / dt) - ensemble.steps());
            q.set(t, 0, ensemble.positions()[0]);
        }
        return q;
    }

    /// Particles by Nelson's stochastic mechanics, with steps of their own.
    static Trajectories nelson(
            PotentialChoice choice,
            InitialDensity initial,
            double alpha,
            List<Double> times,
            double[][] start,
            long seed) {
        double dt = 0.002;
        MadelungAction action =
                new MadelungAction(RING, choice.of(Contestants.COSINE, GAMMA, DIFFUSION), GAMMA, DIFFUSION, alpha);
        double[] p = initial.values(RING);
        double[] shifted = action.shifted(p, Contestants.COSINE.on(RING, 0));
        double[] re = new double[p.length];
        double[] im = new double[p.length];
        for (int cell = 0; cell < p.length; cell++) {
            re[cell] = Math.sqrt(p[cell]) * StrictMath.cos(shifted[cell] / action.hbar());
            im[cell] = -Math.sqrt(p[cell]) * StrictMath.sin(shifted[cell] / action.hbar());
        }
        Hamiltonian hamiltonian = new Hamiltonian(RING, action.potential(), action.hbar(), action.mass());
        StepControl control = new StepControl.Fixed(dt);
        Schroedinger solver = new Schroedinger(
                hamiltonian,
                SplittingScheme.RKN6,
                control,
                null,
                SchroedingerState.start(new WaveFunction(RING, re, im), 0, control),
                Engine.scalar());
        QuantumEnsemble ensemble = new QuantumEnsemble(
                RING,
                action.hbar(),
                action.mass(),
                QuantumEnsemble.nelson(action.hbar(), action.mass()),
                seed,
                start,
                0,
                Engine.scalar());
        Trajectories q = new Trajectories(new long[times.size()], start[0].length, 1);
        int step = 0;
        for (int t = 0; t < times.size(); t++) {
            for (; step < Math.round(times.get(t) / dt); step++) {
                ensemble.advance(solver.psi(), dt);
                solver.advance((step + 1) * dt, () -> false);
            }
            q.set(t, 0, ensemble.positions()[0]);
        }
        return q;
    }
}
