package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Calibration;

class StationarityTest {

    private static final LinearProcess PROCESS =
            LinearProcess.autoregression(new double[][] {{0.7, 0.2}, {-0.2, 0.7}}, new double[][] {{1, 0}, {0, 3}});

    /// Coordinate 1 gets a trend in its mean and in its width.
    private static Recording bent(int frames, int replicas, long seed, double mean, double width) {
        Recording recording = PROCESS.record(frames, replicas, seed, Engine.scalar());
        double[] values = new double[frames * replicas * 2];
        recording.read(0, frames, values);
        for (int i = 1; i < values.length; i += 2) {
            int frame = i / (2 * replicas);
            double time = (double) frame / frames;
            values[i] = values[i] * (1 + width * time) + mean * time;
        }
        return Recording.of(values, replicas, 2, 1);
    }

    /// Two halves by hand: 1, 3 and 5, 9 of replica 0; 2, 2 and 4, 4 of replica 1, each eight times, about their mean 3.75.
    @Test
    void laterHalvesAreHeldAgainstEarlierOnes() {
        double[] values = new double[4 * 16];
        double[][] replicas = {{1, 3, 5, 9}, {2, 2, 4, 4}};
        for (int i = 0; i < values.length; i++) {
            values[i] = replicas[i % 16 % 2][i / 16];
        }
        Stationarity found = Stationarity.of(Recording.of(values, 16, 1, 1));
        assertThat(found.means().getFirst().value()).isCloseTo((5 + 2) / 2.0, within(1e-12));
        double first = (2.75 * 2.75 + 0.75 * 0.75) / 2 + 1.75 * 1.75;
        double last = (1.25 * 1.25 + 5.25 * 5.25) / 2 + 0.25 * 0.25;
        assertThat(found.variances().getFirst().value()).isCloseTo((last - first) / 2, within(1e-12));
        assertThat(found.means().getFirst().n()).isEqualTo(16);
    }

    private static void assertCalibrated(int seeds, int frames, int replicas) {
        IntFunction<Stationarity> of = seed -> Stationarity.of(PROCESS.record(frames, replicas, seed, Engine.scalar()));
        Stationarity[] all = IntStream.range(0, seeds).parallel().mapToObj(of).toArray(Stationarity[]::new);
        for (int k = 0; k < 2; k++) {
            double[] means = new double[seeds];
            double[] variances = new double[seeds];
            double[] once = new double[seeds];
            for (int s = 0; s < seeds; s++) {
                means[s] = Calibration.normalScore(all[s].means().get(k), 0);
                variances[s] = Calibration.normalScore(all[s].variances().get(k), 0);
                once[s] = all[s].pValue();
            }
            Calibration.assertStandardNormal(means, 0.001);
            Calibration.assertStandardNormal(variances, 0.001);
            long alarms = IntStream.range(0, seeds).filter(s -> once[s] < 0.1).count();
            assertThat((alarms - 0.1 * seeds) / Math.sqrt(0.09 * seeds))
                    .as("false alarms")
                    .isLessThan(3);
        }
    }

    @Test
    void stationaryRecordingsAreStationaryQuickly() {
        assertCalibrated(40, 12, 64);
        assertCalibrated(40, 1600, 2);
    }

    /// Replicas; blocks of an even number, and of an odd one.
    @Tag("slow")
    @Test
    void stationaryRecordingsAreStationary() {
        assertCalibrated(400, 20, 200);
        assertCalibrated(400, 3000, 2);
        assertCalibrated(400, 1000, 7);
    }

    @Test
    void trendsAreSeen() {
        for (int replicas : new int[] {2, 7, 256}) {
            int frames = 25_600 / replicas;
            assertThat(Stationarity.of(bent(frames, replicas, 1, 0, 0)).pValue())
                    .isGreaterThan(1e-3);
            assertThat(Stationarity.of(bent(frames, replicas, 1, 2, 0)).pValue())
                    .isLessThan(1e-4);
            Stationarity wider = Stationarity.of(bent(frames, replicas, 1, 0, 1));
            assertThat(wider.pValue()).isLessThan(1e-4);
            assertThat(wider.variances().get(1).zAgainst(0)).isGreaterThan(4);
            assertThat(Math.abs(wider.means().get(1).zAgainst(0))).isLessThan(4);
        }
    }

    @Test
    void oneFrameHasNoHalves() {
        Recording recording = Recording.of(new double[20], 20, 1, 1);
        assertThatThrownBy(() -> Stationarity.of(recording)).hasMessageContaining("frames: 1");
    }
}
