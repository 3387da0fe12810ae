package org.septuple.spacetime;

import org.jspecify.annotations.Nullable;

/// A metric and its derivatives at one event: scratch of one thread, filled by a [Metric] without allocation.
///
/// Symmetric pairs of indices are stored once, in the order 00, 01, 02, 03, 11, 12, 13, 22, 23, 33.
public final class MetricJet {

    /// Dimensions of space-time.
    public static final int DIMENSIONS = 4;
    /// Symmetric pairs of four indices.
    public static final int PAIRS = 10;

    private static final int[][] PAIR = {{0, 1, 2, 3}, {1, 4, 5, 6}, {2, 5, 7, 8}, {3, 6, 8, 9}};

    private final int order;
    private final double[] event = new double[DIMENSIONS];
    private final double[] metric = new double[PAIRS];
    private final double[] first;
    private final double[] second;
    private double[] scratch = new double[0];
    private @Nullable BracketSums sums;

    /// An empty jet.
    ///
    /// @param order of the highest derivatives wanted: 0, 1 or 2
    public MetricJet(int order) {
        if (order < 0 || order > 2) {
            throw new IllegalArgumentException("derivatives of order %d: need 0 to 2".formatted(order));
        }
        this.order = order;
        this.first = new double[order > 0 ? DIMENSIONS * PAIRS : 0];
        this.second = new double[order > 1 ? PAIRS * PAIRS : 0];
    }

    /// Number of a symmetric pair.
    ///
    /// @param mu index 0 to 3
    /// @param nu index 0 to 3
    /// @return 0 to 9
    public static int pair(int mu, int nu) {
        return PAIR[mu][nu];
    }

    /// Highest derivatives.
    ///
    /// @return 0, 1 or 2
    public int order() {
        return order;
    }

    /// The event, to be written by who asks.
    ///
    /// @return t, x, y, z
    public double[] event() {
        return event;
    }

    /// g_μν, to be written by the metric.
    ///
    /// @return ten pairs
    public double[] metric() {
        return metric;
    }

    /// ∂_α g_μν at [α·10 + pair(μ, ν)], to be written by the metric.
    ///
    /// @return forty numbers; none if the order is 0
    public double[] first() {
        return first;
    }

    /// ∂_α ∂_β g_μν at [pair(α, β)·10 + pair(μ, ν)], to be written by the metric.
    ///
    /// @return a hundred numbers; none if the order is below 2
    public double[] second() {
        return second;
    }

    /// g_μν.
    ///
    /// @param mu index
    /// @param nu index
    /// @return the component
    public double g(int mu, int nu) {
        return metric[PAIR[mu][nu]];
    }

    /// Scratch of who fills the jet, kept from call to call. What it holds before is of others.
    ///
    /// @param size numbers needed
    /// @return at least as many
    public double[] scratch(int size) {
        if (scratch.length < size) {
            scratch = new double[size];
        }
        return scratch;
    }

    /// Scratch of kernel fields for this order, made when first asked for.
    BracketSums sums() {
        BracketSums present = sums;
        if (present == null) {
            present = new BracketSums(order, false);
            sums = present;
        }
        return present;
    }
}
