package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.learning.Knob;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

class AdaptiveLearningTest {

    private static Run run(Experiment experiment, int threads) throws InterruptedException {
        return new LocalRunner(Kernels.scalar(), threads).run(experiment, Moons.DATA, new Moons.Recorder());
    }

    private static double value(Run run, String name) {
        return Objects.requireNonNull(run.results().get(name), name).value();
    }

    /// Learners with knobs and without end at the same work, to a stretch and its branches; without knobs nothing changes.
    @Test
    void allSchedulesCostTheSame() throws InterruptedException {
        Run fixed = run(AdaptiveMoons.of(2), 1);
        Run adaptive = run(AdaptiveMoons.of(2, Knob.STEP, Knob.BATCH), 2);
        assertThat(fixed.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(value(fixed, "adaptive.passes")).isBetween(12.0, 12.1);
        assertThat(value(adaptive, "adaptive.passes")).isBetween(12.0, 15.0);
        assertThat(value(fixed, "adaptive.changes")).isZero();
        assertThat(value(adaptive, "adaptive.changes")).isPositive();
        assertThat(value(fixed, "adaptive.step")).isEqualTo(0.05);
        assertThat(fixed.epochs()).hasSize(24);
        assertThat(fixed.results()).doesNotContainKey("adaptive.slope.step");
        assertThat(adaptive.results()).containsKeys("adaptive.slope.step", "adaptive.slope.batch");
    }

    /// The table tells the ratio of which the results are the last, replica by replica.
    @Test
    void theTableHoldsTheTraces() throws InterruptedException {
        Run run = run(AdaptiveMoons.of(2), 1);
        FindingTable table = Objects.requireNonNull(run.findings())
                .table(FindingTable.Shape.CONTROLLER)
                .orElseThrow();
        assertThat(Arrays.stream(table.column("replica")).distinct().toArray()).containsExactly(0, 1);
        double[] ratio = table.column("log_saturation");
        double[] rate = table.column("rate");
        double[] mu = table.column("mu");
        double[] diffusion = table.column("diffusion");
        for (int k = 0; k < ratio.length; k++) {
            double exact = StrictMath.log(rate[k] * Math.abs(mu[k]) / diffusion[k] / (4 * Math.PI));
            assertThat(Math.abs(ratio[k] - exact)).isLessThan(1e-9);
        }
        double last = (StrictMath.exp(ratio[ratio.length / 2 - 1]) + StrictMath.exp(ratio[ratio.length - 1])) / 2;
        assertThat(Math.abs(value(run, "adaptive.saturation") / last - 1)).isLessThan(1e-9);
    }

    @Test
    void resultsDoNotDependOnThreads() throws InterruptedException {
        Map<String, Estimate> alone =
                run(AdaptiveMoons.of(2, Knob.STEP, Knob.NEURONS), 1).results();
        assertThat(run(AdaptiveMoons.of(2, Knob.STEP, Knob.NEURONS), 3).results())
                .isEqualTo(alone);
    }
}
