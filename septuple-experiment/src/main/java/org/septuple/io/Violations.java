package org.septuple.io;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Collects what is wrong, so that the user learns all of it at once.
///
/// The first 200 violations are kept, the others counted. Confined to one thread.
public final class Violations {

    private static final int KEPT = 200;

    private final Set<Violation> kept = new LinkedHashSet<>();
    private long count;

    /// An empty collection.
    public Violations() {}

    /// Adds one; the same one again, from a value that was asked for twice, counts once.
    ///
    /// @param violation what is wrong
    public void add(Violation violation) {
        if (kept.contains(violation)) {
            return;
        }
        count++;
        if (kept.size() < KEPT) {
            kept.add(violation);
        }
    }

    /// Adds one that is made only if it can be kept: a flood of them costs no more than counting.
    ///
    /// @param violation makes it
    void add(Supplier<Violation> violation) {
        if (kept.size() < KEPT) {
            add(violation.get());
        } else {
            count++;
        }
    }

    /// How many were added, also those not kept.
    ///
    /// @return ≥ 0
    public long count() {
        return count;
    }

    /// Whether nothing is wrong so far.
    ///
    /// @return true without violations
    public boolean isEmpty() {
        return count == 0;
    }

    /// The violations kept, by position.
    ///
    /// @return sorted copy
    public List<Violation> sorted() {
        return kept.stream().sorted(Comparator.comparing(Violation::where)).toList();
    }

    /// Throws if anything is wrong.
    ///
    /// @throws ConfigurationException carrying every violation
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new ConfigurationException(this);
        }
    }
}
