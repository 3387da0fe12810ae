package org.septuple.experiment;

import java.util.List;
import java.util.Optional;

/// What was measured on a recording, beside the named results.
///
/// @param tables  at most one of each shape; none without rows
/// @param remarks verdicts and reasons, a line each
public record MeasureFindings(List<MeasuredTable> tables, List<String> remarks) {

    public MeasureFindings {
        tables = List.copyOf(tables);
        remarks = List.copyOf(remarks);
    }

    /// One table.
    ///
    /// @param shape which
    /// @return empty if it was not measured
    public Optional<MeasuredTable> table(MeasuredTable.Shape shape) {
        return tables.stream().filter(table -> table.shape() == shape).findFirst();
    }
}
