package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.gravity.Geodesic;
import org.septuple.gravity.GeodesicPoint;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.BracketSums;
import org.septuple.spacetime.KernelField;

/// The density {√g_i} of neurons on the plane of two coordinates along which paths go farthest, at the mean of the third: what a bundle is drawn over.
record DensityBehind(KernelField field, Engine engine) {

    private static final int CELLS = 64;
    private static final int SPACE = 3;
    /// Room around the paths, of the longer side.
    private static final double MARGIN = 0.05;

    /// Samples a square that holds all points.
    ///
    /// @param paths of any character
    /// @return rows x, y, z, density, the second coordinate of the plane fastest; none if no path moves
    List<List<Double>> rows(List<Geodesic> paths) {
        double[] low = new double[SPACE];
        double[] high = new double[SPACE];
        double[] sum = new double[SPACE];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        long count = 0;
        for (Geodesic path : paths) {
            for (GeodesicPoint point : path.points()) {
                count++;
                for (int a = 0; a < SPACE; a++) {
                    double x = point.event(1 + a);
                    low[a] = Math.min(low[a], x);
                    high[a] = Math.max(high[a], x);
                    sum[a] += x;
                }
            }
        }
        int still = 0;
        for (int a = 1; a < SPACE; a++) {
            still = high[a] - low[a] <= high[still] - low[still] ? a : still;
        }
        double side = 0;
        for (int a = 0; a < SPACE; a++) {
            side = Math.max(side, high[a] - low[a]);
        }
        return count == 0 || side == 0 ? List.of() : rows(still, sum[still] / count, low, high, side);
    }

    private List<List<Double>> rows(int still, double at, double[] low, double[] high, double side) {
        int across = still == 0 ? 1 : 0;
        int up = still == 2 ? 1 : 2;
        double length = side * (1 + 2 * MARGIN);
        double left = (low[across] + high[across] - length) / 2;
        double bottom = (low[up] + high[up] - length) / 2;
        double[] densities = new double[CELLS * CELLS];
        engine.crew().work(CELLS, (worker, column) -> {
            BracketSums sums = new BracketSums(0, false);
            double[] place = new double[SPACE];
            place[still] = at;
            place[across] = middle(left, length, column);
            for (int row = 0; row < CELLS; row++) {
                place[up] = middle(bottom, length, row);
                field.brackets(place, sums);
                densities[column * CELLS + row] = sums.density();
            }
        });
        List<List<Double>> rows = new ArrayList<>();
        double[] place = new double[SPACE];
        place[still] = at;
        for (int k = 0; k < densities.length; k++) {
            place[across] = middle(left, length, k / CELLS);
            place[up] = middle(bottom, length, k % CELLS);
            rows.add(List.of(place[0], place[1], place[2], densities[k]));
        }
        return rows;
    }

    private static double middle(double from, double length, int cell) {
        return from + length * (cell + 0.5) / CELLS;
    }
}
