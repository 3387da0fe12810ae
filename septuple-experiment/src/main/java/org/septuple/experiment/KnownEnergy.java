package org.septuple.experiment;

import org.septuple.experiment.MeasurePlan.SlopePlan;
import org.septuple.measurement.DerivedRecording;
import org.septuple.measurement.Recording;

/// F = Σ c_n qⁿ along a recording of one coordinate.
///
/// @param whole the recording
/// @param f polynomial
record KnownEnergy(Recording whole, SlopePlan.Polynomial f) implements DerivedRecording {

    @Override
    public int coordinates() {
        return 1;
    }

    @Override
    public void read(long first, int count, double[] target) {
        whole.read(first, count, target);
        for (int i = 0; i < count * replicas(); i++) {
            target[i] = f.at(target[i], 0);
        }
    }
}
