package org.septuple.contest;

import java.util.ArrayList;
import java.util.List;

/// What a contestant says of late times: a prediction for each draw of its parameters, which count alike.
///
/// @param contestant  who
/// @param law         of its parameters
/// @param predictions `[draw][time]`
/// @param dropped     draws at which it has no prediction, less than half of all
record Forecast(Contestant contestant, ParameterLaw law, List<List<PredictedDensity>> predictions, int dropped) {

    Forecast {
        predictions = predictions.stream().map(List::copyOf).toList();
    }

    /// Predicts.
    ///
    /// @throws UnpredictableException if it cannot in the middle of the law, or for half of the draws
    static Forecast of(Contestant contestant, ParameterLaw law, List<Double> times, int draws, long seed) {
        List<PredictedDensity> middle = contestant.predict(law.values(), times);
        if (law.exact()) {
            return new Forecast(contestant, law, List.of(middle), 0);
        }
        List<List<PredictedDensity>> predictions = new ArrayList<>();
        String reason = "";
        List<double[]> drawn = law.draws(draws, seed);
        for (double[] parameters : drawn) {
            try {
                predictions.add(contestant.predict(parameters, times));
            } catch (UnpredictableException failed) {
                reason = String.valueOf(failed.getMessage());
            }
        }
        int dropped = drawn.size() - predictions.size();
        if (2 * dropped >= drawn.size()) {
            throw new UnpredictableException(
                    "no prediction for %d of %d draws of the parameters: %s".formatted(dropped, drawn.size(), reason));
        }
        return new Forecast(contestant, law, predictions, dropped);
    }

    int draws() {
        return predictions.size();
    }
}
