package org.septuple.report;

import java.util.ArrayList;
import java.util.List;

/// F and its slopes at the points of a slice, thinned where there are too many to print.
///
/// @param grid what it is about
record SliceNumbers(SliceGrid grid) implements Section {

    private static final int LONGEST_TABLE = 400;

    @Override
    public void write(Markup html) {
        int stride = grid.stride(LONGEST_TABLE);
        String caption = stride == 1
                ? "All points."
                : "Every %s points along each coordinate; the others are left out.".formatted(stride);
        Table table = new Table(html, Table.Kind.NUMBERS, caption, columns().toArray(String[]::new));
        grid.each(stride, point -> {
            table.row();
            int[] places = grid.places(point);
            for (int dimension = 0; dimension < places.length; dimension++) {
                table.number(grid.coordinate(dimension).values().get(places[dimension]));
            }
            table.estimate(grid.value(point)).interval(grid.value(point));
            for (int dimension = 0; grid.hasSlopes() && dimension < places.length; dimension++) {
                table.estimate(grid.slope(point, dimension));
            }
        });
        table.end();
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int dimension = 0; dimension < grid.dimensions(); dimension++) {
            columns.add("z along " + grid.coordinate(dimension).name());
        }
        columns.addAll(List.of("F", "s.e.", "95 % interval"));
        for (int dimension = 0; grid.hasSlopes() && dimension < grid.dimensions(); dimension++) {
            columns.addAll(List.of("∂F/∂z along " + grid.coordinate(dimension).name(), "s.e."));
        }
        return columns;
    }
}
