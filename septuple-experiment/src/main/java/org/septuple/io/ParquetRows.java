package org.septuple.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.io.table.Cells;
import org.septuple.io.table.ForeignTable;

/// Reads the rows of a recording from Parquet.
final class ParquetRows {

    private ParquetRows() {}

    /// Names of the columns.
    ///
    /// @param file file, or a directory of files
    /// @return in order
    static List<String> names(Path file) {
        return RecordingFiles.reading(file, () -> ForeignTable.open(file).names());
    }

    /// Reads a table with one row per frame and replica.
    ///
    /// @param file        file, or a directory of files
    /// @param time        column of times, null for none
    /// @param replica     column of replicas, numbers or words; null for none
    /// @param coordinates columns of coordinates, empty for all others
    /// @return the rows
    /// @throws ConfigurationException if there are none, naming the file, what was found and what to do
    static RecordedRows read(Path file, @Nullable String time, @Nullable String replica, List<String> coordinates) {
        try {
            ForeignTable table = ForeignTable.open(file);
            List<String> numbers = new ArrayList<>(coordinates);
            if (coordinates.isEmpty()) {
                table.names().stream().filter(name -> !name.equals(replica)).forEach(numbers::add);
            } else if (time != null && !numbers.contains(time)) {
                numbers.add(time);
            }
            List<String> wanted = new ArrayList<>(numbers);
            if (time != null && !wanted.contains(time)) {
                wanted.add(time);
            }
            if (replica != null) {
                wanted.add(replica);
            }
            for (String name : wanted) {
                if (!table.names().contains(name)) {
                    throw ArrayNames.noColumn(file, name, table.names());
                }
            }
            List<Cells> columns = table.read(wanted);
            int[] labels = replica == null ? new int[0] : labels(columns.getLast());
            return new RecordedRows(
                    numbers,
                    values(file, columns.subList(0, numbers.size())),
                    labels,
                    row -> new Location.InFile("%s, row %d".formatted(file, row)));
        } catch (IOException e) {
            throw RecordingFiles.refusal(
                    ErrorCode.DATA_FORMAT, file, String.valueOf(e.getMessage()), ErrorCode.DATA_FORMAT.remedy());
        }
    }

    private static double[] values(Path file, List<Cells> columns) {
        int rows = columns.isEmpty() ? 0 : columns.getFirst().rows();
        if ((double) rows * columns.size() > DataStream.mostValues()) {
            throw RecordingFiles.refusal(
                    ErrorCode.DATA_TOO_LARGE,
                    file,
                    "%d rows of %d columns; at most %d values fit"
                            .formatted(rows, columns.size(), DataStream.mostValues()),
                    ErrorCode.DATA_TOO_LARGE.remedy());
        }
        double[] values = new double[rows * columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            Cells column = columns.get(c);
            if (!column.texts().isEmpty()) {
                throw RecordingFiles.refusal(
                        ErrorCode.DATA_NOT_NUMBER,
                        file,
                        "column %s holds texts: row 0 is %s"
                                .formatted(
                                        column.name(), Quote.text(column.texts().getFirst())),
                        "Name the columns of numbers under `coordinates`.");
            }
            double[] numbers = column.numbers();
            for (int row = 0; row < rows; row++) {
                values[row * columns.size() + c] = numbers[row];
            }
        }
        return values;
    }

    /// Numbers for the replicas, in the order of their numbers or words.
    private static int[] labels(Cells column) {
        List<String> texts = column.texts();
        if (texts.isEmpty()) {
            double[] numbers = column.numbers();
            double[] distinct = Arrays.stream(numbers).distinct().sorted().toArray();
            return Arrays.stream(numbers)
                    .mapToInt(number -> Arrays.binarySearch(distinct, number))
                    .toArray();
        }
        List<String> distinct = texts.stream().distinct().sorted().toList();
        Map<String, Integer> places = new HashMap<>();
        distinct.forEach(text -> places.put(text, places.size()));
        return texts.stream().mapToInt(places::get).toArray();
    }
}
