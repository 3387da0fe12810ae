package org.septuple.io;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.ImagePlan;
import org.septuple.experiment.MetricSource;
import org.septuple.gravity.BlackHole;
import org.septuple.gravity.KeplerDisc;
import org.septuple.gravity.View;

/// Binds the section `image` of kind `geodesic`.
///
/// ```yaml
/// image:
///   at: [20, 0, 4]                   # of the camera, at rest in the coordinates
///   from: 0                          # (default) t of the camera
///   toward: [0, 0, 0]                # (default) a place that it looks at
///   up: [0, 0, 1]                    # (default) a direction that is up
///   view: 30                         # degrees from left to right
///   pixels: [400, 300]               # or one number, 300, for a square
///   far: 1000                        # radius of the sky; not of neurons, whose sky is the sides of the box
///   disc: {inner: 3, outer: 12}      # of kerr-schild and schwarzschild-isotropic; may be left out
///   tolerance: 1e-9
/// ```
final class ImageBinder {

    private static final int SPACE = 3;
    private static final int MOST_SIDE = 8192;
    private static final List<String> CARTESIAN = List.of("x", "y", "z");
    private static final View HARMLESS = new View(1, 1, 1);

    private final Section root;
    private final Section section;
    private final MetricSourceBinder metric;

    /// Keeps what is to be read.
    ///
    /// @param root   of the file
    /// @param metric space-time
    ImageBinder(Section root, MetricSourceBinder metric) {
        this.root = root;
        this.section = root.section("image");
        this.metric = metric;
    }

    /// Reads the section.
    ///
    /// @return the plan, harmless if anything is wrong
    ImagePlan plan() {
        double from = section.number("from", Interval.FINITE, 0);
        double[] at = section.numbers("at", SPACE, Interval.FINITE);
        double[] toward = section.numbers("toward", SPACE, Interval.FINITE, 0, 0, 0);
        double[] up = section.numbers("up", SPACE, Interval.FINITE, 0, 0, 1);
        double degrees = section.number("view", Interval.openClosed(0, 180));
        int[] pixels = pixels();
        double far = far();
        chart();
        KeplerDisc disc = section.has("disc") ? disc(section.section("disc")) : null;
        ImagePlan plan = new ImagePlan(
                List.of(from, at[0], at[1], at[2]),
                list(toward),
                list(up),
                section.construct("view", () -> new View(degrees, pixels[0], pixels[1]))
                        .orElse(HARMLESS),
                far,
                disc,
                section.number("tolerance", Interval.closed(1e-15, 1e-2), 1e-9));
        judge(plan);
        return plan;
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private int[] pixels() {
        if (section.form("pixels") != Form.SEQUENCE) {
            int side = section.integer("pixels", 1, MOST_SIDE, 300);
            return few(new int[] {side, side});
        }
        return few(section.integers("pixels", 2, 1, MOST_SIDE));
    }

    private int[] few(int[] pixels) {
        long all = (long) pixels[0] * pixels[1];
        if (all > ImagePlan.MOST_PIXELS) {
            section.reject(
                    "pixels",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`image.pixels` makes %d pixels, at most %d can be traced".formatted(all, ImagePlan.MOST_PIXELS),
                    "Give fewer; a part of the image by a smaller `view`.");
            return new int[] {1, 1};
        }
        return pixels;
    }

    private double far() {
        if (!(metric.source() instanceof MetricSource.OfNeurons)) {
            return section.number("far", Interval.POSITIVE, 1000);
        }
        if (section.has("far")) {
            section.reject(
                    "far",
                    "`image.far` is the radius of the sky, and the sky of neurons is the sides of their box",
                    "Leave it out.");
        }
        return 1;
    }

    /// Refuses polar coordinates, in which rays through the axis have no steps.
    private void chart() {
        List<String> coordinates = metric.source().coordinates();
        if (!section.isSound() || coordinates.subList(1, 1 + SPACE).equals(CARTESIAN)) {
            return;
        }
        String family = metric.source() instanceof MetricSource.Known known ? known.family() : "";
        String other = switch (family) {
            case "schwarzschild", "schwarzschild-lemaitre" ->
                "Give `family: schwarzschild-isotropic`, or kerr-schild with `spin: 0`.";
            case "kerr" -> "Give `family: kerr-schild`.";
            case "minkowski-spherical", "minkowski-cylindrical" -> "Give `family: minkowski`.";
            default -> "Give the metric in x, y, z, by formulas.";
        };
        root.reject(
                "image",
                "`image` needs the coordinates x, y, z, those of %s are %s"
                        .formatted(family.isEmpty() ? "the metric" : family, String.join(", ", coordinates)),
                other);
    }

    private @Nullable KeplerDisc disc(Section of) {
        BlackHole hole = metric.source() instanceof MetricSource.Known known && section.isSound()
                ? BlackHole.of(known.form()).orElse(null)
                : null;
        double inner = of.number("inner", Interval.POSITIVE, hole == null ? 1 : hole.innermostStable());
        double outer = of.number("outer", Interval.POSITIVE);
        if (hole == null) {
            if (section.isSound()) {
                section.reject(
                        "disc",
                        "`image.disc` has matter on circular orbits, known of kerr-schild and schwarzschild-isotropic, not of "
                                + metric.source().words(),
                        "Leave it out, or give one of those families.");
            }
            return null;
        }
        return of.construct("outer", () -> new KeplerDisc(inner, outer)).orElse(null);
    }

    /// Refuses cameras that see nothing, with numbers.
    private void judge(ImagePlan plan) {
        double[] event = plan.event().stream().mapToDouble(Double::doubleValue).toArray();
        if (section.isSound()) {
            metric.missing(event)
                    .ifPresent(why -> section.reject(
                            "at", ErrorCode.REFUSED, "`image.at`: " + why, "Put the camera inside the chart."));
        }
        (plan.disc() == null
                        ? root.construct("image", () -> plan.scene(metric.source()))
                        : section.construct("disc", () -> plan.scene(metric.source())))
                .ifPresent(scene -> {
                    section.construct("at", () -> {
                        scene.requireInside(event);
                        return scene;
                    });
                    metric.metric().ifPresent(known -> section.construct("at", () -> plan.camera(known)));
                });
    }
}
