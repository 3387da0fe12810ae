package org.septuple.report;

import java.util.ArrayList;
import java.util.List;

/// Entropy by nearest neighbours against the number of samples, a line for each k: where lines are level and together, the bias is
/// gone.
///
/// @param rows one per number of samples and k
record EntropyBias(MeasuredRows rows) implements Section {

    @Override
    public void write(Markup html) {
        List<ConfidenceLine> byNeighbours = new ArrayList<>();
        List<Integer> all = rows.distinct("neighbours").stream().sorted().toList();
        int shown = Math.min(SeriesInk.ALL.size(), all.size());
        for (int k : all.subList(0, shown)) {
            byNeighbours.add(rows.where("neighbours", k).line("k = " + k, "samples", "entropy", "entropy_se"));
        }
        ConfidenceLines lines = new ConfidenceLines(byNeighbours);
        if (lines.isEmpty()) {
            Section.notDrawn(html, "Entropy against samples");
            return;
        }
        LineChart chart = new LineChart(
                "Entropy against samples",
                "Entropy by nearest neighbours against the number of samples, a line for each number of neighbours k.",
                lines.across("samples", "1", true),
                lines.linear("entropy", "nats"),
                lines.series());
        String left =
                all.size() == shown ? "" : " Not drawn: k from %s to %s.".formatted(all.get(shown), all.getLast());
        Section.figure(
                html,
                chart,
                "Kozachenko–Leonenko entropy. Its bias falls with more samples and rises with k; where lines still bend or differ "
                        + "by more than their intervals, the entropy is not to be relied upon." + left + lines.bands(),
                rows::write);
    }
}
