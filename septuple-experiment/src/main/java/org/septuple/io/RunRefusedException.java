package org.septuple.io;

import java.io.Serial;

/// A run cannot be opened, resumed or vouched for. Nothing was changed.
public final class RunRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String where;
    private final String remedy;

    /// A refusal.
    ///
    /// @param code    the stable code
    /// @param where   directory or file
    /// @param message what is found and what was expected
    /// @param remedy  what to do about it
    public RunRefusedException(ErrorCode code, String where, String message, String remedy) {
        super(message);
        this.code = code;
        this.where = where;
        this.remedy = remedy;
    }

    /// The stable code.
    ///
    /// @return which says the exit status too
    public ErrorCode code() {
        return code;
    }

    /// What is refused.
    ///
    /// @return a directory or file
    public String where() {
        return where;
    }

    /// What to do about it.
    ///
    /// @return a sentence
    public String remedy() {
        return remedy;
    }
}
