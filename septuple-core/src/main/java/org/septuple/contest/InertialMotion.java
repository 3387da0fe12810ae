package org.septuple.contest;

import org.septuple.numerics.Elementary;

/// q̇ = v, v̇ = −λv − a∂F(q) + √(2λσ²)ξ: Kramers with λ = 1/τ, a = γ/τ and σ² = D/τ, Hamiltonian motion with λ = 0.
///
/// Without force it is solved exactly over a time h by free flight over r, friction and noise of v alone, free flight over r again, and a spread
/// of q:
///
/// ```
/// q += rv,   v ← ev + √(σ²(1 − e²)) ξ,   q += rv,   q += √w ξ';     e = e^{−λh},  r = tanh(λh/2)/λ,  w = 2(σ²/λ)(h − 2r)
/// ```
///
/// With a constant force v moves by (1 + e)/2·(−a∂F)h more in the middle, which keeps its terminal velocity −a∂F/λ and the path of it exact. With F″ ≠ 0
/// this is Strang's splitting, of order 2 in h.
///
/// @param pull     a, of any sign
/// @param friction λ ≥ 0
/// @param variance σ² ≥ 0 of v in equilibrium; ignored without friction
record InertialMotion(double pull, double friction, double variance) {

    /// Below, tanh(x)/x = 1 − x²/3 to round-off.
    private static final double SERIES = 1e-4;

    /// Kramers.
    static InertialMotion kramers(double gamma, double diffusion, double tau) {
        return new InertialMotion(gamma / tau, 1 / tau, diffusion / tau);
    }

    /// What remains of a velocity.
    double kept(double h) {
        return Elementary.exp(-friction * h);
    }

    /// r, the time of either flight.
    double flight(double h) {
        double x = friction * h / 2;
        return x < SERIES ? h / 2 * (1 - x * x / 3) : Elementary.tanh(x) / friction;
    }

    /// Variance that noise gives to v.
    double stirred(double h) {
        double e = kept(h);
        return friction == 0 ? 0 : variance * (1 - e * e);
    }

    /// w, the variance that noise gives to q whatever v is.
    double spread(double h) {
        return friction == 0 ? 0 : 2 * variance / friction * descent(h);
    }

    /// Time of descent, h − 2r.
    double descent(double h) {
        return Math.max(0, h - 2 * flight(h));
    }

    /// By how much v moves per slope of F in steps that descend besides; with friction.
    double boundedKick(double h) {
        return -pull * (1 - kept(h)) / friction;
    }

    /// By how much v moves per slope of F.
    double kick(double h) {
        return -pull * h * (1 + kept(h)) / 2;
    }
}
