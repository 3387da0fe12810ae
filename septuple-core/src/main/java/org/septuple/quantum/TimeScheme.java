package org.septuple.quantum;

/// How a [FokkerPlanck] solver steps from t to t + τ. All are linear, conserve mass and are stable for every τ.
///
/// | scheme | r(τL) | order | p ≥ 0 | F at |
/// |---|---|---|---|---|
/// | [#SPLIT_EULER] | Π_e 1/(1 − τL_e) | 1 | always | t + τ |
/// | [#SPLIT] | Strang product of (1 + √2)x² − √2x, x = 1/(1 − (1 − √½)τL_e) | 2 | reported | t + τ/2 |
/// | [#EULER] | 1/(1 − τL) | 1 | always | t + τ |
/// | [#SECOND] | (1 + √2)x² − √2x, x = 1/(1 − (1 − √½)τL) | 2 | reported | t + τ/2 |
/// | [#EXPONENTIAL] | e^{τL} by uniformisation | exact; 2 if F varies | always | t + τ/2 |
///
/// Here L = Σ L_e are the hops along directions e. In one dimension split and unsplit are the same. Every factor of a split
/// scheme leaves e^(−γF/D) as it is in detailed balance, so its equilibrium has no splitting error. No linear scheme of
/// order above 1 with a rational r is positive for all τ (C. Bolley, M. Crouzeix, RAIRO Anal. Numér. 12 (1978) 237).
///
/// Sources: the second-order r is that of R. Alexander, SIAM J. Numer. Anal. 14 (1977) 1006, and, the equation being linear,
/// of TR-BDF2 (R. E. Bank et al., IEEE Trans. Electron Devices 32 (1985) 1992), L-stable; G. Strang, SIAM J. Numer. Anal. 5
/// (1968) 506; A. Jensen, Skand. Aktuarietidskr. 36 (1953) 87.
public enum TimeScheme {
    /// Positive, order 1, the cheapest.
    SPLIT_EULER(1, true),
    /// Order 2, cheap.
    SPLIT(2, false),
    /// Positive, order 1, without splitting error.
    EULER(1, true),
    /// Order 2, without splitting error.
    SECOND(2, false),
    /// Positive and exact, at the cost of τ times the fastest rate.
    EXPONENTIAL(2, true);

    /// 1 − √½.
    static final double SECOND_ORDER_PART = 1 - Math.sqrt(0.5);
    /// √2, the weight of −x.
    static final double SECOND_ORDER_ONCE = Math.sqrt(2);
    /// 1 + √2, the weight of x².
    static final double SECOND_ORDER_TWICE = 1 + Math.sqrt(2);

    private final int order;
    private final boolean positive;

    TimeScheme(int order, boolean positive) {
        this.order = order;
        this.positive = positive;
    }

    /// Order in τ.
    ///
    /// @return 1 or 2
    public int order() {
        return order;
    }

    /// Whether p ≥ 0 stays so for every τ.
    ///
    /// @return false if it is only reported
    public boolean positive() {
        return positive;
    }
}
