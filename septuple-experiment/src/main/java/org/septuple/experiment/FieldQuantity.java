package org.septuple.experiment;

/// What a field on a grid is, as fields.zarr names it.
public enum FieldQuantity {
    /// p.
    DENSITY("density", "probability density", "3.1"),
    /// Real part of Ψ.
    WAVE_RE("psi_re", "wave function, real part", "4.4"),
    /// Imaginary part of Ψ.
    WAVE_IM("psi_im", "wave function, imaginary part", "4.4"),
    /// First component of u.
    VELOCITY_0("velocity_0", "velocity along q0", "3.10"),
    /// Second component of u.
    VELOCITY_1("velocity_1", "velocity along q1", "3.10"),
    /// Third component of u.
    VELOCITY_2("velocity_2", "velocity along q2", "3.10"),
    /// γ_xx.
    GAMMA_XX("gamma_xx", "metric of space, component xx", "8.10"),
    /// γ_xy.
    GAMMA_XY("gamma_xy", "metric of space, component xy", "8.10"),
    /// γ_xz.
    GAMMA_XZ("gamma_xz", "metric of space, component xz", "8.10"),
    /// γ_yy.
    GAMMA_YY("gamma_yy", "metric of space, component yy", "8.10"),
    /// γ_yz.
    GAMMA_YZ("gamma_yz", "metric of space, component yz", "8.10"),
    /// γ_zz.
    GAMMA_ZZ("gamma_zz", "metric of space, component zz", "8.10"),
    /// K_xx.
    K_XX("k_xx", "extrinsic curvature, component xx", "8.10"),
    /// K_xy.
    K_XY("k_xy", "extrinsic curvature, component xy", "8.10"),
    /// K_xz.
    K_XZ("k_xz", "extrinsic curvature, component xz", "8.10"),
    /// K_yy.
    K_YY("k_yy", "extrinsic curvature, component yy", "8.10"),
    /// K_yz.
    K_YZ("k_yz", "extrinsic curvature, component yz", "8.10"),
    /// K_zz.
    K_ZZ("k_zz", "extrinsic curvature, component zz", "8.10"),
    /// κρ.
    DUST("dust", "kappa times density of dust", "8.12");

    private final String array;
    private final String meaning;
    private final String equation;

    FieldQuantity(String array, String meaning, String equation) {
        this.array = array;
        this.meaning = meaning;
        this.equation = equation;
    }

    /// Name of the array.
    ///
    /// @return lower case
    public String array() {
        return array;
    }

    /// In words.
    ///
    /// @return for axes of plots
    public String meaning() {
        return meaning;
    }

    /// Where the paper defines it.
    ///
    /// @return number of an equation
    public String equation() {
        return equation;
    }

    /// A component of u.
    ///
    /// @param axis 0 to 2
    /// @return the quantity
    public static FieldQuantity velocity(int axis) {
        return switch (axis) {
            case 0 -> VELOCITY_0;
            case 1 -> VELOCITY_1;
            case 2 -> VELOCITY_2;
            default -> throw new IllegalArgumentException("axis %d must be in [0, 3)".formatted(axis));
        };
    }

    /// A component of γ.
    ///
    /// @param pair 0 to 5, for xx, xy, xz, yy, yz, zz
    /// @return the quantity
    public static FieldQuantity metric(int pair) {
        return switch (pair) {
            case 0 -> GAMMA_XX;
            case 1 -> GAMMA_XY;
            case 2 -> GAMMA_XZ;
            case 3 -> GAMMA_YY;
            case 4 -> GAMMA_YZ;
            case 5 -> GAMMA_ZZ;
            default -> throw new IllegalArgumentException("pair %d must be in [0, 6)".formatted(pair));
        };
    }

    /// A component of K.
    ///
    /// @param pair 0 to 5, likewise
    /// @return the quantity
    public static FieldQuantity extrinsic(int pair) {
        return switch (pair) {
            case 0 -> K_XX;
            case 1 -> K_XY;
            case 2 -> K_XZ;
            case 3 -> K_YY;
            case 4 -> K_YZ;
            case 5 -> K_ZZ;
            default -> throw new IllegalArgumentException("pair %d must be in [0, 6)".formatted(pair));
        };
    }
}
