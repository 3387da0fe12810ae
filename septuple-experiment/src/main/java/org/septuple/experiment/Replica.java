package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

/// What one learner of an ensemble gave, from fresh weights to its read-out.
///
/// It keeps numbers, not the network: an ensemble may have more replicas than weight matrices fit into memory.
///
/// @param outcome  how learning ended
/// @param epochs   learning curve
/// @param measured named numbers of this replica, with the errors that it knows alone
/// @param answers  classes given to the test part, read out by (2.1); empty without labels
/// @param portrait the trained network; replica 0 only
/// @param rows     comparisons for the ledger by equation number; replica 0 of kind duality only
/// @param untestable why rows of the ledger cannot be measured on this network, by equation number; likewise
/// @param tables     beside the results, each of another shape
record Replica(
        Outcome outcome,
        List<EpochRecord> epochs,
        Map<String, Estimate> measured,
        List<Integer> answers,
        @Nullable NetworkPortrait portrait,
        Map<String, Comparison> rows,
        Map<String, String> untestable,
        List<FindingTable> tables) {

    void save(Checkpoint checkpoint) {
        if (outcome instanceof Outcome.Diverged(String _, String what, long step, String advice)) {
            checkpoint.put("diverged", List.of(what, advice)).put("diverged.step", step);
        }
        EpochRecord.save(epochs, checkpoint);
        checkpoint.put("measured", List.copyOf(measured.keySet()));
        checkpoint.put("measured.estimates", rows(List.copyOf(measured.values())));
        checkpoint.put("answers", answers.stream().mapToLong(Integer::longValue).toArray());
        if (portrait != null) {
            portrait.save(checkpoint.at("portrait"));
        }
        FindingTable.save(tables, checkpoint);
        checkpoint.put("untestable", List.copyOf(untestable.keySet()));
        checkpoint.put("untestable.reasons", List.copyOf(untestable.values()));
        checkpoint.put("rows", List.copyOf(rows.keySet()));
        rows.forEach((equation, row) -> {
            checkpoint.put(equation + ".words", List.of(row.estimator(), row.toleranceReason()));
            checkpoint.put(equation + ".tolerance", row.tolerance());
            checkpoint.put(equation + ".estimates", rows(List.of(row.residual(), row.control(), row.nullModel())));
        });
    }

    static Replica restored(Checkpoint checkpoint, int number) {
        Outcome outcome = new Outcome.Completed();
        if (checkpoint.has("diverged")) {
            List<String> words = checkpoint.texts("diverged");
            outcome = new Outcome.Diverged(words.get(0), checkpoint.integer("diverged.step"), words.get(1));
        }
        Map<String, Estimate> measured = new LinkedHashMap<>();
        List<Estimate> estimates = estimates(checkpoint.rows("measured.estimates"));
        List<String> names = checkpoint.texts("measured");
        for (int i = 0; i < names.size(); i++) {
            measured.put(names.get(i), estimates.get(i));
        }
        List<Integer> answers = Arrays.stream(checkpoint.integers("answers"))
                .mapToObj(Math::toIntExact)
                .toList();
        Map<String, Comparison> rows = new LinkedHashMap<>();
        for (String equation : checkpoint.texts("rows")) {
            List<String> words = checkpoint.texts(equation + ".words");
            List<Estimate> three = estimates(checkpoint.rows(equation + ".estimates"));
            double tolerance = checkpoint.reals(equation + ".tolerance")[0];
            rows.put(
                    equation,
                    new Comparison(words.get(0), three.get(0), tolerance, words.get(1), three.get(1), three.get(2)));
        }
        Map<String, String> untestable = new LinkedHashMap<>();
        if (checkpoint.has("untestable")) { // checkpoints of earlier versions have none
            List<String> equations = checkpoint.texts("untestable");
            for (int i = 0; i < equations.size(); i++) {
                untestable.put(
                        equations.get(i), checkpoint.texts("untestable.reasons").get(i));
            }
        }
        return new Replica(
                outcome,
                EpochRecord.restored(checkpoint, number),
                measured,
                answers,
                checkpoint.has("portrait.sizes") ? NetworkPortrait.restored(checkpoint.at("portrait")) : null,
                rows,
                untestable,
                FindingTable.restored(checkpoint));
    }

    /// A number of one replica, which does not know its error.
    static Estimate unknownError(double value) {
        return new Estimate(value, Double.NaN, 1);
    }

    static double[][] rows(List<Estimate> estimates) {
        return estimates.stream()
                .map(estimate -> new double[] {estimate.value(), estimate.standardError(), estimate.n()})
                .toArray(double[][]::new);
    }

    static List<Estimate> estimates(double[][] rows) {
        List<Estimate> estimates = new ArrayList<>();
        for (double[] row : rows) {
            estimates.add(new Estimate(row[0], row[1], (long) row[2]));
        }
        return estimates;
    }
}
