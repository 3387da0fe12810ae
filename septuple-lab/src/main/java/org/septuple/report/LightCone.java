package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// ẋ⁰ = √σ₊ against the length of ẋ by g, for the clouds of some vectors, beside the null cone (5.6, 5.9).
///
/// @param reading name of the reading
/// @param forms   its rows of table `forms`
/// @param clouds  its rows of table `clouds`, of at most three vectors of `forms`
record LightCone(String reading, MeasuredRows forms, MeasuredRows clouds) implements Section {

    private static final String UNIT = "√nats";

    @Override
    public void write(Markup html) {
        String title = "Light cone, " + reading;
        List<ScatterChart.Group> groups = new ArrayList<>();
        int timeless = 0;
        long imaginary = 0;
        for (int vector : clouds.distinct("vector")) {
            double production = forms.where("vector", vector).column("production")[0];
            if (!(production >= 0)) {
                timeless++;
                continue;
            }
            double[] squares = clouds.where("vector", vector).column("square");
            double[] lengths = Arrays.stream(squares)
                    .filter(square -> square >= 0)
                    .map(Math::sqrt)
                    .toArray();
            imaginary += Arrays.stream(squares).filter(square -> square < 0).count();
            double[] times = new double[lengths.length];
            Arrays.fill(times, Math.sqrt(production));
            List<LineChart.Point> points = ScatterChart.points(lengths, times);
            if (!points.isEmpty()) {
                groups.add(new ScatterChart.Group("vector " + vector, points));
            }
        }
        if (groups.isEmpty()) {
            Section.notDrawn(
                    html,
                    title,
                    imaginary == 0
                            ? "σ₊ < 0 in all vectors of the table, so that none has a time axis (5.6)"
                            : "ẋᵀgẋ < 0 in all clouds of vectors with σ₊ ≥ 0");
            return;
        }
        Section.figure(
                html,
                chart(title, groups),
                words(groups, imaginary, timeless),
                clouds.columns("vector", "cloud", "square", "form"));
    }

    private static ScatterChart chart(String title, List<ScatterChart.Group> groups) {
        double[] all = groups.stream()
                .flatMap(group -> group.points().stream())
                .flatMapToDouble(point -> DoubleStream.of(point.x(), point.y()))
                .toArray();
        double high = Arrays.stream(all).max().orElseThrow();
        Axis space = Axis.linear("|ẋ|_g = √(ẋᵀgẋ)", UNIT, 0, high);
        Axis time = Axis.linear("ẋ⁰ = √σ₊", UNIT, 0, high);
        return new ScatterChart(
                title,
                "Root of the stochastic production against the length of the displacement by g, one height for each vector, "
                        + "with the null cone.",
                space,
                time,
                groups,
                ScatterChart.straight(0, Math.min(space.high(), time.high()), 0, 1),
                "null cone");
    }

    private static String words(List<ScatterChart.Group> groups, long imaginary, int timeless) {
        long drawn = groups.stream().mapToLong(group -> group.points().size()).sum();
        long timelike = groups.stream()
                .flatMap(group -> group.points().stream())
                .filter(point -> point.y() > point.x())
                .count();
        return ("Above the line displacements are time-like, below space-like (5.9): %s and %s of %s clouds, by the points alone; the "
                        + "classes of the results have a band of errors. A vector has one σ₊, so one height. Left out: clouds with "
                        + "ẋᵀgẋ < 0 (%s) and vectors with σ₊ < 0, which have no time axis (%s). No bars.")
                .formatted(
                        NumberText.count(timelike),
                        NumberText.count(drawn - timelike),
                        NumberText.count(drawn),
                        NumberText.count(imaginary),
                        NumberText.count(timeless));
    }
}
