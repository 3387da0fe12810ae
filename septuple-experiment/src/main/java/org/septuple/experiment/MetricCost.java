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
        double[] extent = new double[3];
        double pairs = plan.source().count();
        for (int k = 0; k < extent.length; k++) {
            extent[k] = 2
                    * plan.cutoff().radius()
                    * plan.source().widest(k)
                    / plan.grid().axis(k).spacing();
            pairs *= extent[k];
        }
        pairs *= Math.PI / 6;
        double exponents = plan.exponents() == null
                ? 0
                : (plan.exponents().values() + FLOORS) * plan.exponents().draws();
        long cells = plan.grid().size();
        return new Cost(
                (pairs * (1 + exponents) * secondsPerPair(plan, kernels) + frames(experiment)) / threads,
                memoryBytes(experiment),
                BYTES_OF_REPORT + Double.BYTES * cells * fields(plan));
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
