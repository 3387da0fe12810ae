package org.septuple.numerics;

/// Philox4x32-10: ten rounds that scramble a 128-bit counter under a 64-bit key; and how the name of a
/// [RandomStream] becomes counter and key.
///
/// | word of the counter | holds |
/// |---|---|
/// | 0 | position within the stream |
/// | 1 | block |
/// | 2 | step, low 32 bits |
/// | 3 | purpose (8 bits), step, high 24 bits |
///
/// The key is the seed, low word first.
///
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11.
public final class Philox {

    /// Rounds of the generator.
    public static final int ROUNDS = 10;

    /// Multiplier of word 0.
    public static final int MULTIPLIER_0 = 0xD2511F53;

    /// Multiplier of word 2.
    public static final int MULTIPLIER_1 = 0xCD9E8D57;

    /// What word 0 of the key gains per round: the golden ratio.
    public static final int WEYL_0 = 0x9E3779B9;

    /// What word 1 of the key gains per round: √3 − 1.
    public static final int WEYL_1 = 0xBB67AE85;

    /// Keeps the low 32 bits of a long.
    public static final long LOW = 0xFFFFFFFFL;

    private static final long STEP_LIMIT = 1L << 56;

    private Philox() {}

    /// Word 2 of the counter.
    ///
    /// @param step 0 ≤ step < 2⁵⁶
    /// @return the low 32 bits
    public static int stepLow(long step) {
        if (step < 0 || step >= STEP_LIMIT) {
            throw new IllegalArgumentException("step %d must be in [0, 2^56)".formatted(step));
        }
        return (int) step;
    }

    /// Word 3 of the counter.
    ///
    /// @param purpose what the numbers are for
    /// @param step    0 ≤ step < 2⁵⁶
    /// @return the purpose's code above the step's high 24 bits
    public static int purposeAndStepHigh(Purpose purpose, long step) {
        return (purpose.code() << 24) | (int) (step >>> 32);
    }

    /// Scrambles one counter.
    ///
    /// @param c0    word 0 of the counter
    /// @param c1    word 1
    /// @param c2    word 2
    /// @param c3    word 3
    /// @param k0    word 0 of the key
    /// @param k1    word 1
    /// @param words receives four random words
    public static void scramble(int c0, int c1, int c2, int c3, int k0, int k1, int[] words) {
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = (MULTIPLIER_0 & LOW) * (c0 & LOW);
            long product1 = (MULTIPLIER_1 & LOW) * (c2 & LOW);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        words[0] = c0;
        words[1] = c1;
        words[2] = c2;
        words[3] = c3;
    }

    /// The 64 bits of a half of four words.
    ///
    /// @param words four random words
    /// @param half  0 or 1
    /// @return words 2·half (low) and 2·half + 1 (high)
    public static long bits(int[] words, int half) {
        return (words[2 * half] & LOW) | ((long) words[2 * half + 1] << 32);
    }

    /// A uniform number from 64 bits.
    ///
    /// @param bits random
    /// @return their upper 53 as a multiple of 2⁻⁵³ in [0, 1)
    public static double uniform(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /// The length of a pair of independent normal numbers (Box–Muller).
    ///
    /// @param uniform in [0, 1); moved up by 2⁻⁵⁴, for log 0 is not finite
    /// @return √(−2·log(uniform + 2⁻⁵⁴)), at most 8.66
    public static double radius(double uniform) {
        return Math.sqrt(-2 * Elementary.log(uniform + 0x1p-54));
    }
}
