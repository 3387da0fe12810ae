package org.septuple.contest;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;

/// The trigonometric polynomial through values in the middle of cells, of the period of the axis: exact for what the points resolve.
final class TrigonometricDensity {

    private final Axis axis;
    private final double[] cosines;
    private final double[] sines;

    /// Finds the amplitudes, by sums: n² operations.
    ///
    /// @param axis   of n cells
    /// @param values in their middle
    TrigonometricDensity(Axis axis, double[] values) {
        this.axis = axis;
        int n = values.length;
        cosines = new double[n / 2 + 1];
        sines = new double[n / 2 + 1];
        for (int k = 0; k <= n / 2; k++) {
            double weight = k == 0 || 2 * k == n ? 1.0 / n : 2.0 / n;
            for (int j = 0; j < n; j++) {
                double turns = (double) ((long) k * j % n) / n;
                cosines[k] += weight * values[j] * Elementary.cosTurns(turns);
                sines[k] += weight * values[j] * Elementary.sinTurns(turns);
            }
        }
        if (n % 2 == 0) {
            sines[n / 2] = 0;
        }
    }

    /// Its value, by Horner's rule.
    ///
    /// @param q anywhere
    /// @return the polynomial
    double at(double q) {
        double turns = (q - axis.position(0)) / axis.length();
        turns -= Math.rint(turns);
        double cos = Elementary.cosTurns(turns);
        double sin = Elementary.sinTurns(turns);
        double a = 0;
        double b = 0;
        // (a + ib) ← (a + ib)z + cosines − i·sines, z = cos + i sin: its real part is the sum.
        for (int k = cosines.length - 1; k >= 0; k--) {
            double next = a * cos - b * sin + cosines[k];
            b = a * sin + b * cos - sines[k];
            a = next;
        }
        return a;
    }
}
