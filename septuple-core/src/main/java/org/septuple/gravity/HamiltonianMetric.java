package org.septuple.gravity;

import org.septuple.spacetime.Metric;

/// A space-time that knows its own equations of Hamilton, and faster than by its 40 derivatives. [GeodesicLaw#HAMILTONIAN] takes them.
///
/// ```
/// H = ½ g^μν p_μ p_ν,  dx^μ/dλ = ∂H/∂p_μ,  dp_μ/dλ = −∂H/∂x^μ
/// ```
public interface HamiltonianMetric extends Metric {

    /// The equations. Any number of threads may ask at once.
    ///
    /// @param y x^μ, p_μ; the array may be longer
    /// @param f receives dx^μ/dλ, dp_μ/dλ
    /// @return false where there is no metric
    boolean flow(double[] y, double[] f);
}
