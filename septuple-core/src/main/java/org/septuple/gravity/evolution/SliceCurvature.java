package org.septuple.gravity.evolution;

import org.septuple.gravity.Curvature;
import org.septuple.spacetime.MetricJet;

/// Curvature of the space-time around a slice that follows Einstein's equations: scratch of one thread. Second derivatives in time are those of the equations of motion,
/// derivatives in space are differences.
public final class SliceCurvature {

    private final SpatialSlice slice;
    private final double lambda;
    private final SpatialPoint point;
    private final MetricJet jet = new MetricJet(2);
    private final Curvature curvature = new Curvature();

    /// Of one slice.
    ///
    /// @param slice  of space
    /// @param order  of differences: 4 or 6
    /// @param lambda Λ
    public SliceCurvature(SpatialSlice slice, int order, double lambda) {
        this.slice = slice;
        this.lambda = lambda;
        this.point = new SpatialPoint(slice.grid(), new Discretisation(order, 0));
    }

    /// At one cell.
    ///
    /// @param cell of the grid
    /// @return valid until the next call
    /// @throws IllegalStateException if the metric is singular there
    public Curvature at(int cell) {
        point.at(slice.fields(), cell);
        point.extrinsicSlopes(slice.fields());
        point.jet(lambda + 0.5 * slice.density(cell), jet);
        if (!curvature.of(jet)) {
            throw new IllegalStateException("singular metric in cell %d".formatted(cell));
        }
        return curvature;
    }
}
