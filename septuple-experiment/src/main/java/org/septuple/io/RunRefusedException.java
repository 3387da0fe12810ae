package org.septuple.io;

import java.io.Serial;
import java.nio.file.Path;

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

    /// A file of a run is not what the run left.
    ///
    /// @param file   which
    /// @param reason what is found and what was expected
    /// @return to be thrown
    static RunRefusedException damaged(Path file, String reason) {
        return new RunRefusedException(
                ErrorCode.RUN_CHANGED,
                file.toString(),
                reason,
                "Restore the file from a copy, or run again from %s; `septuple verify` lists what has changed."
                        .formatted(RunDirectory.RESOLVED));
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
