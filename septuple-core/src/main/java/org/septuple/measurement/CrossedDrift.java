package org.septuple.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.septuple.numerics.Crew;
import org.septuple.statistics.Estimate;

/// Drifts of n independent units and ∂F of m independent chains at the same points: all products of units with chains, and of each kind
/// with the others of its kind. See [DriftRegression#ofChains].
final class CrossedDrift {

    private static final int LEAST = 3;

    private final double[][][] drift;
    private final double[][][] gradient;

    /// d_u·g_a.
    private final double[][] crossed;

    /// d_u·Σ_{v≠u} d_v.
    private final double[] drifts;

    /// g_a·Σ_{b≠a} g_b.
    private final double[] gradients;

    CrossedDrift(double[][][] drift, double[][][] gradient) {
        this.drift = drift;
        this.gradient = gradient;
        requireShapes();
        int n = drift[0].length;
        int m = gradient[0].length;
        crossed = new double[n][m];
        for (int p = 0; p < drift.length; p++) {
            for (int u = 0; u < n; u++) {
                for (int a = 0; a < m; a++) {
                    crossed[u][a] += product(drift[p][u], gradient[p][a]);
                }
            }
        }
        drifts = withOthers(drift);
        gradients = withOthers(gradient);
        double square = sum(gradients, -1);
        if (!(square > 0)) {
            throw new IllegalArgumentException(
                    "the squared gradient is %g after its noise is taken off; measure the gradient better, or elsewhere"
                            .formatted(square / (m * (m - 1.0))));
        }
    }

    private void requireShapes() {
        if (drift.length == 0 || gradient.length != drift.length) {
            throw new IllegalArgumentException("drifts at %d points, gradients at %d: need the same points, one or more"
                    .formatted(drift.length, gradient.length));
        }
        int n = drift[0].length;
        int m = gradient[0].length;
        int c = n == 0 ? 0 : drift[0][0].length;
        for (int p = 0; p < drift.length; p++) {
            if (n < LEAST || m < LEAST || c == 0 || !isShaped(drift[p], n, c) || !isShaped(gradient[p], m, c)) {
                throw new IllegalArgumentException(
                        "point %d: need %d units and %d chains, %d or more of each, of %d >= 1 coordinates, as at point 0"
                                .formatted(p, n, m, LEAST, c));
            }
        }
    }

    private static boolean isShaped(double[][] rows, int count, int length) {
        return rows.length == count && IntStream.range(0, count).allMatch(i -> rows[i].length == length);
    }

    /// Each row's product with the sum of all others.
    private static double[] withOthers(double[][][] rows) {
        double[] products = new double[rows[0].length];
        for (double[][] point : rows) {
            double[] all = total(point, -1);
            for (int u = 0; u < products.length; u++) {
                products[u] += product(point[u], all) - product(point[u], point[u]);
            }
        }
        return products;
    }

    private static double[] total(double[][] rows, int left) {
        double[] sum = new double[rows[0].length];
        for (int u = 0; u < rows.length; u++) {
            for (int k = 0; u != left && k < sum.length; k++) {
                sum[k] += rows[u][k];
            }
        }
        return sum;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum = Math.fma(a[k], b[k], sum);
        }
        return sum;
    }

    DriftRegression regression() {
        List<List<Estimate>> residual = new ArrayList<>();
        for (int p = 0; p < drift.length; p++) {
            int point = p;
            residual.add(estimates((unit, chain) -> residual(point, unit, chain)));
        }
        List<Estimate> both = estimates(this::rateAndExplained);
        return new DriftRegression(both.getFirst(), both.getLast(), residual);
    }

    /// Numbers made of all units but one and all chains but one.
    private interface Numbers {
        double[] without(int unit, int chain);
    }

    /// Jackknifed over units and over chains.
    private List<Estimate> estimates(Numbers numbers) {
        double[] whole = numbers.without(-1, -1);
        List<Estimate> units = jackknife(drifts.length, left -> numbers.without(left, -1));
        List<Estimate> chains = jackknife(gradients.length, left -> numbers.without(-1, left));
        return IntStream.range(0, whole.length)
                .mapToObj(k -> both(units.get(k), chains.get(k), whole[k]))
                .toList();
    }

    /// n is that of the fewer pieces: degrees of freedom after Welch and Satterthwaite trust the spread of a few chains, which may be small by
    /// chance.
    private static Estimate both(Estimate units, Estimate chains, double whole) {
        double ofUnits = units.standardError();
        double ofChains = chains.standardError();
        double error = Math.sqrt(ofUnits * ofUnits + ofChains * ofChains);
        long n = ofChains == 0 ? units.n() : Math.min(units.n(), chains.n());
        return new Estimate(units.value() + chains.value() - whole, error, n);
    }

    private static List<Estimate> jackknife(int count, IntFunction<double[]> numbers) {
        return PseudoValues.of(count, numbers, Crew.alone()).estimates();
    }

    private double[] rateAndExplained(int unit, int chain) {
        double n = drifts.length - (unit < 0 ? 0 : 1);
        double m = gradients.length - (chain < 0 ? 0 : 1);
        double sum = 0;
        double own = 0;
        double[] ofChain = new double[gradients.length];
        for (int u = 0; u < drifts.length; u++) {
            double ofUnit = 0;
            for (int a = 0; u != unit && a < gradients.length; a++) {
                double x = a == chain ? 0 : crossed[u][a];
                ofUnit += x;
                ofChain[a] += x;
                own -= x * x;
            }
            sum += ofUnit;
            own += ofUnit * ofUnit;
        }
        for (double x : ofChain) {
            own += x * x;
        }
        double square = sum(gradients, chain) / (m * (m - 1));
        double length = sum(drifts, unit) / (n * (n - 1));
        double product = (sum * sum - own) / (n * (n - 1) * m * (m - 1));
        return new double[] {-sum / (n * m) / square, product / (square * length)};
    }

    /// Over ordered pairs, without those of one.
    private static double sum(double[] withOthers, int left) {
        double sum = 0;
        for (double product : withOthers) {
            sum += product;
        }
        return left < 0 ? sum : sum - 2 * withOthers[left];
    }

    /// d + γg of one point.
    private double[] residual(int point, int unit, int chain) {
        double n = drifts.length - (unit < 0 ? 0 : 1);
        double m = gradients.length - (chain < 0 ? 0 : 1);
        double rate = rateAndExplained(unit, chain)[0];
        double[] d = total(drift[point], unit);
        double[] g = total(gradient[point], chain);
        double[] rest = new double[d.length];
        for (int k = 0; k < rest.length; k++) {
            rest[k] = d[k] / n + rate * g[k] / m;
        }
        return rest;
    }
}
