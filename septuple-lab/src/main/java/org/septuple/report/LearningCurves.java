package org.septuple.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.EpochRecord;
import org.septuple.experiment.Run;
import org.septuple.learning.LossShares;
import org.septuple.statistics.Estimate;

/// What changed while the network learned: loss, accuracy and, if it moves, the spectral radius.
///
/// @param run what it is about
record LearningCurves(Run run) implements Section {

    private static final int LONGEST_TABLE = 200;
    private static final double PERCENT = 100;

    @Override
    public void write(Markup html) {
        if (!run.snapshots().isEmpty() || run.experiment().learning() == null) {
            return; // an ensemble, whose replicas are not read out each epoch, or nothing that learns
        }
        html.element("h2", "Learning").newline();
        if (run.epochs().isEmpty()) {
            html.element("p", "No epoch was completed.").newline();
            return;
        }
        html.open("div", "class", "figures");
        writeLoss(html);
        writeAccuracy(html);
        writeSpectralRadius(html);
        html.close("div").newline();
        writeNotes(html);
    }

    private void writeLoss(Markup html) {
        List<Curve> curves = Stream.of(
                        loss("bulk", LossShares::bulk),
                        loss("outputs", LossShares::outputs),
                        loss("½⟨V_H⟩", LossShares::potential))
                .filter(curve -> !curve.isEmpty())
                .toList();
        if (curves.isEmpty()) {
            return;
        }
        double leastMean = curves.stream()
                .flatMap(curve -> curve.means().values().stream())
                .mapToDouble(Estimate::value)
                .min()
                .orElseThrow();
        double low = curves.stream().mapToDouble(Curve::low).min().orElseThrow();
        double high = curves.stream().mapToDouble(Curve::high).max().orElseThrow();
        LineChart chart = new LineChart(
                "Learnable loss",
                "Mean loss of bulk and output neurons against the epoch of learning, on a logarithmic scale.",
                epochAxis(),
                Axis.log("loss H̄ per sample", "", Math.max(low, leastMean / 2), high),
                curves.stream().map(Curve::series).toList());
        String words = "The loss H̄ that learning can lower, averaged over the steps of each epoch. " + bandWords();
        Section.figure(html, chart, words, numbers(curves));
    }

    private Curve loss(String name, ToDoubleFunction<LossShares> share) {
        return Curve.of(name, run.epochs(), epoch -> share.applyAsDouble(epoch.loss()))
                .between(1 / Axis.LARGEST, Axis.LARGEST);
    }

    private void writeAccuracy(Markup html) {
        Curve curve = Curve.of("test accuracy", run.epochs(), epoch -> {
            Double accuracy = epoch.accuracy();
            return accuracy == null ? Double.NaN : PERCENT * accuracy;
        });
        if (curve.isEmpty()) {
            return;
        }
        LineChart chart = new LineChart(
                "Test accuracy",
                "Share of test samples answered right against the epoch of learning.",
                epochAxis(),
                Axis.linear("test accuracy", "%", Math.max(0, curve.low()), Math.min(PERCENT, curve.high())),
                List.of(curve.series()));
        String words = "Test samples answered right, read out by running (2.1) after each epoch. " + bandWords();
        Section.figure(html, chart, words, numbers(List.of(curve)));
    }

    private void writeSpectralRadius(Markup html) {
        Curve curve = spectralRadius();
        if (curve.isEmpty() || !spectralRadiusMoves()) {
            return;
        }
        LineChart chart = new LineChart(
                "Spectral radius",
                "Largest absolute eigenvalue of the weight matrix against the epoch of learning.",
                epochAxis(),
                Axis.linear("spectral radius of ŵ", "", curve.low(), curve.high()),
                List.of(curve.series()));
        String words = "Largest |eigenvalue| of ŵ; above 1, activity can grow. " + bandWords();
        Section.figure(html, chart, words, numbers(List.of(curve)));
    }

    private Curve spectralRadius() {
        return Curve.of("spectral radius", run.epochs(), EpochRecord::spectralRadius)
                .between(0, Axis.LARGEST);
    }

    /// Whether any replica's spectral radius differs from that of its first epoch.
    private boolean spectralRadiusMoves() {
        Map<Integer, Double> first = new HashMap<>();
        return run.epochs().stream()
                .anyMatch(epoch -> !first.computeIfAbsent(epoch.replica(), replica -> epoch.spectralRadius())
                        .equals(epoch.spectralRadius()));
    }

    private void writeNotes(Markup html) {
        Curve inputs = Curve.of("inputs", run.epochs(), epoch -> epoch.loss().inputs());
        if (!inputs.isEmpty() && inputs.last().value() != 0) {
            html.open("p", "class", "note");
            html.text("Not plotted: the inputs' share of the loss, ");
            Estimate last = inputs.last();
            html.element("data", NumberText.significant(last.value(), 4), "value", Double.toString(last.value()));
            html.text(". Input neurons receive no synapse, so it is set by the data and no learning can lower it.");
            html.close("p").newline();
        }
        Curve radius = spectralRadius();
        if (!radius.isEmpty() && !spectralRadiusMoves()) {
            html.open("p", "class", "note").text("The spectral radius of ŵ does not change while learning: ");
            Estimate last = radius.last();
            html.element("data", NumberText.significant(last.value(), 4), "value", Double.toString(last.value()));
            html.text(".").close("p").newline();
        }
    }

    private Axis epochAxis() {
        return Axis.counting(
                "epoch",
                1,
                run.epochs().stream().mapToInt(EpochRecord::epoch).max().orElse(1));
    }

    private String bandWords() {
        int replicas = run.replicas();
        if (replicas == 1) {
            return "One replica: no error is known.";
        }
        boolean complete =
                run.epochs().stream().map(EpochRecord::epoch).distinct().count() * replicas
                        == run.epochs().size();
        return "Line: mean over %s replicas. Band: ± one standard error of that mean.".formatted(replicas)
                + (complete ? "" : " Replicas that ended early count up to their last epoch.");
    }

    private static Section numbers(List<Curve> curves) {
        return html -> {
            List<String> columns = new ArrayList<>(List.of("epoch"));
            curves.forEach(curve -> columns.addAll(List.of(curve.name(), "s.e.", "n")));
            SortedSet<Integer> epochs = new TreeSet<>();
            curves.forEach(curve -> epochs.addAll(curve.means().keySet()));
            int every = Math.ceilDiv(epochs.size(), LONGEST_TABLE);
            String caption = every == 1
                    ? "Means over n replicas with standard errors (s.e.)."
                    : "Means over n replicas with standard errors (s.e.), every %s epochs.".formatted(every);
            Table table = new Table(html, Table.Kind.NUMBERS, caption, columns.toArray(String[]::new));
            for (int epoch : epochs) {
                if (epoch % every == 0 || epoch == epochs.last()) {
                    table.row().count(epoch);
                    curves.forEach(curve -> numbers(table, curve.means().get(epoch)));
                }
            }
            table.end();
        };
    }

    private static void numbers(Table table, @Nullable Estimate mean) {
        if (mean == null) {
            table.unknown().unknown().count(0);
        } else {
            table.number(mean.value()).number(mean.standardError()).count(mean.n());
        }
    }
}
