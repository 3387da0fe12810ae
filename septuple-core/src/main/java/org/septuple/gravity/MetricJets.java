package org.septuple.gravity;

import org.septuple.numerics.Grid;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// A metric with derivatives of its own, at the cells of a grid and one time.
///
/// @param metric asked cell by cell
/// @param grid   coordinates without an axis are 0
/// @param time   of the slice
record MetricJets(Metric metric, Grid grid, double time) implements CellJets {

    @Override
    public CellJets forWorker() {
        return this;
    }

    @Override
    public boolean at(int cell, MetricJet jet) {
        double[] event = jet.event();
        event[0] = time;
        for (int k = 0; k < grid.dimensions(); k++) {
            event[k + 1] = grid.axis(k).position(grid.along(cell, k));
        }
        return metric.at(jet);
    }
}
