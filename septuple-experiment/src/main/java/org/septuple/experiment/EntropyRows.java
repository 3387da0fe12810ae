package org.septuple.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.septuple.measurement.NearestNeighbourEntropy;
import org.septuple.measurement.Sample;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Density;
import org.septuple.quantum.EntropyBalance;
import org.septuple.quantum.GridSampler;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.LangevinEnsemble;
import org.septuple.statistics.Estimate;

/// Rows 3.2 to 3.4 on the line of a learner: S_q of the solution of (3.1) with its F, γ and D, from N(0, σ²) in a box of ±8σ with reflecting
/// walls until T ([LineProblem]).
///
/// | row | residual | null model |
/// |---|---|---|
/// | 3.2 | S_q(T) by the sum over cells against that of 20 000 Langevin particles, by nearest neighbours, nats | S_q(0) against those particles |
/// | 3.3 | ΔS_q against −∫∫ṗ log p − ∫∫ṗ, log p in the middle of steps, relative to abs(ΔS_q) and these | log p of the start all the time |
/// | 3.4 | ΔS_q against D∫∫p(∂log p)² + γ∫∫p ∂log p ∂F, relative to the magnitudes of the three | without the part of γ |
///
/// Particles and cells share F, γ, D and p(z, 0), and nothing else. (3.4) follows from (3.3) by (3.1) and parts: −∫ṗ log p = −∫J ∂log p with
/// J = −D∂p − γp∂F and J = 0 on the walls. The control is an Ornstein–Uhlenbeck law in closed form,
/// F = (z − 2)²/2 with γ = 1, D = ½ from variance ¼ (as in experiments/acceptance/Q6.yaml, until another T): variance v = ½ − ¼e^{−2T}, S_q = ½ log 2πev.
record EntropyRows(LineProblem problem, long seed, Engine engine) {

    private static final int PARTICLES = 20_000;
    private static final int NEIGHBOURS = 4;
    private static final int STEPS = 200;
    private static final double NATS = 0.05;
    private static final double TOLERANCE = 2e-3;
    private static final String REASON = "0.2 % of the terms, declared: order 2 in spacing and time step";
    private static final LineProblem CONTROL =
            new LineProblem(Harmonic.of(new double[] {2}, new double[] {1}), 1, 0.5, 0.5);

    /// What one solution gives.
    ///
    /// @param change  ΔS_q
    /// @param rate    the right side of (3.3)
    /// @param linear  the same with log p of the start
    /// @param balance of (3.4)
    private record Terms(double change, double rate, double linear, EntropyBalance balance) {

        double production() {
            return Math.abs(change - rate) / scale();
        }

        double frozen() {
            return Math.abs(change - linear) / scale();
        }

        double currents() {
            return Math.abs(change - balance.byCurrents()) / allParts();
        }

        double withoutDrift() {
            return Math.abs(change - balance.diffusive()) / allParts();
        }

        double scale() {
            return Math.abs(change) + Math.abs(rate);
        }

        private double allParts() {
            return Math.abs(change) + Math.abs(balance.diffusive()) + Math.abs(balance.drift());
        }
    }

    /// Comparisons by equation number.
    void measure(Map<String, Comparison> rows) {
        LineProblem.Spread spread = problem.fokkerPlanck(1, engine);
        Terms coarse = terms(problem, problem.fokkerPlanck(0, engine), 0);
        Terms fine = terms(problem, spread, 1);
        LineProblem.Spread knownSpread = CONTROL.fokkerPlanck(1, engine);
        Terms known = terms(CONTROL, knownSpread, 1);
        double variance = 0.5 + (0.25 - 0.5) * Elementary.exp(-2 * CONTROL.end());
        double truth = 0.5 * Elementary.log(variance / 0.25);
        rows.put("3.2", entropy(spread, knownSpread));
        rows.put(
                "3.3",
                comparison(
                        "change of S_q of a solution of (3.1) with F of the line against the right side of (3.3), relative to both",
                        new TwoGrids(coarse.production(), fine.production()),
                        Math.abs(known.rate - truth) / (Math.abs(known.rate) + truth),
                        fine.frozen()));
        rows.put(
                "3.4",
                comparison(
                        String.format(
                                Locale.ROOT,
                                "change of S_q, %.4g nats, against D int p (dlog p)^2 = %.4g plus gamma int p dlog p dF = %.4g, relative to their magnitudes",
                                fine.change,
                                fine.balance.diffusive(),
                                fine.balance.drift()),
                        new TwoGrids(coarse.currents(), fine.currents()),
                        Math.abs(known.balance.byCurrents() - truth)
                                / (truth + Math.abs(known.balance.diffusive()) + Math.abs(known.balance.drift())),
                        fine.withoutDrift()));
    }

    private Comparison comparison(String what, TwoGrids found, double control, double nullModel) {
        return new Comparison(
                what + found.words() + problem.inputs(""),
                found.residual(),
                TOLERANCE,
                REASON,
                Estimate.exact(control, 1),
                Estimate.exact(nullModel, 1));
    }

    private Comparison entropy(LineProblem.Spread spread, LineProblem.Spread knownSpread) {
        Estimate particles = particles(problem, spread);
        double[] last = spread.density().getLast();
        double variance = 0.5 + (0.25 - 0.5) * Elementary.exp(-2 * CONTROL.end());
        double known = 0.5 * (1 + Elementary.log(2 * Math.PI * variance));
        return new Comparison(
                "S_q of a solution of (3.1) with F of the line, by the sum over cells, against the nearest neighbours of "
                        + PARTICLES + " Langevin particles of the same F, gamma, D and start, nats"
                        + problem.inputs(""),
                gap(particles, entropy(problem, last)),
                NATS,
                "a twentieth of a nat, declared: bias of nearest neighbours and steps of particles",
                gap(particles(CONTROL, knownSpread), known),
                gap(particles, entropy(problem, spread.density().getFirst())));
    }

    private static double entropy(LineProblem problem, double[] density) {
        return Density.of(problem.grid(1), density).entropy();
    }

    private static Estimate gap(Estimate measured, double value) {
        return new Estimate(Math.abs(measured.value() - value), measured.standardError(), measured.n());
    }

    private Estimate particles(LineProblem of, LineProblem.Spread spread) {
        Grid grid = of.grid(1);
        double[][] start = new GridSampler(grid, spread.density().getFirst()).draw(seed, PARTICLES);
        LangevinEnsemble ensemble = LangevinEnsemble.of(
                of.freeEnergy(), grid, of.gamma(), of.diffusion(), of.end() / STEPS, seed, start, engine);
        ensemble.advance(STEPS);
        Sample sample = Sample.independent(ensemble.positions()[0], 1);
        return NearestNeighbourEntropy.of(sample, NEIGHBOURS, engine).entropy();
    }

    private static Terms terms(LineProblem of, LineProblem.Spread spread, int level) {
        Grid grid = of.grid(level);
        List<double[]> p = spread.density();
        double[] rate = new double[grid.size()];
        double[] linear = new double[grid.size()];
        for (int n = 1; n < p.size(); n++) {
            double[] before = p.get(n - 1);
            double[] after = p.get(n);
            for (int cell = 0; cell < rate.length; cell++) {
                double rise = after[cell] - before[cell];
                rate[cell] -= rise * (1 + Elementary.log(0.5 * (before[cell] + after[cell])));
                linear[cell] -= rise * (1 + Elementary.log(p.getFirst()[cell]));
            }
        }
        return new Terms(spread.balance().change(), grid.integral(rate), grid.integral(linear), spread.balance());
    }
}
