package org.septuple.io;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.MeasurePlan.SlopePlan;
import org.septuple.experiment.RecordingPlan;
import org.septuple.measurement.Recording;
import org.septuple.measurement.Soundness;
import org.septuple.numerics.Engine;

/// Binds kind `measure`: sections `recording` ([RecordingBinder]) and `measure` ([MeasureBinder]).
final class MeasureExperiment {

    private final Section root;
    private final Experiment.Header header;
    private final RecordingPlan source;
    private final MeasureBinder measure;
    private final Map<String, String> hashes = new LinkedHashMap<>();

    /// Reads the sections.
    ///
    /// @param root   of the configuration
    /// @param header name, seed and expectation
    /// @param places where files are looked for
    MeasureExperiment(Section root, Experiment.Header header, DataPlaces places) {
        this.root = root;
        this.header = header;
        this.source = new RecordingBinder(root.section("recording"), places).plan();
        this.measure = new MeasureBinder(root.section("measure"), places);
        if (source instanceof RecordingPlan.OfProcess process) {
            measure.agreesWith(process.process().dimension());
            measure.fits(process.frames());
        }
    }

    /// The experiment without its files.
    ///
    /// @return nothing is opened
    Experiment.Measure closed() {
        return new Experiment.Measure(header, source, null, null, measure.plan());
    }

    /// The experiment with its files.
    ///
    /// @return recordings that were read once and found sound; without them if anything is wrong
    Experiment.Measure opened() {
        Recording gradient = measure.plan().force() instanceof SlopePlan.Recorded(RecordingPlan slope)
                ? open("measure", slope)
                : null;
        if (gradient != null) {
            for (String problem : Soundness.ofGradient(gradient).problems()) {
                root.reject("measure", ErrorCode.RECORDING_UNSOUND, problem, ErrorCode.RECORDING_UNSOUND.remedy());
            }
        }
        if (source instanceof RecordingPlan.OfProcess) {
            if (measure.plan().force() instanceof SlopePlan.Recorded) {
                root.reject(
                        "measure",
                        "`measure.force.recording` lies beside a process, whose places it cannot know",
                        "Give F as polynomial or quadratic, or record q too.");
            }
            return closed();
        }
        Recording recording = open("recording", source);
        if (recording == null) {
            return closed();
        }
        measure.agreesWith(recording.coordinates());
        if (gradient != null && !isBeside(gradient, recording)) {
            root.reject(
                    "measure",
                    ErrorCode.WRONG_LENGTH,
                    "frames x replicas x coordinates of `measure.force.recording`: %d x %d x %d, of `recording`: %d x %d x %d"
                            .formatted(
                                    gradient.frames(),
                                    gradient.replicas(),
                                    gradient.coordinates(),
                                    recording.frames(),
                                    recording.replicas(),
                                    recording.coordinates()),
                    "Give the slope of F at every recorded point, and the same part of both.");
        }
        for (String problem :
                Soundness.of(recording, measure.plan().longestLag()).problems()) {
            root.reject("recording", ErrorCode.RECORDING_UNSOUND, problem, ErrorCode.RECORDING_UNSOUND.remedy());
        }
        return new Experiment.Measure(header, source, recording, gradient, measure.plan());
    }

    /// SHA-256 of every file that was opened, by name.
    Map<String, String> hashes() {
        return hashes;
    }

    private @Nullable Recording open(String key, RecordingPlan plan) {
        Optional<RecordingFiles.Opened> opened =
                root.construct(key, () -> RecordingFiles.open(plan, header.seed(), Engine.scalar()));
        opened.ifPresent(found -> hashes.putAll(found.hashes()));
        return opened.map(RecordingFiles.Opened::recording).orElse(null);
    }

    private static boolean isBeside(Recording one, Recording other) {
        return one.frames() == other.frames()
                && one.replicas() == other.replicas()
                && one.coordinates() == other.coordinates();
    }
}
