package org.septuple.thermodynamics;

import org.septuple.numerics.RandomStream;

/// The path of one proposal, by the [Splitting] of so many gradients.
///
/// @param steps gradients, ≥ 1
/// @param size  ε > 0, the length over their number
record Leapfrog(int steps, double size) {

    /// Steps no larger than asked for: a Hamiltonian path is cut into equal ones.
    ///
    /// @param proposal Hamiltonian or Langevin
    /// @param size     largest ε
    /// @param random   at its beginning; decides the length of a Hamiltonian trajectory
    static Leapfrog of(Proposal proposal, double size, RandomStream random) {
        return switch (proposal) {
            case Proposal.Hamiltonian(double trajectory, double _, int most) -> {
                double length = trajectory * (0.5 + random.nextUniform());
                int steps = Splitting.gradients((int) Math.min(most, Math.ceil(length / size)), most);
                yield new Leapfrog(steps, Math.min(size, length / steps));
            }
            case Proposal.Langevin(double _) -> new Leapfrog(1, size);
        };
    }
}
