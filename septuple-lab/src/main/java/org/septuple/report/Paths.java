package org.septuple.report;

import java.util.ArrayList;
import java.util.List;

/// Where particles went: against time on one axis, else in the plane of the first two coordinates.
///
/// @param rows of the table `paths`
record Paths(MeasuredRows rows) implements Section {

    @Override
    public void write(Markup html) {
        boolean isLine = rows.distinct("coordinate").size() == 1;
        List<LineChart.Point> points = new ArrayList<>();
        for (int particle : rows.distinct("particle")) {
            MeasuredRows of = rows.where("particle", particle);
            double[] first = of.where("coordinate", 0).column("position");
            double[] x = isLine ? of.column("time") : first;
            double[] y = isLine ? first : of.where("coordinate", 1).column("position");
            for (int i = 0; i < x.length; i++) {
                points.add(new LineChart.Point(x[i], y[i], Double.NaN));
            }
            points.add(new LineChart.Point(x[x.length - 1], Double.NaN, Double.NaN));
        }
        ConfidenceLines lines = new ConfidenceLines(List.of(new ConfidenceLine("paths", points)));
        if (lines.isEmpty()) {
            return;
        }
        String words = "Paths of the first particles along u = (ħ/M) Im(∂Ψ/Ψ) (3.10); on one axis they never cross.";
        LineChart chart = new LineChart(
                "Paths of particles",
                words,
                isLine ? lines.across("time", "", false) : lines.across("q0", "", false),
                lines.linear(isLine ? "q0" : "q1", ""),
                lines.series());
        Section.figure(html, chart, words, page -> page.element("p", "The numbers are in the table paths."));
    }
}
