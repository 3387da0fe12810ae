package org.septuple.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.Picture;
import org.septuple.numerics.Axis;

/// A vortex line of three dimensions seen along the third axis: its projection on the plane of a map. White on black, so that
/// it stands out from light and dark cells and says nothing by hue.
///
/// @param time   of its map
/// @param closed whether the last point is joined to the first
/// @param points first and second coordinate of each
record FlatTrace(double time, boolean closed, List<List<Double>> points) {

    FlatTrace {
        points = points.stream().map(List::copyOf).toList();
    }

    /// Of all lines that are certain.
    ///
    /// @param findings of the run
    /// @return none if there are no such tables
    static List<FlatTrace> of(Findings findings) {
        FindingTable lines = findings.table(Shape.VORTEX_LINES).orElse(null);
        FindingTable points = findings.table(Shape.VORTEX_POINTS).orElse(null);
        if (lines == null || points == null) {
            return List.of();
        }
        Map<List<Double>, List<List<Double>>> paths = new LinkedHashMap<>();
        for (List<Double> row : points.rows()) {
            paths.computeIfAbsent(row.subList(0, 2), _ -> new ArrayList<>()).add(row.subList(3, 5));
        }
        List<FlatTrace> traces = new ArrayList<>();
        for (List<Double> row : lines.rows()) {
            List<List<Double>> path = paths.get(row.subList(0, 2));
            if (path != null) {
                boolean wraps = row.get(4) != 0 || row.get(5) != 0;
                traces.add(new FlatTrace(row.get(0), row.get(3) > 0 && !wraps, path));
            }
        }
        return traces;
    }

    /// Draws it on a map. It is cut where it goes around a periodic axis; one along the third axis is a dot.
    ///
    /// @param svg  figure
    /// @param map  below it
    /// @param x    left end of the map
    /// @param y    upper end
    /// @param side of the map
    void draw(Svg svg, Picture map, double x, double y, double side) {
        Axis across = map.axes().get(0);
        Axis up = map.axes().get(1);
        List<Svg.Path> pieces = new ArrayList<>();
        double lastTurn = Double.NaN;
        double lastRise = Double.NaN;
        int count = points.size() + (closed ? 1 : 0);
        for (int i = 0; i < count; i++) {
            List<Double> point = points.get(i % points.size());
            double a = FieldStrip.place(across, point.get(0));
            double b = FieldStrip.place(up, point.get(1));
            double turn = Math.floor(a);
            double rise = Math.floor(b);
            if (pieces.isEmpty() || turn != lastTurn || rise != lastRise) {
                pieces.add(new Svg.Path());
            }
            pieces.getLast().to(x + side * (a - turn), y + side * (1 - (b - rise)));
            lastTurn = turn;
            lastRise = rise;
        }
        for (Svg.Path piece : pieces) {
            svg.path("seam", piece);
            svg.path("vein", piece);
        }
    }

    /// Draws what stands for it in a legend.
    static void drawKey(Svg svg, double x, double y) {
        Svg.Path piece = new Svg.Path().to(x, y).to(x + 26, y);
        svg.path("seam", piece);
        svg.path("vein", piece);
    }
}
