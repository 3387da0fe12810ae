package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.septuple.gravity.evolution.Adm;
import org.septuple.gravity.evolution.Conformal;
import org.septuple.gravity.evolution.Constraints;
import org.septuple.gravity.evolution.Discretisation;
import org.septuple.gravity.evolution.EvolutionSettings;
import org.septuple.gravity.evolution.Formulation;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Expression;
import org.septuple.numerics.Grid;

/// What kind `einstein` evolves.
///
/// @param start       what it begins with
/// @param grid        of the slices, periodic
/// @param equations   by which they evolve
/// @param settings    of the evolution
/// @param times       from when to when, and what is told on the way
/// @param compared    whether slices are compared with the metric that the first one was taken from
/// @param resolutions points along the first axis of grids on which the same is evolved, to measure the order; empty for none
public record EinsteinPlan(
        Start start,
        Grid grid,
        Equations equations,
        EvolutionSettings settings,
        Times times,
        boolean compared,
        List<Integer> resolutions) {

    /// Copies.
    public EinsteinPlan {
        resolutions = List.copyOf(resolutions);
    }

    /// The first slice.
    ///
    /// @param source γ and K
    /// @param dust   κρ
    /// @param noise  largest change of each γ_ij and K_ij, ≥ 0, evenly distributed
    public record Start(Source source, Dust dust, double noise) {}

    /// Where γ and K come from.
    public sealed interface Source {

        /// In words.
        ///
        /// @return without a full stop
        String words();

        /// A slice of a space-time.
        ///
        /// @param metric the space-time
        record Given(MetricSource metric) implements Source {
            @Override
            public String words() {
                return metric.words();
            }
        }

        /// A slice that was measured or computed before.
        ///
        /// @param words where it lies
        /// @param slice of the grid of the plan; null if it was not read
        record Measured(String words, @Nullable SpatialSlice slice) implements Source {}
    }

    /// Dust at rest in the first slice.
    public sealed interface Dust {

        /// Without dust, but for that of a measured slice.
        record None() implements Dust {}

        /// A formula of the coordinates.
        ///
        /// @param density κρ
        record Formula(Expression density) implements Dust {}

        /// As much as the Hamiltonian constraint asks for.
        record Solved() implements Dust {}
    }

    /// Variables in which Einstein's equations are written.
    public enum Form {
        /// γ_ij and K_ij themselves.
        ADM,
        /// Conformal variables, constraints put in.
        BSSN,
        /// Conformal variables, constraints that move and are damped.
        CCZ4,
        /// Those of BSSN with a lapse ∝ √γ: not synchronous, a control.
        HARMONIC;

        Formulation of(double lambda, Discretisation differences, double damping) {
            return switch (this) {
                case ADM -> new Adm(lambda, differences);
                case BSSN -> new Conformal(lambda, differences, new Conformal.Variant.Bssn());
                case CCZ4 -> new Conformal(lambda, differences, new Conformal.Variant.Ccz4(damping, 0));
                case HARMONIC -> new Conformal(lambda, differences, new Conformal.Variant.Harmonic());
            };
        }
    }

    /// Equations on a grid.
    ///
    /// @param form        variables
    /// @param lambda      Λ
    /// @param differences in space
    /// @param damping     κ₁ of CCZ4, in 1/length; 0 of others
    public record Equations(Form form, double lambda, Discretisation differences, double damping) {

        /// The equations themselves.
        ///
        /// @return for any grid that the differences allow
        public Formulation formulation() {
            return form.of(lambda, differences, damping);
        }
    }

    /// When.
    ///
    /// @param from   of the first slice
    /// @param to     end, another time; an earlier one for an evolution into the past
    /// @param frames slices that are kept after the first, ≥ 1
    /// @param rows   of the history after the first, ≥ 1; more where contraction grows fast
    public record Times(double from, double to, int frames, int rows) {

        /// Most slices that are kept.
        public static final int MOST_FRAMES = 10_000;
        /// Most rows of the history.
        public static final int MOST_ROWS = 10_000;

        /// Direction of time.
        ///
        /// @return 1, or −1 into the past
        public int direction() {
            return to < from ? -1 : 1;
        }
    }

    /// The grid with other spacings.
    ///
    /// @param points along the first axis
    /// @return in the same proportion along the others
    public Grid grid(int points) {
        int first = grid.axis(0).points();
        List<Axis> axes = new ArrayList<>();
        for (Axis axis : grid.axes()) {
            axes.add(new Axis(
                    axis.from(), axis.to(), Math.toIntExact((long) axis.points() * points / first), axis.boundary()));
        }
        return new Grid(axes);
    }

    /// What evolves, with the constraints of the first slice.
    ///
    /// @param seed of neurons and noise
    /// @return without a full stop
    public String words(long seed) {
        Engine engine = Engine.scalar();
        Constraints constraints = Constraints.of(
                new EinsteinStart(this, engine.kernels(), seed).slice(grid),
                equations.differences().order(),
                equations.lambda(),
                engine);
        return "%s, %s on a grid of %s cells; constraints at the start: Hamiltonian %.3g of terms %.3g, momentum %.3g of terms %.3g"
                .formatted(
                        start.source().words(),
                        equations.formulation().name(),
                        grid.axes().stream()
                                .map(axis -> Integer.toString(axis.points()))
                                .collect(Collectors.joining(" x ")),
                        constraints.hamiltonian().largest(),
                        constraints.hamiltonian().terms(),
                        constraints.momentum().largest(),
                        constraints.momentum().terms());
    }
}
