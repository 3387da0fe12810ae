package org.septuple.experiment;

import java.util.function.BooleanSupplier;
import org.septuple.numerics.Outcome;

/// A solution of a macroscopic equation that advances in time, as [EvolutionRun] drives it.
interface Evolution {

    /// Finds what the solution begins with, as far as that takes long. To be called before anything else that moves or reads the
    /// solution, except after [#resume] from a later moment, where it does nothing.
    ///
    /// @param rest whether to stop; asked now and then
    /// @return completed; interrupted if it came to a rest before it was through: then it is to be called again; else why there
    ///     is nothing to begin with
    default Outcome begin(BooleanSupplier rest) {
        return new Outcome.Completed();
    }

    /// The present time.
    ///
    /// @return t ≥ 0
    double time();

    /// Goes on.
    ///
    /// @param until time, ≥ the present one
    /// @param rest  whether to stop after the present step; asked between steps
    /// @return completed if it came to the time or to a rest; else why it cannot go on, standing at its last good state
    Outcome advance(double until, BooleanSupplier rest);

    /// The fields now.
    ///
    /// @return may share arrays with the solution
    FieldFrame frame();

    /// Notes what can be said of the present time.
    ///
    /// @param notes takes rows of tables
    void note(FieldNotes notes);

    /// Hands over the doubts met since they were handed over last, before the run rests: those that are not of the present
    /// state alone.
    ///
    /// @param notes takes doubts
    default void doubts(FieldNotes notes) {}

    /// Finds what is asked for beside the solution, as far as that takes long, once the end is reached.
    ///
    /// @param rest whether to stop; asked now and then
    /// @return false if it came to a rest before it was through: then it is to be called again
    default boolean end(BooleanSupplier rest) {
        return true;
    }

    /// Whether results and fields of the last good state are told where it could not go on.
    ///
    /// @return false if they would pass for those of the end
    default boolean standsWhereItBroke() {
        return false;
    }

    /// Notes results, once the end is reached, or where it could not go on.
    ///
    /// @param notes takes results and remarks
    void finish(FieldNotes notes);

    /// Keeps the state.
    ///
    /// @param moment empty
    void save(Checkpoint moment);

    /// Goes back to a state that was kept.
    ///
    /// @param moment as [#save] filled it
    void resume(Checkpoint moment);
}
