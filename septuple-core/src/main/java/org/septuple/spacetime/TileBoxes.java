package org.septuple.spacetime;

import org.septuple.numerics.PointKernels;

/// For each tile the box around its places and the farthest reach of its kernels, as [PointKernels#tiles] reads them.
final class TileBoxes {

    private static final int TILE = PointKernels.TILE;
    /// For round-off: of the reach, and of coordinates.
    private static final double MARGIN = 1e-9;

    private static final double ROUNDING = 1e-14;

    private final double[] columns;

    TileBoxes(NeuronCells cells) {
        int tiles = cells.order().length / TILE;
        this.columns = new double[PointKernels.at(PointKernels.BOX, 0, tiles + TILE)];
        for (int t = 0; t < tiles; t++) {
            fill(cells, t);
        }
    }

    private void fill(NeuronCells cells, int t) {
        double magnitude = 0;
        for (int a = 0; a < 3; a++) {
            double low = Double.MAX_VALUE;
            double high = -Double.MAX_VALUE;
            for (int slot = t * TILE; slot < (t + 1) * TILE; slot++) {
                int i = cells.order()[slot];
                if (i != NeuronTiles.EMPTY) {
                    low = Math.min(low, cells.positions()[3 * i + a]);
                    high = Math.max(high, cells.positions()[3 * i + a]);
                }
            }
            columns[PointKernels.at(PointKernels.BOX, a, t)] = (low + high) / 2;
            columns[PointKernels.at(PointKernels.BOX, 3 + a, t)] = (high - low) / 2;
            magnitude = Math.max(magnitude, Math.max(Math.abs(low), Math.abs(high)));
        }
        double twice = 2 * (reach(cells, t) * (1 + MARGIN) + magnitude * ROUNDING);
        columns[PointKernels.at(PointKernels.BOX, 6, t)] = twice * twice;
    }

    private static double reach(NeuronCells cells, int t) {
        double farthest = 0;
        for (int slot = t * TILE; slot < (t + 1) * TILE; slot++) {
            int i = cells.order()[slot];
            if (i != NeuronTiles.EMPTY) {
                farthest = Math.max(farthest, cells.reach()[i]);
            }
        }
        return farthest;
    }

    /// Not to be written to.
    double[] columns() {
        return columns;
    }
}
