package org.septuple.report;

import java.util.List;
import java.util.Optional;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;

/// The space-time that neurons make.
///
/// @param findings of the run
record MetricSection(Findings findings) implements Section {

    private static final int UNITS = 10;

    @Override
    public void write(Markup html) {
        html.element("h2", "Space-time made of neurons").newline();
        if (!findings.remarks().isEmpty()) {
            html.open("ul");
            findings.remarks().forEach(remark -> html.element("li", remark));
            html.close("ul").newline();
        }
        html.open("div", "class", "figures").newline();
        List<Optional<Section>> sections = List.of(
                rows(Shape.METRIC_SLICE).map(MetricSlices::new),
                rows(Shape.NEAR_FLAT).map(NearFlatChart::new),
                rows(Shape.FRAME_SIZES).map(FrameSizes::new),
                rows(Shape.FRAMES).map(FrameSearches::new));
        sections.forEach(section -> section.ifPresent(one -> one.write(html)));
        html.close("div").newline();
    }

    private Optional<MeasuredRows> rows(Shape shape) {
        return findings.table(shape)
                .filter(table -> !table.rows().isEmpty())
                .map(table -> new MeasuredRows(table, UNITS));
    }
}
