package org.septuple.report;

import java.util.Collections;
import java.util.List;

/// Eigenvalues of the diffusion tensor, largest first. (3.1) takes all for equal.
///
/// @param rows one per mode
record DiffusionSpectrum(MeasuredRows rows) implements Section {

    @Override
    public void write(Markup html) {
        ConfidenceLines all =
                new ConfidenceLines(List.of(rows.line("eigenvalue", "mode", "diffusion", "diffusion_se")));
        ConfidenceLines lines = all.positive();
        if (lines.isEmpty()) {
            Section.notDrawn(html, "Diffusion spectrum");
            return;
        }
        int modes = rows.table().rows().size();
        LineChart chart = new LineChart(
                "Diffusion spectrum",
                "Eigenvalues of the diffusion tensor in descending order, on a logarithmic axis.",
                modes(),
                lines.log("eigenvalue of D_step", "q², per lag"),
                lines.series());
        long missing = all.notPositive();
        String gaps = missing == 0
                ? ""
                : " %s of them %s 0 or below and missing on this axis."
                        .formatted(NumberText.count(missing), missing == 1 ? "is" : "are");
        Section.figure(
                html,
                chart,
                "%s of the diffusion tensor. (3.1) takes D for a number: then all are equal.%s%s"
                        .formatted(
                                modes == 1
                                        ? "The one eigenvalue"
                                        : "The %s eigenvalues".formatted(NumberText.count(modes)),
                                gaps,
                                lines.bands()),
                rows::write);
    }

    private Axis modes() {
        List<Integer> modes = rows.distinct("mode");
        return Axis.counting("mode, largest first", Collections.min(modes), Collections.max(modes));
    }
}
