package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;

/// What Einstein's equations leave of the neurons of a network, of others beside them, and Λ against the number of neurons.
///
/// @param findings of kinds `duality` and `measure`
record EinsteinFigures(Findings findings) implements Section {

    /// By number of the variant.
    private static final List<String> VARIANTS = List.of(
            "as measured",
            "every other neuron",
            "wider kernels",
            "narrower kernels",
            "places at neurons",
            "places midway",
            "half of the copies",
            "null: axes of g turned",
            "null: g of others",
            "null: straight lines",
            "null: at rest");

    private static final int FIRST_NULL = 7;
    private static final int COPIES = 8;

    @Override
    public void write(Markup html) {
        FindingTable variants = table(Shape.EINSTEIN_VARIANTS);
        FindingTable numbers = table(Shape.NEURON_NUMBER);
        if (variants.rows().isEmpty() && numbers.rows().isEmpty()) {
            return;
        }
        html.element("h3", "Einstein's equations (8.10–8.12)").newline();
        html.open("div", "class", "figures").newline();
        if (!variants.rows().isEmpty()) {
            writeResiduals(html, new MeasuredRows(variants, COPIES), "(8.10), Λ = 0", "vacuum");
            writeResiduals(html, new MeasuredRows(variants, COPIES), "(8.12), Λ of other copies", "with_lambda");
        }
        if (!numbers.rows().isEmpty()) {
            writeLambda(html, new MeasuredRows(numbers, COPIES));
        }
        FindingTable map = table(Shape.EINSTEIN_MAP);
        if (!map.rows().isEmpty()) {
            writeMap(html, new MeasuredRows(map, COPIES));
        }
        html.close("div").newline();
    }

    private static void writeMap(Markup html, MeasuredRows rows) {
        String title = "What is left of (8.12) at places";
        double[] residuals = rows.column("residual");
        if (Arrays.stream(residuals).noneMatch(Double::isFinite)) {
            Section.notDrawn(html, title);
            return;
        }
        Section.figure(
                html,
                new FieldMap(
                        title,
                        "Residual of Einstein's equations over its terms on a plane through the neurons of one copy.",
                        coordinate(rows, "x"),
                        coordinate(rows, "y"),
                        Arrays.stream(residuals).boxed().toList(),
                        Axis.linear("residual over terms", "", 0, 1),
                        List.of()),
                "First copy, z = %s, Λ the best of all copies. 0: the equations hold.%s"
                        .formatted(
                                NumberText.significant(rows.column("z")[0], 2),
                                Arrays.stream(residuals).allMatch(Double::isFinite) ? "" : " Hatched: no metric."),
                rows::write);
    }

    private static Coordinate coordinate(MeasuredRows rows, String name) {
        return new Coordinate(
                name, Arrays.stream(rows.column(name)).distinct().boxed().toList());
    }

    private FindingTable table(Shape shape) {
        return findings.table(shape).orElse(new FindingTable(shape, List.of()));
    }

    private static void writeResiduals(Markup html, MeasuredRows rows, String equation, String column) {
        ConfidenceLine residuals = rows.line("", "variant", column, column + "_se");
        String title = "What is left of " + equation;
        if (residuals.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        List<NamedIntervals.Row> named = new ArrayList<>();
        for (LineChart.Point point : residuals.points()) {
            int variant = (int) point.x();
            int ink = variant == 0 ? 0 : variant < FIRST_NULL ? 1 : 2;
            named.add(new NamedIntervals.Row(VARIANTS.get(variant), point.y(), point.error(), ink));
        }
        Section.figure(
                html,
                new NamedIntervals(
                        title,
                        "Residual of Einstein's equations over the sum of the sizes of their terms, for the neurons as measured, for variants, and for null models.",
                        residuals.axis("residual over terms"),
                        named),
                "0: the equations hold; 1: terms do not cancel at all. A residual that changes with neurons, kernels or places is not that of a space-time; one that null models have as well is not theirs. Bars: 95\u00A0% intervals over copies.",
                rows::write);
    }

    private static void writeLambda(Markup html, MeasuredRows rows) {
        ConfidenceLines lines = new ConfidenceLines(List.of(
                rows.line("by their number, N fixed", "neurons", "lambda_number", "lambda_number_se"),
                rows.line("by the six equations", "neurons", "lambda_einstein", "lambda_einstein_se")));
        String title = "Λ against the number of neurons";
        if (lines.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        Section.figure(
                html,
                new LineChart(
                        title,
                        "Two values of Λ while neurons die at random.",
                        lines.across("neurons left", "", false),
                        lines.upwards("Λ", "1/length²"),
                        lines.series()),
                "Neurons die at random, the others stay where they are with their g (E19). If (8.11) and (8.12) are of one Λ, lines are the same."
                        + lines.bands(),
                rows::write);
    }
}
