package org.septuple.experiment;

import java.util.List;
import java.util.function.BooleanSupplier;

/// Work that can rest between two transitions of Markov chains, be kept, and go on with the same bits.
interface Resting {

    /// Goes on to the end, or until told to rest; makes at least one transition.
    ///
    /// @param rest asked after each transition
    /// @return whether the end is reached
    boolean advance(BooleanSupplier rest);

    /// Transitions made.
    long done();

    /// Transitions in all, ≥ 1.
    long total();

    /// All that the future depends on.
    List<double[]> save();

    /// Goes on where another one of the same arguments was.
    void resume(List<double[]> saved);
}
