package org.septuple.experiment;

import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.Geodesic;
import org.septuple.gravity.GeodesicEnd;
import org.septuple.gravity.GeodesicSettings;
import org.septuple.gravity.GeodesicSolver;
import org.septuple.gravity.GeodesicStart;
import org.septuple.gravity.ImageTracer;
import org.septuple.gravity.RayImage;
import org.septuple.gravity.View;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Kernels;
import org.septuple.spacetime.Metric;

/// What kind `geodesic` will take: paths by the time that the first takes here and now, or its beginning.
final class GeodesicCost {

    /// What every run takes, compilation for the larger part: seconds.
    private static final double STARTED = 1;

    /// Steps of a path that are timed.
    private static final int FIRST_STEPS = 300;

    private static final int PROBES = 3;

    private static final double SECONDS_OF_ORBITS = 2;
    /// Of a row in the table and in the report.
    private static final double SECONDS_PER_POINT = 7e-6;
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

    /// From the time of some paths and rays.
    static Cost of(Experiment.OfGeodesics experiment, Kernels kernels, int threads) {
        GeodesicPlan plan = experiment.plan();
        double orbits = experiment.orbits() == null ? 0 : SECONDS_OF_ORBITS;
        double paths = plan == null ? 0 : paths(experiment, plan, kernels) / threads;
        return new Cost(
                STARTED
                        + orbits
                        + paths
                        + image(experiment, kernels) / threads
                        + SECONDS_PER_POINT * points(experiment),
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

    private static double paths(Experiment.OfGeodesics experiment, GeodesicPlan plan, Kernels kernels) {
        Metric metric = experiment.source().metric(kernels, experiment.header().seed());
        GeodesicSolver solver = new GeodesicSolver(
                metric,
                GeodesicSettings.of(plan.law(), plan.tolerance()).bounded(Double.POSITIVE_INFINITY, FIRST_STEPS));
        double seconds = 0;
        double scales = plan.scales().stream().mapToDouble(s -> s).sum();
        for (CausalCharacter character : plan.characters()) {
            GeodesicStart start = plan.first(metric, character);
            double best = Double.POSITIVE_INFINITY;
            for (int probe = 0; probe < PROBES; probe++) {
                long from = System.nanoTime();
                Geodesic path = solver.follow(start, plan.end());
                double whole = path.end().kind() == GeodesicEnd.Kind.OUT_OF_STEPS ? 1 / share(plan, path) : 1;
                best = Math.min(best, (System.nanoTime() - from) * 1e-9 * whole);
            }
            seconds += best * (plan.paths() / (double) plan.characters().size() + scales);
        }
        return seconds;
    }

    /// How much of a path its first steps are.
    private static double share(GeodesicPlan plan, Geodesic path) {
        double from = plan.law().inCoordinateTime() ? plan.event().getFirst() : 0;
        double now =
                plan.law().inCoordinateTime() ? path.last().t() : path.last().lambda();
        return Math.max(Double.MIN_NORMAL, (now - from) / (plan.end() - from));
    }

    /// Bytes of the rows, and of neurons.
    static long memoryBytes(Experiment.OfGeodesics experiment) {
        GeodesicPlan plan = experiment.plan();
        double sampled = plan != null
                        && !plan.scales().isEmpty()
                        && experiment.source() instanceof MetricSource.OfNeurons field
                        && field.source() instanceof NeuronSource.Sampled neurons
                ? SamplingBias.neurons(neurons, plan.scales())
                : 0;
        return (long) (CurvatureCost.MEMORY_PER_NEURON * sampled)
                + MEMORY_PER_POINT * points(experiment)
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
