package org.septuple.report;

import java.util.ArrayList;
import java.util.List;

/// Diffusion and rate of relaxation against the lag. Where they do not depend on it, one law holds at all these times.
///
/// @param rows  one per coordinate and lag
/// @param names of the coordinates
record LagPlots(MeasuredRows rows, CoordinateNames names) implements Section {

    private static final int DRAWN = 3;

    @Override
    public void write(Markup html) {
        List<Integer> all = rows.distinct("coordinate");
        List<Integer> drawn = all.subList(0, Math.min(DRAWN, all.size()));
        for (int coordinate : drawn) {
            writeDiffusion(html, coordinate, names.suffix(coordinate, all));
        }
        writeRates(html, drawn);
        CoordinateNames.writeLeftOut(html, "Lag plots", all, DRAWN);
    }

    private void writeDiffusion(Markup html, int coordinate, String suffix) {
        MeasuredRows own = rows.where("coordinate", coordinate);
        ConfidenceLines lines = new ConfidenceLines(List.of(
                own.line("raw", "time", "raw", "raw_se"),
                own.line("drift removed", "time", "step", "step_se"),
                own.line("corrected", "time", "continuous", "continuous_se")));
        String title = "Diffusion against lag" + suffix;
        if (lines.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        LineChart chart = new LineChart(
                title,
                "Diffusion coefficient against the lag time: raw, with the drift removed, and corrected for the finite lag.",
                lines.across("lag", "time of the recording", true),
                lines.upwards("diffusion D", "q²/time"),
                lines.series());
        String words =
                "Half the second moment of increments over the lag (raw), half their variance after the drift is removed, and the "
                        + "coefficient of a continuous process with these increments (corrected). A plateau of the last is D; without "
                        + "one, no single D describes this coordinate.";
        Section.figure(html, chart, words + lines.bands(), own::write);
    }

    private void writeRates(Markup html, List<Integer> drawn) {
        List<ConfidenceLine> rates = new ArrayList<>();
        for (int coordinate : drawn) {
            rates.add(rows.where("coordinate", coordinate).line("coordinate " + coordinate, "time", "rate", "rate_se"));
        }
        ConfidenceLines lines = new ConfidenceLines(rates);
        String title = "Rate of relaxation against lag";
        if (lines.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        LineChart chart = new LineChart(
                title,
                "Rate of relaxation against the lag time.",
                lines.across("lag", "time of the recording", true),
                lines.upwards("rate", "1/time"),
                lines.series());
        String words =
                "Rate at which the mean of a coordinate returns, as increments over each lag say. A gap: the propagator has no real logarithm there.";
        Section.figure(
                html,
                chart,
                words + lines.bands(),
                page -> page.element(
                        "p", "They stand in the table of the diffusion of each coordinate.", "class", "note"));
    }
}
