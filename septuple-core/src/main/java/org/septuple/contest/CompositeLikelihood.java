package org.septuple.contest;

import java.util.Arrays;
import java.util.List;

/// ℓ(θ) = Σ_t Σ_i log((1 − ε)p(q_i(t), t; θ) + ε/volume) on the scale on which positive parameters are logarithms: a composite likelihood, as the times of
/// a replica are dependent.
///
/// Derivatives are differences with h = .005 max(1, |θ|): *coarse* ones over h, *fine* ones over ±h and ±2h, of fourth order, usual ones over ±h.
///
/// @param contestant p
/// @param times      t
/// @param places     q
/// @param floor      ε
record CompositeLikelihood(Contestant contestant, List<Double> times, Places places, UniformFloor floor) {

    /// Step of first derivatives, relative to |θ| where that exceeds 1.
    private static final double STEP = 5e-3;

    /// How derivatives are taken.
    enum Differences {
        /// Of first order, one prediction for each parameter.
        COARSE,
        /// Of second order, two.
        USUAL,
        /// Of fourth order, four.
        FINE
    }

    CompositeLikelihood {
        times = List.copyOf(times);
    }

    /// Of the first times only.
    CompositeLikelihood until(int count) {
        return new CompositeLikelihood(contestant, times.subList(0, count), places.until(count), floor);
    }

    int parameters() {
        return contestant.parameters().size();
    }

    /// The terms of ℓ, one for each place.
    ///
    /// @throws UnpredictableException if the contestant has no prediction there
    double[] terms(double[] theta) {
        double[] values = ParameterLaw.natural(contestant.parameters(), theta);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new UnpredictableException("parameters %s are not finite".formatted(Arrays.toString(values)));
            }
        }
        List<PredictedDensity> predictions = contestant.predict(values, times);
        double[] terms = new double[places.count()];
        for (int t = 0; t < predictions.size(); t++) {
            PredictedDensity prediction = predictions.get(t);
            for (int m = places.start(t); m < places.start(t + 1); m++) {
                terms[m] = floor.log(prediction.density(places.position(m)));
            }
        }
        return terms;
    }

    double value(double[] theta) {
        return sum(terms(theta));
    }

    /// Over all replicas.
    double sum(double[] terms) {
        double sum = 0;
        for (int m = 0; m < terms.length; m++) {
            sum += places.weight(m) * terms[m];
        }
        return sum;
    }

    /// ∂ terms/∂θ_j by differences; one-sided where there is no prediction on the other side.
    ///
    /// @param theta       θ
    /// @param centre      terms there
    /// @param differences of which order
    /// @return `[j][place]`
    double[][] slopes(double[] theta, double[] centre, Differences differences) {
        double[][] slopes = slopes(theta, centre, 1, differences == Differences.COARSE);
        if (differences == Differences.FINE) {
            double[][] wide = slopes(theta, centre, 2, false);
            for (int j = 0; j < slopes.length; j++) {
                for (int m = 0; m < centre.length; m++) {
                    slopes[j][m] = (4 * slopes[j][m] - wide[j][m]) / 3;
                }
            }
        }
        return slopes;
    }

    private double[][] slopes(double[] theta, double[] centre, int stretch, boolean oneSided) {
        double[][] slopes = new double[theta.length][];
        for (int j = 0; j < theta.length; j++) {
            double h = stretch * STEP * Math.max(1, Math.abs(theta[j]));
            double[] above = termsOrNothing(moved(theta, j, h));
            boolean alone = oneSided && above.length > 0;
            double[] below = alone ? new double[0] : termsOrNothing(moved(theta, j, -h));
            if (above.length + below.length == 0) {
                above = terms(moved(theta, j, h)); // says why there is none
            }
            double width = above.length > 0 && below.length > 0 ? 2 * h : h;
            double[] upper = above.length > 0 ? above : centre;
            double[] lower = below.length > 0 ? below : centre;
            slopes[j] = new double[centre.length];
            for (int m = 0; m < centre.length; m++) {
                slopes[j][m] = (upper[m] - lower[m]) / width;
            }
        }
        return slopes;
    }

    /// [#terms]; empty where there is no prediction.
    double[] termsOrNothing(double[] theta) {
        try {
            return terms(theta);
        } catch (UnpredictableException beyond) {
            return new double[0];
        }
    }

    /// −∂²ℓ by second differences, the mixed ones along the diagonal.
    ///
    /// @param steps h of each parameter
    double[][] curvature(double[] theta, double centre, double[] steps) {
        int p = theta.length;
        double[][] curvature = new double[p][p];
        double[] both = new double[p];
        for (int j = 0; j < p; j++) {
            both[j] = value(moved(theta, j, steps[j])) + value(moved(theta, j, -steps[j]));
            curvature[j][j] = (2 * centre - both[j]) / (steps[j] * steps[j]);
            for (int k = 0; k < j; k++) {
                double sum = 0;
                for (int sign = -1; sign <= 1; sign += 2) {
                    sum += value(moved(moved(theta, j, sign * steps[j]), k, sign * steps[k]));
                }
                curvature[j][k] = (both[j] + both[k] - sum - 2 * centre) / (2 * steps[j] * steps[k]);
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
