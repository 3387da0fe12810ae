package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.Rung;
import org.septuple.thermodynamics.Thermodynamics;

/// The integrand ⟨D⟩_λ whose integral is −log Z; nothing where no ladder was sampled.
///
/// @param measured what it is about
record Integration(Thermodynamics measured) implements Section {

    /// Ends that lie beyond the nodes by more than so many of their ranges are left out of the drawing.
    private static final double FAR = 4;

    @Override
    public void write(Markup html) {
        List<Rung> rungs = measured.ladder();
        if (rungs.stream().noneMatch(IntegrandChart::isNode)) {
            return;
        }
        List<LineChart.Point> points = rungs.stream()
                .map(rung -> ConfidenceLine.point(rung.lambda(), rung.difference()))
                .toList();
        List<LineChart.Point> nodes = new ArrayList<>();
        List<LineChart.Point> ends = new ArrayList<>();
        for (int k = 0; k < rungs.size(); k++) {
            (IntegrandChart.isNode(rungs.get(k)) ? nodes : ends).add(points.get(k));
        }
        ConfidenceLine rule = new ConfidenceLine("nodes", nodes);
        if (rule.isEmpty()) {
            html.element("p", "Integrand: numbers too large, or none, to be drawn.", "class", "note")
                    .newline();
            return;
        }
        List<LineChart.Point> drawn = new ArrayList<>(nodes);
        List<LineChart.Point> left = new ArrayList<>();
        Axis narrow = rule.axis("");
        double reach = FAR * (narrow.high() - narrow.low());
        for (LineChart.Point end : ends) {
            boolean near =
                    end.y() + error(end) <= narrow.high() + reach && end.y() - error(end) >= narrow.low() - reach;
            (near || Double.isNaN(end.y()) ? drawn : left).add(end);
        }
        Axis up = new ConfidenceLine("", drawn).axis("integrand ⟨D⟩_λ (nats)");
        Section.figure(html, new IntegrandChart(rungs, points, up), words(left), this::writeNumbers);
    }

    private static double error(LineChart.Point point) {
        return Double.isNaN(point.error()) ? 0 : point.error();
    }

    private String words(List<LineChart.Point> left) {
        double sum = measured.ladder().stream()
                .filter(IntegrandChart::isNode)
                .mapToDouble(rung -> rung.weight() * rung.difference().value())
                .sum();
        StringBuilder words = new StringBuilder();
        if (measured.average() == Average.ANNEALED && measured.cases() > 1) {
            words.append(
                    "−log Z = ∫₀¹ ⟨D⟩_λ dλ for each case, and F = (1/β)∫ for one case alone. Drawn is the mean over the cases "
                            + "with their weights at λ = 1, whose integral is not βF of (2.7). Filled: the Gauss–Legendre nodes. ");
        } else {
            words.append("F = (1/β) ∫₀¹ ⟨D⟩_λ dλ. Filled: the Gauss–Legendre nodes; they give F = %s. "
                    .formatted(NumberText.significant(sum / measured.beta(), 5)));
        }
        words.append("D leads from an exactly known law at λ = 0 to the canonical law at λ = 1. ");
        words.append("Hollow: the ends, sampled but not part of the rule. Bars: 95\u00A0% intervals.");
        for (LineChart.Point point : left) {
            words.append(" Not drawn, far beyond the nodes: λ = %s, ⟨D⟩ = %s."
                    .formatted(NumberText.data(point.x()), NumberText.withError(point.y(), point.error())));
        }
        return words.toString();
    }

    private void writeNumbers(Markup html) {
        Table table = new Table(
                html,
                Table.Kind.NUMBERS,
                "Rungs by λ; weights of ∫₀¹ dλ.",
                "rung",
                "λ",
                "weight",
                "⟨D⟩",
                "s.e.",
                "95 % interval");
        for (int k = 0; k < measured.ladder().size(); k++) {
            Rung rung = measured.ladder().get(k);
            table.row().count(k).number(rung.lambda()).number(rung.weight());
            table.estimate(rung.difference()).interval(rung.difference());
        }
        table.end();
    }
}
