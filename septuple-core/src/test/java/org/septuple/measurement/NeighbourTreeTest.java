package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;

class NeighbourTreeTest {

    private static double[] gaussian(int count, long seed) {
        return new RandomStream(seed, Purpose.KNOWN_PROCESS, 0, 0).gaussians(count);
    }

    /// All distances, sorted.
    private static double[] bruteForce(Sample sample, Norm norm, int k) {
        return IntStream.range(0, sample.points())
                .mapToObj(i -> IntStream.range(0, sample.points())
                        .filter(j -> sample.unit(j) != sample.unit(i))
                        .mapToDouble(j -> distance(sample, norm, i, j))
                        .sorted()
                        .limit(k))
                .flatMapToDouble(s -> s)
                .toArray();
    }

    private static double distance(Sample sample, Norm norm, int i, int j) {
        double distance = 0;
        for (int c = 0; c < sample.dimension(); c++) {
            double x = sample.get(i, c) - sample.get(j, c);
            distance = norm == Norm.MAXIMUM ? Math.max(distance, Math.abs(x)) : distance + x * x;
        }
        return distance;
    }

    private static void assertEqualsBruteForce(Sample sample) {
        for (Norm norm : Norm.values()) {
            for (int k : new int[] {1, 3, 17}) {
                double[] found = NeighbourTree.of(sample, norm, Engine.scalar()).neighbours(k, Engine.scalar());
                assertThat(found).containsExactly(bruteForce(sample, norm, k));
            }
        }
    }

    @Test
    void distancesAreThoseOfAllPoints() {
        for (int d : new int[] {1, 2, 3, 7}) {
            assertEqualsBruteForce(Sample.independent(gaussian(311 * d, d), d));
        }
    }

    @Test
    void clusteredCollinearAndCoincidingPointsAreFound() {
        double[] clustered = gaussian(600, 5);
        Arrays.setAll(clustered, i -> clustered[i] * 1e-6 + ((i / 2) % 7) * 1000);
        assertEqualsBruteForce(Sample.independent(clustered, 2));
        double[] line = gaussian(300, 6);
        double[] collinear = new double[900];
        Arrays.setAll(collinear, i -> line[i / 3] * (i % 3 + 0.1));
        assertEqualsBruteForce(Sample.independent(collinear, 3));
        double[] rounded = gaussian(900, 7);
        Arrays.setAll(rounded, i -> Math.rint(rounded[i]));
        assertEqualsBruteForce(Sample.independent(rounded, 3));
        assertEqualsBruteForce(Sample.independent(new double[300], 3));
    }

    @Test
    void neighboursAreOfOtherUnits() {
        Recording recording = Recording.of(gaussian(2 * 20 * 15, 8), 20, 2, 1);
        assertEqualsBruteForce(Sample.of(recording, Units.of(recording), 1));
    }

    /// Queries at the points themselves are the points.
    @Test
    void queriesLeaveOutTheirUnits() {
        Recording recording = Recording.of(gaussian(2 * 20 * 15, 12), 20, 2, 1);
        Sample sample = Sample.of(recording, Units.of(recording), 1);
        NeighbourTree tree = NeighbourTree.of(sample, Norm.EUCLIDEAN, Engine.scalar());
        assertThat(tree.neighboursOfOtherUnits(sample, 3, Engine.scalar()))
                .containsExactly(bruteForce(sample, Norm.EUCLIDEAN, 3));
    }

    @Test
    void bitsDoNotDependOnThreads() {
        Sample sample = Sample.independent(gaussian(30_000, 10), 3);
        double[] alone =
                NeighbourTree.of(sample, Norm.EUCLIDEAN, Engine.scalar()).neighbours(4, Engine.scalar());
        try (ThreadCrew crew = new ThreadCrew(3)) {
            Engine engine = new Engine(Kernels.scalar(), crew);
            assertThat(NeighbourTree.of(sample, Norm.EUCLIDEAN, engine).neighbours(4, engine))
                    .containsExactly(alone);
        }
    }

    @Test
    void moreNeighboursThanPointsAreRefused() {
        Sample sample = Sample.independent(new double[] {1, 2, 3}, 1);
        assertThatThrownBy(() ->
                        NeighbourTree.of(sample, Norm.MAXIMUM, Engine.scalar()).neighbours(3, Engine.scalar()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("k = 3 must be in [1, 2]");
    }
}
