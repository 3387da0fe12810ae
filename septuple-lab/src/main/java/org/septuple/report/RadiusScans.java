package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import org.septuple.experiment.FindingTable;

/// σ₊ and tr g/k against the radius of finite clouds, without noise beside tangent clouds, and with noise.
///
/// @param rows of the table `radius_scan`
record RadiusScans(MeasuredRows rows) implements Section {

    private static final int BLOCKS = 20;

    @Override
    public void write(Markup html) {
        write(html, "σ₊ against the radius of clouds", "production", "σ₊", "nats over d steps");
        write(html, "Trace of g against the radius of clouds", "trace", "tr g/k", "nats");
    }

    private void write(Markup html, String title, String column, String name, String unit) {
        List<ConfidenceLine> lines = new ArrayList<>();
        double[] noise = rows.column("noise");
        double[] radius = rows.column("radius");
        for (boolean noisy : new boolean[] {false, true}) {
            List<List<Double>> finite = new ArrayList<>();
            for (int k = 0; k < noise.length; k++) {
                if (noise[k] > 0 == noisy && radius[k] > 0) {
                    finite.add(rows.table().rows().get(k));
                }
            }
            lines.add(of(finite).line(noisy ? "with noise" : "without noise", "radius", column, column + "_se"));
        }
        lines.removeIf(ConfidenceLine::isEmpty);
        if (lines.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        ConfidenceLine tangent = tangent(column, lines.getFirst());
        if (!tangent.isEmpty()) {
            lines.add(tangent);
        }
        ConfidenceLines drawn = new ConfidenceLines(lines);
        LineChart chart = new LineChart(
                title,
                name + " against the radius of finite clouds, and of tangent clouds around the same base states.",
                drawn.across("radius", "standard deviation of the states", true),
                drawn.linear(name, unit),
                drawn.series());
        String words =
                "Without noise a plateau on the left meets the tangent clouds. With noise σ₊ grows like k ln(1/radius): "
                        + "it is then a property of the clouds, not of the network.";
        Section.figure(html, chart, words + drawn.bands(), rows::write);
    }

    /// The limit, drawn along all radii.
    private ConfidenceLine tangent(String column, ConfidenceLine along) {
        double[] radius = rows.column("radius");
        double[] values = rows.column(column);
        List<LineChart.Point> points = new ArrayList<>();
        for (int k = 0; k < radius.length; k++) {
            if (radius[k] == 0) {
                for (LineChart.Point point : along.points()) {
                    points.add(new LineChart.Point(point.x(), values[k], Double.NaN));
                }
            }
        }
        return new ConfidenceLine("tangent clouds", points);
    }

    private MeasuredRows of(List<List<Double>> some) {
        return new MeasuredRows(new FindingTable(rows.table().shape(), some), BLOCKS);
    }
}
