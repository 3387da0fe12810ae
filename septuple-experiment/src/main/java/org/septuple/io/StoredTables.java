package org.septuple.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.EpochRecord;
import org.septuple.experiment.SnapshotRecord;
import org.septuple.io.table.Table;
import org.septuple.learning.LossShares;
import org.septuple.statistics.Estimate;

/// Reads what [RunTables] wrote. A table that a run does not have is empty.
///
/// @param directory of the tables
record StoredTables(Path directory) {

    /// A test sample of which the features are kept among the arrays.
    record Example(int sample, int label, int answer) {}

    /// The learning curves, by replica, then epoch; the file has them as replicas came to speak.
    List<EpochRecord> epochs() throws IOException {
        Table table = table(RunTables.EPOCHS_TABLE);
        if (table == null) {
            return List.of();
        }
        long[] replica = table.longs("replica");
        long[] epoch = table.longs("epoch");
        long[] step = table.longs("step");
        double[] inputs = table.doubles("loss_inputs");
        double[] bulk = table.doubles("loss_bulk");
        double[] outputs = table.doubles("loss_outputs");
        double[] potential = table.doubles("loss_potential");
        double[] accuracy = table.doubles("accuracy_dynamics");
        double[] radius = table.doubles("spectral_radius");
        List<EpochRecord> records = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            records.add(new EpochRecord(
                    (int) replica[i],
                    (int) epoch[i],
                    step[i],
                    new LossShares(inputs[i], bulk[i], outputs[i], potential[i]),
                    table.isNull("accuracy_dynamics", i) ? null : accuracy[i],
                    radius[i]));
        }
        records.sort(Comparator.comparingInt(EpochRecord::replica).thenComparingInt(EpochRecord::epoch));
        return List.copyOf(records);
    }

    /// How the replicas of ensembles were spread, in the order of the run.
    List<SnapshotRecord> snapshots() throws IOException {
        Table table = table(RunTables.SNAPSHOTS_TABLE);
        if (table == null) {
            return List.of();
        }
        Table spread = table(RunTables.SPREAD_TABLE);
        Described described = spread == null ? Described.nothing() : Described.of(spread);
        List<String> names = texts(table, "ensemble");
        long[] step = table.longs("step");
        List<Estimate> loss = estimates(table, "loss", "loss_se");
        long[] stopped = table.longs("stopped");
        List<SnapshotRecord> records = new ArrayList<>();
        int row = 0;
        for (int i = 0; i < table.rows(); i++) {
            int end = row;
            while (described.isOf(names.get(i), step[i], end - row, end)) {
                end++;
            }
            records.add(new SnapshotRecord(
                    names.get(i),
                    step[i],
                    loss.get(i),
                    (int) stopped[i],
                    described.means.subList(row, end),
                    described.deviations.subList(row, end)));
            row = end;
        }
        if (row != described.means.size()) {
            throw new IOException("%s: row %d belongs to no row of %s"
                    .formatted(directory.resolve(RunTables.SPREAD_TABLE), row, RunTables.SNAPSHOTS_TABLE));
        }
        return List.copyOf(records);
    }

    /// The named results, infinities included.
    Map<String, Estimate> results() throws IOException {
        Map<String, Estimate> results = new LinkedHashMap<>();
        Table table = table(RunTables.RESULTS_TABLE);
        if (table != null) {
            double[] value = table.doubles("value");
            double[] error = table.doubles("error");
            long[] n = table.longs("n");
            List<String> names = texts(table, "name");
            for (int i = 0; i < table.rows(); i++) {
                results.put(names.get(i), new Estimate(value[i], error[i], n[i]));
            }
        }
        return results;
    }

    List<Example> examples() throws IOException {
        Table table = table(RunTables.EXAMPLES_TABLE);
        if (table == null) {
            return List.of();
        }
        long[] sample = table.longs("sample");
        long[] label = table.longs("label");
        long[] answer = table.longs("answer");
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            examples.add(new Example((int) sample[i], (int) label[i], (int) answer[i]));
        }
        return examples;
    }

    /// A table; null if the run does not have it.
    @Nullable
    Table table(String name) throws IOException {
        Path table = directory.resolve(name);
        return Table.isTable(table) ? Table.read(table) : null;
    }

    private static List<String> texts(Table table, String column) {
        List<String> texts = new ArrayList<>();
        for (String text : table.texts(column)) {
            texts.add(Objects.requireNonNullElse(text, ""));
        }
        return texts;
    }

    private static List<Estimate> estimates(Table table, String value, String error) {
        double[] values = table.doubles(value);
        double[] errors = table.doubles(error);
        long[] n = table.longs("replicas");
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            estimates.add(new Estimate(values[i], errors[i], n[i]));
        }
        return estimates;
    }

    /// Trainables of snapshots, those of one snapshot in a row.
    private record Described(
            List<String> names,
            List<Long> steps,
            List<Long> trainables,
            List<Estimate> means,
            List<Estimate> deviations) {

        static Described nothing() {
            return new Described(List.of(), List.of(), List.of(), List.of(), List.of());
        }

        static Described of(Table table) {
            return new Described(
                    texts(table, "ensemble"),
                    boxed(table.longs("step")),
                    boxed(table.longs("trainable")),
                    estimates(table, "mean", "mean_se"),
                    estimates(table, "sd", "sd_se"));
        }

        private static List<Long> boxed(long[] values) {
            return Arrays.stream(values).boxed().toList();
        }

        /// Whether a row is about this trainable of this snapshot.
        boolean isOf(String name, long step, int trainable, int row) {
            return row < names.size()
                    && trainables.get(row) == trainable
                    && steps.get(row) == step
                    && names.get(row).equals(name);
        }
    }
}
