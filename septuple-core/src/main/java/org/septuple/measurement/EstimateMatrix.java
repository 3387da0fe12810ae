package org.septuple.measurement;

import java.util.List;
import org.septuple.statistics.Estimate;

/// A matrix of measured numbers.
///
/// @param rows    ≥ 1
/// @param columns ≥ 1
/// @param entries row-major; errors of different entries are not independent
public record EstimateMatrix(int rows, int columns, List<Estimate> entries) {

    public EstimateMatrix {
        entries = List.copyOf(entries);
        if (rows < 1 || columns < 1 || entries.size() != rows * columns) {
            throw new IllegalArgumentException(
                    "entries: %d, must be rows x columns = %d x %d >= 1".formatted(entries.size(), rows, columns));
        }
    }

    /// An entry.
    ///
    /// @param row    in [0, rows)
    /// @param column in [0, columns)
    /// @return with its error
    public Estimate at(int row, int column) {
        return entries.get(row * columns + column);
    }

    /// The values without errors.
    ///
    /// @return `[rows][columns]`
    public double[][] values() {
        double[][] values = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[i][j] = at(i, j).value();
            }
        }
        return values;
    }
}
