package org.septuple.gravity.evolution;

import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.TensorKernels;

/// The equations of Arnowitt, Deser and Misner as York wrote them, at unit lapse and zero shift, with dust at rest:
///
/// ```
/// ∂_t γ_ij = −2 K_ij,  ∂_t K_ij = R_ij + K K_ij − 2 K_ik K^k_j − (Λ + ½κρ) γ_ij,  ∂_t κρ = K κρ
/// ```
///
/// Weakly hyperbolic: noise grows in proportion to time. Variables are γ, K and κρ themselves.
///
/// Source: J. W. York, in *Sources of Gravitational Radiation* (1979), with 8πG = κ.
///
/// @param lambda      Λ
/// @param differences in space
public record Adm(double lambda, Discretisation differences) implements Formulation {

    private static final int SIX = SpatialSlice.PAIRS;

    /// Largest ω² in three dimensions over that of the wave equation: at the shortest wave along all axes, where mixed differences vanish and direct ones do not, the trace of γ_ij has
    /// −∂_t² = 4h²k²/h² instead of 3h²k²/h². All eigenvalues of the symbol are real and ≥ 0.
    private static final double STIFFNESS = 4.0 / 3;

    /// Refuses Λ that is not a number.
    public Adm {
        if (!Double.isFinite(lambda)) {
            throw new IllegalArgumentException("Lambda = %s: need a finite number".formatted(lambda));
        }
    }

    @Override
    public String name() {
        return "adm";
    }

    @Override
    public double courantBound(int axes) {
        return differences.courantBound(axes == 3 ? STIFFNESS : 1);
    }

    @Override
    public double[][] fields(SpatialSlice slice) {
        return slice.copy().fields();
    }

    @Override
    public SpatialSlice slice(Grid grid, double time, double[][] fields) {
        if (fields.length != 2 * SIX && fields.length != 2 * SIX + 1) {
            throw new IllegalArgumentException(
                    "%d fields: ADM has 12 variables, 13 with dust".formatted(fields.length));
        }
        return SpatialSlice.around(grid, time, fields);
    }

    @Override
    public void enforce(double[][] fields, Engine engine) {}

    @Override
    public Rates rates(Grid grid, Engine engine) {
        TensorKernels kernels = engine.kernels().tensors();
        LineSweep[] scratch = new LineSweep[engine.crew().workers()];
        for (int w = 0; w < scratch.length; w++) {
            scratch[w] =
                    new LineSweep(grid, differences, kernels, new AdmRows(kernels, LineSweep.length(grid), lambda));
        }
        int pieces = LineSweep.pieces(grid);
        return (fields, rates) ->
                engine.crew().work(pieces, (worker, piece) -> scratch[worker].piece(piece, fields, rates));
    }

    /// The same cell by cell: slower, with the same bits.
    Rates ratesByCell(Grid grid, Crew crew) {
        SpatialPoint[] scratch = new SpatialPoint[crew.workers()];
        for (int w = 0; w < scratch.length; w++) {
            scratch[w] = new SpatialPoint(grid, differences);
        }
        int row = grid.axis(grid.dimensions() - 1).points();
        return (fields, rates) -> crew.work(grid.size() / row, (worker, piece) -> {
            for (int cell = piece * row; cell < (piece + 1) * row; cell++) {
                scratch[worker].at(fields, cell);
                rates(scratch[worker], grid, fields, rates, cell);
            }
        });
    }

    private void rates(SpatialPoint point, Grid grid, double[][] fields, double[][] rates, int cell) {
        boolean dusty = fields.length > 2 * SIX;
        double source = dusty ? Math.fma(0.5, fields[2 * SIX][cell], lambda) : lambda;
        for (int q = 0; q < SIX; q++) {
            rates[q][cell] = -2 * point.extrinsic[q];
            rates[SIX + q][cell] = point.extrinsicRate(q, source);
        }
        if (dusty) {
            rates[2 * SIX][cell] = point.mean * fields[2 * SIX][cell];
        }
        if (differences.dissipation() > 0) {
            damp(point, grid, fields, rates, cell);
        }
    }

    private void damp(SpatialPoint point, Grid grid, double[][] fields, double[][] rates, int cell) {
        for (int a = 0; a < grid.dimensions(); a++) {
            double root = Math.sqrt(point.inverse[SpatialSlice.pair(a, a)]);
            double weight = differences.dissipation() * root / grid.axis(a).spacing();
            for (int q = 0; q < 2 * SIX; q++) {
                rates[q][cell] = Math.fma(weight, point.stencil().damping(fields[q], a), rates[q][cell]);
            }
        }
    }
}
