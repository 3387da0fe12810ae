package org.septuple.gravity.cosmology;

import java.util.List;

/// How an anisotropic universe expands from the singularity at t = 0.
///
/// @param points    at the times asked for, those before the end
/// @param end       how it ended
/// @param last      time of the end
/// @param turning   when V is largest; NaN if it grows on
/// @param accelerates when the mean scale factor begins to accelerate; NaN if it does not
/// @param violation largest violation of H₁H₂ + H₂H₃ + H₃H₁ = Λ, relative to its terms
/// @param steps     of integration
public record KasnerHistory(
        List<KasnerPoint> points,
        ExpansionEnd end,
        double last,
        double turning,
        double accelerates,
        double violation,
        long steps) {

    /// Copies.
    public KasnerHistory {
        points = List.copyOf(points);
    }
}
