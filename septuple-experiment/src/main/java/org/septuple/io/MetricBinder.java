package org.septuple.io;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.MetricPlan;
import org.septuple.experiment.NeuronSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.Neurons;
import org.septuple.spacetime.Side;

/// Binds kind `metric`.
///
/// ```yaml
/// box: {side: 8}                     # a cube; or from: [0, 0, 0], to: [8, 8, 4]; periodic but for `open: [z]`
/// neurons: …                         # NeuronsBinder
/// metric:
///   points: [32, 32, 32]             # cells of the box
///   relative-error: 1e-8             # expected, of kernels that are cut
///   images: nearest                  # or all, where the cutoff exceeds half of a periodic side
///   hole: 1e-3                       # density of neurons below which there is no metric
///   derivatives: none                # or first, second
/// exponents: {from: 1e-4, to: 1e-2, values: 5, draws: 10}   # of eps in g_i = 1 + eps h_i; may be left out
/// frames: …                          # FramesBinder; may be left out
/// ```
final class MetricBinder {

    private static final int MOST_POINTS = 2048;
    private static final int AXES = 3;
    private static final Map<String, Integer> LETTERS = Map.of("x", 0, "y", 1, "z", 2);

    /// Whose squares, times a matrix, are far from the ends of the range of numbers.
    private static final Interval LENGTH = Interval.closed(1e-60, 1e60);

    private static final Interval PLACE = Interval.closed(-1e60, 1e60);

    private final NeuronsBinder neurons;
    private final MetricPlan plan;

    /// Reads the sections.
    ///
    /// @param root   of the file
    /// @param places where files are looked for
    /// @param open   whether they are read
    /// @param seed   of the experiment
    MetricBinder(Section root, DataPlaces places, boolean open, long seed) {
        Box box = box(root.section("box"));
        this.neurons = new NeuronsBinder(root.section("neurons"), box, places, open, seed);
        Section section = root.optional("metric");
        int[] points = section.integers("points", AXES, 2, MOST_POINTS, 32, 32, 32);
        double error = section.number("relative-error", Interval.closed(1e-15, 0.1), 1e-8);
        boolean images = section.choice("images", Map.of("nearest", false, "all", true), "nearest");
        this.plan = new MetricPlan(
                neurons.source(),
                box,
                section.construct("points", () -> grid(box, points)).orElse(grid(box, new int[] {2, 2, 2})),
                Cutoff.of(error),
                section.number("hole", Interval.NON_NEGATIVE, 1e-3),
                section.choice("derivatives", MetricPlan.Slopes.NONE),
                root.has("exponents") ? exponents(root.section("exponents"), neurons.source()) : null,
                root.has("frames")
                        ? new FramesBinder(root.section("frames"), neurons, box, places, open, seed).plan()
                        : null);
        if (!images && section.isSound()) {
            reachesHalf(section, widest(seed));
        }
        if (section.isSound()) {
            holdsSome(root);
        }
    }

    /// Refuses a box that no neuron reaches.
    private void holdsSome(Section root) {
        Neurons all = plan.source() instanceof NeuronSource.Listed listed ? listed.neurons() : null;
        if (all == null || IntStream.range(0, all.size()).anyMatch(i -> reaches(all, i))) {
            return;
        }
        root.reject(
                "box",
                ErrorCode.OUT_OF_BOUNDS,
                "none of %d neurons comes near the box: the first is at (%s, %s, %s)"
                        .formatted(
                                all.size(),
                                Interval.print(all.position(0, 0)),
                                Interval.print(all.position(0, 1)),
                                Interval.print(all.position(0, 2))),
                "Give a `box` that holds neurons.");
    }

    private boolean reaches(Neurons all, int i) {
        double[] extents = new double[AXES];
        all.extents(i, extents);
        for (int axis = 0; axis < AXES; axis++) {
            Side side = plan.box().side(axis);
            double x = all.position(i, axis);
            double reach = plan.cutoff().radius() * extents[axis];
            if (!side.periodic() && (x < side.from() - reach || x > side.to() + reach)) {
                return false;
            }
        }
        return true;
    }

    /// Half the extents of the widest kernels of the fields, and of g near 1 where exponents are measured.
    private double[] widest(long seed) {
        Neurons all = plan.source().neurons(plan.box(), seed);
        double[] widest = all == null ? new double[AXES] : all.widest();
        for (int axis = 0; axis < AXES && plan.exponents() != null; axis++) {
            widest[axis] = Math.max(widest[axis], 1);
        }
        return widest;
    }

    /// Refuses kernels that meet their own images.
    private void reachesHalf(Section section, double[] widest) {
        for (int axis = 0; axis < AXES; axis++) {
            Side side = plan.box().side(axis);
            double reach = plan.cutoff().radius() * widest[axis];
            if (side.periodic() && reach > side.length() / 2) {
                section.reject(
                        "relative-error",
                        ErrorCode.OUT_OF_BOUNDS,
                        "kernels reach %s along %s at `metric.relative-error`, more than half of the periodic side, %s"
                                .formatted(
                                        Interval.print(reach), "xyz".charAt(axis), Interval.print(side.length() / 2)),
                        "Give a larger error or box, or `images: all` to count each neuron at each of its images.");
                return;
            }
        }
    }

    /// What is computed, harmless if anything is wrong.
    MetricPlan plan() {
        return plan;
    }

    /// SHA-256 of all that was read, by file.
    Map<String, String> hashes() {
        return neurons.hashes();
    }

    /// Cells of a box, along open sides without those beyond.
    static Grid grid(Box box, int[] points) {
        Axis[] axes = new Axis[AXES];
        for (int k = 0; k < AXES; k++) {
            Side side = box.side(k);
            axes[k] = new Axis(
                    side.from(), side.to(), points[k], side.periodic() ? Boundary.PERIODIC : Boundary.VANISHING);
        }
        return Grid.of(axes);
    }

    /// Reads a box.
    ///
    /// @param section `box`
    /// @return of space
    static Box box(Section section) {
        double[] from = {0, 0, 0};
        double[] to = {1, 1, 1};
        section.exclude("side", "from");
        section.exclude("side", "to");
        if (section.has("side")) {
            double side = section.number("side", LENGTH);
            to = section.isRead("side") ? new double[] {side, side, side} : to;
        } else {
            from = section.numbers("from", AXES, PLACE);
            to = section.numbers("to", AXES, PLACE);
        }
        List<Integer> open = section.has("open") ? section.choices("open", LETTERS) : List.of();
        Side[] sides = new Side[AXES];
        for (int k = 0; k < AXES; k++) {
            sides[k] = side(section, from[k], to[k], !open.contains(k));
        }
        return new Box(sides[0], sides[1], sides[2]);
    }

    private static Side side(Section section, double from, double to, boolean periodic) {
        Side harmless = new Side(0, 1, periodic);
        return section.isRead("to") || section.isRead("side")
                ? section.construct(section.has("side") ? "side" : "to", () -> new Side(from, to, periodic))
                        .orElse(harmless)
                : harmless;
    }

    private static MetricPlan.@Nullable Exponents exponents(Section section, NeuronSource source) {
        double from = section.number("from", Interval.closed(1e-8, 0.1), 1e-4);
        double to = section.number("to", Interval.closed(1e-8, 0.1), 1e-2);
        int values = section.integer("values", 3, 100, 5);
        int draws = section.integer("draws", 2, 1000, 10);
        if (section.isSound() && from >= to) {
            section.reject(
                    "to",
                    "`exponents.to` is %s, must be above `exponents.from`, %s".formatted(to, from),
                    "Give a range of eps such as 1e-4 to 1e-2.");
        }
        if (!(source instanceof NeuronSource.Laid)) {
            section.reject(
                    "from",
                    "exponents are measured on neurons that are laid out, g_i = 1 + eps h_i, here the g_i are given",
                    "Leave `exponents` out, or give `neurons: {positions: lattice}`.");
        }
        return new MetricPlan.Exponents(from, to, values, draws);
    }
}
