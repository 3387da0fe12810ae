package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.IdentityPlan;

/// How far (8.8) is from √−g R, with plus and as printed, against the size of its terms.
///
/// @param findings of kind `identity`
record ActionSection(Findings findings) implements Section {

    private static final String TITLE = "Violation of (8.8)";
    private static final int MOST_DRAWN = 1000;

    @Override
    public void write(Markup html) {
        FindingTable table = findings.table(Shape.ACTION).orElse(null);
        if (table == null || table.rows().isEmpty()) {
            return;
        }
        html.element("h2", "The action and √−g R (8.8)").newline();
        findings.remarks().forEach(remark -> html.element("p", remark).newline());
        html.open("div", "class", "figures").newline();
        figure(html, new MeasuredRows(table, table.rows().size()));
        html.close("div").newline();
    }

    private static void figure(Markup html, MeasuredRows rows) {
        double[] gauge = rows.column("synchronous");
        int every = Math.ceilDiv(gauge.length, MOST_DRAWN);
        List<ScatterChart.Group> groups = new ArrayList<>();
        groups.add(group("with plus, any gauge", rows, "violation", List.of(0.0), every));
        groups.add(group("with plus, synchronous", rows, "violation", List.of(1.0), every));
        groups.add(group("as printed", rows, "violation_printed", List.of(0.0, 1.0), every));
        groups.removeIf(group -> group.points().isEmpty());
        String thinned = every == 1 ? "" : " One metric of %s is drawn.".formatted(NumberText.count(every));
        Section.figure(
                html,
                chart(groups),
                "A violation of 0 is not drawn. Round-off of products of doubles is near 10⁻¹⁶; a wrong sign is off by the order of the terms."
                        + thinned,
                rows::write);
    }

    private static ScatterChart.Group group(
            String name, MeasuredRows rows, String column, List<Double> gauges, int every) {
        double[] gauge = rows.column("synchronous");
        double[] terms = rows.column("terms");
        double[] violation = rows.column(column);
        List<LineChart.Point> points = new ArrayList<>();
        for (int i = 0; i < gauge.length; i += every) {
            if (gauges.contains(gauge[i]) && violation[i] > 0) {
                points.add(new LineChart.Point(terms[i], violation[i], Double.NaN));
            }
        }
        return new ScatterChart.Group(name, points);
    }

    private static ScatterChart chart(List<ScatterChart.Group> groups) {
        double tolerance = IdentityPlan.Action.TOLERANCE;
        double[] across = groups.stream()
                .flatMap(group -> group.points().stream())
                .mapToDouble(LineChart.Point::x)
                .toArray();
        double[] upwards = groups.stream()
                .flatMap(group -> group.points().stream())
                .mapToDouble(LineChart.Point::y)
                .toArray();
        Axis x = Axis.log(
                "sum of |terms|",
                "√−g/length²",
                Arrays.stream(across).min().orElse(1),
                Arrays.stream(across).max().orElse(1));
        Axis y = Axis.log(
                "violation",
                "of the terms",
                Math.min(tolerance, Arrays.stream(upwards).min().orElse(tolerance)),
                Math.max(tolerance, Arrays.stream(upwards).max().orElse(tolerance)));
        return new ScatterChart(
                TITLE,
                "How far action and divergence are from √−g R, over the sum of the absolute values of terms, for random metrics.",
                x,
                y,
                groups,
                ScatterChart.straight(x.low(), x.high(), tolerance, 0),
                "tolerance 10⁻¹⁰");
    }
}
