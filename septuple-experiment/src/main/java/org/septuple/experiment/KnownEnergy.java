package org.septuple.experiment;

import org.septuple.experiment.MeasurePlan.SlopePlan;
import org.septuple.measurement.Recording;

/// F = Σ c_n qⁿ along a recording of one coordinate.
///
/// @param q the recording
/// @param f polynomial
record KnownEnergy(Recording q, SlopePlan.Polynomial f) implements Recording {

    @Override
    public long frames() {
        return q.frames();
    }

    @Override
    public int replicas() {
        return q.replicas();
    }

    @Override
    public int coordinates() {
        return 1;
    }

    @Override
    public double interval() {
        return q.interval();
    }

    @Override
    public void read(long first, int count, double[] target) {
        q.read(first, count, target);
        for (int i = 0; i < count * replicas(); i++) {
            target[i] = f.at(target[i], 0);
        }
    }
}
