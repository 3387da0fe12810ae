package org.septuple.report;

import java.util.ArrayList;
import java.util.List;

/// How near to flat frames come against the number of neurons, beside exchanged eigenvalues and random frames.
///
/// @param rows of table `frames`
record FrameSearches(MeasuredRows rows) implements Section {

    private static final String[] WHAT = {"frames sought", "exchanged eigenvalues", "random frames"};

    @Override
    public void write(Markup html) {
        List<ScatterChart.Group> groups = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int what = 0; what < WHAT.length; what++) {
            MeasuredRows some = rows.where("what", what);
            List<LineChart.Point> points = ScatterChart.points(some.column("neurons"), some.column("held_out"));
            if (!points.isEmpty()) {
                groups.add(new ScatterChart.Group(WHAT[what], points));
                for (LineChart.Point point : points) {
                    low = Math.min(low, point.y());
                    high = Math.max(high, point.y());
                }
            }
        }
        String title = "Nearness to flat space";
        if (groups.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        double[] neurons = rows.column("neurons");
        double fewest = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double count : neurons) {
            fewest = Math.min(fewest, count);
            most = Math.max(most, count);
        }
        ScatterChart chart = new ScatterChart(
                title,
                "Root mean square of g − η at times that the search has not seen, against the number of neurons.",
                Axis.log("neurons", "", fewest / 1.5, most * 1.5),
                Axis.linear("distance of g from η, held out", "", Math.min(0, low), high),
                groups,
                List.of(),
                "");
        Section.figure(
                html,
                chart,
                "Each point is the mean of two searches from one start, one at each half of the times, judged at the other half; random frames are judged at all times. Frames count as found only where they come nearer than those of exchanged eigenvalues do.",
                rows::write);
    }
}
