package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.gravity.CausalCharacter;

/// Geodesics, on the plane of the two coordinates along which they go farthest.
///
/// @param findings   of kind `geodesic`
/// @param experiment that was run
record GeodesicSection(Findings findings, Experiment.OfGeodesics experiment) implements Section {

    private static final String TITLE = "Paths";
    private static final int UNITS = 2;
    private static final int MOST_PATHS = 60;
    private static final int SPACE = 3;
    private static final double HALF = 0.5;
    private static final List<String> COLUMNS = List.of("x", "y", "z");

    @Override
    public void write(Markup html) {
        if (findings.remarks().isEmpty() && findings.tables().isEmpty() && findings.image() == null) {
            return;
        }
        html.element("h2", "Geodesics").newline();
        if (!findings.remarks().isEmpty()) {
            html.open("ul");
            findings.remarks().forEach(remark -> html.element("li", remark));
            html.close("ul").newline();
        }
        new ImageSection(findings.image(), experiment).write(html);
        findings.table(Shape.GEODESICS)
                .filter(table -> !table.rows().isEmpty())
                .ifPresent(table -> figure(html, table));
        findings.table(Shape.GEODESIC_BIAS).ifPresent(table -> {
            html.element("h3", "Neurons against the metric that they sample").newline();
            new MeasuredRows(table, UNITS).write(html);
        });
        findings.table(Shape.GEODESIC_ENDS)
                .filter(table -> !table.rows().isEmpty())
                .ifPresent(table -> {
                    html.open("details").element("summary", "Ends of the paths").newline();
                    new MeasuredRows(table, UNITS).write(html);
                    html.close("details").newline();
                });
    }

    private void figure(Markup html, FindingTable table) {
        html.open("div", "class", "figures").newline();
        double[][] places = places(table);
        int across = widest(places, -1);
        int up = widest(places, across);
        int first = Math.min(across, up);
        int second = Math.max(across, up);
        draw(html, table, places, first, second);
        html.close("div").newline();
    }

    private void draw(Markup html, FindingTable table, double[][] places, int across, int up) {
        double[] ends = {low(places[across]), high(places[across]), low(places[up]), high(places[up])};
        for (double end : ends) {
            if (!(Math.abs(end) < Axis.LARGEST)) {
                Section.notDrawn(html, TITLE);
                return;
            }
        }
        FindingTable behind = findings.table(Shape.GEODESIC_DENSITY)
                .filter(density -> !density.rows().isEmpty())
                .orElse(null);
        if (isPolar()) {
            square(ends);
        }
        Shade shade = behind == null ? null : shade(behind, across, up);
        if (shade != null) {
            ends = new double[] {shade.left(), shade.right(), shade.bottom(), shade.top()};
        }
        List<PathChart.Group> groups = new ArrayList<>();
        int all = 0;
        for (CausalCharacter character : CausalCharacter.values()) {
            List<List<LineChart.Point>> paths = paths(table, places, character, across, up);
            all = Math.max(all, paths.size());
            if (!paths.isEmpty()) {
                groups.add(new PathChart.Group(
                        GeodesicWords.word(character), paths.subList(0, Math.min(MOST_PATHS, paths.size()))));
            }
        }
        PathChart chart = new PathChart(
                TITLE,
                "Where the geodesics go, on the plane of %s and %s.".formatted(name(across), name(up)),
                Axis.linear(name(across), "", ends[0], ends[1]),
                Axis.linear(name(up), "", ends[2], ends[3]),
                groups,
                shade);
        String words = "A mark is the start."
                + (behind == null ? "" : words(behind))
                + (all > MOST_PATHS
                        ? " The first %d of %s paths are drawn.".formatted(MOST_PATHS, NumberText.count(all))
                        : "");
        Section.figure(html, chart, words, new MeasuredRows(table, UNITS)::write);
    }

    private Shade shade(FindingTable table, int across, int up) {
        double[] xs = table.column(COLUMNS.get(across));
        double[] ys = table.column(COLUMNS.get(up));
        double half = (high(xs) - low(xs)) / (2 * (Math.sqrt(xs.length) - 1)); // of a cell
        List<Double> values = Arrays.stream(table.column("density")).boxed().toList();
        return new Shade(low(xs) - half, high(xs) + half, low(ys) - half, high(ys) + half, values);
    }

    private static String words(FindingTable table) {
        double[] density = table.column("density");
        return " Shade: density of neurons {√g_i} on that plane, from %s to %s per volume."
                .formatted(NumberText.significant(low(density), 2), NumberText.significant(high(density), 2));
    }

    /// Whether the coordinates are t, r, θ, φ.
    private boolean isPolar() {
        return experiment.source().coordinates().subList(1, SPACE + 1).equals(List.of("r", "theta", "phi"));
    }

    private String name(int axis) {
        return isPolar()
                ? List.of("r sin θ cos φ", "r sin θ sin φ", "r cos θ").get(axis)
                : experiment.source().coordinates().get(axis + 1);
    }

    private double[][] places(FindingTable table) {
        double[][] places = new double[SPACE][];
        for (int a = 0; a < SPACE; a++) {
            places[a] = table.column(COLUMNS.get(a));
        }
        if (isPolar()) {
            for (int k = 0; k < places[0].length; k++) {
                double r = places[0][k];
                double theta = places[1][k];
                double phi = places[2][k];
                places[0][k] = r * Math.sin(theta) * Math.cos(phi);
                places[1][k] = r * Math.sin(theta) * Math.sin(phi);
                places[2][k] = r * Math.cos(theta);
            }
        }
        return places;
    }

    /// The axis other than one along which places differ most; the first of equals.
    private static int widest(double[][] places, int but) {
        int widest = but == 0 ? 1 : 0;
        for (int a = 0; a < SPACE; a++) {
            if (a != but && high(places[a]) - low(places[a]) > high(places[widest]) - low(places[widest])) {
                widest = a;
            }
        }
        return widest;
    }

    private static double low(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
        }
        return low;
    }

    private static double high(double[] values) {
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            high = Math.max(high, value);
        }
        return high;
    }

    /// Makes both sides equally long.
    private static void square(double[] ends) {
        double half = HALF * Math.max(ends[1] - ends[0], ends[3] - ends[2]);
        double across = HALF * (ends[0] + ends[1]);
        double up = HALF * (ends[2] + ends[3]);
        ends[0] = across - half;
        ends[1] = across + half;
        ends[2] = up - half;
        ends[3] = up + half;
    }

    private static List<List<LineChart.Point>> paths(
            FindingTable table, double[][] places, CausalCharacter character, int across, int up) {
        double[] numbers = table.column("path");
        double[] characters = table.column("character");
        TreeMap<Integer, List<LineChart.Point>> paths = new TreeMap<>();
        for (int k = 0; k < numbers.length; k++) {
            if (characters[k] == character.norm()) {
                paths.computeIfAbsent((int) numbers[k], _ -> new ArrayList<>())
                        .add(new LineChart.Point(places[across][k], places[up][k], Double.NaN));
            }
        }
        return List.copyOf(paths.values());
    }
}
