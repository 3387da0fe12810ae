package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Column;
import org.septuple.statistics.Estimate;

/// Rows of one measured table, as a figure reads them.
///
/// @param table what was measured
/// @param units independent units behind its standard errors, ≥ 2
record MeasuredRows(FindingTable table, long units) {

    private static final int LONGEST_TABLE = 200;
    private static final String ERROR = "_se";

    /// The numbers of a column, by row.
    double[] column(String name) {
        return table.column(name);
    }

    /// The distinct numbers of a column of whole numbers, in the order of their first row.
    List<Integer> distinct(String name) {
        return table.rows().isEmpty()
                ? List.of()
                : Arrays.stream(column(name))
                        .filter(Double::isFinite)
                        .mapToObj(number -> (int) number)
                        .distinct()
                        .toList();
    }

    /// The rows that have a number in a column.
    MeasuredRows where(String name, int number) {
        double[] column = column(name);
        List<List<Double>> rows = new ArrayList<>();
        for (int k = 0; k < column.length; k++) {
            if (column[k] == number) {
                rows.add(table.rows().get(k));
            }
        }
        return new MeasuredRows(new FindingTable(table.shape(), rows), units);
    }

    /// The same of other units.
    ///
    /// @param number behind standard errors, ≥ 2
    MeasuredRows of(long number) {
        return new MeasuredRows(table, number);
    }

    /// A line of one column against another, with half 95 % intervals, by rising x; rows whose x cannot be drawn are left out.
    ///
    /// @param name  of the line
    /// @param x     column across
    /// @param y     column upwards
    /// @param error column of standard errors
    ConfidenceLine line(String name, String x, String y, String error) {
        double[] across = column(x);
        double[] values = column(y);
        double[] errors = column(error);
        List<LineChart.Point> points = new ArrayList<>();
        for (int k = 0; k < across.length; k++) {
            if (Math.abs(across[k]) <= ConfidenceLine.LARGEST) {
                double se = errors[k] >= 0 ? errors[k] : Double.NaN;
                points.add(ConfidenceLine.point(across[k], new Estimate(values[k], se, units)));
            }
        }
        points.sort(Comparator.comparingDouble(LineChart.Point::x));
        return new ConfidenceLine(name, points);
    }

    /// All rows, or as many as a page can hold, with what each column means.
    void write(Markup html) {
        write(html, table.shape().columns());
    }

    /// The same of some columns alone.
    ///
    /// @param names of columns; they keep the order of the table
    Section columns(String... names) {
        List<String> wanted = List.of(names);
        List<Column> chosen = table.shape().columns().stream()
                .filter(column -> wanted.contains(column.name()))
                .toList();
        return html -> write(html, chosen);
    }

    private void write(Markup html, List<Column> columns) {
        double[][] numbers =
                columns.stream().map(column -> column(column.name())).toArray(double[][]::new);
        int every = Math.ceilDiv(Math.max(1, table.rows().size()), LONGEST_TABLE);
        String meanings = columns.stream()
                .filter(column -> !isError(column))
                .map(column -> column.name() + ": " + column.meaning())
                .collect(Collectors.joining("; "));
        String caption = every == 1
                ? "All rows. %s; s.e.: standard error.".formatted(meanings)
                : "Every %s of %s rows, and the last; all are in tables/%s. %s; s.e.: standard error."
                        .formatted(
                                every,
                                NumberText.count(table.rows().size()),
                                table.shape().table(),
                                meanings);
        Table page = new Table(
                html,
                Table.Kind.NUMBERS,
                caption,
                columns.stream()
                        .map(column -> isError(column) ? "s.e." : column.name())
                        .toArray(String[]::new));
        for (int k = 0; k < table.rows().size(); k++) {
            if (k % every == 0 || k == table.rows().size() - 1) {
                page.row();
                for (int i = 0; i < columns.size(); i++) {
                    double number = numbers[i][k];
                    if (columns.get(i).whole() && Double.isFinite(number)) {
                        page.count((long) number);
                    } else {
                        page.number(number);
                    }
                }
            }
        }
        page.end();
    }

    private static boolean isError(Column column) {
        return column.name().endsWith(ERROR);
    }
}
