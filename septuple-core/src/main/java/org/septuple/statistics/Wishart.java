package org.septuple.statistics;

import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;
import org.septuple.numerics.Elementary;

/// Wishart's law of the covariance Σ̂ of a Gaussian sample with ν degrees of freedom: by Bartlett's decomposition, det Σ̂/det Σ is a
/// product of independent χ²_{ν−i+1}/ν, i = 1…d.
///
/// Source: R. J. Muirhead, *Aspects of Multivariate Statistical Theory* (1982), theorem 3.2.15.
public final class Wishart {

    private Wishart() {}

    /// The share of factor i in E log det Σ̂ − log det Σ: ψ((ν − i + 1)/2) − log(ν/2).
    ///
    /// @param nu degrees of freedom ν, ≥ i
    /// @param i  1 to d
    /// @return < 0
    public static double logBias(double nu, int i) {
        return Gamma.digamma((nu - i + 1) / 2) - Elementary.log(nu / 2);
    }

    /// Var log det Σ̂ = Σ_i ψ′((ν − i + 1)/2).
    ///
    /// @param nu degrees of freedom ν, ≥ d
    /// @param d  dimension, ≥ 1
    /// @return > 0
    public static double logVariance(double nu, int d) {
        return IntStream.rangeClosed(1, d)
                .mapToDouble(i -> Gamma.trigamma((nu - i + 1) / 2))
                .sum();
    }
}
