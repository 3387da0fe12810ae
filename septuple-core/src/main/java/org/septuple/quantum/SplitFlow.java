package org.septuple.quantum;

/// Steps of one length by a [SplittingScheme]. The flow of V at the end of a step waits for the next one, so the two cost one.
final class SplitFlow {

    private final SplittingScheme scheme;
    private final KineticEnergy kinetic;
    private final PotentialFlow potential;
    private final double[][][] phases;
    private double prepared = Double.NaN;
    private double waiting;

    SplitFlow(SplittingScheme scheme, KineticEnergy kinetic, PotentialFlow potential) {
        this.scheme = scheme;
        this.kinetic = kinetic;
        this.potential = potential;
        this.phases = new double[(scheme.stages() + 1) / 2][][];
    }

    /// One step from t to t + τ, but for its last flow of V.
    void step(double[] re, double[] im, double t, double tau) {
        if (tau != prepared) {
            for (int stage = 0; stage < phases.length; stage++) {
                phases[stage] = kinetic.phases(scheme.kinetic(stage) * tau);
            }
            prepared = tau;
        }
        int stages = scheme.stages();
        double time = t;
        for (int stage = 0; stage < stages; stage++) {
            potential.at(time);
            potential.flow(re, im, waiting + scheme.potential(stage) * tau);
            waiting = 0;
            kinetic.flow(re, im, phases[Math.min(stage, stages - 1 - stage)]);
            time += scheme.kinetic(stage) * tau;
        }
        waiting = scheme.potential(stages) * tau;
    }

    /// The flow of V that still waits.
    ///
    /// @param t where the last step ended
    void finish(double[] re, double[] im, double t) {
        potential.at(t);
        potential.flow(re, im, waiting);
        waiting = 0;
    }
}
