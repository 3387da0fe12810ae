package org.septuple.contest;

/// The velocity that learners with momentum start with, v = −c∂F(q) + sξ with independent standard normal ξ.
///
/// @param slope  c, finite; 0 is at rest but for the spread
/// @param spread s ≥ 0
public record StartVelocity(double slope, double spread) {

    /// v = 0.
    public static final StartVelocity REST = new StartVelocity(0, 0);

    /// Checks the numbers.
    public StartVelocity {
        if (!Double.isFinite(slope) || !(spread >= 0 && spread < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "start velocity with slope %s and spread %s: need a finite slope and a finite spread >= 0"
                            .formatted(slope, spread));
        }
    }
}
