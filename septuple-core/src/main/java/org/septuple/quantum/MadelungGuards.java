package org.septuple.quantum;

/// How far (3.8), (3.9) are trusted. Near a node of p the velocity has no limit, so a solver stops before.
///
/// @param vacuum where p is below this part of its maximum, velocities mean nothing and the bounds below do not hold; in (0, 1)
/// @param phase  largest abs(u)·Δq·M/ħ on a face, the phase from cell to cell, in (0, π]; a vortex core of n quanta has nπ/2
/// @param ratio  largest ratio of √p in neighbouring cells, > 3: beside a vanishing wall or a node halfway between two cells it
///     is 3
/// @param masked largest mass in vacuum, as a part of all
/// @param edge   largest mass in the outermost cells of axes that are not periodic, as a part of all; 1 where walls reflect on
///     purpose
public record MadelungGuards(double vacuum, double phase, double ratio, double masked, double edge) {

    /// Vacuum below 1e-6, phases up to 1, ratios up to 4, 1e-4 of the mass in vacuum, any at the edges. Smooth states interfere in
    /// their tails, and nodes at lower densities are common.
    public static final MadelungGuards USUAL = new MadelungGuards(1e-6, 1, 4, 1e-4, 1);

    /// Checks the numbers.
    public MadelungGuards {
        if (!(vacuum > 0 && vacuum < 1)) {
            throw new IllegalArgumentException("vacuum %g must be in (0, 1)".formatted(vacuum));
        }
        if (!(phase > 0 && phase <= Math.PI)) {
            throw new IllegalArgumentException(
                    "phase %g must be in (0, pi]: beyond, neighbouring cells do not tell u".formatted(phase));
        }
        if (!(ratio > 3 && masked >= 0 && edge >= 0)) {
            throw new IllegalArgumentException(
                    "ratio %g must be > 3, masked %g and edge %g >= 0".formatted(ratio, masked, edge));
        }
    }

    /// The same with another bound at the edges.
    ///
    /// @param bound part of the mass
    /// @return guards
    public MadelungGuards edge(double bound) {
        return new MadelungGuards(vacuum, phase, ratio, masked, bound);
    }
}
