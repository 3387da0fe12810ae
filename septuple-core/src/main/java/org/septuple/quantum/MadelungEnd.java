package org.septuple.quantum;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;

/// How a call of [Madelung#advance] ended.
public sealed interface MadelungEnd {

    /// Steps that were made and are in the state.
    ///
    /// @return ≥ 0
    long steps();

    /// The same as the outcome of a run.
    ///
    /// @param grid   of the state
    /// @param before steps of the same run in earlier calls
    /// @return completed or diverged
    Outcome outcome(Grid grid, long before);

    /// It came to its time.
    ///
    /// @param steps made
    record Reached(long steps) implements MadelungEnd {
        @Override
        public Outcome outcome(Grid grid, long before) {
            return new Outcome.Completed();
        }
    }

    /// A guard stopped it, or V is not finite. The state is the last one within the guards, and where its circulation is quantised the Schrödinger
    /// equation can go on from there.
    ///
    /// @param steps    made
    /// @param word     `node`, `vacuum`, `edge`, `caustic`, `potential`
    /// @param time     when the bound was passed; the state is at most one step earlier
    /// @param cell     where; [#NOWHERE] if a quantity of the whole grid passed
    /// @param quantity what passed its bound
    /// @param value    its value
    /// @param bound    its bound
    /// @param advice   what to do
    record Stopped(
            long steps, String word, double time, int cell, String quantity, double value, double bound, String advice)
            implements MadelungEnd {

        /// The cell of a quantity of the whole grid.
        public static final int NOWHERE = -1;

        @Override
        public Outcome outcome(Grid grid, long before) {
            return new Outcome.Diverged(
                    "%s: %s at t=%.6g%s".formatted(word, excess(), time, place(grid)), before + steps, advice);
        }

        private String excess() {
            return Double.isFinite(value)
                    ? "%s %.3g beyond %.3g".formatted(quantity, value, bound)
                    : quantity + " is not finite";
        }

        private String place(Grid grid) {
            if (cell == NOWHERE) {
                return "";
            }
            double[] q = new double[grid.dimensions()];
            grid.position(cell, q);
            return Arrays.stream(q).mapToObj("%.4g"::formatted).collect(Collectors.joining(", ", ", q=[", "]"));
        }
    }
}
