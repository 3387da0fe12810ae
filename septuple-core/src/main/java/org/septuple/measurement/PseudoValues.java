package org.septuple.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.septuple.numerics.Crew;
import org.septuple.statistics.Estimate;

/// Tukey's pseudo-values Gθ − (G − 1)θ₍₋ᵤ₎ of some numbers θ, one row for each of G units: their mean is θ without its bias of
/// order 1/G, their spread its error, and they are nearly independent. Their mean vanishes where θ does, which Hotelling's T² tests
/// for several numbers at once.
///
/// Source: J. W. Tukey, Ann. Math. Stat. 29 (1958) 614; R. G. Miller, Biometrika 61 (1974) 1; H. Hotelling, Ann. Math. Stat. 2 (1931) 360.
final class PseudoValues {

    private final double[][] rows;

    private PseudoValues(double[][] rows) {
        this.rows = rows;
    }

    /// Of numbers made of all units but one.
    ///
    /// @param units   G ≥ 2
    /// @param numbers of all units but the one given, or of all for −1; always as many
    /// @param crew    shares the units
    static PseudoValues of(int units, IntFunction<double[]> numbers, Crew crew) {
        if (units < 2) {
            throw new IllegalArgumentException(
                    "independent pieces: %d, need 2 for an error; record more replicas or longer".formatted(units));
        }
        double[] whole = numbers.apply(-1);
        double[][] rows = new double[units][];
        crew.work(units, (worker, left) -> {
            double[] row = numbers.apply(left);
            for (int k = 0; k < row.length; k++) {
                row[k] = units * whole[k] - (units - 1) * row[k];
            }
            rows[left] = row;
        });
        return new PseudoValues(rows);
    }

    int units() {
        return rows.length;
    }

    double value(int unit, int number) {
        return rows[unit][number];
    }

    /// One of the numbers.
    Estimate estimate(int number) {
        double[] column = new double[rows.length];
        for (int u = 0; u < column.length; u++) {
            column[u] = rows[u][number];
        }
        return Estimate.ofMean(column);
    }

    /// All of the numbers.
    List<Estimate> estimates() {
        return IntStream.range(0, rows[0].length).mapToObj(this::estimate).toList();
    }

    /// A product of powers r = Π x_k^{e_k} of numbers: of their means x_k, which have no bias of order 1/G, so that what a ratio of biased numbers
    /// does at second order is not left in it. With the errors δ_k of x_k relative to x_k,
    ///
    /// ```
    /// error = r √Var Σ e_k δ_k,   bias = ½ r (Var Σ e_k δ_k − Σ e_k Var δ_k)
    /// ```
    ///
    /// The bias is taken off where divisors are [Estimate#FAR] errors from 0.
    ///
    /// @param numbers which, none 0
    /// @param powers  e_k, ±1 or more
    Estimate product(int[] numbers, int[] powers) {
        double value = 1;
        double single = 0;
        boolean far = true;
        double[] relative = new double[rows.length];
        for (int k = 0; k < numbers.length; k++) {
            Estimate number = estimate(numbers[k]);
            double mean = number.value();
            for (int n = 0; n < Math.abs(powers[k]); n++) {
                value = powers[k] > 0 ? value * mean : value / mean;
            }
            double error = number.standardError() / mean;
            single += powers[k] * error * error;
            far &= powers[k] > 0 || Math.abs(error) * Estimate.FAR <= 1;
            for (int u = 0; u < relative.length; u++) {
                relative[u] += powers[k] * (rows[u][numbers[k]] / mean - 1);
            }
        }
        double error = Estimate.ofMean(relative).standardError();
        double bias = far ? value * (error * error - single) / 2 : 0;
        return new Estimate(value - bias, Math.abs(value) * error, rows.length);
    }

    /// Some of the numbers.
    PseudoValues part(int from, int until) {
        return new PseudoValues(Arrays.stream(rows)
                .map(row -> Arrays.copyOfRange(row, from, until))
                .toArray(double[][]::new));
    }

    /// Some of the numbers, by their places.
    PseudoValues chosen(int[] places) {
        return new PseudoValues(Arrays.stream(rows)
                .map(row -> Arrays.stream(places).mapToDouble(k -> row[k]).toArray())
                .toArray(double[][]::new));
    }

    /// Differences between neighbours of a list.
    static PseudoValues differences(List<PseudoValues> list) {
        int size = list.getFirst().rows[0].length;
        double[][] rows = new double[list.getFirst().rows.length][(list.size() - 1) * size];
        for (int u = 0; u < rows.length; u++) {
            for (int k = 0; k < rows[u].length; k++) {
                rows[u][k] = list.get(k / size + 1).rows[u][k % size] - list.get(k / size).rows[u][k % size];
            }
        }
        return new PseudoValues(rows);
    }

    /// Linear combinations of the numbers.
    PseudoValues combined(double[][] combinations) {
        double[][] combined = new double[rows.length][combinations.length];
        for (int u = 0; u < rows.length; u++) {
            for (int c = 0; c < combinations.length; c++) {
                for (int k = 0; k < rows[u].length; k++) {
                    combined[u][c] = Math.fma(combinations[c][k], rows[u][k], combined[u][c]);
                }
            }
        }
        return new PseudoValues(combined);
    }

    /// Tests that all numbers vanish: T² = G x̄ᵀS⁻¹x̄, F = T²(G − p)/(p(G − 1)).
    ///
    /// @param what is compared, for the refusal
    FTest vanish(String what) {
        int g = rows.length;
        int p = rows[0].length;
        if (p > g / 2) {
            throw new IllegalArgumentException(
                    "%s: numbers that are compared: %d, independent pieces: %d, need two pieces for each number; project on fewer coordinates, take fewer bins, or record more replicas"
                            .formatted(what, p, g));
        }
        // ones as regressor: its coefficients are means; then T² from the length of the means under the residual
        // products
        double[] mean = new double[p];
        for (double[] row : rows) {
            for (int k = 0; k < p; k++) {
                mean[k] += row[k] / g;
            }
        }
        int width = p + 1;
        double[] moments = new double[width * width];
        for (double[] row : rows) {
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    moments[i * width + j] += (row[i] - mean[i]) * (row[j] - mean[j]);
                }
            }
        }
        for (int i = 0; i < p; i++) {
            moments[i * width + p] = mean[i];
            moments[p * width + i] = mean[i];
        }
        double square = -Regression.of(moments, width, p).rest(0, 0); // x̄ᵀ(Σ…)⁻¹x̄
        double t2 = g * (g - 1.0) * square;
        return FTest.of(t2 * (g - p) / (p * (g - 1.0)), p, g - p);
    }
}
