package org.septuple.numerics;

/// How a computation ended. Breakdown is a value, not an exception: the last good state is kept.
public sealed interface Outcome {

    /// A word for people and for `expect: {outcome: …}`.
    ///
    /// @return lower case
    String word();

    /// It reached its end.
    record Completed() implements Outcome {
        @Override
        public String word() {
            return "completed";
        }
    }

    /// It could not go on.
    ///
    /// @param word     `diverged`, or what happened where that has a name, such as `caustic`
    /// @param what     what happened, without a full stop: `the loss is not finite`
    /// @param step     number of good steps before
    /// @param advice   what to change
    record Diverged(String word, String what, long step, String advice) implements Outcome {

        /// It broke down.
        ///
        /// @param what   what happened, without a full stop
        /// @param step   number of good steps before
        /// @param advice what to change
        public Diverged(String what, long step, String advice) {
            this("diverged", what, step, advice);
        }
    }

    /// It was told to stop before its end, and can go on from there.
    ///
    /// @param done  units of work made
    /// @param total units of work in all
    record Interrupted(long done, long total) implements Outcome {
        @Override
        public String word() {
            return "interrupted";
        }
    }
}
