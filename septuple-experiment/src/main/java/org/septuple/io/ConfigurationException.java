package org.septuple.io;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// Bad input: a configuration, an override or a data file, with everything that is wrong with it.
///
/// The message lists all violations by position; it is what the command line prints, without a stack trace.
public final class ConfigurationException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Violation[] violations;
    private final long more;

    /// One violation.
    ///
    /// @param violation what is wrong
    public ConfigurationException(Violation violation) {
        this(new Violation[] {violation}, 1);
    }

    /// Several violations.
    ///
    /// @param violations what is wrong, at least one
    public ConfigurationException(Violations violations) {
        this(violations.sorted().toArray(Violation[]::new), violations.count());
    }

    private ConfigurationException(Violation[] violations, long count) {
        super(describe(List.of(violations), count));
        if (violations.length == 0) {
            throw new IllegalArgumentException("0 violations, needs at least 1");
        }
        this.violations = violations;
        this.more = count - violations.length;
    }

    /// What is wrong, by position.
    ///
    /// @return at least one violation
    public List<Violation> violations() {
        return List.of(violations);
    }

    /// How many violations there are beside those listed.
    ///
    /// @return 0 unless there is a flood of them
    public long more() {
        return more;
    }

    /// What the process exits with: the status of the first violation.
    ///
    /// @return the exit status
    public int exitStatus() {
        return violations[0].code().exitStatus();
    }

    private static String describe(List<Violation> violations, long count) {
        var listed = violations.stream().map(Violation::toString).collect(Collectors.joining("\n"));
        long more = count - violations.size();
        return more == 0 ? listed : "%s\n… and %d more".formatted(listed, more);
    }
}
