package org.septuple.experiment;

import java.util.Locale;
import org.septuple.statistics.Estimate;

/// A residual on a grid, and on one of twice as many cells and times. Its error is the change from one to the other, three times what
/// order 2 leaves: where the grids do not resolve a history yet, no verdict follows.
///
/// @param coarse on the grid of level 0
/// @param fine   on that of level 1
record TwoGrids(double coarse, double fine) {

    /// The fine one.
    Estimate residual() {
        return new Estimate(fine, Math.abs(coarse - fine), (long) LineProblem.CELLS << 1);
    }

    /// Both, in words.
    String words() {
        return String.format(
                Locale.ROOT,
                "; %.2g on %d cells and %d times, %.2g on twice as many of both",
                coarse,
                LineProblem.CELLS,
                LineProblem.TIMES,
                fine);
    }
}
