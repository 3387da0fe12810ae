package org.septuple.gravity.cosmology;

/// How a history of expansion begins or ends.
public enum ExpansionEnd {
    /// At the time asked for.
    REACHED("reached"),
    /// At a = 0, from where dust and radiation come.
    BIG_BANG("big bang"),
    /// At a = 0, where dust and radiation collapse.
    CRUNCH("crunch"),
    /// At a = 0 of a vacuum: slices end, space-time does not.
    SLICES_END("slices end"),
    /// Where a or its rate is beyond the range of numbers, or steps were as many as allowed.
    BEYOND_RANGE("beyond range");

    private final String word;

    ExpansionEnd(String word) {
        this.word = word;
    }

    /// For people.
    ///
    /// @return lower case
    public String word() {
        return word;
    }
}
