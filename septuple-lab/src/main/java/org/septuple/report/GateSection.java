package org.septuple.report;

import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.Premise;

/// What must be so before rows 7.7, 7.8 and 8.10 to 8.12 can say anything, and whether it is.
///
/// @param findings of kinds `duality` and `measure`
record GateSection(Findings findings) implements Section {

    private static final int DIGITS = 2;

    @Override
    public void write(Markup html) {
        findings.table(Shape.GATE).filter(table -> !table.rows().isEmpty()).ifPresent(table -> write(html, table));
    }

    private static void write(Markup html, FindingTable gate) {
        html.element("h2", "The gate of rows 7.7, 7.8 and 8.10–8.12").newline();
        String caption =
                "What must be so before these rows can hold or fail. Where a premise fails they are not testable, where it is unknown they are inconclusive. Bounds are declared; intervals of 95\u00A0%, where there are any.";
        Table list = new Table(html, Table.Kind.WORDS, caption, "premise", "measured", "interval", "need", "", "rows");
        double[] premise = gate.column("premise");
        double[] value = gate.column("value");
        double[] lower = gate.column("lower");
        double[] upper = gate.column("upper");
        double[] verdict = gate.column("verdict");
        for (int k = 0; k < premise.length; k++) {
            Premise one = Premise.of((int) premise[k]);
            list.row().head(PremisesWords.named(one)).number(value[k], NumberText.significant(value[k], DIGITS));
            if (lower[k] < upper[k]) {
                list.interval(
                        lower[k],
                        NumberText.significant(lower[k], DIGITS),
                        upper[k],
                        NumberText.significant(upper[k], DIGITS));
            } else {
                list.unknown();
            }
            list.words(PremisesWords.bound(one))
                    .words(verdict[k] == 1 ? "✓\u00A0holds" : verdict[k] == -1 ? "✗\u00A0fails" : "?\u00A0not known")
                    .words(String.join(", ", one.decides()));
        }
        list.end();
    }
}
