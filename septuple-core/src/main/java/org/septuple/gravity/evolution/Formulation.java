package org.septuple.gravity.evolution;

import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

/// Variables in which Einstein's equations are written at zero shift, and at unit lapse unless [#lapse] says otherwise, and their rates of change.
///
/// γ_ij and K_ij stay the common language: every formulation takes a [SpatialSlice] in and gives one out. Constraints and guards look at that.
public interface Formulation {

    /// Short name.
    ///
    /// @return such as `adm`
    String name();

    /// Differences in space.
    ///
    /// @return order and dissipation
    Discretisation differences();

    /// Cosmological constant.
    ///
    /// @return Λ in 1/length²
    double lambda();

    /// The largest stable Courant number dt·α·max √(Σ_ab |γ^ab|/(h_a h_b)).
    ///
    /// @param axes of the grid
    /// @return > 0
    double courantBound(int axes);

    /// How fast violations of constraints are damped. A step is at most half of the inverse.
    ///
    /// @return in 1/length; 0 if they are not
    default double damping() {
        return 0;
    }

    /// The largest lapse. In synchronous gauge t is the proper time of observers at rest.
    ///
    /// @param fields variables
    /// @return α > 0; 1 in synchronous gauge
    default double lapse(double[][] fields) {
        return 1;
    }

    /// Variables of a slice.
    ///
    /// @param slice of a grid that the differences allow
    /// @return fields of their own, one number per cell
    double[][] fields(SpatialSlice slice);

    /// The slice of variables.
    ///
    /// @param grid   of the fields
    /// @param time   of the slice
    /// @param fields may be shared with the slice
    /// @return γ, K, and κρ if there is dust
    /// @throws IllegalArgumentException if there are not as many fields as variables
    SpatialSlice slice(Grid grid, double time, double[][] fields);

    /// Rates of change.
    ///
    /// @param grid   of the fields
    /// @param engine whose kernels and crew work; they do not change a bit
    /// @return with scratch for each worker
    Rates rates(Grid grid, Engine engine);

    /// Restores algebraic conditions that steps break by their error, if the variables have some.
    ///
    /// @param fields changed
    /// @param engine whose kernels and crew work
    void enforce(double[][] fields, Engine engine);

    /// A right-hand side.
    @FunctionalInterface
    interface Rates {
        /// ∂_t of all variables.
        ///
        /// @param fields variables
        /// @param rates  overwritten
        void of(double[][] fields, double[][] rates);
    }
}
