package org.septuple.report;

import java.util.List;

/// A matrix as coloured cells with their numbers in print, and a bar that explains the colours.
///
/// @param title       of the figure
/// @param description what it shows
/// @param rowName     what the rows are
/// @param columnName  what the columns are
/// @param noteName    what the words at the end of each row are
/// @param columns     labels, from the left
/// @param rows        from the top, each with as many cells as there are columns
/// @param colour      of the values, dark to light
public record HeatMap(
        String title,
        String description,
        String rowName,
        String columnName,
        String noteName,
        List<String> columns,
        List<Row> rows,
        Axis colour)
        implements Figure {

    private static final double WIDTH = 460;
    private static final double LEFT = 46;
    private static final double RIGHT = 64;
    private static final double TOP = 42;
    private static final double LARGEST_CELL = 60;
    private static final double LABEL = 17;
    private static final double CHARACTER = 7;
    private static final double SMALL_CHARACTER = 5.3;
    private static final double LABEL_CHARACTER = 6.2;
    private static final double BELOW = 74;

    public HeatMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("row %s has %d cells for %d columns"
                        .formatted(row.label(), row.cells().size(), columns.size()));
            }
        }
    }

    /// One cell.
    ///
    /// @param value sets the colour; NaN leaves the cell empty
    /// @param text  printed where there is room
    public record Cell(double value, String text) {}

    /// One row.
    ///
    /// @param label at its beginning
    /// @param cells from the left
    /// @param note  at its end
    public record Row(String label, List<Cell> cells, String note) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    @Override
    public String svg() {
        double left = left();
        double cell = Math.min(LARGEST_CELL, (WIDTH - left - RIGHT) / columns.size());
        double width = cell * columns.size();
        double height = cell * rows.size();
        Svg svg = new Svg(this, WIDTH, TOP + height + BELOW);
        svg.text("title", left + width / 2, 13, Svg.Anchor.MIDDLE, columnName);
        svg.upwards("title", 13, TOP + height / 2, rowName);
        svg.text("tick", left + width + 10, TOP - 8, Svg.Anchor.START, noteName);
        int labelEvery = (int) Math.ceil(LABEL / cell);
        for (int j = 0; j < columns.size(); j += labelEvery) {
            svg.text("tick", left + (j + 0.5) * cell, TOP - 8, Svg.Anchor.MIDDLE, columns.get(j));
        }
        for (int i = 0; i < rows.size(); i++) {
            double y = TOP + i * cell;
            if (i % labelEvery == 0) {
                svg.text(
                        "tick",
                        left - 8,
                        y + cell / 2 + 4,
                        Svg.Anchor.END,
                        rows.get(i).label());
                svg.text(
                        "tick",
                        left + width + 10,
                        y + cell / 2 + 4,
                        Svg.Anchor.START,
                        rows.get(i).note());
            }
            for (int j = 0; j < columns.size(); j++) {
                draw(svg, rows.get(i).cells().get(j), left + j * cell, y, cell);
            }
        }
        new ColourBar(colour, Cividis::colour)
                .draw(svg, left, TOP + height + 24, Math.max(width, WIDTH - left - RIGHT));
        return svg.end();
    }

    /// Room for the longest label of a row.
    private double left() {
        int longest = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
        return Math.max(LEFT, 32 + LABEL_CHARACTER * longest);
    }

    private void draw(Svg svg, Cell cell, double x, double y, double size) {
        if (Double.isNaN(cell.value())) {
            svg.rectangle("empty", x, y, size, size);
            return;
        }
        double shade = colour.position(cell.value());
        svg.rectangle("cell", x, y, size, size, "fill", Cividis.colour(shade));
        if (size >= LABEL && cell.text().length() * SMALL_CHARACTER <= size) {
            String style = cell.text().length() * CHARACTER <= size ? "number " : "number small ";
            svg.text(style + Cividis.ink(shade), x + size / 2, y + size / 2 + 4, Svg.Anchor.MIDDLE, cell.text());
        }
    }
}
