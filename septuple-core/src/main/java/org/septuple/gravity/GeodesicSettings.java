package org.septuple.gravity;

import java.util.List;

/// What geodesics are integrated by, and what is looked for on the way.
///
/// @param law         equations
/// @param absolute    tolerance of each step in each component of the state, ≥ 0
/// @param relative    the same, relative to the component, ≥ 0
/// @param largestStep > 0; infinite for none
/// @param mostSteps   ≥ 1
/// @param events      surfaces
/// @param conserved   quantities whose drift is reported
public record GeodesicSettings(
        GeodesicLaw law,
        double absolute,
        double relative,
        double largestStep,
        long mostSteps,
        List<GeodesicEvent> events,
        List<ConservedQuantity> conserved) {

    private static final long MOST_STEPS = 1_000_000;

    /// Copies.
    public GeodesicSettings {
        events = List.copyOf(events);
        conserved = List.copyOf(conserved);
    }

    /// One tolerance for both, no bound of steps but a million of them, no events.
    ///
    /// @param law       equations
    /// @param tolerance absolute and relative
    /// @return the settings
    public static GeodesicSettings of(GeodesicLaw law, double tolerance) {
        return new GeodesicSettings(
                law, tolerance, tolerance, Double.POSITIVE_INFINITY, MOST_STEPS, List.of(), List.of());
    }

    /// With events.
    ///
    /// @param surfaces to look for
    /// @return these settings, with those events alone
    public GeodesicSettings with(GeodesicEvent... surfaces) {
        return new GeodesicSettings(law, absolute, relative, largestStep, mostSteps, List.of(surfaces), conserved);
    }

    /// With conserved quantities.
    ///
    /// @param quantities to watch
    /// @return these settings, with those quantities alone
    public GeodesicSettings watching(ConservedQuantity... quantities) {
        return new GeodesicSettings(law, absolute, relative, largestStep, mostSteps, events, List.of(quantities));
    }

    /// With bounds of steps.
    ///
    /// @param largest step
    /// @param most    steps
    /// @return these settings, bounded so
    public GeodesicSettings bounded(double largest, long most) {
        return new GeodesicSettings(law, absolute, relative, largest, most, events, conserved);
    }
}
