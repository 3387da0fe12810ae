package org.septuple.numerics;

/// One stream of random numbers, named by (seed, purpose, block, step): Philox4x32-10 in counter mode.
///
/// The generator has no state beyond a position, so any number of any stream can be computed anywhere, in any order.
/// The 64-bit seed is the key. The 128-bit counter is
///
/// | word | holds |
/// |---|---|
/// | 0 | position within the stream |
/// | 1 | block |
/// | 2 | step, low 32 bits |
/// | 3 | purpose (8 bits), step, high 24 bits |
///
/// so different names give disjoint counters. A stream holds 2³³ doubles. Every uniform takes 64 random bits, every
/// pair of Gaussians takes two uniforms: the number of draws never depends on the values drawn.
///
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11.
public final class RandomStream {

    private static final int ROUNDS = 10;
    private static final int MULTIPLIER_0 = 0xD2511F53;
    private static final int MULTIPLIER_1 = 0xCD9E8D57;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final long UNSIGNED = 0xFFFFFFFFL;
    private static final long STEP_LIMIT = 1L << 56;

    private final int key0;
    private final int key1;
    private final int block;
    private final int stepLow;
    private final int purposeAndStepHigh;
    private final int[] words = new int[4];
    private int position;
    private boolean secondHalf;

    /// The stream of that name, at its beginning.
    ///
    /// @param seed    any 64 bits
    /// @param purpose what the numbers are for
    /// @param block   independent unit of work, such as a replica
    /// @param step    time step, 0 ≤ step < 2⁵⁶
    public RandomStream(long seed, Purpose purpose, int block, long step) {
        if (step < 0 || step >= STEP_LIMIT) {
            throw new IllegalArgumentException("step %d must be in [0, 2^56)".formatted(step));
        }
        this.key0 = (int) seed;
        this.key1 = (int) (seed >>> 32);
        this.block = block;
        this.stepLow = (int) step;
        this.purposeAndStepHigh = (purpose.code() << 24) | (int) (step >>> 32);
    }

    /// The next 64 random bits.
    ///
    /// @return each of the 2⁶⁴ values with equal probability
    public long nextBits() {
        if (secondHalf) {
            secondHalf = false;
            return (words[2] & UNSIGNED) | ((long) words[3] << 32);
        }
        philox(position++, block, stepLow, purposeAndStepHigh, key0, key1, words);
        secondHalf = true;
        return (words[0] & UNSIGNED) | ((long) words[1] << 32);
    }

    /// The next uniform number.
    ///
    /// @return a multiple of 2⁻⁵³ in [0, 1)
    public double nextUniform() {
        return (nextBits() >>> 11) * 0x1p-53;
    }

    /// The next integer below a bound. Its bias, bound·2⁻⁶⁴, is beyond any test.
    ///
    /// @param bound > 0
    /// @return uniform in {0, …, bound − 1}
    public int nextBelow(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound %d must be > 0".formatted(bound));
        }
        return (int) Math.unsignedMultiplyHigh(nextBits(), bound);
    }

    /// Fills an array range with independent standard normal numbers (Box–Muller; two uniforms make two normals).
    ///
    /// @param target receives the numbers
    /// @param from   first index
    /// @param to     index after the last
    public void fillGaussian(double[] target, int from, int to) {
        for (int i = from; i < to; i += 2) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log((nextBits() >>> 11) * 0x1p-53 + 0x1p-54));
            double angle = 2 * Math.PI * nextUniform();
            target[i] = radius * StrictMath.cos(angle);
            if (i + 1 < to) {
                target[i + 1] = radius * StrictMath.sin(angle);
            }
        }
    }

    /// Independent standard normal numbers.
    ///
    /// @param count how many
    /// @return a new array of that length
    public double[] gaussians(int count) {
        double[] numbers = new double[count];
        fillGaussian(numbers, 0, count);
        return numbers;
    }

    /// A random permutation (Fisher–Yates).
    ///
    /// @param size number of elements
    /// @return {0, …, size − 1} in an order drawn uniformly
    public int[] permutation(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = nextBelow(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    static void philox(int c0, int c1, int c2, int c3, int k0, int k1, int[] out) {
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = (MULTIPLIER_0 & UNSIGNED) * (c0 & UNSIGNED);
            long product1 = (MULTIPLIER_1 & UNSIGNED) * (c2 & UNSIGNED);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        out[0] = c0;
        out[1] = c1;
        out[2] = c2;
        out[3] = c3;
    }
}
