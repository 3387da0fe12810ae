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
