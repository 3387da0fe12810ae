package org.septuple.report;

import java.util.List;

/// The optimum against the number of neurons: nearness to η at the times of the search and at held-out times, beside exchanged eigenvalues and random frames.
///
/// @param rows of table `frame_sizes`
record FrameSizes(MeasuredRows rows) implements Section {

    @Override
    public void write(Markup html) {
        String title = "Nearness to η against N";
        List<Integer> starts = rows.distinct("starts");
        if (starts.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        MeasuredRows some = rows.of(starts.getFirst());
        ConfidenceLines lines = new ConfidenceLines(List.of(
                        some.line("held out", "neurons", "held_out", "held_out_se"),
                        some.line("exchanged eigenvalues", "neurons", "exchanged", "exchanged_se"),
                        some.line("random frames", "neurons", "random", "random_se"),
                        some.line("times of the search", "neurons", "fitted", "fitted_se")))
                .positive();
        if (lines.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        LineChart chart = new LineChart(
                title,
                "Mean distance of g from η over optima against the number of neurons, a logarithmic axis.",
                lines.across("neurons N", "", true),
                lines.upwards("distance of g from η", ""),
                lines.series());
        Section.figure(
                html,
                chart,
                "Means over %d optima of nested samples of the neurons; n is that of optima, the choice of the sample is not in the bands. "
                                .formatted(starts.getFirst())
                        + "At the times of the search the frames have been fitted to noise as well; only held-out times beside exchanged eigenvalues count. Random frames are judged at all times."
                        + lines.bands(),
                some::write);
    }
}
