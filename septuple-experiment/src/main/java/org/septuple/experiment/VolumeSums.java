package org.septuple.experiment;

import org.septuple.gravity.SpatialEinstein;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Sums of √γ over the cells of a box that have a metric, times the volume of a cell.
///
/// @param cells         that have one
/// @param volume        V = ∫√γ
/// @param rate          V̇ = −∫√γ K
/// @param acceleration  V̈ = ∫√γ (K² − ∂_tK)
/// @param curvature     ∫√γ R⁽³⁾
/// @param curvatureSize ∫√γ |R⁽³⁾|
/// @param trace         ∫√γ γ^ab G_ab
/// @param traceSize     ∫√γ |γ^ab G_ab|
record VolumeSums(
        int cells,
        double volume,
        double rate,
        double acceleration,
        double curvature,
        double curvatureSize,
        double trace,
        double traceSize) {

    /// Sums.
    ///
    /// @param metric in synchronous gauge
    /// @param grid   of three axes
    /// @param t      time
    static VolumeSums of(Metric metric, Grid grid, double t) {
        MetricJet jet = new MetricJet(2);
        SpatialEinstein at = new SpatialEinstein();
        double[] q = new double[MetricJet.DIMENSIONS - 1];
        int cells = 0;
        double[] sums = new double[7];
        for (int cell = 0; cell < grid.size(); cell++) {
            grid.position(cell, q);
            jet.event()[0] = t;
            System.arraycopy(q, 0, jet.event(), 1, q.length);
            if (!metric.at(jet) || !at.of(jet)) {
                continue;
            }
            double root = at.volumeElement() * grid.cellVolume();
            cells++;
            sums[0] += root;
            sums[1] -= root * at.contraction();
            sums[2] += root * at.volumeAcceleration();
            sums[3] += root * at.spatialScalar();
            sums[4] += root * Math.abs(at.spatialScalar());
            sums[5] += root * at.trace();
            sums[6] += root * Math.abs(at.trace());
        }
        return new VolumeSums(cells, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6]);
    }
}
