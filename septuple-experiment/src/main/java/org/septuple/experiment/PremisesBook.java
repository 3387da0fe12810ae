package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.experiment.FindingTable.Shape;

/// What was found of the networks of kind `premises` so far, and all of it in a checkpoint.
final class PremisesBook {

    private static final double CONFIDENCE = 0.95;

    private final PremisesPlan plan;
    private final List<List<Double>> rows = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private int done;

    /// An empty book.
    PremisesBook(PremisesPlan plan) {
        this.plan = plan;
    }

    /// Networks that were measured.
    int done() {
        return done;
    }

    /// Writes down the next network.
    void add(Premises premises) {
        for (Premises.Finding finding : premises.findings()) {
            rows.add(List.of(
                    (double) done,
                    (double) finding.premise().code(),
                    finding.value().value(),
                    finding.value().standardError(),
                    finding.value().halfWidth(CONFIDENCE),
                    finding.premise().bound(),
                    (double) code(finding.verdict())));
            if (!finding.reason().isEmpty()) {
                reasons.add(finding.reason().replace('\n', ' '));
            }
        }
        done++;
    }

    /// Of a verdict, in tables.
    static int code(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> 1;
            case INCONCLUSIVE -> 0;
            case FAILS -> -1;
            case NOT_TESTABLE, NOT_BUILT -> -2;
        };
    }

    /// Goes on from a checkpoint.
    void resume(Checkpoint moment) {
        done = (int) moment.integer("done");
        Arrays.stream(moment.rows("rows"))
                .map(row -> Arrays.stream(row).boxed().toList())
                .forEach(rows::add);
        reasons.addAll(moment.texts("reasons"));
    }

    /// Keeps all.
    void save(Checkpoint moment) {
        moment.put("done", done);
        moment.put(
                "rows",
                rows.stream()
                        .map(row -> row.stream().mapToDouble(x -> x).toArray())
                        .toArray(double[][]::new));
        moment.put("reasons", reasons);
    }

    /// Tables.
    List<FindingTable> tables() {
        List<List<Double>> networks = new ArrayList<>();
        for (int k = 0; k < done; k++) {
            List<Integer> at = plan.cases().get(k).at();
            for (int axis = 0; axis < at.size(); axis++) {
                networks.add(List.of((double) k, (double) axis, (double) at.get(axis)));
            }
        }
        return List.of(new FindingTable(Shape.PREMISES, rows), new FindingTable(Shape.PREMISE_NETWORKS, networks));
    }

    /// Verdicts by network and premise, as [Shape#PREMISES] has them; a premise that was not asked for is missing.
    List<Map<Premise, Integer>> verdicts() {
        List<Map<Premise, Integer>> verdicts = new ArrayList<>();
        for (int k = 0; k < done; k++) {
            verdicts.add(new LinkedHashMap<>());
        }
        Premise[] all = Premise.values();
        for (List<Double> row : rows) {
            verdicts.get(row.get(0).intValue())
                    .put(all[row.get(1).intValue()], row.getLast().intValue());
        }
        return verdicts;
    }

    /// Why numbers are missing, each as often as it was found.
    List<String> reasons() {
        return List.copyOf(reasons);
    }
}
