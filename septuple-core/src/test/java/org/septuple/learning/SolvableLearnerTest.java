package org.septuple.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.Engine;
import org.septuple.statistics.KolmogorovSmirnov;

/// The laws of the four learners beside networks that draw every sample.
class SolvableLearnerTest {

    private static final long TIME = 3;

    static Stream<SolvableLearner> learners() {
        BiasPair.Data correlated = new BiasPair.Data(0.4, -1, 1.5, 0.6, 0.5, 0.02, -0.01);
        return Stream.of(
                new BiasPair(BiasPair.Synapses.NONE, BiasPair.Data.isotropic(1), 1),
                new BiasPair(new BiasPair.Synapses(0.5, 0.7, -0.3, 0.2), correlated, 8),
                new SingleWeight(0.8, 1.3, 0.4, 0.05, 4),
                new SingleWeight(-0.5, 1, 0, 0, 3),
                new RingPhase(0.7, 1.2, 0.3, -0.04, 8),
                new RingPhase(0, 0.8, 0, 0, 5),
                new DoubleWell(1.2, 0.1, 0.9, 0.02, 4),
                new DoubleWell(0.3, -0.2, 1, 0, 1));
    }

    private static List<double[]> points(SolvableLearner learner) {
        return learner.dimension() == 2
                ? List.of(new double[] {0.6, -1.1}, new double[] {-2, 0.3})
                : List.of(new double[] {0.65}, new double[] {-1.9}, new double[] {2.4});
    }

    /// What one step of η = 1 from q takes off, for many replicas: their minibatch gradients, one array per coordinate.
    private static double[][] drawn(SolvableLearner learner, double[] q, int replicas) {
        SolvableEnsemble ensemble = new SolvableEnsemble(learner, new HeavyBall(1, 0), 12, replicas, Engine.scalar());
        ensemble.resumeAt(TIME);
        double[][] g = new double[q.length][replicas];
        for (int k = 0; k < q.length; k++) {
            Arrays.fill(g[k], q[k]);
            ensemble.write(k, g[k]);
        }
        ensemble.advance(1);
        for (int k = 0; k < q.length; k++) {
            ensemble.read(k, g[k]);
            double start = q[k];
            g[k] = Arrays.stream(g[k]).map(x -> start - x).toArray();
        }
        return g;
    }

    private static double z(double[] sample, double expected) {
        double n = sample.length;
        double mean = Arrays.stream(sample).sum() / n;
        double variance =
                Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum() / (n - 1);
        // a constant is known to rounding
        return (mean - expected) / Math.sqrt(variance / n + 1e-24);
    }

    private static void assertLaw(SolvableLearner learner, double[] q, double[][] g, String who) {
        int d = q.length;
        double[] mean = new double[d];
        double[] covariance = new double[d * d];
        learner.gradient(q, TIME, mean);
        learner.covariance(q, TIME, covariance);
        for (int i = 0; i < d; i++) {
            assertThat(Math.abs(z(g[i], mean[i])))
                    .as("%s: mean %s %d", who, learner, i)
                    .isLessThan(4);
            for (int j = 0; j < d; j++) {
                double[] a = g[i];
                double[] b = g[j];
                double ma = mean[i];
                double mb = mean[j];
                double[] products = IntStream.range(0, a.length)
                        .mapToDouble(r -> (a[r] - ma) * (b[r] - mb))
                        .toArray();
                assertThat(Math.abs(z(products, covariance[i * d + j])))
                        .as("%s: covariance %s %d %d", who, learner, i, j)
                        .isLessThan(4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void minibatchesHaveTheLawOfNetworksThatDrawEverySample(SolvableLearner learner) {
        int twins = 3000;
        for (double[] q : points(learner)) {
            ClampedNetwork network = new ClampedNetwork(learner, q, 7);
            double[][] slow = new double[q.length][twins];
            double[] losses = new double[twins];
            double[] g = new double[q.length];
            for (int r = 0; r < twins; r++) {
                losses[r] = network.draw(q, TIME, g);
                for (int k = 0; k < q.length; k++) {
                    slow[k][r] = g[k];
                }
            }
            double[][] fast = drawn(learner, q, 20_000);
            assertLaw(learner, q, slow, "network");
            assertLaw(learner, q, fast, "ensemble");
            assertThat(Math.abs(z(losses, learner.freeEnergy(q, TIME)))).isLessThan(4);
            for (int k = 0; k < q.length; k++) {
                assertThat(KolmogorovSmirnov.twoSamples(slow[k], fast[k]).pValue())
                        .as("%s at %s", learner, Arrays.toString(q))
                        .isGreaterThan(1e-3);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void theMeanGradientIsTheSlopeOfTheFreeEnergy(SolvableLearner learner) {
        double h = 1e-4;
        for (double[] q : points(learner)) {
            double[] g = new double[q.length];
            learner.gradient(q, TIME, g);
            for (int k = 0; k < q.length; k++) {
                double[] up = q.clone();
                double[] down = q.clone();
                up[k] += h;
                down[k] -= h;
                double slope = (learner.freeEnergy(up, TIME) - learner.freeEnergy(down, TIME)) / (2 * h);
                assertThat(g[k]).isCloseTo(slope, within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void theFreeEnergyIsLeastAtTheOptimum(SolvableLearner learner) {
        double[] q = new double[learner.dimension()];
        double[] g = new double[learner.dimension()];
        for (double time : new double[] {0, TIME, 40}) {
            learner.optimum(time, q);
            learner.gradient(q, time, g);
            assertThat(g).containsExactly(new double[g.length], within(1e-14));
            double least = learner.freeEnergy(q, time);
            for (int k = 0; k < q.length; k++) {
                for (double offset = -3; offset <= 3; offset += 0.125) {
                    double[] there = q.clone();
                    there[k] += offset;
                    assertThat(learner.freeEnergy(there, time)).isGreaterThanOrEqualTo(least - 1e-14);
                }
            }
        }
    }

    @Test
    void theDoubleWellHasTwoWellsAtTheRootOfTargetLessOneHalf() {
        DoubleWell well = new DoubleWell(1.5, 0, 1, 0, 2);
        double[] q = new double[1];
        well.optimum(0, q);
        assertThat(q[0]).isCloseTo(1, within(1e-15));
        assertThat(well.freeEnergy(new double[] {0}, 0) - well.freeEnergy(q, 0)).isCloseTo(0.5, within(1e-15));
        assertThat(well.freeEnergy(new double[] {-1}, 0)).isEqualTo(well.freeEnergy(q, 0));
        new DoubleWell(0.5, 0, 1, 0, 2).optimum(0, q);
        assertThat(q[0]).isZero();
    }

    @Test
    void aTurnOfTheRingChangesNothing() {
        RingPhase ring = new RingPhase(0.7, 1.2, 0.3, 0, 8);
        double[] here = drawn(ring, new double[] {0.4}, 2000)[0];
        double[] turned = drawn(ring, new double[] {0.4 + ring.period()}, 2000)[0];
        for (int r = 0; r < here.length; r++) {
            assertThat(turned[r]).isCloseTo(here[r], within(1e-13));
        }
        assertThat(new DoubleWell(1, 0, 1, 0, 1).period()).isInfinite();
    }

    @Test
    void withoutLabelNoiseNothingMovesAtTheOptimum() {
        for (SolvableLearner still : List.of(new SingleWeight(0.5, 1, 0, 0, 8), new RingPhase(0.5, 1, 0, 0, 8))) {
            assertThat(drawn(still, new double[] {0.5}, 1500)[0]).containsOnly(0);
        }
    }

    @Test
    void badNumbersAreRefused() {
        assertThatThrownBy(() -> new SingleWeight(0, 1, 0, 0, 0)).hasMessageContaining("batch 0");
        assertThatThrownBy(() -> new SingleWeight(0, 0, 0, 0, 1)).hasMessageContaining("inputs 0");
        assertThatThrownBy(() -> new RingPhase(0, 1, -1, 0, 1)).hasMessageContaining("label noise -1");
        assertThatThrownBy(() -> new DoubleWell(Double.NaN, 0, 1, 0, 1)).hasMessageContaining("NaN must be finite");
        assertThatThrownBy(() -> new DoubleWell(1, 0, -1, 0, 1)).hasMessageContaining("noise -1");
        assertThatThrownBy(() -> new BiasPair.Data(0, 0, 1, 2, 1, 0, 0)).hasMessageContaining("semidefinite");
        assertThatThrownBy(() -> new BiasPair.Synapses(0, Double.POSITIVE_INFINITY, 0, 0))
                .hasMessageContaining("Infinity must be finite");
        assertThatThrownBy(() -> new HeavyBall(0.1, 1)).hasMessageContaining("momentum 1");
        assertThatThrownBy(() -> new HeavyBall(0, 0)).hasMessageContaining("rate 0");
    }
}
