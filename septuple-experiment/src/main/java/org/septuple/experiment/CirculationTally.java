package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.experiment.ContestCirculation.Turn;
import org.septuple.measurement.CurrentCirculation;
import org.septuple.measurement.CurrentCirculation.Measured;
import org.septuple.measurement.CurrentCirculation.Unresolved;
import org.septuple.statistics.Estimate;

/// Circulation of all seeds so far, as numbers that a checkpoint can hold, and what is told of it. Of several seeds it is the mean of those that measured it, with the
/// error of their spread.
final class CirculationTally {

    private final Turn turn;
    private final int replicas;
    /// By seed that measured it: value, error, frames, 4D².
    private final List<double[]> rows = new ArrayList<>();

    private final List<String> reasons = new ArrayList<>();

    /// Nothing yet.
    ///
    /// @param turn     what can turn
    /// @param replicas of each seed
    CirculationTally(Turn turn, int replicas) {
        this.turn = turn;
        this.replicas = replicas;
    }

    /// Takes what a seed gave.
    ///
    /// @param found     what turns
    /// @param reference 4D²
    void add(CurrentCirculation found, Estimate reference) {
        switch (found) {
            case Measured(Estimate value, int frames) ->
                rows.add(new double[] {value.value(), value.standardError(), frames, reference.value()});
            case Unresolved(String reason) -> {
                if (reasons.isEmpty()) {
                    reasons.add("%s not measured: %s".formatted(turn.word(), reason));
                }
            }
        }
    }

    private Estimate mean() {
        return rows.size() == 1
                ? new Estimate(rows.getFirst()[0], rows.getFirst()[1], replicas)
                : Estimate.ofMean(rows.stream().mapToDouble(row -> row[0]).toArray());
    }

    /// `circulation` of a ring or `rotation` of a plane; none if no seed measured it.
    Map<String, Estimate> results() {
        Map<String, Estimate> results = new LinkedHashMap<>();
        if (!rows.isEmpty()) {
            results.put(turn.word(), mean());
        }
        return results;
    }

    /// In words.
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!rows.isEmpty()) {
            Estimate mean = mean();
            String against = mean.standardError() > 0 ? ", z = %.1f against 0".formatted(mean.zAgainst(0)) : "";
            remarks.add("%s = %.4g +- %.2g of the current velocity, %d seeds%s%s"
                    .formatted(turn.word(), mean.value(), mean.standardError(), rows.size(), against, meaning(mean)));
        }
        remarks.addAll(reasons);
        return remarks;
    }

    private String meaning(Estimate mean) {
        return switch (turn) {
            case NONE -> "";
            case RING -> {
                double quantum = rows.stream()
                        .mapToDouble(row -> 4 * Math.PI * Math.sqrt(row[3]))
                        .average()
                        .orElseThrow();
                yield ": %.3g times 8 pi D, which a turn of the phase adds at saturation; a potential flow with the same D everywhere has 0"
                        .formatted(mean.value() / quantum);
            }
            case PLANE ->
                ": 0 of every potential flow with scalar D where F is quadratic or p a Gaussian, but not of a tensor D that is not aligned with p";
        };
    }

    void save(Checkpoint moment) {
        moment.put("circulation", rows.toArray(double[][]::new));
        moment.put("circulation reasons", reasons);
    }

    void resume(Checkpoint moment) {
        rows.addAll(List.of(moment.rows("circulation")));
        reasons.addAll(moment.texts("circulation reasons"));
    }
}
