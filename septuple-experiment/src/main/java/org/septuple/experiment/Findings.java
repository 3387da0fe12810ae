package org.septuple.experiment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.septuple.gravity.RayImage;

/// What was found beside the named results.
///
/// @param tables   at most one of each shape; none without rows
/// @param remarks  verdicts and reasons, a line each
/// @param pictures of fields, by time, then by subject
/// @param image    what a camera sees; null for none
public record Findings(
        List<FindingTable> tables,
        List<String> remarks,
        List<Picture> pictures,
        @Nullable RayImage image) {

    /// Nothing.
    public Findings() {
        this(List.of(), List.of());
    }

    /// Without pictures.
    ///
    /// @param tables  at most one of each shape; none without rows
    /// @param remarks verdicts and reasons, a line each
    public Findings(List<FindingTable> tables, List<String> remarks) {
        this(tables, remarks, List.of());
    }

    /// Without an image.
    ///
    /// @param tables   at most one of each shape; none without rows
    /// @param remarks  verdicts and reasons, a line each
    /// @param pictures of fields, by time, then by subject
    public Findings(List<FindingTable> tables, List<String> remarks, List<Picture> pictures) {
        this(tables, remarks, pictures, null);
    }

    public Findings {
        tables = List.copyOf(tables);
        remarks = List.copyOf(remarks);
        pictures = List.copyOf(pictures);
    }

    /// One table.
    ///
    /// @param shape which
    /// @return empty if there is none
    public Optional<FindingTable> table(FindingTable.Shape shape) {
        return tables.stream().filter(table -> table.shape() == shape).findFirst();
    }
}
