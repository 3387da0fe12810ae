package org.septuple.report;

import java.util.Locale;

/// A drawing: shapes with a style class each, in units of about one pixel, y downwards. Coordinates are kept to 0.1.
///
/// The drawing carries its title and description for those who cannot see it. Colours come from the style sheet of the page,
/// by class; a `fill` given as a further attribute is the same in light and dark.
final class Svg {

    private final Markup markup = new Markup();
    private final String hatch;
    private final String clip;
    private boolean hatchIsDefined;

    /// An empty drawing.
    Svg(Figure figure, double width, double height) {
        String id = "figure-" + figure.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        hatch = id + "-hatch";
        clip = id + "-clip";
        markup.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "figure",
                "viewBox",
                "0 0 " + number(width) + " " + number(height),
                "role",
                "img",
                "aria-labelledby",
                id,
                "aria-describedby",
                id + "-text");
        markup.element("title", figure.title(), "id", id);
        markup.element("desc", figure.description(), "id", id + "-text").newline();
    }

    /// Where a text lies relative to its position.
    enum Anchor {
        START,
        MIDDLE,
        END;

        private final String word = name().toLowerCase(Locale.ROOT);
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return path(style, new Path().to(x1, y1).to(x2, y2));
    }

    Svg path(String style, Path path) {
        markup.leaf("path", "class", style, "d", path.toString());
        return this;
    }

    /// A path that tells more when pointed at.
    Svg path(String style, Path path, String hint) {
        markup.open("path", "class", style, "d", path.toString());
        markup.element("title", hint).close("path");
        return this;
    }

    Svg text(String style, double x, double y, Anchor anchor, String text) {
        markup.element("text", text, "class", style + " " + anchor.word, "x", number(x), "y", number(y));
        return this;
    }

    /// A text that reads upwards, centred at (x, y).
    Svg upwards(String style, double x, double y, String text) {
        String turn = "translate(" + number(x) + "," + number(y) + ") rotate(-90)";
        markup.element("text", text, "class", style + " " + Anchor.MIDDLE.word, "transform", turn);
        return this;
    }

    Svg rectangle(String style, double x, double y, double width, double height, String... more) {
        markup.leaf("rect", with(more, box(style, x, y, width, height)));
        return this;
    }

    /// A rectangle with slanted lines, for what does not exist.
    Svg hatched(double x, double y, double width, double height) {
        if (!hatchIsDefined) {
            hatchIsDefined = true;
            String[] square = {"patternUnits", "userSpaceOnUse", "width", "5", "height", "5"};
            markup.open("pattern", with(square, "id", hatch, "patternTransform", "rotate(45)"));
            line("hatch", 2.5, 0, 2.5, 5);
            markup.close("pattern");
        }
        return rectangle("absent", x, y, width, height)
                .rectangle("frame", x, y, width, height, "fill", "url(#" + hatch + ")");
    }

    /// Shapes that are drawn inside a rectangle only. At most once in a drawing.
    Svg inside(double x, double y, double width, double height, Runnable shapes) {
        markup.open("clipPath", "id", clip);
        rectangle("clip", x, y, width, height);
        markup.close("clipPath");
        markup.open("g", "clip-path", "url(#" + clip + ")");
        shapes.run();
        markup.close("g");
        return this;
    }

    /// A picture from its data URI, its pixels kept sharp by style `pixels`.
    Svg picture(String style, double x, double y, double width, double height, String uri) {
        String[] stretched = {"preserveAspectRatio", "none", "href", uri};
        markup.leaf("image", with(stretched, box(style, x, y, width, height)));
        return this;
    }

    /// The finished drawing.
    String end() {
        return markup.close("svg").newline().toString();
    }

    private static String[] box(String style, double x, double y, double width, double height) {
        return new String[] {
            "class", style, "x", number(x), "y", number(y), "width", number(width), "height", number(height)
        };
    }

    private static String[] with(String[] more, String... attributes) {
        String[] all = new String[attributes.length + more.length];
        System.arraycopy(attributes, 0, all, 0, attributes.length);
        System.arraycopy(more, 0, all, attributes.length, more.length);
        return all;
    }

    private static String number(double coordinate) {
        long tenths = Math.round(coordinate * 10);
        long size = Math.abs(tenths);
        return (tenths < 0 ? "-" : "") + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }

    /// Points joined by straight lines.
    static final class Path {
        private final StringBuilder commands = new StringBuilder();

        /// The next point; the first begins the path.
        Path to(double x, double y) {
            commands.append(commands.isEmpty() ? 'M' : 'L')
                    .append(number(x))
                    .append(',')
                    .append(number(y));
            return this;
        }

        /// A point of its own, not joined to the last.
        Path apart(double x, double y) {
            commands.append('M').append(number(x)).append(',').append(number(y));
            return this;
        }

        /// A dot, as large as the line is wide.
        Path dot(double x, double y) {
            apart(x, y);
            commands.append("h0");
            return this;
        }

        /// Back to the first point.
        Path closed() {
            commands.append('Z');
            return this;
        }

        @Override
        public String toString() {
            return commands.toString();
        }
    }
}
