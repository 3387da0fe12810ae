package org.septuple.contest;

import java.util.Arrays;
import java.util.List;

/// ℓ(θ) = Σ_t Σ_i log((1 − ε)p(q_i(t), t; θ) + ε/volume) on the scale on which positive parameters are logarithms: a composite likelihood, as the times of
/// a replica are dependent.
///
/// @param contestant p
/// @param observed   q
/// @param floor      ε
record CompositeLikelihood(Contestant contestant, Observed observed, UniformFloor floor) {

    /// Step of first derivatives, relative to |θ| where that exceeds 1.
    private static final double STEP = 5e-3;

    int parameters() {
        return contestant.parameters().size();
    }

    /// The terms of ℓ, `[t·R + i]`.
    ///
    /// @throws UnpredictableException if the contestant has no prediction there
    double[] terms(double[] theta) {
        double[] values = ParameterLaw.natural(contestant.parameters(), theta);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new UnpredictableException("parameters %s are not finite".formatted(Arrays.toString(values)));
            }
        }
        List<PredictedDensity> predictions = contestant.predict(values, observed.times());
        int n = observed.replicas();
        double[] terms = new double[predictions.size() * n];
        double[] q = new double[observed.dimensions()];
        for (int t = 0; t < predictions.size(); t++) {
            PredictedDensity prediction = predictions.get(t);
            for (int i = 0; i < n; i++) {
                observed.position(t, i, q);
                terms[t * n + i] = floor.log(prediction.density(q));
            }
        }
        return terms;
    }

    double value(double[] theta) {
        return sum(terms(theta));
    }

    static double sum(double[] terms) {
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        return sum;
    }

    /// ∂ terms/∂θ_j by central differences, by one-sided ones where there is no prediction on one side.
    ///
    /// @param theta  θ
    /// @param centre terms there
    /// @return `[j][t·R + i]`
    double[][] slopes(double[] theta, double[] centre) {
        double[][] slopes = new double[theta.length][];
        for (int j = 0; j < theta.length; j++) {
            double h = STEP * Math.max(1, Math.abs(theta[j]));
            double[] below = centre;
            double[] above;
            double width = h;
            try {
                above = terms(moved(theta, j, h));
                try {
                    below = terms(moved(theta, j, -h));
                    width = 2 * h;
                } catch (UnpredictableException onlyAbove) {
                    width = h;
                }
            } catch (UnpredictableException onlyBelow) {
                above = centre;
                below = terms(moved(theta, j, -h));
            }
            slopes[j] = new double[centre.length];
            for (int m = 0; m < centre.length; m++) {
                slopes[j][m] = (above[m] - below[m]) / width;
            }
        }
        return slopes;
    }

    /// −∂²ℓ by central second differences.
    ///
    /// @param steps h of each parameter
    double[][] curvature(double[] theta, double centre, double[] steps) {
        int p = theta.length;
        double[][] curvature = new double[p][p];
        for (int j = 0; j < p; j++) {
            double both = value(moved(theta, j, steps[j])) + value(moved(theta, j, -steps[j]));
            curvature[j][j] = (2 * centre - both) / (steps[j] * steps[j]);
            for (int k = 0; k < j; k++) {
                double sum = 0;
                for (int signs = 0; signs < 4; signs++) {
                    double a = (signs & 1) == 0 ? 1 : -1;
                    double b = (signs & 2) == 0 ? 1 : -1;
                    sum += a * b * value(moved(moved(theta, j, a * steps[j]), k, b * steps[k]));
                }
                curvature[j][k] = -sum / (4 * steps[j] * steps[k]);
                curvature[k][j] = curvature[j][k];
            }
        }
        return curvature;
    }

    private static double[] moved(double[] theta, int j, double by) {
        double[] moved = theta.clone();
        moved[j] += by;
        return moved;
    }
}
