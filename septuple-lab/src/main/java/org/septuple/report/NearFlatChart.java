package org.septuple.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.septuple.statistics.Estimate;

/// How (6.12), (6.13) and both forms of (6.16) converge with ε, each above its floor.
///
/// @param rows of table `near_flat`
record NearFlatChart(MeasuredRows rows) implements Section {

    private static final double SMALLEST = 1e-17;

    @Override
    public void write(Markup html) {
        List<ConfidenceLine> all = List.of(
                line("product", "g^ab g_bc − δ (6.13)"),
                line("inverse", "g^ab − 2δ + g_ab (6.12)"),
                line("ratio", "{√g_i}/{1} − √det g (E10)"),
                line("printed", "{√g_i} − √det g (6.16)"),
                line("one", "{1} − 1"),
                floor("one", "floor: {1} − 1 at ε = 0"),
                floor("ratio", "floor: round-off"));
        ConfidenceLines lines = new ConfidenceLines(all).positive();
        String title = "Nearly flat space";
        if (lines.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        LineChart chart = new LineChart(
                title,
                "Largest deviations against the size of those of g_i from flatness, both on logarithmic axes.",
                lines.across("ε", "", true),
                lines.log("largest deviation", ""),
                lines.series());
        Section.figure(
                html,
                chart,
                "Means over draws of h_i in g_i = 1 + εh_i. What is of second order falls two decades for one of ε. Floors are what the same positions "
                        + "and cutoff give at ε = 0: that of (6.16) as printed is the floor of {1} − 1, which for random positions is their noise, "
                        + "for a lattice its ripple and the cutoff; that of the others is round-off. Deviations below ten floors are in no exponent, "
                        + "but for those of {1} − 1 and (6.16) as printed at random positions. "
                        + lines.bands(),
                rows::write);
    }

    private ConfidenceLine line(String column, String name) {
        return new ConfidenceLine(
                name, epsilons().mapToObj(at -> point(column, at, at)).toList());
    }

    /// Level across all ε.
    private ConfidenceLine floor(String column, String name) {
        return new ConfidenceLine(
                name, epsilons().mapToObj(at -> point(column, 0, at)).toList());
    }

    private DoubleStream epsilons() {
        return Arrays.stream(rows.column("epsilon"))
                .filter(epsilon -> epsilon > 0)
                .distinct()
                .sorted();
    }

    /// Mean over draws, without those that are 0.
    private LineChart.Point point(String column, double epsilon, double at) {
        double[] epsilons = rows.column("epsilon");
        double[] values = rows.column(column);
        double[] draws = IntStream.range(0, values.length)
                .filter(row -> epsilons[row] == epsilon && values[row] > SMALLEST)
                .mapToDouble(row -> values[row])
                .toArray();
        return draws.length > 1
                ? ConfidenceLine.point(at, Estimate.ofMean(draws))
                : new LineChart.Point(at, Double.NaN, Double.NaN);
    }
}
