package org.septuple.report;

/// What numbers of rows 7.1 to 7.9 and 8.9 mean.
final class GravityWords {

    private GravityWords() {}

    /// What a number means.
    ///
    /// @param name of the result
    /// @return words; empty for an unknown name
    static String meaning(String name) {
        return switch (name) {
            case "proper_time.timelike" ->
                "share of displacements with σ₊ − ẋᵀgẋ > 0 and σ₊ > 0; of the others τ is imaginary";
            case "proper_time.entropy" -> "share of displacements with ΔS > 0";
            case "proper_time.ratio" -> "Σ√(σ₊ − ẋᵀgẋ) over Σ√ΔS, of displacements where both are real (7.1)";
            case "proper_time.maximal" -> "share of geodesics on which proper time is maximal (7.6)";
            case "geodesic.forecasts" ->
                "share of neurons with a geodesic through X(t − d) and X(t) that goes on to t + d";
            case "geodesic.speed" -> "mean of g_i ẋẋ, 1 for light; about 3 by (8.6) (E13)";
            case "geodesic.timelike" -> "share of neurons whose geodesic is time-like";
            case "geodesic.straight" -> "distance of X(t + d) from the geodesic over that from the straight line (7.7)";
            case "geodesic.exchanged" -> "the same over that from lines bent like those of other neurons";
            case "geodesic.bend" -> "how far geodesics bend, over the distance of X(t + d) from the straight line";
            case "geodesic.still" -> "distance of X(t + d) from X(t) over that from the straight line";
            case "geodesic.agreement" -> "largest distance of geodesics in t from those in proper time, relative";
            case "geodesic.entropy" -> "the residual of row 7.7 for paths of the competing law (E17)";
            case "connection.order4", "connection.order6" -> "measured order of differences of g_μν (7.9)";
            case "ricci.order4", "ricci.order6" -> "measured order of differences of Γ (8.9)";
            default -> "";
        };
    }
}
