package org.septuple.experiment;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What sections 7 and 8 take for granted of a network, as a number and the bound that it must keep. Bounds are declared: before anything was measured, but for those of [#EPSILON], 1 until
/// a network had 1.68, and of [#STEADY], added after paths were seen to leave the states of the clouds.
public enum Premise {
    /// σ₊ > 0, mean over vectors: without it there is no time x⁰ (5.6).
    PRODUCTION(0, "mean sigma_+ over vectors", 0, true),
    /// σ₊ is that of a network, not of the size of the clouds.
    PLATEAU(1, "largest change of sigma_+ over a decade of cloud radii, relative", 0.1, false),
    /// g is positive definite (5.8).
    DEFINITE(2, "share of vectors whose g is shown to be positive definite", 0.5, true),
    /// There are neurons to make a space of.
    VECTORS(3, "vectors whose g is shown to be positive definite", 4, true),
    /// Differences of g_i are not noise.
    RELIABILITY(4, "split-half reliability of g", 0.5, true),
    /// Curvature is not noise.
    EPSILON(5, "how much g_i differ, errors taken off, over these errors", 2, true),
    /// g at a neuron is made by others too.
    DENSITY(6, "weight of other neurons at a neuron, own 1", 1, true),
    /// d steps are a small displacement.
    SMOOTH(7, "second over first differences of X over d steps, r.m.s.", 0.5, false),
    /// d steps are short beside what g changes in.
    RESOLUTION(8, "change of d_t g from differences over d to ones over 2d steps, relative", 0.5, false),
    /// (5.4): ΔS is a function of ẋ (E24).
    DISPLACEMENT(9, "R^2 of velocity out of sample, less that of x(t) or x(t + d) where it is above 0", 0, true),
    /// Geodesics would be told from straight lines, beside what paths scatter ([PathSkill#power]).
    PATHS(10, "smallest share of geodesic bending that would be seen", 1, false),
    /// A violation of the tolerance of row 8.10 would be told from a solution ([EinsteinPower]).
    EQUATIONS(11, "smallest residual of (8.10) that is told from that of a planted solution", 0.2, false),
    /// σ₊ and g_i are of the times that the paths are of: clouds are drawn where these begin. A factor of two.
    STEADY(12, "ln of largest over smallest r.m.s. displacement in thirds of the paths", 0.7, false);

    private final int code;
    private final String number;
    private final double bound;
    private final boolean above;

    Premise(int code, String number, double bound, boolean above) {
        this.code = code;
        this.number = number;
        this.bound = bound;
        this.above = above;
    }

    /// As it is written in tables and configurations.
    ///
    /// @return lower case
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What is measured.
    ///
    /// @return in words
    public String number() {
        return number;
    }

    /// What the number must keep.
    ///
    /// @return a bound
    public double bound() {
        return bound;
    }

    /// Which side of the bound is good.
    ///
    /// @return true where the number must be above
    public boolean isAbove() {
        return above;
    }

    /// Its number in tables.
    ///
    /// @return from 0
    public int code() {
        return code;
    }

    /// The premise of a number.
    ///
    /// @param code as in tables
    /// @return the premise
    public static Premise of(int code) {
        return Stream.of(values())
                .filter(one -> one.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no premise has the number %d".formatted(code)));
    }

    /// Whether it is known only where the rows are measured, of what they could see and of how long their paths are.
    boolean isOfRows() {
        return this == PATHS || this == EQUATIONS || this == STEADY;
    }

    /// Rows that say nothing where it does not hold ([Gate]).
    ///
    /// @return their equations
    public List<String> decides() {
        return switch (this) {
            case PRODUCTION, VECTORS, RELIABILITY, EPSILON, SMOOTH, RESOLUTION ->
                List.of("7.7", "7.8", "8.10", "8.11", "8.12");
            case PATHS, STEADY -> List.of("7.7", "7.8");
            case EQUATIONS -> List.of("8.10", "8.11", "8.12");
            case PLATEAU, DEFINITE, DENSITY, DISPLACEMENT -> List.of();
        };
    }
}
