package org.septuple.experiment;

import java.util.List;

/// Numbers measured on a recording, a row for each lag, mode, bin or sample size.
///
/// @param shape what a row is
/// @param rows  each with a number per column; whole numbers where the column says so
public record MeasuredTable(Shape shape, List<List<Double>> rows) {

    public MeasuredTable {
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Double> row : rows) {
            if (row.size() != shape.columns().size()) {
                throw new IllegalArgumentException("a row of %s has %d numbers, needs %d"
                        .formatted(shape.table(), row.size(), shape.columns().size()));
            }
        }
    }

    /// The numbers of one column.
    ///
    /// @param name of the column
    /// @return by row
    public double[] column(String name) {
        int at = shape.columns().stream().map(Column::name).toList().indexOf(name);
        return rows.stream().mapToDouble(row -> row.get(at)).toArray();
    }

    /// A column.
    ///
    /// @param name    lower case
    /// @param meaning in words
    /// @param whole   whether its numbers are whole
    public record Column(String name, String meaning, boolean whole) {

        static Column whole(String name, String meaning) {
            return new Column(name, meaning, true);
        }

        static Column real(String name, String meaning) {
            return new Column(name, meaning, false);
        }
    }

    /// What a row is.
    public enum Shape {
        /// Drift and diffusion of one coordinate at one lag.
        LAGS("lags"),
        /// One eigenvalue of the diffusion tensor.
        SPECTRUM("spectrum"),
        /// Drift and diffusion near one place.
        POSITIONS("positions"),
        /// Correlation time of one coordinate.
        TIMES("times"),
        /// Entropy from some samples with some number of neighbours.
        ENTROPIES("entropies"),
        /// V near one place, three ways.
        POTENTIAL("potential"),
        /// Measured drift against −∂F, averaged over bins of −∂F along one coordinate.
        DRIFT("drift");

        private final String table;

        Shape(String table) {
            this.table = table;
        }

        /// Name of the table.
        ///
        /// @return lower case
        public String table() {
            return table;
        }

        /// Its columns.
        ///
        /// @return in order
        public List<Column> columns() {
            return switch (this) {
                case LAGS ->
                    List.of(
                            Column.whole("lag", "frames between both ends of an increment"),
                            Column.real("time", "the lag in units of the recording's time"),
                            Column.whole("coordinate", "index"),
                            Column.real("rate", "rate of relaxation; NaN where the propagator has no real logarithm"),
                            Column.real("rate_se", "its standard error"),
                            Column.real("raw", "half the second moment of increments over the lag"),
                            Column.real("raw_se", "its standard error"),
                            Column.real("step", "half the variance of increments over the lag, drift removed"),
                            Column.real("step_se", "its standard error"),
                            Column.real("continuous", "diffusion coefficient corrected for the finite lag"),
                            Column.real("continuous_se", "its standard error"));
                case SPECTRUM ->
                    List.of(
                            Column.whole("mode", "from the largest"),
                            Column.real("diffusion", "eigenvalue of the diffusion tensor"),
                            Column.real("diffusion_se", "its standard error"));
                case POSITIONS ->
                    List.of(
                            Column.whole("coordinate", "index"),
                            Column.whole("bin", "from the lowest"),
                            Column.real("q", "mean of the coordinate in the bin"),
                            Column.real("drift", "mean increment per time"),
                            Column.real("drift_se", "its standard error"),
                            Column.real("diffusion", "half the variance of increments per time, drift removed"),
                            Column.real("diffusion_se", "its standard error"),
                            Column.real("continuous", "the same, corrected for the finite lag"),
                            Column.real("continuous_se", "its standard error"));
                case TIMES ->
                    List.of(
                            Column.whole("coordinate", "index"),
                            Column.real("time", "integrated correlation time, or its lower bound"),
                            Column.real("time_se", "its standard error; NaN for a bound"),
                            Column.whole("bound", "1 for a lower bound, else 0"));
                case ENTROPIES ->
                    List.of(
                            Column.whole("samples", "points"),
                            Column.whole("neighbours", "k of the nearest neighbour"),
                            Column.real("entropy", "Kozachenko–Leonenko, nats"),
                            Column.real("entropy_se", "its standard error"));
                case POTENTIAL ->
                    List.of(
                            Column.real("q", "mean of the coordinate in the bin"),
                            Column.real("paper_ito", "mean of dF/dt, with the Itô term"),
                            Column.real("paper_ito_se", "its standard error"),
                            Column.real("paper", "the same without the Itô term"),
                            Column.real("paper_se", "its standard error"),
                            Column.real("stationary", "gamma (dF)^2 - 2 D d2F, with measured gamma and D"),
                            Column.real("stationary_se", "its standard error"));
                case DRIFT ->
                    List.of(
                            Column.whole("coordinate", "index"),
                            Column.real("force", "mean of minus the slope of F"),
                            Column.real("drift", "mean drift"),
                            Column.real("drift_se", "its standard error"),
                            Column.real("fit", "rate times force"),
                            Column.real("residual", "drift minus fit"));
            };
        }
    }
}
