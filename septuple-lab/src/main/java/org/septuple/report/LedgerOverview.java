package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.septuple.experiment.Comparison;
import org.septuple.experiment.Ledger;
import org.septuple.experiment.LedgerRow;
import org.septuple.statistics.Estimate;

/// All measured rows of the ledger in one figure.
///
/// @param ledger     what it is about
/// @param confidence of the intervals
record LedgerOverview(Ledger ledger, double confidence) implements Section {

    /// A row that was measured.
    private record Measured(String equation, Comparison comparison) {}

    @Override
    public void write(Markup html) {
        List<Measured> measured = measured();
        double[] sizes = measured.stream()
                .flatMapToDouble(row -> sizes(row.comparison()))
                .filter(size -> size >= 1 / Axis.LARGEST && size <= Axis.LARGEST)
                .sorted()
                .toArray();
        if (sizes.length == 0) {
            return;
        }
        ToleranceChart chart = new ToleranceChart(
                "Residuals and tolerances",
                "For each measured equation, its residual, control and null model against the tolerance.",
                Axis.log("size, without unit", "", sizes[0], sizes[sizes.length - 1]),
                measured.stream().map(this::row).toList());
        String words = "A row holds where residual and control lie within the tolerance and the null model beyond it.";
        html.open("div", "class", "figures");
        Section.figure(html, chart, words, page -> writeNumbers(page, measured));
        html.close("div").newline();
    }

    private List<Measured> measured() {
        List<Measured> measured = new ArrayList<>();
        for (LedgerRow row : ledger.rows()) {
            if (row.comparison() != null) {
                measured.add(new Measured("(" + row.claim().equation() + ")", row.comparison()));
            }
        }
        return measured;
    }

    private static DoubleStream sizes(Comparison comparison) {
        return DoubleStream.of(
                comparison.tolerance(),
                comparison.residual().value(),
                comparison.control().value(),
                comparison.nullModel().value());
    }

    private ToleranceChart.Row row(Measured row) {
        Comparison comparison = row.comparison();
        return new ToleranceChart.Row(
                row.equation(),
                comparison.tolerance(),
                range(comparison.residual()),
                range(comparison.control()),
                range(comparison.nullModel()));
    }

    private ToleranceChart.Range range(Estimate estimate) {
        return new ToleranceChart.Range(estimate.value(), Interval.halfWidth(estimate, confidence));
    }

    private static void writeNumbers(Markup html, List<Measured> measured) {
        Table table = new Table(
                html,
                Table.Kind.NUMBERS,
                "Values with standard errors (s.e.).",
                "equation",
                "tolerance",
                "residual",
                "s.e.",
                "control",
                "s.e.",
                "null model",
                "s.e.");
        for (Measured row : measured) {
            table.row().head(row.equation()).number(row.comparison().tolerance());
            for (Estimate estimate : List.of(
                    row.comparison().residual(),
                    row.comparison().control(),
                    row.comparison().nullModel())) {
                table.number(estimate.value()).number(estimate.standardError());
            }
        }
        table.end();
    }
}
