package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.PathLaw;
import org.septuple.statistics.Estimate;

/// Where neurons go, and where geodesics of the field of the others say that they go (7.7).
///
/// @param findings of kinds `duality` and `measure`
record OwnPathsSection(Findings findings) implements Section {

    private static final String PATHS = "Paths of three neurons";
    private static final String NEURONS = "Forecasts by neuron";
    private static final String LAWS = "Forecasts of all neurons";
    private static final String OVER = "squared distance, over the straight line's";
    /// Frames that are drawn, and times from which is forecast.
    private static final int FRAMES = 10;

    private static final int TIMES = 30;
    private static final double LEAST = 1 / ConfidenceLine.LARGEST;

    @Override
    public void write(Markup html) {
        findings.table(Shape.PATH_SKILL)
                .filter(table -> !table.rows().isEmpty())
                .map(table -> new MeasuredRows(table, TIMES))
                .ifPresent(skill -> {
                    html.element("h2", "Own paths against geodesics (7.7)").newline();
                    html.open("div", "class", "figures").newline();
                    findings.table(Shape.OWN_PATHS)
                            .map(table -> new MeasuredRows(table, TIMES))
                            .ifPresent(paths -> paths(html, paths));
                    neurons(html, skill);
                    laws(html, skill);
                    html.close("div").newline();
                });
    }

    private static void paths(Markup html, MeasuredRows paths) {
        double[] neuron = paths.column("neuron");
        double[] frame = paths.column("frame");
        double[][] at = {paths.column("x"), paths.column("y")};
        double[][] geodesic = {paths.column("geodesic_x"), paths.column("geodesic_y")};
        double[][] line = {paths.column("line_x"), paths.column("line_y")};
        List<List<LineChart.Point>> own = new ArrayList<>();
        List<List<LineChart.Point>> bent = new ArrayList<>();
        List<List<LineChart.Point>> straight = new ArrayList<>();
        for (int k = 0; k < neuron.length; k++) {
            if (frame[k] < FRAMES) {
                if (frame[k] == 0) {
                    own.add(new ArrayList<>());
                } else if (Double.isFinite(geodesic[0][k] + line[0][k])) {
                    bent.add(List.of(point(at, k - 1), point(geodesic, k)));
                    straight.add(List.of(point(at, k - 1), point(line, k)));
                }
                own.getLast().add(point(at, k));
            }
        }
        List<LineChart.Point> all = new ArrayList<>();
        List.of(own, bent, straight).forEach(group -> group.forEach(all::addAll));
        double largest = all.stream()
                .mapToDouble(point -> Math.max(Math.abs(point.x()), Math.abs(point.y())))
                .max()
                .orElse(Double.NaN);
        if (!(largest < Axis.LARGEST)) {
            Section.notDrawn(html, PATHS);
            return;
        }
        PathChart chart = new PathChart(
                PATHS,
                "Where three neurons go, d steps at a time, and where geodesics and straight lines go on.",
                Axis.linear("x", "state", -largest, largest),
                Axis.linear("y", "state", -largest, largest),
                List.of(
                        new PathChart.Group("own", own),
                        new PathChart.Group("geodesic", bent),
                        new PathChart.Group("straight on", straight)),
                null);
        Section.figure(
                html,
                chart,
                "First %d frames of one copy, d steps apart. From some frames the geodesic through that frame and the one before, in the field of all other neurons, goes one span on, and so does the straight line; a mark is where they begin."
                        .formatted(FRAMES),
                paths::write);
    }

    private static LineChart.Point point(double[][] xy, int k) {
        return new LineChart.Point(xy[0][k], xy[1][k], Double.NaN);
    }

    private static void neurons(Markup html, MeasuredRows skill) {
        PathLaw best = best(skill);
        List<ScatterChart.Group> groups = new ArrayList<>();
        for (PathLaw law : List.of(PathLaw.GEODESIC, PathLaw.SHUFFLED, best)) {
            List<LineChart.Point> points = new ArrayList<>();
            MeasuredRows rows = skill.where("law", law.number()).where("ahead", 1);
            double[] neuron = rows.column("neuron");
            for (int k = 0; k < neuron.length; k++) {
                LineChart.Point point = over(rows, k, neuron[k]);
                if (neuron[k] >= 0 && point.y() > LEAST) {
                    points.add(point);
                }
            }
            if (!points.isEmpty()) {
                groups.add(new ScatterChart.Group(law.words(), points));
            }
        }
        if (groups.isEmpty()) {
            Section.notDrawn(html, NEURONS);
            return;
        }
        double[] numbers = Arrays.stream(skill.column("neuron"))
                .filter(number -> number >= 0)
                .toArray();
        int last = (int) Arrays.stream(numbers).max().orElse(0);
        ScatterChart chart = new ScatterChart(
                NEURONS,
                "How far each neuron is from forecasts, over how far it is from the straight line.",
                Axis.counting("neuron", 0, Math.max(1, last)),
                log(groups.stream().flatMap(group -> group.points().stream()).toList()),
                groups,
                List.of(new LineChart.Point(0, 1, Double.NaN), new LineChart.Point(last, 1, Double.NaN)),
                "straight line");
        Section.figure(
                html,
                chart,
                "1 is as far as the straight line, 0 a forecast that is right: skill is what is missing to 1. One span of d steps ahead. Bars: 95\u00A0% intervals, by a block bootstrap over times.",
                skill.columns("neuron", "ahead", "law", "skill", "skill_se"));
    }

    private static void laws(Markup html, MeasuredRows skill) {
        MeasuredRows all = skill.where("neuron", -1).where("ahead", 1);
        List<NamedIntervals.Row> rows = new ArrayList<>();
        List<LineChart.Point> points = new ArrayList<>();
        double[] numbers = all.column("law");
        for (int k = 0; k < numbers.length; k++) {
            LineChart.Point point = over(all, k, k);
            if (point.y() > LEAST) {
                PathLaw law = law((int) numbers[k]);
                points.add(point);
                rows.add(new NamedIntervals.Row(law.words(), point.y(), point.error(), law.isBaseline() ? 1 : 0));
            }
        }
        if (rows.isEmpty()) {
            Section.notDrawn(html, LAWS);
            return;
        }
        NamedIntervals chart = new NamedIntervals(
                LAWS, "How far neurons are from what each law says, over the straight line.", log(points), rows);
        Section.figure(
                html,
                chart,
                "One span ahead, all neurons that are followed. Laws in the second ink know no field. Bars: 95\u00A0% intervals, by a block bootstrap over times.",
                skill.where("neuron", -1)::write);
    }

    private static Axis log(List<LineChart.Point> points) {
        double low = points.stream().mapToDouble(LineChart.Point::y).min().orElse(1);
        double high = points.stream().mapToDouble(LineChart.Point::y).max().orElse(1);
        return Axis.log(OVER, "", Math.min(low, 1), Math.max(high, 1));
    }

    /// 1 − skill of a row, where it can be drawn.
    private static LineChart.Point over(MeasuredRows rows, int k, double x) {
        double value = 1 - rows.column("skill")[k];
        double error = rows.column("skill_se")[k];
        return ConfidenceLine.point(x, new Estimate(value, error >= 0 ? error : Double.NaN, rows.units()));
    }

    /// The best law without a field other than the straight line.
    private static PathLaw best(MeasuredRows skill) {
        MeasuredRows all = skill.where("neuron", -1).where("ahead", 1);
        double[] numbers = all.column("law");
        double[] values = all.column("skill");
        PathLaw best = PathLaw.PERSISTENCE;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < numbers.length; k++) {
            PathLaw law = law((int) numbers[k]);
            if (law.isBaseline() && law != PathLaw.STRAIGHT && values[k] > most) {
                most = values[k];
                best = law;
            }
        }
        return best;
    }

    private static PathLaw law(int number) {
        return Arrays.stream(PathLaw.values())
                .filter(law -> law.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no law has the number %d".formatted(number)));
    }
}
