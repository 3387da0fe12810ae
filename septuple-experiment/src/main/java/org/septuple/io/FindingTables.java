package org.septuple.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.Findings;
import org.septuple.io.table.Column;
import org.septuple.io.table.Table;

/// The tables of [Findings], one for each [FindingTable.Shape], and `remarks`.
final class FindingTables {

    static final String REMARKS_TABLE = "remarks";
    static final List<Column> REMARKS = List.of(Column.texts("remark", "verdict or reason"));

    private FindingTables() {}

    static List<Column> columns(FindingTable.Shape shape) {
        return shape.columns().stream()
                .map(column -> column.whole()
                        ? Column.integers(column.name(), "1", column.meaning())
                        : Column.reals(column.name(), "1", column.meaning()))
                .toList();
    }

    static List<@Nullable Object[]> rows(FindingTable table) {
        List<FindingTable.Column> columns = table.shape().columns();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (List<Double> row : table.rows()) {
            @Nullable Object[] cells = new @Nullable Object[columns.size()];
            for (int k = 0; k < cells.length; k++) {
                cells[k] = columns.get(k).whole() ? (Object) row.get(k).longValue() : row.get(k);
            }
            rows.add(cells);
        }
        return rows;
    }

    /// Reads them back.
    ///
    /// @param tables of a run
    /// @return null if nothing was measured
    static @Nullable Findings read(StoredTables tables) throws IOException {
        List<FindingTable> read = new ArrayList<>();
        for (FindingTable.Shape shape : FindingTable.Shape.values()) {
            Table table = tables.table(shape.table());
            if (table != null) {
                read.add(new FindingTable(shape, rows(table, shape)));
            }
        }
        List<String> remarks = new ArrayList<>();
        Table words = tables.table(REMARKS_TABLE);
        if (words != null) {
            for (String remark : words.texts("remark")) {
                remarks.add(Objects.requireNonNullElse(remark, ""));
            }
        }
        return read.isEmpty() && remarks.isEmpty() ? null : new Findings(read, remarks);
    }

    private static List<List<Double>> rows(Table table, FindingTable.Shape shape) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            List<Double> row = new ArrayList<>();
            for (FindingTable.Column column : shape.columns()) {
                row.add(column.whole() ? (double) table.longs(column.name())[i] : table.doubles(column.name())[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
