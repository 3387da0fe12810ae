package org.septuple.numerics;

/// Sizes of states, rates and errors of [Dop853] in units of the tolerance.
final class StepErrors {

    private static final double PROBE = 0.01;

    private final StepTolerance tolerance;
    private final int dimension;

    StepErrors(StepTolerance tolerance) {
        this.tolerance = tolerance;
        this.dimension = tolerance.dimension();
    }

    private double scale(int i, double magnitude) {
        return Math.fma(tolerance.relative(i), magnitude, tolerance.absolute(i));
    }

    /// A step short enough to learn f′ from.
    double probe(double[] state, double[] rate, double most) {
        double rates = norm(rate, 0, rate, state);
        double states = norm(state, 0, state, state);
        return Math.min(most, PROBE * (rates > 0 && states > 0 ? states / rates : most));
    }

    /// The first step to try.
    ///
    /// @param ahead rate after a step of Euler as long as the probe
    double firstStep(double[] state, double[] rate, double[] ahead, double probe, double most) {
        double rates = norm(rate, 0, rate, state);
        double states = norm(state, 0, state, state);
        double bend = norm(ahead, 1, rate, state) / probe;
        if (!(rates > 0 && Double.isFinite(bend))) {
            return probe;
        }
        double scale = Math.min(states > 0 ? states / rates : most, bend > 0 ? rates / bend : most);
        return Math.min(most, scale / StepPredictor.eighthRoot(Math.max(1, scale * rates)));
    }

    /// √Σ((a − c·b)/scale)² with the scale at a state.
    private double norm(double[] a, double c, double[] b, double[] state) {
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            double value = (a[i] - c * b[i]) / scale(i, Math.abs(state[i]));
            sum = Math.fma(value, value, sum);
        }
        return Math.sqrt(sum);
    }

    /// |h| E₅²/√((E₅² + E₃²/100)·n) of a step with stages k from a state to another; NaN if one of them is not finite.
    double error(double[][] k, double[] from, double[] to, double h) {
        double[] fifth = Dop853Tableau.fifthOrderError();
        double[] third = Dop853Tableau.thirdOrderError();
        int second = Dop853Tableau.second(Dop853Tableau.STAGES);
        double squares5 = 0;
        double squares3 = 0;
        for (int i = 0; i < dimension; i++) {
            double error5 = fifth[0] * k[0][i];
            double error3 = third[0] * k[0][i];
            for (int j = second; j < fifth.length; j++) {
                double rate = k[j][i];
                error5 = Math.fma(fifth[j], rate, error5);
                error3 = Math.fma(third[j], rate, error3);
            }
            double unit = 1 / scale(i, Math.max(Math.abs(from[i]), Math.abs(to[i])));
            squares5 += error5 * unit * (error5 * unit);
            squares3 += error3 * unit * (error3 * unit);
        }
        return squares5 == 0 ? 0 : Math.abs(h) * squares5 / Math.sqrt((squares5 + 0.01 * squares3) * dimension);
    }
}
