package org.septuple.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.septuple.experiment.CloudSource;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.IdentityPlan;
import org.septuple.experiment.RecordingPlan;
import org.septuple.io.Bound;
import org.septuple.io.ExperimentFile;
import org.septuple.measurement.KnownProcess;
import org.septuple.measurement.Recording;
import org.septuple.network.Split;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `septuple check FILE`: is this configuration, with its data, ready to run?
@Command(
        name = "check",
        description = "Check a configuration and its data; run nothing, write nothing.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private ExperimentArguments arguments = new ExperimentArguments();

    @Option(names = "--resolved", description = "Print the configuration with overrides and defaults.")
    private boolean resolved;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Bound<ExperimentFile.Prepared> bound = arguments.read();
        Experiment experiment = bound.value().experiment();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .createObjectNode()
                    .put("file", arguments.file().toString())
                    .put("kind", experiment.kind())
                    .put("ready", true)
                    .toPrettyString());
        } else if (resolved) {
            out.print(bound.resolved().toYaml());
        } else {
            out.printf("%s: ready to run (kind %s, %s)%n", arguments.file(), experiment.kind(), subject(bound.value()));
        }
        out.flush();
        return 0;
    }

    /// What it is about.
    private static String subject(ExperimentFile.Prepared prepared) {
        return switch (prepared.experiment()) {
            case Experiment.Measure measure ->
                switch (measure.source()) {
                    case RecordingPlan.OfProcess(KnownProcess process, long frames, int replicas) ->
                        subject(measure, frames, replicas, process.dimension());
                    case RecordingPlan _ -> {
                        Recording recording = Objects.requireNonNull(measure.recording(), "it was opened");
                        yield subject(measure, recording.frames(), recording.replicas(), recording.coordinates());
                    }
                };
            case Experiment.OnGrid solved ->
                "grid of %s cells"
                        .formatted(solved.grid().axes().stream()
                                .map(axis -> Integer.toString(axis.points()))
                                .collect(Collectors.joining(" x ")));
            case Experiment.OfNeurons metric ->
                "%d neurons on a grid of %s cells"
                        .formatted(
                                metric.plan().source().count(),
                                metric.plan().grid().axes().stream()
                                        .map(axis -> Integer.toString(axis.points()))
                                        .collect(Collectors.joining(" x ")));
            case Experiment.Contest contest ->
                "seeds x replicas x times = %d x %d x %d, %d contestants"
                        .formatted(
                                contest.plan().seeds(),
                                contest.plan().replicas(),
                                contest.plan().times().size(),
                                contest.plan().names().size());
            case Experiment.OfGeodesics geodesics ->
                "%s, %s"
                        .formatted(
                                geodesics.source().words(),
                                geodesics.plan() == null
                                        ? "orbits"
                                        : "%d paths".formatted(geodesics.plan().paths()));
            case Experiment.OfCosmology cosmology -> cosmology.plan().words();
            case Experiment.OfPremises premises -> premises.plan().words();
            case Experiment.Gravity gravity ->
                "%s, %d seeds of %d neurons"
                        .formatted(
                                gravity.plan().words(),
                                gravity.plan().seeds(),
                                gravity.plan().neurons());
            case Experiment.Einstein einstein ->
                einstein.plan().words(einstein.header().seed());
            case Experiment.OfCurvature curvature ->
                "%s at %d events"
                        .formatted(
                                curvature.plan().source().words(),
                                curvature.plan().events());
            case Experiment.Identity identity ->
                switch (identity.plan()) {
                    case IdentityPlan.Lorentz lorentz -> "%d vectors in Lorentz frames".formatted(lorentz.vectors());
                    case IdentityPlan.Action action -> "%d random metrics of each gauge".formatted(action.metrics());
                };
            case Experiment.Clouds clouds ->
                switch (clouds.source()) {
                    case CloudSource.OfNetwork network ->
                        "%d clouds of %d neurons"
                                .formatted(
                                        network.plan().clouds(),
                                        network.inputs()
                                                + network.network().bulk().bulk());
                    case CloudSource.Recorded recorded -> {
                        Recording start = Objects.requireNonNull(recorded.start(), "it was opened");
                        yield "%d recorded clouds of %d replicas, %d vectors"
                                .formatted(
                                        start.frames(), start.replicas(), start.coordinates() / recorded.components());
                    }
                    case CloudSource.Planted planted -> "%d planted clouds".formatted(planted.clouds());
                };
            case Experiment.Learning _, Experiment.Duality _, Experiment.FreeEnergy _ -> {
                Split data = prepared.data();
                yield "%s: %d training and %d test samples"
                        .formatted(
                                data.train().name(),
                                data.train().samples(),
                                data.test().samples());
            }
        };
    }

    private static String subject(Experiment.Measure measure, long frames, int replicas, int coordinates) {
        return "frames x replicas x coordinates = %d x %d x %d: %s"
                .formatted(
                        frames,
                        replicas,
                        coordinates,
                        measure.measure().quantities().stream()
                                .map(quantity -> quantity.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
    }
}
