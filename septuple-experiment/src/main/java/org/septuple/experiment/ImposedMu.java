package org.septuple.experiment;

/// A chemical potential that is imposed, not measured.
///
/// @param mu         μ ≠ 0 of ħ = |μ|/2π (4.2), in units of F
/// @param convention what it rests on: F, β, reference measure, insertion and which D; empty if not named
public record ImposedMu(double mu, String convention) {

    /// With or without conventions, in a line.
    ///
    /// @return a clause that begins with `mu`
    public String words() {
        return "mu = %s is imposed; %s"
                .formatted(
                        mu,
                        convention.isEmpty()
                                ? "F, beta, reference measure, insertion and which D are not named, and by these alone it moves up to a hundredfold (E26)"
                                : "by convention: " + convention);
    }
}
