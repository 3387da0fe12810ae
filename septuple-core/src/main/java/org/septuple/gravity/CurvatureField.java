package org.septuple.gravity;

import java.util.Arrays;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricGrid;
import org.septuple.spacetime.MetricJet;

/// Ricci's tensor (8.9), R, Kretschmann's scalar and the square of Weyl's tensor on a grid. NaN where there is no metric, it is singular, or a stencil does not fit. Immutable.
///
/// Axis k of the grid is coordinate k + 1. Riemann's tensor itself is that of [Curvature], at points. Bits do not depend on the number of workers.
public final class CurvatureField {

    private static final int TEN = MetricJet.PAIRS;
    private static final int SPATIAL = 4;

    private final Grid grid;
    private final double[] scalar;
    private final double[] kretschmann;
    private final double[] weylSquare;
    /// Empty where it is 0 everywhere.
    private final double[][] ricci;

    private CurvatureField(Grid grid, boolean spatial) {
        this.grid = grid;
        this.scalar = new double[grid.size()];
        this.kretschmann = new double[grid.size()];
        this.weylSquare = new double[grid.size()];
        this.ricci = new double[TEN][];
        for (int pair = 0; pair < TEN; pair++) {
            ricci[pair] = new double[spatial && pair < SPATIAL ? 0 : grid.size()];
        }
    }

    /// Of a metric, by its own derivatives.
    ///
    /// @param metric closed form, formulas, or a kernel field, with its derivatives in time
    /// @param grid   coordinates without an axis are 0
    /// @param time   of the slice
    /// @param engine whose crew computes
    /// @return space-time curvature
    public static CurvatureField of(Metric metric, Grid grid, double time, Engine engine) {
        return of(new MetricJets(metric, grid, time), grid, false, engine);
    }

    /// Of a metric known by samples, by differences.
    ///
    /// @param samples of a metric, at rest or moving
    /// @param engine  whose crew computes
    /// @return space-time curvature
    public static CurvatureField of(MetricSamples samples, Engine engine) {
        return of(samples.jets(), samples.grid(), false, engine);
    }

    /// Of space: curvature of −dt² + g_ab dx^a dx^b, which is that of g_ab in three dimensions.
    ///
    /// @param kernels field with derivatives of order 2
    /// @param engine  whose crew computes
    /// @return R_ab and R of three dimensions; R_0μ = 0
    public static CurvatureField ofSpace(MetricGrid kernels, Engine engine) {
        return of(new KernelJets(kernels), kernels.grid(), true, engine);
    }

    private static CurvatureField of(CellJets jets, Grid grid, boolean spatial, Engine engine) {
        CurvatureField field = new CurvatureField(grid, spatial);
        int workers = engine.crew().workers();
        CellJets[] sources = new CellJets[workers];
        MetricJet[] scratch = new MetricJet[workers];
        Curvature[] curvatures = new Curvature[workers];
        for (int w = 0; w < workers; w++) {
            sources[w] = jets.forWorker();
            scratch[w] = new MetricJet(2);
            curvatures[w] = new Curvature();
        }
        int rows = grid.axis(grid.dimensions() - 1).points();
        engine.crew().work(grid.size() / rows, (worker, line) -> {
            for (int cell = line * rows; cell < (line + 1) * rows; cell++) {
                boolean there = sources[worker].at(cell, scratch[worker]) && curvatures[worker].of(scratch[worker]);
                field.set(cell, there, curvatures[worker]);
            }
        });
        return field;
    }

    private void set(int cell, boolean there, Curvature curvature) {
        scalar[cell] = there ? curvature.scalar() : Double.NaN;
        kretschmann[cell] = there ? curvature.kretschmann() : Double.NaN;
        weylSquare[cell] = there ? curvature.weylSquare() : Double.NaN;
        for (int pair = 0; pair < TEN; pair++) {
            if (ricci[pair].length > 0) {
                ricci[pair][cell] = there ? curvature.ricci()[pair] : Double.NaN;
            }
        }
    }

    /// The grid.
    ///
    /// @return as given
    public Grid grid() {
        return grid;
    }

    /// Cells without curvature.
    ///
    /// @return how many
    public int holes() {
        return (int) Arrays.stream(scalar).filter(Double::isNaN).count();
    }

    /// R.
    ///
    /// @param cell of the grid
    /// @return NaN in a hole
    public double scalar(int cell) {
        return scalar[cell];
    }

    /// R_ρσμν R^ρσμν.
    ///
    /// @param cell of the grid
    /// @return NaN in a hole
    public double kretschmann(int cell) {
        return kretschmann[cell];
    }

    /// C_ρσμν C^ρσμν.
    ///
    /// @param cell of the grid
    /// @return NaN in a hole
    public double weylSquare(int cell) {
        return weylSquare[cell];
    }

    /// R_μν.
    ///
    /// @param mu   index
    /// @param nu   index
    /// @param cell of the grid
    /// @return NaN in a hole
    public double ricci(int mu, int nu, int cell) {
        double[] field = ricci[MetricJet.pair(mu, nu)];
        return field.length > 0 ? field[cell] : scalar[cell] * 0;
    }

    /// All of R.
    ///
    /// @return a copy, one number per cell
    public double[] scalars() {
        return scalar.clone();
    }

    /// All of R_ρσμν R^ρσμν.
    ///
    /// @return a copy, one number per cell
    public double[] kretschmanns() {
        return kretschmann.clone();
    }

    /// All of C_ρσμν C^ρσμν.
    ///
    /// @return a copy, one number per cell
    public double[] weylSquares() {
        return weylSquare.clone();
    }
}
