package org.septuple.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.EnsemblePlan;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.MeasurePlan;
import org.septuple.experiment.MeasurePlan.Quantity;
import org.septuple.experiment.MeasurePlan.SlopePlan;
import org.septuple.experiment.RecordingPlan;
import org.septuple.measurement.DoubleWell;
import org.septuple.measurement.KnownProcess;
import org.septuple.measurement.LinearProcess;
import org.septuple.measurement.Recording;
import org.septuple.measurement.TanhMap;

/// A recording and what is measured on it, in plain words.
final class MeasureWords {

    private static final int MOST_LISTED = 12;
    private static final int LARGEST_MATRIX = 4;
    private static final double NEGLIGIBLE = 1e-12;

    private MeasureWords() {}

    /// Terms and what they are, in order; nothing where no recording is measured.
    static Map<String, String> facts(Experiment experiment) {
        Map<String, String> facts = new LinkedHashMap<>();
        switch (experiment) {
            case Experiment.Measure measure -> {
                facts.put("Recording", of(measure.source()) + size(measure.recording()));
                facts.put("Measured", of(measure.measure()));
            }
            case Experiment.Learning learning -> {
                if (learning.measure() != null) {
                    facts.put("Recording", watched(learning));
                    facts.put("Measured", of(learning.measure()));
                }
            }
            case Experiment.Duality _ -> {}
            case Experiment.FreeEnergy _,
                    Experiment.Contest _,
                    Experiment.Clouds _,
                    Experiment.OfPremises _,
                    Experiment.OfNeurons _,
                    Experiment.OfCurvature _,
                    Experiment.OfGeodesics _,
                    Experiment.OfCosmology _,
                    Experiment.Gravity _,
                    Experiment.Einstein _,
                    Experiment.Identity _ -> {}
            case Experiment.OnGrid _ -> {}
        }
        return facts;
    }

    private static String watched(Experiment.Learning learning) {
        EnsemblePlan.Watch watch =
                learning.ensemble() == null ? null : learning.ensemble().watch();
        if (watch == null) {
            return "The trainables of the ensemble.";
        }
        return "Of %s: %s, kept every %s from learning step %s on. Time is counted in learning steps."
                .formatted(
                        learning.learning().replicas() == 1
                                ? "the replica"
                                : "each of %s replicas"
                                        .formatted(NumberText.count(
                                                learning.learning().replicas())),
                        watch.coordinates().isEmpty()
                                ? "all trainables"
                                : watch.coordinates().size() == 1
                                        ? "trainable " + watch.coordinates().getFirst()
                                        : "trainables " + listed(watch.coordinates()),
                        watch.every() == 1 ? "learning step" : NumberText.count(watch.every()) + " learning steps",
                        NumberText.count(watch.from()));
    }

    private static String of(RecordingPlan source) {
        return switch (source) {
            case RecordingPlan.Array array ->
                "Array %s%s, %s between frames of the file.%s"
                        .formatted(
                                Objects.toString(array.file().getFileName(), "/"),
                                array.array() == null ? "" : ", member " + array.array(),
                                NumberText.chosen(array.interval()),
                                of(array.part()));
            case RecordingPlan.Table table ->
                "Table %s%s%s; %s.%s"
                        .formatted(
                                Objects.toString(table.file().getFileName(), "/"),
                                table.coordinates().isEmpty()
                                        ? ""
                                        : ", columns " + String.join(", ", first(table.coordinates()))
                                                + rest(table.coordinates()),
                                table.replica() == null ? "" : ", replicas by column " + table.replica(),
                                table.time() == null
                                        ? NumberText.chosen(table.interval()) + " between rows of a replica"
                                        : "times in column " + table.time(),
                                of(table.part()));
            case RecordingPlan.OfRun run ->
                "Array %s of run %s, %s of time per learning step.%s"
                        .formatted(
                                run.artefact(),
                                Objects.toString(run.run().getFileName(), "/"),
                                NumberText.chosen(run.step()),
                                of(run.part()));
            case RecordingPlan.OfProcess(KnownProcess process, long frames, int replicas) ->
                "%s %s frames of %s are drawn."
                        .formatted(
                                of(process),
                                NumberText.count(frames),
                                replicas == 1 ? "1 replica" : NumberText.count(replicas) + " replicas");
        };
    }

    private static String of(RecordingPlan.Part part) {
        StringBuilder words = new StringBuilder();
        if (!part.coordinates().isEmpty()) {
            words.append(" Coordinates ").append(listed(part.coordinates())).append('.');
        }
        if (part.firstReplica() > 0 || part.lastReplica() > 0) {
            words.append(" Replicas from %s%s."
                    .formatted(
                            NumberText.count(part.firstReplica()),
                            part.lastReplica() == 0 ? "" : " to " + NumberText.count(part.lastReplica() - 1L)));
        }
        if (part.from() > 0 || part.until() > 0 || part.every() > 1) {
            words.append(" Frames from %s%s%s."
                    .formatted(
                            NumberText.count(part.from()),
                            part.until() == 0 ? "" : " to " + NumberText.count(part.until() - 1),
                            part.every() == 1 ? "" : ", one of every " + NumberText.count(part.every())));
        }
        return words.toString();
    }

    private static String size(@Nullable Recording recording) {
        return recording == null
                ? ""
                : " %s × %s × %s (frames × replicas × coordinates), %s apart in time."
                        .formatted(
                                NumberText.count(recording.frames()),
                                NumberText.count(recording.replicas()),
                                NumberText.count(recording.coordinates()),
                                NumberText.chosen(recording.interval()));
    }

    static String of(KnownProcess process) {
        return switch (process) {
            case LinearProcess linear ->
                "The linear process q(t + Δ) = P q(t) + ε, ε ~ N(0, Q), of %s: Δ = %s, P = %s, Q = %s."
                        .formatted(
                                coordinates(linear),
                                NumberText.chosen(linear.interval()),
                                matrix(linear.propagator()),
                                matrix(linear.noise()));
            case DoubleWell well ->
                "Langevin motion q̇ = −γF′ + √(2D) ξ with F = q⁴/4 − bq²/2: b = %s, γ = %s, D = %s; frames %s apart, of %s inner %s each, after %s of warm-up."
                        .formatted(
                                NumberText.chosen(well.barrier()),
                                NumberText.chosen(well.rate()),
                                NumberText.chosen(well.diffusion()),
                                NumberText.chosen(well.interval()),
                                NumberText.count(well.substeps()),
                                well.substeps() == 1 ? "step" : "steps",
                                NumberText.count(well.warmUp()));
            case TanhMap map ->
                "The map x′ = tanh(Wx) + sξ of %s: s = %s, W = %s, after %s of warm-up."
                        .formatted(
                                coordinates(map),
                                NumberText.chosen(map.noise()),
                                matrix(map.weights().stream()
                                        .map(row -> row.stream()
                                                .mapToDouble(Double::doubleValue)
                                                .toArray())
                                        .toArray(double[][]::new)),
                                map.warmUp() == 1 ? "1 step" : NumberText.count(map.warmUp()) + " steps");
        };
    }

    private static String coordinates(KnownProcess process) {
        return process.dimension() == 1 ? "1 coordinate" : NumberText.count(process.dimension()) + " coordinates";
    }

    /// Rows in brackets, round-off as 0; the size alone of a large one.
    private static String matrix(double[][] matrix) {
        if (matrix.length > LARGEST_MATRIX) {
            return "a matrix of %s × %s".formatted(matrix.length, matrix.length);
        }
        double least = NEGLIGIBLE
                * Arrays.stream(matrix)
                        .flatMapToDouble(Arrays::stream)
                        .map(Math::abs)
                        .max()
                        .orElse(0);
        String rows = Arrays.stream(matrix)
                .map(row -> Arrays.stream(row)
                        .mapToObj(entry -> NumberText.chosen(Math.abs(entry) <= least ? 0 : entry))
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        return matrix.length == 1 ? rows : "[" + rows + "]";
    }

    private static String of(MeasurePlan plan) {
        String quantities = plan.quantities().size() == Quantity.values().length
                ? "Everything"
                : capital(plan.quantities().stream().map(MeasureWords::of).collect(Collectors.joining("; ")));
        String lags = plan.lags().isEmpty() ? "" : ", and at %s for the lag plot".formatted(listed(plan.lags()));
        String odd = plan.odd().isEmpty()
                ? ""
                : " Coordinates that change sign under time reversal: %s.".formatted(listed(plan.odd()));
        String force = plan.force() == null ? "" : " " + of(plan.force());
        return "%s. Increments are over %s%s; %s is taken out of them before their variance. Entropies use %s.%s%s"
                .formatted(
                        quantities,
                        plan.lag() == 1 ? "1 frame" : NumberText.count(plan.lag()) + " frames",
                        lags,
                        of(plan.removal()),
                        plan.neighbours() == 1
                                ? "the nearest neighbour, k = 1"
                                : "k = " + plan.neighbours() + " neighbours",
                        odd,
                        force);
    }

    private static String of(Quantity quantity) {
        return switch (quantity) {
            case DIFFUSION -> "drift and diffusion";
            case LAGS -> "both against the lag";
            case POSITION -> "both against the place";
            case CLOSURE -> "closure";
            case MARKOV -> "the Chapman–Kolmogorov test";
            case TIMES -> "correlation times";
            case DISSIPATION -> "Yaida's fluctuation–dissipation relation";
            case ENTROPY -> "entropy and total correlation";
            case PRODUCTION -> "the entropy production rate";
            case POTENTIAL -> "the potential V";
        };
    }

    private static String of(MeasurePlan.Removal removal) {
        return switch (removal) {
            case LINEAR -> "a linear function of the coordinates";
            case MEAN -> "the mean over replicas at each time";
        };
    }

    private static String of(SlopePlan force) {
        return switch (force) {
            case SlopePlan.Polynomial polynomial ->
                "Drift is held against −∂F of F = Σ cₙqⁿ with c = %s."
                        .formatted(polynomial.coefficients().stream()
                                .limit(MOST_LISTED)
                                .map(NumberText::chosen)
                                .collect(Collectors.joining(", ")));
            case SlopePlan.Quadratic quadratic ->
                "Drift is held against −∂F of F = ½ qᵀKq with K = %s."
                        .formatted(matrix(quadratic.stiffness().stream()
                                .map(row -> row.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray())
                                .toArray(double[][]::new)));
            case SlopePlan.Recorded recorded ->
                "Drift is held against a recorded −∂F. It is: " + of(recorded.gradient());
        };
    }

    private static String capital(String words) {
        return words.isEmpty() ? "Nothing" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String listed(List<Integer> numbers) {
        return first(numbers).stream().map(number -> NumberText.count(number)).collect(Collectors.joining(", "))
                + rest(numbers);
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST_LISTED, all.size()));
    }

    private static String rest(List<?> all) {
        return all.size() <= MOST_LISTED ? "" : " and %s more".formatted(NumberText.count(all.size() - MOST_LISTED));
    }
}
