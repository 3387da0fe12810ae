package org.septuple.io;

import static org.septuple.io.ErrorCode.DATA_EMPTY;
import static org.septuple.io.ErrorCode.DATA_FORMAT;
import static org.septuple.io.ErrorCode.DATA_LABEL;
import static org.septuple.io.ErrorCode.DATA_LABEL_COLUMN;
import static org.septuple.io.ErrorCode.DATA_NOT_FINITE;
import static org.septuple.io.ErrorCode.DATA_NOT_NUMBER;
import static org.septuple.io.ErrorCode.DATA_NOT_TEXT;
import static org.septuple.io.ErrorCode.DATA_NO_SAMPLES;
import static org.septuple.io.ErrorCode.DATA_RAGGED;
import static org.septuple.io.ErrorCode.DATA_TOO_LARGE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.network.Dataset;

/// One pass over the lines of a CSV file. Stops after a score of violations.
final class CsvReader {

    private static final int ENOUGH_VIOLATIONS = 20;
    private static final int NO_LABEL = -1;

    private final Path file;
    private final Lines lines;
    private final int mostValues;
    private final Violations violations = new Violations();
    private final CsvLabels labels = new CsvLabels();

    private int columns;
    private int label = NO_LABEL;
    private boolean[] kept = {};
    private List<String> header = List.of();
    private double[] values = new double[1024];
    private int count;

    CsvReader(Path file, Lines lines, int mostValues) {
        this.file = file;
        this.lines = lines;
        this.mostValues = mostValues;
    }

    CsvFile.Table read(String labelColumn) throws IOException {
        var first = firstRow();
        label = labelIndex(labelColumn, first);
        kept = all();
        boolean more = lines.next();
        if (isHeader(first, more ? row() : first)) {
            header = names(first);
        } else {
            add(first);
        }
        scan(more);
        return table();
    }

    /// Fields of the first line.
    List<String> names() throws IOException {
        return names(firstRow());
    }

    /// Reads a recording: one row per frame and replica.
    ///
    /// @param time        name of a column or, without a line of names, its number from 0; null for none
    /// @param replica     name of a column, null for none
    /// @param coordinates names of columns, empty for all others
    RecordedRows rows(@Nullable String time, @Nullable String replica, List<String> coordinates) throws IOException {
        var first = firstRow();
        kept = all();
        List<String> wanted = new ArrayList<>(coordinates);
        for (String name : new @Nullable String[] {time, replica}) {
            if (name != null) {
                wanted.add(name);
            }
        }
        boolean isNamed = isNamed(first, wanted);
        header = isNamed ? names(first) : counted();
        for (String name : wanted) {
            if (!header.contains(name)) {
                throw ArrayNames.noColumn(file, name, header);
            }
        }
        label = replica == null ? NO_LABEL : header.indexOf(replica);
        for (int i = 0; i < columns && !coordinates.isEmpty(); i++) {
            kept[i] = coordinates.contains(header.get(i)) || header.get(i).equals(time);
        }
        boolean more = lines.next();
        if (!isNamed) {
            add(first);
        }
        scan(more);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            if (kept[i] && i != label) {
                names.add(header.get(i));
            }
        }
        int firstLine = isNamed ? 2 : 1;
        return new RecordedRows(
                names,
                Arrays.copyOf(values, count),
                label == NO_LABEL ? new int[0] : labels.indices(),
                row -> new Location.InText(file.toString(), firstLine + row, 1));
    }

    /// Whether the first line has names: no number, or the numbers of the columns as pandas writes them, or a word that is wanted.
    private boolean isNamed(CsvRow first, List<String> wanted) {
        List<String> names = names(first);
        return first.fields().stream().noneMatch(first::isNumber)
                || (columns > 1 && names.equals(counted()))
                || wanted.stream().anyMatch(name -> !name.matches("[0-9]+") && names.contains(name));
    }

    private List<String> counted() {
        return IntStream.range(0, columns).mapToObj(Integer::toString).toList();
    }

    private boolean[] all() {
        boolean[] all = new boolean[columns];
        Arrays.fill(all, true);
        return all;
    }

    private static List<String> names(CsvRow row) {
        return row.fields().stream().map(row::text).toList();
    }

    /// Takes all lines but the first.
    private void scan(boolean anyMore) throws IOException {
        boolean more = anyMore;
        CsvRow blank = null;
        for (; more && violations.count() < ENOUGH_VIOLATIONS; more = lines.next()) {
            var row = row();
            if (row.isBlank()) {
                blank = blank == null ? row : blank;
            } else if (blank != null) {
                throw refuse(violation(DATA_RAGGED, blank, blank.start(), "the line is blank, but samples follow it"));
            } else {
                add(row);
            }
        }
        if (lines.isTooLong()) {
            violations.add(tooLong());
        }
        violations.throwIfAny();
        if (count == 0) {
            throw refuse(atFile(DATA_NO_SAMPLES, "no line of numbers follows the names in line 1"));
        }
    }

    private CsvFile.Table table() {
        double[] exact = Arrays.copyOf(values, count);
        var name = DataStream.name(file);
        if (label == NO_LABEL) {
            return new CsvFile.Table(Dataset.unlabelled(name, columns, exact), header, List.of());
        }
        List<String> features = new ArrayList<>(header);
        if (!header.isEmpty()) {
            features.remove(label);
        }
        var dataset = Dataset.labelled(name, columns - 1, exact, labels.indices(), labels.classes());
        return new CsvFile.Table(dataset, features, labels.words());
    }

    // The first line

    /// A copy, for the buffer moves on.
    private CsvRow firstRow() throws IOException {
        if (!lines.next()) {
            throw refuse(lines.isTooLong() ? tooLong() : atFile(DATA_EMPTY, "the file holds no bytes"));
        }
        byte[] line = Arrays.copyOfRange(lines.bytes(), lines.start(), lines.end());
        boolean mark = line.length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
        var row = new CsvRow(line, mark ? 3 : 0, line.length, 1);
        for (int i = row.start(); i < row.end(); i++) {
            if (line[i] >= 0 && line[i] < ' ' && line[i] != '\t') {
                throw refuse(violation(DATA_NOT_TEXT, row, i, "the byte 0x%02X is not text".formatted(line[i])));
            }
        }
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
        } catch (CharacterCodingException e) {
            throw refuse(violation(DATA_NOT_TEXT, row, 0, "the line is not UTF-8"));
        }
        if (row.isBlank()) {
            throw refuse(violation(DATA_NO_SAMPLES, row, 0, "the first line is blank"));
        }
        columns = row.fields().size();
        return row;
    }

    private int labelIndex(String asked, CsvRow first) {
        int index = switch (asked) {
            case "none" -> NO_LABEL;
            case "first" -> 0;
            case "last" -> columns - 1;
            default -> asked.matches("[0-9]{1,9}") ? Integer.parseInt(asked) : namedIndex(asked, first);
        };
        if (index >= columns) {
            throw refuse(violation(
                    DATA_LABEL_COLUMN,
                    first,
                    first.start(),
                    "label column %d was asked for; the columns are 0 to %d".formatted(index, columns - 1)));
        }
        if (index >= 0 && columns == 1) {
            throw refuse(violation(
                    DATA_LABEL_COLUMN,
                    first,
                    first.start(),
                    "the only column is the label; features must stand beside it"));
        }
        return index;
    }

    private int namedIndex(String asked, CsvRow first) {
        var names = names(first);
        int index = names.indexOf(asked);
        if (index < 0) {
            var message = "no column is named %s; line 1 reads %s"
                    .formatted(Quote.text(asked), Quote.text(String.join(",", names)));
            var remedy = Suggestion.of(asked, names).map("Did you mean `%s`?"::formatted);
            throw refuse(new Violation(
                    DATA_LABEL_COLUMN,
                    new Location.InText(file.toString(), 1, 1),
                    "",
                    message,
                    remedy.orElse(DATA_LABEL_COLUMN.remedy())));
        }
        return index;
    }

    private boolean isHeader(CsvRow first, CsvRow second) {
        var fields = first.fields();
        boolean words = true;
        for (int i = 0; i < columns; i++) {
            var field = fields.get(i);
            words &= i == label || (field.from() < field.to() && !first.isNumber(field));
        }
        if (words || label == NO_LABEL) {
            return words;
        }
        var below = second.fields();
        return !first.isNumber(fields.get(label)) && label < below.size() && second.isNumber(below.get(label));
    }

    // The others

    private CsvRow row() {
        return new CsvRow(lines.bytes(), lines.start(), lines.end(), lines.number());
    }

    private void add(CsvRow row) {
        byte[] bytes = row.bytes();
        int column = 0;
        int from = row.start();
        for (int at = row.start(); at <= row.end() && column <= columns; at++) {
            if (at == row.end() || bytes[at] == ',') {
                if (column == label) {
                    addLabel(row, row.trim(from, at));
                } else if (column < columns && kept[column]) {
                    addValue(row, row.trim(from, at));
                }
                column++;
                from = at + 1;
            }
        }
        if (column != columns) {
            int found = row.fields().size();
            int place = found > columns ? row.fields().get(columns).from() : row.end();
            report(DATA_RAGGED, row, place, "the line has %d fields; line 1 has %d".formatted(found, columns));
        }
    }

    private void addLabel(CsvRow row, CsvRow.Field field) {
        labels.add(row, field).ifPresent(message -> report(DATA_LABEL, row, field.from(), message));
    }

    private void addValue(CsvRow row, CsvRow.Field field) {
        double value = row.number(field);
        if (!Double.isFinite(value)) {
            var found =
                    field.from() == field.to() ? "the field is empty" : "the field is " + Quote.text(row.text(field));
            var code = row.isNumber(field) ? DATA_NOT_FINITE : DATA_NOT_NUMBER;
            report(code, row, field.from(), found + "; it must be a finite number");
        }
        if (count == values.length) {
            if (count >= mostValues) {
                var message = "more than %d values do not fit".formatted(mostValues);
                throw refuse(violation(DATA_TOO_LARGE, row, field.from(), message));
            }
            values = Arrays.copyOf(values, (int) Math.min(mostValues, count + (count >> 1) + 16L));
        }
        values[count++] = value;
    }

    // Reports

    private void report(ErrorCode code, CsvRow row, int index, String message) {
        violations.add(violation(code, row, index, message));
    }

    private ConfigurationException refuse(Violation violation) {
        violations.add(violation);
        return new ConfigurationException(violations);
    }

    private Violation violation(ErrorCode code, CsvRow row, int index, String message) {
        var where = new Location.InText(file.toString(), row.number(), row.column(index));
        return new Violation(code, where, "", message);
    }

    private Violation atFile(ErrorCode code, String message) {
        return new Violation(code, new Location.InFile(file.toString()), "", message);
    }

    private Violation tooLong() {
        var where = new Location.InText(file.toString(), lines.number() + 1, 1);
        return new Violation(DATA_FORMAT, where, "", "the line is longer than %d bytes".formatted(Lines.LONGEST));
    }
}
