package org.septuple.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One line of a CSV file.
///
/// @param bytes  what holds the line
/// @param start  its first byte
/// @param end    the byte after its last
/// @param number its line number, from 1
@SuppressWarnings("ArrayRecordComponent") // a window on the reader's buffer, gone with the next line
record CsvRow(byte[] bytes, int start, int end, long number) {

    /// A field without the blanks around it: `bytes[from, to)`.
    record Field(int from, int to) {}

    boolean isBlank() {
        return trim(start, end).from == end;
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        int from = start;
        for (int at = start; at <= end; at++) {
            if (at == end || bytes[at] == ',') {
                fields.add(trim(from, at));
                from = at + 1;
            }
        }
        return fields;
    }

    Field trim(int from, int to) {
        int first = from;
        int last = to;
        while (first < to && isBlank(bytes[first])) {
            first++;
        }
        while (last > first && isBlank(bytes[last - 1])) {
            last--;
        }
        return new Field(first, last);
    }

    double number(Field field) {
        return Decimal.parse(bytes, field.from, field.to);
    }

    /// Whether a field is a number, `nan` and `inf` among them.
    boolean isNumber(Field field) {
        return !Double.isNaN(number(field)) || Decimal.isNan(text(field));
    }

    /// The text of a field, without double quotes around it.
    String text(Field field) {
        boolean quoted = field.to - field.from >= 2 && bytes[field.from] == '"' && bytes[field.to - 1] == '"';
        int trim = quoted ? 1 : 0;
        return new String(bytes, field.from + trim, field.to - field.from - 2 * trim, StandardCharsets.UTF_8);
    }

    /// The column of a byte, from 1, in characters of UTF-8.
    int column(int index) {
        int column = 1;
        for (int i = start; i < index; i++) {
            column += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return column;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
