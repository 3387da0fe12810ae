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
        double[] cos = new double[n];
        double[] sin = new double[n];
        for (int j = 0; j < n; j++) {
            cos[j] = Elementary.cosTurns((double) j / n);
            sin[j] = Elementary.sinTurns((double) j / n);
        }
        cosines = new double[n / 2 + 1];
        sines = new double[n / 2 + 1];
        for (int k = 0; k <= n / 2; k++) {
            double a = 0;
            double b = 0;
            int turn = 0;
            for (int j = 0; j < n; j++) {
                a += values[j] * cos[turn];
                b += values[j] * sin[turn];
                turn += k;
                turn -= turn >= n ? n : 0;
            }
            double weight = k == 0 || 2 * k == n ? 1.0 / n : 2.0 / n;
            cosines[k] = weight * a;
            sines[k] = weight * b;
        }
        if (n % 2 == 0) {
            sines[n / 2] = 0;
        }
    }

    /// The least K with √Σ a(k)² over k > K at most so large a part of that over all k.
    ///
    /// @param part in (0, 1)
    /// @return K ≥ 0
    int band(double part) {
        double all = 0;
        for (int k = 0; k < cosines.length; k++) {
            all += square(k);
        }
        double above = 0;
        int k = cosines.length - 1;
        while (k > 0 && above + square(k) <= part * part * all) {
            above += square(k);
            k--;
        }
        return k;
    }

    private double square(int k) {
        return cosines[k] * cosines[k] + sines[k] * sines[k];
    }

    /// Its value.
    ///
    /// @param q anywhere
    /// @return the polynomial
    double at(double q) {
        return horner(cosines, sines, q);
    }

    /// Its exact means over cells.
    ///
    /// @param cells of the same period, as many as wanted
    /// @return one number per cell
    double[] means(Axis cells) {
        double[] a = cosines.clone();
        double[] b = sines.clone();
        for (int k = 1; k < a.length; k++) {
            double half = Math.PI * k * cells.spacing() / axis.length();
            double factor = Elementary.sinTurns(k * cells.spacing() / axis.length() / 2) / half;
            a[k] *= factor;
            b[k] *= factor;
        }
        double[] means = new double[cells.points()];
        for (int i = 0; i < means.length; i++) {
            means[i] = horner(a, b, cells.position(i));
        }
        return means;
    }

    private double horner(double[] cosines, double[] sines, double q) {
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
