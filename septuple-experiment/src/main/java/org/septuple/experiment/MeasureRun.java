package org.septuple.experiment;

import java.util.Map;
import java.util.Objects;
import org.septuple.measurement.KnownProcess;
import org.septuple.measurement.Recording;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;

/// Carries out kind `measure`.
record MeasureRun(Experiment.Measure experiment, Engine engine, RunOutput output) {

    Run run() {
        RecordingMeasurement measurement;
        try {
            measurement = new RecordingMeasurement(recording(), experiment.gradient(), experiment.measure(), engine);
            measurement.measure(output);
        } catch (IllegalArgumentException refused) { // a process that left the finite numbers, or stands still
            Outcome broken =
                    new Outcome.Diverged("the recording cannot be measured", 0, String.valueOf(refused.getMessage()));
            return new Run(experiment, broken, Map.of(), null);
        }
        return new Run(experiment, new Outcome.Completed(), measurement.results(), measurement.findings());
    }

    private Recording recording() {
        if (experiment.source() instanceof RecordingPlan.OfProcess(KnownProcess process, long frames, int replicas)) {
            return process.record(frames, replicas, experiment.header().seed(), engine);
        }
        return Objects.requireNonNull(experiment.recording(), "the recording was not opened");
    }
}
