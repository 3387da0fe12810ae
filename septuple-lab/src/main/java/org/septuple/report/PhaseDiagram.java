package org.septuple.report;

import java.util.List;
import org.septuple.experiment.Survey;

/// Which description is picked at each combination of one or two constants, as cells of one colour and letter each, with a legend.
///
/// @param title       of the figure
/// @param description what it shows
/// @param axes        1 or 2; the last one runs fastest
/// @param names       of the descriptions
/// @param picked      index of a description by cell, the last axis fastest; −1 for none
/// @param rejected    whether the cell gets a cross
record PhaseDiagram(
        String title,
        String description,
        List<Survey.Axis> axes,
        List<String> names,
        List<Integer> picked,
        List<Boolean> rejected)
        implements Figure {

    private static final double WIDTH = 460;
    private static final double LEFT = 64;
    private static final double TOP = 24;
    private static final double LARGEST_CELL = 56;
    private static final double BELOW = 46;
    private static final double LINE = 18;

    /// Far apart for those that come first.
    private static final List<Double> SHADES = List.of(0.1, 0.75, 0.45, 0.95, 0.28, 0.6, 0.0, 0.85, 0.52, 0.36);

    PhaseDiagram {
        axes = List.copyOf(axes);
        names = List.copyOf(names);
        picked = List.copyOf(picked);
        rejected = List.copyOf(rejected);
    }

    @Override
    public String svg() {
        Survey.Axis across = axes.getFirst();
        int columns = across.values().size();
        int rows = axes.size() == 1 ? 1 : axes.getLast().values().size();
        double cell = Math.min(LARGEST_CELL, (WIDTH - LEFT - 10) / columns);
        double bottom = TOP + rows * cell;
        List<Integer> shown =
                picked.stream().filter(index -> index >= 0).distinct().sorted().toList();
        Svg svg = new Svg(this, WIDTH, bottom + BELOW + LINE * shown.size());
        svg.text(
                "title",
                LEFT + columns * cell / 2,
                bottom + 34,
                Svg.Anchor.MIDDLE,
                across.quantity().word());
        for (int i = 0; i < columns; i++) {
            svg.text(
                    "tick",
                    LEFT + (i + 0.5) * cell,
                    bottom + 16,
                    Svg.Anchor.MIDDLE,
                    NumberText.chosen(across.values().get(i)));
        }
        if (axes.size() > 1) {
            svg.upwards(
                    "title",
                    13,
                    TOP + rows * cell / 2,
                    axes.getLast().quantity().word());
            for (int j = 0; j < rows; j++) {
                svg.text(
                        "tick",
                        LEFT - 8,
                        bottom - (j + 0.5) * cell + 4,
                        Svg.Anchor.END,
                        NumberText.chosen(axes.getLast().values().get(j)));
            }
        }
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < rows; j++) {
                int k = i * rows + j;
                draw(svg, picked.get(k), rejected.get(k), LEFT + i * cell, bottom - (j + 1) * cell, cell);
            }
        }
        for (int n = 0; n < shown.size(); n++) {
            double y = bottom + BELOW + LINE * n;
            draw(svg, shown.get(n), false, LEFT, y, 14);
            svg.text("tick", LEFT + 22, y + 11, Svg.Anchor.START, names.get(shown.get(n)));
        }
        return svg.end();
    }

    /// What stands for a description.
    static String letter(int index) {
        return Character.toString((char) ('A' + index));
    }

    private static void draw(Svg svg, int index, boolean crossed, double x, double y, double size) {
        if (index < 0) {
            svg.rectangle("empty", x, y, size, size);
            if (crossed) {
                svg.text("tick", x + size / 2, y + size / 2 + 4, Svg.Anchor.MIDDLE, "×");
            }
            return;
        }
        double shade = SHADES.get(index % SHADES.size());
        svg.rectangle("cell", x, y, size, size, "fill", Cividis.colour(shade));
        String ink = "number " + Cividis.ink(shade);
        String letter = letter(index);
        svg.text(ink, x + size / 2, y + size / 2 + 4, Svg.Anchor.MIDDLE, crossed ? letter + " ×" : letter);
    }
}
