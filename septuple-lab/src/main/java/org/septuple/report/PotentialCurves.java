package org.septuple.report;

import java.util.List;

/// V(q) of (3.6): the paper's, with and without the Itô term, and the one that keeps the stationary law.
///
/// @param rows a row for each place
record PotentialCurves(MeasuredRows rows) implements Section {

    @Override
    public void write(Markup html) {
        ConfidenceLines lines = new ConfidenceLines(List.of(
                rows.line("paper, with Itô", "q", "paper_ito", "paper_ito_se"),
                rows.line("paper", "q", "paper", "paper_se"),
                rows.line("stationary", "q", "stationary", "stationary_se")));
        String title = "Potential V of (3.6)";
        if (lines.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        LineChart chart = new LineChart(
                title,
                "The potential V against the coordinate, three ways.",
                lines.across("q", "", false),
                lines.linear("V", "F/time"),
                lines.series());
        String words =
                "(3.6) leaves V open (erratum E12). Paper: mean of dF/dt at q, which contains the Itô term D∂²F, and without it, "
                        + "−γ(∂F)². Stationary: γ(∂F)² − 2D∂²F with measured γ and D, which keeps the equilibrium of (3.1).";
        Section.figure(html, chart, words + lines.bands(), rows::write);
    }
}
