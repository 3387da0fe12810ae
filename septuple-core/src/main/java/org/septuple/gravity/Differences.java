package org.septuple.gravity;

import java.util.Arrays;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.MetricJet;

/// Central differences of order 4 or 6 of a sampled metric, cell by cell: scratch of one worker.
///
/// | order | h ∂ | h² ∂² |
/// |---|---|---|
/// | 4 | (1, −8, 0, 8, −1)/12 | (−1, 16, −30, 16, −1)/12 |
/// | 6 | (−1, 9, −45, 0, 45, −9, 1)/60 | (2, −27, 270, −490, 270, −27, 2)/180 |
///
/// Mixed derivatives are first differences of first differences. Components with one value everywhere are not differenced.
///
/// Source: B. Fornberg, *Math. Comp.* 51 (1988) 699, table 1.
final class Differences implements CellJets {

    private static final int TEN = MetricJet.PAIRS;
    private static final int FOURTH = 4;

    private final Grid grid;
    private final int order;
    private final int half;
    private final double[][][] slices;
    private final double time;
    private final double step;
    private final double[] slope;
    private final double[] bend;
    private final boolean[] varies = new boolean[TEN];
    private final int[] along;
    /// Of each axis, where the cells of the stencil stand in a field, relative to the other axes.
    private final int[][] places;

    Differences(Grid grid, int order, double[][][] slices, double time, double step) {
        this.grid = grid;
        this.order = order;
        this.half = order / 2;
        this.slices = slices;
        this.time = time;
        this.step = step;
        this.slope = order == FOURTH
                ? new double[] {1 / 12.0, -8 / 12.0, 0, 8 / 12.0, -1 / 12.0}
                : new double[] {-1 / 60.0, 9 / 60.0, -45 / 60.0, 0, 45 / 60.0, -9 / 60.0, 1 / 60.0};
        this.bend = order == FOURTH
                ? new double[] {-1 / 12.0, 16 / 12.0, -30 / 12.0, 16 / 12.0, -1 / 12.0}
                : new double[] {2 / 180.0, -27 / 180.0, 270 / 180.0, -490 / 180.0, 270 / 180.0, -27 / 180.0, 2 / 180.0};
        this.along = new int[grid.dimensions()];
        this.places = new int[grid.dimensions()][order + 1];
        for (int pair = 0; pair < TEN; pair++) {
            varies[pair] = varies(pair);
        }
    }

    private Differences(Differences other) {
        this.grid = other.grid;
        this.order = other.order;
        this.half = other.half;
        this.slices = other.slices;
        this.time = other.time;
        this.step = other.step;
        this.slope = other.slope;
        this.bend = other.bend;
        this.along = new int[grid.dimensions()];
        this.places = new int[grid.dimensions()][order + 1];
        System.arraycopy(other.varies, 0, varies, 0, TEN);
    }

    private boolean varies(int pair) {
        double value = slices[0][pair][0];
        for (double[][] slice : slices) {
            for (double other : slice[pair]) {
                if (other != value) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public CellJets forWorker() {
        return new Differences(this);
    }

    @Override
    public boolean at(int cell, MetricJet jet) {
        if (!place(cell, jet.event())) {
            return false;
        }
        Arrays.fill(jet.first(), 0);
        Arrays.fill(jet.second(), 0);
        double check = 0;
        for (int pair = 0; pair < TEN; pair++) {
            double value = slices[slices.length / 2][pair][cell];
            jet.metric()[pair] = value;
            if (varies[pair]) {
                check += derivatives(pair, cell, jet);
            }
        }
        return Math.abs(check) <= Double.MAX_VALUE;
    }

    /// Finds the cells around; false if some are beyond an end.
    private boolean place(int cell, double[] event) {
        event[0] = time;
        for (int k = 0; k < along.length; k++) {
            Axis axis = grid.axis(k);
            int n = axis.points();
            int stride = grid.stride(k);
            along[k] = grid.along(cell, k);
            event[k + 1] = axis.position(along[k]);
            if (!axis.periodic() && (along[k] < half || along[k] >= n - half)) {
                return false;
            }
            for (int j = 0; j <= order; j++) {
                int i = along[k] + j - half;
                int wrapped = i < 0 ? i + n : i < n ? i : i - n;
                places[k][j] = (wrapped - along[k]) * stride;
            }
        }
        return true;
    }

    /// All derivatives of a component.
    ///
    /// @return a number that is not finite if one of them is not
    private double derivatives(int pair, int cell, MetricJet jet) {
        double[] first = jet.first();
        double[] second = jet.second();
        double[] field = slices[slices.length / 2][pair];
        double check = 0;
        for (int a = 0; a < along.length; a++) {
            double one = 1 / grid.axis(a).spacing();
            double slopeA = one * sum(field, cell, places[a], slope);
            double bendA = one * one * sum(field, cell, places[a], bend);
            first[TEN * (a + 1) + pair] = slopeA;
            second[TEN * MetricJet.pair(a + 1, a + 1) + pair] = bendA;
            check += slopeA + bendA;
            for (int b = a + 1; b < along.length; b++) {
                double both = one / grid.axis(b).spacing() * mixed(field, cell, places[a], places[b]);
                second[TEN * MetricJet.pair(a + 1, b + 1) + pair] = both;
                check += both;
            }
        }
        return slices.length == 1 ? check : check + timeDerivatives(pair, cell, first, second);
    }

    private double timeDerivatives(int pair, int cell, double[] first, double[] second) {
        double one = 1 / step;
        double slopeT = 0;
        double bendT = 0;
        for (int s = 0; s <= order; s++) {
            double[] field = slices[s][pair];
            slopeT += slope[s] * field[cell];
            bendT += bend[s] * field[cell];
            for (int a = 0; a < along.length; a++) {
                second[TEN * (a + 1) + pair] +=
                        slope[s] * one / grid.axis(a).spacing() * sum(field, cell, places[a], slope);
            }
        }
        first[pair] = one * slopeT;
        second[pair] = one * one * bendT;
        double check = first[pair] + second[pair];
        for (int a = 0; a < along.length; a++) {
            check += second[TEN * (a + 1) + pair];
        }
        return check;
    }

    private static double sum(double[] field, int cell, int[] places, double[] weights) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] * field[cell + places[j]];
        }
        return sum;
    }

    private double mixed(double[] field, int cell, int[] across, int[] down) {
        double sum = 0;
        for (int j = 0; j < slope.length; j++) {
            if (j != half) {
                sum += slope[j] * sum(field, cell + across[j], down, slope);
            }
        }
        return sum;
    }
}
