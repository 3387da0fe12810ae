package org.septuple.measurement;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.septuple.statistics.Estimate;

/// Whether one coordinate z of a motion in many closes: the share R² of the scatter of its drift that a polynomial of z explains, the same at all
/// times.
///
/// A drift is known by two increments y, y′ from one state whose noises are independent (twins), so that no noise is squared. With N rows
/// (units times times), X the powers of z up to a degree p, H its projector:
///
/// ```
/// R² = 1 − [yᵀ(1 − H)y′/(N − p − 1)] / [Σ(y − ȳ)(y′ − ȳ′)/(N − 1)]
/// ```
///
/// Bias of the ratio and error are a jackknife over units, with all their times. What z leaves is memory, other coordinates, or time.
public final class SliceClosure {

    private final int degree;
    private final double centre;
    private final double scale;

    private SliceClosure(int degree, double centre, double scale) {
        this.degree = degree;
        this.centre = centre;
        this.scale = scale;
    }

    /// Measures R².
    ///
    /// @param z      `[unit][time]`, three units or more, as many times of each
    /// @param first  increments from there, likewise
    /// @param second increments from the same states with other noise, likewise
    /// @param degree p ≥ 1
    /// @return R² ≤ 1 but for noise; unknown (NaN) error if the scatter of the drift is not 5 errors away from 0
    /// @throws IllegalArgumentException if z does not scatter, or there are too few rows
    public static Estimate of(double[][] z, double[][] first, double[][] second, int degree) {
        int units = z.length;
        int times = units == 0 ? 0 : z[0].length;
        if (units < 3 || first.length != units || second.length != units || degree < 1) {
            throw new IllegalArgumentException(
                    "%d, %d and %d units, degree %d: need as many of each, 3 or more, and degree >= 1"
                            .formatted(units, first.length, second.length, degree));
        }
        if ((units - 1) * times <= degree + 2) {
            throw new IllegalArgumentException(
                    "%d units at %d times: need more for a polynomial of degree %d".formatted(units, times, degree));
        }
        double[] all = Arrays.stream(z).flatMapToDouble(Arrays::stream).toArray();
        double mean = Arrays.stream(all).average().orElseThrow();
        double square = Arrays.stream(all).map(x -> (x - mean) * (x - mean)).sum() / all.length;
        if (!(square > 0 && square < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("z has the variance %s: need a finite one > 0".formatted(square));
        }
        return new SliceClosure(degree, mean, Math.sqrt(square)).measured(z, first, second);
    }

    private Estimate measured(double[][] z, double[][] first, double[][] second) {
        int units = z.length;
        double[][] sums = new double[units][];
        double[] total = new double[width()];
        for (int u = 0; u < units; u++) {
            sums[u] = sums(z[u], first[u], second[u]);
            for (int k = 0; k < total.length; k++) {
                total[k] += sums[u][k];
            }
        }
        double whole = explained(total);
        double[] pseudo = new double[units];
        double[] scatter = new double[units];
        for (int u = 0; u < units; u++) {
            double[] rest = total.clone();
            for (int k = 0; k < rest.length; k++) {
                rest[k] -= sums[u][k];
            }
            pseudo[u] = units * whole - (units - 1) * explained(rest);
            scatter[u] = units * scatter(total) - (units - 1) * scatter(rest);
        }
        Estimate found = Estimate.ofMean(pseudo);
        Estimate moved = Estimate.ofMean(scatter);
        boolean known = moved.value() >= Estimate.FAR * moved.standardError();
        return known ? found : new Estimate(found.value(), Double.NaN, found.n());
    }

    /// XᵀX, Xᵀy, Xᵀy′, y·y′ by rows.
    private int width() {
        int p = degree + 1;
        return p * p + 2 * p + 1;
    }

    private double[] sums(double[] z, double[] first, double[] second) {
        int p = degree + 1;
        double[] sums = new double[width()];
        double[] powers = new double[p];
        for (int t = 0; t < z.length; t++) {
            double power = 1;
            for (int k = 0; k < p; k++) {
                powers[k] = power;
                power *= (z[t] - centre) / scale;
            }
            for (int k = 0; k < p; k++) {
                for (int l = 0; l < p; l++) {
                    sums[k * p + l] += powers[k] * powers[l];
                }
                sums[p * p + k] += powers[k] * first[t];
                sums[p * p + p + k] += powers[k] * second[t];
            }
            sums[p * p + 2 * p] += first[t] * second[t];
        }
        return sums;
    }

    /// Σ(y − ȳ)(y′ − ȳ′)/(N − 1).
    private double scatter(double[] sums) {
        int p = degree + 1;
        double n = sums[0];
        return (sums[p * p + 2 * p] - sums[p * p] * sums[p * p + p] / n) / (n - 1);
    }

    private double explained(double[] sums) {
        int p = degree + 1;
        double n = sums[0];
        double[][] squares = new double[p][];
        for (int k = 0; k < p; k++) {
            squares[k] = Arrays.copyOfRange(sums, k * p, (k + 1) * p);
        }
        double[] first = Arrays.copyOfRange(sums, p * p, p * p + p);
        double[] second = Arrays.copyOfRange(sums, p * p + p, p * p + 2 * p);
        double projected;
        try {
            DecompositionSolver solver = new LUDecomposition(new Array2DRowRealMatrix(squares, false)).getSolver();
            projected = new ArrayRealVector(first, false).dotProduct(solver.solve(new ArrayRealVector(second, false)));
        } catch (MathIllegalArgumentException few) {
            throw new IllegalArgumentException("z takes too few values for a polynomial of degree " + degree, few);
        }
        double left = (sums[p * p + 2 * p] - projected) / (n - p);
        return 1 - left / scatter(sums);
    }
}
