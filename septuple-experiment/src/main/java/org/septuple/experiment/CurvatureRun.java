package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.gravity.ClosedForm;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Metric;
import org.septuple.statistics.Estimate;

/// Carries out kind `curvature`.
record CurvatureRun(Experiment.OfCurvature experiment, Engine engine, RunOutput output) {

    /// Events worked off by one worker at a time.
    private static final int BLOCK = 32;

    /// Residual that counts as round-off.
    private static final double TOLERANCE = 1e-11;

    Run run() {
        CurvaturePlan plan = experiment.plan();
        output.progress("events", 0, 3);
        Metric metric =
                plan.source().metric(engine.kernels(), experiment.header().seed());
        FindingTable table = new FindingTable(Shape.CURVATURE, rows(metric, events(plan, metric)));
        output.progress("events", 1, 3);
        List<FindingTable> tables = new ArrayList<>(List.of(table));
        if (!plan.at().isEmpty()) {
            tables.add(new FindingTable(Shape.CURVATURE_COMPONENTS, CurvatureComponents.rows(metric, plan.at())));
        }
        if (plan.slice() != null) {
            tables.add(new FindingTable(Shape.CURVATURE_SLICE, rows(metric, slice(plan.slice()))));
        }
        output.progress("events", 2, 3);
        long with =
                Arrays.stream(table.column("ricci")).filter(Double::isFinite).count();
        if (with == 0 && !table.rows().isEmpty() && plan.cells() == null) {
            return new Run(
                    experiment,
                    new Outcome.Diverged(
                            "none of %d events has a metric"
                                    .formatted(table.rows().size()),
                            0,
                            "give events inside the chart, or where neurons are"),
                    Map.of(),
                    new Findings(tables, List.of()));
        }
        Map<String, Estimate> results = table.rows().isEmpty() ? new LinkedHashMap<>() : results(table, with);
        List<String> remarks =
                new ArrayList<>(remarks(results, table, table.rows().size() - with));
        if (plan.cells() != null) {
            new CurvatureOfCells(plan, plan.cells(), experiment.header().seed(), engine)
                    .compute(metric, output, results, remarks);
        }
        output.progress("events", 3, 3);
        return new Run(experiment, new Outcome.Completed(), results, new Findings(tables, remarks));
    }

    /// Those given first, then random ones.
    private List<List<Double>> events(CurvaturePlan plan, Metric metric) {
        List<List<Double>> events = new ArrayList<>(plan.at());
        CurvaturePlan.Random random = plan.random();
        if (random == null) {
            return events;
        }
        RandomStream stream = new RandomStream(experiment.header().seed(), Purpose.CHECK_POINTS, 0, 0);
        double[] event = new double[4];
        for (int k = 0; k < random.count(); k++) {
            if (random.from().isEmpty() && metric instanceof ClosedForm form) {
                form.draw(stream, event);
            } else {
                for (int mu = 0; mu < event.length; mu++) {
                    double from = random.from().get(mu);
                    event[mu] = from + (random.to().get(mu) - from) * stream.nextUniform();
                }
            }
            events.add(Arrays.stream(event).boxed().toList());
        }
        return events;
    }

    private static List<List<Double>> slice(CurvaturePlan.Slice slice) {
        List<List<Double>> events = new ArrayList<>();
        int rows = slice.axes().size() == 1 ? 1 : slice.points();
        for (int i = 0; i < slice.points(); i++) {
            for (int j = 0; j < rows; j++) {
                List<Double> event = new ArrayList<>(slice.at());
                event.set(slice.axes().getFirst(), along(slice, 0, i));
                if (rows > 1) {
                    event.set(slice.axes().getLast(), along(slice, 1, j));
                }
                events.add(event);
            }
        }
        return events;
    }

    private static double along(CurvaturePlan.Slice slice, int axis, int point) {
        double share = point / (slice.points() - 1.0);
        return (1 - share) * slice.from().get(axis) + share * slice.to().get(axis);
    }

    private List<List<Double>> rows(Metric metric, List<List<Double>> events) {
        List<List<List<Double>>> blocks = new ArrayList<>();
        int count = Math.ceilDiv(events.size(), BLOCK);
        for (int block = 0; block < count; block++) {
            blocks.add(List.of());
        }
        engine.crew().work(count, (worker, block) -> {
            CurvatureAt at = new CurvatureAt(metric);
            blocks.set(
                    block,
                    events.subList(BLOCK * block, Math.min(events.size(), BLOCK * (block + 1))).stream()
                            .map(at::row)
                            .toList());
        });
        return blocks.stream().flatMap(List::stream).toList();
    }

    private static Map<String, Estimate> results(FindingTable table, long with) {
        Map<String, Estimate> results = new LinkedHashMap<>();
        long n = table.rows().size();
        results.put("events", Estimate.exact((double) n, n));
        results.put("holes", Estimate.exact((double) (n - with), n));
        putFirst(results, "R", table.column("r"));
        putFirst(results, "kretschmann", table.column("kretschmann"));
        putFirst(results, "weyl_square", table.column("weyl_square"));
        putLargest(results, "ricci_max", table.column("ricci"));
        putLargest(results, "ricci_max.relative", table.column("vacuum"));
        putLargest(results, "residual", table.column("residual"));
        putLargest(results, "kretschmann.error", table.column("kretschmann_error"));
        return results;
    }

    private static void putFirst(Map<String, Estimate> results, String name, double[] column) {
        Arrays.stream(column)
                .filter(Double::isFinite)
                .findFirst()
                .ifPresent(value -> results.put(name, Estimate.exact(value, 1)));
    }

    private static void putLargest(Map<String, Estimate> results, String name, double[] column) {
        double[] finite = Arrays.stream(column).filter(Double::isFinite).toArray();
        Arrays.stream(finite).max().ifPresent(value -> results.put(name, Estimate.exact(value, finite.length)));
    }

    private List<String> remarks(Map<String, Estimate> results, FindingTable table, long holes) {
        List<String> remarks = new ArrayList<>();
        Estimate residual = results.get("residual");
        if (experiment.plan().source() instanceof MetricSource.Known known && residual != null) {
            ClosedForm form = known.form();
            remarks.add(
                    "Einstein's equations with Λ = %s and the T of the family: %s. |R_μν − Λg_μν − κ(T_μν − ½g_μν T)| is %s of its terms, or less, at %d events."
                            .formatted(
                                    MetricSource.plain(form.lambda()),
                                    residual.value() <= TOLERANCE ? "hold" : "fail",
                                    scientific(residual.value()),
                                    residual.n()));
        }
        Estimate error = results.get("kretschmann.error");
        if (error != null) {
            remarks.add("Kretschmann's scalar is that of the closed form, but for %s of it."
                    .formatted(scientific(error.value())));
        }
        if (holes > 0) {
            remarks.add(
                    "%d of %d events have no metric: they are outside the chart, in a hole, or where the metric is singular."
                            .formatted(holes, table.rows().size()));
        }
        return remarks;
    }

    private static String scientific(double x) {
        return String.format(Locale.ROOT, "%.1e", x).replace("e-0", "e-").replace("e+00", "");
    }
}
