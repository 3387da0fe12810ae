package org.septuple.gravity;

import org.septuple.spacetime.MetricJet;

/// Metrics and their derivatives at the cells of a grid.
interface CellJets {

    /// The same, for one worker, who asks for cells in order.
    CellJets forWorker();

    /// Fills a jet of order 2.
    ///
    /// @return false where there is no metric
    boolean at(int cell, MetricJet jet);
}
