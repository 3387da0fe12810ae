package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.septuple.gravity.CurvatureField;
import org.septuple.gravity.MetricSamples;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.KernelGrid;
import org.septuple.spacetime.KernelRequest;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.Neurons;
import org.septuple.statistics.Estimate;

/// Curvature of all cells of a grid, by derivatives of the metric itself or by differences of its samples; the latter beside the former, on this grid and on one half as fine.
record CurvatureOfCells(CurvaturePlan plan, CurvaturePlan.Cells cells, long seed, Engine engine) {

    /// Errors that are round-off have no order.
    private static final double ROUND_OFF = 1e-11;

    /// Computes.
    ///
    /// @param metric  of the plan
    /// @param output  receives the fields
    /// @param results receive numbers
    /// @param remarks receive words
    void compute(Metric metric, RunOutput output, Map<String, Estimate> results, List<String> remarks) {
        Grid grid = cells.grid();
        CurvatureField exact = exact(metric, grid);
        CurvaturePlan.Differences differences = cells.differences();
        CurvatureField field = differences == null ? exact : sampled(metric, grid, differences, 1);
        output.curvature(field);
        long holes = field.holes();
        results.put("grid.cells", Estimate.exact((double) grid.size(), grid.size()));
        results.put("grid.holes", Estimate.exact((double) holes, grid.size()));
        if (holes == grid.size()) {
            remarks.add("No cell of the grid has a curvature: there is no metric, or no stencil fits.");
            return;
        }
        long n = grid.size() - holes;
        put(results, "grid.R_min", finite(field.scalars()).min(), n);
        put(results, "grid.R_max", finite(field.scalars()).max(), n);
        put(results, "grid.kretschmann_max", finite(field.kretschmanns()).max(), n);
        put(results, "grid.weyl_square_max", finite(field.weylSquares()).max(), n);
        if (holes > 0) {
            remarks.add(
                    "%d of %d cells have no curvature: there is no metric, or the stencil of the differences does not fit at an open end."
                            .formatted(holes, grid.size()));
        }
        if (differences != null) {
            compare(metric, differences, field, exact, results, remarks);
        }
    }

    private void compare(
            Metric metric,
            CurvaturePlan.Differences differences,
            CurvatureField field,
            CurvatureField exact,
            Map<String, Estimate> results,
            List<String> remarks) {
        double error = error(field, exact, 0);
        long n = exact.grid().size() - (long) exact.holes();
        put(results, "grid.error", OptionalDouble.of(error), n);
        Grid half = half(cells.grid());
        boolean fits =
                IntStream.range(0, half.dimensions()).allMatch(k -> half.axis(k).points() > differences.order());
        if (!fits || error < ROUND_OFF) {
            return;
        }
        double coarse = error(sampled(metric, half, differences, 2), exact(metric, half), 0);
        double fine = error(field, exact, differences.order()); // where the coarse stencil fits too
        double order = Elementary.log(coarse / fine) / Elementary.log(2);
        put(results, "grid.order", OptionalDouble.of(order), n);
        remarks.add(String.format(
                Locale.ROOT,
                "Differences of order %d err by %.1e, and by %.1e with half the cells along each axis that the metric depends on, where both stencils fit: order %.2f.",
                differences.order(),
                fine,
                coarse,
                order));
    }

    private static void put(Map<String, Estimate> results, String name, OptionalDouble value, long n) {
        value.stream().filter(Double::isFinite).forEach(x -> results.put(name, Estimate.exact(x, n)));
    }

    private static DoubleStream finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite);
    }

    private CurvatureField exact(Metric metric, Grid grid) {
        if (plan.source() instanceof MetricSource.OfNeurons field
                && !field.source().moves()) {
            Neurons neurons = field.source().neurons(field.box(), seed);
            if (neurons != null) {
                KernelRequest request = new KernelRequest(2, false, false, field.hole());
                return CurvatureField.ofSpace(
                        KernelGrid.of(neurons, field.box(), field.cutoff(), grid, request, engine), engine);
            }
        }
        return CurvatureField.of(metric, grid, cells.time(), engine);
    }

    private CurvatureField sampled(Metric metric, Grid grid, CurvaturePlan.Differences by, int coarser) {
        MetricSamples samples = by.step() > 0
                ? MetricSamples.moving(metric, grid, by.order(), cells.time(), coarser * by.step(), engine)
                : MetricSamples.atRest(metric, grid, by.order(), cells.time(), engine);
        return CurvatureField.of(samples, engine);
    }

    /// With half the cells along each axis that the metric depends on.
    private Grid half(Grid grid) {
        Axis[] axes = new Axis[grid.dimensions()];
        for (int k = 0; k < axes.length; k++) {
            Axis axis = grid.axis(k);
            int points = plan.source().dependsOn(k + 1) ? Math.max(2, axis.points() / 2) : axis.points();
            axes[k] = new Axis(axis.from(), axis.to(), points, axis.boundary());
        }
        return Grid.of(axes);
    }

    private boolean isInside(Grid grid, int cell, int margin) {
        int rest = cell;
        boolean inside = true;
        for (int k = grid.dimensions() - 1; k >= 0; k--) {
            int points = grid.axis(k).points();
            int place = rest % points;
            rest /= points;
            boolean whole = grid.axis(k).periodic() || !plan.source().dependsOn(k + 1);
            inside &= whole || (place >= margin && place < points - margin);
        }
        return inside;
    }

    /// Largest error of R over the largest √(R_ρσμν R^ρσμν), or of that square over its largest, whichever is more; where both fields are.
    ///
    /// @param margin cells at each open end, of axes that the metric depends on, that do not count
    private double error(CurvatureField field, CurvatureField exact, int margin) {
        double scalar = 0;
        double square = 0;
        double size = 0;
        for (int cell = 0; cell < exact.grid().size(); cell++) {
            double away = Math.abs(field.kretschmann(cell) - exact.kretschmann(cell));
            if (Double.isFinite(away) && isInside(exact.grid(), cell, margin)) {
                square = Math.max(square, away);
                scalar = Math.max(scalar, Math.abs(field.scalar(cell) - exact.scalar(cell)));
                size = Math.max(size, Math.abs(exact.kretschmann(cell)));
            }
        }
        return size == 0 ? Math.max(scalar, Math.sqrt(square)) : Math.max(scalar / Math.sqrt(size), square / size);
    }
}
