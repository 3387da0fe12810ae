package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.spacetime.FrameTrial;
import org.septuple.spacetime.NullComparison;
import org.septuple.statistics.Estimate;

/// Rows of tables `frames` and `frame_sizes`.
final class FrameRows {

    private FrameRows() {}

    /// Three rows for each start: its two searches, those of exchanged eigenvalues, and the frames that it began with. Fit and iterations are of the search at the first half of the times.
    ///
    /// @param size  number of neurons
    /// @param trial of them
    static List<List<Double>> searches(int size, FrameTrial trial) {
        List<List<Double>> rows = new ArrayList<>();
        IntStream.range(0, trial.optima().size() / 2).forEach(start -> {
            rows.add(List.of(
                    (double) size,
                    0.0,
                    (double) start,
                    trial.optima().get(2 * start).end().nearness(),
                    trial.held().get(start).nearness(),
                    (double) trial.optima().get(2 * start).iterations()));
            rows.add(List.of(
                    (double) size,
                    1.0,
                    (double) start,
                    Double.NaN,
                    trial.exchanged().get(start).nearness(),
                    0.0));
            rows.add(List.of(
                    (double) size,
                    2.0,
                    (double) start,
                    Double.NaN,
                    trial.unsought().get(start).nearness(),
                    0.0));
        });
        return rows;
    }

    /// The row of a number of neurons.
    ///
    /// @param size  number of neurons
    /// @param trial of them
    static List<Double> size(int size, FrameTrial trial) {
        NullComparison held = trial.nearness();
        Estimate fitted = fitted(trial);
        return List.of(
                (double) size,
                (double) trial.held().size(),
                fitted.value(),
                fitted.standardError(),
                held.own().value(),
                held.own().standardError(),
                held.nullModel().value(),
                held.nullModel().standardError(),
                held.random().value(),
                held.random().standardError(),
                held.p());
    }

    /// Nearness at the times of the fit, the mean over both halves of each start.
    static Estimate fitted(FrameTrial trial) {
        return Estimate.ofMean(IntStream.range(0, trial.held().size())
                .mapToDouble(start -> (trial.optima().get(2 * start).end().nearness()
                                + trial.optima().get(2 * start + 1).end().nearness())
                        / 2)
                .toArray());
    }
}
