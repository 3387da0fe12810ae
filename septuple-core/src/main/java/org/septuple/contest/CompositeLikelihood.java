package org.septuple.contest;

import java.util.Arrays;
import java.util.List;

/// ℓ(θ) = Σ_t Σ_i log((1 − ε)p(q_i(t), t; θ) + ε/volume) on the scale on which positive parameters are logarithms: a composite likelihood, as the times of
/// a replica are dependent.
///
/// Derivatives are differences over ±h, h = .005 max(1, |θ|), of second order; *fine* ones are of fourth order, with ±2h.
///
/// @param contestant p
/// @param times      t
/// @param places     q
/// @param floor      ε
record CompositeLikelihood(Contestant contestant, List<Double> times, Places places, UniformFloor floor) {

    /// Step of first derivatives, relative to |θ| where that exceeds 1.
    private static final double STEP = 5e-3;

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

    /// ∂ terms/∂θ_j by central differences, by one-sided ones where there is no prediction on one side.
    ///
    /// @param theta  θ
    /// @param centre terms there
    /// @param fine   whether of fourth order
    /// @return `[j][place]`
    double[][] slopes(double[] theta, double[] centre, boolean fine) {
        double[][] slopes = slopes(theta, centre, 1);
        if (fine) {
            double[][] wide = slopes(theta, centre, 2);
            for (int j = 0; j < slopes.length; j++) {
                for (int m = 0; m < centre.length; m++) {
                    slopes[j][m] = (4 * slopes[j][m] - wide[j][m]) / 3;
                }
            }
        }
        return slopes;
    }

    private double[][] slopes(double[] theta, double[] centre, int stretch) {
        double[][] slopes = new double[theta.length][];
        for (int j = 0; j < theta.length; j++) {
            double h = stretch * STEP * Math.max(1, Math.abs(theta[j]));
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
