package org.septuple.numerics;

/// Who works off independent pieces of one task. The pieces are cut by the task, never by the number of workers, so
/// results do not depend on who does which piece, or when.
public interface Crew {

    /// Number of workers.
    ///
    /// @return ≥ 1
    int workers();

    /// Does all pieces and returns when the last is done.
    ///
    /// @param pieces ≥ 0
    /// @param work   called once for each of 0, …, pieces − 1, in any order, at the same time on different workers
    void work(int pieces, Work work);

    /// One piece of work.
    @FunctionalInterface
    interface Work {
        /// Does a piece.
        ///
        /// @param worker in [0, workers): whose scratch arrays may be used
        /// @param piece  in [0, pieces)
        void piece(int worker, int piece);
    }

    /// Cuts a range of indices into parts and does them all. For work in which every index stands for itself.
    ///
    /// @param from first index
    /// @param to   index after the last
    /// @param work called with disjoint parts that cover the range
    default void ranges(int from, int to, RangeWork work) {
        int length = to - from;
        int pieces = Math.ceilDiv(length, GRAIN);
        if (workers() == 1 || pieces < 2) {
            work.range(from, to);
            return;
        }
        work(
                pieces,
                (worker, piece) -> work.range(
                        from + piece * GRAIN, from + piece * GRAIN + Math.min(GRAIN, length - piece * GRAIN)));
    }

    /// Numbers worth the call of another worker.
    int GRAIN = 8192;

    /// Work on a part of an array.
    @FunctionalInterface
    interface RangeWork {
        /// Does a part.
        ///
        /// @param from first index
        /// @param to   index after the last
        void range(int from, int to);
    }

    /// The calling thread alone, piece by piece in order.
    ///
    /// @return a crew of one
    static Crew alone() {
        return new Crew() {
            @Override
            public int workers() {
                return 1;
            }

            @Override
            public void work(int pieces, Work work) {
                for (int piece = 0; piece < pieces; piece++) {
                    work.piece(0, piece);
                }
            }
        };
    }
}
