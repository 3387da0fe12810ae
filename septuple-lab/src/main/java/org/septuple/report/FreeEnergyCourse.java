package org.septuple.report;

import java.util.List;
import java.util.function.Function;
import org.septuple.experiment.FreeEnergyFindings.Moment;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Thermodynamics;

/// F and U along learning; nothing for one moment alone.
///
/// @param course moments by rising step
record FreeEnergyCourse(List<Moment> course) implements Section {

    private static final int LONGEST_TABLE = 200;

    @Override
    public void write(Markup html) {
        if (course.size() < 2) {
            return;
        }
        draw(html, "Free energy along learning", "F", "free energy F", Thermodynamics::freeEnergy);
        draw(html, "Average loss along learning", "U", "average loss U", Thermodynamics::loss);
    }

    private void draw(
            Markup html, String title, String symbol, String name, Function<Thermodynamics, Estimate> quantity) {
        List<Double> steps =
                course.stream().map(moment -> (double) moment.step()).toList();
        List<Estimate> estimates =
                course.stream().map(moment -> quantity.apply(moment.measured())).toList();
        ConfidenceLine line = ConfidenceLine.of(symbol, steps, estimates);
        if (line.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        LineChart chart = new LineChart(
                title,
                name + " of the canonical law against the learning step.",
                Axis.linear("learning step", "", steps.getFirst(), Math.max(steps.getLast(), steps.getFirst() + 1)),
                line.axis(name),
                List.of(line.series()));
        Section.figure(html, chart, words(symbol, line), table -> writeNumbers(table, symbol, estimates));
    }

    private String words(String symbol, ConfidenceLine line) {
        String band = line.hasErrors()
                ? "Band: 95\u00A0% interval of each moment by itself; neighbours share the network, not the draws."
                : "No band: exact, or errors unknown.";
        long failed =
                course.stream().filter(moment -> !moment.measured().converged()).count();
        String verdict = failed == 0
                ? " All %s moments converged.".formatted(NumberText.count(course.size()))
                : " ✗ %s of %s moments did not converge; the table marks them."
                        .formatted(NumberText.count(failed), NumberText.count(course.size()));
        return "%s of the canonical law at the q of each moment. ".formatted(symbol) + band + verdict;
    }

    private void writeNumbers(Markup html, String symbol, List<Estimate> estimates) {
        int every = Math.ceilDiv(course.size(), LONGEST_TABLE);
        String caption = every == 1
                ? "All moments."
                : "Every %s of %s moments, and the last.".formatted(every, NumberText.count(course.size()));
        boolean slopes = symbol.equals("F") && course.stream().anyMatch(moment -> moment.gradientNorm() != null);
        Table table = slopes
                ? new Table(
                        html,
                        Table.Kind.NUMBERS,
                        caption,
                        "step",
                        symbol,
                        "s.e.",
                        "95 % interval",
                        "|∂F/∂q|",
                        "s.e.",
                        "diagnostics")
                : new Table(html, Table.Kind.NUMBERS, caption, "step", symbol, "s.e.", "95 % interval", "diagnostics");
        for (int k = 0; k < course.size(); k++) {
            if (k % every == 0 || k == course.size() - 1) {
                Moment moment = course.get(k);
                table.row().count(moment.step()).estimate(estimates.get(k)).interval(estimates.get(k));
                if (slopes) {
                    table.estimate(moment.gradientNorm());
                }
                table.converged(moment.measured().converged());
            }
        }
        table.end();
    }
}
