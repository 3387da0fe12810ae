package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.io.table.Column;
import org.septuple.io.table.Table;
import org.septuple.io.zarr.ZarrArray;
import org.septuple.io.zarr.ZarrGroup;
import tools.jackson.databind.json.JsonMapper;

/// `export` writes beside the run, replaces nothing unasked, and takes runs of every state.
class ExportCommandTest {

    @TempDir
    private Path scratch;

    private Path runs() {
        return scratch.resolve("runs");
    }

    private static Path beside(Path run, String ending) {
        return run.resolveSibling(run.getFileName() + ending);
    }

    @Test
    void aFinishedRunIsCopiedBesideItself() throws IOException {
        Path run = SmallExperiment.ONE_REPLICA.run(runs());
        Captured hdf5 = Captured.of("export", run.toString(), "--to", "hdf5");
        assertThat(hdf5.exit()).as(hdf5.err()).isZero();
        assertThat(hdf5.out().strip()).isEqualTo(beside(run, ".h5").toString());
        try (HdfFile file = new HdfFile(beside(run, ".h5"))) {
            assertThat(file.getDatasetByPath("/bias").getAttribute("recurrent").getData())
                    .isEqualTo("6");
        }
        Captured csv = Captured.of("export", "last", "--out", runs().toString(), "--to", "csv", "--json");
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(csv.out())
                        .path("output")
                        .asString())
                .isEqualTo(beside(run, "-csv").toString());
        assertThat(beside(run, "-csv").resolve("tables/epochs.csv")).content().contains("spectral_radius");
        assertThat(Captured.of("verify", run.toString()).out()).endsWith(" 0 changed\n");
    }

    /// Every array and table of an equation on a grid has its numbers, axes and units.
    @ParameterizedTest
    @EnumSource(names = {"FOKKER_PLANCK", "SCHROEDINGER", "PATHS", "MADELUNG", "FLOW_IN_SPACE", "CONTEST", "WAVE"})
    void fieldsOnGridsAreCopiedWhole(SmallExperiment experiment) throws IOException {
        Path run = experiment.run(runs());
        Captured export = Captured.of("export", run.toString(), "--to", "hdf5");
        assertThat(export.exit()).as(export.err()).isZero();
        ZarrGroup fields = ZarrGroup.open(run.resolve("fields.zarr"));
        try (HdfFile file = new HdfFile(beside(run, ".h5"))) {
            for (ZarrArray array : fields.arrays()) {
                Dataset copy = file.getDatasetByPath("/" + array.name());
                assertThat(copy.getDimensions())
                        .as(array.name())
                        .containsExactly(array.shape().stream()
                                .mapToInt(Integer::intValue)
                                .toArray());
                assertThat((double[]) copy.getDataFlat()).as(array.name()).isEqualTo(array.doubles());
                assertThat(copy.getAttribute("units").getData()).isEqualTo("1");
                assertThat((String[]) copy.getAttribute("_ARRAY_DIMENSIONS").getData())
                        .containsExactly(array.dimensions().toArray(String[]::new));
            }
            try (var tables = Files.list(run.resolve("tables"))) {
                for (Path table : tables.toList()) {
                    for (Column column : Table.read(table).columns()) {
                        assertThat(file.getDatasetByPath("/tables/%s/%s".formatted(table.getFileName(), column.name()))
                                        .getSize())
                                .as(table + " " + column.name())
                                .isEqualTo(Table.read(table).rows());
                    }
                }
            }
        }
    }

    @Test
    void nothingIsReplacedUnasked() throws IOException {
        Path run = SmallExperiment.FEED_FORWARD.run(runs());
        Path own = Files.writeString(scratch.resolve("own.h5"), "mine");
        String[] export = {"export", run.toString(), "--to", "hdf5", "--output", own.toString()};
        Captured refused = Captured.of(export);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains(own + " exists", "--force");
        assertThat(own).hasContent("mine");
        Captured forced = Captured.of("export", run.toString(), "--to", "hdf5", "--output", own.toString(), "--force");
        assertThat(forced.exit()).as(forced.err()).isZero();
        assertThat(Files.size(own)).isGreaterThan(1000);
        Captured nowhere = Captured.of(
                "export",
                run.toString(),
                "--to",
                "csv",
                "--output",
                scratch.resolve("no/where").toString());
        assertThat(nowhere.exit()).isEqualTo(6);
        assertThat(nowhere.err()).contains("make it first", "[IO-001]").doesNotContain("\tat ");
        assertThat(Captured.of("export", run.toString(), "--to", "xls").err()).contains("HDF5", "CSV");
    }

    @Test
    void whatAnInterruptedRunKeptIsCopied() throws IOException {
        Path ensemble = SmallExperiment.ENSEMBLE.interrupted(runs());
        assertThat(Captured.of("export", ensemble.toString(), "--to", "csv").exit())
                .isZero();
        assertThat(beside(ensemble, "-csv").resolve("fields/ensemble_q.csv")).isNotEmptyFile();
        Path killed = SmallExperiment.FEED_FORWARD.killed(runs());
        Captured nothing = Captured.of("export", killed.toString(), "--to", "hdf5");
        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.err()).contains("nothing to export", "septuple resume", "[RUN-011]");
    }

    @Test
    void damagedArraysAreNamed() throws IOException {
        Path run = SmallExperiment.FEED_FORWARD.run(runs());
        Files.writeString(run.resolve("fields.zarr/.zmetadata"), "{");
        Captured refused = Captured.of("export", run.toString(), "--to", "csv");
        assertThat(refused.exit()).isEqualTo(6);
        assertThat(refused.err()).contains(".zmetadata", "[IO-001]").doesNotContain("\tat ");
        assertThat(beside(run, "-csv")).doesNotExist();
    }
}
