package org.septuple.report;

import java.util.ArrayList;
import java.util.List;

/// Autocorrelation of neurons against the lag (5.2): of all of them, of an autoregression of the same ρ(1), and of two neurons.
///
/// @param rows of the table `lag_spectrum`
record LagSpectra(MeasuredRows rows) implements Section {

    private static final int ALL = -1;
    private static final int DRAWN = 2;

    @Override
    public void write(Markup html) {
        MeasuredRows all = rows.where("neuron", ALL);
        ConfidenceLine mean = all.line("all neurons", "lag", "correlation", "correlation_se");
        String title = "Lag spectrum (5.2)";
        if (mean.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        List<ConfidenceLine> lines = new ArrayList<>(List.of(mean, autoregression(mean)));
        List<Integer> neurons = rows.distinct("neuron").stream()
                .filter(neuron -> neuron != ALL)
                .limit(DRAWN)
                .toList();
        for (int neuron : neurons) {
            lines.add(rows.where("neuron", neuron).line("neuron " + neuron, "lag", "correlation", "correlation_se"));
        }
        ConfidenceLines drawn = new ConfidenceLines(lines);
        LineChart chart = new LineChart(
                title,
                "Autocorrelation against the lag in steps: all neurons weighted by variance, an autoregression of the same value at lag 1, and single neurons.",
                drawn.across("lag", "steps of (2.1)", false),
                drawn.linear("autocorrelation ρ", ""),
                drawn.series());
        String words =
                "A period d shows as a peak at d and its multiples. Boundary updates come at random times, so no schedule makes one.";
        Section.figure(html, chart, words + drawn.bands(), all::write);
    }

    /// ρ(k) = ρ(1)ᵏ.
    private static ConfidenceLine autoregression(ConfidenceLine mean) {
        double phi = mean.points().size() > 1 ? mean.points().get(1).y() : 0;
        List<LineChart.Point> points = new ArrayList<>();
        for (LineChart.Point point : mean.points()) {
            points.add(new LineChart.Point(point.x(), Math.pow(phi, point.x()), Double.NaN));
        }
        return new ConfidenceLine("autoregression", points);
    }
}
