package org.septuple.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/// ΔS of the clouds of one vector: against the form that was fitted to it, and as ẋ, x(t) and x(t + d) tell it.
///
/// @param reading name of the reading
/// @param form    its row of table `forms`
/// @param clouds  its rows of table `clouds`
record FormOfClouds(String reading, MeasuredRows form, MeasuredRows clouds) implements Section {

    private static final String CHANGE = "ΔS over d steps";
    private static final String NATS = "nats";

    /// Of the vector whose R² is in the middle.
    ///
    /// @param forms  of the reading
    /// @param clouds of the reading, of at least one vector of `forms`
    static FormOfClouds middle(String reading, MeasuredRows forms, MeasuredRows clouds) {
        List<Integer> vectors = clouds.distinct("vector").stream()
                .sorted(Comparator.comparingDouble(
                        vector -> forms.where("vector", vector).column("r2")[0]))
                .toList();
        int vector = vectors.get(vectors.size() / 2);
        return new FormOfClouds(reading, forms.where("vector", vector), clouds.where("vector", vector));
    }

    @Override
    public void write(Markup html) {
        List<LineChart.Point> points = ScatterChart.points(clouds.column("square"), clouds.column("change"));
        double production = first("production");
        if (points.isEmpty() || !(Math.abs(production) <= ConfidenceLine.LARGEST)) {
            Section.notDrawn(html, "Entropy change and displacement, " + reading);
            return;
        }
        Axis square = ScatterChart.axis("ẋᵀgẋ", NATS, points.stream().mapToDouble(LineChart.Point::x));
        writeFit(html, points, square, production);
        writeResidual(html, square);
        String[] told = {"by_displacement", "by_start", "by_arrival"};
        double[] all = Arrays.stream(told)
                .flatMapToDouble(column -> Arrays.stream(clouds.column(column)))
                .filter(value -> Math.abs(value) <= ConfidenceLine.LARGEST)
                .toArray();
        if (all.length == 0) {
            Section.notDrawn(html, "ΔS told out of sample, " + reading);
            return;
        }
        Axis axis = ScatterChart.axis("told ΔS", NATS, Arrays.stream(all));
        writeTold(html, axis, told[0], "r2_displacement", "Told by displacement", "ẋ");
        writeTold(html, axis, told[1], "r2_start", "Told by start", "x(t)");
        writeTold(html, axis, told[2], "r2_arrival", "Told by arrival", "x(t + d)");
    }

    private void writeFit(Markup html, List<LineChart.Point> points, Axis square, double production) {
        List<LineChart.Point> line = ScatterChart.straight(
                points.stream().mapToDouble(LineChart.Point::x).min().orElseThrow(),
                points.stream().mapToDouble(LineChart.Point::x).max().orElseThrow(),
                production,
                -1);
        Axis change = ScatterChart.axis(
                CHANGE,
                NATS,
                DoubleStream.concat(
                        points.stream().mapToDouble(LineChart.Point::y),
                        line.stream().mapToDouble(LineChart.Point::y)));
        ScatterChart chart = new ScatterChart(
                "Entropy change and displacement, " + reading,
                "Entropy change of the clouds of one vector against the square of their displacement by g, with the fitted line.",
                square,
                change,
                List.of(new ScatterChart.Group("cloud", points)),
                line,
                "σ₊ − ẋᵀgẋ");
        long negative = points.stream().filter(point -> point.x() < 0).count();
        String words =
                ("%s clouds of vector %d, the one whose R² is in the middle. Were (5.7) exact, points would lie on the line, "
                                + "which is fitted to all clouds; R² = %s in sample.%s No bars.")
                        .formatted(
                                NumberText.count(points.size()),
                                (int) first("vector"),
                                NumberText.significant(first("r2"), 2),
                                negative == 0
                                        ? ""
                                        : " ẋᵀgẋ < 0 in %s: g has a negative eigenvalue."
                                                .formatted(NumberText.count(negative)));
        Section.figure(html, chart, words, clouds.columns("cloud", "square", "change", "form"));
    }

    private void writeResidual(Markup html, Axis square) {
        double[] change = clouds.column("change");
        double[] form = clouds.column("form");
        double[] left = new double[change.length];
        Arrays.setAll(left, k -> change[k] - form[k]);
        List<LineChart.Point> points = ScatterChart.points(clouds.column("square"), left);
        if (points.isEmpty()) {
            Section.notDrawn(html, "What the form leaves, " + reading);
            return;
        }
        ScatterChart chart = new ScatterChart(
                "What the form leaves, " + reading,
                "Entropy change less the fitted form against the square of the displacement by g.",
                square,
                ScatterChart.axis(
                        "ΔS − (σ₊ − ẋᵀgẋ)",
                        NATS,
                        DoubleStream.concat(DoubleStream.of(0), points.stream().mapToDouble(LineChart.Point::y))),
                List.of(new ScatterChart.Group("cloud", points)),
                ScatterChart.straight(square.low(), square.high(), 0, 0),
                "0");
        String words =
                "The same clouds. A slope or a bend is what the form misses; the height that remains is what ẋᵀgẋ does not tell.";
        Section.figure(html, chart, words, clouds.columns("cloud", "square", "form", "change"));
    }

    private void writeTold(Markup html, Axis told, String column, String share, String title, String what) {
        List<LineChart.Point> points = ScatterChart.points(clouds.column("change"), clouds.column(column));
        if (points.isEmpty()) {
            Section.notDrawn(html, title + ", " + reading);
            return;
        }
        Axis change = ScatterChart.axis(CHANGE, NATS, points.stream().mapToDouble(LineChart.Point::x));
        double low = Math.max(change.low(), told.low());
        double high = Math.min(change.high(), told.high());
        ScatterChart chart = new ScatterChart(
                title + ", " + reading,
                "Entropy change that a quadratic function of %s tells of other clouds, against the entropy change."
                        .formatted(what),
                change,
                told,
                List.of(new ScatterChart.Group(
                        "%s: R² = %s".formatted(what, NumberText.significant(first(share), 2)), points)),
                low < high ? ScatterChart.straight(low, high, 0, 1) : List.of(),
                "told = ΔS");
        String words =
                ("A quadratic function of %s, fitted to the other half of the clouds: the closer to the line, the more it tells. "
                                + "R² over all clouds of the vector. (5.4) needs ẋ to tell most of the three (E24), which have one scale.")
                        .formatted(what);
        Section.figure(html, chart, words, clouds.columns("cloud", "change", column));
    }

    private double first(String column) {
        return form.column(column)[0];
    }
}
