package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;

/// E of lattices of points against sums over all images, and its gradient against central differences.
class FlatnessFieldTest {

    private static final int[] TIMES = {0, 2};

    /// Neurons with g_i = 1 + strain·h_i, h_i symmetric normal, on random walks of such steps in space.
    static LocalNeurons neurons(int size, int times, double strain, double step, long seed) {
        double[] normal = new RandomStream(seed, Purpose.KNOWN_PROCESS, 60, 0).gaussians(6 * size + 3 * size * times);
        double[] matrices = new double[6 * size];
        double[] paths = new double[3 * size * times];
        for (int k = 0; k < matrices.length; k++) {
            boolean diagonal = k % 6 == 0 || k % 6 == 3 || k % 6 == 5;
            matrices[k] = (diagonal ? 1 : 0) + strain * normal[k];
        }
        for (int k = 0; k < paths.length; k++) {
            paths[k] = (k < 3 * size ? 0 : paths[k - 3 * size]) + step * normal[matrices.length + k];
        }
        return LocalNeurons.of(matrices, paths);
    }

    private static Flatness direct(LocalNeurons neurons, Frames frames, int points) {
        double metric = 0;
        double density = 0;
        double spacing = frames.box().x().length() / points;
        for (int time : TIMES) {
            DirectSums sums = new DirectSums(frames.at(neurons, time), frames.box(), 4);
            for (int p = 0; p < points * points * points; p++) {
                double[] at = {
                    p % points * spacing, p / points % points * spacing, Math.floorDiv(p, points * points) * spacing
                };
                double[] values = sums.at(at, -1)[0][Brackets.VALUE];
                density += (values[0] - 1) * (values[0] - 1);
                for (int k = 0; k < 6; k++) {
                    boolean diagonal = k == 0 || k == 3 || k == 5;
                    double h = values[1 + k] / values[0] - (diagonal ? 1 : 0);
                    metric += (diagonal ? 1 : 2) * h * h;
                }
            }
        }
        double all = TIMES.length * (double) points * points * points;
        return new Flatness(metric / all, density / all, 0);
    }

    @Test
    void energyIsThatOfTheSumOverAllImages() {
        LocalNeurons neurons = neurons(8, 3, 0.15, 0.3, 1);
        Frames frames = Frames.random(neurons, 1, 0);
        Flatness slow = direct(neurons, frames, 2);
        Flatness fast = new FlatnessMeasure(1, Crew.alone()).of(neurons, frames, TIMES);
        assertThat(fast.metric()).isCloseTo(slow.metric(), within(1e-7));
        assertThat(fast.density()).isCloseTo(slow.density(), within(1e-7));
        assertThat(fast.holes()).isZero();
    }

    @Test
    void theSmoothKernelKeepsTheNumberOfNeurons() {
        SearchKernel kernel = SearchKernel.smooth(Cutoff.of(1e-4));
        assertThat(kernel.scale()).isBetween(1.0, 1.01);
        LocalNeurons neurons = neurons(27, 1, 0, 0, 1);
        Frames frames = Frames.random(neurons, 1, 0);
        double exact = new FlatnessMeasure(2, Crew.alone())
                .of(neurons, frames, new int[1])
                .density();
        FlatnessField search = new FlatnessField(neurons, new int[1], 6, Cutoff.of(1e-4), true, Crew.alone());
        assertThat(search.at(FrameState.of(neurons, frames)).density()).isCloseTo(exact, within(0.02 * exact));
    }

    @Test
    void theGradientIsThatOfCentralDifferences() {
        LocalNeurons neurons = neurons(12, 3, 0.15, 0.4, 2);
        FrameState state = FrameState.of(neurons, Frames.random(neurons, 2, 0));
        FlatnessField field = new FlatnessField(neurons, TIMES, 4, Cutoff.of(1e-4), true, Crew.alone());
        int dimension = 6 * neurons.size() + 1;
        double[] gradient = new double[dimension];
        field.at(state);
        field.gradient(gradient);
        double largest = IntStream.range(0, dimension)
                .mapToDouble(k -> Math.abs(gradient[k]))
                .max()
                .orElseThrow();
        FrameState moved = state.copy();
        double step = 1e-4;
        for (int k = 0; k < dimension; k++) {
            double[] one = new double[dimension];
            one[k] = 1;
            moved.move(state, one, step, Crew.alone());
            double up = field.at(moved).energy();
            moved.move(state, one, -step, Crew.alone());
            double down = field.at(moved).energy();
            assertThat(gradient[k]).as("%d", k).isCloseTo((up - down) / (2 * step), within(1e-5 * largest));
        }
    }

    @Test
    void threadsChangeNoBit() {
        LocalNeurons neurons = neurons(200, 3, 0.15, 0.4, 3);
        FrameState state = FrameState.of(neurons, Frames.random(neurons, 2, 0));
        double[] alone = new double[6 * neurons.size() + 1];
        double[] shared = new double[alone.length];
        FlatnessField one = new FlatnessField(neurons, TIMES, 6, Cutoff.of(1e-4), true, Crew.alone());
        Flatness of = one.at(state);
        one.gradient(alone);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            FlatnessField three = new FlatnessField(neurons, TIMES, 6, Cutoff.of(1e-4), true, crew);
            assertThat(three.at(state)).isEqualTo(of);
            three.gradient(shared);
        }
        assertThat(shared).isEqualTo(alone);
    }

    /// Nothing hides between points of spacing 1, at random frames, where fields vary most.
    @Test
    void doublingThePointsChangesLittle() {
        LocalNeurons neurons = neurons(125, 1, 0.15, 0, 4);
        Frames frames = Frames.random(neurons, 2, 0);
        double coarse = new FlatnessMeasure(1, Crew.alone())
                .of(neurons, frames, new int[1])
                .energy();
        double fine = new FlatnessMeasure(2, Crew.alone())
                .of(neurons, frames, new int[1])
                .energy();
        assertThat(coarse).isCloseTo(fine, within(0.01 * fine));
    }
}
