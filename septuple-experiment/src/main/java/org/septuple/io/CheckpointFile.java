package org.septuple.io;

import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.septuple.experiment.Checkpoint;

/// A checkpoint as one file, which `numpy.load` opens too: a zip archive with one array for each entry, and at last `sha256`,
/// the checksum of all names and arrays before it.
///
/// Numbers that a learner is made of do not compress, so none are.
public final class CheckpointFile {

    private static final String ARRAY = ".npy";
    private static final String CHECKSUM = "sha256";

    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0); // of zip archives

    private CheckpointFile() {}

    /// Writes a checkpoint, whole and forced to the disk, or not at all.
    ///
    /// @param file       replaced if it exists
    /// @param checkpoint what to keep
    /// @throws IOException if it cannot be written
    public static void write(Path file, Checkpoint checkpoint) throws IOException {
        WholeFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setLevel(Deflater.NO_COMPRESSION);
            MessageDigest digest = Sha256.digest();
            for (Map.Entry<String, Checkpoint.Entry> entry :
                    checkpoint.entries().entrySet()) {
                digest.update(entry.getKey().getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(entry(entry.getKey()));
                NpyFormat.write(entry.getValue(), new DigestOutputStream(new Open(zip), digest));
            }
            zip.putNextEntry(entry(CHECKSUM));
            NpyFormat.write(new Checkpoint.Text(HexFormat.of().formatHex(digest.digest())), new Open(zip));
            zip.finish();
        });
    }

    /// Without the time of writing: equal checkpoints give equal bytes.
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name + ARRAY);
        entry.setTimeLocal(EPOCH);
        return entry;
    }

    /// Reads a checkpoint and its checksum.
    ///
    /// @param file written by [#write]
    /// @return what was kept
    /// @throws IOException if it cannot be read or is damaged, with the reason in words
    public static Checkpoint read(Path file) throws IOException {
        Checkpoint checkpoint = new Checkpoint();
        MessageDigest digest = Sha256.digest();
        long limit = Files.size(file);
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().endsWith(ARRAY)) {
                    throw new IOException("it holds `%s`, which is no array".formatted(entry.getName()));
                }
                String name = entry.getName().substring(0, entry.getName().length() - ARRAY.length());
                if (name.equals(CHECKSUM)) {
                    requireChecksum(HexFormat.of().formatHex(digest.digest()), zip, limit);
                    return checkpoint;
                }
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                checkpoint.put(name, NpyFormat.read(new DigestInputStream(zip, digest), limit));
                zip.closeEntry();
            }
        } catch (IllegalArgumentException | ArithmeticException damaged) {
            throw new IOException(damaged.getMessage(), damaged);
        }
        throw new IOException("it ends before its checksum");
    }

    private static void requireChecksum(String found, ZipInputStream zip, long limit) throws IOException {
        Checkpoint.Entry expected = NpyFormat.read(zip, limit);
        zip.closeEntry();
        if (!expected.equals(new Checkpoint.Text(found))) {
            throw new IOException("its checksum is not that of its content");
        }
    }

    /// Leaves the archive open and passes on whole arrays.
    private static final class Open extends FilterOutputStream {
        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() {}
    }
}
