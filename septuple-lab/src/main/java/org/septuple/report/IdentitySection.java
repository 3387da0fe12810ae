package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.IdentityPlan;

/// How far −g ẋẋ is from the same in two Lorentz frames, against the rapidity between them.
///
/// @param findings of kind `identity`
record IdentitySection(Findings findings) implements Section {

    private static final String TITLE = "Violation against rapidity";
    private static final int MOST_DRAWN = 1000;
    private static final int BANDS = 5;
    private static final int DIGITS = 2;

    @Override
    public void write(Markup html) {
        FindingTable table = findings.table(Shape.IDENTITY).orElse(null);
        if (table == null || table.rows().isEmpty()) {
            return;
        }
        html.element("h2", "−g ẋẋ in Lorentz frames (6.1–6.4)").newline();
        findings.remarks().forEach(remark -> html.element("p", remark).newline());
        html.open("div", "class", "figures").newline();
        figure(html, new MeasuredRows(table, table.rows().size()));
        html.close("div").newline();
        bands(html, table);
    }

    private static void figure(Markup html, MeasuredRows rows) {
        double[] rapidity = rows.column("rapidity");
        int every = Math.ceilDiv(rapidity.length, MOST_DRAWN);
        List<ScatterChart.Group> groups = new ArrayList<>();
        long zeros = 0;
        String[] columns = {"violation", "violation_g", "control"};
        String[] names = {"η", "g by (6.2)", "g left as it was"};
        for (int k = 0; k < columns.length; k++) {
            double[] violation = rows.column(columns[k]);
            List<LineChart.Point> points = new ArrayList<>();
            for (int i = 0; i < rapidity.length; i += every) {
                if (violation[i] > 0) {
                    points.add(new LineChart.Point(rapidity[i], violation[i], Double.NaN));
                } else if (violation[i] == 0) {
                    zeros++;
                }
            }
            if (!points.isEmpty()) {
                groups.add(new ScatterChart.Group(names[k], points));
            }
        }
        if (groups.isEmpty()) {
            Section.notDrawn(html, TITLE, "every violation is exactly 0");
            return;
        }
        Section.figure(html, chart(groups), words(every, zeros), rows::write);
    }

    private static ScatterChart chart(List<ScatterChart.Group> groups) {
        double tolerance = IdentityPlan.Lorentz.TOLERANCE;
        double[] across = groups.stream()
                .flatMap(group -> group.points().stream())
                .mapToDouble(LineChart.Point::x)
                .toArray();
        double[] upwards = DoubleStream.concat(
                        DoubleStream.of(tolerance),
                        groups.stream()
                                .flatMap(group -> group.points().stream())
                                .mapToDouble(LineChart.Point::y))
                .toArray();
        Axis x = Axis.linear("rapidity", "", 0, Arrays.stream(across).max().orElseThrow());
        Axis y = Axis.log(
                "violation",
                "of the largest term",
                Arrays.stream(upwards).min().orElseThrow(),
                Arrays.stream(upwards).max().orElseThrow());
        return new ScatterChart(
                TITLE,
                "How much −g ẋẋ changes between two frames, over its largest term, against the rapidity of the boost between them.",
                x,
                y,
                groups,
                ScatterChart.straight(x.low(), x.high(), tolerance, 0),
                "tolerance 10⁻¹²");
    }

    private static String words(int every, long zeros) {
        String thinned = every == 1 ? "" : " One vector of %s is drawn.".formatted(NumberText.count(every));
        String exact = zeros == 0
                ? ""
                : " Not drawn: %s %s exactly 0."
                        .formatted(NumberText.count(zeros), zeros == 1 ? "that is" : "that are");
        return "Round-off of products of doubles is near 10⁻¹⁶; a matrix that is not transformed is off by the order of the terms."
                + thinned
                + exact;
    }

    /// The same in bands of rapidity.
    private static void bands(Markup html, FindingTable table) {
        double[] rapidity = table.column("rapidity");
        double most = Arrays.stream(rapidity).max().orElseThrow();
        Table page = new Table(
                html,
                Table.Kind.NUMBERS,
                "Violations in bands of rapidity: median, and largest; of g left as it was the median.",
                "rapidity up to",
                "vectors",
                "η",
                "largest",
                "g by (6.2)",
                "largest",
                "g left as it was");
        for (int band = 0; band < BANDS; band++) {
            double low = most * band / BANDS;
            double high = band == BANDS - 1 ? most : most * (band + 1) / BANDS;
            double[] eta = within(table.column("violation"), rapidity, low, high, band == 0);
            double[] general = within(table.column("violation_g"), rapidity, low, high, band == 0);
            double[] control = within(table.column("control"), rapidity, low, high, band == 0);
            page.row();
            number(page, high).count(eta.length);
            number(page, median(eta));
            number(page, largest(eta));
            number(page, median(general));
            number(page, largest(general));
            number(page, median(control));
        }
        page.end();
    }

    private static Table number(Table page, double value) {
        return page.number(value, NumberText.significant(value, DIGITS));
    }

    /// Sorted numbers of rows with low < rapidity ≤ high.
    private static double[] within(double[] numbers, double[] rapidity, double low, double high, boolean lowest) {
        DoubleStream.Builder found = DoubleStream.builder();
        for (int i = 0; i < numbers.length; i++) {
            if ((rapidity[i] > low || lowest) && rapidity[i] <= high) {
                found.add(numbers[i]);
            }
        }
        return found.build().sorted().toArray();
    }

    private static double median(double[] sorted) {
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private static double largest(double[] sorted) {
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
    }
}
