package org.septuple.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private final List<Integer> powers = new ArrayList<>();
    private final List<Double> factors = new ArrayList<>();
    private final Map<Integer, List<Step>> steps = new HashMap<>();
    private int degree;

    private PowerColumns(int components) {
        this.components = components;
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
        PowerColumns columns = new PowerColumns(components);
        columns.add(0, 0, 1);
        for (int i = 0; i < components; i++) {
            for (int j = i; j < components; j++) {
                columns.add(unit(i) + unit(j), 2, i == j ? -1 : -2);
            }
        }
        return columns;
    }

    /// These, and all products of a degree.
    PowerColumns with(int order) {
        PowerColumns columns = new PowerColumns(components);
        for (int k = 0; k < powers.size(); k++) {
            columns.add(powers.get(k), degree, factors.get(k));
        }
        columns.products(0, order, order, 0);
        return columns;
    }

    private void products(int component, int left, int order, int power) {
        if (component == components - 1) {
            add(power + left * unit(component), order, 1);
            return;
        }
        for (int own = left; own >= 0; own--) {
            products(component + 1, left - own, order, power + own * unit(component));
        }
    }

    private void add(int power, int order, double factor) {
        powers.add(power);
        factors.add(factor);
        degree = Math.max(degree, order);
    }

    private static int unit(int component) {
        return switch (component) {
            case 0 -> 1;
            case 1 -> BASE;
            default -> BASE * BASE;
        };
    }

    int size() {
        return powers.size();
    }

    /// The columns at a point.
    double[] at(double[] z, double[][] covariance) {
        double[] hermite = hermite(z, covariance, degree);
        double[] columns = new double[size()];
        Arrays.setAll(columns, k -> factors.get(k) * hermite[powers.get(k)]);
        return columns;
    }

    /// Estimates of the products of all pairs of columns without error.
    double[][] products(double[] z, double[][] covariance) {
        double[] hermite = hermite(z, covariance, 2 * degree);
        double[][] products = new double[size()][size()];
        for (int k = 0; k < size(); k++) {
            for (int l = 0; l < size(); l++) {
                products[k][l] = factors.get(k) * factors.get(l) * hermite[powers.get(k) + powers.get(l)];
            }
        }
        return products;
    }

    /// He of all powers up to a degree; powers are the digits of the place.
    private double[] hermite(double[] z, double[][] covariance, int highest) {
        double[] he = new double[unit(components - 1) * (highest + 1)];
        he[0] = 1;
        for (Step step : steps.computeIfAbsent(highest, this::steps)) {
            int before = step.place - unit(step.component);
            double value = z[step.component] * he[before];
            for (int k = 0; k < components; k++) {
                if (step.powers[k] > 0) {
                    value -= covariance[step.component][k] * step.powers[k] * he[before - unit(k)];
                }
            }
            he[step.place] = value;
        }
        return he;
    }

    private List<Step> steps(int highest) {
        List<Step> all = new ArrayList<>();
        for (int place = 1; place < unit(components - 1) * (highest + 1); place++) {
            int[] powers = new int[components];
            int sum = 0;
            int component = 0;
            for (int k = 0; k < components; k++) {
                powers[k] = place / unit(k) % BASE;
                sum += powers[k];
                component = powers[k] > 0 ? k : component;
            }
            if (sum <= highest) {
                powers[component]--;
                all.add(new Step(place, component, powers));
            }
        }
        return all;
    }

    /// One He from those of lower powers: its place, the component that has one power more, and the powers before.
    private static final class Step {

        private final int place;
        private final int component;
        private final int[] powers;

        Step(int place, int component, int[] powers) {
            this.place = place;
            this.component = component;
            this.powers = powers;
        }
    }
}
