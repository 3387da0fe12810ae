package org.septuple.experiment;

import java.util.List;
import org.septuple.experiment.MeasurePlan.SlopePlan;
import org.septuple.measurement.DerivedRecording;
import org.septuple.measurement.Recording;

/// ∂F along a recording, from a formula.
///
/// @param whole    the recording
/// @param plan polynomial or quadratic
record KnownForce(Recording whole, SlopePlan plan) implements DerivedRecording {

    @Override
    public void read(long first, int count, double[] target) {
        whole.read(first, count, target);
        int c = coordinates();
        int numbers = count * replicas() * c;
        switch (plan) {
            case SlopePlan.Polynomial f -> {
                for (int i = 0; i < numbers; i++) {
                    target[i] = f.at(target[i], 1);
                }
            }
            case SlopePlan.Quadratic(List<List<Double>> stiffness) -> {
                double[] point = new double[c];
                for (int i = 0; i < numbers; i += c) {
                    System.arraycopy(target, i, point, 0, c);
                    for (int k = 0; k < c; k++) {
                        double sum = 0;
                        for (int l = 0; l < c; l++) {
                            sum = Math.fma(stiffness.get(k).get(l), point[l], sum);
                        }
                        target[i + k] = sum;
                    }
                }
            }
            case SlopePlan.Recorded _ -> throw new IllegalStateException("a recorded slope has no formula");
        }
    }
}
