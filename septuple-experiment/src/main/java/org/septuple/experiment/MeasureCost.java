package org.septuple.experiment;

import java.util.Objects;
import org.septuple.measurement.KnownProcess;
import org.septuple.measurement.Recording;
import org.septuple.numerics.Engine;

/// What kind `measure` will take.
final class MeasureCost {

    private static final int FRAMES_PER_LAG = 4;
    private static final int PARTS = 32;
    private static final long BYTES_OF_REPORT = 300_000;
    /// Twenty rows of twenty numbers.
    private static final long BYTES_PER_COORDINATE = 20 * 20 * Double.BYTES;

    private MeasureCost() {}

    /// Estimates by measuring a part of the recording.
    ///
    /// @param experiment what would be measured
    /// @param engine     kernels and crew
    /// @return the estimate
    static Cost of(Experiment.Measure experiment, Engine engine) {
        long frames;
        Recording part;
        Recording gradient = experiment.gradient();
        long begin = System.nanoTime();
        if (experiment.source() instanceof RecordingPlan.OfProcess(KnownProcess process, long all, int replicas)) {
            frames = all;
            part = process.record(
                    part(experiment, frames), replicas, experiment.header().seed(), engine);
        } else {
            Recording whole = Objects.requireNonNull(experiment.recording(), "the recording was not opened");
            frames = whole.frames();
            part = whole.between(0, part(experiment, frames));
            gradient = gradient == null ? null : gradient.between(0, part.frames());
        }
        new RecordingMeasurement(part, gradient, experiment.measure(), engine).measureQuietly();
        double seconds = (System.nanoTime() - begin) * 1e-9 * frames / part.frames();
        return new Cost(seconds, memoryBytes(experiment), BYTES_OF_REPORT + BYTES_PER_COORDINATE * part.coordinates());
    }

    private static long part(Experiment.Measure experiment, long frames) {
        long least = (long) FRAMES_PER_LAG * (experiment.measure().longestLag() + FRAMES_PER_LAG);
        return Math.min(frames, Math.max(least, frames / PARTS));
    }

    /// Bytes of a simulated recording and of the sums of pieces; recordings in files are read in parts.
    static long memoryBytes(Experiment.Measure experiment) {
        return switch (experiment.source()) {
            case RecordingPlan.OfProcess(KnownProcess process, long frames, int replicas) -> {
                int c = process.dimension();
                yield Double.BYTES * frames * replicas * c + MeasuredDiffusion.memoryBytes(replicas, c);
            }
            case RecordingPlan _ -> {
                Recording recording = experiment.recording();
                yield recording == null
                        ? 0
                        : MeasuredDiffusion.memoryBytes(recording.replicas(), recording.coordinates());
            }
        };
    }
}
