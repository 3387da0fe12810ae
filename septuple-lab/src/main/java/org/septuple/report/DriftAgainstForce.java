package org.septuple.report;

import java.util.ArrayList;
import java.util.List;

/// The learning law (2.9): measured drift against −∂F, and what a straight line through 0 leaves of it.
///
/// @param rows  one per coordinate and bin of −∂F
/// @param names of the coordinates
record DriftAgainstForce(MeasuredRows rows, CoordinateNames names) implements Section {

    private static final int DRAWN = 2;

    @Override
    public void write(Markup html) {
        List<Integer> all = rows.distinct("coordinate");
        for (int coordinate : all.subList(0, Math.min(DRAWN, all.size()))) {
            MeasuredRows own = rows.where("coordinate", coordinate);
            String suffix = names.suffix(coordinate, all);
            ConfidenceLine fit = own.line("fit", "force", "fit", "drift_se").withoutErrors();
            draw(
                    html,
                    own,
                    "Drift against −∂F" + suffix,
                    "drift",
                    "drift",
                    fit,
                    "γ·(−∂F)",
                    "Mean drift in bins of −∂F, and the line through 0 of slope γ that (2.9) asks for.");
            draw(
                    html,
                    own,
                    "Residual of (2.9)" + suffix,
                    "residual",
                    "residual",
                    fit.level(),
                    "0",
                    "Drift less the line, with the errors of the drift alone. (2.9) holds where all of it is 0 within its errors; a trend or a bend is a law of another form.");
        }
        CoordinateNames.writeLeftOut(html, "Drift against −∂F", all, DRAWN);
    }

    private static void draw(
            Markup html,
            MeasuredRows own,
            String title,
            String column,
            String name,
            ConfidenceLine line,
            String lineName,
            String words) {
        ConfidenceLine measured = own.line(name, "force", column, "drift_se");
        ConfidenceLines drawn = new ConfidenceLines(List.of(measured));
        if (drawn.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        List<ConfidenceLine> both = new ArrayList<>(List.of(measured, line));
        ConfidenceLines extent = new ConfidenceLines(both);
        ErrorBarChart chart = new ErrorBarChart(
                title,
                "%s of a coordinate against minus the slope of the free energy, with error bars and a line."
                        .formatted(name),
                extent.across("−∂F", "1/q", false),
                extent.linear(name, "q/time"),
                measured.points(),
                name,
                line.points().stream().filter(point -> !Double.isNaN(point.y())).toList(),
                lineName);
        String bars = drawn.hasErrors() ? " Bars: 95\u00A0% intervals." : " No bars: exact, or errors unknown.";
        Section.figure(html, chart, words + bars, own::write);
    }
}
