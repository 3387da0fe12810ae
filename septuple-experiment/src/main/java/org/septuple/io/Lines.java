package org.septuple.io;

import java.io.IOException;
import java.io.InputStream;

/// The lines of a stream, one at a time, in place: `bytes()[start(), end())` without its line end.
final class Lines {

    static final int LONGEST = 1 << 26;

    private final InputStream input;
    private byte[] bytes = new byte[1 << 16];
    private int filled;
    private int following;
    private boolean exhausted;
    private int start;
    private int end;
    private long number;

    Lines(InputStream input) {
        this.input = input;
    }

    /// Goes to the next line.
    ///
    /// @return false at the end, or at a line longer than [#LONGEST], which [#isTooLong] tells
    boolean next() throws IOException {
        start = following;
        int scanned = start;
        while (true) {
            for (; scanned < filled; scanned++) {
                if (bytes[scanned] == '\n') {
                    return take(scanned, scanned + 1);
                }
            }
            if (exhausted) {
                return start < filled && take(filled, filled);
            }
            if (isTooLong()) {
                return false;
            }
            scanned -= start;
            fill();
        }
    }

    boolean isTooLong() {
        return filled - start >= LONGEST;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /// The line's number, from 1; 0 before the first.
    long number() {
        return number;
    }

    private boolean take(int newline, int next) {
        end = newline > start && bytes[newline - 1] == '\r' ? newline - 1 : newline;
        following = next;
        number++;
        return true;
    }

    /// Moves what is left to the front and reads on.
    private void fill() throws IOException {
        byte[] target = filled - start > bytes.length / 2 ? new byte[2 * bytes.length] : bytes;
        System.arraycopy(bytes, start, target, 0, filled - start);
        filled -= start;
        following = 0;
        start = 0;
        bytes = target;
        int count = input.readNBytes(bytes, filled, bytes.length - filled);
        filled += count;
        exhausted = filled < bytes.length;
    }
}
