package org.septuple.io;

import java.io.Serializable;

/// One thing wrong with what the user gave.
///
/// @param code    the stable code
/// @param where   the place of the value
/// @param pointer dotted path of the value, such as `network.weights.0.1`; empty for a whole file
/// @param message names the value and the bound it breaks
/// @param remedy  what to do about it
public record Violation(ErrorCode code, Location where, String pointer, String message, String remedy)
        implements Serializable {

    /// Makes message and remedy single lines that a terminal only shows, whatever text of the user's they repeat.
    public Violation {
        message = Quote.line(message);
        remedy = Quote.line(remedy);
    }

    /// A violation with the remedy usual for its code.
    ///
    /// @param code    the stable code
    /// @param where   the place of the value
    /// @param pointer dotted path of the value, empty for a whole file
    /// @param message names the value and the bound it breaks
    public Violation(ErrorCode code, Location where, String pointer, String message) {
        this(code, where, pointer, message, code.remedy());
    }

    /// The same violation, at a path unless it has one already.
    Violation at(String path) {
        return pointer.isEmpty() ? new Violation(code, where, path, message, remedy) : this;
    }

    @Override
    public String toString() {
        return "%s: %s [%s]\n    %s".formatted(where, message, code.code(), remedy);
    }
}
