package org.septuple.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads gzip, of one member or several, and says at which byte of the file it is damaged.
///
/// `java.util.zip.GZIPInputStream` takes garbage after the last member for its end; here it is an error.
final class GzipInput extends InputStream {

    /// Where and how a gzip stream is damaged.
    static final class Damaged extends IOException {

        @Serial
        private static final long serialVersionUID = 1;

        final ErrorCode code;
        final long offset;

        Damaged(ErrorCode code, long offset, String what) {
            super(what);
            this.code = code;
            this.offset = offset;
        }
    }

    private static final int FIRST_MAGIC = 0x1F;
    private static final int SECOND_MAGIC = 0x8B;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final InputStream source;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] raw = new byte[1 << 16];
    private int from;
    private int to;
    private long fetched;
    private boolean inMember;
    private boolean first = true;
    private boolean ended;

    GzipInput(InputStream source) {
        this.source = source;
    }

    static boolean isMagic(int first, int second) {
        return first == FIRST_MAGIC && second == SECOND_MAGIC;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember) {
                openMember();
                continue;
            }
            int count = inflate(bytes, offset, length);
            if (count > 0) {
                checksum.update(bytes, offset, count);
                return count;
            }
            if (inflater.finished()) {
                from = to - inflater.getRemaining();
                closeMember();
            } else if (inflater.needsInput()) {
                if (!fetch()) {
                    throw early();
                }
                inflater.setInput(raw, 0, to);
                from = to;
            } else {
                throw new Damaged(
                        ErrorCode.DATA_GZIP, position(), "it asks for a dictionary, which gzip does not have");
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        source.close();
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        try {
            return inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            throw new Damaged(
                    ErrorCode.DATA_GZIP,
                    fetched - inflater.getRemaining(),
                    "it does not decode (%s)".formatted(e.getMessage()));
        }
    }

    private void openMember() throws IOException {
        long begun = position();
        int magic = next();
        if (magic < 0 && !first) {
            ended = true;
            return;
        }
        if (!isMagic(magic, next())) {
            throw new Damaged(ErrorCode.DATA_TRAILING, begun, "something other than gzip follows its end");
        }
        int method = need();
        int flags = need();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw new Damaged(ErrorCode.DATA_GZIP, position() - 2, "its header names an unknown method");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(need() | need() << 8);
        }
        for (int text = flags & (NAME | COMMENT); text != 0; text &= text - 1) {
            while (need() != 0) {
                // a text ends at its zero
            }
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(raw, from, to - from);
        checksum.reset();
        inMember = true;
        first = false;
    }

    private void closeMember() throws IOException {
        long at = position();
        long stated = little();
        long length = little();
        if (stated != checksum.getValue() || length != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw new Damaged(
                    ErrorCode.DATA_GZIP,
                    at,
                    "its checksum is %08x, but the data give %08x".formatted(stated, checksum.getValue()));
        }
        inMember = false;
    }

    private long little() throws IOException {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            value |= (long) need() << (8 * i);
        }
        return value;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            need();
        }
    }

    private int need() throws IOException {
        int next = next();
        if (next < 0) {
            throw early();
        }
        return next;
    }

    private int next() throws IOException {
        return from < to || fetch() ? raw[from++] & 0xFF : -1;
    }

    private boolean fetch() throws IOException {
        int count = source.read(raw, 0, raw.length);
        from = 0;
        to = Math.max(count, 0);
        fetched += to;
        return count > 0;
    }

    /// Byte of the file that comes next, outside of deflated data.
    private long position() {
        return fetched - (to - from);
    }

    private Damaged early() {
        return new Damaged(ErrorCode.DATA_TRUNCATED, fetched, "it ends before its end mark");
    }
}
