package org.septuple.experiment;

import java.util.Arrays;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Entropy changes of a known law on the displacements that a network made: controls and null models of rows 5.4 to 5.9.
///
/// ```
/// ΔS* = σ* + b·ẋ − ẋᵀg*ẋ + noise,   g* = diag(± 1/⟨ẋₐ²⟩)
/// ```
///
/// The noise is so many times the standard deviation of ẋᵀg*ẋ: as many as those of ΔS about the measured form, where a row asks what can be
/// seen beside what the form of this network leaves, or [#LITTLE] where the row is about what a form leaves.
enum PlantedLaw {
    /// σ* = k, b = 0, g* positive definite: all that section 5 asks for.
    LORENTZ(1, 0, 1),
    /// σ* = −k.
    CONTRACTING(-1, 0, 1),
    /// bₐ = ½/√⟨ẋₐ²⟩.
    FIRST_ORDER(1, 0.5, 1),
    /// The last entry of g* is negative.
    INDEFINITE(1, 0, -1);

    /// Noise of a law that a form describes: R² = .92.
    static final double LITTLE = 0.3;

    private static final int DRAWS = 1 << 16;

    private final int production;
    private final double first;
    private final int last;

    PlantedLaw(int production, double first, int last) {
        this.production = production;
        this.first = first;
        this.last = last;
    }

    /// Noise beside which a form explains as much as that of a vector does.
    static double noiseOf(VectorForm of) {
        double explained = Math.clamp(of.form().rSquared(), 1.0 / of.clouds(), 1);
        return Math.sqrt((1 - explained) / explained);
    }

    /// ΔS* of clouds.
    ///
    /// @param velocity ẋ of the clouds
    /// @param noise    over the standard deviation of ẋᵀg*ẋ
    /// @param seed     of the noise
    /// @param number   of the vector, below 2¹⁶
    /// @param draw     of the noise
    double[] changes(double[][] velocity, double noise, long seed, int number, int draw) {
        int n = velocity.length;
        int k = velocity[0].length;
        double[] scale = new double[k];
        for (double[] row : velocity) {
            for (int a = 0; a < k; a++) {
                scale[a] += row[a] * row[a] / n;
            }
        }
        double[] squares = new double[n];
        double[] changes = new double[n];
        for (int c = 0; c < n; c++) {
            double linear = 0;
            for (int a = 0; a < k; a++) {
                double x = velocity[c][a] / Math.sqrt(scale[a]);
                squares[c] += (a == k - 1 ? last : 1) * x * x;
                linear += first * x;
            }
            changes[c] = production * k + linear - squares[c];
        }
        double mean = Arrays.stream(squares).average().orElse(0);
        double variance =
                Arrays.stream(squares).map(s -> (s - mean) * (s - mean)).sum() / n;
        double[] normal = new RandomStream(seed, Purpose.CHECK_POINTS, 100 + number + DRAWS * draw, 0).gaussians(n);
        for (int c = 0; c < n; c++) {
            changes[c] += noise * Math.sqrt(variance) * normal[c];
        }
        return changes;
    }
}
