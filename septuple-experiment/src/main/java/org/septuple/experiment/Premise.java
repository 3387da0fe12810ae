package org.septuple.experiment;

import java.util.List;
import java.util.stream.Stream;

/// What must be so before rows 7.7, 7.8 and 8.10 to 8.12 can say anything of neurons. Bounds are declared.
///
/// | premise | number | bound | because |
/// |---|---|---|---|
/// | expansion | mean σ₊ of all vectors | ≥ 0 | x⁰ of (5.6) is √σ₊ times t |
/// | neurons | vectors whose g is shown to be positive definite | ≥ 4 | fewer make no field in three dimensions |
/// | reliability | reliability of g_i, from both halves of the clouds ([org.septuple.measurement.FormReliability]) | ≥ .5 | below, differences of g_i are noise for the larger part, and Γ is made of differences |
/// | variety | how far g_i differ, over how far they err by their standard errors | ≥ 1 | the same, without halves |
/// | smoothness | √(Σ‖x(k+1) − 2x(k) + x(k−1)‖²/Σ‖x(k+1) − x(k−1)‖²) | ≤ .5 | circular motion has tan(θ/2), θ the angle of a span: .5 is 53°, seven frames a turn. White noise has 1.7, a random walk 1 |
/// | resolution | Σ‖∂_t g − ∂_t′ g‖/Σ(‖∂_t g‖ + ‖∂_t′ g‖) of the field, by one span and by two | ≤ .25 | an oscillation has tan²(θ/2): the same 53° |
/// | power of paths | smallest share of geodesic bending that would be seen beside what paths scatter ([PathSkill#power]) | ≤ 1 | otherwise geodesics are not told from straight lines |
/// | power of equations | smallest residual of (8.10) that is told from that of a planted solution, g_i erring as they do ([EinsteinPower]) | ≤ .2 | the tolerance of the row: otherwise a violation is not told from a solution |
///
/// All but the last two decide all five rows; these decide 7.7 and 7.8, and 8.10 to 8.12.
public enum Premise {
    /// σ₊ > 0.
    EXPANSION(0, "expansion", "mean σ₊", true, 0),
    /// Enough positive definite g.
    NEURONS(1, "neurons", "vectors with a positive definite g", true, FieldRows.LEAST),
    /// g_i of both halves of the clouds agree.
    RELIABILITY(2, "reliability", "reliability of g", true, 0.5),
    /// g_i differ by more than they err.
    VARIETY(3, "variety", "differences of g over their errors", true, 1),
    /// Paths are smooth from frame to frame.
    SMOOTHNESS(4, "smoothness", "roughness of paths", false, 0.5),
    /// ∂_t g is the same by one span and by two.
    RESOLUTION(5, "resolution", "∂ₜg by one span less that by two", false, 0.25),
    /// Geodesics would be seen.
    PATHS(6, "paths", "smallest share of geodesic bending that is seen", false, 1),
    /// Violations of (8.10) would be seen.
    EQUATIONS(7, "equations", "smallest residual of (8.10) that is told from a solution", false, 0.2);

    private final int number;
    private final String word;
    private final String words;
    private final boolean least;
    private final double bound;

    Premise(int number, String word, String words, boolean least, double bound) {
        this.number = number;
        this.word = word;
        this.words = words;
        this.least = least;
        this.bound = bound;
    }

    /// The premise of a number.
    ///
    /// @param number as in the table `gate`
    /// @return the premise
    public static Premise of(int number) {
        return Stream.of(values())
                .filter(one -> one.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no premise has the number %d".formatted(number)));
    }

    /// Its number in the table `gate`.
    ///
    /// @return from 0
    public int number() {
        return number;
    }

    /// As it is written in results.
    ///
    /// @return lower case
    public String word() {
        return word;
    }

    /// What its number is.
    ///
    /// @return in words
    public String words() {
        return words;
    }

    /// Whether the bound is the least that passes.
    ///
    /// @return false if it is the most that passes
    public boolean isLeast() {
        return least;
    }

    /// The bound.
    ///
    /// @return in the units of the number
    public double bound() {
        return bound;
    }

    /// Equations whose rows say nothing where it does not hold.
    ///
    /// @return their numbers
    public List<String> decides() {
        return switch (this) {
            case EXPANSION, NEURONS, RELIABILITY, VARIETY, SMOOTHNESS, RESOLUTION ->
                List.of("7.7", "7.8", "8.10", "8.11", "8.12");
            case PATHS -> List.of("7.7", "7.8");
            case EQUATIONS -> List.of("8.10", "8.11", "8.12");
        };
    }
}
