package org.septuple.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.septuple.experiment.EinsteinPlan;
import org.septuple.experiment.EinsteinPlan.Dust;
import org.septuple.experiment.EinsteinPlan.Equations;
import org.septuple.experiment.EinsteinPlan.Form;
import org.septuple.experiment.EinsteinPlan.Source;
import org.septuple.experiment.EinsteinPlan.Times;
import org.septuple.experiment.EinsteinStart;
import org.septuple.experiment.MetricResidual;
import org.septuple.experiment.MetricSource;
import org.septuple.gravity.evolution.Discretisation;
import org.septuple.gravity.evolution.Evolution;
import org.septuple.gravity.evolution.EvolutionSettings;
import org.septuple.gravity.evolution.Formulation;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Expression;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;

/// Binds the section `einstein`, and `metric` where the first slice is one of a space-time.
///
/// ```yaml
/// einstein:
///   grid: {points: [50], from: [0], to: [1]}     # 1 to 3 periodic axes
///   formulation: adm
///   differences: 4          # or 6
///   dissipation: 0
///   courant: 0.5
///   lambda: 0               # of the family by default
///   dust: "1 + x^2"         # κρ; or constraint; may be left out
///   noise: 0
///   from: 0
///   to: 1                   # before `from`: into the past
///   frames: 10
///   rows: 200
///   threshold: 1e-3         # of constraints at the start
///   force: false
///   margin: 0.05
///   compare: true           # false by default of a metric that is no solution
///   resolutions: [25, 50]   # may be left out
///   slice: {run: runs/first, frame: 3}           # or {file: slice.npz}: in place of `metric`
/// ```
final class EinsteinBinder {

    private static final int MOST_AXES = 3;
    private static final int LEAST_POINTS = 5;
    private static final int MOST_POINTS = 1 << 20;
    private static final int MOST_CELLS = 1 << 27;
    private static final int FRAMES = 10;
    private static final int ROWS = 200;
    private static final int ORDER = 4;
    private static final String FROM_CONSTRAINT = "constraint";

    private final Section root;
    private final Section section;
    private final boolean open;
    private final long seed;
    private final FieldFiles files;
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private final EinsteinPlan plan;

    /// Reads the sections.
    ///
    /// @param root   of the configuration
    /// @param places where files are looked for
    /// @param open   whether they are read
    /// @param seed   of neurons and noise
    EinsteinBinder(Section root, DataPlaces places, boolean open, long seed) {
        this.root = root;
        this.section = root.section("einstein");
        this.open = open;
        this.seed = seed;
        this.files = open ? FieldFiles.open(places) : FieldFiles.closed(places);
        Grid grid = grid(section.section("grid"));
        boolean measured = section.has("slice");
        if (measured && root.has("metric")) {
            root.reject(
                    "metric",
                    "`metric` and `einstein.slice` exclude each other: both are where the first slice comes from",
                    "Give one of them.");
        }
        Optional<MeasuredSlice> slice = measured ? files.slice(section.section("slice"), grid) : Optional.empty();
        MetricSource metric = measured ? new MetricSource.Known("minkowski", Map.of()) : metric(root, places);
        Discretisation differences = differences();
        double lambda = section.number("lambda", Interval.FINITE, lambda(metric));
        Equations equations = equations(lambda, differences);
        EvolutionSettings settings = settings();
        Dust dust = dust(metric.coordinates());
        double noise = section.number("noise", Interval.NON_NEGATIVE, 0);
        Times times = times(slice.map(MeasuredSlice::time).orElse(0.0));
        Source source = measured ? measured(slice, grid, times.from()) : new Source.Given(metric);
        EinsteinPlan.Start start = new EinsteinPlan.Start(source, dust, noise);
        boolean compared =
                compared(measured, new EinsteinPlan(start, grid, equations, settings, times, false, List.of()));
        List<Integer> resolutions = resolutions(grid, compared);
        this.plan = new EinsteinPlan(start, grid, equations, settings, times, compared, resolutions);
        if (equations.form() == Form.HARMONIC && !(dust instanceof Dust.None)) {
            section.reject(
                    "dust",
                    "`einstein.dust` and `formulation: harmonic` exclude each other: dust does not stay at rest at a lapse other than 1",
                    "Leave `dust` out, or choose another formulation.");
        }
    }

    /// What evolves, harmless if anything is wrong.
    EinsteinPlan plan() {
        return plan;
    }

    /// SHA-256 of all that was read, by file.
    Map<String, String> hashes() {
        hashes.putAll(files.hashes());
        return hashes;
    }

    private Equations equations(double lambda, Discretisation differences) {
        Form form = section.choice("formulation", Form.ADM);
        if (form != Form.CCZ4 && section.has("damping")) {
            section.reject(
                    "damping",
                    "`einstein.damping` is given, and only `formulation: ccz4` damps constraints",
                    "Leave it out, or choose ccz4.");
        }
        return new Equations(
                form, lambda, differences, form == Form.CCZ4 ? section.number("damping", Interval.NON_NEGATIVE, 0) : 0);
    }

    /// At another lapse later slices are others of the same space-time, and a metric that is no solution has others than the evolution.
    private boolean compared(boolean measured, EinsteinPlan bare) {
        boolean harmonic = bare.equations().form() == Form.HARMONIC;
        boolean wanted = !measured && section.flag("compare", !harmonic && (section.has("compare") || solves(bare)));
        if (wanted && harmonic) {
            section.reject(
                    "compare",
                    "`einstein.compare` and `formulation: harmonic` exclude each other: at its lapse t is not that of `metric`",
                    "Leave `compare` out, or choose another formulation.");
        }
        return wanted && !harmonic;
    }

    /// As well as constraints have to be solved; true if it is not known.
    private boolean solves(EinsteinPlan bare) {
        return !open
                || !root.isSound()
                || !(MetricResidual.of(bare, Kernels.scalar(), seed)
                        > bare.settings().threshold());
    }

    private Source measured(Optional<MeasuredSlice> slice, Grid grid, double from) {
        Section given = section.section("slice");
        String words = given.has("file")
                ? "the slice " + last(given.text("file"))
                : "%s of run %s"
                        .formatted(
                                given.has("frame")
                                        ? "slice " + given.integer("frame", 0, Integer.MAX_VALUE)
                                        : "the last slice",
                                last(given.text("run")));
        SpatialSlice read = slice.flatMap(one -> section.construct(
                        "slice", "Correct the arrays, or take another slice.", () -> one.at(grid, from)))
                .orElse(null);
        return new Source.Measured(words, read);
    }

    private static String last(String path) {
        return String.valueOf(Path.of(path).getFileName());
    }

    private MetricSource metric(Section root, DataPlaces places) {
        MetricSourceBinder binder =
                new MetricSourceBinder(root.sectionUnless("metric", "einstein.slice"), places, open, seed);
        hashes.putAll(binder.hashes());
        return binder.source();
    }

    private static double lambda(MetricSource metric) {
        return metric instanceof MetricSource.Known known ? known.form().lambda() : 0;
    }

    private static Grid grid(Section section) {
        int[] points = section.integers("points", Section.ANY, LEAST_POINTS, MOST_POINTS);
        int axes = Math.clamp(points.length, 1, MOST_AXES); // lengths of other keys are right with it
        if (points.length > MOST_AXES) {
            section.reject(
                    "points",
                    ErrorCode.WRONG_LENGTH,
                    "`%s` has %d axes, must have 1 to 3".formatted(section.path("points"), points.length),
                    "Of coordinates without an axis nothing depends.");
        }
        double[] zeros = new double[axes];
        double[] ones = new double[axes];
        Arrays.fill(ones, 1);
        double[] from = section.numbers("from", axes, Interval.FINITE, zeros);
        double[] to = section.numbers("to", axes, Interval.FINITE, ones);
        Grid harmless = new Grid(Collections.nCopies(axes, new Axis(0, 1, LEAST_POINTS, Boundary.PERIODIC)));
        long cells = Arrays.stream(points).mapToLong(n -> n).reduce(1, (a, b) -> Math.min(a * b, MOST_CELLS + 1L));
        if (section.isSound() && cells > MOST_CELLS) {
            section.reject(
                    "points",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`%s` are %s, must make at most %d cells"
                            .formatted(section.path("points"), Arrays.toString(points), MOST_CELLS),
                    "Use fewer points.");
        }
        return section.construct("to", "Give each axis a `to` above its `from`.", () -> {
                    List<Axis> made = new ArrayList<>();
                    for (int k = 0; k < axes; k++) {
                        made.add(new Axis(from[k], to[k], points[k], Boundary.PERIODIC));
                    }
                    return new Grid(made);
                })
                .orElse(harmless);
    }

    private Discretisation differences() {
        int order = section.integer("differences", ORDER, 6, ORDER);
        double dissipation = section.number("dissipation", Interval.closed(0, 1), 0);
        return section.construct("differences", () -> new Discretisation(order, dissipation))
                .orElseGet(() -> new Discretisation(ORDER, 0));
    }

    private EvolutionSettings settings() {
        EvolutionSettings usual = EvolutionSettings.usual();
        double courant = section.number("courant", Interval.POSITIVE, usual.courant());
        double threshold = section.number("threshold", Interval.POSITIVE, usual.threshold());
        boolean force = section.flag("force", usual.forced());
        double margin = section.number("margin", Interval.open(0, 1), usual.margin());
        return section.construct("courant", () -> new EvolutionSettings(courant, threshold, force, margin))
                .orElse(usual);
    }

    private Dust dust(List<String> coordinates) {
        if (!section.has("dust")) {
            return new Dust.None();
        }
        String text = section.text("dust");
        if (text.equals(FROM_CONSTRAINT)) {
            return new Dust.Solved();
        }
        return section.construct("dust", "Write a formula of the coordinates, or `constraint`.", () -> {
                    Dust formula = new Dust.Formula(Expression.parse(text, coordinates));
                    return formula;
                })
                .orElseGet(Dust.None::new);
    }

    private Times times(double start) {
        double from = section.number("from", Interval.FINITE, start);
        double to = section.number("to", Interval.FINITE);
        int frames = section.integer("frames", 1, Times.MOST_FRAMES, FRAMES);
        int rows = section.integer("rows", 1, Times.MOST_ROWS, ROWS);
        if (section.isSound() && from == to) {
            section.reject(
                    "to",
                    "`einstein.to` is %s, where it begins".formatted(to),
                    "Give another time; an earlier one for an evolution into the past.");
        }
        return section.isSound() ? new Times(from, to, frames, rows) : new Times(0, 1, 1, 1);
    }

    private List<Integer> resolutions(Grid grid, boolean compared) {
        if (!section.has("resolutions") || section.isEmpty("resolutions")) {
            return List.of();
        }
        int[] points = section.integers("resolutions", Section.ANY, LEAST_POINTS, MOST_POINTS);
        int first = grid.axis(0).points();
        if (!compared) {
            section.reject(
                    "resolutions",
                    "`einstein.resolutions` measure an error, and there is no solution to compare with",
                    "Give a `metric` that solves the equations, or `compare: true`, or leave `resolutions` out.");
        }
        for (int n : points) {
            for (Axis axis : grid.axes()) {
                if (section.isSound() && (long) axis.points() * n % first != 0) {
                    section.reject(
                            "resolutions",
                            "`einstein.resolutions` has %d, which leaves no whole number of points along all axes of %d cells"
                                    .formatted(n, grid.size()),
                            "Give multiples of a common part of `grid.points`.");
                }
            }
        }
        if (Arrays.stream(points).distinct().count() < points.length) {
            section.reject("resolutions", "`einstein.resolutions` has a number twice", "Give each once.");
        }
        return section.isSound() ? Arrays.stream(points).boxed().toList() : List.of();
    }

    /// Refuses what an evolution would refuse, each at its key. To be called once it is known to fit into memory.
    void judge() {
        Formulation formulation = plan.equations().formulation();
        Grid grid = plan.grid();
        section.construct("grid", "Take more points, or `differences: 4`.", () -> {
            formulation.differences().require(grid);
            return grid;
        });
        double bound = formulation.courantBound(grid.dimensions());
        if (section.isSound() && plan.settings().courant() > bound) {
            section.reject(
                    "courant",
                    ErrorCode.OUT_OF_BOUNDS,
                    String.format(
                            Locale.ROOT,
                            "`einstein.courant` is %s, exceeds the stability bound %.4g of differences of order %d with dissipation %s",
                            plan.settings().courant(),
                            bound,
                            formulation.differences().order(),
                            formulation.differences().dissipation()),
                    "Take shorter steps.");
        }
        String source = section.has("slice") ? "slice" : "metric";
        Section whose = section.has("slice") ? section : root;
        whose.construct(
                source,
                "Correct `%s`, or choose another box or time.".formatted(whose.path(source)),
                () -> first(new Dust.None(), 0, grid));
        section.construct(
                "dust",
                "Correct `einstein.dust`, or leave it out.",
                () -> first(plan.start().dust(), 0, grid));
        section.construct("noise", "Take less noise.", () -> first(grid));
        section.construct(
                "threshold",
                "Refine the grid, correct the first slice, or give `force: true`.",
                () -> Evolution.begin(first(grid), formulation, plan.settings(), Engine.scalar()));
        for (int n : plan.resolutions()) {
            section.construct("resolutions", "Leave that number out, or correct the first slice.", () -> {
                try {
                    return Evolution.begin(first(plan.grid(n)), formulation, plan.settings(), Engine.scalar());
                } catch (IllegalArgumentException refused) {
                    throw new IllegalArgumentException(
                            "on %d points along the first axis, %s".formatted(n, refused.getMessage()), refused);
                }
            });
        }
    }

    private SpatialSlice first(Grid grid) {
        SpatialSlice slice = first(plan.start().dust(), plan.start().noise(), grid);
        return plan.times().direction() < 0 ? slice.reversed() : slice;
    }

    private SpatialSlice first(Dust dust, double noise, Grid grid) {
        EinsteinPlan part = new EinsteinPlan(
                new EinsteinPlan.Start(plan.start().source(), dust, noise),
                plan.grid(),
                plan.equations(),
                plan.settings(),
                plan.times(),
                plan.compared(),
                plan.resolutions());
        return new EinsteinStart(part, Engine.scalar().kernels(), seed).slice(grid);
    }
}
