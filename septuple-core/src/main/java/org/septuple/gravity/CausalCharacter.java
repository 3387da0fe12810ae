package org.septuple.gravity;

/// The sign of g_μν u^μ u^ν along a geodesic.
public enum CausalCharacter {
    /// −1: λ is proper time.
    TIME_LIKE(-1),
    /// 0: λ is affine, in units that u sets.
    NULL(0),
    /// +1: λ is proper length.
    SPACE_LIKE(1);

    private final int norm;

    CausalCharacter(int norm) {
        this.norm = norm;
    }

    /// g_μν u^μ u^ν.
    ///
    /// @return −1, 0 or 1
    public int norm() {
        return norm;
    }
}
