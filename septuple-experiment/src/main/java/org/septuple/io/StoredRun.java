package org.septuple.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.EpochRecord;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.Findings;
import org.septuple.experiment.Picture;
import org.septuple.experiment.Provenance;
import org.septuple.experiment.Run;
import org.septuple.experiment.SnapshotRecord;
import org.septuple.statistics.Estimate;

/// A finished run, read back from its directory alone: neither its data nor its network is needed.
///
/// | of the run | from |
/// |---|---|
/// | experiment | config.resolved.yaml |
/// | outcome, ledger | results.json; what was infinite in a row of the ledger is NaN |
/// | results, epochs, snapshots | tables |
/// | free energies | tables, fields.zarr |
/// | portrait | fields.zarr |
/// | classification | fields.zarr, tables/examples |
/// | provenance | manifest.json |
///
/// Each file is used only if its hash is the one that manifest.json keeps, so a report of what is read here equals the report
/// that the run left.
///
/// @param run        what was found
/// @param provenance where it comes from
/// @param resolved   text of its resolved configuration
public record StoredRun(Run run, Provenance provenance, String resolved) {

    /// Arrays that no report needs; they can be large.
    private static final Set<String> NOT_READ = Set.of(
            "q",
            "ensemble_q",
            "ensemble_step",
            "branch_q",
            "branch_step",
            "moment_step",
            "free_energy_gradient",
            "free_energy_gradient_se");

    /// Reads a run.
    ///
    /// @param directory of the run
    /// @return all of it
    /// @throws RunRefusedException if it is no run, has not ended, or if a file is missing or damaged
    public static StoredRun read(Path directory) {
        Manifest manifest = Manifest.read(directory);
        if (!manifest.hasEnded(RunStatus.read(directory))) {
            throw new RunRefusedException(
                    ErrorCode.UNFINISHED,
                    directory.toString(),
                    "the run has not ended, so it has no results yet",
                    "Finish it with `septuple resume %s`.".formatted(directory));
        }
        requireUnchanged(directory, manifest);
        ResultsFile results = ResultsFile.read(directory);
        Run run = run(directory, experiment(directory), results);
        return new StoredRun(
                run,
                manifest.provenance(manifest.seconds()),
                ConfigFile.text(directory.resolve(RunDirectory.RESOLVED)));
    }

    private static Experiment experiment(Path directory) {
        Path file = directory.resolve(RunDirectory.RESOLVED);
        try {
            return ExperimentFile.readWithoutData(file).value();
        } catch (ConfigurationException e) {
            throw RunRefusedException.damaged(
                    file,
                    "the configuration cannot be read back: "
                            + e.violations().getFirst().message());
        }
    }

    private static Run run(Path directory, Experiment experiment, ResultsFile results) {
        Path reading = directory.resolve(RunTables.NAME);
        try {
            StoredTables tables = new StoredTables(reading);
            List<EpochRecord> epochs = tables.epochs();
            List<SnapshotRecord> snapshots = tables.snapshots();
            Map<String, Estimate> estimates = tables.results();
            List<StoredTables.Example> examples = tables.examples();
            reading = directory.resolve(RunFields.NAME);
            StoredFields fields = StoredFields.open(directory);
            return new Run(
                    experiment,
                    results.outcome(),
                    estimates,
                    epochs,
                    snapshots,
                    fields.portrait(),
                    fields.classification(examples),
                    results.ledger(),
                    new StoredFreeEnergy(tables, fields.group()).findings(experiment),
                    findings(experiment, tables, fields));
        } catch (IOException | IllegalArgumentException e) {
            throw RunRefusedException.damaged(reading, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Findings findings(Experiment experiment, StoredTables tables, StoredFields fields)
            throws IOException {
        Findings found = FindingTables.read(tables);
        if (experiment instanceof Experiment.OfGeodesics geodesics && geodesics.image() != null) {
            return new Findings(
                    found == null ? List.of() : found.tables(),
                    found == null ? List.of() : found.remarks(),
                    List.of(),
                    ImageFields.read(geodesics.image().view(), fields.group()));
        }
        return switch (experiment) {
            case Experiment.OnGrid solved -> pictured(found, fields.pictures(solved.grid(), solved.frames() + 1));
            case Experiment.Einstein einstein ->
                pictured(
                        found,
                        fields.pictures(
                                einstein.plan().grid(), einstein.plan().times().frames() + 1));
            default -> found;
        };
    }

    private static Findings pictured(@Nullable Findings found, List<Picture> pictures) {
        return new Findings(
                found == null ? List.of() : found.tables(), found == null ? List.of() : found.remarks(), pictures);
    }

    private static void requireUnchanged(Path directory, Manifest manifest) {
        manifest.files().forEach((name, hash) -> {
            if (!isRead(name)) {
                return;
            }
            Path file = directory.resolve(name);
            try {
                String now = Sha256.of(file);
                if (!now.equals(hash)) {
                    throw RunRefusedException.damaged(
                            file, "changed since the run ended (SHA-256 %.12s…, was %.12s…)".formatted(now, hash));
                }
            } catch (IOException e) {
                throw RunRefusedException.damaged(file, "cannot be read: " + ConfigFile.reason(e));
            }
        });
    }

    private static boolean isRead(String name) {
        String[] parts = name.split("/", -1);
        return switch (parts[0]) {
            case RunDirectory.RESOLVED, RunDirectory.RESULTS, RunTables.NAME -> true;
            case RunFields.NAME -> parts.length == 1 || !NOT_READ.contains(parts[1]);
            default -> false;
        };
    }
}
