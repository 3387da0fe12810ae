package org.septuple.io;

import java.util.Arrays;
import java.util.List;
import org.septuple.experiment.GravityPlan;
import org.septuple.experiment.PlantedSampling;
import org.septuple.experiment.PlantedUniverse;

/// Binds the section `gravity`.
///
/// ```yaml
/// gravity: {universe: de-sitter, hubble: 0.2, density: 2, reach: 4, scatter: 1, speed: 0.1, frames: 5, step: 0.25, places: 4, violations: [0, 0.1, 0.2], seeds: 20, convergence: true}
/// gravity: {universe: kasner, hubble: 0.2, shape: 1.5, time: 2}
/// gravity: {universe: wave, amplitude: 0.02, wavelength: 10}
/// ```
final class GravityBinder {

    private static final double FASTEST = 0.15;
    private static final int FRAMES = 5;
    private static final int MOST_FRAMES = 41;
    private static final int MOST_PLACES = 64;
    private static final int PLACES = 4;
    private static final int MOST_SEEDS = 1000;
    private static final int SEEDS = 20;
    private static final int MOST_VIOLATIONS = 50;
    private static final double[] VIOLATIONS = {0, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2};

    /// What neurons sample.
    private enum Family {
        DE_SITTER,
        KASNER,
        WAVE
    }

    private final Section section;
    private final GravityPlan plan;

    /// Reads the section.
    ///
    /// @param section `gravity`
    GravityBinder(Section section) {
        this.section = section;
        PlantedUniverse universe = universe();
        PlantedSampling sampling = sampling();
        List<Double> violations = violations();
        int seeds = section.integer("seeds", 2, MOST_SEEDS, SEEDS);
        boolean convergence = section.flag("convergence", true);
        this.plan = new GravityPlan(universe, sampling, violations, seeds, convergence);
        if (universe instanceof PlantedUniverse.Kasner kasner && section.isSound()) {
            double back = plan.earliest();
            if (!(kasner.time() > back)) {
                section.reject(
                        "time",
                        "`gravity.time` is %s, frames reach back by %s, to the singularity or beyond"
                                .formatted(kasner.time(), back),
                        "Look later, or take fewer frames or shorter steps; `convergence` doubles steps.");
            }
        }
    }

    /// The plan, harmless if anything is wrong.
    GravityPlan plan() {
        return plan;
    }

    private PlantedUniverse universe() {
        return switch (section.select("universe", Family.class)) {
            case DE_SITTER -> new PlantedUniverse.DeSitter(hubble());
            case KASNER ->
                new PlantedUniverse.Kasner(
                        hubble(),
                        section.number("shape", Interval.closed(1, 100), 1.5),
                        section.number("time", Interval.openClosed(0, 20), 2));
            case WAVE ->
                new PlantedUniverse.Wave(
                        section.number("amplitude", Interval.open(0, 1), 0.02),
                        section.number("wavelength", Interval.closed(0.1, 1000), 10));
        };
    }

    private double hubble() {
        return section.number("hubble", Interval.openClosed(0, 2), 0.2);
    }

    private PlantedSampling sampling() {
        double density = section.number("density", Interval.openClosed(0, 100), 2);
        double reach = section.number("reach", Interval.openClosed(0, 10), 4);
        double scatter = section.number("scatter", Interval.closed(0, 100), 1);
        double speed = section.number("speed", Interval.closed(0, FASTEST), 0.1);
        int frames = section.integer("frames", 3, MOST_FRAMES, FRAMES);
        double step = section.number("step", Interval.openClosed(0, 1), 0.25);
        if (frames % 2 == 0) {
            section.reject(
                    "frames",
                    "`gravity.frames` is %d, and one of them is in the middle".formatted(frames),
                    "Give an odd number.");
        }
        return new PlantedSampling(
                density, reach, scatter, speed, frames, step, section.integer("places", 1, MOST_PLACES, PLACES));
    }

    private List<Double> violations() {
        double[] given = section.numbers("violations", Section.ANY, Interval.closed(0, 10), VIOLATIONS);
        boolean rising = given.length > 0 && given.length <= MOST_VIOLATIONS && given[0] == 0;
        for (int k = 1; k < given.length; k++) {
            rising &= given[k] > given[k - 1];
        }
        if (!rising) {
            section.reject(
                    "violations",
                    "`gravity.violations` has %d numbers, must have 1 to %d that rise from 0"
                            .formatted(given.length, MOST_VIOLATIONS),
                    "Give the solution first, `[0, 0.1, 0.2]`.");
            return List.of(0.0);
        }
        return Arrays.stream(given).boxed().toList();
    }
}
