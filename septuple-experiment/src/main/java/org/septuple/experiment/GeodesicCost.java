package org.septuple.experiment;

import org.septuple.gravity.ImageTracer;
import org.septuple.gravity.RayImage;
import org.septuple.gravity.View;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Kernels;
import org.septuple.spacetime.Metric;

/// What kind `geodesic` will take.
final class GeodesicCost {

    /// What every run takes, compilation for the larger part: seconds.
    private static final double STARTED = 1;

    private static final double SECONDS_PER_PATH = 1e-3;
    /// Through a field of neurons.
    private static final double SECONDS_PER_PATH_OF_NEURONS = 0.05;

    private static final double SECONDS_OF_ORBITS = 2;
    private static final long BYTES_OF_REPORT = 500_000;
    /// Twelve numbers as objects, in a row and in its table.
    private static final long MEMORY_PER_POINT = 800;

    private static final long BYTES_PER_POINT = 12 * Double.BYTES;
    /// Rays of the image that is timed.
    private static final int PROBED = 64;

    private static final long REST_NANOS = 300_000_000;
    /// Numbers of a pixel while it is traced and while it is written.
    private static final long MEMORY_PER_PIXEL = 150;

    private static final long BYTES_PER_PIXEL = 60;

    private GeodesicCost() {}

    /// From the number of paths, and from the time of some rays of the image.
    static Cost of(Experiment.OfGeodesics experiment, Kernels kernels, int threads) {
        boolean field = experiment.source() instanceof MetricSource.OfNeurons;
        double each = field ? SECONDS_PER_PATH_OF_NEURONS : SECONDS_PER_PATH;
        GeodesicPlan plan = experiment.plan();
        double paths = plan == null ? 0 : plan.paths();
        double orbits = experiment.orbits() == null ? 0 : SECONDS_OF_ORBITS;
        return new Cost(
                STARTED + orbits + (each * paths + image(experiment, kernels)) / threads,
                memoryBytes(experiment),
                BYTES_OF_REPORT + BYTES_PER_POINT * points(experiment) + BYTES_PER_PIXEL * pixels(experiment));
    }

    /// Of one worker: the same view with few pixels, as often as there are more of them.
    private static double image(Experiment.OfGeodesics experiment, Kernels kernels) {
        ImagePlan plan = experiment.image();
        boolean unopened = experiment.source() instanceof MetricSource.OfNeurons field
                && field.source().neurons(field.box(), experiment.header().seed()) == null;
        if (plan == null || unopened) {
            return 0;
        }
        View view = plan.view();
        double share = Math.sqrt(Math.min(1, PROBED / (double) pixels(experiment)));
        View few =
                new View(view.degrees(), (int) Math.ceil(share * view.columns()), (int) Math.ceil(share * view.rows()));
        Metric metric = experiment.source().metric(kernels, experiment.header().seed());
        ImageTracer tracer =
                new ImageTracer(metric, plan.camera(metric, few), plan.scene(experiment.source()), plan.tolerance(), 1);
        RayImage image = new RayImage(few);
        double seconds = Cost.fastestStep(() -> tracer.rows(0, few.rows(), Crew.alone(), image), REST_NANOS);
        return seconds / few.columns() / few.rows() * pixels(experiment);
    }

    /// Bytes of the rows, and of neurons.
    static long memoryBytes(Experiment.OfGeodesics experiment) {
        return MEMORY_PER_POINT * points(experiment)
                + MEMORY_PER_PIXEL * pixels(experiment)
                + CurvatureCost.memoryBytes(experiment.source());
    }

    private static long pixels(Experiment.OfGeodesics experiment) {
        ImagePlan plan = experiment.image();
        return plan == null ? 0 : (long) plan.view().columns() * plan.view().rows();
    }

    private static long points(Experiment.OfGeodesics experiment) {
        GeodesicPlan plan = experiment.plan();
        return plan == null ? 0 : (long) plan.paths() * plan.points();
    }
}
