package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;

/// Connection and curvature at the first event that was given: components that are not 0.
///
/// @param findings    of kind `curvature`
/// @param coordinates their four names
record ComponentsSection(Findings findings, List<String> coordinates) implements Section {

    private static final int DIGITS = 6;
    /// Smaller components, relative to the largest of the tensor, are round-off.
    private static final double ROUND_OFF = 1e-14;

    private static final List<String> NAMES = List.of("connection", "Riemann", "Ricci", "Einstein", "Weyl");
    private static final List<String> SYMBOLS = List.of("Γ", "R", "R", "G", "C");

    @Override
    public void write(Markup html) {
        FindingTable table = findings.table(Shape.CURVATURE_COMPONENTS).orElse(null);
        if (table == null || table.rows().isEmpty()) {
            return;
        }
        html.open("details")
                .element("summary", "Components at the first event given")
                .newline();
        Table page = new Table(
                html,
                Table.Kind.NUMBERS,
                "Components in the coordinates of the chart. Those that follow by symmetry, that are 0, or less than 10⁻¹⁴ of the largest of their tensor are left out.",
                "tensor",
                "component",
                "value");
        for (int tensor = 0; tensor < NAMES.size(); tensor++) {
            for (List<Double> row : large(table, tensor)) {
                page.row().head(NAMES.get(tensor)).head(symbol(tensor, row));
                page.number(row.getLast(), NumberText.significant(row.getLast(), DIGITS));
            }
        }
        page.end();
        html.close("details").newline();
    }

    private static List<List<Double>> large(FindingTable table, int tensor) {
        List<List<Double>> rows = table.rows().stream()
                .filter(row -> row.getFirst() == 0 && row.get(1) == tensor)
                .toList();
        double largest =
                rows.stream().mapToDouble(row -> Math.abs(row.getLast())).max().orElse(0);
        return rows.stream()
                .filter(row -> Math.abs(row.getLast()) > ROUND_OFF * largest)
                .toList();
    }

    private String symbol(int tensor, List<Double> row) {
        List<String> names = new ArrayList<>();
        for (double index : row.subList(2, row.size() - 1)) {
            if (index >= 0) {
                names.add(coordinates.get((int) index));
            }
        }
        String symbol = SYMBOLS.get(tensor);
        return tensor == 0
                ? "%s^%s_%s".formatted(symbol, names.getFirst(), String.join(" ", names.subList(1, names.size())))
                : "%s_%s".formatted(symbol, String.join(" ", names));
    }
}
