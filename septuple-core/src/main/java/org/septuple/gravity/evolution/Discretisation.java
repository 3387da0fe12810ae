package org.septuple.gravity.evolution;

import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// How derivatives in space are replaced by differences.
///
/// | order | reach without / with dissipation | largest h²k² of −∂² | r of dissipation |
/// |---|---|---|---|
/// | 4 | 2 / 3 | 16/3 | 3 |
/// | 6 | 3 / 4 | 272/45 | 4 |
///
/// Dissipation after Kreiss and Oliger adds ε Σ_a √γ^aa/h_a (−1)^{r+1} 4^{−r} δ_a^{2r} f to ∂_t f: of order 2r − 1, and ε per time that light takes through a cell for
/// the shortest wave.
///
/// @param order       of central differences: 4 or 6
/// @param dissipation ε ≥ 0
public record Discretisation(int order, double dissipation) {

    private static final int LOWER_ORDER = 4;
    private static final int HIGHER_ORDER = 6;
    /// Runge and Kutta's fourth order is stable in z = λ·dt for z = iy up to 2√2, and in the left half of this disc.
    private static final double STABLE_DISC = 2.6;

    private static final double STABLE_LINE = 2.8284271247461903;

    /// Checks both.
    public Discretisation {
        if (order != LOWER_ORDER && order != HIGHER_ORDER) {
            throw new IllegalArgumentException("differences of order %d: need 4 or 6".formatted(order));
        }
        if (!(dissipation >= 0 && dissipation <= 1)) {
            throw new IllegalArgumentException("dissipation %s: need a number from 0 to 1".formatted(dissipation));
        }
    }

    /// Cells on each side that a difference reads.
    ///
    /// @return 2 to 4
    public int reach() {
        return order / 2 + (dissipation > 0 ? 1 : 0);
    }

    /// The largest Courant number dt·max √(Σ_ab |γ^ab|/(h_a h_b)) that is stable under Runge and Kutta's fourth order.
    ///
    /// Differences give ω² ≤ stiffness·Σ_ab |γ^ab|/(h_a h_b)·(largest h²k²), and dissipation at most ε√3 times the root of that sum.
    ///
    /// @param stiffness largest ω² of the formulation over that of the wave equation, ≥ 1
    /// @return 1.2247 for order 4 and 1.1504 for order 6, without dissipation and with stiffness 1
    public double courantBound(double stiffness) {
        double square = stiffness * (order == LOWER_ORDER ? 16.0 / 3 : 272.0 / 45);
        return dissipation == 0
                ? STABLE_LINE / Math.sqrt(square)
                : STABLE_DISC / Math.sqrt(square + 3 * dissipation * dissipation);
    }

    /// Refuses grids that are not periodic, or too small for the differences.
    ///
    /// @param grid of fields
    /// @throws IllegalArgumentException naming the axis
    public void require(Grid grid) {
        List<Axis> axes = grid.axes();
        for (int a = 0; a < axes.size(); a++) {
            int points = axes.get(a).points();
            if (!axes.get(a).periodic()) {
                throw new IllegalArgumentException("axis %d is %s: evolution needs periodic axes"
                        .formatted(a, axes.get(a).boundary()));
            }
            if (points < 2 * reach() + 1) {
                throw new IllegalArgumentException(
                        "axis %d of %d cells is too small for differences of order %d that reach %d cells: need at least %d"
                                .formatted(a, points, order, reach(), 2 * reach() + 1));
            }
        }
    }
}
