package org.septuple.gravity;

import org.septuple.numerics.Grid;
import org.septuple.spacetime.Brackets;
import org.septuple.spacetime.MetricGrid;
import org.septuple.spacetime.MetricJet;

/// Space at rest from a field of kernels on a grid, −dt² + g_ab dx^a dx^b with analytic derivatives. Reads a line of all sixty fields at a time: cell by cell they
/// would displace each other from the cache.
final class KernelJets implements CellJets {

    private static final int SPATIAL_PAIRS = 6;
    private static final int BLOCKS = Brackets.TIME;
    private static final int TEN = MetricJet.PAIRS;
    private static final int FIRST_SPATIAL = 4;
    /// Keeps fields of a line off the same sets of the cache.
    private static final int PAD = 9;

    private final MetricGrid kernels;
    private final int rows;
    private final int stride;
    private final double[] line;
    private int loaded = -1;

    KernelJets(MetricGrid kernels) {
        if (kernels.request().order() < 2) {
            throw new IllegalArgumentException("curvature of a field with derivatives of order %d: need 2"
                    .formatted(kernels.request().order()));
        }
        this.kernels = kernels;
        Grid grid = kernels.grid();
        this.rows = grid.axis(grid.dimensions() - 1).points();
        this.stride = rows + PAD;
        this.line = new double[SPATIAL_PAIRS * BLOCKS * stride];
    }

    @Override
    public CellJets forWorker() {
        return new KernelJets(kernels);
    }

    private void load(int number) {
        for (int pair = 0, plane = 0; pair < SPATIAL_PAIRS; pair++) {
            for (int block = 0; block < BLOCKS; block++, plane++) {
                kernels.copyMetric(pair, block, number * rows, rows, line, plane * stride);
            }
        }
        loaded = number;
    }

    @Override
    public boolean at(int cell, MetricJet jet) {
        if (cell / rows != loaded) {
            load(cell / rows);
        }
        int row = cell - loaded * rows;
        if (Double.isNaN(line[row])) {
            return false;
        }
        jet.metric()[0] = -1;
        for (int pair = 0; pair < SPATIAL_PAIRS; pair++) {
            int from = pair * BLOCKS * stride + row;
            int to = FIRST_SPATIAL + pair;
            jet.metric()[to] = line[from];
            for (int a = 0; a < Brackets.SPACE_SPACE - Brackets.SPACE; a++) {
                jet.first()[(1 + a) * TEN + to] = line[from + (Brackets.SPACE + a) * stride];
            }
            for (int both = 0; both < SPATIAL_PAIRS; both++) {
                jet.second()[(FIRST_SPATIAL + both) * TEN + to] = line[from + (Brackets.SPACE_SPACE + both) * stride];
            }
        }
        return true;
    }
}
