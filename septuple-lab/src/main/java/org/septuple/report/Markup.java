package org.septuple.report;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes markup that an HTML parser and an XML parser read alike: every element is closed, every text escaped.
///
/// Attributes come as name, value, name, value. Characters that XML forbids become U+FFFD.
final class Markup {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /// Begins an element.
    Markup open(String element, String... attributes) {
        begin(element, attributes).append('>');
        open.push(element);
        return this;
    }

    /// Ends the element begun last, which must have this name.
    Markup close(String element) {
        if (open.isEmpty() || !open.peek().equals(element)) {
            throw new IllegalStateException("</%s> would close %s".formatted(element, open));
        }
        open.pop();
        out.append("</").append(element).append('>');
        return this;
    }

    /// An element that never has content: `meta` in HTML, any shape in SVG.
    Markup leaf(String element, String... attributes) {
        begin(element, attributes).append("/>");
        return this;
    }

    /// An element with text alone.
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    /// Escaped text.
    Markup text(String text) {
        escape(text);
        return this;
    }

    /// A finished piece of markup, as it is.
    Markup markup(String piece) {
        out.append(piece);
        return this;
    }

    /// A line break of the source, for people who read it.
    Markup newline() {
        out.append('\n');
        return this;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString();
    }

    private StringBuilder begin(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        return out;
    }

    private void escape(String text) {
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(isAllowed(character) ? character : 0xFFFD);
            }
        });
    }

    /// The production `Char` of XML 1.0, less the C1 controls, which HTML reads otherwise.
    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character < 0x7F)
                || (character >= 0xA0 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
