package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Density, √det g and the metric itself on the plane of cells just above the middle of the third side.
///
/// @param rows of table `metric_slice`
record MetricSlices(MeasuredRows rows) implements Section {

    private static final int MOST_ELLIPSES = 9;
    private static final double SHARE_OF_SPACING = 0.45;

    @Override
    public void write(Markup html) {
        Coordinate x = coordinate("x");
        Coordinate y = coordinate("y");
        if (x.size() < 2 || y.size() < 2) {
            return;
        }
        double[] density = rows.column("density");
        double[] volume = rows.column("sqrt_det");
        writeMap(html, "Density of neurons", "{√g_i}, which (6.15) calls √−g.", density, "{√g_i}", x, y);
        writeMap(
                html,
                "Volume element of the metric",
                "√det g of the averaged metric (6.9): where (6.16) as printed holds, it is the density.",
                volume,
                "√det g",
                x,
                y);
        writeEllipses(html, x, y);
    }

    private Coordinate coordinate(String name) {
        return new Coordinate(
                name, Arrays.stream(rows.column(name)).distinct().boxed().toList());
    }

    private void writeMap(
            Markup html, String title, String words, double[] values, String symbol, Coordinate x, Coordinate y) {
        double low = finite(values).min().orElse(Double.NaN);
        double high = finite(values).max().orElse(Double.NaN);
        if (!(Math.abs(low) < Axis.LARGEST && Math.abs(high) < Axis.LARGEST)) {
            Section.notDrawn(html, title);
            return;
        }
        FieldMap map = new FieldMap(
                title,
                "A map of the plane z = middle of the box.",
                x,
                y,
                Arrays.stream(values).boxed().toList(),
                Axis.linear(symbol, "", low, high),
                List.of());
        String holes = finite(values).count() < values.length ? " Hatched: holes, that no neuron covers." : "";
        Section.figure(html, map, words + holes, rows::write);
    }

    private static DoubleStream finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite);
    }

    private void writeEllipses(Markup html, Coordinate x, Coordinate y) {
        int strideX = Math.ceilDiv(x.size(), MOST_ELLIPSES);
        int strideY = Math.ceilDiv(y.size(), MOST_ELLIPSES);
        double[] xx = rows.column("gxx");
        double[] xy = rows.column("gxy");
        double[] yy = rows.column("gyy");
        List<EllipseMap.Ellipse> ellipses = new ArrayList<>();
        for (int i = strideX / 2; i < x.size(); i += strideX) {
            for (int j = strideY / 2; j < y.size(); j += strideY) {
                int row = i * y.size() + j;
                if (xx[row] > 0 && xx[row] * yy[row] > xy[row] * xy[row]) {
                    ellipses.add(
                            new EllipseMap.Ellipse(x.values().get(i), y.values().get(j), xx[row], xy[row], yy[row]));
                }
            }
        }
        String title = "Unit lengths of the metric";
        if (ellipses.isEmpty()) {
            Section.notDrawn(html, title, "no cell of the plane has a metric");
            return;
        }
        double room = SHARE_OF_SPACING
                * Math.min(
                        strideX * (x.high() - x.low()) / (x.size() - 1),
                        strideY * (y.high() - y.low()) / (y.size() - 1));
        double unit = room
                / ellipses.stream().mapToDouble(EllipseMap.Ellipse::reach).max().orElseThrow();
        EllipseMap map = new EllipseMap(
                title,
                "Curves of one proper length around points of the plane z = middle of the box.",
                x,
                y,
                ellipses,
                unit);
        String words =
                "Each curve is %s proper lengths from its middle, by g_xx, g_xy and g_yy there; circles of one size are flat space."
                        .formatted(NumberText.significant(unit, 2));
        Section.figure(html, map, words, rows.columns("x", "y", "gxx", "gxy", "gyy"));
    }
}
