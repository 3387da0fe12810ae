package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.septuple.experiment.ContestPlan;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;

/// Which description says best how an ensemble goes on: verdicts, standings, distances against time. A contestant has the ink of its number everywhere.
///
/// @param findings of the run
/// @param contest  what was held against what
record ContestSection(Findings findings, Experiment.Contest contest) implements Section {

    private static final List<String> ROUNDS = List.of("Given parameters", "Fitted parameters");

    @Override
    public void write(Markup html) {
        html.element("h2", "The contest").newline();
        html.open("ul");
        findings.remarks().forEach(remark -> html.element("li", remark));
        html.close("ul").newline();
        for (int round = 0; round < ROUNDS.size(); round++) {
            write(html, round);
        }
        findings.table(Shape.PRESSURE).ifPresent(pressure -> writePressure(html, pressure));
    }

    private void writePressure(Markup html, FindingTable pressure) {
        long replicas = contest.plan().replicas();
        html.element("h3", "κ of the one family of all descriptions").newline();
        html.open("div", "class", "figures").newline();
        String more = pressure.rows().size() > PressureChart.MOST
                ? " The first %d of %s are drawn."
                        .formatted(
                                PressureChart.MOST,
                                NumberText.count(pressure.rows().size()))
                : "";
        Section.figure(
                html,
                PressureChart.of(pressure, replicas),
                "−4D² is Fokker–Planck, 0 motion without pressure, (ħ/M)² = 16D² Schrödinger at saturation. Bars: 95\u00A0% intervals over replicas. Squares: fits that are rejected, which count for nothing."
                        + more,
                new MeasuredRows(pressure, replicas)::write);
        html.close("div").newline();
    }

    private void write(Markup html, int round) {
        MeasuredRows standings = rows(Shape.STANDINGS, round);
        if (standings.table().rows().isEmpty()) {
            return;
        }
        html.element("h3", ROUNDS.get(round)).newline();
        html.element(
                        "p",
                        round == 0
                                ? "Parameters measured on early increments: γ and D on one step, those of motion with a velocity on three. Fokker–Planck’s initial slope is right here by "
                                        + "construction: its success alone is no evidence."
                                : "Each contestant’s parameters, fitted to early positions by likelihood.",
                        "class",
                        "note")
                .newline();
        writeStandings(html, standings);
        html.open("div", "class", "figures").newline();
        writeScores(html, ROUNDS.get(round), standings);
        writeDistances(html, ROUNDS.get(round), rows(Shape.DISTANCES, round), standings);
        html.close("div").newline();
    }

    private MeasuredRows rows(Shape shape, int round) {
        FindingTable table = findings.table(shape).orElse(new FindingTable(shape, List.of()));
        return new MeasuredRows(table, ContestWords.units(contest.plan())).where("round", round);
    }

    /// Independent units behind the errors of one contestant: the seeds in which it has a prediction, or the replicas of a single one.
    private long units(MeasuredRows standings, int contestant) {
        MeasuredRows own = standings.where("contestant", contestant);
        long seeds = Math.round(Stream.of("won", "picked", "tied", "disputed", "behind")
                .mapToDouble(place -> Arrays.stream(own.column(place)).sum())
                .sum());
        return seeds > 1 ? seeds : contest.plan().replicas();
    }

    private String name(double contestant) {
        return contest.plan().names().get((int) contestant);
    }

    private void writeStandings(Markup html, MeasuredRows rows) {
        ContestPlan plan = contest.plan();
        Table table = new Table(
                html,
                Table.Kind.NUMBERS,
                "Seeds of %s in which each won, was picked as the simplest of a tie, tied, was disputed by both scores, was behind, or had no prediction; then mean log score of a fresh replica in nats, what it lacks beside the leader, and energy distance; s.e.: standard error over %s."
                        .formatted(NumberText.count(plan.seeds()), plan.seeds() > 1 ? "seeds" : "replicas of one seed"),
                "contestant",
                "won",
                "picked",
                "tied",
                "disputed",
                "behind",
                "absent",
                "log score",
                "s.e.",
                "lacks",
                "s.e.",
                "distance",
                "s.e.");
        for (int k = 0; k < rows.table().rows().size(); k++) {
            table.row().head(name(rows.column("contestant")[k]));
            for (String column : List.of("won", "picked", "tied", "disputed", "behind", "absent")) {
                table.count((long) rows.column(column)[k]);
            }
            for (String column : List.of("score", "behind_by", "distance")) {
                double error = rows.column(column + "_se")[k];
                double value = rows.column(column)[k];
                table.number(value, NumberText.measured(value, error)).number(error, NumberText.significant(error, 2));
            }
        }
        table.end();
    }

    private void writeScores(Markup html, String round, MeasuredRows rows) {
        ConfidenceLine behind = new ConfidenceLine(
                "lacks",
                rows.distinct("contestant").stream()
                        .flatMap(c -> rows
                                .where("contestant", c)
                                .of(units(rows, c))
                                .line("", "contestant", "behind_by", "behind_by_se")
                                .points()
                                .stream())
                        .toList());
        String title = round + ": log score behind the leader";
        if (behind.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        List<NamedIntervals.Row> named = behind.points().stream()
                .map(point -> new NamedIntervals.Row(name(point.x()), point.y(), point.error(), (int) point.x()))
                .toList();
        Section.figure(
                html,
                new NamedIntervals(
                        title,
                        "Mean log score that each contestant lacks beside the leader of its seed.",
                        behind.axis("nats for each replica and time"),
                        named),
                "0 leads in every seed." + (behind.hasErrors() ? " Bars: 95\u00A0% intervals." : ""),
                rows::write);
    }

    private void writeDistances(Markup html, String round, MeasuredRows rows, MeasuredRows standings) {
        List<ConfidenceLine> all = new ArrayList<>();
        List<LineChart.Series> inked = new ArrayList<>();
        for (int contestant : rows.distinct("contestant")) {
            ConfidenceLine line = rows.where("contestant", contestant)
                    .of(units(standings, contestant))
                    .line(name(contestant), "time", "distance", "distance_se");
            all.add(line);
            if (!line.isEmpty()) {
                inked.add(new LineChart.Series(line.name(), line.points(), contestant));
            }
        }
        ConfidenceLines lines = new ConfidenceLines(all);
        String title = round + ": energy distance";
        if (lines.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        LineChart chart = new LineChart(
                title,
                "Energy distance between predicted density and fresh replicas, less its expectation, against time.",
                lines.across("γt", "", true),
                lines.linear("energy distance", ""),
                inked);
        Section.figure(
                html, chart, "0 is expected of the true law; a value below 0 is chance." + lines.bands(), rows::write);
    }
}
