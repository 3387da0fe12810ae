package org.septuple.io.zarr;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.septuple.io.WholeFile;

/// One chunk as a file.
final class ChunkFile {

    private static final int BUFFER = 1 << 16;

    private ChunkFile() {}

    /// Writes a chunk, whole or not at all.
    ///
    /// @param bytes all of the chunk, before compression
    static void write(Path file, byte[] bytes, Compression compression) throws IOException {
        WholeFile.write(file, out -> {
            switch (compression) {
                case Compression.None _ -> out.write(bytes);
                case Compression.Gzip(int level) -> gzip(out, level, bytes);
                case Compression.Zlib(int level) -> zlib(out, level, bytes);
            }
        });
    }

    /// Reads a chunk.
    ///
    /// @param expected bytes of the chunk
    /// @throws EOFException naming the file, if it has fewer bytes
    /// @throws IOException          naming the file, if it has more or damaged bytes
    static byte[] read(Path file, int expected, Compression compression) throws IOException {
        byte[] bytes = new byte[expected];
        int found = 0;
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = inflate(raw, compression)) {
            while (found < expected) {
                int count = in.read(bytes, found, expected - found);
                if (count < 0) {
                    break;
                }
                found += count;
            }
            // Looking for one byte more also lets the stream check its sum.
            if (found < expected) {
                throw new EOFException("it ends there");
            }
            if (in.read() >= 0) {
                throw new IOException("it goes on");
            }
        } catch (IOException e) {
            String message = "%s is damaged: expected %d bytes, found %d, then: %s. Restore the file, or run again"
                    .formatted(file, expected, found, e.getMessage());
            IOException damage = e instanceof EOFException ? new EOFException(message) : new IOException(message);
            damage.initCause(e);
            throw damage;
        }
        return bytes;
    }

    private static InputStream inflate(InputStream raw, Compression compression) throws IOException {
        return switch (compression) {
            case Compression.None _ -> raw;
            case Compression.Gzip _ -> new GZIPInputStream(raw, BUFFER);
            case Compression.Zlib _ -> new InflaterInputStream(raw);
        };
    }

    private static void gzip(OutputStream out, int level, byte[] bytes) throws IOException {
        Gzip gzip = new Gzip(out, level);
        try {
            finish(gzip, bytes);
        } finally {
            gzip.release();
        }
    }

    private static void zlib(OutputStream out, int level, byte[] bytes) throws IOException {
        try (Deflater deflater = new Deflater(level)) {
            finish(new DeflaterOutputStream(out, deflater, BUFFER), bytes);
        }
    }

    /// Ends the deflated stream but leaves the file open, which its owner still has to force to the disk.
    private static void finish(DeflaterOutputStream deflated, byte[] bytes) throws IOException {
        deflated.write(bytes);
        deflated.finish();
    }

    /// gzip of a chosen level; its header holds no time, so equal chunks are equal files.
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out, int level) throws IOException {
            super(out, BUFFER);
            def.setLevel(level);
        }

        void release() {
            def.end();
        }
    }
}
