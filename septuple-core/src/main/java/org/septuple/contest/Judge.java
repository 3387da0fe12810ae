package org.septuple.contest;

import org.septuple.numerics.Grid;

/// How contestants are compared.
///
/// @param box           grid of the box that holds all predictions; samples of a prediction are drawn from its values in these cells
/// @param epsilon       share of a uniform density in the box that is mixed into every prediction, such as 1e-6
/// @param level         chance that the best contestant is neither leader nor among those that tie
/// @param samples       data sets drawn from the leader's own prediction, ≥ 1/rejection − 1
/// @param rejection     chance that a true leader is rejected, such as .001
/// @param seed          of all draws
public record Judge(Grid box, double epsilon, double level, int samples, double rejection, long seed) {

    /// Checks the numbers.
    public Judge {
        if (!(epsilon > 0 && epsilon < 1 && level > 0 && level < 1 && rejection > 0 && rejection < 1)) {
            throw new IllegalArgumentException(
                    "epsilon %s, level %s and rejection %s must be in (0, 1)".formatted(epsilon, level, rejection));
        }
        if (!((samples + 1) * rejection > 1 - 1e-9)) {
            throw new IllegalArgumentException("%d samples: need %.0f or more, for a quantile of 1 - %s"
                    .formatted(samples, Math.ceil(1 / rejection - 1 - 1e-9), rejection));
        }
    }

    /// ε = 1e-6, level .05, 999 samples for the 99.9 % quantile.
    ///
    /// @param box  of all predictions
    /// @param seed of all draws
    /// @return the usual judge
    public static Judge usual(Grid box, long seed) {
        return new Judge(box, 1e-6, 0.05, 999, 1e-3, seed);
    }
}
