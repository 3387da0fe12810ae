package org.septuple.io.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.septuple.io.WholeFile;

/// The chunk files of one array, written record by record.
///
/// A record is what the array holds at one place of its first axis. Either a chunk holds several whole records, or a record is
/// cut along the second axis into pieces, each a chunk.
final class RecordChunks {

    private static final Pattern CHUNK = Pattern.compile("([0-9]+)(\\.[0-9]+)*");

    private final Path path;
    private final ArrayInfo info;
    private final int recordsPerChunk;
    private final long recordLength;
    private final int pieceLength;
    private byte @Nullable [] chunk;

    /// @param info shape as it is now; the first length may grow
    RecordChunks(Path path, ArrayInfo info) {
        if (info.chunkBytes() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "%s: chunks of %s would have %d bytes, more than 2^31; make records smaller"
                            .formatted(info.name(), info.chunks(), info.chunkBytes()));
        }
        this.path = path;
        this.info = info;
        recordsPerChunk = info.chunks().getFirst();
        List<Integer> record = info.shape().subList(1, info.shape().size());
        recordLength = Chunking.elements(record);
        pieceLength =
                (int) Math.min(recordLength, info.chunkBytes() / info.type().bytes() / recordsPerChunk);
    }

    /// Whether so many records end with a full chunk, so that none waits in memory.
    boolean endWith(int rows) {
        return rows % recordsPerChunk == 0;
    }

    long recordLength() {
        return recordLength;
    }

    private boolean cut() {
        return pieceLength < recordLength;
    }

    /// Whether records have no numbers, so that there are no chunks.
    private boolean empty() {
        return recordLength == 0;
    }

    private byte[] chunk() {
        byte[] bytes = chunk;
        if (bytes == null) {
            bytes = new byte[(int) info.chunkBytes()];
            chunk = bytes;
        }
        return bytes;
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(chunk()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Takes records; writes every chunk that they fill.
    ///
    /// @param index   place of the first
    /// @param records how many
    void put(int index, int records, Numbers numbers) throws IOException {
        if (empty()) {
            return;
        }
        for (int done = 0; done < records; ) {
            int place = index + done;
            int room = Math.min(records - done, recordsPerChunk - place % recordsPerChunk);
            if (cut()) {
                putPieces(place, numbers, done * recordLength);
            } else {
                ByteBuffer buffer = buffer();
                buffer.position((int)
                        (place % recordsPerChunk * recordLength * info.type().bytes()));
                numbers.put(buffer, done * recordLength, (int) (room * recordLength));
                if ((place + room) % recordsPerChunk == 0) {
                    write(place / recordsPerChunk);
                }
            }
            done += room;
        }
    }

    private void putPieces(int place, Numbers numbers, long from) throws IOException {
        ByteBuffer buffer = buffer();
        int piece = 0;
        for (long at = 0; at < recordLength; at += pieceLength) {
            int length = (int) Math.min(pieceLength, recordLength - at);
            numbers.put(buffer.clear(), from + at, length);
            pad(length);
            ChunkFile.write(file(place, piece), chunk(), info.compression());
            piece++;
        }
    }

    /// Writes the chunk that holds the records before `rows`, if they fill only a part of it.
    void flush(int rows) throws IOException {
        int part = rows % recordsPerChunk;
        if (part > 0 && !empty()) {
            pad((int) (part * recordLength));
            write(rows / recordsPerChunk);
        }
    }

    private void write(int place) throws IOException {
        ChunkFile.write(file(place, 0), chunk(), info.compression());
    }

    /// What lies beyond the array is zero, so that equal arrays are equal files.
    private void pad(int elements) {
        byte[] bytes = chunk();
        Arrays.fill(bytes, elements * info.type().bytes(), bytes.length, (byte) 0);
    }

    /// Goes back: so many records stay, all other chunks are deleted, the last part of a chunk waits in memory for more.
    void keep(int rows) throws IOException {
        int chunks = Math.ceilDiv(rows, recordsPerChunk);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(WholeFile.UNFINISHED) || place(name) >= chunks) {
                    Files.delete(file);
                }
            }
        }
        if (rows % recordsPerChunk > 0 && !empty()) {
            chunk = ChunkFile.read(file(rows / recordsPerChunk, 0), (int) info.chunkBytes(), info.compression());
        }
    }

    /// Place of a chunk along the first axis; −1 if the file is no chunk.
    private static int place(String name) {
        Matcher chunk = CHUNK.matcher(name);
        return chunk.matches() ? Integer.parseInt(chunk.group(1)) : -1;
    }

    /// Whether all chunks of a record are there.
    boolean has(int place) {
        for (long at = 0; at < recordLength; at += pieceLength) {
            if (!Files.exists(file(place, (int) (at / pieceLength)))) {
                return false;
            }
        }
        return true;
    }

    private Path file(int place, int piece) {
        List<Integer> index = new ArrayList<>();
        for (int axis = 0; axis < info.shape().size(); axis++) {
            index.add(axis == 0 ? place : axis == 1 ? piece : 0);
        }
        return info.chunkFile(path, index);
    }
}
