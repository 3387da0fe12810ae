package org.septuple.spacetime;

/// Curly brackets (6.8) of one point: sums over neurons of w_i c_i and their derivatives, w_i = √g_i (2π)^(−3/2) e^(−½dᵀg_i d), d = x − x_i.
///
/// A *block* is a derivative of all channels, eight to an *octet*:
///
/// | octet | c_i | sums |
/// |---|---|---|
/// | metric | 1, g_i,ab (six), 1/√g_i | {√g_i}, {g_i,ab √g_i}, {1} |
/// | inverse | g_i^ab (six), 0, 0 | {g_i^ab √g_i} |
///
/// With u = g_i d, λ = ½ tr(g_i⁻¹ġ_i) + ẋᵀu − ½dᵀġ_i d and λ̇ = −½ tr(g_i⁻¹ġ_i)² + ẍᵀu + 2ẋᵀġ_i d − ẋᵀg_i ẋ:
///
/// | block | of w c |
/// |---|---|
/// | ∂_a | −u_a w c |
/// | ∂_a ∂_b | (u_a u_b − g_i,ab) w c |
/// | ∂_t | w(λc + ċ) |
/// | ∂_t ∂_a | w(((g_i ẋ)_a − (ġ_i d)_a − λu_a) c − u_a ċ) |
/// | ∂_t² | w((λ̇ + λ²)c + 2λċ + c̈) |
public final class Brackets {

    /// Channels of an octet.
    public static final int CHANNELS = 8;
    /// The value itself.
    public static final int VALUE = 0;
    /// First of three: ∂_x, ∂_y, ∂_z.
    public static final int SPACE = 1;
    /// First of six: ∂_x², ∂_x∂_y, ∂_x∂_z, ∂_y², ∂_y∂_z, ∂_z².
    public static final int SPACE_SPACE = 4;
    /// ∂_t.
    public static final int TIME = 10;
    /// First of three: ∂_t∂_x, ∂_t∂_y, ∂_t∂_z.
    public static final int TIME_SPACE = 11;
    /// ∂_t².
    public static final int TIME_TIME = 14;
    /// Blocks in all.
    public static final int BLOCKS = 15;
    /// Channel of {√g_i} in the metric octet.
    public static final int DENSITY = 0;
    /// First of six channels {g_i,ab √g_i} in the metric octet.
    public static final int MATRIX = 1;
    /// Channel of {1} in the metric octet.
    public static final int ONE = 7;
    /// (2π)^(−3/2), of all kernels.
    public static final double NORMALISATION = 1 / (2 * Math.PI * Math.sqrt(2 * Math.PI));

    private static final int[] FIRST = {0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 0, 10, 10, 10, 10};
    private static final int[] SECOND = {0, 1, 2, 3, 1, 2, 3, 2, 3, 3, 10, 1, 2, 3, 10};

    private Brackets() {}

    /// Block of ∂_α.
    ///
    /// @param alpha 0 (time) to 3
    /// @return block
    public static int first(int alpha) {
        return alpha == 0 ? TIME : SPACE + alpha - 1;
    }

    /// Block of ∂_α ∂_β.
    ///
    /// @param alpha 0 (time) to 3
    /// @param beta  0 to 3
    /// @return block
    public static int second(int alpha, int beta) {
        int low = Math.min(alpha, beta);
        int high = Math.max(alpha, beta);
        if (low == 0) {
            return high == 0 ? TIME_TIME : TIME_SPACE + high - 1;
        }
        return SPACE_SPACE + SpatialMatrix.place(low - 1, high - 1);
    }

    /// Block of one of the two derivatives of a block of second ones; [#VALUE] for others.
    static int firstOf(int block) {
        return FIRST[block];
    }

    /// Block of the other derivative; of the derivative itself for a block of first ones.
    static int secondOf(int block) {
        return SECOND[block];
    }
}
