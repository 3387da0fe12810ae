package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;

/// The chain from the entropy production of neurons to ∫√−g R, line by line.
///
/// @param findings of kinds `duality` and `measure`
record ChainFigures(Findings findings) implements Section {

    /// By number of the step.
    private static final List<String> STEPS = List.of(
            "(8.1) ΔS of clouds",
            "(8.2) −g ẋẋ",
            "(8.3) by parts",
            "(8.4) line 1",
            "(8.4) line 2",
            "(8.5) geodesics",
            "(8.7) line 1",
            "(8.7) line 2",
            "(8.7) line 3",
            "(8.8) ∫√−g R");

    private static final int COPIES = 8;

    @Override
    public void write(Markup html) {
        MeasuredRows rows =
                new MeasuredRows(findings.table(Shape.CHAIN).orElse(new FindingTable(Shape.CHAIN, List.of())), COPIES);
        if (rows.table().rows().isEmpty()) {
            return;
        }
        html.element("h3", "From entropy production to the action (8.1–8.8)").newline();
        html.open("div", "class", "figures").newline();
        ConfidenceLine printed = line(rows, 0, "value");
        ConfidenceLine corrected = line(rows, 1, "value");
        List<String> names = STEPS.subList(0, rows.distinct("step").size());
        if (printed.isEmpty() || corrected.isEmpty()) {
            Section.notDrawn(html, "Lines of the chain");
        } else {
            Section.figure(
                    html,
                    new Waterfall(
                            "Lines of the chain",
                            "Values of all lines from (8.1) to (8.8), as printed and corrected, each with a bar from the value before it.",
                            names.size() == STEPS.size()
                                    ? "entropy production per unit of time, less N"
                                    : "entropy production over d steps, less Σσ (nats)",
                            names,
                            List.of(
                                    new Waterfall.Series("as printed", printed.points()),
                                    new Waterfall.Series("corrected", corrected.points()))),
                    "If the chain held, all marks would stand below each other: each bar is what one step adds. The scale is logarithmic on both sides of 0. Whiskers: 95\u00A0% intervals over copies of the network, for (8.1) over clouds.",
                    rows::write);
        }
        writeChanges(html, rows, names);
        html.close("div").newline();
    }

    private static ConfidenceLine line(MeasuredRows rows, int corrected, String column) {
        return rows.where("corrected", corrected).line("", "step", column, column + "_se");
    }

    private static void writeChanges(Markup html, MeasuredRows rows, List<String> names) {
        ConfidenceLine printed = line(rows, 0, "change");
        ConfidenceLine corrected = line(rows, 1, "change");
        if (printed.isEmpty() || corrected.isEmpty()) {
            Section.notDrawn(html, "Changes along the chain");
            return;
        }
        List<NamedIntervals.Row> named = new ArrayList<>();
        for (int k = 1; k < names.size(); k++) {
            named.add(row(names.get(k) + ", printed", printed.points().get(k), 0));
            named.add(row("corrected", corrected.points().get(k), 1));
        }
        Section.figure(
                html,
                new NamedIntervals(
                        "Changes along the chain",
                        "How far each line is from the one before it.",
                        Axis.linear("distance over the sum of both absolute values", "", 0, 1),
                        named),
                "0: the step holds; 1: one of both lines is 0, or they differ in sign. Whiskers: 95\u00A0% intervals over copies.",
                rows::write);
    }

    private static NamedIntervals.Row row(String name, LineChart.Point point, int ink) {
        return new NamedIntervals.Row(name, point.y(), point.error(), ink);
    }
}
