package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.septuple.io.table.Column;
import org.septuple.io.table.Table;
import org.septuple.io.zarr.ZarrGroup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// docs/run-directory.md names all that a run leaves, and nothing else.
@Timeout(180)
class RunDirectoryPageTest {

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @TempDir
    private Path scratch;

    /// The names in backticks in the first column of the table under a heading.
    private static Set<String> named(String heading) throws IOException {
        String page = Files.readString(Child.home().resolve("docs/run-directory.md"));
        int from = page.indexOf("\n" + heading + "\n");
        assertThat(from).as(heading).isNotNegative();
        Set<String> names = new TreeSet<>();
        for (String line : page.substring(from + heading.length() + 2).split("\n", -1)) {
            if (line.startsWith("#")) {
                break;
            }
            if (line.startsWith("| `")) {
                Matcher name = NAME.matcher(line.split("\\|", -1)[1]);
                while (name.find()) {
                    names.add(name.group(1));
                }
            }
        }
        return names;
    }

    private Path run(String name, String... arguments) throws IOException {
        Path parent = scratch.resolve(name);
        Captured run = Captured.of(Stream.concat(
                        Stream.of(
                                "run",
                                Child.home().resolve("experiments/" + name).toString(),
                                "--out",
                                parent.toString()),
                        Stream.of(arguments))
                .toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return Artefacts.onlyRun(parent);
    }

    private static Set<String> files(Path run) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                names.add(run.relativize(file)
                        .toString()
                        .replace('\\', '/')
                        .replaceFirst("^fields\\.zarr/.*", "fields.zarr")
                        .replaceFirst("^checkpoints/\\d+\\.npz$", "checkpoints/NUMBER.npz")
                        .replaceFirst("^tables/[a-z_]+/part-\\d+\\.parquet$", "tables/NAME/part-*.parquet"));
            }
        }
        return names;
    }

    private static void fieldsAreNamed(List<Path> runs, String file) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path run : runs) {
            JsonNode root = JsonMapper.builder().build().readTree(Files.readString(run.resolve(file)));
            found.addAll(root.propertyNames());
        }
        assertThat(named("## " + file)).as(file).isEqualTo(found);
    }

    @Test
    void thePageNamesWhatARunLeaves() throws IOException {
        Path digits = run(
                "digits.yaml",
                "data.path=data/optdigits-8x8.csv.gz",
                "learning.epochs=1",
                "learning.replicas=1",
                "dynamics.steps=5",
                "canonical=none",
                "network.bulk.size=8",
                "spacetime.clouds=320",
                "spacetime.replicas=50");
        Path moons = run(
                "moons-ensemble.yaml",
                "learning.epochs=2",
                "learning.replicas=16",
                "learning.ensemble.snapshots=20",
                "learning.ensemble.branch.at=40",
                "learning.ensemble.branch.replicas=8");
        Path law = run(
                "digits-free-energy.yaml",
                "data.path=data/optdigits-8x8.csv.gz",
                "learning.epochs=1",
                "canonical.cases=2",
                "canonical.chains=2",
                "canonical.warm-up=20",
                "canonical.samples=8",
                "canonical.nodes=2",
                "canonical.insertions=[sink]",
                "canonical.slice={axes: [{trainable: 0, from: 0, to: 1, points: 2}]}");
        Path walk = run("walk.yaml", "recording.frames=60", "recording.replicas=64", "recording.substeps=5");
        Path adaptive = run(
                "digits-adaptive.yaml",
                "data.path=data/optdigits-8x8.csv.gz",
                "learning.epochs=1",
                "learning.replicas=1",
                "learning.adaptive.every=10",
                "learning.adaptive.probe=4",
                "learning.adaptive.knobs=none");
        Path neurons = Files.writeString(
                scratch.resolve("neurons.csv"), "x,y,z,gxx,gxy,gxz,gyy,gyz,gzz,vx,vy,vz\n1,1,1,1,0,0,1,0,1,1,0,0\n");
        Path moving = run(
                "acceptance/S7.yaml",
                "neurons={table: %s}".formatted(neurons),
                "metric.points=[6, 6, 6]",
                "metric.derivatives=first");
        Path growing = Files.writeString(
                scratch.resolve("growing.csv"), "time,count\n0,10\n1,11\n2,13\n3,14\n4,17\n5,19\n6,21\n7,26\n");
        Path growth = run("acceptance/G12.yaml", "cosmology={neurons: {table: %s, window: 6}}".formatted(growing));
        Path onGrids = scratch.resolve("grids");
        Path image = SmallExperiment.IMAGE.run(onGrids);
        List<Path> runs = List.of(
                digits,
                moons,
                law,
                walk,
                adaptive,
                moving,
                growth,
                SmallExperiment.FOKKER_PLANCK.run(onGrids),
                SmallExperiment.SCHROEDINGER.run(onGrids),
                SmallExperiment.VORTEX_RING.run(onGrids),
                SmallExperiment.PATHS.run(onGrids),
                SmallExperiment.FLOW_IN_SPACE.run(onGrids),
                SmallExperiment.CONTEST.run(onGrids),
                SmallExperiment.IDENTITY.run(onGrids),
                SmallExperiment.ACTION.run(onGrids),
                SmallExperiment.CURVATURE.run(onGrids),
                SmallExperiment.PREMISES.run(onGrids),
                SmallExperiment.COSMOLOGY.run(onGrids),
                SmallExperiment.KASNER.run(onGrids),
                SmallExperiment.PLANTED.run(onGrids),
                SmallExperiment.WAVE.run(onGrids),
                SmallExperiment.DUST_IN_THE_PLANE.run(onGrids),
                SmallExperiment.GEODESIC.run(onGrids),
                SmallExperiment.GEODESIC_OF_SAMPLES.run(onGrids),
                image,
                SmallExperiment.METRIC.run(onGrids));

        Set<String> files = files(digits);
        files.addAll(files(moons));
        files.addAll(files(law));
        files.addAll(files(image));
        assertThat(named("## Files")).isEqualTo(files);

        Set<String> arrays = new TreeSet<>();
        for (Path run : runs) {
            arrays.addAll(ZarrGroup.open(run.resolve("fields.zarr")).names());
        }
        assertThat(named("## fields.zarr")).isEqualTo(arrays);

        for (Path run : runs) {
            try (Stream<Path> tables = Files.list(run.resolve("tables"))) {
                for (Path table : tables.toList()) {
                    Collection<String> columns = new TreeSet<>(Table.read(table).columns().stream()
                            .map(Column::name)
                            .toList());
                    assertThat(named("### " + table.getFileName()))
                            .as(table.toString())
                            .isEqualTo(columns);
                }
            }
        }
        fieldsAreNamed(runs, "manifest.json");
        fieldsAreNamed(runs, "status.json");
    }
}
