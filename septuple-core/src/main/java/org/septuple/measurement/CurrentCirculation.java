package org.septuple.measurement;

import java.util.Arrays;
import org.septuple.statistics.Estimate;

/// Whether the current velocity of an ensemble turns,
///
/// ```
/// u(q, t) = ⟨(q(t + h) − q(t − h))/2h | q(t) = q⟩
/// ```
///
/// half the sum of Nelson's forward and backward velocities up to O(h): −γ∂F − D ∂log p of (3.1), with the same D everywhere a gradient, whose circulation is 0 on every loop, and
/// (ħ/M)∂(phase) of (3.10), whose circulation on a ring is 2πħ/M for each turn of the phase. Of a motion that is its own reversal u is 0, for any h.
///
/// Places are `[frame][coordinate][replica]`, velocities (q(t + h) − q(t − h))/2h likewise. Replicas are independent, their frames are not: errors are spreads over
/// replicas of what each adds to the mean over frames.
///
/// Source: E. Nelson, Phys. Rev. 150 (1966) 1079; T. C. Wallstrom, Phys. Rev. A 49 (1994) 1613.
public sealed interface CurrentCirculation {

    /// Equal bins of a ring, at least.
    int BINS = 16;

    /// Equal bins of a ring, at most.
    int MOST_BINS = 128;

    /// Replicas in each bin, at least.
    int FEWEST = 30;

    /// What was found.
    ///
    /// @param value  mean over frames
    /// @param frames that were measured
    record Measured(Estimate value, int frames) implements CurrentCirculation {}

    /// Nothing.
    ///
    /// @param reason with the number, its bound and the remedy
    record Unresolved(String reason) implements CurrentCirculation {}

    /// ∮u dq around a ring, in units of q² per time: the sum over bins of u in their middle, by a line through the replicas of each bin, times their width. Its
    /// error by the width w of bins is of order w⁴, as ∮∂²u dq = 0.
    ///
    /// Each frame has as many of [#BINS] to [#MOST_BINS] bins, doubling, as all hold [#FEWEST] replicas; it is left out if the fewest do not.
    ///
    /// @param places     `[frame][replica]`, wrapped into the ring
    /// @param velocities likewise
    /// @param from       where the ring begins
    /// @param length     of the ring
    /// @return the circulation, or which hole is in the way
    static CurrentCirculation ring(double[][] places, double[][] velocities, double from, double length) {
        double[] shares = new double[places[0].length];
        double sum = 0;
        int held = 0;
        long fullest = 0;
        for (int t = 0; t < places.length; t++) {
            fullest = Math.max(fullest, fewest(places[t], from, length, BINS));
            int count = BINS / 2;
            while (count < MOST_BINS && fewest(places[t], from, length, 2 * count) >= FEWEST) {
                count *= 2;
            }
            if (count >= BINS) {
                int[] bins = bins(places[t], from, length, count);
                sum += LinesInBins.of(bins, places[t], velocities[t], from, length / count)
                        .addTo(shares);
                held++;
            }
        }
        if (held == 0) {
            return new Unresolved(
                    "replicas in the emptiest of %d bins of the ring: %d at best, must be >= %d; start wider, look later or take more replicas"
                            .formatted(BINS, fullest, FEWEST));
        }
        return measured(sum, shares, held);
    }

    private static int[] bins(double[] places, double from, double length, int count) {
        double width = length / count;
        int[] bins = new int[places.length];
        Arrays.setAll(bins, r -> Math.floorMod((int) Math.floor((places[r] - from) / width), count));
        return bins;
    }

    private static long fewest(double[] places, double from, double length, int count) {
        long[] counts = new long[count];
        for (int bin : bins(places, from, length, count)) {
            counts[bin]++;
        }
        return Arrays.stream(counts).min().orElseThrow();
    }

    /// Rate ω = (A₂₁ − A₁₂)/2 at which the linear part A of u turns a plane, in units of 1 per time and positive from the first axis to the second; A by least
    /// squares at each frame.
    ///
    /// 0 of −γ∂F − D ∂log p where F is quadratic or p a Gaussian. Where D is a tensor 𝐃 that does not commute with the covariance C of p it is not: −γ∂∂F + 𝐃C⁻¹
    /// has an antisymmetric part without any phase.
    ///
    /// @param places     `[frame][2][replica]`
    /// @param velocities likewise
    /// @return ω, or why not
    static CurrentCirculation plane(double[][][] places, double[][][] velocities) {
        double[] shares = new double[places[0][0].length];
        double sum = 0;
        for (int t = 0; t < places.length; t++) {
            PlaneFit plane = PlaneFit.of(places[t], velocities[t]);
            if (!plane.resolved()) {
                return new Unresolved(
                        "correlation of both coordinates: within 1e-9 of 1, must not be; start wider across the line that they lie on");
            }
            sum += plane.addTo(shares);
        }
        return measured(sum, shares, places.length);
    }

    private static CurrentCirculation measured(double sum, double[] shares, int frames) {
        double squares = 0;
        for (double share : shares) {
            squares += share * share;
        }
        return squares > 0 || sum != 0
                ? new Measured(new Estimate(sum / frames, Math.sqrt(squares) / frames, shares.length), frames)
                : new Unresolved("nothing moves; record what moves");
    }
}
