package org.septuple.report;

import java.util.List;

/// What each network says of each premise, as cells of three shades with marks where there is room, and a legend.
///
/// @param premises names, from the top
/// @param networks from the left, each with a verdict on each premise: 1 holds, 0 inconclusive, −1 fails, −2 not testable
record PremiseMatrix(List<String> premises, List<List<Integer>> networks) implements Figure {

    /// Nothing to measure.
    static final int UNTESTABLE = -2;

    private static final double WIDTH = 460;
    private static final double LEFT = 92;
    private static final double TOP = 24;
    private static final double HEIGHT = 20;
    private static final double WIDEST = 20;
    private static final double ROOM = 11;
    private static final double BELOW = 16;
    private static final double LEGEND = 20;
    private static final double ENTRY = 108;
    private static final List<String> WORDS = List.of("holds", "inconclusive", "fails", "not testable");

    PremiseMatrix {
        premises = List.copyOf(premises);
        networks = networks.stream().map(List::copyOf).toList();
    }

    @Override
    public String title() {
        return "Premises of each network";
    }

    @Override
    public String description() {
        return "Verdict on each premise for each network, networks that keep most premises first.";
    }

    @Override
    public String svg() {
        double cell = Math.min(WIDEST, (WIDTH - LEFT - 4) / Math.max(1, networks.size()));
        double bottom = TOP + HEIGHT * premises.size();
        Svg svg = new Svg(this, WIDTH, bottom + BELOW + LEGEND);
        svg.text("title", LEFT + cell * networks.size() / 2, 13, Svg.Anchor.MIDDLE, "networks");
        for (int p = 0; p < premises.size(); p++) {
            double y = TOP + p * HEIGHT;
            svg.text("tick", LEFT - 8, y + HEIGHT / 2 + 4, Svg.Anchor.END, premises.get(p));
            for (int k = 0; k < networks.size(); k++) {
                draw(svg, networks.get(k).get(p), LEFT + k * cell, y, cell, HEIGHT);
            }
        }
        for (int n = 0; n < WORDS.size(); n++) {
            double x = 4 + n * ENTRY;
            draw(svg, 1 - n, x, bottom + BELOW, 14, 14);
            svg.text("tick", x + 20, bottom + BELOW + 11, Svg.Anchor.START, WORDS.get(n));
        }
        return svg.end();
    }

    private static void draw(Svg svg, int verdict, double x, double y, double width, double height) {
        if (verdict == UNTESTABLE) {
            if (width >= ROOM) {
                svg.rectangle("empty", x, y, width, height);
            }
            return;
        }
        double shade = (1 + verdict) / 2.0;
        svg.rectangle(width >= ROOM ? "cell" : "bar", x, y, width, height, "fill", Cividis.colour(shade));
        if (width >= ROOM) {
            String mark = verdict > 0 ? "✓" : verdict < 0 ? "×" : "?";
            svg.text("number small " + Cividis.ink(shade), x + width / 2, y + height / 2 + 4, Svg.Anchor.MIDDLE, mark);
        }
    }
}
