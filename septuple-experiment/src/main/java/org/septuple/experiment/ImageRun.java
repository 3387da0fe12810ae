package org.septuple.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.septuple.gravity.BlackHole;
import org.septuple.gravity.ImageTracer;
import org.septuple.gravity.RayEnd;
import org.septuple.gravity.RayImage;
import org.septuple.gravity.Scene;
import org.septuple.gravity.View;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.Metric;
import org.septuple.statistics.Estimate;

/// Traces the image of kind `geodesic`.
///
/// @param plan   what is looked at
/// @param source of the space-time
/// @param engine whose workers trace rows
/// @param output receives the image
record ImageRun(ImagePlan plan, MetricSource source, Engine engine, RunOutput output) {

    /// Rows between two reports of progress.
    private static final int BAND = 8;

    /// Traces, and keeps the numbers of the image.
    ///
    /// @param metric space-time
    /// @param notes  receive numbers
    /// @return the image
    RayImage traced(Metric metric, LedgerNotes notes) {
        View view = plan.view();
        Scene scene = plan.scene(source);
        ImageTracer tracer = new ImageTracer(
                metric,
                plan.camera(metric),
                scene,
                plan.tolerance(),
                engine.crew().workers());
        RayImage image = new RayImage(view);
        for (int row = 0; row < view.rows(); row += BAND) {
            output.progress("rows", row, view.rows());
            tracer.rows(row, Math.min(view.rows(), row + BAND), engine.crew(), image);
        }
        output.progress("rows", view.rows(), view.rows());
        output.image(image);
        if (scene.hole() != null) {
            shadow(image, notes);
        }
        rays(image, notes);
        redshifts(image, notes);
        return image;
    }

    private static void put(LedgerNotes notes, String name, double value, long n) {
        notes.put(name, Estimate.exact(value, n));
    }

    /// Pixels without light from anywhere but the horizon: their solid angle, and how far they reach.
    private static void shadow(RayImage image, LedgerNotes notes) {
        View view = image.view();
        double area = 0;
        long pixels = 0;
        int left = view.columns();
        int right = -1;
        int top = view.rows();
        int bottom = -1;
        for (int row = 0; row < view.rows(); row++) {
            for (int column = 0; column < view.columns(); column++) {
                if (image.end(column, row) == RayEnd.CAPTURED) {
                    area += view.solidAngle(column, row);
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = row;
                    pixels++;
                }
            }
        }
        put(notes, "shadow.area", area, pixels);
        put(notes, "shadow.width", pixels == 0 ? 0 : (right - left + 1) * view.pixel(), pixels);
        put(notes, "shadow.height", pixels == 0 ? 0 : (bottom - top + 1) * view.pixel(), pixels);
    }

    /// How many rays ended where.
    private static void rays(RayImage image, LedgerNotes notes) {
        Map<RayEnd, Long> counts = counts(image);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        put(notes, "rays", (double) all, all);
        counts.forEach((end, count) -> put(notes, "rays." + word(end), (double) count, all));
        long steps = 0;
        for (long one : image.steps()) {
            steps += one;
        }
        put(notes, "steps.per_ray", (double) steps / all, all);
    }

    private static boolean isCut(RayImage image) {
        View view = image.view();
        for (int row = 0; row < view.rows(); row++) {
            for (int column = 0; column < view.columns(); column++) {
                boolean border = row == 0 || column == 0 || row == view.rows() - 1 || column == view.columns() - 1;
                if (border && image.end(column, row) == RayEnd.CAPTURED) {
                    return true;
                }
            }
        }
        return false;
    }

    static Map<RayEnd, Long> counts(RayImage image) {
        Map<RayEnd, Long> counts = new EnumMap<>(RayEnd.class);
        for (RayEnd end : RayEnd.values()) {
            counts.put(end, 0L);
        }
        for (int row = 0; row < image.view().rows(); row++) {
            for (int column = 0; column < image.view().columns(); column++) {
                counts.merge(image.end(column, row), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static String word(RayEnd end) {
        return switch (end) {
            case SKY -> "sky";
            case DISC -> "disc";
            case CAPTURED -> "captured";
            case HOLE -> "hole";
            case LOST -> "lost";
        };
    }

    /// Of 1/g − 1 over all pixels that have it.
    private static void redshifts(RayImage image, LedgerNotes notes) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        long n = 0;
        for (double ratio : image.ratios()) {
            if (Double.isFinite(ratio)) {
                least = Math.min(least, 1 / ratio - 1);
                most = Math.max(most, 1 / ratio - 1);
                n++;
            }
        }
        if (n > 0) {
            put(notes, "redshift.min", least, n);
            put(notes, "redshift.max", most, n);
        }
    }

    /// What a reader of the image must know.
    List<String> remarks(RayImage image) {
        Map<RayEnd, Long> counts = counts(image);
        List<String> remarks = new ArrayList<>();
        BlackHole hole = plan.scene(source).hole();
        if (hole != null) {
            remarks.add(
                    "Rays that come within r = %s, a tenth of the way from the horizon at %s to the innermost orbit of light at %s, are taken to come from the horizon: from there none comes back."
                            .formatted(
                                    MetricSource.plain(hole.capture()),
                                    MetricSource.plain(hole.horizon()),
                                    MetricSource.plain(hole.photonOrbit())));
        }
        if (counts.getOrDefault(RayEnd.DISC, 0L) > 0 && counts.getOrDefault(RayEnd.CAPTURED, 0L) > 0) {
            remarks.add("The disc hides part of the shadow: its area, width and height are of what is seen.");
        }
        if (isCut(image)) {
            remarks.add(
                    "The shadow reaches the border of the image: its area, width and height are of what is inside.");
        }
        long holes = counts.getOrDefault(RayEnd.HOLE, 0L);
        if (holes > 0) {
            remarks.add("%d rays come from where the metric ends: %s."
                    .formatted(
                            holes,
                            source instanceof MetricSource.OfNeurons
                                    ? "a hole, that no neuron covers"
                                    : "the edge of the chart, such as a horizon or a singularity"));
        }
        long lost = counts.getOrDefault(RayEnd.LOST, 0L);
        if (lost > 0) {
            remarks.add("%d rays could not be followed: no step is short enough, or a hundred thousand are too few."
                    .formatted(lost));
        }
        return remarks;
    }
}
