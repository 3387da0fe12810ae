package org.septuple.thermodynamics;

/// Weighted populations that move from λ = 0 to λ = 1.
///
/// @param islands    independent populations, ≥ 2
/// @param particles  of each island and case, ≥ 2
/// @param stages     steps in λ, ≥ 1
/// @param resampling whether an island whose effective size falls below half is resampled: sequential Monte Carlo; else annealed
///                   importance sampling
public record Annealing(int islands, int particles, int stages, boolean resampling) {

    public Annealing {
        if (islands < 2 || particles < 2 || stages < 1) {
            throw new IllegalArgumentException(
                    "islands %d must be >= 2, particles %d >= 2, stages %d >= 1".formatted(islands, particles, stages));
        }
    }
}
