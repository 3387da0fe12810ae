package org.septuple.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Checkpoint;
import org.septuple.experiment.Classification;
import org.septuple.experiment.EpochRecord;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.Findings;
import org.septuple.experiment.FreeEnergyFindings;
import org.septuple.experiment.Run;
import org.septuple.experiment.SnapshotRecord;
import org.septuple.io.table.Column;
import org.septuple.io.table.TableWriter;
import org.septuple.statistics.Estimate;

/// The tables of a run, in tables/NAME.
///
/// | table | a row for each | |
/// |---|---|---|
/// | epochs | replica and epoch | in the order in which replicas came to speak |
/// | snapshots | snapshot of an ensemble | loss, replicas that stopped |
/// | spread | snapshot and described trainable | mean and standard deviation over the replicas |
/// | moments, free_energy, ladder, monitored | [MomentTables] | |
/// | insertions, slice | [FreeEnergyTables] | at the end |
/// | lags, spectrum, positions, times, entropies, potential, drift, remarks | [FindingTables] | at the end |
/// | results | named result | at the end |
/// | examples | test sample of `example_features` | at the end |
final class RunTables {

    static final String NAME = RunNumbers.TABLES;
    static final String EPOCHS_TABLE = "epochs";
    static final String SNAPSHOTS_TABLE = "snapshots";
    static final String SPREAD_TABLE = "spread";
    static final String RESULTS_TABLE = "results";
    static final String EXAMPLES_TABLE = "examples";

    private static final List<Column> EPOCHS = List.of(
            Column.integers("replica", "1", "learner"),
            Column.integers("epoch", "1", "epoch, from 1"),
            Column.integers("step", "1", "learning steps so far"),
            Column.reals("loss", "1", "loss H, averaged over the steps of the epoch"),
            Column.reals("loss_inputs", "1", "share of the input neurons"),
            Column.reals("loss_bulk", "1", "share of the bulk neurons"),
            Column.reals("loss_outputs", "1", "share of the output neurons"),
            Column.reals("loss_potential", "1", "share of V_H"),
            Column.reals("accuracy_dynamics", "1", "part of the test samples read right by (2.1)")
                    .optional(),
            Column.reals("spectral_radius", "1", "spectral radius of the weights"));
    private static final List<Column> SNAPSHOTS = List.of(
            Column.texts("ensemble", "name of the ensemble"),
            Column.integers("step", "1", "learning step"),
            Column.reals("loss", "1", "mean loss of the replicas that go on"),
            Column.reals("loss_se", "1", "its standard error"),
            Column.integers("replicas", "1", "replicas behind the loss; 1 where it is unknown"),
            Column.integers("stopped", "1", "replicas that stopped"));
    private static final List<Column> SPREAD = List.of(
            Column.texts("ensemble", "name of the ensemble"),
            Column.integers("step", "1", "learning step"),
            Column.integers("trainable", "1", "index in q"),
            Column.reals("mean", "1", "mean over the replicas that go on"),
            Column.reals("mean_se", "1", "its standard error"),
            Column.reals("sd", "1", "standard deviation over the replicas that go on"),
            Column.reals("sd_se", "1", "its standard error"),
            Column.integers("replicas", "1", "replicas behind mean and standard deviation; 1 where they are unknown"));
    private static final List<Column> RESULTS = List.of(
            Column.texts("name", "name of the result"),
            Column.reals("value", "1", "estimate"),
            Column.reals("error", "1", "standard error; NaN if unknown"),
            Column.integers("n", "1", "independent units behind it"));
    private static final List<Column> EXAMPLES = List.of(
            Column.integers("sample", "1", "place in the test part"),
            Column.integers("label", "1", "true class"),
            Column.integers("answer", "1", "class given by replica 0"));

    private final Path directory;
    private final Map<String, TableWriter> open = new LinkedHashMap<>();

    /// Begins, or goes back to where a checkpoint says.
    ///
    /// @param run    directory of the run
    /// @param latest where to go on; null to begin
    RunTables(Path run, @Nullable Checkpoint latest) throws IOException {
        this.directory = run.resolve(NAME);
        for (Map.Entry<String, List<Column>> growing : growing().entrySet()) {
            if (latest != null && latest.has(growing.getKey())) {
                int parts = (int) latest.integer(growing.getKey());
                open.put(growing.getKey(), open(growing.getKey(), growing.getValue(), parts));
            }
        }
    }

    private static Map<String, List<Column>> growing() {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        tables.put(EPOCHS_TABLE, EPOCHS);
        tables.put(SNAPSHOTS_TABLE, SNAPSHOTS);
        tables.put(SPREAD_TABLE, SPREAD);
        tables.putAll(MomentTables.COLUMNS);
        return tables;
    }

    private TableWriter table(String name, List<Column> columns) throws IOException {
        TableWriter table = open.get(name);
        if (table == null) {
            table = open(name, columns, 0);
            open.put(name, table);
        }
        return table;
    }

    private TableWriter open(String name, List<Column> columns, int parts) throws IOException {
        return TableWriter.open(directory.resolve(name), columns, parts);
    }

    void append(EpochRecord record) throws IOException {
        table(EPOCHS_TABLE, EPOCHS)
                .append(
                        record.replica(),
                        record.epoch(),
                        record.step(),
                        record.loss().total(),
                        record.loss().inputs(),
                        record.loss().bulk(),
                        record.loss().outputs(),
                        record.loss().potential(),
                        record.accuracy(),
                        record.spectralRadius());
    }

    void append(SnapshotRecord record) throws IOException {
        table(SNAPSHOTS_TABLE, SNAPSHOTS)
                .append(
                        record.name(),
                        record.step(),
                        record.loss().value(),
                        record.loss().standardError(),
                        record.loss().n(),
                        record.stopped());
        TableWriter spread = table(SPREAD_TABLE, SPREAD);
        for (int k = 0; k < record.means().size(); k++) {
            Estimate mean = record.means().get(k);
            Estimate deviation = record.deviation().get(k);
            spread.append(
                    record.name(),
                    record.step(),
                    k,
                    mean.value(),
                    mean.standardError(),
                    deviation.value(),
                    deviation.standardError(),
                    mean.n());
        }
    }

    void append(FreeEnergyFindings.Moment moment) throws IOException {
        for (Map.Entry<String, List<Column>> table : MomentTables.COLUMNS.entrySet()) {
            TableWriter writer = table(table.getKey(), table.getValue());
            for (@Nullable Object[] row : MomentTables.rows(table.getKey(), moment)) {
                writer.append(row);
            }
        }
    }

    /// Closes the parts and notes how many there are.
    void keep(Checkpoint checkpoint) throws IOException {
        for (Map.Entry<String, TableWriter> table : open.entrySet()) {
            table.getValue().closePart();
            checkpoint.put(table.getKey(), table.getValue().parts());
        }
    }

    /// Writes what was found at the end.
    void finish(Run run) throws IOException {
        for (TableWriter table : open.values()) {
            table.closePart();
        }
        List<@Nullable Object[]> results = new ArrayList<>();
        run.results()
                .forEach((name, estimate) ->
                        results.add(new Object[] {name, estimate.value(), estimate.standardError(), estimate.n()}));
        write(RESULTS_TABLE, RESULTS, results);
        FreeEnergyFindings findings = run.freeEnergy();
        if (findings != null) {
            write(
                    FreeEnergyTables.INSERTIONS_TABLE,
                    FreeEnergyTables.INSERTIONS,
                    FreeEnergyTables.insertions(findings));
            write(FreeEnergyTables.SLICE_TABLE, FreeEnergyTables.SLICE, FreeEnergyTables.slice(findings));
        }
        Findings measured = run.findings();
        if (measured != null) {
            for (FindingTable table : measured.tables()) {
                write(table.shape().table(), FindingTables.columns(table.shape()), FindingTables.rows(table));
            }
            List<@Nullable Object[]> remarks = new ArrayList<>();
            measured.remarks().forEach(remark -> remarks.add(new Object[] {remark}));
            write(FindingTables.REMARKS_TABLE, FindingTables.REMARKS, remarks);
        }
        Classification classification = run.classification();
        if (classification != null) {
            List<@Nullable Object[]> examples = new ArrayList<>();
            classification
                    .examples()
                    .forEach(example ->
                            examples.add(new Object[] {example.sample(), example.label(), example.answer()}));
            write(EXAMPLES_TABLE, EXAMPLES, examples);
        }
    }

    private void write(String name, List<Column> columns, List<@Nullable Object[]> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        TableWriter table = open(name, columns, 0);
        for (@Nullable Object[] row : rows) {
            table.append(row);
        }
        table.closePart();
    }
}
