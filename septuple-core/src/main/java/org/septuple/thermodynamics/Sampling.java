package org.septuple.thermodynamics;

/// How a canonical law is sampled.
///
/// @param proposal  Hamiltonian or Langevin
/// @param chains    independent chains of each case and rung, ≥ 2
/// @param warmUp    transitions in which step size and masses adapt, not recorded, ≥ 20
/// @param samples   recorded transitions, ≥ 4
/// @param nodes     Gauss–Legendre nodes in λ, ≥ 1; the rungs are these and both ends
/// @param tempering whether neighbouring rungs exchange states (parallel tempering)
public record Sampling(Proposal proposal, int chains, int warmUp, int samples, int nodes, boolean tempering) {

    public Sampling {
        if (chains < 2 || warmUp < 20 || samples < 4 || nodes < 1) {
            throw new IllegalArgumentException(
                    "chains %d must be >= 2, warm-up %d >= 20, samples %d >= 4, nodes %d >= 1"
                            .formatted(chains, warmUp, samples, nodes));
        }
    }

    /// Rungs of the ladder from λ = 0 to λ = 1.
    ///
    /// @return nodes + 2
    public int rungs() {
        return nodes + 2;
    }
}
