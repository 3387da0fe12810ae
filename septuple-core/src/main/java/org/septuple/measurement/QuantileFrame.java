package org.septuple.measurement;

import java.util.Arrays;

/// One frame as the fit of a [PressureCoefficient] reads it: weighted means over the quantiles of a coordinate x,
///
/// ```
/// ∫ψ_k(s) Q(s)^l ds,    influence of a draw x:  ∫^x ψ_k(P) l q^{l−1} dq  less its mean
/// ```
///
/// and the powers of its standardised draws, by groups of replicas.
final class QuantileFrame {

    /// Highest power of a standardised draw, 4·8 − 4.
    private static final int POWERS = 29;

    private final double[] sorted;
    /// Group of the draw at each place of [#sorted].
    private final int[] owner;
    private final int groups;
    private final double mean;
    private final double deviation;
    private final double[][] powers;

    /// Sorts a frame.
    ///
    /// @param x      one draw of each replica
    /// @param groups G
    QuantileFrame(double[] x, int groups) {
        this.groups = groups;
        this.sorted = x.clone();
        Arrays.sort(sorted);
        this.owner = owners(x);
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        this.mean = sum / x.length;
        double squares = 0;
        for (double value : x) {
            squares += (value - mean) * (value - mean);
        }
        this.deviation = Math.sqrt(squares / x.length);
        if (!(deviation > 0)) {
            throw new IllegalArgumentException(
                    "all replicas are at one place in a frame, so it has no density; start later");
        }
        this.powers = new double[groups][POWERS];
        for (int r = 0; r < x.length; r++) {
            double[] own = powers[group(r)];
            double z = (x[r] - mean) / deviation;
            double power = 1;
            for (int k = 0; k < POWERS; k++) {
                own[k] += power;
                power *= z;
            }
        }
    }

    private int group(int replica) {
        return (int) ((long) replica * groups / sorted.length);
    }

    /// Equal draws stand in the order of replicas. Where a draw stands is looked for between the first ones of parts of equal width.
    private int[] owners(double[] x) {
        int n = x.length;
        double from = sorted[0];
        double perUnit = n / (sorted[n - 1] - from);
        int[] starts = new int[n + 2];
        int part = 0;
        for (int i = 0; i < n; i++) {
            for (int own = part(sorted[i], from, perUnit); part <= own; part++) {
                starts[part] = i;
            }
        }
        Arrays.fill(starts, part, n + 2, n);
        int[] taken = new int[n];
        int[] owners = new int[n];
        for (int r = 0; r < n; r++) {
            int own = part(x[r], from, perUnit);
            int low = starts[own];
            int high = starts[own + 1];
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] < x[r]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            owners[low + taken[low]++] = group(r);
        }
        return owners;
    }

    private int part(double value, double from, double perUnit) {
        return (int) Math.min(sorted.length, (value - from) * perUnit);
    }

    /// Fits the score of this frame.
    ///
    /// @param degree of log p
    PolynomialScore score(int degree) {
        double[] moments = new double[POWERS];
        for (double[] group : powers) {
            for (int k = 0; k < POWERS; k++) {
                moments[k] += group[k] / sorted.length;
            }
        }
        return PolynomialScore.of(moments, degree, sorted.length);
    }

    /// The same, of a lower degree where noise lets p grow outwards.
    private PolynomialScore integrable(int degree) {
        PolynomialScore score = score(degree);
        for (int d = degree; d > 2 && score.coefficients()[d - 1] >= 0; d -= 2) {
            score = score(d - 2);
        }
        return score;
    }

    /// Weighted means of powers.
    ///
    /// @param weights ψ at as many places as there are replicas
    /// @param count   l from 0 to count − 1
    /// @return `[k·count + l][1 + G]`: the mean, and the influence of each group
    double[][] quantileMeans(ShiftedLegendre weights, int count) {
        int n = sorted.length;
        int tests = weights.count();
        double[][] out = new double[tests * count][1 + groups];
        int[] sizes = new int[groups];
        for (int group : owner) {
            sizes[group]++;
        }
        double[] power = new double[n];
        Arrays.fill(power, 1);
        for (int l = 0; l < count; l++) {
            double[] sums = new double[tests];
            double[] totals = new double[tests];
            double[] shares = new double[groups * tests];
            double before = power[0];
            for (int i = 0; i < n; i++) {
                double step = power[i] - before;
                before = power[i];
                int group = owner[i] * tests;
                for (int k = 0; k < tests; k++) {
                    out[k * count + l][0] += weights.inner(i, k) * power[i] / n;
                    sums[k] += weights.edge(i, k) * step;
                    shares[group + k] += sums[k];
                    totals[k] += sums[k] / n;
                }
                power[i] *= sorted[i];
            }
            for (int k = 0; k < tests; k++) {
                for (int g = 0; g < groups; g++) {
                    out[k * count + l][1 + g] = (shares[g * tests + k] - sizes[g] * totals[k]) / n;
                }
            }
        }
        return out;
    }

    /// Moments of the pressure.
    ///
    /// @param tests  K
    /// @param degree of log p
    /// @return `[k][1 + G]`, as above
    double[][] pressure(int tests, int degree) {
        int n = sorted.length;
        PolynomialScore score = integrable(degree);
        double[] c = score.coefficients();
        PressureMoments moments = new PressureMoments(
                (sorted[0] - mean) / deviation, (sorted[n - 1] - mean) / deviation, deviation, tests);
        double[] values = moments.of(c);
        double[][] slopes = moments.slopes(c);
        double[][] out = new double[tests][1 + groups];
        for (int k = 1; k < tests; k++) {
            out[k][0] = values[k];
            double[] influence = score.influence(slopes[k]);
            for (int g = 0; g < groups; g++) {
                for (int i = 0; i < influence.length; i++) {
                    out[k][1 + g] += influence[i] * powers[g][i] / n;
                }
            }
        }
        return out;
    }
}
