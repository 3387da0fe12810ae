package org.septuple.experiment;

import org.jspecify.annotations.Nullable;

/// Keeps moments of a run, so that a later process can go on from there.
///
/// ```
/// workers:  compute … isDue()? … compute … isDue()! ─▶ rest ─▶ save(moment) ─▶ compute …        or stop, if save says so
/// ```
public interface CheckpointStore {

    /// Keeps nothing and never asks for a rest.
    CheckpointStore NONE = new CheckpointStore() {
        @Override
        public @Nullable Checkpoint latest() {
            return null;
        }

        @Override
        public boolean isDue() {
            return false;
        }

        @Override
        public boolean save(Checkpoint moment) {
            return true;
        }
    };

    /// The moment to go on from; to be asked for once, when the run begins.
    ///
    /// @return null for a run that begins
    @Nullable
    Checkpoint latest();

    /// Whether workers should come to rest, so that the moment can be kept. Asked often, by all workers; once true it stays so
    /// until [#save].
    ///
    /// @return true now and then
    boolean isDue();

    /// Keeps a moment, and all output given up to it.
    ///
    /// @param moment all workers rest
    /// @return false if the run is to stop here
    boolean save(Checkpoint moment);
}
