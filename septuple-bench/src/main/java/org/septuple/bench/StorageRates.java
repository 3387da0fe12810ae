package org.septuple.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.septuple.experiment.Checkpoint;
import org.septuple.io.CheckpointFile;
import org.septuple.io.table.Column;
import org.septuple.io.table.Table;
import org.septuple.io.table.TableWriter;
import org.septuple.io.zarr.Attributes;
import org.septuple.io.zarr.Compression;
import org.septuple.io.zarr.Variable;
import org.septuple.io.zarr.ZarrGroup;
import org.septuple.io.zarr.ZarrWriter;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Megabytes per second of what a run writes, forced to the disk: checkpoints, Zarr arrays and Parquet tables, beside their
/// bound, which is a plain file of the same size written and forced. Prints one line of JSON each.
public final class StorageRates {

    private static final double MEGA = 1e6;
    private static final int COLUMNS = 20;

    private StorageRates() {}

    private interface Work {
        void run() throws IOException;
    }

    /// Measures.
    ///
    /// @param arguments `--replicas N` (1000000) rows of 20 numbers, `--directory DIR` (the temporary one)
    /// @throws IOException if the disk fails
    public static void main(String[] arguments) throws IOException {
        Options options = new Options(arguments, "replicas", "directory");
        int rows = options.number("replicas", 1_000_000);
        Path parent = Path.of(options.text("directory", System.getProperty("java.io.tmpdir")));
        Path scratch = Files.createTempDirectory(parent, "storage");
        try {
            double[][] numbers = new double[rows][COLUMNS];
            for (int r = 0; r < rows; r++) {
                new RandomStream(1, Purpose.WEIGHTS, r, 0).fillGaussian(numbers[r], 0, COLUMNS);
            }
            double bytes = (double) rows * COLUMNS * Double.BYTES;
            Path plain = scratch.resolve("plain");
            rate("plain-write", bytes, () -> writePlain(plain, numbers));
            Checkpoint checkpoint = new Checkpoint().put("q", numbers);
            Path kept = scratch.resolve("kept.npz");
            rate("checkpoint-write", bytes, () -> CheckpointFile.write(kept, checkpoint));
            rate("checkpoint-read", bytes, () -> CheckpointFile.read(kept));
            Path zarr = scratch.resolve("fields.zarr");
            rate("zarr-write", bytes, () -> writeZarr(zarr, numbers));
            rate("zarr-read", bytes, () -> ZarrGroup.open(zarr).array("q").doubles());
            Path table = scratch.resolve("table");
            rate("parquet-write", bytes, () -> writeTable(table, numbers));
            rate("parquet-read", bytes, () -> Table.read(table));
        } finally {
            delete(scratch);
        }
    }

    private static void rate(String name, double bytes, Work work) {
        Timing timing = Timing.of(Timing.COLD, () -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        new ResultLine(name, bytes / MEGA / timing.seconds(), "MB/s")
                .detail("megabytes", bytes / MEGA)
                .detail("java", Runtime.version().toString())
                .print();
    }

    private static void writePlain(Path file, double[][] numbers) throws IOException {
        ByteBuffer row = ByteBuffer.allocate(COLUMNS * Double.BYTES * 1024);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (double[] numbersOfRow : numbers) {
                for (double number : numbersOfRow) {
                    row.putDouble(number);
                }
                if (!row.hasRemaining()) {
                    channel.write(row.flip());
                    row.clear();
                }
            }
            channel.write(row.flip());
            channel.force(true);
        }
    }

    private static void writeZarr(Path path, double[][] numbers) throws IOException {
        delete(path);
        ZarrWriter group = ZarrWriter.create(path, Attributes.none(), new Compression.None());
        Variable q = Variable.reals("q", Attributes.of("1", "numbers"), "step", "replica", "trainable");
        group.growing(q, numbers.length, COLUMNS).append(numbers.length, COLUMNS, r -> numbers[r]);
        group.commit();
    }

    private static void writeTable(Path path, double[][] numbers) throws IOException {
        List<Column> columns = Stream.iterate(0, k -> k + 1)
                .limit(COLUMNS)
                .map(k -> Column.reals("q" + k, "1", "numbers"))
                .toList();
        TableWriter table = TableWriter.open(path, columns, 0);
        Object[] row = new Object[COLUMNS];
        for (double[] values : numbers) {
            for (int k = 0; k < COLUMNS; k++) {
                row[k] = values[k];
            }
            table.append(row);
        }
        table.closePart();
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
