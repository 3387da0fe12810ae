package org.septuple.numerics;

/// A text that is not a formula: where, what was found there, and what could have stood there.
public final class ExpressionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final int column;

    /// At a place of the text.
    ///
    /// @param column  1 for the first character
    /// @param problem what was found and what was expected
    public ExpressionException(int column, String problem) {
        super("column " + column + ": " + problem);
        this.column = column;
    }

    /// Where the trouble is.
    ///
    /// @return 1 for the first character of the text
    public int column() {
        return column;
    }
}
