package org.septuple.statistics;

/// Reduced potentials u of all samples in all states, read by ranges of samples.
@FunctionalInterface
interface ReducedPotentials {

    /// Reads u of one state.
    ///
    /// @param state  k
    /// @param from   first sample
    /// @param length number of samples
    /// @param target receives u_kn, from start on
    /// @param start  index of the first
    void read(int state, int from, int length, double[] target, int start);
}
