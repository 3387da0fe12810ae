package org.septuple.thermodynamics;

/// How a chain proposes its next state. Both leave the law invariant at any step size.
public sealed interface Proposal {

    /// Mean acceptance that the step size is adapted to.
    ///
    /// @return in (0, 1)
    double acceptance();

    /// Most gradients of H per transition.
    ///
    /// @return ≥ 1
    int mostSteps();

    /// Hamiltonian Monte Carlo with splittings of two and three stages. One transition lasts `trajectory` times a factor drawn from [½, 3/2], in
    /// units in which every coordinate has standard deviation 1.
    ///
    /// @param trajectory mean length, > 0; π/2 decorrelates independent normal coordinates, correlated ones need more
    /// @param acceptance in (0, 1); 0.8 is usual
    /// @param mostSteps  gradients in one transition at most, ≥ 1; it makes an even number or a multiple of 3, if at most 1 a leapfrog step
    record Hamiltonian(double trajectory, double acceptance, int mostSteps) implements Proposal {
        public Hamiltonian {
            if (!(trajectory > 0 && Double.isFinite(trajectory)) || mostSteps < 1) {
                throw new IllegalArgumentException("trajectory %g must be > 0 and at most %d leapfrog steps >= 1"
                        .formatted(trajectory, mostSteps));
            }
            requireFraction(acceptance);
        }
    }

    /// The Metropolis-adjusted Langevin algorithm: one leapfrog step per transition.
    ///
    /// @param acceptance in (0, 1); 0.57 is usual
    record Langevin(double acceptance) implements Proposal {
        public Langevin {
            requireFraction(acceptance);
        }

        @Override
        public int mostSteps() {
            return 1;
        }
    }

    private static void requireFraction(double acceptance) {
        if (!(acceptance > 0 && acceptance < 1)) {
            throw new IllegalArgumentException("acceptance %g must be in (0, 1)".formatted(acceptance));
        }
    }
}
