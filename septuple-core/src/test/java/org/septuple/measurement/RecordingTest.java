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
                .hasMessageContaining("got 2");
    }

    @Test
    void trajectoriesMustBeEquallySpaced() {
        Trajectories even = new Trajectories(new long[] {0, 5, 10}, 1, 1);
        assertThat(Recording.of(even, 0.1).interval()).isEqualTo(0.5);
        assertThatThrownBy(() -> Recording.of(new Trajectories(new long[] {0, 5, 11}, 1, 1), 1))
                .hasMessageContaining("5 and 11 are 6 steps apart");
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
        double[] values = read(counted(4));
        for (int i = 1; i < values.length; i += 3) {
            values[i] = 7;
        }
        assertThat(Soundness.of(Recording.of(values, 2, 3, 1), 3).problems())
                .singleElement()
                .asString()
                .contains("coordinates [1] never change");
        values[6 * 2 + 3] = Double.NaN;
        assertThat(Soundness.of(Recording.of(values, 2, 3, 1), 3).problems())
                .singleElement()
                .asString()
                .contains("frame 2, replica 1, coordinate 0 is NaN");
    }

    @Test
    void aRecordingIsLongerThanItsLags() {
        assertThat(Soundness.of(counted(4), 3).problems()).isEmpty();
        Soundness soundness = Soundness.of(counted(4), 4);
        assertThatThrownBy(soundness::require).hasMessageContaining("record at least 5 frames");
    }
}
