package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.experiment.RecordingPlan;
import org.septuple.experiment.RecordingPlan.Part;
import org.septuple.measurement.Recording;
import org.septuple.numerics.Engine;

/// Whatever bytes a file holds, it is a recording or is refused: nothing else is ever thrown.
class RecordingFuzzTest {

    private static final int MUTATIONS = 50;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "little-f8.npy, little-f8.npy",
        "two.npz, two.npz",
        "deflated.npz, deflated.npz",
        "group.zarr/q/.zarray, group.zarr/q",
        "group.zarr/q/0.0.0, group.zarr/q",
        "walk.csv, walk.csv",
        "walk.csv.gz, walk.csv.gz",
        "walk.parquet, walk.parquet",
        "gzip.parquet, gzip.parquet",
        "long.parquet, long.parquet",
    })
    void mutationsAreReadOrRefused(String mutated, String opened) throws IOException {
        RecordingFilesTest.unpack(folder);
        Path file = folder.resolve(mutated);
        byte[] sound = Files.readAllBytes(file);
        int refused = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Files.write(file, mutate(sound, new SplittableRandom(seed)));
            refused += isRefused(seed, folder.resolve(opened)) ? 1 : 0;
        }
        assertThat(refused).as("harmful mutations").isGreaterThan(MUTATIONS / 5);
        Files.write(file, sound);
        assertThat(isRefused(-1, folder.resolve(opened))).as("unchanged").isFalse();
    }

    private static byte[] mutate(byte[] bytes, SplittableRandom random) {
        byte[] copy = bytes.clone();
        if (random.nextInt(3) == 0) {
            return Arrays.copyOf(copy, random.nextInt(bytes.length));
        }
        int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 100);
        for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
            copy[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static boolean isRefused(int seed, Path file) {
        String array = file.toString().endsWith(".npz") ? "q" : null;
        boolean isTable = RecordingFiles.isTable(file) && !file.endsWith("q");
        boolean isWalk = String.valueOf(file.getFileName()).startsWith("walk");
        RecordingPlan plan = isTable
                ? new RecordingPlan.Table(
                        file, isWalk ? "t" : null, isWalk ? "r" : null, List.of("x", "y"), 1, Part.WHOLE)
                : new RecordingPlan.Array(file, array, List.of(), 1, Part.WHOLE);
        try {
            Recording recording = RecordingFiles.open(plan, 1, Engine.scalar()).recording();
            double[] frame = new double[recording.replicas() * recording.coordinates()];
            for (long t = 0; t < Math.min(recording.frames(), 100); t++) {
                recording.read(t, 1, frame);
            }
            return false;
        } catch (ConfigurationException e) {
            assertThat(e.violations()).as("mutation %d", seed).allSatisfy(violation -> {
                assertThat(violation.message()).isNotBlank().doesNotContain("Exception");
                assertThat(violation.where().toString()).startsWith(file.toString());
            });
            return true;
        }
    }
}
