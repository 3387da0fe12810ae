package org.septuple.quantum;

import org.septuple.numerics.Outcome;

/// How a call of [Madelung#advance] ended.
public sealed interface MadelungEnd {

    /// Steps that were made and are in the state.
    ///
    /// @return ≥ 0
    long steps();

    /// The same as the outcome of a run.
    ///
    /// @return completed or diverged
    Outcome outcome();

    /// It came to its time.
    ///
    /// @param steps made
    record Reached(long steps) implements MadelungEnd {
        @Override
        public Outcome outcome() {
            return new Outcome.Completed();
        }
    }

    /// A guard stopped it. The state is the last one within the guards, and where its circulation is quantised the Schrödinger
    /// equation can go on from there.
    ///
    /// @param steps    made
    /// @param word     `node`, `vacuum`, `edge`, `caustic`
    /// @param time     when the bound was passed; the state is one step earlier
    /// @param cell     where
    /// @param quantity what passed its bound
    /// @param value    its value
    /// @param bound    its bound
    /// @param advice   what to do
    record Stopped(
            long steps, String word, double time, int cell, String quantity, double value, double bound, String advice)
            implements MadelungEnd {
        @Override
        public Outcome outcome() {
            return new Outcome.Diverged(
                    "%s: %s %.3g beyond %.3g at t=%.6g in cell %d".formatted(word, quantity, value, bound, time, cell),
                    steps,
                    advice);
        }
    }
}
