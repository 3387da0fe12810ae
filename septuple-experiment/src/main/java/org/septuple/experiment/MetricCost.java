package org.septuple.experiment;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.KernelGrid;
import org.septuple.spacetime.MetricGrid;
import org.septuple.spacetime.Neurons;

/// What fields made of neurons will take: time by pairs of a neuron and a cell, at the rate of a few neurons of the same kind.
final class MetricCost {

    /// Of a pair of a neuron and a point with the inverse metric, and of sorting a neuron, as `KernelPointRate` measures.
    private static final double SECONDS_AT_A_POINT = 15e-9;

    private static final double SECONDS_TO_SORT = 600e-9;
    private static final int FEW = 200;
    private static final int FEW_POINTS = 32;
    private static final int PROBES = 12;
    private static final long BYTES_OF_REPORT = 300_000;
    /// {√g_i}, {1}, √det g, metric and inverse.
    private static final int FIELDS = 15;
    /// Of first derivatives: of {√g_i}, the metric and its inverse.
    private static final int FIRST = 39;
    /// Likewise of second ones.
    private static final int SECOND = 78;

    /// Rates in time of {√g_i}, the metric and its inverse.
    private static final long RATES = 13;

    /// Sums of each draw of `exponents` beside those of its ε: two for the floors, and the gradient of {1}.
    private static final int FLOORS = 5;

    private MetricCost() {}

    /// Estimates.
    ///
    /// @param experiment what would be computed
    /// @param kernels    scalar or vector
    /// @param threads    of the run
    static Cost of(Experiment.OfNeurons experiment, Kernels kernels, int threads) {
        MetricPlan plan = experiment.plan();
        long cells = plan.grid().size();
        double seconds = pairs(experiment) * secondsPerPair(plan, kernels) + exponents(plan) + frames(experiment);
        return new Cost(
                seconds / threads, memoryBytes(experiment), BYTES_OF_REPORT + Double.BYTES * cells * fields(plan));
    }

    /// Of a neuron or image and a cell: the ellipsoids of the kernels, cut at open sides, over the volume of a cell.
    private static double pairs(Experiment.OfNeurons experiment) {
        MetricPlan plan = experiment.plan();
        Neurons neurons = plan.source().neurons(plan.box(), experiment.header().seed());
        double[] extents = new double[3];
        double pairs = 0;
        for (int i = 0; neurons != null && i < neurons.size(); i++) {
            neurons.extents(i, extents);
            double reached = 1;
            for (int k = 0; k < extents.length; k++) {
                Axis axis = plan.grid().axis(k);
                double across = 2 * plan.cutoff().radius() * extents[k];
                reached *= (axis.periodic() ? across : Math.min(across, axis.length())) / axis.spacing();
            }
            pairs += Math.min(reached, ball(plan) / neurons.volumeElement(i) / cell(plan));
        }
        return pairs;
    }

    /// Volume within the cutoff where g = 1.
    private static double ball(MetricPlan plan) {
        double radius = plan.cutoff().radius();
        return 4 / 3.0 * Math.PI * radius * radius * radius;
    }

    private static double cell(MetricPlan plan) {
        return plan.grid().axis(0).spacing()
                * plan.grid().axis(1).spacing()
                * plan.grid().axis(2).spacing();
    }

    /// Sums at some points with g near 1, for each ε and draw.
    private static double exponents(MetricPlan plan) {
        if (plan.exponents() == null) {
            return 0;
        }
        double neurons = plan.source().count();
        double box = plan.grid().size() * cell(plan);
        double points = Math.min(plan.grid().size(), NearFlatExponents.MOST_POINTS);
        double each = points * neurons * ball(plan) / box * SECONDS_AT_A_POINT + neurons * SECONDS_TO_SORT;
        return (plan.exponents().values() + FLOORS) * plan.exponents().draws() * each;
    }

    private static double frames(Experiment.OfNeurons experiment) {
        MetricPlan plan = experiment.plan();
        Neurons neurons = plan.frames() == null
                ? null
                : plan.source().neurons(plan.box(), experiment.header().seed());
        return plan.frames() == null || neurons == null
                ? 0
                : FramesCost.seconds(
                        plan.frames(),
                        plan.frames().neurons(neurons, experiment.header().seed()));
    }

    /// Of neurons with σ of two cells.
    private static double secondsPerPair(MetricPlan plan, Kernels kernels) {
        Axis axis = new Axis(0, FEW_POINTS, FEW_POINTS, Boundary.PERIODIC);
        Grid grid = Grid.of(axis, axis, axis);
        double[] positions = new double[3 * FEW];
        double[] matrices = new double[6 * FEW];
        for (int i = 0; i < FEW; i++) {
            for (int a = 0; a < 3; a++) {
                positions[3 * i + a] = (7.3 * i + 11.7 * a) % FEW_POINTS;
            }
            matrices[6 * i] = 0.25;
            matrices[6 * i + 3] = 0.25;
            matrices[6 * i + 5] = 0.25;
        }
        Neurons rest = Neurons.of(positions, matrices);
        boolean moves = plan.request().time();
        Neurons neurons = moves ? rest.moving(new double[3 * FEW], new double[3 * FEW], new double[6 * FEW]) : rest;
        Box box = Box.cube(FEW_POINTS, true);
        Engine engine = new Engine(kernels, Crew.alone());
        double best = Double.POSITIVE_INFINITY;
        for (int probe = 0; probe < PROBES; probe++) {
            long start = System.nanoTime();
            MetricGrid made = KernelGrid.of(neurons, box, new Cutoff(5), grid, plan.request(), engine);
            best = Math.min(
                    best, (System.nanoTime() - start) * 1e-9 / made.account().pairs());
        }
        return best;
    }

    private static long fields(MetricPlan plan) {
        long rates = plan.request().time() ? RATES : 0;
        return rates
                + switch (plan.slopes()) {
                    case NONE -> FIELDS;
                    case FIRST -> FIELDS + FIRST;
                    case SECOND -> FIELDS + FIRST + SECOND;
                };
    }

    /// Bytes of arrays.
    static long memoryBytes(Experiment.OfNeurons experiment) {
        MetricPlan plan = experiment.plan();
        return (plan.frames() == null ? 0 : FramesCost.memoryBytes(plan.frames()))
                + Double.BYTES
                        * ((long) plan.grid().size() * (fields(plan) + 2)
                                + 40L * plan.source().count());
    }
}
