package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.septuple.experiment.Run;
import org.septuple.experiment.SnapshotRecord;
import org.septuple.statistics.Estimate;

/// How the trainables of an ensemble are spread over its replicas, and how that changes while they learn.
///
/// @param run what it is about
record Spread(Run run) implements Section {

    private static final int DRAWN = 3;

    @Override
    public void write(Markup html) {
        if (run.snapshots().isEmpty()) {
            return;
        }
        html.element("h2", "Ensemble").newline();
        html.open("div", "class", "figures");
        List<String> names =
                run.snapshots().stream().map(SnapshotRecord::name).distinct().toList();
        for (String name : names) {
            List<SnapshotRecord> records = run.snapshots().stream()
                    .filter(record -> record.name().equals(name))
                    .toList();
            writeMeans(html, name, records);
            writeDeviations(html, name, records);
        }
        html.close("div").newline();
        String arrays = names.stream().map(name -> name + "_q").collect(Collectors.joining(" and "));
        String words =
                "All trainables of all replicas are in fields.zarr: %s, opened by xarray.open_zarr(\"fields.zarr\")."
                        .formatted(arrays);
        html.element("p", words, "class", "note").newline();
    }

    private static void writeMeans(Markup html, String name, List<SnapshotRecord> records) {
        List<LineChart.Series> series = drawn(records)
                .mapToObj(k -> series(
                        "q" + k,
                        records,
                        record -> new Estimate(
                                record.means().get(k).value(),
                                record.deviation().get(k).value(),
                                record.means().get(k).n())))
                .toList();
        String words =
                "Mean over %s replicas of the first trainables against learning steps. Band: ± one standard deviation of the replicas, not an error of the mean."
                        .formatted(NumberText.count(
                                records.getFirst().means().getFirst().n()));
        write(html, name + ": mean of q", "q", series, words, numbers(records, true));
    }

    private static void writeDeviations(Markup html, String name, List<SnapshotRecord> records) {
        List<LineChart.Series> series = drawn(records)
                .mapToObj(k ->
                        series("q" + k, records, record -> record.deviation().get(k)))
                .toList();
        String words =
                "Standard deviation over the replicas of the first trainables. Band: ± one standard error, by the delta method.";
        write(html, name + ": spread of q", "standard deviation of q", series, words, numbers(records, false));
    }

    private static IntStream drawn(List<SnapshotRecord> records) {
        return IntStream.range(0, Math.min(DRAWN, records.getFirst().means().size()));
    }

    private interface Quantity {
        Estimate of(SnapshotRecord record);
    }

    private static LineChart.Series series(String name, List<SnapshotRecord> records, Quantity quantity) {
        List<LineChart.Point> points = new ArrayList<>();
        for (SnapshotRecord record : records) {
            Estimate estimate = quantity.of(record);
            if (Double.isFinite(estimate.value())) {
                points.add(new LineChart.Point(record.step(), estimate.value(), estimate.standardError()));
            }
        }
        return new LineChart.Series(name, points);
    }

    private static void write(
            Markup html, String title, String axis, List<LineChart.Series> series, String words, Section numbers) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double first = 0;
        double last = 0;
        for (LineChart.Series line : series) {
            for (LineChart.Point point : line.points()) {
                double error = Math.abs(point.error()) <= Axis.LARGEST / 2 ? point.error() : 0;
                low = Math.min(low, point.y() - error);
                high = Math.max(high, point.y() + error);
            }
            if (!line.points().isEmpty()) {
                first = line.points().getFirst().x();
                last = line.points().getLast().x();
            }
        }
        if (!(low <= high && -Axis.LARGEST / 2 <= low && high <= Axis.LARGEST / 2)) {
            Section.notDrawn(html, title);
            return;
        }
        LineChart chart = new LineChart(
                title,
                axis + " of an ensemble of learners against the learning step.",
                Axis.linear("learning step", "", first, Math.max(last, first + 1)),
                Axis.linear(axis, "", low, high),
                series);
        Section.figure(html, chart, words, numbers);
    }

    private static Section numbers(List<SnapshotRecord> records, boolean means) {
        return html -> {
            List<String> columns = new ArrayList<>(List.of("step"));
            drawn(records).forEach(k -> columns.addAll(List.of("q" + k, "s.e.")));
            columns.add("stopped");
            Table table = new Table(
                    html,
                    Table.Kind.NUMBERS,
                    means ? "Means with standard errors (s.e.)." : "Standard deviations with standard errors (s.e.).",
                    columns.toArray(String[]::new));
            for (SnapshotRecord record : records) {
                table.row().count(record.step());
                drawn(records).forEach(k -> {
                    Estimate shown = (means ? record.means() : record.deviation()).get(k);
                    table.number(shown.value()).number(shown.standardError());
                });
                table.count(record.stopped());
            }
            table.end();
        };
    }
}
