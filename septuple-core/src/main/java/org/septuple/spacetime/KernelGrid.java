package org.septuple.spacetime;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

/// Curly brackets (6.8) of N neurons on a grid, and the fields (6.9), (6.10), (6.14), (6.15) made of them.
///
/// The grid is cut into columns of 2×4 lines along z. A worker sums a column over all neurons and periodic images within the cutoff
/// (see [org.septuple.numerics.GaussianKernels]), turns sums into quotients and hands its cells out; memory is that of the fields and O(N). Sums and derivatives of sums are exact
/// but for round-off and the cutoff, where the kernels are smooth in x; ∫{√g_i} by the midpoint rule is N up to 2e^{−2π²(σ/h)²} per direction.
///
/// Invariants: bits depend neither on workers nor on kernels; {√g_i} > 0 and g_ab positive definite but in holes.
public final class KernelGrid {

    private static final int AXES = 3;

    private KernelGrid() {}

    /// Sums all neurons.
    ///
    /// @param neurons positions and matrices, velocities and rates too if ∂_t is wanted
    /// @param box     sides of the grid; neurons outside an open side count
    /// @param cutoff  where kernels end, at least
    /// @param grid    three axes that span the box, periodic where it is
    /// @param request what is wanted
    /// @param engine  computes
    /// @return the fields
    /// @throws IllegalArgumentException if grid and box differ, neurons at rest are asked for ∂_t, or arrays would be too long
    public static MetricGrid of(
            Neurons neurons, Box box, Cutoff cutoff, Grid grid, KernelRequest request, Engine engine) {
        requireSpan(box, grid);
        if (request.time() && !neurons.moves()) {
            throw new IllegalArgumentException("derivatives in time of neurons at rest: give velocities and rates");
        }
        KernelBins bins = new KernelBins(neurons, grid, cutoff.radius(), request);
        List<KernelColumn> columns = new ArrayList<>();
        for (int worker = 0; worker < engine.crew().workers(); worker++) {
            columns.add(new KernelColumn(bins, grid, cutoff.radius(), request, engine.kernels()));
        }
        MetricPlanes planes = new MetricPlanes(request, grid);
        List<double[]> lines = new ArrayList<>();
        for (int worker = 0; worker < columns.size(); worker++) {
            lines.add(planes.line());
        }
        int deep = Math.ceilDiv(grid.axis(0).points(), KernelColumn.DEEP);
        int across = Math.ceilDiv(grid.axis(1).points(), KernelColumn.ACROSS);
        double[] number = new double[deep * across];
        engine.crew()
                .work(
                        number.length,
                        (worker, piece) -> number[piece] = column(
                                columns.get(worker),
                                lines.get(worker),
                                KernelColumn.DEEP * (piece / across),
                                KernelColumn.ACROSS * (piece % across),
                                grid,
                                planes));
        double truncation = new TruncationBound(neurons, grid, cutoff.radius()).relative(planes.fields()[0], engine);
        return new MetricGrid(
                grid,
                request,
                planes.fields(),
                new MetricGrid.Account(
                        number(number) * grid.cellVolume(),
                        holes(planes),
                        columns.stream().mapToLong(KernelColumn::pairs).sum(),
                        cutoff.share(),
                        truncation,
                        bins.resolution));
    }

    private static void requireSpan(Box box, Grid grid) {
        if (grid.dimensions() != AXES) {
            throw new IllegalArgumentException("grid of %d axes: need 3".formatted(grid.dimensions()));
        }
        for (int a = 0; a < AXES; a++) {
            Axis axis = grid.axis(a);
            Side side = box.side(a);
            if (axis.from() != side.from() || axis.to() != side.to() || axis.periodic() != side.periodic()) {
                throw new IllegalArgumentException(
                        "axis %d of the grid, %s, does not span the side of the box, %s".formatted(a, axis, side));
            }
        }
    }

    /// Sums and finishes a column.
    ///
    /// @return its share of ∫{√g_i}, in cells
    private static double column(KernelColumn column, double[] fields, int x, int y, Grid grid, MetricPlanes planes) {
        column.sum(x, y);
        int rows = grid.axis(2).points();
        double number = 0;
        for (int line = 0; line < KernelColumn.DEEP * KernelColumn.ACROSS; line++) {
            int lineX = x + line / KernelColumn.ACROSS;
            int lineY = y + line % KernelColumn.ACROSS;
            if (lineX < grid.axis(0).points() && lineY < grid.axis(1).points()) {
                int first = (lineX * grid.axis(1).points() + lineY) * rows;
                for (int z = 0; z < rows; z++) {
                    int at = column.at(line, z);
                    number += column.sums()[at + MetricPlanes.STEP * Brackets.DENSITY];
                    planes.put(fields, z, column.sums(), at);
                }
                planes.store(fields, first);
            }
        }
        return number;
    }

    private static double number(double[] columns) {
        double sum = 0;
        for (double one : columns) {
            sum += one;
        }
        return sum;
    }

    private static int holes(MetricPlanes planes) {
        int holes = 0;
        for (double density : planes.fields()[0]) {
            holes += Double.isNaN(density) ? 1 : 0;
        }
        return holes;
    }
}
