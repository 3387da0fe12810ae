package org.septuple.quantum;

/// Where a run of [Schroedinger] is.
///
/// @param psi         Ψ; a run takes a copy and gives a copy
/// @param t           time
/// @param step        τ of the next step
/// @param steps       steps made
/// @param error       sum of the estimated errors of all steps, see [StepControl.Adaptive]; 0 for fixed steps
/// @param initialNorm ∫|Ψ|² at the start of the run
/// @param gained      share of the norm that round-off added and that was taken out since
public record SchroedingerState(
        WaveFunction psi, double t, double step, long steps, double error, double initialNorm, double gained) {

    /// A start.
    ///
    /// @param psi     Ψ
    /// @param t       time
    /// @param control gives the first step
    /// @return its state
    public static SchroedingerState start(WaveFunction psi, double t, StepControl control) {
        double step = switch (control) {
            case StepControl.Fixed fixed -> fixed.step();
            case StepControl.Adaptive adaptive -> adaptive.first();
        };
        return new SchroedingerState(psi, t, step, 0, 0, psi.norm(), 0);
    }
}
