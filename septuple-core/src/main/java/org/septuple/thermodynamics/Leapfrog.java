package org.septuple.thermodynamics;

import org.septuple.numerics.RandomStream;

/// The leapfrog steps of one proposal.
///
/// @param steps ≥ 1
/// @param size  ε > 0
record Leapfrog(int steps, double size) {

    /// Steps no larger than asked for: a Hamiltonian trajectory is cut into equal ones.
    ///
    /// @param proposal Hamiltonian or Langevin
    /// @param size     largest ε
    /// @param random   at its beginning; decides the length of a Hamiltonian trajectory
    static Leapfrog of(Proposal proposal, double size, RandomStream random) {
        return switch (proposal) {
            case Proposal.Hamiltonian(double trajectory, double _, int most) -> {
                double length = trajectory * (0.5 + random.nextUniform());
                int steps = (int) Math.clamp(Math.ceil(length / size), 1, most);
                yield new Leapfrog(steps, Math.min(size, length / steps));
            }
            case Proposal.Langevin(double _) -> new Leapfrog(1, size);
        };
    }
}
