package org.septuple.report;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.septuple.experiment.Picture;
import org.septuple.numerics.Boundary;

/// A field of two coordinates at several times: one map for each, all with the same colours.
///
/// @param title       of the figure
/// @param description what it shows
/// @param maps        of one subject on one grid, by time
/// @param colour      of the values; the map is [PhaseColours] for phases, [Cividis] else
/// @param marks       points about which the phase winds
/// @param traces      lines about which it winds, of three coordinates, seen along the third
record FieldStrip(
        String title, String description, List<Picture> maps, Axis colour, List<Mark> marks, List<FlatTrace> traces)
        implements Figure {

    private static final int PER_ROW = 3;
    private static final double WIDTH = 460;
    private static final double LEFT = 44;
    private static final double SIDE = 128;
    private static final double GAP = 10;
    private static final double CAPTION = 20;
    private static final double TICKS = 24;
    private static final double AXIS_NAME = 20;
    private static final double BAR = 48;
    private static final double LEGEND = 24;
    private static final int COLOURS = 255;

    FieldStrip {
        maps = List.copyOf(maps);
        marks = List.copyOf(marks);
        traces = List.copyOf(traces);
        if (maps.isEmpty() || maps.stream().anyMatch(map -> map.axes().size() != 2)) {
            throw new IllegalArgumentException("%d maps: need at least one, of two axes each".formatted(maps.size()));
        }
    }

    /// A point about which the phase winds.
    ///
    /// @param time    of its map
    /// @param across  where
    /// @param up      where
    /// @param winding turns, positive counter-clockwise
    record Mark(double time, double across, double up, double winding) {}

    @Override
    public String svg() {
        int rows = Math.ceilDiv(maps.size(), PER_ROW);
        double rowHeight = CAPTION + SIDE + GAP;
        boolean hatched =
                maps.stream().anyMatch(map -> map.values().stream().anyMatch(value -> !Double.isFinite(value)));
        boolean legend = hatched || !marks.isEmpty() || !traces.isEmpty();
        double foot = rows * rowHeight + TICKS + AXIS_NAME;
        Svg svg = new Svg(this, WIDTH, foot + BAR + (legend ? LEGEND : 0));
        for (int k = 0; k < maps.size(); k++) {
            int row = k / PER_ROW;
            int column = k % PER_ROW;
            boolean lowest = k + PER_ROW >= maps.size();
            draw(svg, maps.get(k), LEFT + column * (SIDE + GAP), CAPTION + row * rowHeight, lowest, column == 0);
        }
        double all = PER_ROW * (SIDE + GAP) - GAP;
        int shown = Math.min(maps.size(), PER_ROW);
        double wide = shown * (SIDE + GAP) - GAP;
        svg.text("title", LEFT + wide / 2, foot - 4, Svg.Anchor.MIDDLE, "q0");
        svg.upwards("title", 11, CAPTION + (rows * rowHeight - CAPTION) / 2, "q1");
        boolean angles = maps.getFirst().subject() == Picture.Subject.PHASE;
        new ColourBar(colour, angles ? PhaseColours::colour : Cividis::colour).draw(svg, LEFT, foot + 4, all);
        if (legend) {
            drawLegend(svg, foot + BAR + LEGEND - 4, hatched);
        }
        return svg.end();
    }

    private void draw(Svg svg, Picture map, double x, double y, boolean lowest, boolean first) {
        svg.text("caption", x + SIDE / 2, y - 6, Svg.Anchor.MIDDLE, "t = " + NumberText.significant(map.time(), 4));
        if (map.values().stream().anyMatch(value -> !Double.isFinite(value))) {
            svg.hatched(x, y, SIDE, SIDE);
        }
        svg.picture("pixels", x, y, SIDE, SIDE, image(map));
        svg.rectangle("frame", x, y, SIDE, SIDE);
        for (Mark mark : marks) {
            if (mark.time() == map.time()) {
                double across = x + SIDE * place(map.axes().get(0), mark.across());
                double up = y + SIDE * (1 - place(map.axes().get(1), mark.up()));
                svg.path("hollow " + ink(mark), marker(mark).at(across, up), winding(mark));
            }
        }
        for (FlatTrace trace : traces) {
            if (trace.time() == map.time()) {
                trace.draw(svg, map, x, y, SIDE);
            }
        }
        if (lowest) {
            ticks(map.axes().get(0)).forEach(tick -> {
                double at = x + SIDE * place(map.axes().get(0), tick.value());
                svg.line("axis", at, y + SIDE, at, y + SIDE + 4);
                svg.text("tick", at, y + SIDE + 17, Svg.Anchor.MIDDLE, tick.label());
            });
        }
        if (first) {
            ticks(map.axes().get(1)).forEach(tick -> {
                double at = y + SIDE * (1 - place(map.axes().get(1), tick.value()));
                svg.line("axis", x - 4, at, x, at);
                svg.text("tick", x - 7, at + 4, Svg.Anchor.END, tick.label());
            });
        }
    }

    /// Two or three round numbers; the ends of a periodic axis are one place, so its upper end goes without.
    private static List<Axis.Tick> ticks(org.septuple.numerics.Axis axis) {
        List<Axis.Tick> inside = Axis.linear("q", "", axis.from(), axis.to()).ticks().stream()
                .filter(tick -> tick.value() >= axis.from() && tick.value() <= axis.to())
                .filter(tick -> axis.boundary() != Boundary.PERIODIC || tick.value() < axis.to())
                .toList();
        int every = Math.max(1, Math.ceilDiv(inside.size(), 3));
        return IntStream.range(0, inside.size())
                .filter(k -> k % every == every / 2)
                .mapToObj(inside::get)
                .toList();
    }

    static double place(org.septuple.numerics.Axis axis, double value) {
        return (value - axis.from()) / axis.length();
    }

    private String image(Picture map) {
        int across = map.axes().get(0).points();
        int up = map.axes().get(1).points();
        List<Integer> palette = map.subject() == Picture.Subject.PHASE
                ? PhaseColours.levels(COLOURS)
                : Stream.concat(
                                Stream.of(0),
                                IntStream.range(0, COLOURS)
                                        .mapToObj(k -> Integer.parseInt(
                                                Cividis.colour(k / (COLOURS - 1.0))
                                                        .substring(1),
                                                16)))
                        .toList();
        byte[] pixels = new byte[across * up];
        for (int i = 0; i < across; i++) {
            for (int j = 0; j < up; j++) {
                double value = map.values().get(i * up + j);
                pixels[(up - 1 - j) * across + i] =
                        Double.isFinite(value) ? (byte) (1 + Math.round(colour.position(value) * (COLOURS - 1))) : 0;
            }
        }
        return Png.ofColours(across, pixels, palette);
    }

    private void drawLegend(Svg svg, double y, boolean hatched) {
        double x = LEFT;
        if (hatched) {
            svg.hatched(x, y - 10, 18, 12);
            svg.text("tick", x + 24, y, Svg.Anchor.START, "too faint for a phase");
            x += 160;
        }
        if (!marks.isEmpty()) {
            svg.path("hollow ink0", SeriesInk.Marker.CIRCLE.at(x + 6, y - 4));
            svg.text("tick", x + 16, y, Svg.Anchor.START, "winds to the left");
            svg.path("hollow ink1", SeriesInk.Marker.SQUARE.at(x + 136, y - 4));
            svg.text("tick", x + 146, y, Svg.Anchor.START, "to the right");
        } else if (!traces.isEmpty()) {
            FlatTrace.drawKey(svg, x, y - 4);
            svg.text("tick", x + 34, y, Svg.Anchor.START, "vortex line, seen along q2");
        }
    }

    private static SeriesInk.Marker marker(Mark mark) {
        return mark.winding() > 0 ? SeriesInk.Marker.CIRCLE : SeriesInk.Marker.SQUARE;
    }

    private static String ink(Mark mark) {
        return mark.winding() > 0 ? "ink0" : "ink1";
    }

    private static String winding(Mark mark) {
        return "winding " + NumberText.significant(mark.winding(), 3);
    }
}
