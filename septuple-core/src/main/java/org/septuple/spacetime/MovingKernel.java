package org.septuple.spacetime;

import org.septuple.numerics.Elementary;

/// The kernel of one neuron of [MovingNeurons] at one event, with derivatives: scratch of one thread.
final class MovingKernel {

    private static final int AXES = 3;
    private static final int SIX = SpatialMatrix.ENTRIES;
    private static final int SUMS = 1 + SIX;
    private static final int SECOND = 1 + MetricJet.DIMENSIONS;

    private final int order;
    private final double[] matrix = new double[SIX];
    private final double[] velocity = new double[AXES];
    private final double[] acceleration = new double[AXES];
    private final double[] rate = new double[SIX];
    private final double[] bend = new double[SIX];
    private final double[] inverse = new double[SIX];
    private final double[] turned = new double[SIX];
    private final double[] away = new double[AXES];
    private final double[] u = new double[AXES];
    private final double[] drift = new double[AXES];
    private final double[] slope = new double[AXES];
    private final double[] p = new double[MetricJet.DIMENSIONS];
    private boolean changes;
    private double weight;

    /// @param order of derivatives
    MovingKernel(int order) {
        this.order = order;
    }

    /// Moves to a neuron.
    ///
    /// @param neurons at t₀
    /// @param bends   g̈_i of all
    /// @param i       which
    /// @param event   t, x, y, z
    /// @param since   t − t₀
    /// @param root    √g_i (2π)^(−3/2) at t₀
    void of(Neurons neurons, double[] bends, int i, double[] event, double since, double root) {
        neurons.matrix(i, matrix);
        neurons.motion(i, velocity, acceleration, rate);
        for (int a = 0; a < AXES; a++) {
            double moved = since * (velocity[a] + since / 2 * acceleration[a]);
            away[a] = event[1 + a] - neurons.position(i, a) - moved;
            velocity[a] += since * acceleration[a];
        }
        System.arraycopy(bends, SIX * i, bend, 0, SIX);
        changes = hasEntries(rate) || hasEntries(bend);
        double height = changes ? change(since) : root;
        SpatialMatrix.apply(matrix, 0, away, u);
        weight = height * Elementary.exp(-dot(away, u) / 2);
        p[0] = dot(velocity, u);
        for (int a = 0; a < AXES; a++) {
            p[1 + a] = -u[a];
        }
        if (changes && order > 0) {
            SpatialMatrix.apply(rate, 0, away, drift);
            SpatialMatrix.inverse(matrix, 0, inverse, 0);
            p[0] += (SpatialMatrix.traceOfProduct(inverse, rate) - dot(away, drift)) / 2;
        }
    }

    private static boolean hasEntries(double[] six) {
        for (double entry : six) {
            if (entry != 0) {
                return true;
            }
        }
        return false;
    }

    /// From t₀ to t.
    ///
    /// @return √g_i (2π)^(−3/2); not a number where g_i is not positive definite
    private double change(double since) {
        for (int k = 0; k < SIX; k++) {
            matrix[k] += since * (rate[k] + since / 2 * bend[k]);
            rate[k] += since * bend[k];
        }
        return SpatialMatrix.isPositiveDefinite(matrix, 0)
                ? Math.sqrt(SpatialMatrix.determinant(matrix, 0)) * Brackets.NORMALISATION
                : Double.NaN;
    }

    /// Adds it and its derivatives.
    ///
    /// @param sums block by block: value, four first derivatives, ten second ones; of each w and the six of w g_i
    void add(double[] sums) {
        add(sums, 0, weight);
        for (int alpha = 0; order > 0 && alpha < MetricJet.DIMENSIONS; alpha++) {
            add(sums, 1 + alpha, p[alpha] * weight);
        }
        if (order > 1) {
            second(sums);
        }
        if (changes && order > 0) {
            addMatrix(sums, 1, weight, rate);
        }
        if (changes && order > 1) {
            addMatrix(sums, SECOND, 2 * p[0] * weight, rate);
            addMatrix(sums, SECOND, weight, bend);
            for (int a = 1; a <= AXES; a++) {
                addMatrix(sums, SECOND + MetricJet.pair(0, a), p[a] * weight, rate);
            }
        }
    }

    private void second(double[] sums) {
        SpatialMatrix.apply(matrix, 0, velocity, slope);
        double square = dot(acceleration, u) - dot(velocity, slope);
        if (changes) {
            square += 2 * dot(velocity, drift) + secondOfChange();
            for (int a = 0; a < AXES; a++) {
                slope[a] -= drift[a];
            }
        }
        add(sums, SECOND, (p[0] * p[0] + square) * weight);
        for (int a = 0; a < AXES; a++) {
            add(sums, SECOND + MetricJet.pair(0, 1 + a), (p[0] * p[1 + a] + slope[a]) * weight);
            for (int b = a; b < AXES; b++) {
                double curve = p[1 + a] * p[1 + b] - matrix[SpatialMatrix.place(a, b)];
                add(sums, SECOND + MetricJet.pair(1 + a, 1 + b), curve * weight);
            }
        }
    }

    /// ½tr(g⁻¹g̈) − ½tr((g⁻¹r)²) − ½yᵀg̈y.
    private double secondOfChange() {
        SpatialMatrix.sandwich(inverse, rate, inverse, turned);
        double traces = SpatialMatrix.traceOfProduct(inverse, bend) - SpatialMatrix.traceOfProduct(turned, rate);
        return (traces - SpatialMatrix.form(bend, away[0], away[1], away[2])) / 2;
    }

    private void add(double[] sums, int block, double factor) {
        sums[block * SUMS] += factor;
        addMatrix(sums, block, factor, matrix);
    }

    private static void addMatrix(double[] sums, int block, double factor, double[] six) {
        int at = block * SUMS + 1;
        for (int k = 0; k < SIX; k++) {
            sums[at + k] += factor * six[k];
        }
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
