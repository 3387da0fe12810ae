package org.septuple.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Columns of a regression on products of powers xᵅ, each with a factor, also where only z = x + u is known, with normal u of covariance S.
/// Then Hermite polynomials stand for powers, whose mean over u is the power:
///
/// ```
/// E He_α(z) = xᵅ,   He_{α+e_i} = z_i He_α − Σ_j S_ij α_j He_{α−e_j}
/// ```
///
/// and a product of columns has the unbiased estimate He_{α+β}(z), so that He_α He_β − He_{α+β} is one of the covariance of their errors.
final class PowerColumns {

    /// Degrees that products of two columns of third degree have, and one more.
    private static final int BASE = 7;

    private final int components;
    private final int degree;
    private final int[] powers;
    private final double[] factors;
    private final Hermite columns;
    private final Hermite squares;

    private PowerColumns(int components, int degree, List<Integer> powers, List<Double> factors) {
        this.components = components;
        this.degree = degree;
        this.powers = powers.stream().mapToInt(p -> p).toArray();
        this.factors = factors.stream().mapToDouble(f -> f).toArray();
        this.columns = new Hermite(components, degree);
        this.squares = new Hermite(components, 2 * degree);
    }

    /// Number of products of powers up to a degree.
    static int count(int components, int degree) {
        int count = 1;
        for (int k = 1; k <= components; k++) {
            count = count * (degree + k) / k;
        }
        return count;
    }

    /// 1, then −xᵢ² for gᵢᵢ and −2xᵢxⱼ for gᵢⱼ: the columns of σ₊ − xᵀgx.
    static PowerColumns form(int components) {
        List<Integer> powers = new ArrayList<>(List.of(0));
        List<Double> factors = new ArrayList<>(List.of(1.0));
        for (int i = 0; i < components; i++) {
            for (int j = i; j < components; j++) {
                powers.add(unit(i) + unit(j));
                factors.add(i == j ? -1.0 : -2.0);
            }
        }
        return new PowerColumns(components, 2, powers, factors);
    }

    /// These, and all products of a degree.
    PowerColumns with(int order) {
        List<Integer> more = Arrays.stream(powers).boxed().collect(Collectors.toCollection(ArrayList::new));
        List<Double> ofThem = Arrays.stream(factors).boxed().collect(Collectors.toCollection(ArrayList::new));
        products(0, order, 0, more);
        while (ofThem.size() < more.size()) {
            ofThem.add(1.0);
        }
        return new PowerColumns(components, Math.max(degree, order), more, ofThem);
    }

    private void products(int component, int left, int power, List<Integer> all) {
        if (component == components - 1) {
            all.add(power + left * unit(component));
            return;
        }
        for (int own = left; own >= 0; own--) {
            products(component + 1, left - own, power + own * unit(component), all);
        }
    }

    private static int unit(int component) {
        return switch (component) {
            case 0 -> 1;
            case 1 -> BASE;
            default -> BASE * BASE;
        };
    }

    int size() {
        return powers.length;
    }

    /// The columns at a point.
    double[] at(double[] z, double[][] covariance) {
        double[] hermite = columns.at(z, covariance);
        double[] row = new double[powers.length];
        for (int k = 0; k < row.length; k++) {
            row[k] = factors[k] * hermite[columns.number(powers[k])];
        }
        return row;
    }

    /// Estimates of the products of all pairs of columns without error.
    double[][] products(double[] z, double[][] covariance) {
        double[] hermite = squares.at(z, covariance);
        double[][] products = new double[powers.length][powers.length];
        for (int k = 0; k < powers.length; k++) {
            for (int l = 0; l < powers.length; l++) {
                products[k][l] = factors[k] * factors[l] * hermite[squares.number(powers[k] + powers[l])];
            }
        }
        return products;
    }

    /// He of all powers up to a degree, each from those of lower powers; powers are the digits of a code.
    private static final class Hermite {

        private final int components;
        private final int[] numbers;
        private final int[] component;
        private final int[][] powers;
        private final int[][] before;

        Hermite(int components, int highest) {
            this.components = components;
            this.numbers = new int[unit(components - 1) * (highest + 1)];
            List<int[]> all = new ArrayList<>();
            for (int code = 0; code < numbers.length; code++) {
                int[] digits = new int[components];
                for (int k = 0; k < components; k++) {
                    digits[k] = code / unit(k) % BASE;
                }
                if (Arrays.stream(digits).sum() <= highest) {
                    numbers[code] = all.size();
                    all.add(digits);
                }
            }
            this.component = new int[all.size()];
            this.powers = all.toArray(int[][]::new);
            this.before = new int[all.size()][components + 1];
            for (int n = 1; n < component.length; n++) {
                int code = 0;
                for (int k = 0; k < components; k++) {
                    code += powers[n][k] * unit(k);
                    component[n] = powers[n][k] > 0 ? k : component[n];
                }
                int lower = code - unit(component[n]);
                powers[n][component[n]]--;
                for (int k = 0; k < components; k++) {
                    before[n][k] = powers[n][k] > 0 ? numbers[lower - unit(k)] : 0;
                }
                before[n][components] = numbers[lower];
            }
        }

        /// Place of a product of powers in [#at].
        int number(int code) {
            return numbers[code];
        }

        double[] at(double[] z, double[][] covariance) {
            double[] he = new double[component.length];
            he[0] = 1;
            for (int n = 1; n < he.length; n++) {
                int own = component[n];
                double value = z[own] * he[before[n][components]];
                for (int k = 0; k < components; k++) {
                    if (powers[n][k] > 0) {
                        value -= covariance[own][k] * powers[n][k] * he[before[n][k]];
                    }
                }
                he[n] = value;
            }
            return he;
        }
    }
}
