package org.septuple.io;

/// User text inside messages: on one line, shortened, without control characters.
final class Quote {

    private static final int LONGEST = 60;

    private Quote() {}

    /// The text in back-ticks.
    static String text(String text) {
        return "`" + shorten(text, LONGEST) + "`";
    }

    /// The whole text on one line.
    static String line(String text) {
        return shorten(text, Integer.MAX_VALUE);
    }

    static String shorten(String text, int longest) {
        var line = new StringBuilder();
        int[] points = text.codePoints().limit(longest + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, longest); i++) {
            if (isPrintable(points[i])) {
                line.appendCodePoint(points[i]);
            } else {
                line.append(escape(points[i]));
            }
        }
        return points.length > longest ? line.append('…').toString() : line.toString();
    }

    /// An escape that YAML's double quotes and a reader's eye understand.
    static String escape(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> codePoint <= 0xFFFF ? "\\u%04x".formatted(codePoint) : "\\U%08x".formatted(codePoint);
        };
    }

    static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
