package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.thermodynamics.Thermodynamics;

/// How samples of each rung are shared among the rungs; nothing where this was not measured.
///
/// @param measured what it is about
record RungOverlap(Thermodynamics measured) implements Section {

    private static final int MOST_ANNOTATED = 14;
    private static final int MOST_IN_TABLE = 24;
    private static final int MOST_LISTED = 5;
    private static final double SHOWN = 0.005;
    private static final int DECIMALS = 2;

    /// Overlap of two neighbours, the smaller of their two entries.
    private record Link(int lower, double overlap) {}

    @Override
    public void write(Markup html) {
        if (measured.overlap().size() < 2) {
            return;
        }
        int rungs = measured.overlap().size();
        List<HeatMap.Row> rows = new ArrayList<>();
        double most = SHOWN;
        for (int i = 0; i < rungs; i++) {
            List<HeatMap.Cell> cells = new ArrayList<>();
            for (int j = 0; j < rungs; j++) {
                double share = entry(i, j);
                most = share <= 1 ? Math.max(most, share) : most;
                String text = rungs <= MOST_ANNOTATED ? NumberText.decimals(share, DECIMALS) : "";
                cells.add(new HeatMap.Cell(share >= SHOWN ? share : Double.NaN, text));
            }
            rows.add(new HeatMap.Row(Integer.toString(i), cells, lambda(i)));
        }
        HeatMap map = new HeatMap(
                "Overlap of the rungs",
                "Row i, column j: share of the samples of rung i that rung j could have given.",
                "rung",
                "rung, by rising λ",
                "λ",
                IntStream.range(0, rungs).mapToObj(Integer::toString).toList(),
                rows,
                Axis.linear("share of the row's samples", "", 0, most));
        Section.figure(html, map, words(), this::writeNumbers);
    }

    private double entry(int row, int column) {
        List<Double> entries = measured.overlap().get(row);
        return column < entries.size() ? entries.get(column) : Double.NaN;
    }

    private String lambda(int rung) {
        return rung < measured.ladder().size()
                ? NumberText.decimals(measured.ladder().get(rung).lambda(), 3)
                : "";
    }

    private List<Link> links() {
        return IntStream.range(0, measured.overlap().size() - 1)
                .mapToObj(i -> new Link(i, Math.min(entry(i, i + 1), entry(i + 1, i))))
                .toList();
    }

    private String words() {
        String text = "How samples of a rung (row) are shared among all rungs (columns); rows sum to 1, cells below "
                + SHOWN + " are empty. ";
        List<Link> known =
                links().stream().filter(link -> !Double.isNaN(link.overlap())).toList();
        if (known.isEmpty()) {
            return text + "The overlap of neighbours is not known.";
        }
        boolean all = known.size() == measured.overlap().size() - 1;
        double least = known.stream().mapToDouble(Link::overlap).min().orElseThrow();
        List<Link> failed = known.stream()
                .filter(link -> link.overlap() < Sufficient.OVERLAP)
                .toList();
        StringBuilder words = new StringBuilder(text);
        words.append("Least overlap of neighbours: %s; %s or more is needed%s"
                .formatted(
                        NumberText.significant(least, DECIMALS),
                        NumberText.chosen(Sufficient.OVERLAP),
                        !failed.isEmpty() ? ". ✗ Too small between" : all ? ". ✓" : "; not known for all pairs."));
        for (int k = 0; k < Math.min(failed.size(), MOST_LISTED); k++) {
            Link link = failed.get(k);
            words.append("%s rungs %s and %s (%s)"
                    .formatted(
                            k == 0 ? "" : ",",
                            link.lower(),
                            link.lower() + 1,
                            NumberText.significant(link.overlap(), DECIMALS)));
        }
        if (failed.size() > MOST_LISTED) {
            words.append(" and %s more pairs".formatted(failed.size() - MOST_LISTED));
        }
        return failed.isEmpty() ? words.toString() : words.append('.').toString();
    }

    private void writeNumbers(Markup html) {
        int rungs = measured.overlap().size();
        if (rungs > MOST_IN_TABLE) {
            Table table = new Table(
                    html,
                    Table.Kind.NUMBERS,
                    "Neighbours alone: the smaller of the two entries. The whole matrix of %s rungs is left out."
                            .formatted(rungs),
                    "rung",
                    "next rung",
                    "overlap");
            links().forEach(link ->
                    table.row().count(link.lower()).count(link.lower() + 1).number(link.overlap()));
            table.end();
            return;
        }
        List<String> columns = new ArrayList<>(List.of("rung"));
        IntStream.range(0, rungs).mapToObj(Integer::toString).forEach(columns::add);
        Table table = new Table(html, Table.Kind.NUMBERS, "The whole matrix.", columns.toArray(String[]::new));
        for (int i = 0; i < rungs; i++) {
            table.row().head(Integer.toString(i));
            for (int j = 0; j < rungs; j++) {
                table.number(entry(i, j), NumberText.significant(entry(i, j), 3));
            }
        }
        table.end();
    }
}
