package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.septuple.statistics.Estimate;

/// How far predictions moved in a box of twice the length, the worst over seeds.
final class BoxTally {

    /// Total variation above which a remark says so.
    private static final double FAR = 1e-3;

    private final List<String> names;
    /// By seed and contestant: its index, total variation.
    private final List<double[]> rows = new ArrayList<>();

    private final List<String> reasons = new ArrayList<>();

    /// Nothing yet.
    ///
    /// @param names of contestants
    BoxTally(List<String> names) {
        this.names = names;
    }

    /// Takes what a seed gave.
    void add(List<ContestBoxes.Found> found) {
        for (ContestBoxes.Found one : found) {
            if (one.reason().isEmpty()) {
                rows.add(new double[] {names.indexOf(one.name()), one.distance()});
                continue;
            }
            String begin = "%s has no prediction in a box of twice the length: ".formatted(one.name());
            if (reasons.stream().noneMatch(said -> said.startsWith(begin))) {
                reasons.add(begin + one.reason().replace('\n', ' '));
            }
        }
    }

    private OptionalDouble worst(int contestant) {
        return rows.stream()
                .filter(row -> row[0] == contestant)
                .mapToDouble(row -> row[1])
                .max();
    }

    private long count(int contestant) {
        return rows.stream().filter(row -> row[0] == contestant).count();
    }

    /// `fitted.box.NAME`, the largest of all seeds, without error.
    Map<String, Estimate> results() {
        Map<String, Estimate> results = new LinkedHashMap<>();
        for (int c = 0; c < names.size(); c++) {
            int contestant = c;
            worst(c).ifPresent(distance -> results.put(
                    "fitted.box." + names.get(contestant), new Estimate(distance, Double.NaN, count(contestant))));
        }
        return results;
    }

    /// In words.
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            worst(c).stream()
                    .filter(distance -> distance > FAR)
                    .forEach(distance -> remarks.add(
                            "the box matters to %s: in one of twice the length its prediction differs by %.2g in total variation, above %.0e; take a larger box"
                                    .formatted(name, distance, FAR)));
        }
        remarks.addAll(reasons);
        return remarks;
    }

    void save(Checkpoint moment) {
        moment.put("boxes", rows.toArray(double[][]::new));
        moment.put("box reasons", reasons);
    }

    void resume(Checkpoint moment) {
        rows.addAll(List.of(moment.rows("boxes")));
        reasons.addAll(moment.texts("box reasons"));
    }
}
