package org.septuple.spacetime;

import org.septuple.numerics.Elementary;

/// Where kernels are cut: at (x − x_i)ᵀ g_i (x − x_i) = c².
///
/// The share of ∫√g_i (2π)^(−3/2) e^(−q²/2) d³x beyond c is erfc(c/√2) + √(2/π) c e^(−c²/2) ≤ √(2/π)(c + 1/c) e^(−c²/2), whatever g_i is; so is, for neurons that are
/// spread evenly, the expected relative error of {√g_i}. c is where that bound is the requested error. A strict bound for the neurons at hand is told beside each field.
///
/// @param radius c > 0, in units of proper length
public record Cutoff(double radius) {

    private static final double WIDEST = 12;
    private static final double NARROWEST = 1;
    private static final int HALVINGS = 60;

    /// Checks it.
    public Cutoff {
        if (!(radius >= NARROWEST && radius <= WIDEST)) {
            throw new IllegalArgumentException(
                    "cutoff at %s proper lengths: need %s to %s".formatted(radius, NARROWEST, WIDEST));
        }
    }

    /// The smallest cutoff whose share beyond is at most this.
    ///
    /// @param relativeError in [1e-15, 0.1]
    /// @return the cutoff
    public static Cutoff of(double relativeError) {
        if (!(relativeError >= 1e-15 && relativeError <= 0.1)) {
            throw new IllegalArgumentException(
                    "relative error %s of a kernel sum: need 1e-15 to 0.1".formatted(relativeError));
        }
        double low = NARROWEST;
        double high = WIDEST;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (low + high) / 2;
            if (beyond(middle) > relativeError) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Cutoff(high);
    }

    /// Bound of the share of a kernel that is cut off.
    ///
    /// @return √(2/π)(c + 1/c) e^(−c²/2)
    public double share() {
        return beyond(radius);
    }

    private static double beyond(double c) {
        return Math.sqrt(2 / Math.PI) * (c + 1 / c) * Elementary.exp(-c * c / 2);
    }
}
