package org.septuple.quantum;

/// Steps of equal length by a [SplittingScheme] for any V − iW, one flow after the other. The last flow of V of a step and the first
/// of the next are one.
final class SplitFlow implements Propagation {

    private final SplittingScheme scheme;
    private final KineticEnergy kinetic;
    private final PotentialFlow potential;
    private final double[][][] phases;
    private double prepared = Double.NaN;

    SplitFlow(SplittingScheme scheme, KineticEnergy kinetic, PotentialFlow potential) {
        this.scheme = scheme;
        this.kinetic = kinetic;
        this.potential = potential;
        this.phases = new double[(scheme.stages() + 1) / 2][][];
    }

    @Override
    public void move(WaveFunction psi, double t, double tau, int steps) {
        if (tau != prepared) {
            for (int stage = 0; stage < phases.length; stage++) {
                phases[stage] = kinetic.phases(scheme.kinetic(stage) * tau);
            }
            prepared = tau;
        }
        int stages = scheme.stages();
        double waiting = 0;
        double start = t;
        for (int step = 0; step < steps; step++) {
            double time = start;
            for (int stage = 0; stage < stages; stage++) {
                potential.at(time);
                potential.flow(psi.re(), psi.im(), waiting + scheme.potential(stage) * tau);
                waiting = 0;
                kinetic.flow(psi.re(), psi.im(), phases[Math.min(stage, stages - 1 - stage)]);
                time += scheme.kinetic(stage) * tau;
            }
            waiting = scheme.potential(stages) * tau;
            start += tau;
        }
        potential.at(start);
        potential.flow(psi.re(), psi.im(), waiting);
    }
}
