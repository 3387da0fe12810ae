package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.septuple.experiment.ContestPlan;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.Survey;

/// Contests of several movers: who was picked where, as a confusion matrix of controls or a phase diagram of learners.
///
/// @param findings of the run
/// @param plan     what was held against what
record SurveySection(Findings findings, ContestPlan plan) implements Section {

    private static final List<String> ROUNDS = List.of("Given parameters", "Fitted parameters");
    private static final double LEAST = 0.01;

    /// How one mover came out.
    ///
    /// @param shares   picked or won, by contestant
    /// @param seeds    contests
    /// @param rejected of these, with a leader that is rejected
    private record Outcome(List<Double> shares, long seeds, long rejected) {

        /// The contestant picked most often; -1 if none was.
        int most() {
            int most = -1;
            for (int c = 0; c < shares.size(); c++) {
                if (shares.get(c) > (most < 0 ? 0 : shares.get(most))) {
                    most = c;
                }
            }
            return most;
        }
    }

    @Override
    public void write(Markup html) {
        html.element("h2", "The contests").newline();
        for (int round = 0; round < ROUNDS.size(); round++) {
            MeasuredRows rows = new MeasuredRows(
                            findings.table(Shape.SURVEY).orElse(new FindingTable(Shape.SURVEY, List.of())),
                            ContestWords.units(plan))
                    .where("round", round);
            if (!rows.table().rows().isEmpty()) {
                html.element("h3", ROUNDS.get(round)).newline();
                write(html, ROUNDS.get(round), rows);
            }
        }
        if (!findings.remarks().isEmpty()) {
            html.open("details").element("summary", "Why some have no prediction");
            html.open("ul");
            findings.remarks().forEach(remark -> html.element("li", remark));
            html.close("ul");
            html.close("details").newline();
        }
    }

    private void write(Markup html, String round, MeasuredRows rows) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int k = 0; k < plan.survey().cases().size(); k++) {
            outcomes.add(outcome(rows.where("case", k)));
        }
        html.open("div", "class", "figures").newline();
        Section.figure(
                html,
                matrix(round, outcomes),
                legend()
                        + ". Share of seeds in which a description won, or was the simplest of a tie with the leader, by what moved. Empty cells are 0. At the right: share of seeds whose leader was rejected.",
                rows::write);
        if (!plan.survey().axes().isEmpty()) {
            Section.figure(
                    html,
                    new PhaseDiagram(
                            round + ": who is picked where",
                            "The description picked most often, by constants of the learner.",
                            plan.survey().axes(),
                            plan.names(),
                            outcomes.stream().map(Outcome::most).toList(),
                            outcomes.stream()
                                    .map(outcome -> outcome.rejected() > 0)
                                    .toList()),
                    "The description picked most often, the first of equals; one without prediction cannot be picked. A cross: the leader was rejected in a seed, so not even the best of the list is true. Empty: nobody was picked.",
                    rows::write);
        }
        html.close("div").newline();
    }

    private String legend() {
        return IntStream.range(0, plan.names().size())
                .mapToObj(c -> PhaseDiagram.letter(c) + " " + plan.names().get(c))
                .collect(Collectors.joining(", "));
    }

    private Outcome outcome(MeasuredRows rows) {
        List<Double> shares = new ArrayList<>();
        long seeds = 0;
        for (int c = 0; c < plan.names().size(); c++) {
            MeasuredRows own = rows.where("contestant", c);
            double chosen = 0;
            double all = 0;
            for (int k = 0; k < own.table().rows().size(); k++) {
                chosen += own.column("won")[k] + own.column("picked")[k];
                for (String column : List.of("won", "picked", "tied", "disputed", "behind", "absent")) {
                    all += own.column(column)[k];
                }
            }
            shares.add(all == 0 ? 0 : chosen / all);
            seeds = Math.max(seeds, (long) all);
        }
        long rejected = rows.table().rows().isEmpty() ? 0 : (long) rows.column("rejected")[0];
        return new Outcome(shares, seeds, rejected);
    }

    private HeatMap matrix(String round, List<Outcome> outcomes) {
        List<HeatMap.Row> rows = new ArrayList<>();
        for (int k = 0; k < outcomes.size(); k++) {
            Outcome outcome = outcomes.get(k);
            List<HeatMap.Cell> cells = outcome.shares().stream()
                    .map(share -> new HeatMap.Cell(share > 0 ? share : Double.NaN, NumberText.percent(share)))
                    .toList();
            Survey.Case one = plan.survey().cases().get(k);
            rows.add(new HeatMap.Row(
                    one.name(),
                    cells,
                    outcome.seeds() == 0 ? "–" : NumberText.percent((double) outcome.rejected() / outcome.seeds())));
        }
        return new HeatMap(
                round + ": who is picked",
                "Share of seeds in which each description was picked, for each mover.",
                "what moves",
                "picked",
                "rejected",
                IntStream.range(0, plan.names().size())
                        .mapToObj(PhaseDiagram::letter)
                        .toList(),
                rows,
                Axis.log("share of seeds", "", LEAST, 1));
    }
}
