package org.septuple.experiment;

import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.Hamiltonian;
import org.septuple.quantum.Schroedinger;
import org.septuple.quantum.SchroedingerState;
import org.septuple.quantum.SplittingScheme;
import org.septuple.quantum.StepControl;
import org.septuple.quantum.WaveFunction;

/// The Schrödinger equation from a lifted start to the end of a flow, by adaptive steps.
///
/// The estimated error bounds ‖δΨ‖ from the steps, and so what they add to the total variation of the density:
/// ½∫||Ψ + δΨ|² − |Ψ|²| ≤ ‖δΨ‖ for Ψ of norm 1. That of space is spectral; the flow's own, of order 2, is not in it.
///
/// @param psi            Ψ where it came to
/// @param time           when that is
/// @param steps          made
/// @param estimatedError sum over all steps
/// @param outcome        whether that is the end
record LiftedMotion(WaveFunction psi, double time, long steps, double estimatedError, Outcome outcome) {

    /// Largest estimated error in all.
    static final double TOLERANCE = 1e-6;

    private static final int FIRST = 1 << 9;

    /// Goes on until the end.
    ///
    /// @param hamiltonian H
    /// @param begin       Ψ at t = 0
    /// @param until       end, > 0
    /// @param most        pairs of steps after which it gives up
    /// @param engine      computes
    static LiftedMotion of(Hamiltonian hamiltonian, WaveFunction begin, double until, long most, Engine engine) {
        StepControl control = new StepControl.Adaptive(Math.max(1e-13, TOLERANCE / until), until / FIRST);
        Schroedinger solver = new Schroedinger(
                hamiltonian, SplittingScheme.RKN11, control, null, SchroedingerState.start(begin, 0, control), engine);
        long[] pairs = {0};
        Outcome outcome = solver.advance(until, () -> pairs[0]++ >= most);
        SchroedingerState state = solver.state();
        return new LiftedMotion(state.psi(), state.t(), state.steps(), state.error(), outcome);
    }

    /// Whether it came to the end within the tolerance.
    boolean reached() {
        return outcome instanceof Outcome.Completed;
    }
}
