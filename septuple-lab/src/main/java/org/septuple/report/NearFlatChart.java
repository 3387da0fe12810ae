package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.statistics.Estimate;

/// How (6.13) and both forms of (6.16) converge with ε, beside the noise of {1}.
///
/// @param rows of table `near_flat`
record NearFlatChart(MeasuredRows rows) implements Section {

    private static final double SMALLEST = 1e-17;

    @Override
    public void write(Markup html) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("product", "g^ab g_bc − δ (6.13)");
        names.put("ratio", "{√g_i}/{1} − √det g (E10)");
        names.put("printed", "{√g_i} − √det g (6.16)");
        names.put("one", "{1} − 1");
        List<ConfidenceLine> all = new ArrayList<>();
        names.forEach((column, name) -> all.add(line(column, name)));
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
                "Means over draws of h_i in g_i = 1 + εh_i. What is of second order falls two decades for one of ε; what does not fall is "
                        + "the noise of positions. " + lines.bands(),
                rows::write);
    }

    private ConfidenceLine line(String column, String name) {
        double[] epsilon = rows.column("epsilon");
        double[] values = rows.column(column);
        List<LineChart.Point> points = new ArrayList<>();
        for (double at : Arrays.stream(epsilon).distinct().sorted().toArray()) {
            List<Double> draws = new ArrayList<>();
            for (int k = 0; k < epsilon.length; k++) {
                if (epsilon[k] == at && values[k] > SMALLEST) {
                    draws.add(values[k]);
                }
            }
            if (draws.size() > 1) {
                points.add(ConfidenceLine.point(
                        at, Estimate.ofMean(draws.stream().mapToDouble(x -> x).toArray())));
            }
        }
        return new ConfidenceLine(name, points);
    }
}
