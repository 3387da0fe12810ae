package org.septuple.experiment;

/// What kind `identity` checks at random places.
public sealed interface IdentityPlan {

    /// Most vectors, and metrics.
    int MOST_VECTORS = 100_000;

    /// The word after `check:`.
    ///
    /// @return lower case
    String word();

    /// Whether −g_μν ẋ^μ ẋ^ν is the same in two Lorentz frames (6.1–6.4).
    ///
    /// @param vectors  displacements ẋ, each in a frame of its own, ≥ 1
    /// @param rapidity largest of the boosts, ≥ 0
    /// @param matrices g_i of the old frame, beside η
    record Lorentz(int vectors, double rapidity, Matrices matrices) implements IdentityPlan {

        /// Largest violation, relative to the largest term, that counts as round-off.
        public static final double TOLERANCE = 1e-12;

        @Override
        public String word() {
            return "lorentz";
        }
    }

    /// Whether the first line of (8.8) with plus (E6), its divergence kept, is √−g R.
    ///
    /// @param metrics with derivatives, at random, of each gauge, ≥ 1
    record Action(int metrics) implements IdentityPlan {

        /// Largest violation, relative to the sum of the absolute values of terms, that counts as round-off.
        public static final double TOLERANCE = 1e-10;

        @Override
        public String word() {
            return "action";
        }
    }

    /// Matrices g_i.
    enum Matrices {
        /// Positive definite g_ab far from 1, g_00 = −1, g_0a = 0.
        RANDOM,
        /// η alone.
        MINKOWSKI
    }
}
