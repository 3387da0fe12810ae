package org.septuple.io.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// How pages of Parquet files are inflated: not at all, gzip or Snappy. All without native code.
final class Decompression implements CompressionCodecFactory {

    /// Deflate never does better; Snappy is far from it.
    private static final long BEST_RATIO = 1032;

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("only files of others are compressed");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Pages((bytes, _) -> bytes);
            case SNAPPY -> new Pages(Snappy::inflate);
            case GZIP -> new Pages(Decompression::gunzip);
            case LZO, BROTLI, LZ4, ZSTD, LZ4_RAW ->
                throw new UnsupportedOperationException(
                        "compressed with %s; must be snappy, gzip or nothing. Write it again with compression=\"gzip\""
                                .formatted(codec));
        };
    }

    @Override
    public void release() {}

    private static byte[] gunzip(byte[] bytes, int length) throws IOException {
        byte[] inflated = new byte[length];
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readNBytes(inflated, 0, length);
            if (count < length || in.read() >= 0) {
                throw new IOException("a gzip page has %s bytes, the file says %d"
                        .formatted(count < length ? count : "more", length));
            }
        }
        return inflated;
    }

    /// Inflates bytes.
    private interface Inflate {
        byte[] apply(byte[] bytes, int length) throws IOException;
    }

    private record Pages(Inflate inflate) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int length) throws IOException {
            byte[] page = bytes.toInputStream().readAllBytes();
            if (length < 0 || length > BEST_RATIO * page.length) {
                throw new IOException("a page of %d bytes says that it had %d".formatted(page.length, length));
            }
            return BytesInput.from(inflate.apply(page, length));
        }

        @Override
        public void decompress(ByteBuffer input, int size, ByteBuffer output, int length) throws IOException {
            byte[] page = new byte[size];
            input.get(page);
            output.put(decompress(BytesInput.from(page), length).toInputStream().readAllBytes());
        }

        @Override
        public void release() {}
    }
}
