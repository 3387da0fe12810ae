package org.septuple.measurement;

/// What is taken out of increments before they count as diffusion.
public sealed interface DriftModel {

    /// E[Δq|q] = c + Bq.
    record Linear() implements DriftModel {}

    /// The mean over replicas at each time, whatever it is: for branches that all start at one point. What the spread of replicas adds to
    /// the drift stays in, of relative order (Bτ)·(spread/√(Dτ)). Needs two replicas; fewer than [Units#FEW] share one unit per block of time.
    record ReplicaMean() implements DriftModel {}

    /// E[Δq|q] is a polynomial in the coordinates, with all products up to a degree.
    ///
    /// @param degree ≥ 1
    record Polynomial(int degree) implements DriftModel {

        /// Most coordinates.
        static final int MOST = 3;

        public Polynomial {
            if (degree < 1 || degree > 9) {
                throw new IllegalArgumentException("degree %d must be in [1, 9]".formatted(degree));
            }
        }
    }
}
