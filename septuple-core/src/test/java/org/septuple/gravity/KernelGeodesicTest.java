package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.gravity.CausalCharacter.NULL;
import static org.septuple.gravity.CausalCharacter.TIME_LIKE;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Kernels;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.KernelField;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;
import org.septuple.spacetime.NeuronLayout;
import org.septuple.spacetime.Neurons;
import org.septuple.spacetime.Side;

/// Row G13: geodesics of space-times made of neurons.
class KernelGeodesicTest {

    private static final double WAVE = 0.3;

    /// Neurons on a lattice with g_i = s(x_i)·1, in a box of length λ.
    private static KernelField field(double length, double spacing, DoubleUnaryOperator s) {
        Box box = new Box(new Side(0, length, true), new Side(0, 4, true), new Side(0, 4, true));
        double[] positions = NeuronLayout.lattice(box, spacing, 0);
        double[] matrices = new double[2 * positions.length];
        for (int i = 0; i < positions.length / 3; i++) {
            for (int diagonal : new int[] {0, 3, 5}) {
                matrices[6 * i + diagonal] = s.applyAsDouble(positions[3 * i]);
            }
        }
        return new KernelField(Neurons.of(positions, matrices), box, Cutoff.of(1e-12), 0, Kernels.scalar());
    }

    private static DoubleUnaryOperator wave(double length) {
        return x -> 1 + WAVE * StrictMath.cos(2 * Math.PI * x / length);
    }

    /// −dt² + s(x)(dx² + dy² + dz²), s = 1 + .3 cos(2πx/λ): what the g_i sample.
    private static Metric sampled(double length) {
        double k = 2 * Math.PI / length;
        return jet -> {
            jet.metric()[0] = -1;
            for (int pair : new int[] {4, 7, 9}) {
                jet.metric()[pair] = wave(length).applyAsDouble(jet.event()[1]);
                if (jet.order() > 0) {
                    jet.first()[MetricJet.PAIRS + pair] = -WAVE * k * StrictMath.sin(k * jet.event()[1]);
                }
            }
            return true;
        };
    }

    /// What infinitely many neurons with those g_i make: kernels √det g_i exp(−½ s(x_i)|x − x_i|²), of which y and z integrate to 1/s.
    ///
    /// ```
    /// g(x) = ∫s^{3/2} e^{−s(x')(x−x')²/2} dx' / ∫s^{1/2} e^{−s(x')(x−x')²/2} dx'
    /// ```
    private static Metric smoothed(double length) {
        DoubleUnaryOperator s = wave(length);
        return jet -> {
            double[] sums = new double[4];
            for (int k = -200; k <= 200; k++) {
                double away = 0.05 * k;
                double here = s.applyAsDouble(jet.event()[1] - away);
                double kernel = Math.sqrt(here) * StrictMath.exp(-here * away * away / 2);
                sums[0] += kernel;
                sums[1] += here * kernel;
                sums[2] -= here * away * kernel;
                sums[3] -= here * here * away * kernel;
            }
            double g = sums[1] / sums[0];
            jet.metric()[0] = -1;
            for (int pair : new int[] {4, 7, 9}) {
                jet.metric()[pair] = g;
                if (jet.order() > 0) {
                    jet.first()[MetricJet.PAIRS + pair] = (sums[3] - g * sums[2]) / sums[0];
                }
            }
            return true;
        };
    }

    /// Where a path that crosses the wave is at t = λ, in units of λ.
    private static double[] end(Metric metric, double length) {
        double[] event = {0, 0.1 * length, 1, 1};
        GeodesicStart start = GeodesicStart.ofMomentum(metric, TIME_LIKE, event, 0.9, 0.5, 0);
        GeodesicPoint last = new GeodesicSolver(metric, GeodesicSettings.of(GeodesicLaw.COORDINATE_TIME, 1e-11))
                .follow(start, length)
                .last();
        return new double[] {last.x() / length, last.y() / length};
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    @Test
    void equalNeuronsMakeFlatSpace() {
        KernelField field = field(8, 0.5, x -> 1);
        double[] event = {0, 1, 2, 3};
        for (GeodesicLaw law : GeodesicLaw.values()) {
            for (CausalCharacter character : new CausalCharacter[] {TIME_LIKE, NULL}) {
                GeodesicStart start = GeodesicStart.ofMomentum(field, character, event, 0.4, -0.2, 0.1);
                Geodesic path = new GeodesicSolver(field, GeodesicSettings.of(law, 1e-14)).follow(start, 20);
                double t = path.last().t();
                for (int a = 1; a < 4; a++) {
                    double straight = event[a] + t * start.velocity(a) / start.velocity(0);
                    assertThat(path.last().event(a)).isCloseTo(straight, within(1e-12 * t));
                }
            }
        }
    }

    @Test
    void moreNeuronsConvergeToTheSmoothedMetricNotToTheSampled() {
        double[] coarse = end(field(16, 1, wave(16)), 16);
        double[] fine = end(field(16, 0.5, wave(16)), 16);
        assertThat(distance(coarse, fine)).isLessThan(1e-7); // e^{−2π²σ²/h²}
        assertThat(distance(fine, end(sampled(16), 16))).isGreaterThan(1e-3);
        assertThat(distance(fine, end(smoothed(16), 16))).isLessThan(1e-9);
    }

    @Test
    void theBiasAgainstTheSampledMetricFallsWithTheSquareOfTheWaveLength() {
        double[] bias = new double[3];
        for (int i = 0; i < bias.length; i++) {
            double length = 16 << i;
            bias[i] = distance(end(field(length, 1, wave(length)), length), end(sampled(length), length));
        }
        double exponent = StrictMath.log(bias[2] / bias[1]) / StrictMath.log(2);
        assertThat(exponent).isCloseTo(-2, within(0.1));
    }

    @Test
    void aHoleInTheCoverEndsAPath() {
        Box box = new Box(new Side(0, 40, false), new Side(0, 4, true), new Side(0, 4, true));
        Box covered = new Box(new Side(0, 8, false), box.y(), box.z());
        double[] positions = NeuronLayout.lattice(covered, 1, 0);
        double[] matrices = new double[2 * positions.length];
        for (int i = 0; i < positions.length / 3; i++) {
            matrices[6 * i] = 1;
            matrices[6 * i + 3] = 1;
            matrices[6 * i + 5] = 1;
        }
        Cutoff cutoff = Cutoff.of(1e-6);
        KernelField field = new KernelField(Neurons.of(positions, matrices), box, cutoff, 1e-3, Kernels.scalar());
        GeodesicStart start = GeodesicStart.ofVelocity(field, NULL, new double[] {0, 4, 1, 1}, 1, 0.1, 0);
        Geodesic path = new GeodesicSolver(field, GeodesicSettings.of(GeodesicLaw.AFFINE, 1e-9)).follow(start, 40);
        assertThat(path.end().kind()).isEqualTo(GeodesicEnd.Kind.NO_METRIC);
        assertThat(exists(field, path.last(), 0)).isTrue();
        assertThat(exists(field, path.last(), 1e-9)).isFalse();
        assertThat(path.last().x()).isGreaterThan(8);
    }

    private static boolean exists(Metric metric, GeodesicPoint point, double ahead) {
        MetricJet jet = new MetricJet(0);
        for (int mu = 0; mu < 4; mu++) {
            jet.event()[mu] = point.event(mu) + ahead * point.velocity(mu);
        }
        return metric.at(jet);
    }
}
