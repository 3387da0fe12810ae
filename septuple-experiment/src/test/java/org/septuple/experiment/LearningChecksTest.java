package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.measurement.TimeScale;
import org.septuple.measurement.TimeScales;
import org.septuple.statistics.Estimate;

/// What row 2.4 says of the times that decide it, at ten updates of states per learning step.
class LearningChecksTest {

    private static final TimeScale MEASURED = new TimeScale.Measured(new Estimate(8, 0.5, 32), 20);
    private static final TimeScale LONG = new TimeScale.LongerThanRecorded(4.9);

    private static String words(TimeScale neurons, TimeScale trainables) {
        return LearningChecks.words(new TimeScales(List.of(neurons), List.of(trainables), 0.1));
    }

    @Test
    void aBoundThatDecidesIsSaid() {
        assertThat(words(MEASURED, MEASURED)).isEqualTo("both were measured");
        assertThat(words(MEASURED, LONG))
                .contains("a bound decides", "tau_q at least 4.90 learning steps", "tau_x/tau_q at most 0.184");
        assertThat(words(LONG, MEASURED))
                .contains("a bound decides", "tau_x at least 0.490 learning steps", "tau_x/tau_q at least 0.0544");
        assertThat(words(LONG, LONG)).contains("tau_x at least 0.490", "tau_q at least 4.90", "both longer");
    }

    /// One trainable is slower than recorded, but another one is the shortest.
    @Test
    void onlyTheTimesThatDecideAreTold() {
        TimeScale fast = new TimeScale.Measured(new Estimate(2, 0.1, 32), 20);
        assertThat(LearningChecks.words(new TimeScales(List.of(fast), List.of(LONG, fast), 0.1)))
                .isEqualTo("both were measured");
    }
}
