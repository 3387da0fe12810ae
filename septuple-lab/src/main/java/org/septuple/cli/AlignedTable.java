package org.septuple.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// A table of texts in columns, for terminals: two spaces between columns, none at the ends of lines.
final class AlignedTable {

    private static final String GAP = "  ";
    private static final String CUT = "…";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /// A column.
    ///
    /// @param head  its name
    /// @param right whether numbers stand in it
    record Column(String head, boolean right) {

        static Column words(String head) {
            return new Column(head, false);
        }

        static Column numbers(String head) {
            return new Column(head, true);
        }
    }

    AlignedTable(Column... columns) {
        this.columns = List.of(columns);
        rows.add(this.columns.stream().map(Column::head).toList());
    }

    /// Adds a row, a text for each column.
    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /// Writes it; where it would be wider than that, the first column is cut, but not below its least.
    ///
    /// @param widest characters in a line
    /// @param least  characters of the first column that stay in any case
    void write(PrintWriter print, int widest, int least) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            widths.add(width(column));
        }
        int all = widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * (columns.size() - 1);
        widths.set(0, Math.min(widths.getFirst(), Math.max(least, widths.getFirst() - (all - widest))));
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns.size(); column++) {
                String text = shortened(row.get(column), widths.get(column));
                String blank = " ".repeat(widths.get(column) - length(text));
                line.append(column == 0 ? "" : GAP).append(columns.get(column).right() ? blank + text : text + blank);
            }
            print.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String shortened(String text, int width) {
        return length(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + CUT;
    }
}
