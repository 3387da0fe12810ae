package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Warning;
import org.septuple.statistics.Estimate;

/// What has been found of a solution so far.
final class FieldNotes {

    private final Map<String, Estimate> results = new LinkedHashMap<>();
    private final Map<FindingTable.Shape, List<double[]>> rows = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, Doubt> doubts = new LinkedHashMap<>();
    private final List<Picture> pictures = new ArrayList<>();

    /// A number of a solution: without statistical error, and with a numerical one that nobody knows.
    void put(String name, double value) {
        results.put(name, new Estimate(value, Double.NaN, 1));
    }

    /// A number with an error.
    void put(String name, Estimate estimate) {
        results.put(name, estimate);
    }

    /// A number of one coordinate; its index is left out where there is no other.
    void put(String name, int coordinate, int dimensions, double value) {
        put(dimensions == 1 ? name : name + "." + coordinate, value);
    }

    void add(FindingTable.Shape shape, double... row) {
        rows.computeIfAbsent(shape, _ -> new ArrayList<>()).add(row);
    }

    /// Rows of a table so far, live.
    List<double[]> rows(FindingTable.Shape shape) {
        return rows.getOrDefault(shape, List.of());
    }

    /// A line, unless it was said already.
    void remark(String line) {
        if (!remarks.contains(line)) {
            remarks.add(line);
        }
    }

    /// Numbers that give reason to doubt the solution; of each quantity the worst is told.
    ///
    /// @param warnings found at a time
    /// @param time     the time
    void doubt(List<Warning> warnings, double time) {
        for (Warning warning : warnings) {
            Doubt worst = doubts.get(warning.quantity());
            if (worst == null || warning.value() > worst.warning().value()) {
                doubts.put(warning.quantity(), new Doubt(warning, time));
            }
        }
    }

    private record Doubt(Warning warning, double time) {
        @Override
        public String toString() {
            return "doubt: %s (worst at t = %.4g)".formatted(warning, time);
        }
    }

    void picture(FieldFrame frame) {
        pictures.addAll(Picture.of(frame));
    }

    Map<String, Estimate> results() {
        return results;
    }

    Findings findings() {
        List<FindingTable> tables = new ArrayList<>();
        rows.forEach((shape, all) -> tables.add(new FindingTable(
                shape,
                all.stream().map(row -> Arrays.stream(row).boxed().toList()).toList())));
        List<String> lines = new ArrayList<>(remarks);
        doubts.values().forEach(doubt -> lines.add(doubt.toString()));
        return new Findings(tables, lines, pictures);
    }

    void save(Checkpoint moment) {
        moment.put("shapes", rows.keySet().stream().map(Enum::name).toList());
        rows.forEach((shape, all) -> moment.put(shape.name(), all.toArray(double[][]::new)));
        moment.put("remarks", remarks);
        moment.put("doubts", List.copyOf(doubts.keySet()));
        moment.put(
                "remedies",
                doubts.values().stream().map(doubt -> doubt.warning().remedy()).toList());
        moment.put(
                "doubtful",
                doubts.values().stream()
                        .map(doubt -> new double[] {
                            doubt.warning().value(), doubt.warning().bound(), doubt.time()
                        })
                        .toArray(double[][]::new));
        moment.put("subjects", pictures.stream().map(p -> p.subject().name()).toList());
        moment.put("times", pictures.stream().mapToDouble(Picture::time).toArray());
        moment.put(
                "pictures",
                pictures.stream()
                        .map(p -> p.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                        .toArray(double[][]::new));
    }

    /// Goes back to what was kept.
    ///
    /// @param moment as [#save] filled it
    /// @param grid   of the pictures
    void resume(Checkpoint moment, Grid grid) {
        for (String shape : moment.texts("shapes")) {
            rows.put(FindingTable.Shape.valueOf(shape), new ArrayList<>(Arrays.asList(moment.rows(shape))));
        }
        remarks.addAll(moment.texts("remarks"));
        List<String> quantities = moment.texts("doubts");
        for (int k = 0; k < quantities.size(); k++) {
            double[] numbers = moment.rows("doubtful")[k];
            Warning warning = new Warning(
                    quantities.get(k),
                    numbers[0],
                    numbers[1],
                    moment.texts("remedies").get(k));
            doubts.put(quantities.get(k), new Doubt(warning, numbers[2]));
        }
        List<String> subjects = moment.texts("subjects");
        double[] times = moment.reals("times");
        double[][] values = moment.rows("pictures");
        for (int k = 0; k < subjects.size(); k++) {
            pictures.add(new Picture(
                    Picture.Subject.valueOf(subjects.get(k)),
                    times[k],
                    Picture.axes(grid),
                    Arrays.stream(values[k]).boxed().toList()));
        }
    }
}
