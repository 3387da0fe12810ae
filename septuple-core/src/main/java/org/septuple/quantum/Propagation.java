package org.septuple.quantum;

/// A way to make steps.
interface Propagation {

    /// Makes steps.
    ///
    /// @param psi   changed
    /// @param t     time before them
    /// @param tau   length of each; negative goes back
    /// @param steps how many, ≥ 0
    void move(WaveFunction psi, double t, double tau, int steps);
}
