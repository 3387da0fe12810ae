package org.septuple.report;

/// A part of the report.
interface Section {

    /// Writes it, from its heading to its last word; nothing if it has nothing to say.
    ///
    /// @param html the page so far
    void write(Markup html);

    /// A figure with a few words about it and the numbers that it was drawn from.
    static void figure(Markup html, Figure figure, String words, Section numbers) {
        html.open("figure").newline().markup(figure.svg());
        html.open("figcaption")
                .element("strong", figure.title() + ".")
                .text(" " + words)
                .close("figcaption");
        html.newline()
                .open("details")
                .element("summary", "Numbers of this figure")
                .newline();
        numbers.write(html);
        html.close("details").close("figure").newline();
    }

    /// A note where a figure would stand.
    static void notDrawn(Markup html, String title) {
        notDrawn(html, title, "numbers too large, or none, to be drawn");
    }

    /// A note where a figure would stand, and why it does not.
    static void notDrawn(Markup html, String title, String why) {
        html.element("p", title + ": " + why + ".", "class", "note").newline();
    }
}
