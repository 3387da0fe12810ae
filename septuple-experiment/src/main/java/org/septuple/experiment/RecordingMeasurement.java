package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.Recording;
import org.septuple.measurement.Soundness;
import org.septuple.measurement.Units;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Everything that a plan asks of one recording.
@SuppressWarnings("UnusedVariable")
final class RecordingMeasurement {

    private final Recording recording;
    private final @Nullable Recording gradient;
    private final MeasurePlan plan;
    private final long seed;
    private final Engine engine;
    private final Units units;
    private final Map<String, Estimate> results = new LinkedHashMap<>();
    private final List<MeasuredTable> tables = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    RecordingMeasurement(
            Recording recording, @Nullable Recording gradient, MeasurePlan plan, long seed, Engine engine) {
        this.recording = recording;
        this.gradient = gradient;
        this.plan = plan;
        this.seed = seed;
        this.engine = engine;
        this.units = Units.of(recording);
    }

    /// Measures all quantities.
    ///
    /// @throws IllegalArgumentException if the recording is not sound
    void measure(RunOutput output) {
        output.progress("measuring", 0, 1);
        Soundness.of(recording, plan.longestLag()).require();
    }

    /// Named numbers.
    Map<String, Estimate> results() {
        return results;
    }

    /// Tables and remarks.
    MeasureFindings findings() {
        return new MeasureFindings(tables, remarks);
    }
}
