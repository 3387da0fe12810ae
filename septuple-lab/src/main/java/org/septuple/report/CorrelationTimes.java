package org.septuple.report;

import org.septuple.statistics.Estimate;

/// Integrated correlation times; those that the recording is too short for as lower bounds.
///
/// @param rows  one per coordinate
/// @param names of the coordinates
record CorrelationTimes(MeasuredRows rows, CoordinateNames names) implements Section {

    private static final int LONGEST = 64;

    @Override
    public void write(Markup html) {
        if (rows.table().rows().isEmpty()) {
            return;
        }
        html.element("h3", "Correlation times").newline();
        int all = rows.table().rows().size();
        double[] coordinates = rows.column("coordinate");
        double[] times = rows.column("time");
        double[] errors = rows.column("time_se");
        double[] bounds = rows.column("bound");
        String caption =
                "Integrated correlation times, in units of the recording's time. ≥: the recording is too short, and this is a lower bound."
                        + (all <= LONGEST
                                ? ""
                                : " The first %s of %s; all are in tables/times."
                                        .formatted(LONGEST, NumberText.count(all)));
        Table table = new Table(html, Table.Kind.NUMBERS, caption, "coordinate", "time", "s.e.", "95 % interval");
        for (int k = 0; k < Math.min(all, LONGEST); k++) {
            boolean bound = bounds[k] == 1;
            double error = bound || !(errors[k] >= 0) ? Double.NaN : errors[k];
            Estimate time = new Estimate(times[k], error, rows.units());
            table.row().head(names.of((int) coordinates[k]));
            table.number(times[k], (bound ? "≥\u00A0" : "") + NumberText.measured(times[k], error));
            table.number(error, NumberText.significant(error, 2)).interval(time);
        }
        table.end();
    }
}
