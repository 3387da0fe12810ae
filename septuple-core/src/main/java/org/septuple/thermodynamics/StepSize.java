package org.septuple.thermodynamics;

import org.septuple.numerics.Elementary;

/// Dual averaging of log ε towards a mean acceptance. Source: Hoffman and Gelman, JMLR 15 (2014) 1593, section 3.2, with γ = .05,
/// t₀ = 10, κ = .75.
final class StepSize {

    private static final double GAMMA = 0.05;
    private static final double OFFSET = 10;
    private static final double KAPPA = 0.75;

    private final double target;
    private double centre;
    private double error;
    private double average;
    private double present;
    private long count;

    /// Starts from a guess.
    ///
    /// @param guess  ε > 0
    /// @param target mean acceptance
    StepSize(double guess, double target) {
        this.target = target;
        restart(guess);
    }

    /// Forgets what was learned, as after a change of the masses.
    void restart(double guess) {
        centre = Elementary.log(10 * guess);
        error = 0;
        average = Elementary.log(guess);
        present = average;
        count = 0;
    }

    void update(double acceptance) {
        count++;
        double share = 1 / (count + OFFSET);
        error = (1 - share) * error + share * (target - acceptance);
        present = centre - Math.sqrt((double) count) / GAMMA * error;
        double weight = StrictMath.pow((double) count, -KAPPA);
        average = weight * present + (1 - weight) * average;
    }

    /// ε to explore with.
    double present() {
        return Elementary.exp(present);
    }

    /// ε to go on with when adaptation ends.
    double settled() {
        return Elementary.exp(average);
    }

    double[] save() {
        return new double[] {centre, error, average, present, count};
    }

    void resume(double[] saved) {
        centre = saved[0];
        error = saved[1];
        average = saved[2];
        present = saved[3];
        count = (long) saved[4];
    }
}
