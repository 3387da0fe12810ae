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
    VELOCITY_2("velocity_2", "velocity along q2", "3.10");

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
}
