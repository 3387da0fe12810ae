package org.septuple.spacetime;

import org.septuple.numerics.Elementary;

/// φ(q) ∝ e^(−q/2) − e^(−c²/2)(1 + (c² − q)/2) inside q = c², 0 outside: a Gaussian with value and slope 0 at the cut, of the Gaussian's integral (2π)^(3/2).
///
/// So energies of the search have continuous gradients, and a line search that accepts no rise does not stall on neurons that cross a cut. Without `smooth` the
/// Gaussian is cut as it is.
///
/// @param cutoff c, in units of proper length
/// @param tail   e^(−c²/2), or 0 if cut as it is
/// @param scale  1/(share of the integral that is left), or 1 if cut as it is
record SearchKernel(double cutoff, double tail, double scale) {

    private static final int STEPS = 4096;

    static SearchKernel smooth(Cutoff cutoff) {
        double c = cutoff.radius();
        double tail = Elementary.exp(-c * c / 2);
        double sum = 0;
        for (int k = 0; k < STEPS; k++) {
            double r = (k + 0.5) * c / STEPS;
            double q = r * r;
            sum += q * (Elementary.exp(-q / 2) - tail * (1 + (c * c - q) / 2));
        }
        return new SearchKernel(c, tail, 1 / (4 * Math.PI * Brackets.NORMALISATION * sum * c / STEPS));
    }

    static SearchKernel cut(Cutoff cutoff) {
        return new SearchKernel(cutoff.radius(), 0, 1);
    }
}
