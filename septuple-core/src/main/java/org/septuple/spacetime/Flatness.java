package org.septuple.spacetime;

/// How far the metric made of neurons is from η, over points of space and times.
///
/// With ĝ = g_ab(x) of (6.9) and n = {√g_i}(x), E = mean(‖ĝ − 1‖_F² + (n − 1)²). Near η both are asked for: ĝ = 1, and, as √−g = {√g_i} (6.15), n = 1. The first alone would be
/// no law of space: where all neurons lie in one place ĝ is their mean matrix there and that of the farthest tail elsewhere, whatever n is. Weights: h = ĝ − 1 = 2εδ_ab, a change
/// of unit by ε, has ‖h‖² = 12ε² and (½tr h)² = 9ε², so both terms measure one strain alike and have weight 1.
///
/// Density is *imposed* unless positions come from a recording: positions are gauge.
///
/// @param metric  mean of ‖ĝ − 1‖_F²; a point that no kernel reaches has ĝ = 0
/// @param density mean of ({√g_i} − 1)²
/// @param holes   share of points that no kernel reaches
public record Flatness(double metric, double density, double holes) {

    /// What the search lowers.
    ///
    /// @return E = metric + density
    public double energy() {
        return metric + density;
    }

    /// How near to η the metric is.
    ///
    /// @return √metric, 0 for η
    public double nearness() {
        return Math.sqrt(metric);
    }
}
