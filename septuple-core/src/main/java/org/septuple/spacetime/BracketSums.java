package org.septuple.spacetime;

/// Brackets of one point, filled by a [KernelField] without allocation: scratch of one thread. Blocks and channels are those of [Brackets].
public final class BracketSums {

    private final int order;
    private final boolean inverse;
    private final BracketChains chains;
    private final double[] metricSums = new double[Brackets.BLOCKS * Brackets.CHANNELS];
    private final double[] inverseSums;

    /// Empty sums.
    ///
    /// @param order   of the highest derivatives in space and time: 0, 1 or 2
    /// @param inverse whether sums of g_i⁻¹ are wanted too
    public BracketSums(int order, boolean inverse) {
        if (order < 0 || order > 2) {
            throw new IllegalArgumentException("derivatives of order %d: need 0 to 2".formatted(order));
        }
        this.order = order;
        this.inverse = inverse;
        this.chains = new BracketChains(order, inverse);
        this.inverseSums = new double[inverse ? Brackets.BLOCKS * Brackets.CHANNELS : 0];
    }

    /// Highest derivatives. Blocks of higher ones are 0.
    ///
    /// @return 0, 1 or 2
    public int order() {
        return order;
    }

    /// Whether sums of g_i⁻¹ are here.
    ///
    /// @return true if so
    public boolean hasInverse() {
        return inverse;
    }

    /// A sum of the metric octet.
    ///
    /// @param block   derivative
    /// @param channel 0 to 7
    /// @return {√g_i}, {g_i,ab √g_i} or {1}, or its derivative
    public double metric(int block, int channel) {
        return metricSums[block * Brackets.CHANNELS + channel];
    }

    /// A sum of the inverse octet.
    ///
    /// @param block   derivative
    /// @param channel 0 to 5
    /// @return {g_i^ab √g_i}, or its derivative
    public double inverse(int block, int channel) {
        return inverseSums[block * Brackets.CHANNELS + channel];
    }

    /// Number density (6.15).
    ///
    /// @return {√g_i}
    public double density() {
        return metricSums[Brackets.DENSITY];
    }

    /// {1}.
    ///
    /// @return Σ (2π)^(−3/2) e^(−q_i/2)
    public double one() {
        return metricSums[Brackets.ONE];
    }

    /// Derivative of the metric (6.9) by the quotient rule. Lower derivatives are asked for again and again: no scratch.
    ///
    /// @param block derivative
    /// @param entry xx, xy, xz, yy, yz, zz
    /// @return g_ab or its derivative; not finite in a hole
    public double metricQuotient(int block, int entry) {
        return quotient(metricSums, Brackets.MATRIX + entry, block);
    }

    /// Derivative of the averaged inverse metric (6.10), which is not the inverse of (6.9).
    ///
    /// @param block derivative
    /// @param entry xx, xy, xz, yy, yz, zz
    /// @return g^ab or its derivative; not finite in a hole
    public double inverseQuotient(int block, int entry) {
        return quotient(inverseSums, entry, block);
    }

    private double quotient(double[] sums, int channel, int block) {
        double value = sums[channel] / density();
        if (block == Brackets.VALUE) {
            return value;
        }
        double mean = sums[block * Brackets.CHANNELS + channel] - value * metric(block, Brackets.DENSITY);
        int first = Brackets.firstOf(block);
        if (first == Brackets.VALUE) {
            return mean / density();
        }
        int second = Brackets.secondOf(block);
        return (mean
                        - quotient(sums, channel, first) * metric(second, Brackets.DENSITY)
                        - quotient(sums, channel, second) * metric(first, Brackets.DENSITY))
                / density();
    }

    /// √det of the averaged metric (6.9).
    ///
    /// @return √det g_ab; NaN in a hole
    public double volumeElement() {
        double[] six = new double[SpatialMatrix.ENTRIES];
        for (int k = 0; k < six.length; k++) {
            six[k] = metricQuotient(Brackets.VALUE, k);
        }
        return Math.sqrt(SpatialMatrix.determinant(six, 0));
    }

    BracketChains chains() {
        return chains;
    }

    /// Takes the sums from the chains.
    void finish() {
        chains.finish(metricSums, inverseSums);
    }

    double[] metricSums() {
        return metricSums;
    }

    double[] inverseSums() {
        return inverseSums;
    }
}
