package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.gravity.BlackHole;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.ConservedQuantity;
import org.septuple.gravity.Geodesic;
import org.septuple.gravity.GeodesicEnd;
import org.septuple.gravity.GeodesicEvent;
import org.septuple.gravity.GeodesicPoint;
import org.septuple.gravity.GeodesicSettings;
import org.septuple.gravity.GeodesicSolver;
import org.septuple.gravity.GeodesicStart;
import org.septuple.gravity.RayImage;
import org.septuple.gravity.RestObserver;
import org.septuple.numerics.Engine;
import org.septuple.numerics.IntegrationEvent.Crossing;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.KernelField;
import org.septuple.spacetime.Metric;
import org.septuple.statistics.Estimate;

/// Carries out kind `geodesic`.
record GeodesicRun(Experiment.OfGeodesics experiment, Engine engine, RunOutput output) {

    private static final int FOUR = 4;
    private static final String HORIZON = "horizon";

    Run run() {
        LedgerNotes notes = new LedgerNotes();
        List<String> remarks = new ArrayList<>();
        GeodesicPlan plan = experiment.plan();
        if (plan != null) {
            output.progress("paths", 0, 1);
            Metric metric = metric();
            List<Geodesic> all = new ArrayList<>();
            for (CausalCharacter character : plan.characters()) {
                all.addAll(follow(plan, metric, character, notes, remarks));
            }
            if (metric instanceof KernelField field) {
                notes.rowsOf(Shape.GEODESIC_DENSITY, new DensityBehind(field, engine).rows(all));
            }
            output.progress("paths", 1, 1);
            bias(plan, notes, remarks);
        }
        if (experiment.orbits() != null && experiment.source() instanceof MetricSource.Known known) {
            Map<String, Estimate> orbits = new SchwarzschildOrbits(
                            Optional.ofNullable(known.parameters().get("mass")).orElseThrow())
                    .of(experiment.orbits());
            orbits.forEach(notes::put);
            output.progress("orbits", 1, 1);
        }
        RayImage image = image(notes, remarks);
        Findings findings = new Findings(notes.tables(), remarks, List.of(), image);
        return new Run(experiment, new Outcome.Completed(), notes.results(), findings);
    }

    private Metric metric() {
        return experiment.source().metric(engine.kernels(), experiment.header().seed());
    }

    private @Nullable RayImage image(LedgerNotes notes, List<String> remarks) {
        ImagePlan plan = experiment.image();
        if (plan == null) {
            return null;
        }
        ImageRun run = new ImageRun(plan, experiment.source(), engine, output);
        RayImage image = run.traced(metric(), notes);
        remarks.addAll(run.remarks(image));
        return image;
    }

    private void bias(GeodesicPlan plan, LedgerNotes notes, List<String> remarks) {
        if (!plan.scales().isEmpty()
                && experiment.source() instanceof MetricSource.OfNeurons field
                && field.source() instanceof NeuronSource.Sampled sampled) {
            output.progress("scales", 0, 1);
            new SamplingBias(plan, field, sampled)
                    .measure(engine.kernels(), experiment.header().seed(), notes, remarks);
            output.progress("scales", 1, 1);
        }
    }

    private List<Geodesic> follow(
            GeodesicPlan plan, Metric metric, CausalCharacter character, LedgerNotes notes, List<String> remarks) {
        List<GeodesicStart> starts = starts(plan, metric, character);
        double first = plan.law().inCoordinateTime() ? plan.event().getFirst() : 0;
        double[] at = new double[plan.points()];
        for (int k = 0; k < at.length; k++) {
            double share = k / (at.length - 1.0);
            at[k] = k == at.length - 1 ? plan.end() : (1 - share) * first + share * plan.end();
        }
        List<Geodesic> paths = new GeodesicSolver(metric, settings(plan)).bundle(starts, plan.end(), engine.crew(), at);
        notes.rowsOf(Shape.GEODESICS, points(paths, character, at));
        notes.rowsOf(Shape.GEODESIC_ENDS, ends(paths, character));
        numbers(plan, paths, character, notes);
        if (character == CausalCharacter.NULL && !plan.law().inCoordinateTime()) {
            put(notes, "redshift", redshift(metric, paths.getFirst()));
        }
        remarks.addAll(remarks(plan, paths, character));
        return paths;
    }

    /// The first path, then those around it; starts that are none are left out.
    private List<GeodesicStart> starts(GeodesicPlan plan, Metric metric, CausalCharacter character) {
        List<GeodesicStart> starts = new ArrayList<>(List.of(plan.first(metric, character)));
        GeodesicPlan.Bundle bundle = plan.bundle();
        int count = bundle == null ? 1 : bundle.count();
        for (int path = 1; path < count && bundle != null; path++) {
            RandomStream stream = new RandomStream(experiment.header().seed(), Purpose.CHECK_POINTS, 0, path);
            double[] event = GeodesicPlan.numbers(plan.event());
            double[] numbers = GeodesicPlan.numbers(plan.start());
            for (int a = 0; a < numbers.length; a++) {
                event[1 + a] += bundle.width() * (2 * stream.nextUniform() - 1);
                numbers[a] += bundle.spread() * (2 * stream.nextUniform() - 1);
            }
            start(plan, metric, character, event, numbers).ifPresent(starts::add);
        }
        return starts;
    }

    private static Optional<GeodesicStart> start(
            GeodesicPlan plan, Metric metric, CausalCharacter character, double[] event, double[] numbers) {
        try {
            return Optional.of(plan.start(metric, character, event, numbers));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private GeodesicSettings settings(GeodesicPlan plan) {
        List<ConservedQuantity> conserved = new ArrayList<>();
        List<String> names = experiment.source().coordinates();
        for (int mu = 0; mu < FOUR; mu++) {
            if (!experiment.source().dependsOn(mu)) {
                conserved.add(ConservedQuantity.momentum("p_" + names.get(mu), mu));
            }
        }
        if (experiment.source() instanceof MetricSource.Known known) {
            conserved.addAll(known.form().constants());
        }
        List<GeodesicEvent> edges = new ArrayList<>();
        if (experiment.source() instanceof MetricSource.OfNeurons field) {
            edges.addAll(GeodesicEvent.edges(field.box()));
        }
        hole().ifPresent(hole -> edges.add(new GeodesicEvent(
                HORIZON,
                (event, u) -> hole.radius(event[1], event[2], event[3]) - hole.horizon(),
                Crossing.FALLING,
                false)));
        return GeodesicSettings.of(plan.law(), plan.tolerance())
                .with(edges.toArray(GeodesicEvent[]::new))
                .watching(conserved.toArray(ConservedQuantity[]::new));
    }

    /// The hole of a chart that reaches inside its horizon.
    private Optional<BlackHole> hole() {
        return experiment.source() instanceof MetricSource.Known known
                ? BlackHole.of(known.form()).filter(hole -> hole.chart() == BlackHole.Chart.KERR_SCHILD)
                : Optional.empty();
    }

    private static List<List<Double>> points(List<Geodesic> paths, CausalCharacter character, double[] at) {
        List<List<Double>> rows = new ArrayList<>();
        for (int path = 0; path < paths.size(); path++) {
            List<GeodesicPoint> points = paths.get(path).points();
            for (int k = 0; k < points.size(); k++) {
                List<Double> row = new ArrayList<>(List.of((double) path, (double) character.norm(), at[k]));
                for (int mu = 0; mu < FOUR; mu++) {
                    row.add(points.get(k).event(mu));
                }
                row.add(points.get(k).lambda());
                for (int mu = 0; mu < FOUR; mu++) {
                    row.add(points.get(k).velocity(mu));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<Double>> ends(List<Geodesic> paths, CausalCharacter character) {
        List<List<Double>> rows = new ArrayList<>();
        for (int path = 0; path < paths.size(); path++) {
            Geodesic one = paths.get(path);
            GeodesicPoint last = one.last();
            double kind = switch (one.end().kind()) {
                case REACHED -> 0;
                case EVENT -> 1;
                case NO_METRIC -> 2;
                case SINGULAR -> 3;
                case OUT_OF_STEPS -> 4;
            };
            rows.add(List.of(
                    (double) path,
                    (double) character.norm(),
                    kind,
                    last.lambda(),
                    last.t(),
                    last.x(),
                    last.y(),
                    last.z(),
                    one.normDrift(),
                    (double) one.steps(),
                    (double) one.rejected(),
                    (double) one.evaluations()));
        }
        return rows;
    }

    /// Numbers of the first path, by names that end in `_null` and `_space` for other characters than time-like.
    private static void numbers(GeodesicPlan plan, List<Geodesic> paths, CausalCharacter character, LedgerNotes notes) {
        String suffix = suffix(character);
        Geodesic first = paths.getFirst();
        GeodesicPoint last = first.last();
        long n = paths.size();
        put(notes, "t" + suffix, last.t());
        put(notes, "x" + suffix, last.x());
        put(notes, "y" + suffix, last.y());
        put(notes, "z" + suffix, last.z());
        if (character != CausalCharacter.NULL) {
            put(notes, "tau" + suffix, last.lambda());
        } else if (!plan.law().inCoordinateTime()) {
            put(notes, "lambda" + suffix, last.lambda());
        }
        put(notes, "norm_drift" + suffix, first.normDrift());
        if (conserves(plan, character)) {
            first.drifts().forEach(drift -> put(notes, "drift." + drift.name() + suffix, drift.largest()));
        }
        put(notes, "steps" + suffix, (double) first.steps());
        notes.put("paths" + suffix, Estimate.exact((double) n, n));
        long early = paths.stream().filter(GeodesicRun::isEarly).count();
        notes.put("ended_early" + suffix, Estimate.exact((double) early, n));
    }

    /// From the earlier end of the path to the later; NaN where an observer at rest cannot be.
    private static double redshift(Metric metric, Geodesic path) {
        if (path.points().isEmpty()) {
            return Double.NaN;
        }
        double start = RestObserver.frequency(metric, path.points().getFirst());
        double end = RestObserver.frequency(metric, path.last());
        return path.last().lambda() > 0 ? start / end - 1 : end / start - 1;
    }

    /// Momenta are conserved along geodesics, and those of light are not known in coordinate time, which has no λ.
    private static boolean conserves(GeodesicPlan plan, CausalCharacter character) {
        return switch (plan.law()) {
            case AFFINE, HAMILTONIAN -> true;
            case COORDINATE_TIME -> character != CausalCharacter.NULL;
            case ENTROPY -> false;
        };
    }

    private static void put(LedgerNotes notes, String name, double value) {
        notes.putFinite(name, Estimate.exact(value, 1));
    }

    private static String suffix(CausalCharacter character) {
        return switch (character) {
            case TIME_LIKE -> "";
            case NULL -> "_null";
            case SPACE_LIKE -> "_space";
        };
    }

    private static boolean isEarly(Geodesic path) {
        return path.end().kind() != GeodesicEnd.Kind.REACHED;
    }

    private List<String> remarks(GeodesicPlan plan, List<Geodesic> paths, CausalCharacter character) {
        List<String> remarks = new ArrayList<>();
        String who = word(character);
        Geodesic first = paths.getFirst();
        first.passages().stream()
                .filter(passage -> passage.name().equals(HORIZON))
                .findFirst()
                .ifPresent(passage -> remarks.add("The %s geodesic passes the horizon at λ = %s, t = %s."
                        .formatted(
                                who,
                                six(passage.point().lambda()),
                                six(passage.point().t()))));
        if (isEarly(first)) {
            GeodesicPoint last = first.last();
            List<String> place = new ArrayList<>();
            for (int mu = 0; mu < FOUR; mu++) {
                place.add("%s = %s".formatted(experiment.source().coordinates().get(mu), six(last.event(mu))));
            }
            remarks.add("The %s geodesic ends early, at %s: %s."
                    .formatted(who, String.join(", ", place), words(first.end())));
        }
        int asked = plan.bundle() == null ? 1 : plan.bundle().count();
        if (paths.size() < asked) {
            remarks.add("%d of %d %s starts are none, there is no metric or no such velocity: they are left out."
                    .formatted(asked - paths.size(), asked, who));
        }
        long early = paths.stream().filter(GeodesicRun::isEarly).count();
        if (paths.size() > 1 && early > 0) {
            remarks.add("%d of %d %s paths end early; table geodesic_ends says where and why."
                    .formatted(early, paths.size(), who));
        }
        return remarks;
    }

    private String words(GeodesicEnd end) {
        return switch (end.kind()) {
            case REACHED -> "as asked for";
            case EVENT -> end.name() + " of the box";
            case NO_METRIC ->
                experiment.source() instanceof MetricSource.OfNeurons
                        ? "a hole, that no neuron covers"
                        : "the edge of the chart, such as a horizon or a singularity";
            case SINGULAR -> "no step is short enough, at a singularity of the coordinates or of space-time";
            case OUT_OF_STEPS -> "a million steps were not enough";
        };
    }

    private static String word(CausalCharacter character) {
        return switch (character) {
            case TIME_LIKE -> "time-like";
            case NULL -> "light-like";
            case SPACE_LIKE -> "space-like";
        };
    }

    private static String six(double x) {
        return String.format(Locale.ROOT, "%.6g", x);
    }
}
