package org.septuple.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.septuple.statistics.Estimate;

/// A table under construction. Numbers are rounded for reading and kept exact in `value` attributes.
final class Table {

    private final Markup html;
    private boolean inRow;

    /// What most columns hold.
    enum Kind {
        /// Numbers, set to the right.
        NUMBERS,
        /// Words, set to the left.
        WORDS,
        /// Named numbers: on a narrow screen each name has a line of its own.
        RESULTS
    }

    /// Begins a table.
    Table(Markup html, Kind kind, String caption, String... columns) {
        this.html = html;
        html.element("p", caption, "class", "note");
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
        html.open("table", "class", kind.name().toLowerCase(Locale.ROOT));
        html.open("thead").open("tr");
        for (String column : columns) {
            html.element("th", column, "scope", "col");
        }
        html.close("tr").close("thead").newline().open("tbody");
    }

    /// Begins the next row.
    Table row() {
        endRow();
        html.open("tr");
        inRow = true;
        return this;
    }

    /// Words.
    Table words(String text) {
        html.element("td", text, "class", "words");
        return this;
    }

    /// What the row is about.
    Table head(String text) {
        html.element("th", text, "scope", "row");
        return this;
    }

    /// What the row is about, and a few words on it.
    Table head(String name, String words) {
        html.open("th", "scope", "row", "class", "named")
                .element("code", name)
                .element("small", words)
                .close("th");
        return this;
    }

    /// A number and how it is shown.
    Table number(double value, String shown) {
        html.open("td");
        if (Double.isNaN(value)) {
            html.text(NumberText.UNKNOWN);
        } else {
            html.element("data", shown, "value", Double.toString(value));
        }
        html.close("td");
        return this;
    }

    /// Two ends of an interval and how they are shown.
    Table interval(double low, String lowShown, double high, String highShown) {
        html.open("td", "class", "interval").text("[").element("data", lowShown, "value", Double.toString(low));
        html.text(", ")
                .element("data", highShown, "value", Double.toString(high))
                .text("]")
                .close("td");
        return this;
    }

    /// Whether diagnostics passed, by sign and word, not by colour alone.
    Table converged(boolean passed) {
        html.open("td");
        html.element("span", passed ? "✓ converged" : "✗ not converged", "class", passed ? "badge good" : "badge bad");
        html.close("td");
        return this;
    }

    /// An estimate: its value, rounded to its error, and its standard error; dashes if there is none.
    Table estimate(@Nullable Estimate estimate) {
        double error = estimate == null ? Double.NaN : estimate.standardError();
        return value(estimate).number(error, NumberText.significant(error, 2));
    }

    /// The value of an estimate, rounded to its error; a dash if there is none.
    Table value(@Nullable Estimate estimate) {
        return estimate == null
                ? unknown()
                : number(estimate.value(), NumberText.measured(estimate.value(), estimate.standardError()));
    }

    /// The 95 % interval of an estimate; a dash if there is none.
    Table interval(@Nullable Estimate estimate) {
        double half = estimate == null ? Double.NaN : Interval.halfWidth(estimate);
        if (estimate == null || !Double.isFinite(half) || !Double.isFinite(estimate.value())) {
            return unknown();
        }
        double low = estimate.value() - half;
        double high = estimate.value() + half;
        double error = estimate.standardError();
        return interval(low, NumberText.measured(low, error), high, NumberText.measured(high, error));
    }

    /// Where a number is missing.
    Table unknown() {
        html.element("td", NumberText.UNKNOWN);
        return this;
    }

    /// A number for copying.
    Table number(double value) {
        return number(value, NumberText.data(value));
    }

    /// A count.
    Table count(long number) {
        html.open("td")
                .element("data", NumberText.count(number), "value", Long.toString(number))
                .close("td");
        return this;
    }

    /// Ends the table.
    void end() {
        endRow();
        html.close("tbody").close("table").close("div").newline();
    }

    private void endRow() {
        if (inRow) {
            html.close("tr").newline();
        }
    }
}
