package org.septuple.numerics;

/// One stream of random numbers, named by (seed, purpose, block, step): Philox4x32-10 in counter mode.
///
/// The generator has no state beyond a position, so any number of any stream can be computed anywhere, in any order;
/// [RandomKernels] do so in bulk. Different names give disjoint counters of [Philox]. A stream holds 2³³ doubles. Every
/// uniform takes 64 random bits, every pair of Gaussians takes two uniforms of one position: the number of draws never
/// depends on the values drawn.
public final class RandomStream {

    private final long seed;
    private final Purpose purpose;
    private final int block;
    private final long step;
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
        this.seed = seed;
        this.purpose = purpose;
        this.block = block;
        this.step = step;
        this.stepLow = Philox.stepLow(step);
        this.purposeAndStepHigh = Philox.purposeAndStepHigh(purpose, step);
    }

    /// The next 64 random bits.
    ///
    /// @return each of the 2⁶⁴ values with equal probability
    public long nextBits() {
        if (secondHalf) {
            secondHalf = false;
            return Philox.bits(words, 1);
        }
        Philox.scramble(position++, block, stepLow, purposeAndStepHigh, (int) seed, (int) (seed >>> 32), words);
        secondHalf = true;
        return Philox.bits(words, 0);
    }

    /// The next uniform number.
    ///
    /// @return a multiple of 2⁻⁵³ in [0, 1)
    public double nextUniform() {
        return Philox.uniform(nextBits());
    }

    /// The next integer below a bound. Its bias, bound·2⁻⁶⁴, is beyond any test.
    ///
    /// @param bound > 0
    /// @return uniform in {0, …, bound − 1}
    public int nextBelow(int bound) {
        requirePositive(bound);
        return (int) Math.unsignedMultiplyHigh(nextBits(), bound);
    }

    static void requirePositive(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound %d must be > 0".formatted(bound));
        }
    }

    /// Fills an array range with independent standard normal numbers (Box–Muller; two uniforms make two normals). Both
    /// uniforms are of one position: if one of them is gone already, the other is passed over.
    ///
    /// @param target receives the numbers
    /// @param from   first index
    /// @param to     index after the last
    public void fillGaussian(double[] target, int from, int to) {
        secondHalf = false;
        for (int i = from; i < to; i += 2) {
            double radius = Philox.radius(nextUniform());
            double turns = nextUniform();
            target[i] = radius * Elementary.cosTurns(turns);
            if (i + 1 < to) {
                target[i + 1] = radius * Elementary.sinTurns(turns);
            }
        }
    }

    /// The same numbers as [#fillGaussian(double\[\], int, int)], by kernels.
    ///
    /// @param kernels scalar or vector
    /// @param target  receives the numbers
    /// @param from    first index
    /// @param to      index after the last
    public void fillGaussian(RandomKernels kernels, double[] target, int from, int to) {
        secondHalf = false;
        kernels.gaussians(seed, purpose, block, step, position, target, from, to);
        position += Math.ceilDiv(Math.max(to - from, 0), 2);
    }

    /// The next uniform numbers, as [#nextUniform] gives them one by one.
    ///
    /// @param kernels scalar or vector
    /// @param target  receives the numbers
    /// @param from    first index
    /// @param to      index after the last
    public void fillUniform(RandomKernels kernels, double[] target, int from, int to) {
        int start = from;
        if (start < to && secondHalf) {
            target[start++] = nextUniform();
        }
        int pairs = Math.max(to - start, 0) / 2;
        kernels.uniforms(seed, purpose, block, step, position, target, start, start + 2 * pairs);
        position += pairs;
        if (start + 2 * pairs < to) {
            target[start + 2 * pairs] = nextUniform();
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
}
