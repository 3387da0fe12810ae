package org.septuple.gravity;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// A metric known only by its values in the cells of a grid, with derivatives by central differences of order 4 or 6. Axis k of the grid is coordinate k + 1; of
/// coordinates without an axis the metric is independent.
///
/// Mixed derivatives are first differences of first differences. Periodic axes wrap; near the ends of others, where the stencil does not fit, there is no metric. Times
/// are one, of a metric at rest, or as many as the stencil has.
public final class MetricSamples {

    private static final int TEN = MetricJet.PAIRS;
    private static final int LOWER_ORDER = 4;
    private static final int HIGHER_ORDER = 6;

    private final Grid grid;
    private final double time;
    private final double step;
    private final int order;
    /// Fields, slice by slice, ten pairs each.
    private final double[][][] slices;

    private MetricSamples(Grid grid, int order, double time, double step, double[][][] slices) {
        this.grid = grid;
        this.order = order;
        this.time = time;
        this.step = step;
        this.slices = slices;
    }

    /// Refuses grids that are too coarse.
    ///
    /// @param grid  of fields
    /// @param order of the differences
    /// @throws IllegalArgumentException naming the axis, if it has no more cells than the order, or if the order is neither 4 nor 6
    public static void require(Grid grid, int order) {
        if (order != LOWER_ORDER && order != HIGHER_ORDER) {
            throw new IllegalArgumentException("differences of order %d: need 4 or 6".formatted(order));
        }
        for (int k = 0; k < grid.dimensions(); k++) {
            int points = grid.axis(k).points();
            if (points <= order) {
                throw new IllegalArgumentException(
                        "axis %d of %d cells is too coarse for differences of order %d: need at least %d"
                                .formatted(k, points, order, order + 1));
            }
        }
    }

    /// Takes fields of a metric at rest.
    ///
    /// @param grid  of the fields
    /// @param order of the differences: 4 or 6, fewer than cells along each axis
    /// @param pairs g_μν: ten fields in the order of [MetricJet]; copied; NaN where there is none
    /// @return the samples
    public static MetricSamples atRest(Grid grid, int order, List<double[]> pairs) {
        require(grid, order);
        return new MetricSamples(grid, order, 0, 1, new double[][][] {copy(grid, pairs)});
    }

    /// Takes fields at several times.
    ///
    /// @param grid  of the fields
    /// @param order of the differences: 4 or 6, fewer than cells along each axis
    /// @param time  of the slice in the middle
    /// @param step  > 0, from slice to slice
    /// @param times order + 1 slices of ten fields each
    /// @return the samples
    public static MetricSamples moving(Grid grid, int order, double time, double step, List<List<double[]>> times) {
        require(grid, order);
        if (!(step > 0 && step <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("time step %s: need a finite number > 0".formatted(step));
        }
        if (times.size() != order + 1) {
            throw new IllegalArgumentException(
                    "%d times for differences of order %d: need %d".formatted(times.size(), order, order + 1));
        }
        double[][][] slices = new double[times.size()][][];
        for (int k = 0; k < slices.length; k++) {
            slices[k] = copy(grid, times.get(k));
        }
        return new MetricSamples(grid, order, time, step, slices);
    }

    private static double[][] copy(Grid grid, List<double[]> pairs) {
        if (pairs.size() != TEN) {
            throw new IllegalArgumentException("%d fields of a metric: need 10".formatted(pairs.size()));
        }
        double[][] fields = new double[TEN][];
        for (int pair = 0; pair < TEN; pair++) {
            grid.require(pairs.get(pair));
            fields[pair] = pairs.get(pair).clone();
        }
        return fields;
    }

    /// Samples a metric at one time, as at rest.
    ///
    /// @param metric anything
    /// @param grid   coordinates without an axis are 0
    /// @param order  of the differences
    /// @param time   of the samples
    /// @param engine whose crew samples
    /// @return the samples; NaN where there is no metric
    public static MetricSamples atRest(Metric metric, Grid grid, int order, double time, Engine engine) {
        require(grid, order);
        return new MetricSamples(grid, order, time, 1, new double[][][] {sample(metric, grid, time, engine)});
    }

    /// Samples a metric at all times that its differences need.
    ///
    /// @param metric anything
    /// @param grid   coordinates without an axis are 0
    /// @param order  of the differences
    /// @param time   of the slice in the middle
    /// @param step   > 0, from slice to slice
    /// @param engine whose crew samples
    /// @return the samples; NaN where there is no metric
    public static MetricSamples moving(Metric metric, Grid grid, int order, double time, double step, Engine engine) {
        require(grid, order);
        List<List<double[]>> times = new ArrayList<>();
        for (int k = -order / 2; k <= order / 2; k++) {
            times.add(List.of(sample(metric, grid, time + k * step, engine)));
        }
        return moving(grid, order, time, step, times);
    }

    private static double[][] sample(Metric metric, Grid grid, double time, Engine engine) {
        double[][] fields = new double[TEN][grid.size()];
        int rows = grid.axis(grid.dimensions() - 1).points();
        engine.crew().work(grid.size() / rows, (worker, piece) -> {
            MetricJet jet = new MetricJet(0);
            double[] q = new double[grid.dimensions()];
            for (int cell = piece * rows; cell < (piece + 1) * rows; cell++) {
                grid.position(cell, q);
                jet.event()[0] = time;
                System.arraycopy(q, 0, jet.event(), 1, q.length);
                boolean there = metric.at(jet);
                for (int pair = 0; pair < TEN; pair++) {
                    fields[pair][cell] = there ? jet.metric()[pair] : Double.NaN;
                }
            }
        });
        return fields;
    }

    /// The grid.
    ///
    /// @return as given
    public Grid grid() {
        return grid;
    }

    /// Differences of these samples.
    CellJets jets() {
        return new Differences(grid, order, slices, time, step);
    }
}
