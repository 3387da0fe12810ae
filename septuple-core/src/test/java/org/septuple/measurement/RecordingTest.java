package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Trajectories;

class RecordingTest {

    /// Two replicas of three coordinates, `100·frame + 10·replica + coordinate`.
    private static Recording counted(int frames) {
        double[] values = new double[frames * 6];
        Arrays.setAll(values, i -> 100 * (i / 6) + 10 * (i % 6 / 3) + i % 3);
        return Recording.of(values, 2, 3, 0.5);
    }

    private static double[] read(Recording recording) {
        double[] all = new double[(int) recording.frames() * recording.replicas() * recording.coordinates()];
        recording.read(0, (int) recording.frames(), all);
        return all;
    }

    @Test
    void aPartIsThePartOfTheWhole() {
        double[] whole = read(counted(5));
        assertThat(read(counted(5).between(1, 3))).isEqualTo(Arrays.copyOfRange(whole, 6, 18));
        assertThatThrownBy(() -> counted(5).between(3, 6)).hasMessageContaining("until <= 5");
    }

    @Test
    void aProjectionIsLinear() {
        Recording projected = counted(2).projected(new double[] {1, 1, 1}, new double[][] {{0, 0, 1}, {1, -1, 0}});
        assertThat(read(projected)).containsExactly(1, -1, 11, -1, 101, -1, 111, -1);
        assertThat(projected.coordinates()).isEqualTo(2);
        assertThatThrownBy(() -> counted(2).projected(new double[2], new double[1][3]))
                .hasMessageContaining("length of the origin: 2, rows: 1; need one or more rows, and length 3");
    }

    @Test
    void trajectoriesMustBeEquallySpaced() {
        Trajectories even = new Trajectories(new long[] {0, 5, 10}, 1, 1);
        assertThat(Recording.of(even, 0.1).interval()).isEqualTo(0.5);
        assertThatThrownBy(() -> Recording.of(new Trajectories(new long[] {0, 5, 11}, 1, 1), 1))
                .hasMessageContaining("5 and 11 are 6 apart, the first two 5");
        assertThatThrownBy(() -> Recording.of(new Trajectories(new long[] {3}, 1, 1), 1))
                .hasMessageContaining("two or more");
    }

    @Test
    void everyReplicaAndFrameIsInOneUnit() {
        for (int[] shape : new int[][] {{1, 1000}, {3, 70}, {15, 2}, {16, 9}, {128, 4}, {1000, 3}}) {
            Recording recording = Recording.of(new double[shape[0] * shape[1]], shape[0], 1, 1);
            Units units = Units.of(recording);
            int[] members = new int[units.count()];
            for (int replica = 0; replica < shape[0]; replica++) {
                for (int frame = 0; frame < shape[1]; frame++) {
                    int block = units.block(frame);
                    assertThat((long) frame).isBetween(units.start(block), units.start(block + 1) - 1);
                    members[units.group(replica) * units.blocks() + block]++;
                }
            }
            int least = Arrays.stream(members).min().orElseThrow();
            assertThat(least).isPositive();
            assertThat(units.areReplicas()).isEqualTo(shape[0] >= Units.FEW);
        }
    }

    @Test
    void gapsAndStandstillAreNamed() {
        double[] values = read(counted(48));
        for (int i = 1; i < values.length; i += 3) {
            values[i] = 7;
        }
        assertThat(Soundness.of(Recording.of(values, 2, 3, 1), 3).problems())
                .singleElement()
                .asString()
                .contains("coordinate 1 never changes (1 of 3); leave it out");
        values[6 * 2 + 3] = Double.NaN;
        assertThat(Soundness.of(Recording.of(values, 2, 3, 1), 3).problems())
                .singleElement()
                .asString()
                .contains("frame 2, replica 1, coordinate 0 is NaN");
    }

    /// Replica 17 is replica 3; of minus zero and zero neither is another.
    @Test
    void replicasRecordedTwiceAreNamed() {
        double[] values = new double[5 * 20 * 2];
        Arrays.setAll(values, i -> (i % 40 * 7 + i / 40 * 13) % 41);
        assertThat(Soundness.of(Recording.of(values, 20, 2, 1), 1).problems()).isEmpty();
        values[6] = -0.0;
        for (int t = 0; t < 5; t++) {
            for (int k = 0; k < 2; k++) {
                values[(t * 20 + 17) * 2 + k] = values[(t * 20 + 3) * 2 + k] + 0.0;
            }
        }
        assertThat(Soundness.of(Recording.of(values, 20, 2, 1), 1).problems())
                .singleElement()
                .asString()
                .contains("1 of 20, such as replica 17 as replica 3");
    }

    @Test
    void aSlopeIsFiniteAndNotZeroEverywhere() {
        double[] values = new double[24];
        assertThat(Soundness.ofGradient(Recording.of(values, 2, 3, 1)).problems())
                .singleElement()
                .asString()
                .contains("0 at every point");
        values[7] = 1;
        assertThat(Soundness.ofGradient(Recording.of(values, 2, 3, 1)).problems())
                .isEmpty();
        values[6 * 2 + 4] = Double.POSITIVE_INFINITY;
        assertThat(Soundness.ofGradient(Recording.of(values, 2, 3, 1)).problems())
                .singleElement()
                .asString()
                .contains("frame 2, replica 1, coordinate 1 is Infinity");
    }

    @Test
    void aRecordingIsLongerThanItsLags() {
        assertThat(Soundness.of(counted(48), 47).problems()).isEmpty();
        Soundness soundness = Soundness.of(counted(48), 48);
        assertThatThrownBy(soundness::require).hasMessageContaining("record at least 49 frames");
    }

    /// 17 frames of 2 replicas: 32 blocks of 1 frame. 16 replicas are units whatever their length.
    @Test
    void blocksOfOneFrameAreNoUnits() {
        assertThat(Soundness.of(counted(17), 1).problems())
                .singleElement()
                .asString()
                .contains(
                        "frames x replicas = 17 x 2 make 32 blocks of time, each of length 1, must be >= 3",
                        "at least 48 frames",
                        "16 replicas");
        assertThat(Soundness.of(counted(47), 1).problems()).isNotEmpty();
        double[] values = new double[2 * 16];
        Arrays.setAll(values, i -> i);
        assertThat(Soundness.of(Recording.of(values, 16, 1, 1), 1).problems()).isEmpty();
    }

    @Test
    void scalesWithoutPowersAreNamed() {
        for (double scale : new double[] {1e200, 1e31, 1e-31, 1e-200}) {
            double[] values = read(counted(48));
            for (int i = 1; i < values.length; i += 3) {
                values[i] *= scale / 4800;
            }
            assertThat(Soundness.of(Recording.of(values, 2, 3, 1), 1).problems())
                    .singleElement()
                    .asString()
                    .contains("coordinate 1 spreads over ", "must be in [1e-30, 1e+30]", "other units");
        }
    }
}
