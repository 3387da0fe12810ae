package org.septuple.experiment;

import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.KernelRequest;

/// What kind `metric` computes: the space-time that neurons make (6.8–6.16).
///
/// @param source    of the neurons
/// @param box       of space
/// @param grid      cells of the box
/// @param cutoff    of the kernels
/// @param hole      {√g_i} below which a cell is a hole
/// @param slopes    which derivatives are computed beside the fields; with any, also those in time of neurons that move
/// @param exponents how near-flatness is measured; null if it is not
/// @param frames    how frames are sought; null if they are not
public record MetricPlan(
        NeuronSource source,
        Box box,
        Grid grid,
        Cutoff cutoff,
        double hole,
        Slopes slopes,
        @Nullable Exponents exponents,
        @Nullable FramesPlan frames) {

    /// Derivatives of the metric.
    public enum Slopes {
        /// None.
        NONE(0),
        /// First ones in space.
        FIRST(1),
        /// First and second ones in space.
        SECOND(2);

        private final int order;

        Slopes(int order) {
            this.order = order;
        }

        /// Highest order.
        ///
        /// @return 0 to 2
        public int order() {
            return order;
        }
    }

    /// What the sums over kernels are asked for: the rate in time if derivatives are wanted and the neurons move.
    ///
    /// @return of all fields
    public KernelRequest request() {
        return new KernelRequest(slopes.order(), slopes.order() > 0 && source.moves(), true, hole);
    }

    /// How (6.11)–(6.13) and (6.16) converge.
    ///
    /// @param least  ε
    /// @param most   ε
    /// @param values of ε, evenly spaced in ln ε
    /// @param draws  of h_i, and of random positions
    public record Exponents(double least, double most, int values, int draws) {}
}
