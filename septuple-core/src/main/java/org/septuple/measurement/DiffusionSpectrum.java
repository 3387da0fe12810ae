package org.septuple.measurement;

import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Elementary;
import org.septuple.statistics.Estimate;

/// The eigenvalues of a measured diffusion tensor, in falling order, and what they say against D ∝ 1.
///
/// The error of an eigenvalue is that of vᵀDv at its eigenvector v, right to first order. To second order eigenvalues repel each other: λ_k is
/// off by λ_k Σ_l λ_l/((λ_k − λ_l)ν), a part (2ν)^(−1/2) Σ_l λ_l/(λ_k − λ_l) of its error. Of eigenvalues that coincide the largest is too large
/// and the smallest too small, of two by √π/2 = .89 errors each, of d ≪ ν by up to √(2d).
///
/// Source of the bias: D. N. Lawley, Biometrika 43 (1956) 128.
public final class DiffusionSpectrum {

    /// What the law of Tracy and Widom (β = 1) exceeds with probability .01.
    private static final double TRACY_WIDOM = 2.0234;

    private final double[][] vectors;
    private final double[][] pseudo;
    private final double degrees;

    DiffusionSpectrum(double[][] vectors, double[][] pseudo, double degrees) {
        this.vectors = vectors;
        this.pseudo = pseudo;
        this.degrees = degrees;
    }

    /// Number of eigenvalues.
    ///
    /// @return d
    public int dimension() {
        return pseudo.length;
    }

    /// An eigenvalue.
    ///
    /// @param k in [0, d)
    /// @return the k-th largest
    public Estimate eigenvalue(int k) {
        return Estimate.ofMean(pseudo[k]);
    }

    /// All eigenvalues.
    ///
    /// @return in falling order
    public List<Estimate> eigenvalues() {
        return Arrays.stream(pseudo).map(Estimate::ofMean).toList();
    }

    /// An eigenvector.
    ///
    /// @param k in [0, d)
    /// @return of length 1, a copy
    public double[] eigenvector(int k) {
        return vectors[k].clone();
    }

    /// Anisotropy: the ratio of two eigenvalues, to first order in its error.
    ///
    /// @param k numerator, in [0, d)
    /// @param l denominator, in [0, d); not 0
    /// @return λ_k/λ_l
    public Estimate ratio(int k, int l) {
        double a = eigenvalue(k).value();
        double b = eigenvalue(l).value();
        double[] linear = new double[pseudo[k].length];
        Arrays.setAll(linear, u -> a / b + pseudo[k][u] / b - a / b * pseudo[l][u] / b);
        return Estimate.ofMean(linear);
    }

    /// Largest over median eigenvalue.
    ///
    /// @return ≥ 1; the median is the ⌊d/2⌋-th largest, from 0
    public Estimate largestToMedian() {
        return ratio(0, dimension() / 2);
    }

    /// Largest over smallest eigenvalue.
    ///
    /// @return ≥ 1 if D is positive
    public Estimate largestToSmallest() {
        return ratio(0, dimension() - 1);
    }

    /// Degrees of freedom ν of the Wishart matrix that has the measured errors, Σ_ij Var D_ij = ((tr D)² + tr D²)/ν: fewer than increments less
    /// regressors where these overlap or have tails.
    ///
    /// @return > 0
    public double degrees() {
        return degrees;
    }

    /// Where D ∝ 1 puts its measured eigenvalues in the limit of many: the edges (1 ± √(d/ν))² of the law of Marchenko and Pastur.
    ///
    /// Source: V. A. Marchenko, L. A. Pastur, Math. USSR Sb. 1 (1967) 457.
    ///
    /// @param sign −1 for the lower edge, 1 for the upper
    /// @return in units of their mean; 0 for the lower edge if ν ≤ d
    public double edge(int sign) {
        double root = Math.max(0, 1 + sign * Math.sqrt(dimension() / degrees));
        return root * root;
    }

    /// Whether the largest eigenvalue lies farther out than that of D ∝ 1 does by chance in one of a hundred cases: beyond μ + 2.02 σ, with
    ///
    /// ```
    /// μ = (√(ν − 1) + √d)²/ν,   σ = (√(ν − 1) + √d)(1/√(ν − 1) + 1/√d)^{1/3}/ν,
    /// ```
    ///
    /// in units of the mean, where it follows the law of Tracy and Widom.
    ///
    /// Source: I. M. Johnstone, Ann. Stat. 29 (2001) 295.
    ///
    /// @return false if ν ≤ 1
    public boolean isWide() {
        if (!(degrees > 1)) {
            return false;
        }
        double mean = Arrays.stream(pseudo)
                        .map(Estimate::ofMean)
                        .mapToDouble(Estimate::value)
                        .sum()
                / dimension();
        double increments = Math.sqrt(degrees - 1);
        double coordinates = Math.sqrt(dimension());
        double root = increments + coordinates;
        double sigma = root * StrictMath.cbrt(1 / increments + 1 / coordinates);
        return eigenvalue(0).value() * degrees > mean * (root * root + TRACY_WIDOM * sigma);
    }

    /// Tests D ∝ 1 by Mauchly's likelihood ratio with Bartlett's factor,
    ///
    /// ```
    /// L = ν (1 − (2d² + d + 2)/(6dν)) (d log(tr D/d) − Σ log λ_k) ~ χ²,   p = d(d + 1)/2 − 1 degrees
    /// ```
    ///
    /// The [#degrees] of freedom ν are not counted but measured, so that overlapping increments and tails do no harm; since ν is measured from G pieces, L/p is held against
    /// F(p, (G − 1)d(d + 1)/2).
    ///
    /// Source: J. W. Mauchly, Ann. Math. Stat. 11 (1940) 204; R. J. Muirhead, *Aspects of Multivariate Statistical Theory* (1982), 8.3.
    ///
    /// @return the test; p = 0 if an eigenvalue is not positive
    /// @throws IllegalStateException in one dimension, or if ν is below 2d
    public FTest sphericity() {
        int d = dimension();
        if (d < 2 || !(degrees > 2 * d)) {
            throw new IllegalStateException(
                    "sphericity in %d dimensions from %.1f degrees of freedom: needs two dimensions, and degrees above twice their number; record more"
                            .formatted(d, degrees));
        }
        double p = d * (d + 1) / 2.0 - 1;
        double below = (pseudo[0].length - 1) * (p + 1);
        double trace = 0;
        double logs = 0;
        for (int k = 0; k < d; k++) {
            double value = eigenvalue(k).value();
            if (value <= 0) {
                return new FTest(Double.POSITIVE_INFINITY, p, below, 0);
            }
            trace += value;
            logs += Elementary.log(value);
        }
        double bartlett = 1 - (2.0 * d * d + d + 2) / (6 * d * degrees);
        double statistic = degrees * bartlett * (d * Elementary.log(trace / d) - logs);
        return FTest.of(Math.max(0, statistic) / p, p, below);
    }
}
