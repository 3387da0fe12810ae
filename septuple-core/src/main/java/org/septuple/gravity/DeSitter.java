package org.septuple.gravity;

/// The space-time of a positive cosmological constant Λ = 3H² in flat, synchronous coordinates.
///
/// ```
/// ds² = −dt² + e^{2Ht}(dx² + dy² + dz²)
/// R_μν = 3H²g_μν,  R = 12H²,  R_ρσμν R^ρσμν = 24H⁴
/// ```
///
/// Chart: everywhere; it covers half of the space-time. Other slices: [Friedmann#lambda], [SchwarzschildDeSitter] without mass.
///
/// Source: S. W. Hawking, G. F. R. Ellis, *The Large Scale Structure of Space-Time* (1973), §5.2.
public final class DeSitter {

    private DeSitter() {}

    /// Flat slices.
    ///
    /// @param hubble H > 0
    /// @return t, x, y, z
    public static ClosedForm of(double hubble) {
        ClosedForm.positive("hubble", hubble);
        return LineElement.in("t", "x", "y", "z")
                .parameter("hubble", hubble)
                .define("a2", "exp(2*hubble*t)")
                .diagonal("-1", "a2", "a2", "a2")
                .between(-1 / hubble, 1 / hubble, -5, 5, -5, 5, -5, 5)
                .lambda(3 * hubble * hubble)
                .kretschmann("24*hubble^4")
                .closedForm("de-sitter");
    }
}
