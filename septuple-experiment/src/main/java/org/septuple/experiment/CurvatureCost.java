package org.septuple.experiment;

import java.util.List;
import org.septuple.gravity.ClosedForm;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Metric;

/// What kind `curvature` will take: events by the time that one of them takes here and now.
final class CurvatureCost {

    /// What every run takes, compilation for the larger part: seconds.
    private static final double STARTED = 1;

    private static final long PROBE_NANOS = 60_000_000;
    private static final int BATCH = 16;
    /// Of a cell of a grid of neurons against an event anywhere: sums over kernels share rows of cells.
    private static final double SHARE_OF_CELL = 0.25;

    private static final long BYTES_OF_REPORT = 500_000;
    /// Eleven numbers as objects, in a row and in its table.
    private static final long MEMORY_PER_EVENT = 700;

    /// Of the components at an event that was given.
    private static final long MEMORY_OF_COMPONENTS = 400L * CurvatureComponents.EACH;

    private static final long BYTES_PER_EVENT = 11 * Double.BYTES;
    /// Of a neuron in a field.
    static final long MEMORY_PER_NEURON = 800;
    /// Scalars and Ricci's tensor.
    private static final long FIELDS = 13;
    /// Of a metric with its derivatives of order 2, of neurons.
    private static final long OF_NEURONS = 80;
    /// Of samples: ten, with their copy, and the fields to compare with.
    private static final long OF_SAMPLES = 20;

    private static final long WRITTEN = 3;

    private CurvatureCost() {}

    /// Estimates.
    static Cost of(Experiment.OfCurvature experiment, Kernels kernels, int threads) {
        CurvaturePlan plan = experiment.plan();
        double each = secondsPerEvent(experiment, kernels);
        double share = plan.source() instanceof MetricSource.OfNeurons ? SHARE_OF_CELL : 1;
        double seconds = each * (plan.events() + share * cells(plan) * (slices(plan) + 1));
        return new Cost(
                STARTED + seconds / threads,
                memoryBytes(experiment),
                BYTES_OF_REPORT + BYTES_PER_EVENT * plan.events() + WRITTEN * Double.BYTES * cells(plan));
    }

    private static double secondsPerEvent(Experiment.OfCurvature experiment, Kernels kernels) {
        CurvaturePlan plan = experiment.plan();
        Metric metric = plan.source().metric(kernels, experiment.header().seed());
        List<Double> event = somewhere(plan, metric, experiment.header().seed());
        CurvatureAt at = new CurvatureAt(metric);
        double best = Double.POSITIVE_INFINITY;
        long from = System.nanoTime();
        while (System.nanoTime() - from < PROBE_NANOS) {
            long start = System.nanoTime();
            for (int k = 0; k < BATCH; k++) {
                at.row(event);
            }
            best = Math.min(best, (System.nanoTime() - start) * 1e-9 / BATCH);
        }
        return best;
    }

    /// An event of the plan.
    private static List<Double> somewhere(CurvaturePlan plan, Metric metric, long seed) {
        if (!plan.at().isEmpty()) {
            return plan.at().getFirst();
        }
        CurvaturePlan.Random random = plan.random();
        if (random != null && !random.from().isEmpty()) {
            return random.from();
        }
        if (metric instanceof ClosedForm form) {
            double[] event = new double[4];
            form.draw(new RandomStream(seed, Purpose.CHECK_POINTS, 0, 0), event);
            return List.of(event[0], event[1], event[2], event[3]);
        }
        CurvaturePlan.Cells cells = plan.cells();
        if (cells == null) {
            return List.of(0.0, 0.0, 0.0, 0.0);
        }
        double[] q = new double[3];
        cells.grid().position(cells.grid().size() / 2, q);
        return List.of(cells.time(), q[0], q[1], q[2]);
    }

    private static long cells(CurvaturePlan plan) {
        CurvaturePlan.Cells cells = plan.cells();
        return cells == null ? 0 : cells.grid().size();
    }

    /// Samples of a cell, beside the metric itself.
    private static long slices(CurvaturePlan plan) {
        CurvaturePlan.Cells cells = plan.cells();
        CurvaturePlan.Differences by = cells == null ? null : cells.differences();
        return by == null ? 0 : by.step() > 0 ? by.order() + 1L : 1;
    }

    /// Bytes of the rows, of fields, and of neurons.
    static long memoryBytes(Experiment.OfCurvature experiment) {
        CurvaturePlan plan = experiment.plan();
        long numbers =
                FIELDS + OF_SAMPLES * slices(plan) + (plan.source() instanceof MetricSource.OfNeurons ? OF_NEURONS : 0);
        return MEMORY_PER_EVENT * plan.events()
                + MEMORY_OF_COMPONENTS * plan.at().size()
                + Double.BYTES * numbers * cells(plan)
                + memoryBytes(plan.source());
    }

    /// Bytes of neurons.
    static long memoryBytes(MetricSource source) {
        return source instanceof MetricSource.OfNeurons field
                ? MEMORY_PER_NEURON * field.source().count()
                : 0;
    }
}
