package org.septuple.report;

import java.util.List;

/// Drift and diffusion of a coordinate against its value.
///
/// @param rows  one per coordinate and bin
/// @param names of the coordinates
record PlaceDependence(MeasuredRows rows, CoordinateNames names) implements Section {

    private static final int DRAWN = 2;

    @Override
    public void write(Markup html) {
        List<Integer> all = rows.distinct("coordinate");
        for (int coordinate : all.subList(0, Math.min(DRAWN, all.size()))) {
            MeasuredRows own = rows.where("coordinate", coordinate);
            String suffix = names.suffix(coordinate, all);
            draw(
                    html,
                    own,
                    List.of(own.line("drift", "q", "drift", "drift_se")),
                    "drift",
                    "Drift against place" + suffix,
                    "q/time",
                    "Mean increment over the lag, per time, in bins of the coordinate. A straight line that falls through 0 is a quadratic F.");
            draw(
                    html,
                    own,
                    List.of(
                            own.line("drift removed", "q", "diffusion", "diffusion_se"),
                            own.line("corrected", "q", "continuous", "continuous_se")),
                    "diffusion",
                    "Diffusion against place" + suffix,
                    "q²/time",
                    "Half the variance of increments per time in the same bins, with the drift removed, and corrected for what relaxes within the lag. Level where D does not depend on q, as (3.1) takes it.");
        }
        CoordinateNames.writeLeftOut(html, "Drift and diffusion against place", all, DRAWN);
    }

    private static void draw(
            Markup html,
            MeasuredRows own,
            List<ConfidenceLine> drawn,
            String column,
            String title,
            String unit,
            String words) {
        ConfidenceLines lines = new ConfidenceLines(drawn);
        if (lines.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        LineChart chart = new LineChart(
                title,
                "The %s of a coordinate against its value.".formatted(column),
                lines.across("q", "", false),
                lines.linear(column, unit),
                lines.series());
        Section.figure(html, chart, words + lines.bands(), own::write);
    }
}
