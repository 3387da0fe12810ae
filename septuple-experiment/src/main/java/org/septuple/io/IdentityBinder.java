package org.septuple.io;

import org.septuple.experiment.IdentityPlan;
import org.septuple.spacetime.LorentzTransform;

/// Binds the section `identity`.
///
/// ```yaml
/// identity: {check: lorentz, vectors: 1000, rapidity: 5, matrices: random}
/// identity: {check: action, metrics: 1000}
/// ```
final class IdentityBinder {

    private static final int VECTORS = 1000;
    private static final double RAPIDITY = 5;
    private static final int METRICS = 1000;

    /// Identities that can be checked.
    private enum Check {
        LORENTZ,
        ACTION
    }

    private final IdentityPlan plan;

    /// Reads the section.
    ///
    /// @param section `identity`
    IdentityBinder(Section section) {
        this.plan = switch (section.select("check", Check.class)) {
            case LORENTZ ->
                new IdentityPlan.Lorentz(
                        section.integer("vectors", 1, IdentityPlan.MOST_VECTORS, VECTORS),
                        section.number("rapidity", Interval.closed(0, LorentzTransform.MOST_RAPIDITY), RAPIDITY),
                        section.choice("matrices", IdentityPlan.Matrices.RANDOM));
            case ACTION -> new IdentityPlan.Action(section.integer("metrics", 1, IdentityPlan.MOST_VECTORS, METRICS));
        };
    }

    /// Which identity, and where.
    ///
    /// @return harmless if anything is wrong
    IdentityPlan plan() {
        return plan;
    }
}
