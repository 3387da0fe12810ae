package org.septuple.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.Premise;
import org.septuple.experiment.PremisesPlan;

/// Which networks keep which premises: a map over two axes, a matrix of premises and networks, shares along each axis, and which premises hold together.
///
/// @param findings of kind `premises`
/// @param plan     which networks
record PremisesSection(Findings findings, PremisesPlan plan) implements Section {

    private static final int HOLDS = 1;
    /// Below it, shares have the darkest colour.
    private static final double LEAST = 0;

    private static final int PERCENT = 100;

    @Override
    public void write(Markup html) {
        FindingTable table = findings.table(Shape.PREMISES).orElse(new FindingTable(Shape.PREMISES, List.of()));
        MeasuredRows rows = new MeasuredRows(table, Math.max(2, table.rows().size()));
        html.element("h2", "Premises of gravity").newline();
        html.open("ul");
        findings.remarks().forEach(remark -> html.element("li", remark));
        html.close("ul").newline();
        List<Premise> asked = asked(rows);
        if (asked.isEmpty()) {
            return;
        }
        List<List<Integer>> verdicts = verdicts(rows, asked);
        writePremises(html, asked);
        html.open("div", "class", "figures").newline();
        Section.figure(
                html,
                map(verdicts, asked.size()),
                "Most premises that hold together in a network of a cell, of %d. Empty: no network there. Other axes take all their values."
                        .formatted(asked.size()),
                rows::write);
        Section.figure(
                html,
                matrix(verdicts, asked),
                "Networks from those that keep most premises, left, to those that keep fewest.",
                rows.columns("network", "premise", "value", "value_se", "verdict"));
        Section.figure(
                html,
                together(verdicts, asked),
                "Networks in which both hold; on the diagonal, one.",
                rows.columns("network", "premise", "verdict"));
        Section.figure(
                html,
                along(verdicts, asked),
                "Networks with a value of one key, in percent, in which each premise holds; other keys take all their values. Empty: none holds. At the right: networks with that value.",
                rows.columns("network", "premise", "verdict"));
        html.close("div").newline();
    }

    private static List<Premise> asked(MeasuredRows rows) {
        List<Integer> codes = rows.distinct("premise");
        return Stream.of(Premise.values())
                .filter(premise -> codes.contains(premise.code()))
                .toList();
    }

    /// Codes of the table by network and premise.
    private static List<List<Integer>> verdicts(MeasuredRows rows, List<Premise> asked) {
        List<List<Integer>> verdicts = new ArrayList<>();
        for (int network : rows.distinct("network")) {
            MeasuredRows own = rows.where("network", network);
            List<Integer> found = new ArrayList<>();
            for (Premise premise : asked) {
                double[] verdict = own.where("premise", premise.code()).column("verdict");
                found.add(verdict.length == 0 ? PremiseMatrix.UNTESTABLE : (int) verdict[0]);
            }
            verdicts.add(found);
        }
        return verdicts;
    }

    private static void writePremises(Markup html, List<Premise> asked) {
        Table table = new Table(html, Table.Kind.WORDS, "Premises and their bounds.", "premise", "holds where");
        for (int p = 0; p < asked.size(); p++) {
            table.row().head(named(p, asked)).words(PremisesWords.bounded(asked.get(p)));
        }
        table.end();
    }

    private static String named(int premise, List<Premise> asked) {
        return PhaseDiagram.letter(premise) + " " + asked.get(premise).word();
    }

    private static int holding(List<Integer> network) {
        return (int) network.stream().filter(verdict -> verdict == HOLDS).count();
    }

    private HeatMap map(List<List<Integer>> verdicts, int asked) {
        int across = plan.map().getFirst();
        int up = plan.map().size() > 1 ? plan.map().getLast() : -1;
        List<String> lines = up < 0 ? List.of("") : plan.axes().get(up).values();
        List<HeatMap.Row> rows = new ArrayList<>();
        for (int line = lines.size() - 1; line >= 0; line--) {
            List<HeatMap.Cell> cells = new ArrayList<>();
            for (int column = 0; column < plan.axes().get(across).values().size(); column++) {
                int here = column;
                int there = line;
                int most = IntStream.range(0, verdicts.size())
                        .filter(k -> plan.cases().get(k).at().get(across) == here
                                && (up < 0 || plan.cases().get(k).at().get(up) == there))
                        .map(k -> holding(verdicts.get(k)))
                        .max()
                        .orElse(-1);
                cells.add(new HeatMap.Cell(most < 0 ? Double.NaN : most, Integer.toString(most)));
            }
            rows.add(new HeatMap.Row(lines.get(line), cells, ""));
        }
        return new HeatMap(
                "Map of premises",
                "Most premises that hold together, by values of two keys.",
                up < 0 ? "" : plan.name(up),
                plan.name(across),
                "",
                plan.axes().get(across).values(),
                rows,
                Axis.linear("premises that hold", "", 0, asked));
    }

    private static PremiseMatrix matrix(List<List<Integer>> verdicts, List<Premise> asked) {
        List<Integer> order = IntStream.range(0, verdicts.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer k) -> -holding(verdicts.get(k)))
                        .thenComparing(k -> k))
                .toList();
        return new PremiseMatrix(
                IntStream.range(0, asked.size()).mapToObj(p -> named(p, asked)).toList(),
                order.stream().map(verdicts::get).toList());
    }

    private static HeatMap together(List<List<Integer>> verdicts, List<Premise> asked) {
        List<HeatMap.Row> rows = new ArrayList<>();
        for (int a = 0; a < asked.size(); a++) {
            List<HeatMap.Cell> cells = new ArrayList<>();
            for (int b = 0; b < asked.size(); b++) {
                int one = a;
                int other = b;
                long both = verdicts.stream()
                        .filter(network -> network.get(one) == HOLDS && network.get(other) == HOLDS)
                        .count();
                cells.add(new HeatMap.Cell(both, Long.toString(both)));
            }
            rows.add(new HeatMap.Row(named(a, asked), cells, ""));
        }
        return new HeatMap(
                "Premises that hold together",
                "Number of networks in which two premises hold.",
                "",
                "premise",
                "",
                letters(asked),
                rows,
                Axis.linear("networks", "", LEAST, Math.max(1, verdicts.size())));
    }

    private static List<String> letters(List<Premise> asked) {
        return IntStream.range(0, asked.size()).mapToObj(PhaseDiagram::letter).toList();
    }

    private HeatMap along(List<List<Integer>> verdicts, List<Premise> asked) {
        List<HeatMap.Row> rows = new ArrayList<>();
        for (int axis = 0; axis < plan.axes().size(); axis++) {
            for (int value = 0; value < plan.axes().get(axis).values().size(); value++) {
                rows.add(row(axis, value, verdicts, asked.size()));
            }
        }
        return new HeatMap(
                "Premises along each axis",
                "Share of networks in which each premise holds, for each value of each key.",
                "",
                "premise",
                "networks",
                letters(asked),
                rows,
                Axis.linear("share of networks", "", LEAST, 1));
    }

    private HeatMap.Row row(int axis, int value, List<List<Integer>> verdicts, int asked) {
        List<List<Integer>> here = IntStream.range(0, verdicts.size())
                .filter(k -> plan.cases().get(k).at().get(axis) == value)
                .mapToObj(verdicts::get)
                .toList();
        List<HeatMap.Cell> cells = new ArrayList<>();
        for (int p = 0; p < asked; p++) {
            int premise = p;
            double share = here.stream()
                    .mapToInt(network -> network.get(premise) == HOLDS ? 1 : 0)
                    .average()
                    .orElse(0);
            cells.add(new HeatMap.Cell(share > 0 ? share : Double.NaN, Long.toString(Math.round(PERCENT * share))));
        }
        return new HeatMap.Row(
                plan.name(axis) + " " + plan.axes().get(axis).values().get(value),
                cells,
                Integer.toString(here.size()));
    }
}
