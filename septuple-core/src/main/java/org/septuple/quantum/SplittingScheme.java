package org.septuple.quantum;

/// One step of iħ∂Ψ/∂t = (T + V)Ψ as alternating exact flows of V and T:
///
///     e^{−i a_{s+1} V τ/ħ} e^{−i b_s T τ/ħ} e^{−i a_s V τ/ħ} … e^{−i b₁ T τ/ħ} e^{−i a₁ V τ/ħ},  Σa = Σb = 1, read from the right.
///
/// All are symmetric, so they are reversible in time and of even order, and unitary for real V at any τ. The last flow of V
/// joins the first one of the next step: a step costs s pairs of transforms.
///
/// | scheme | order | stages s | error constant per pair of transforms |
/// |---|---|---|---|
/// | Strang | 2 | 1 | least work per step; for errors above 1e-3 and for V that is not smooth |
/// | RKN6 | 4 | 6 | for errors of 1e-3 to 1e-5 |
/// | RKN11 | 6 | 11 | below |
///
/// The two of Runge–Kutta–Nyström type use that T is quadratic in momentum, hence \[V,\[V,\[V,T\]\]\] = 0; this holds for
/// V(q,t) and for complex V(q) as well. V(q,t) is the autonomised system T + p_t + V(q, t): time goes on with the flow of T, so
/// the flow of V with a_i takes V at t + τ Σ_{j<i} b_j, and orders stay.
///
/// Sources: G. Strang, SIAM J. Numer. Anal. 5 (1968) 506; S. Blanes, P. C. Moan, J. Comput. Appl. Math. 142 (2002) 313, table 3,
/// SRKN₆ᵇ and SRKN₁₁ᵇ.
public enum SplittingScheme {
    /// Order 2, one stage.
    STRANG(2, half(0.5), half(1)),
    /// Order 4, six stages.
    RKN6(
            4,
            half(0.0829844064174052, 0.396309801498368, -0.0390563049223486, 0.1195241940131508),
            half(0.245298957184271, 0.604872665711080, -0.350171622895351)),
    /// Order 6, eleven stages.
    RKN11(
            6,
            half(
                    0.0414649985182624,
                    0.198128671918067,
                    -0.0400061921041533,
                    0.0752539843015807,
                    -0.0115113874206879,
                    0.2366699247869311),
            half(
                    0.123229775946271,
                    0.290553797799558,
                    -0.127049212625417,
                    -0.246331761062075,
                    0.357208872795928,
                    0.20477705429147));

    private final int order;

    @SuppressWarnings("ImmutableEnumChecker") // never written
    private final double[] potential;

    @SuppressWarnings("ImmutableEnumChecker") // never written
    private final double[] kinetic;

    SplittingScheme(int order, double[] potential, double[] kinetic) {
        this.order = order;
        this.potential = potential;
        this.kinetic = kinetic;
    }

    /// The first half of a table, its middle included; the second half mirrors it.
    private static double[] half(double... first) {
        return first;
    }

    /// Order p: the error of a run falls like τ^p.
    ///
    /// @return 2, 4 or 6
    public int order() {
        return order;
    }

    /// Flows of T in a step.
    ///
    /// @return s; there are s + 1 flows of V
    public int stages() {
        return potential.length + kinetic.length - 1;
    }

    /// Share a_{i+1} of the step in a flow of V.
    ///
    /// @param i in [0, s]
    /// @return its coefficient, negative for some
    public double potential(int i) {
        return potential[Math.min(i, stages() - i)];
    }

    /// Shares of a step in which V flows backwards. There a layer −iW does not absorb: Ψ grows by e^{Wτ/ħ} times this in a step, before
    /// the other flows absorb it.
    ///
    /// @return Σ|a_i| over negative a_i, 0 of Strang
    public double backward() {
        double sum = 0;
        for (int i = 0; i <= stages(); i++) {
            sum += Math.max(0, -potential(i));
        }
        return sum;
    }

    /// Share b_{i+1} of the step in a flow of T.
    ///
    /// @param i in [0, s)
    /// @return its coefficient, negative for some
    public double kinetic(int i) {
        return kinetic[Math.min(i, stages() - 1 - i)];
    }
}
