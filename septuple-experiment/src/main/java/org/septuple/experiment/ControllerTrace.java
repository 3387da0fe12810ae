package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.learning.Adjustment;
import org.septuple.learning.ExcessLoss;
import org.septuple.learning.Knob;
import org.septuple.learning.LearningSetting;
import org.septuple.learning.Saturation;
import org.septuple.statistics.Estimate;

/// What a learner that adapts by (4.8) did, as results and as rows of a table.
///
/// @param trace    a row per stretch, ≥ 1
/// @param boundary neurons that are not in the bulk
record ControllerTrace(List<Adjustment> trace, int boundary) {

    private static final double LOG_TARGET = StrictMath.log(Saturation.TARGET);

    /// Named numbers of the last stretch, and slopes over the whole run.
    ///
    /// @param excess measured after learning
    /// @param passes cost in passes through the training samples by the network at first
    Map<String, Estimate> results(ExcessLoss excess, double passes) {
        Adjustment last = trace.getLast();
        Saturation at = last.at();
        Map<String, Estimate> results = new LinkedHashMap<>();
        results.put("adaptive.ratio", at.ratio());
        results.put("adaptive.saturation", at.ratio().times(1 / Saturation.TARGET));
        results.put("adaptive.mu", at.potential());
        results.put("adaptive.diffusion", at.diffusion());
        results.put("adaptive.step", Replica.unknownError(at.setting().step()));
        results.put("adaptive.batch", Replica.unknownError(at.setting().batch()));
        results.put("adaptive.neurons", Replica.unknownError(at.setting().bulk() + (double) boundary));
        for (Knob knob : Knob.values()) {
            double[] slopes = trace.stream()
                    .filter(row -> row.slopes().containsKey(knob))
                    .mapToDouble(row ->
                            row.slopes().getOrDefault(knob, at.logRatio()).value())
                    .filter(Double::isFinite)
                    .toArray();
            if (slopes.length > 0) {
                results.put("adaptive.slope." + knob.word(), Estimate.ofMean(slopes));
            }
        }
        results.put("adaptive.changes", Replica.unknownError(changes()));
        results.put("adaptive.passes", Replica.unknownError(passes));
        results.put("adaptive.excess", excess.perTrainable());
        results.put("adaptive.excess.diffusion", at.excessOfDiffusion());
        results.put("adaptive.excess.saturation", Replica.unknownError(at.excessAtSaturation()));
        return results;
    }

    private int changes() {
        int changes = 0;
        LearningSetting before = trace.getFirst().at().setting();
        for (Adjustment row : trace) {
            changes += row.at().setting().equals(before) ? 0 : 1;
            before = row.at().setting();
        }
        return changes;
    }

    /// Rows of [FindingTable.Shape#CONTROLLER].
    ///
    /// @param replica the learner
    List<List<Double>> rows(int replica) {
        List<List<Double>> rows = new ArrayList<>();
        for (Adjustment row : trace) {
            Saturation at = row.at();
            List<Double> cells = new ArrayList<>(List.of(
                    (double) replica,
                    (double) row.time(),
                    at.setting().step(),
                    (double) at.setting().batch(),
                    at.setting().bulk() + (double) boundary));
            add(at.diffusion(), cells);
            add(at.potential(), cells);
            add(at.logRatio().plus(Estimate.exact(-LOG_TARGET, 1)), cells);
            add(row.loss(), cells);
            cells.add(row.cost());
            for (Knob knob : Knob.values()) {
                add(row.slopes().getOrDefault(knob, new Estimate(Double.NaN, Double.NaN, 1)), cells);
            }
            rows.add(cells);
        }
        return rows;
    }

    private static void add(Estimate estimate, List<Double> cells) {
        cells.add(estimate.value());
        cells.add(estimate.standardError());
    }
}
