package org.septuple.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// What a contestant says of late times: a prediction for each of the [points][ParameterLaw#points] of its law, which count alike, or one if the law has no
/// spread. Where a point has none, the prediction in the middle stands in.
///
/// What depends on the parameters smoothly has, to first order, one slope for each axis of the law: the difference between both ends over their distance, in
/// standard deviations.
///
/// @param contestant  who
/// @param law         of its parameters
/// @param predictions `[point][time]`
/// @param ends        of each axis, 0 to 2 points with a prediction of their own; none of an exact law
record Forecast(Contestant contestant, ParameterLaw law, List<List<PredictedDensity>> predictions, List<Integer> ends) {

    Forecast {
        predictions = predictions.stream().map(List::copyOf).toList();
        ends = List.copyOf(ends);
    }

    /// Predicts.
    ///
    /// @throws UnpredictableException if it cannot in the middle of the law, or at half of the points
    static Forecast of(Contestant contestant, ParameterLaw law, List<Double> times) {
        List<PredictedDensity> middle = contestant.predict(law.values(), times);
        if (law.exact()) {
            return new Forecast(contestant, law, List.of(middle), List.of());
        }
        List<List<PredictedDensity>> predictions = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        String reason = "";
        List<double[]> points = law.points();
        int missing = 0;
        int own = 0;
        for (int k = 0; k < points.size(); k++) {
            try {
                predictions.add(contestant.predict(points.get(k), times));
                own++;
            } catch (UnpredictableException failed) {
                reason = String.valueOf(failed.getMessage());
                predictions.add(middle);
                missing++;
            }
            if (k % 2 == 1) {
                ends.add(own);
                own = 0;
            }
        }
        if (2 * missing >= points.size()) {
            throw new UnpredictableException("no prediction at %d of %d points of the law of its parameters: %s"
                    .formatted(missing, points.size(), reason));
        }
        return new Forecast(contestant, law, predictions, ends);
    }

    /// Points at which there is no prediction, fewer than half.
    int missing() {
        return ends.stream().mapToInt(own -> 2 - own).sum();
    }

    /// What one standard deviation along an axis of the law changes.
    ///
    /// @param axis   in [0, p)
    /// @param values of what is asked, by prediction
    double slope(int axis, IntToDoubleFunction values) {
        int own = ends.get(axis);
        double between = values.applyAsDouble(2 * axis) - values.applyAsDouble(2 * axis + 1);
        return own == 0 ? 0 : between / (own * Math.sqrt(ends.size()));
    }

    /// Variance that errors of the parameters give, to first order.
    ///
    /// @param values of what is asked, by prediction
    double variance(IntToDoubleFunction values) {
        double sum = 0;
        for (int axis = 0; axis < ends.size(); axis++) {
            double slope = slope(axis, values);
            sum += slope * slope;
        }
        return sum;
    }
}
