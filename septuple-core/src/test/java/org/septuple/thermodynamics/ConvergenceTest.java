package org.septuple.thermodynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.septuple.network.Activation;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.Septuple;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.lanes.Lanes;

/// A measurement that is wrong says what to change.
class ConvergenceTest {

    private static final Engine ENGINE = new Engine(Lanes.kernels(), Crew.alone());
    private static final Loss BULK = new Loss.Bulk(new BulkPotential.None());

    private static Thermodynamics measure(CanonicalLaw law, int chains, int samples, int nodes, boolean tempering) {
        Sampling plan = new Sampling(new Proposal.Hamiltonian(1.5, .8, 20), chains, 100, samples, nodes, tempering);
        CanonicalMeasurement measurement = new CanonicalMeasurement(law, Average.ANNEALED, plan, null, 5, 0, ENGINE);
        measurement.advance(() -> false);
        return measurement.result();
    }

    /// A tanh neuron with self-weight 3 rests at 0 and ±.995; between them H rises to .08.
    private static CanonicalLaw bistable(double beta) {
        Septuple network = LawOf.random(new BoundaryProjector(1, 1, 0), new Activation.Tanh(), BULK, 0, 1);
        network.weights().set(1, 1, 3);
        network.biases().values()[1] = 0;
        return LawOf.clamped(network, beta, Reference.LEBESGUE, 1, 1);
    }

    private static double exact(CanonicalLaw law) {
        return new ExactThermodynamics(law, Average.ANNEALED, ENGINE)
                .result()
                .freeEnergy()
                .value();
    }

    private static double z(Thermodynamics found, double f) {
        return found.by(Method.MBAR).orElseThrow().estimate().zAgainst(f);
    }

    @Test
    void tooFewDrawsAreNamed() {
        Thermodynamics found = measure(LawOf.three(1), 4, 20, 4, false);
        assertThat(found.converged()).isFalse();
        assertThat(found.advice()).anyMatch(line -> line.contains("raise canonical.samples"));
    }

    @Test
    void enoughDrawsAreEnough() {
        Thermodynamics found = measure(LawOf.three(1), 8, 600, 4, false);
        assertThat(found.advice()).isEmpty();
        assertThat(z(found, exact(LawOf.three(1)))).isBetween(-4.0, 4.0);
    }

    @Test
    void chainsInDifferentWellsAreNamed() {
        Thermodynamics found = measure(bistable(200), 8, 300, 6, false);
        assertThat(found.advice()).anyMatch(line -> line.contains("chains disagree") && line.contains("tempering"));
    }

    @Test
    void temperingJoinsTheWells() {
        Thermodynamics found = measure(bistable(200), 16, 1500, 8, true);
        assertThat(found.advice()).isEmpty();
        assertThat(z(found, exact(bistable(200)))).isBetween(-4.0, 4.0);
        assertThat(found.monitored().get(1).mean().zAgainst(0)).isBetween(-4.0, 4.0);
    }

    @Test
    void tooFewRungsAreNamed() {
        Septuple network =
                LawOf.network(2, new double[] {.3, 1.2, -.8, .5}, new double[] {.2, -.1}, new Activation.Tanh());
        Thermodynamics found = measure(LawOf.standard(network, 1000), 8, 300, 2, false);
        assertThat(found.advice()).anyMatch(line -> line.contains("raise canonical.nodes"));
        assertThat(found.by(Method.MBAR).orElseThrow().converged()).isFalse();
    }

    /// However short and coarse: F is within 5 standard errors, or there is advice.
    @Test
    void noWrongResultIsSilent() {
        for (double beta : new double[] {2, 40, 1000}) {
            double f = exact(bistable(beta));
            for (int nodes : new int[] {1, 4}) {
                for (int samples : new int[] {8, 400}) {
                    Thermodynamics found = measure(bistable(beta), 4, samples, nodes, samples > 8);
                    if (found.converged()) {
                        assertThat(Math.abs(z(found, f))).isLessThan(5);
                    }
                }
            }
        }
    }

    /// A neuron that hears clamped neurons alone: its base law is its law, and D does not vary.
    @Test
    void aPathOfNoLengthIsExact() {
        Septuple network = LawOf.random(new BoundaryProjector(1, 1, 0), new Activation.Tanh(), BULK, 0, 1);
        network.weights().set(1, 0, .7);
        CanonicalLaw law = LawOf.clamped(network, 2, Reference.LEBESGUE, 1, 1);
        Thermodynamics found = measure(law, 4, 200, 2, false);
        double f = exact(law);
        for (Method method : new Method[] {Method.MBAR, Method.THERMODYNAMIC_INTEGRATION}) {
            FreeEnergy energy = found.by(method).orElseThrow();
            assertThat(energy.estimate().value()).isCloseTo(f, within(1e-12));
            assertThat(energy.converged()).isTrue();
        }
    }

    @Test
    void stagesAreOfEqualLength() {
        Ladder ladder = Ladder.gaussLegendre(3);
        double[] deviation = {30, 12, 4, 4, 7};
        int stages = 9;
        double[] lambda = AnnealedPopulation.schedule(ladder, deviation, stages);
        assertThat(lambda).hasSize(stages + 1).isSorted();
        assertThat(lambda[0]).isZero();
        assertThat(lambda[stages]).isOne();
        double whole = length(ladder, deviation, 0, 1);
        for (int t = 0; t < stages; t++) {
            assertThat(length(ladder, deviation, lambda[t], lambda[t + 1])).isCloseTo(whole / stages, within(1e-6));
        }
        assertThat(AnnealedPopulation.schedule(ladder, new double[5], 3))
                .isSorted()
                .startsWith(0)
                .endsWith(1);
    }

    /// Midpoint sum of the deviation, straight between rungs.
    private static double length(Ladder ladder, double[] deviation, double from, double to) {
        int n = 20000;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double x = from + (i + .5) * (to - from) / n;
            int k = 1;
            while (ladder.lambda(k) < x) {
                k++;
            }
            double share = (x - ladder.lambda(k - 1)) / (ladder.lambda(k) - ladder.lambda(k - 1));
            sum += (deviation[k - 1] + share * (deviation[k] - deviation[k - 1])) * (to - from) / n;
        }
        return sum;
    }

    /// D of N(0, σ²) at λ = 0 is N(−λσ², σ²) at λ, and log Z = ½σ².
    private static double[][][] gaussian(double sigma, int chains, int samples, Ladder ladder) {
        double[][][] difference = new double[ladder.rungs()][chains][];
        for (int k = 0; k < ladder.rungs(); k++) {
            double shift = -ladder.lambda(k) * sigma * sigma;
            for (int c = 0; c < chains; c++) {
                double[] z = new RandomStream(3, Purpose.CHECK_POINTS, k, c).gaussians(samples);
                difference[k][c] = Arrays.stream(z).map(v -> sigma * v + shift).toArray();
            }
        }
        return difference;
    }

    @Test
    void oneNewtonStepIsMbarOfTheChainsToFirstOrder() {
        Ladder ladder = Ladder.gaussLegendre(2);
        int chains = 20;
        double[][][] all = gaussian(2, chains, 400, ladder);
        CaseLine line = new CaseLine(ladder, all);
        assertThat(line.mbar().zAgainst(2)).isBetween(-4.0, 4.0);
        assertThat(line.integral().zAgainst(2)).isBetween(-4.0, 4.0);
        double changes = 0;
        double misses = 0;
        for (int trial = 0; trial < 8; trial++) {
            RandomStream random = new RandomStream(1, Purpose.CHECK_POINTS, 100, trial);
            int[] chosen = new int[chains];
            Arrays.setAll(chosen, c -> random.nextBelow(chains));
            double[][][] some = new double[ladder.rungs()][][];
            Arrays.setAll(
                    some, k -> Arrays.stream(chosen).mapToObj(c -> all[k][c]).toArray(double[][]::new));
            double solved = new CaseLine(ladder, some).mbar().value();
            changes += Math.abs(solved - line.mbar().value());
            misses += Math.abs(solved - line.mbar(chosen));
        }
        assertThat(misses).isLessThan(.1 * changes);
        assertThat(line.mbar(IntStream.range(0, chains).toArray()))
                .isCloseTo(line.mbar().value(), within(1e-10));
    }
}
