package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Crew;
import org.septuple.numerics.ThreadCrew;

/// Searches on neurons for which flat frames are known to exist, and what they leave alone.
class FrameSearchTest {

    private static final int[] NOW = {0};

    private static FrameSearch search(int iterations, int memory) {
        return new FrameSearch(new FrameSearch.Settings(iterations, 1e-6, memory, 1.25, 1e-3), Crew.alone());
    }

    /// g_i = 1.7·1: the lattice of one neuron in each cell with ℓ = 1.7^(−½) is flat to 6e^(−2π²). Found from random frames: E falls by 10⁴.
    @Test
    void flatSpaceIsFoundAgain() {
        LocalNeurons neurons = LocalNeurons.of(scaled(27, 1.7), new double[3 * 27]);
        FrameFit fit = new FrameSearch(new FrameSearch.Settings(200, 1e-6, 10, 1, 1e-3), Crew.alone())
                .from(neurons, Frames.random(neurons, 1, 0), NOW);
        FlatnessMeasure fine = new FlatnessMeasure(2, Crew.alone());
        double before = fine.of(neurons, Frames.random(neurons, 1, 0), NOW).energy();
        assertThat(fine.of(neurons, fit.frames(), NOW).energy()).isLessThan(1e-4 * before);
        assertThat(fit.frames().lengthUnit()).isCloseTo(1 / Math.sqrt(1.7), within(1e-3));
    }

    private static double[] scaled(int size, double factor) {
        double[] matrices = new double[6 * size];
        for (int i = 0; i < size; i++) {
            for (int k : new int[] {0, 3, 5}) {
                matrices[6 * i + k] = factor;
            }
        }
        return matrices;
    }

    /// Matrices ε(2, −1, −1) about 1 along one axis, all alike: flat where a third lies along each axis. Random rotations leave nearness of order ε/√44, parallel ones 2.4ε.
    @Test
    void anisotropyIsAveragedAway() {
        int size = 27;
        double[] matrices = scaled(size, 0.8);
        for (int i = 0; i < size; i++) {
            matrices[6 * i] = 1.4;
        }
        LocalNeurons neurons = LocalNeurons.of(matrices, new double[3 * size]);
        FrameFit fit = search(60, 10).from(neurons, Frames.random(neurons, 1, 0), NOW);
        assertThat(fit.start().nearness()).isGreaterThan(0.05);
        assertThat(fit.end().nearness()).isLessThan(0.01);
    }

    /// Accepted steps never rise: longer searches are the shorter ones continued.
    @Test
    void energyNeverRises() {
        LocalNeurons neurons = FlatnessFieldTest.neurons(27, 2, 0.15, 0.3, 5);
        Frames start = Frames.random(neurons, 1, 0);
        double last = Double.POSITIVE_INFINITY;
        for (int iterations = 0; iterations < 12; iterations++) {
            FrameFit fit = search(iterations, 10).from(neurons, start, new int[] {0, 1});
            assertThat(fit.iterations()).isEqualTo(iterations);
            assertThat(fit.end().energy()).isLessThan(last);
            last = fit.end().energy();
        }
    }

    /// E18: det g_i in units of ℓ is that of the own frame, whatever the search did; rotations stay rotations and proper distances along a path stay.
    @Test
    void determinantsAndProperLengthsAreInvariant() {
        LocalNeurons neurons = FlatnessFieldTest.neurons(27, 2, 0.15, 0.3, 6);
        Frames frames =
                search(30, 10).from(neurons, Frames.random(neurons, 1, 0), NOW).frames();
        double unit = frames.lengthUnit();
        Neurons early = frames.at(neurons, 0);
        Neurons late = frames.at(neurons, 1);
        double[] own = new double[6];
        double[] seen = new double[6];
        for (int i = 0; i < neurons.size(); i++) {
            double volume = Math.sqrt(neurons.determinant(i)) * unit * unit * unit;
            assertThat(early.volumeElement(i)).isCloseTo(volume, within(1e-12 * volume));
            double[] step = new double[3];
            double[] moved = new double[3];
            for (int a = 0; a < 3; a++) {
                step[a] = neurons.path(i, 1, a) - neurons.path(i, 0, a);
                moved[a] = frames.box().side(a).shortest(late.position(i, a) - early.position(i, a));
            }
            neurons.matrix(i, own);
            early.matrix(i, seen);
            double length = length(own, step);
            assertThat(length(seen, moved)).isCloseTo(length, within(1e-11 * length));
        }
    }

    private static double length(double[] g, double[] v) {
        double[] u = new double[3];
        SpatialMatrix.apply(g, 0, v, u);
        return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    }

    @Test
    void threadsChangeNoBit() {
        LocalNeurons neurons = FlatnessFieldTest.neurons(100, 2, 0.15, 0.3, 7);
        Frames start = Frames.random(neurons, 1, 0);
        FrameFit alone = search(5, 10).from(neurons, start, NOW);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            FrameFit shared =
                    new FrameSearch(new FrameSearch.Settings(5, 1e-6, 10, 1.25, 1e-3), crew).from(neurons, start, NOW);
            assertThat(shared.end()).isEqualTo(alone.end());
            for (int i = 0; i < 100; i++) {
                assertThat(shared.frames().shift(i, 1)).isEqualTo(alone.frames().shift(i, 1));
            }
        }
    }

    /// Memory of ten pairs gets farther in as many steps than steepest descent.
    @Test
    void curvatureHelps() {
        LocalNeurons neurons = FlatnessFieldTest.neurons(27, 1, 0.15, 0, 8);
        Frames start = Frames.random(neurons, 1, 0);
        double descent = search(40, 0).from(neurons, start, NOW).end().energy();
        double newton = search(40, 10).from(neurons, start, NOW).end().energy();
        assertThat(newton).isLessThan(descent / 3);
    }

    @Test
    void nonsenseIsRefused() {
        LocalNeurons neurons = FlatnessFieldTest.neurons(8, 1, 0, 0, 1);
        LocalNeurons others = FlatnessFieldTest.neurons(9, 1, 0, 0, 1);
        assertThatThrownBy(() -> search(1, 1).from(others, Frames.random(neurons, 1, 0), NOW))
                .hasMessageContaining("frames of 8 neurons for 9");
        assertThatThrownBy(() -> search(1, 1).from(neurons, Frames.random(neurons, 1, 0), new int[0]))
                .hasMessageContaining("0 times");
        assertThatThrownBy(() -> LocalNeurons.of(new double[] {1, 0, 0, -1, 0, 1}, new double[3]))
                .hasMessageContaining("neuron 0 is not positive definite");
        assertThatThrownBy(() -> LocalNeurons.of(new double[] {1, 0, 0, 1, 0, 1}, new double[] {0, Double.NaN, 0}))
                .hasMessageContaining("path of neuron 0 at time 0");
    }
}
