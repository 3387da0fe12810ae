package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.experiment.RecordingPlan;
import org.septuple.experiment.RecordingPlan.Axis;
import org.septuple.experiment.RecordingPlan.Part;
import org.septuple.measurement.Recording;
import org.septuple.numerics.Engine;

/// Files that numpy, pandas, zarr and xarray wrote, by recordings/fixtures.py: frame t of coordinate c of replica r is
/// 100 t + 10 r + c + ½.
class RecordingFilesTest {

    private static final int FRAMES = 5;
    private static final int REPLICAS = 3;
    private static final int COORDINATES = 2;
    private static final List<Axis> USUAL = List.of(Axis.TIME, Axis.REPLICA, Axis.COORDINATE);
    private static final List<Axis> REPLICA_FIRST = List.of(Axis.REPLICA, Axis.TIME, Axis.COORDINATE);

    @TempDir
    static Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        unpack(folder);
    }

    static void unpack(Path target) throws IOException {
        try (InputStream raw = Objects.requireNonNull(
                        RecordingFilesTest.class.getResourceAsStream("recordings/recordings.zip"));
                ZipInputStream zip = new ZipInputStream(raw)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = target.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }

    private static Recording array(String file, @Nullable String array, List<Axis> axes) {
        var plan = new RecordingPlan.Array(folder.resolve(file), array, axes, 0.25, Part.WHOLE);
        return RecordingFiles.open(plan, 1, Engine.scalar()).recording();
    }

    private static Recording table(String file, @Nullable String time, @Nullable String replica, String... columns) {
        var plan = new RecordingPlan.Table(folder.resolve(file), time, replica, List.of(columns), 0.25, Part.WHOLE);
        return RecordingFiles.open(plan, 1, Engine.scalar()).recording();
    }

    private static double[] read(Recording recording) {
        double[] all = new double[(int) recording.frames() * recording.replicas() * recording.coordinates()];
        recording.read(0, (int) recording.frames(), all);
        return all;
    }

    private static void assertHolds(Recording recording, int replicas, int coordinates, double scale, double shift) {
        assertThat(recording.frames()).isEqualTo(FRAMES);
        assertThat(recording.replicas()).isEqualTo(replicas);
        assertThat(recording.coordinates()).isEqualTo(coordinates);
        double[] expected = new double[FRAMES * replicas * coordinates];
        for (int t = 0, at = 0; t < FRAMES; t++) {
            for (int r = 0; r < replicas; r++) {
                for (int c = 0; c < coordinates; c++) {
                    expected[at++] = Math.floor(scale * (100 * t + 10 * r + c)) + shift;
                }
            }
        }
        assertThat(read(recording)).isEqualTo(expected);
        double[] two = new double[2 * replicas * coordinates];
        recording.read(2, 2, two);
        int from = 2 * replicas * coordinates;
        assertThat(two).isEqualTo(Arrays.copyOfRange(expected, from, 2 * from));
    }

    // Arrays

    @ParameterizedTest
    @ValueSource(
            strings = {
                "little-f8.npy",
                "little-f4.npy",
                "little-f2.npy",
                "big-f8.npy",
                "big-f4.npy",
                "fortran.npy",
                "version2.npy",
                "version3.npy",
                "one.npz"
            })
    void realNumbersArriveWhateverTheirTypeAndOrder(String file) {
        Recording recording = array(file, null, List.of());
        assertHolds(recording, REPLICAS, COORDINATES, 1, 0.5);
        assertThat(recording.interval()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @CsvSource({
        "little-i8.npy, 1", "little-i4.npy, 1", "little-i2.npy, 1", "little-u8.npy, 1", "little-u4.npy, 1",
        "little-u2.npy, 1", "big-i4.npy, 1", "big-u2.npy, 1", "i1.npy, .1", "u1.npy, .1"
    })
    void wholeNumbersBecomeReal(String file, double scale) {
        assertHolds(array(file, null, List.of()), REPLICAS, COORDINATES, scale, 0);
    }

    @Test
    void largeUnsignedNumbersRoundToTheNearest() {
        assertThat(read(array("largest.npy", null, List.of()))).containsExactly(0x1p64, 0x1p63, 0x1p53);
    }

    @Test
    void axesCountWhatTheyAreSaidToCount() {
        assertHolds(array("replica-first.npy", null, REPLICA_FIRST), REPLICAS, COORDINATES, 1, 0.5);
        assertHolds(array("fortran-replica-first.npy", null, REPLICA_FIRST), REPLICAS, COORDINATES, 1, 0.5);
        assertHolds(
                array("coordinate-first.npy", null, List.of(Axis.COORDINATE, Axis.REPLICA, Axis.TIME)),
                REPLICAS,
                COORDINATES,
                1,
                0.5);
        assertHolds(array("plane.npy", null, List.of()), 1, COORDINATES, 1, 0.5);
        assertHolds(array("line.npy", null, List.of()), 1, 1, 1, 0.5);
        assertThat(array("plane.npy", null, List.of(Axis.TIME, Axis.REPLICA)).replicas())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two.npz", "deflated.npz"})
    void aMemberOfAnArchiveIsChosenByName(String file) {
        assertHolds(array(file, "q", USUAL), REPLICAS, COORDINATES, 1, 0.5);
        assertThat(read(array(file, "p", USUAL))[0]).isEqualTo(-0.5);
    }

    @Test
    void zarrArraysAreReadByChunk() {
        assertHolds(array("group.zarr", "q", List.of()), REPLICAS, COORDINATES, 1, 0.5);
        assertHolds(array("group.zarr", "replica_first", REPLICA_FIRST), REPLICAS, COORDINATES, 1, 0.5);
        assertHolds(array("group.zarr", "whole", List.of()), REPLICAS, COORDINATES, 1, 0);
        assertHolds(array("group.zarr/q", null, List.of()), REPLICAS, COORDINATES, 1, 0.5);
        assertHolds(array("alone.zarr", null, List.of()), REPLICAS, COORDINATES, 1, 0.5);
    }

    /// The array of words beside it is none that is read here, and is in nobody's way.
    @Test
    void namesOfDimensionsTellTheAxes() {
        assertHolds(array("xarray.zarr", "q", List.of()), REPLICAS, COORDINATES, 1, 0.5);
    }

    // Tables

    @ParameterizedTest
    @ValueSource(
            strings = {
                "walk.csv",
                "walk.csv.gz",
                "indexed.csv",
                "walk.parquet",
                "gzip.parquet",
                "plain.parquet",
                "parts"
            })
    void rowsBecomeFramesAndReplicas(String file) {
        Recording recording = table(file, "t", "r", "x", "y");
        assertHolds(recording, REPLICAS, COORDINATES, 1, 0.5);
        assertThat(recording.interval()).isEqualTo(0.4 / 4);
        assertHolds(table(file, "t", "run", "x", "y"), REPLICAS, COORDINATES, 1, 0.5);
        assertThat(table(file, null, "r", "y", "x").interval()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"numbered.csv", "bare.csv"})
    void tablesOfNumbersAloneAreOneReplica(String file) {
        assertHolds(table(file, null, null), 1, COORDINATES, 1, 0.5);
        assertHolds(table(file, null, null, "0", "1"), 1, COORDINATES, 1, 0.5);
    }

    @Test
    void parquetOfNarrowTypesAndManyRowGroupsIsRead() {
        assertThat(read(table("narrow.parquet", null, "r", "x"))[1]).isEqualTo(10.5);
        assertThat(read(table("narrow.parquet", null, "r", "y"))[1]).isEqualTo(11);
        double[] numbers = read(table("long.parquet", null, null, "x", "y"));
        assertThat(numbers).hasSize(18_000);
        for (int i = 0; i < 9000; i++) {
            assertThat(numbers[2 * i]).isEqualTo(i < 3000 ? 1.5 : i < 6000 ? 2.5 : -3.5);
            assertThat(numbers[2 * i + 1]).isEqualTo(i % 17);
        }
        assertThat(read(table("gap.parquet", "t", "r", "x"))[4]).isNaN();
    }

    // Runs

    private static RecordingFiles.Opened run(String artefact, Part part, long... steps) throws IOException {
        Path run = folder.resolve("run");
        Path times = run.resolve("fields.zarr/ensemble_step");
        Files.createDirectories(times);
        Files.writeString(run.resolve("manifest.json"), "{}");
        Files.writeString(times.resolve(".zarray"), """
                {"zarr_format": 2, "shape": [5], "chunks": [5], "dtype": "<i8", "compressor": null, "filters": null,
                 "fill_value": null, "order": "C"}""");
        ByteBuffer bytes = ByteBuffer.allocate(8 * steps.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(steps);
        Files.write(times.resolve("0"), bytes.array());
        Path q = Files.createDirectories(run.resolve("fields.zarr/ensemble_q"));
        for (String name : List.of(".zarray", "0.0.0")) {
            Files.write(
                    q.resolve(name),
                    Files.readAllBytes(folder.resolve("alone.zarr").resolve(name)));
        }
        return RecordingFiles.open(new RecordingPlan.OfRun(run, artefact, 0.5, part), 1, Engine.scalar());
    }

    @Test
    void snapshotsOfARunAreItsSteps() throws IOException {
        var opened = run("ensemble_q", Part.WHOLE, 0, 20, 40, 60, 80);
        assertHolds(opened.recording(), REPLICAS, COORDINATES, 1, 0.5);
        assertThat(opened.recording().interval()).isEqualTo(10);
        assertThat(opened.hashes()).containsOnlyKeys("ensemble_q");
        var part = new Part(List.of(), 0, 0, 0, 4, 1);
        assertThat(run("ensemble_q", part, 0, 20, 40, 60, 75).recording().interval())
                .isEqualTo(10);
        assertRefused(
                () -> run("ensemble_q", Part.WHOLE, 0, 20, 40, 60, 75),
                "DATA-018",
                "60 and 75",
                "20 steps",
                "until: 4");
        assertRefused(
                () -> run("ensemble", Part.WHOLE, 0, 20, 40, 60, 80), "DATA-016", "`ensemble`", "mean `ensemble_q`?");
    }

    /// Chunks that were sound when the array was opened.
    @Test
    void chunksDamagedWhileTheyAreMeasuredAreRefused(@TempDir Path other) throws IOException {
        unpack(other);
        Path place = other.resolve("group.zarr/q");
        Path chunk = place.resolve("0.0.0");
        byte[] sound = Files.readAllBytes(chunk);
        byte[] flipped = sound.clone();
        flipped[sound.length - 5] ^= 1;
        var plan = new RecordingPlan.Array(place, null, List.of(), 1, Part.WHOLE);
        for (byte[] bytes : List.of(Arrays.copyOf(sound, sound.length / 2), flipped)) {
            Files.write(chunk, sound);
            Recording recording = RecordingFiles.open(plan, 1, Engine.scalar()).recording();
            Files.write(chunk, bytes);
            String code = bytes.length == sound.length ? "DATA-012" : "DATA-011";
            assertRefused(() -> read(recording), code, chunk + " is damaged");
            assertThat(Files.readAllBytes(chunk)).as("left as it is").isEqualTo(bytes);
        }
    }

    // Parts

    @Test
    void aPartIsMeasured() {
        for (String file : List.of("little-f8.npy", "group.zarr/q")) {
            var part = new Part(List.of(1, 0), 1, 3, 1, 5, 2);
            var plan = new RecordingPlan.Array(folder.resolve(file), null, List.of(), 0.25, part);
            Recording recording = RecordingFiles.open(plan, 1, Engine.scalar()).recording();
            assertThat(recording.interval()).isEqualTo(0.5);
            assertThat(read(recording)).containsExactly(111.5, 110.5, 121.5, 120.5, 311.5, 310.5, 321.5, 320.5);
        }
    }

    @Test
    void aPartOutsideIsRefused() {
        for (Part part : List.of(
                new Part(List.of(2), 0, 0, 0, 0, 1),
                new Part(List.of(), 0, 4, 0, 0, 1),
                new Part(List.of(), 3, 0, 0, 0, 1),
                new Part(List.of(), 0, 0, 5, 0, 1),
                new Part(List.of(), 0, 0, 0, 6, 1))) {
            var plan = new RecordingPlan.Array(folder.resolve("little-f8.npy"), null, List.of(), 1, part);
            assertThat(Refusal.of(() -> RecordingFiles.open(plan, 1, Engine.scalar()))
                            .violations()
                            .getFirst()
                            .code())
                    .isEqualTo(ErrorCode.DATA_PART);
        }
    }

    // Refusals

    private static void assertRefused(ThrowingCallable call, String... words) {
        var refusal = Refusal.of(call);
        assertThat(refusal).hasMessageContainingAll(words);
        assertThat(refusal.getMessage()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "complex.npy, DATA-012, <c16, q.real",
        "object.npy, DATA-012, |O, dtype=float",
        "record.npy, DATA-012, record, numpy.stack",
        "flags.npy, DATA-012, |b1, astype",
        "words.npy, DATA-012, <U1, astype",
        "nothing.npy, DATA-017, length 0, time",
        "scalar.npy, DATA-017, 0 dimensions, 1 to 3",
        "four.npy, DATA-017, 4 dimensions, 1 to 3",
        "two.npz, DATA-016, 'q, p', Give `array`",
        "nowhere.npy, DATA-001, no such file, Check",
        "group.zarr, DATA-016, 'fast, q', Give `array`",
        "group.zarr/fast, DATA-012, blosc, GZip",
        "three.zarr, DATA-012, Zarr 3, zarr_format=2",
    })
    void arraysThatAreNoRecordingAreRefused(String file, String code, String found, String remedy) {
        assertRefused(() -> array(file, null, List.of()), file, code, found, remedy);
    }

    @Test
    void arraysThatAreNotThereAreRefusedWithThoseThatAre() {
        assertRefused(() -> array("two.npz", "Q", USUAL), "DATA-016", "`Q`", "q, p", "Did you mean `q`?");
        assertRefused(() -> array("group.zarr", "hole", USUAL), "DATA-016", "Did you mean `whole`?");
        assertRefused(() -> array("little-f8.npy", "q", USUAL), "DATA-016", "Leave `array` out");
        assertRefused(() -> table("walk.csv", "t", "r", "X1"), "DATA-016", "`X1`", "t, r, run, x, y", "mean `x`?");
        assertRefused(() -> table("walk.parquet", "t", "r", "z"), "DATA-016", "`z`", "t, r, run, x, y");
    }

    @Test
    void axesThatAreNotThoseOfTheArrayAreRefused() {
        assertRefused(() -> array("plane.npy", null, USUAL), "DATA-017", "2 dimensions [5, 2]", "names 3");
        assertRefused(
                () -> array("plane.npy", null, List.of(Axis.REPLICA, Axis.COORDINATE)), "DATA-017", "must name time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "t,r,x|0,0,1|1,0,2|3,0,4; DATA-018; :4:1; the time 3",
                "t,r,x|0,0,1|1,0,2|1,0,4; DATA-018; :4:1; the time 1",
                "t,r,x|0,0,1|1,0,2|2,0,3|0,1,1|1,1,2; DATA-019; :6:1; ends here after 2 rows",
                "t,r,x|0,0,1|1,0,2|2,0,3|0,1,1|2,1,2; DATA-019; :6:1; missing before here (2, of the latter 3)",
                "t,r,x|0,0,1|1,0,2|1,0,2|0,1,1|1,1,2|0,2,1|1,2,2; DATA-019; :4:1; ends here after 3 rows",
                "t,r,x|0,0,1|0,0,1|1,0,2|0,1,1|1,1,2|0,2,1|1,2,2; DATA-019; :3:1; doubled before here (3, of the latter 2)",
                "t,r,x|0,0,1|1,0,2|0,1,1|2,1,2; DATA-019; :5:1; time 2",
                "t,r,x|0,0,1|1,0,two|2,0,3; DATA-005; :3:5; `two`",
                "t,r,x|0,0,1|1,0,|2,0,3; DATA-005; :3:5; empty",
                "t,r,x|0,0,1|1,0,nan|2,0,3; DATA-006; :3:5; `nan`",
                "t,r,x|0,0,1|1,0|2,0,3; DATA-004; :3:4; 2 fields",
                "t,r,x|0,0,1; DATA-018; :2:1; one time only",
                "t,r,x; DATA-003; ; no line of numbers",
            })
    void tablesThatAreNoRecordingAreRefusedWithRow(
            String text, String code, @Nullable String place, @Nullable String found) throws IOException {
        Files.writeString(folder.resolve("bad.csv"), text.replace('|', '\n') + "\n");
        assertRefused(
                () -> table("bad.csv", "t", "r", "x"),
                code,
                "bad.csv" + Objects.requireNonNullElse(place, ""),
                Objects.requireNonNullElse(found, ""));
    }

    @Test
    void textsAndCodecsOfParquetThatAreNotReadAreRefused() {
        assertRefused(() -> table("walk.parquet", "t", "r", "run"), "DATA-005", "column run holds texts", "`run 0`");
        assertRefused(() -> table("zstd.parquet", "t", "r", "x"), "DATA-012", "ZSTD", "compression=\"gzip\"");
    }

    // Size

    /// 3 GiB of which the disk holds a few blocks: mapped, so the heap does not notice.
    @Test
    void theEndOfALongFileIsReadWithoutTheRest() throws IOException {
        Path file = folder.resolve("long.npy");
        long frames = 3L << 30 >> 4;
        byte[] header = new byte[128];
        byte[] text = "\u0093NUMPY\1\0v\0{'descr': '<f8', 'fortran_order': False, 'shape': (%d, 2), }"
                .formatted(frames)
                .getBytes(StandardCharsets.ISO_8859_1);
        Arrays.fill(header, (byte) ' ');
        System.arraycopy(text, 0, header, 0, text.length);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(header));
            ByteBuffer last = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            last.putDouble(1.5).putDouble(-2.5).flip();
            channel.write(last, header.length + 16 * (frames - 1));
        }
        var array = NpyArray.of(RecordingFiles.map(file), file.toString());
        var layout = ArrayLayout.of(array.shape(), List.of());
        Recording recording = new StridedRecording(array.data(), array.type(), layout, array.isFortran(), 1);
        assertThat(recording.frames()).isEqualTo(frames);
        double[] end = new double[4];
        recording.read(frames - 2, 2, end);
        assertThat(end).containsExactly(0, 0, 1.5, -2.5);
        Files.delete(file);
    }

    @Test
    void hashesAreThoseOfSha256sum() throws IOException {
        var plan = new RecordingPlan.Array(folder.resolve("line.npy"), null, List.of(), 1, Part.WHOLE);
        assertThat(RecordingFiles.open(plan, 1, Engine.scalar()).hashes())
                .containsExactly(Map.entry("line.npy", Sha256.of(folder.resolve("line.npy"))));
        var zarr = new RecordingPlan.Array(folder.resolve("alone.zarr"), null, List.of(), 1, Part.WHOLE);
        StringBuilder lines = new StringBuilder();
        for (String name : List.of(".zarray", ".zattrs", "0.0.0")) {
            lines.append(Sha256.of(folder.resolve("alone.zarr").resolve(name)))
                    .append("  ./")
                    .append(name)
                    .append('\n');
        }
        assertThat(RecordingFiles.open(zarr, 1, Engine.scalar()).hashes())
                .containsEntry("alone.zarr", Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
