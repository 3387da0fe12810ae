package org.septuple.thermodynamics;

/// The standard deviation of D on each rung, within cases: what steps in λ are measured by.
final class CaseSpread {

    private final double[] deviations;

    CaseSpread(CanonicalLaw law, Ladder ladder, Recording recording) {
        this.deviations = new double[ladder.rungs()];
        for (int rung = 0; rung < deviations.length; rung++) {
            double sum = 0;
            for (int s = 0; s < law.cases(); s++) {
                sum += Moments.of(recording.difference(s, rung)).variance();
            }
            deviations[rung] = Math.sqrt(sum / law.cases());
        }
    }

    double[] deviations() {
        return deviations.clone();
    }
}
