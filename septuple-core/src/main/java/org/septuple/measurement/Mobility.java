package org.septuple.measurement;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;

/// The matrix G of drift = −G∂F over the points of a recording whose g = ∂F is known exactly: each component of the drift regressed on
/// *all* components of g, through the origin,
///
/// ```
/// G = −⟨Δq gᵀ⟩⟨g gᵀ⟩⁻¹      per lag
/// ```
///
/// One coordinate alone on its own g_k would be right only where components of g are uncorrelated: with q̇ = −(1 + J)∂F, J antisymmetric,
/// it takes the rotation for unequal rates. Here G = 1 + J, and G_kk is the rate of coordinate k.
///
/// One scalar γ (2.9), with a rotation beside it or without, means ½(G + Gᵀ) = γ·1, in all axes. That is tested by Hotelling's T² of the
/// pseudo-values of differences along the diagonal and of entries beside it; along the diagonal alone where [Units] are fewer than two for
/// each number.
///
/// Source: V. Vanchurin, Entropy 24 (2022) 7, (2.9); R. G. Miller, Biometrika 61 (1974) 1; H. Hotelling, Ann. Math. Stat. 2 (1931) 360.
public final class Mobility {

    private final int c;
    private final PseudoValues step;
    private final PseudoValues second;

    private Mobility(int c, PseudoValues step, PseudoValues second) {
        this.c = c;
        this.step = step;
        this.second = second;
    }

    /// Measures.
    ///
    /// @param recording q
    /// @param gradient  ∂F at the same points, without error
    /// @param lag       τ in frames, ≥ 1; pieces must be longer than 2τ
    /// @param engine    kernels and crew; bits do not depend on it
    /// @return the matrix
    /// @throws IllegalArgumentException if components of ∂F are linearly dependent
    public static Mobility of(Recording recording, Recording gradient, int lag, Engine engine) {
        int c = recording.coordinates();
        if (gradient.coordinates() != c || lag < 1) {
            throw new IllegalArgumentException(
                    "gradient of %d coordinates for %d, lag of %d frames: need as many, and a lag >= 1"
                            .formatted(gradient.coordinates(), c, lag));
        }
        Recording both = new RecordingPair(recording, gradient);
        Design design = new DriftShare.Increments(Design.origin(both), c, lag);
        double[][] moments = Moments.of(both, Units.of(recording), design, engine);
        int[] slopes = IntStream.rangeClosed(1 + c, 2 * c).toArray();
        PseudoValues all = PseudoValues.of(
                moments.length,
                left -> {
                    double[] sums = Moments.total(moments, left);
                    int[] drifts = IntStream.rangeClosed(1 + 2 * c, 4 * c).toArray();
                    Regression fit = Regression.of(sums, design.width(), slopes, drifts);
                    double[] g = new double[2 * c * c];
                    Arrays.setAll(g, i -> -fit.coefficient(i % c, i / c));
                    return g;
                },
                engine.crew());
        return new Mobility(c, all.part(0, c * c), all.part(c * c, 2 * c * c));
    }

    /// Of increments over the lag, as of a map.
    ///
    /// @return G per lag, C×C
    public EstimateMatrix map() {
        return new EstimateMatrix(c, c, step.estimates());
    }

    /// Of 2Δ(τ) − Δ(2τ)/2, off by O(τ²) instead of O(τ) for continuous motion.
    ///
    /// @return G per lag, C×C
    public EstimateMatrix corrected() {
        return new EstimateMatrix(c, c, second.estimates());
    }

    /// Tests that the symmetric part of [#map] is one number times the unit matrix.
    ///
    /// @return with C(C + 1)/2 − 1 numbers, or C − 1 along the diagonal alone
    /// @throws IllegalArgumentException for one coordinate, or fewer than 2(C − 1) units
    public FTest isotropy() {
        return isotropy(step);
    }

    /// The same of [#corrected].
    ///
    /// @return likewise
    /// @throws IllegalArgumentException likewise
    public FTest correctedIsotropy() {
        return isotropy(second);
    }

    private FTest isotropy(PseudoValues g) {
        if (c < 2) {
            throw new IllegalArgumentException(
                    "the rate of one coordinate is one number; give two coordinates or more");
        }
        int free = c * (c + 1) / 2 - 1;
        boolean full = 2 * free <= g.units();
        double[][] contrasts = new double[full ? free : c - 1][c * c];
        int row = 0;
        for (int k = 0; k < c; k++) {
            for (int l = 0; full && l < k; l++, row++) {
                contrasts[row][k * c + l] = 0.5;
                contrasts[row][l * c + k] = 0.5;
            }
            if (k > 0) {
                contrasts[row][k * (c + 1)] = 1;
                contrasts[row++][0] = -1;
            }
        }
        return g.combined(contrasts).vanish("rates of %d coordinates".formatted(c));
    }
}
