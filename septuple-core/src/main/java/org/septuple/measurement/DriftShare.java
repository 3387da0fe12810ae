package org.septuple.measurement;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// The share of the drift d(q) that −γ∂F explains (2.9), over the points of a recording whose g = ∂F is known exactly:
///
/// ```
/// share = ⟨d·g⟩²/(⟨|d|²⟩⟨|g|²⟩),    γ = −⟨d·g⟩/⟨|g|²⟩
/// ```
///
/// the squared cosine between the fields d and ∂F. It is 1 only for d = −γ∂F, whatever is orthogonal to ∂F counts, and no rotation of the coordinates changes it.
/// ⟨d·g⟩ = ⟨Δq·g⟩ needs no model of the drift. ⟨|d|²⟩ does: d is taken for a linear function of q and ∂F,
///
/// ```
/// E[Δq | q] = c + B(q − q₀) + Cg,    n⟨|d|²⟩ = Σ|c + B(q − q₀) + Cg|²
/// ```
///
/// by least squares, so that −γ∂F lies in the model. If d has further nonlinear parts, these are not in ⟨|d|²⟩, and the share is an upper
/// bound of that of the whole drift. Components of g that are linear in q (those of a quadratic F) are left out.
///
/// Fitted noise adds p·tr Q/n to ⟨|d|²⟩, p regressors and Q the noise of an increment. This is taken off, and all else of order 1/G goes with the
/// pseudo-values over G [Units] of ⟨d·g⟩, ⟨|d|²⟩ and ⟨|g|²⟩, whose spread is the error; the share is made of these numbers without bias.
/// A bias of order (p/n)² tr Q is left to ⟨|d|²⟩: [#MOST_REGRESSORS] keeps it below an error. Where ⟨|d|²⟩ is not known to a fifth of itself, the error of the share is unknown (NaN).
///
/// Near a share of 1 its distance from 1 is quadratic in what is 0: small as it should be, but not normal.
///
/// Source: V. Vanchurin, Entropy 24 (2022) 7, (2.9); R. G. Miller, Biometrika 61 (1974) 1.
///
/// @param share     for d = E[Δq | q] over the lag, as of a map
/// @param corrected for E[2Δ(τ) − Δ(2τ)/2 | q], off by O(τ²) instead of O(τ) for continuous motion
/// @param drift     ⟨|d|²⟩ of the former, per lag squared
public record DriftShare(Estimate share, Estimate corrected, Estimate drift) {

    /// Regressors for each independent increment, of which there are n/lag, above which nothing is measured.
    public static final double MOST_REGRESSORS = 0.02;

    /// Part of a square that is round-off.
    private static final double ROUND_OFF = 1e-8;

    /// Measures.
    ///
    /// @param recording q
    /// @param gradient  ∂F at the same points, without error
    /// @param lag       τ in frames, ≥ 1; pieces must be longer than 2τ
    /// @param engine    kernels and crew; bits do not depend on it
    /// @return shares and drift
    /// @throws IllegalArgumentException if regressors are too many for the increments
    public static DriftShare of(Recording recording, Recording gradient, int lag, Engine engine) {
        int c = recording.coordinates();
        if (gradient.coordinates() != c || lag < 1) {
            throw new IllegalArgumentException(
                    "gradient of %d coordinates for %d, lag of %d frames: need as many, and a lag >= 1"
                            .formatted(gradient.coordinates(), c, lag));
        }
        Recording both = new RecordingPair(recording, gradient);
        Design design = new Increments(Design.origin(both), c, lag);
        double[][] moments = Moments.of(both, Units.of(recording), design, engine);
        int width = design.width();
        double[] total = Moments.total(moments, -1);
        int[] regressors = independent(total, width, c);
        Regression.requireFew(regressors.length, total[0], lag, MOST_REGRESSORS);
        PseudoValues all = PseudoValues.of(
                moments.length,
                left -> {
                    double[] sums = Moments.total(moments, left);
                    double[] once = squares(sums, width, regressors, c, 0);
                    double[] second = squares(sums, width, regressors, c, 1);
                    return new double[] {once[0], once[1], once[2], second[0], second[1], second[2]};
                },
                engine.crew());
        return new DriftShare(share(all, 0), share(all, 3), all.estimate(2));
    }

    private static Estimate share(PseudoValues all, int first) {
        Estimate share = all.product(new int[] {first, first + 1, first + 2}, new int[] {2, -1, -1});
        Estimate drift = all.estimate(first + 2);
        boolean far = drift.value() >= Estimate.FAR * drift.standardError();
        return far ? share : new Estimate(share.value(), Double.NaN, share.n());
    }

    /// ⟨d·g⟩, ⟨|g|²⟩ and ⟨|d|²⟩ of one of both kinds of increments.
    private static double[] squares(double[] sums, int width, int[] regressors, int c, int kind) {
        int[] responses = new int[c];
        Arrays.setAll(responses, k -> 1 + (2 + kind) * c + k);
        Regression fit = Regression.of(sums, width, regressors, responses);
        double cross = 0;
        double slope = 0;
        double drift = 0;
        double n = sums[0];
        for (int k = 0; k < c; k++) {
            int g = 1 + c + k;
            cross += sums[g * width + responses[k]];
            slope += sums[g * width + g];
            drift += sums[responses[k] * width + responses[k]] - fit.rest(k, k) * n / (n - fit.regressors());
        }
        return new double[] {cross / n, slope / n, drift / n};
    }

    /// One, all coordinates, and those components of g that are not linear in what is before them.
    private static int[] independent(double[] sums, int width, int c) {
        int[] chosen = IntStream.rangeClosed(0, c).toArray();
        for (int g = 1 + c; g <= 2 * c; g++) {
            double rest = Regression.of(sums, width, chosen, new int[] {g}).rest(0, 0);
            if (rest > ROUND_OFF * sums[g * width + g]) {
                chosen = Arrays.copyOf(chosen, chosen.length + 1);
                chosen[chosen.length - 1] = g;
            }
        }
        return chosen;
    }

    /// Rows 1, q − q₀, g, Δ(τ), 2Δ(τ) − Δ(2τ)/2 of frames that hold q and then g.
    static final class Increments implements Design {

        private final double[] origin;
        private final int c;
        private final int lag;

        Increments(double[] origin, int c, int lag) {
            this.origin = origin;
            this.c = c;
            this.lag = lag;
        }

        @Override
        public int regressors() {
            return 1 + 2 * c;
        }

        @Override
        public int responses() {
            return 2 * c;
        }

        @Override
        public int reach() {
            return 2 * lag;
        }

        @Override
        public void fill(double[] frames, int at, int stride, int count, double[] columns, int from, int length) {
            Design.one(count, columns, from);
            int shift = lag * stride;
            for (int k = 0; k < c; k++) {
                double zero = origin[k];
                int q = (1 + k) * length + from;
                int g = (1 + c + k) * length + from;
                int once = (1 + 2 * c + k) * length + from;
                int second = (1 + 3 * c + k) * length + from;
                int place = at + k;
                for (int i = 0; i < count; i++, place += stride) {
                    double now = frames[place];
                    double step = frames[place + shift] - now;
                    columns[q + i] = now - zero;
                    columns[g + i] = frames[place + c];
                    columns[once + i] = step;
                    columns[second + i] = 2 * step - (frames[place + 2 * shift] - now) / 2;
                }
            }
        }
    }
}
