package org.septuple.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.septuple.thermodynamics.Monitored;
import org.septuple.thermodynamics.Rung;
import org.septuple.thermodynamics.Thermodynamics;

/// Whether the chains of each rung agree, and those of quantities under the law itself.
///
/// @param measured what it is about
record Chains(Thermodynamics measured) implements Section {

    private static final int MOST_MONITORED = 16;

    @Override
    public void write(Markup html) {
        if (measured.ladder().isEmpty() && measured.monitored().isEmpty()) {
            return;
        }
        html.element("h3", "Chains").newline();
        html.element(
                        "p",
                        "Chains agree where R̂ ≤ %s and both effective sample sizes are %s or more; ✗ marks what is beyond, and transitions that diverged. %s"
                                .formatted(
                                        NumberText.chosen(Sufficient.R_HAT),
                                        NumberText.chosen(Sufficient.ESS),
                                        "Each row shows the worst of its cases."),
                        "class",
                        "note")
                .newline();
        writeRungs(html);
        writeMonitored(html);
    }

    private void writeRungs(Markup html) {
        if (measured.ladder().isEmpty()) {
            return;
        }
        Table table = new Table(
                html,
                Table.Kind.NUMBERS,
                "D on each rung. Acceptance of transitions; exchange with the next rung (– without one or without tempering).",
                "rung",
                "λ",
                "R̂",
                "bulk ESS",
                "tail ESS",
                "chains",
                "acceptance",
                "exchange",
                "divergences");
        for (int k = 0; k < measured.ladder().size(); k++) {
            Rung rung = measured.ladder().get(k);
            table.row().head(Integer.toString(k)).number(rung.lambda(), NumberText.decimals(rung.lambda(), 4));
            Sufficient.cells(table, rung.worst());
            table.number(rung.acceptance(), NumberText.percent(rung.acceptance()));
            table.number(rung.exchange(), NumberText.percent(rung.exchange()));
            Sufficient.none(table, rung.divergences());
        }
        table.end();
    }

    private void writeMonitored(Markup html) {
        List<Monitored> shown = shown();
        if (shown.isEmpty()) {
            return;
        }
        String caption = "Under the law itself, λ = 1." + leftOut(shown);
        Table table = new Table(
                html,
                Table.Kind.NUMBERS,
                caption,
                "quantity",
                "mean",
                "standard error",
                "R̂",
                "bulk ESS",
                "tail ESS",
                "chains");
        for (Monitored quantity : shown) {
            table.row().head(quantity.name()).estimate(quantity.mean());
            Sufficient.cells(table, quantity.worst());
        }
        table.end();
    }

    private String leftOut(List<Monitored> shown) {
        int left = measured.monitored().size() - shown.size();
        long failed = failed(measured.monitored()) - failed(shown);
        return left == 0
                ? ""
                : " H and the worst states; %s more are left out, %s of them not converged."
                        .formatted(NumberText.count(left), NumberText.count(failed));
    }

    private static long failed(List<Monitored> quantities) {
        return quantities.stream()
                .filter(quantity -> !Sufficient.mixed(quantity.worst()))
                .count();
    }

    private List<Monitored> shown() {
        if (measured.monitored().size() <= MOST_MONITORED) {
            return measured.monitored();
        }
        List<Monitored> shown = new ArrayList<>();
        measured.monitored().stream().filter(Chains::isLoss).forEach(shown::add);
        measured.monitored().stream()
                .filter(quantity -> !isLoss(quantity))
                .sorted(Comparator.comparing((Monitored quantity) -> Sufficient.mixed(quantity.worst()))
                        .thenComparingDouble(quantity -> -quantity.worst().rHat()))
                .limit(MOST_MONITORED - shown.size())
                .forEach(shown::add);
        return shown;
    }

    private static boolean isLoss(Monitored quantity) {
        return quantity.name().equals("H");
    }
}
