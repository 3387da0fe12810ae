package org.septuple.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.experiment.ConfusionMatrix;

/// Which classes were taken for which: a map, or the commonest mistakes where there are too many classes to draw.
///
/// @param confusion cases by true class and answer
/// @param replicas  how many networks answered
record Confusion(ConfusionMatrix confusion, int replicas) implements Section {

    private static final int MOST_DRAWN_CLASSES = 40;
    private static final int MOST_MISTAKES = 20;
    private static final double PERCENT = 100;

    /// One way of going wrong.
    private record Mistake(int truth, int answer, long count) {}

    @Override
    public void write(Markup html) {
        if (confusion.classes() <= MOST_DRAWN_CLASSES) {
            writeMap(html);
        } else {
            writeCommonest(html);
        }
    }

    private void writeMap(Markup html) {
        List<String> classes = IntStream.range(0, confusion.classes())
                .mapToObj(Integer::toString)
                .toList();
        List<HeatMap.Row> rows = new ArrayList<>();
        double least = PERCENT / 10;
        for (int truth = 0; truth < confusion.classes(); truth++) {
            List<HeatMap.Cell> cells = new ArrayList<>();
            for (int answer = 0; answer < confusion.classes(); answer++) {
                long count = confusion.count(truth, answer);
                double share = count == 0 ? Double.NaN : PERCENT * count / confusion.cases(truth);
                least = count == 0 ? least : Math.min(least, share);
                cells.add(new HeatMap.Cell(share, NumberText.count(count)));
            }
            rows.add(new HeatMap.Row(classes.get(truth), cells, NumberText.percent(accuracy(truth))));
        }
        HeatMap map = new HeatMap(
                "Confusion matrix",
                "How many test samples of each true class got each answer.",
                "true class",
                "answer",
                "right",
                classes,
                rows,
                Axis.log("share of the true class", "%", least, PERCENT));
        String words = "Test samples by true class (row) and answer (column), read out by (2.1)"
                + (replicas == 1 ? "" : ", summed over %s replicas".formatted(replicas))
                + "; at the right, the share answered right. Empty cells are 0; the colours are logarithmic.";
        Section.figure(html, map, words, this::writeNumbers);
    }

    private void writeNumbers(Markup html) {
        List<String> columns = new ArrayList<>(List.of("true class"));
        IntStream.range(0, confusion.classes())
                .mapToObj(answer -> "→ " + answer)
                .forEach(columns::add);
        columns.add("right");
        Table table =
                new Table(html, Table.Kind.NUMBERS, "Cases by true class and answer.", columns.toArray(String[]::new));
        for (int truth = 0; truth < confusion.classes(); truth++) {
            table.row().head(Integer.toString(truth));
            for (int answer = 0; answer < confusion.classes(); answer++) {
                table.count(confusion.count(truth, answer));
            }
            table.number(accuracy(truth));
        }
        table.end();
    }

    private void writeCommonest(Markup html) {
        int classes = confusion.classes();
        html.open("div");
        Table table = new Table(
                html,
                Table.Kind.NUMBERS,
                "The commonest mistakes of %s classes, over all replicas.".formatted(classes),
                "true class",
                "answer",
                "cases",
                "of");
        IntStream.range(0, classes * classes)
                .filter(k -> k / classes != k % classes)
                .mapToObj(k -> new Mistake(k / classes, k % classes, confusion.count(k / classes, k % classes)))
                .filter(mistake -> mistake.count() > 0)
                .sorted(Comparator.comparingLong(Mistake::count).reversed())
                .limit(MOST_MISTAKES)
                .forEach(mistake -> table.row()
                        .count(mistake.truth())
                        .count(mistake.answer())
                        .count(mistake.count())
                        .count(confusion.cases(mistake.truth())));
        table.end();
        html.close("div").newline();
    }

    private double accuracy(int truth) {
        long cases = confusion.cases(truth);
        return cases == 0 ? Double.NaN : (double) confusion.count(truth, truth) / cases;
    }
}
