package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Premises of motions in closed form, and of networks that must keep one or must not.
class PremisesTest {

    private static final int FRAMES = 12;

    /// Neurons that turn about centres of their own by an angle per frame.
    private static double[][][] turning(int neurons, double angle) {
        double[][][] places = new double[NeuronMotion.COPIES][FRAMES][3 * neurons];
        for (int copy = 0; copy < places.length; copy++) {
            Random random = new Random(copy);
            for (int i = 0; i < neurons; i++) {
                double phase = 7 * random.nextDouble();
                double[] centre = {2 * random.nextDouble(), 2 * random.nextDouble(), 2 * random.nextDouble()};
                for (int frame = 0; frame < FRAMES; frame++) {
                    double at = phase + angle * frame;
                    places[copy][frame][3 * i] = centre[0] + 0.3 * Math.cos(at);
                    places[copy][frame][3 * i + 1] = centre[1] + 0.3 * Math.sin(at);
                    places[copy][frame][3 * i + 2] = centre[2];
                }
            }
        }
        return places;
    }

    private static double[] matrices(int neurons) {
        double[] matrices = new double[6 * neurons];
        Arrays.setAll(matrices, k -> k % 6 == 0 || k % 6 == 3 || k % 6 == 5 ? 1 + 0.3 * Math.sin(k) : 0.1);
        return matrices;
    }

    /// |2 cos φ − 2| over 2 sin φ.
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.9, 2, 3})
    void motionThatTurnsIsAsSmoothAsHalfItsAngle(double angle) {
        Estimate found = Premises.smoothness(turning(5, angle));
        assertThat(found.value()).isCloseTo(Math.tan(angle / 2), within(1e-12));
        assertThat(found.standardError()).isLessThan(1e-12);
    }

    /// Variances 6 and 2 of second and first differences.
    @Test
    void whiteMotionIsNotSmooth() {
        Random random = new Random(1);
        double[][][] places = turning(200, 0);
        Arrays.stream(places)
                .flatMap(Arrays::stream)
                .forEach(frame -> Arrays.setAll(frame, k -> random.nextGaussian()));
        Estimate found = Premises.smoothness(places);
        assertThat(Math.abs(found.zAgainst(Math.sqrt(3)))).isLessThan(3);
        assertThat(found.standardError()).isLessThan(0.03);
    }

    @Test
    void whatRestsHasNoSmoothness() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Premises.smoothness(turning(3, 0)))
                .withMessage("nothing moves over two periods");
    }

    /// ∂_t g is linear in velocities, which are sin φ and ½ sin 2φ along the same tangents: 2 (1 − cos φ)/(1 + cos φ).
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.6, 1.2})
    void ratesOverTwoStepsFallBehindByTheCosine(double angle) {
        NeuronPaths paths = new NeuronPaths(1, new double[][] {matrices(6)}, turning(6, angle));
        double half = Math.tan(angle / 2);
        assertThat(Premises.resolution(paths).value()).isCloseTo(2 * half * half, within(1e-10));
    }

    /// Two neurons at a distance r of g = 1 weigh e^(−r²/2) at each other.
    @Test
    void densityIsTheWeightOfOthers() {
        double[] matrices = {1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1};
        double[][][] places = new double[NeuronMotion.COPIES][3][];
        for (double[][] copy : places) {
            Arrays.setAll(copy, frame -> new double[] {0, 0, 0, 0, 1.2, 0.5});
        }
        NeuronPaths paths = new NeuronPaths(1, new double[][] {matrices}, places);
        assertThat(Premises.density(paths).value()).isCloseTo(Math.exp(-1.69 / 2), within(1e-14));
    }

    /// A whole interval of 95 % decides; counts have none.
    @ParameterizedTest
    @CsvSource({
        "PRODUCTION, 0.3, 0.1, HOLDS",
        "PRODUCTION, 0.1, 0.1, INCONCLUSIVE",
        "PRODUCTION, -0.3, 0.1, FAILS",
        "SMOOTH, 0.4, 0.01, HOLDS",
        "SMOOTH, 0.6, 0.01, FAILS",
        "VECTORS, 4, 0, HOLDS",
        "VECTORS, 3, 0, FAILS",
        "RELIABILITY, 0.9, NaN, INCONCLUSIVE"
    })
    void intervalsDecide(Premise premise, double value, double error, Verdict verdict) {
        assertThat(Premises.Finding.of(premise, new Estimate(value, error, 20)).verdict())
                .isEqualTo(verdict);
    }

    /// Rings of three neurons with a gain each.
    private static Premises rings(double least, double spread) {
        int vectors = 6;
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < 3 * vectors; i++) {
            List<Double> row = new ArrayList<>(Collections.nCopies(3 * vectors, 0.0));
            row.set((i + 2 * vectors) % (3 * vectors), least * (1 + 0.2 * (i % vectors)));
            rows.add(row);
        }
        CloudSource.OfNetwork source = new CloudSource.OfNetwork(
                new NetworkPlan(
                        new Wiring.Explicit(0, 0, rows, false),
                        new Activation.Tanh(),
                        new Loss.Bulk(new BulkPotential.None())),
                0,
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), false, false, 0),
                new SpacetimePlan(SpacetimePlan.Reading.LAYERS, 3, 3, 400, 0, spread, null, null));
        return PremisesRun.of(source, 1, 0, Engine.scalar());
    }

    private static Premises.Finding of(Premises premises, Premise premise) {
        return Objects.requireNonNull(premises.of(premise));
    }

    /// Rings that expand from near 0, each with a gain of its own: σ₊ = 3 Σ ln gain, g > 0, and they differ by more than they err. What they fail: a ring of its own is no
    /// function of displacement more than of position, since both are proportional.
    @Test
    void ringsThatExpandHaveTimeAndSpace() {
        Premises premises = rings(1.1, 0.05);
        double mean = 0;
        for (int v = 0; v < 6; v++) {
            mean += 9 * Math.log(1.1 * (1 + 0.2 * v)) / 6;
        }
        assertThat(of(premises, Premise.PRODUCTION).value().value()).isCloseTo(mean, within(0.05 * mean));
        for (Premise premise :
                List.of(Premise.PRODUCTION, Premise.DEFINITE, Premise.VECTORS, Premise.RELIABILITY, Premise.EPSILON)) {
            assertThat(of(premises, premise).verdict()).as(premise.word()).isEqualTo(Verdict.HOLDS);
        }
        assertThat(of(premises, Premise.DISPLACEMENT).verdict()).isNotEqualTo(Verdict.HOLDS);
        assertThat(premises.of(Premise.PLATEAU)).isNull();
        assertThat(premises.holding()).isGreaterThanOrEqualTo(5);
    }

    /// Rings that contract have no time, and say why there is no space.
    @Test
    void ringsThatContractHaveNone() {
        Premises premises = rings(0.4, 1);
        assertThat(of(premises, Premise.PRODUCTION).verdict()).isEqualTo(Verdict.FAILS);
    }
}
