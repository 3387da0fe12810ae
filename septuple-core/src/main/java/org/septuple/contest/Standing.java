package org.septuple.contest;

import java.util.Collections;
import java.util.List;

/// That p stays as it is.
///
/// @param density p(q, 0)
record Standing(PredictedDensity density) implements Contestant {

    @Override
    public String name() {
        return "standing";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<PredictedDensity> predict(double[] parameters, List<Double> times) {
        return Collections.nCopies(times.size(), density);
    }
}
