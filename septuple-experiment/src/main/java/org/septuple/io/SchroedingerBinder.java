package org.septuple.io;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.LearnerConstants;
import org.septuple.experiment.SchroedingerPlan;
import org.septuple.experiment.WavePlan;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.AbsorbingLayer;
import org.septuple.quantum.Fall;
import org.septuple.quantum.Free;
import org.septuple.quantum.Hamiltonian;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.Loop;
import org.septuple.quantum.SplittingScheme;
import org.septuple.quantum.StepControl;

/// Binds kind `schroedinger`: sections `grid`, `constants`, `potential`, `initial` and
///
/// ```yaml
/// schroedinger:
///   until: 6.2832
///   frames: 20           # recorded after the start
///   scheme: rkn11        # or rkn6, strang
///   tolerance: 1e-9      # error per unit of time of adaptive steps; or step: 0.01 for equal ones
///   absorbing: {widths: [2], strength: 5}
///   twist: [0]           # radians, along periodic axes
///   levels: 0            # lowest energy levels
///   loops: []
///   particles: 0         # Bohmian trajectories
///   particle-step: 0.01  # the longest of theirs, by default until/1000
/// ```
final class SchroedingerBinder {

    private static final int MOST_FRAMES = 1_000_000;
    private static final int MOST_PARTICLES = 10_000_000;
    private static final double PART_OF_THE_WAY = 1e-3;
    private static final int MOST_LEVELS = 10_000;
    private static final double FIRST_STEP = 1e-3;

    private final SchroedingerPlan plan;

    /// Reads the sections.
    ///
    /// @param root  of the configuration
    /// @param files for tables and earlier runs
    SchroedingerBinder(Section root, FieldFiles files) {
        Grid grid = new GridBinder(root.section("grid"), Boundary.PERIODIC).grid();
        int d = grid.dimensions();
        ConstantsBinder constants = new ConstantsBinder(root.optional("constants"), grid, files);
        LearnerConstants learner = constants.learner();
        double hbar = constants.hbar() > 0 ? constants.hbar() : 1;
        if (!(constants.hbar() > 0)) {
            root.reject(
                    "constants",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`constants.hbar` is 0, must be > 0",
                    "Use kind madelung for motion without ħ.");
        }
        LandscapeBinder landscape = new LandscapeBinder(root.shorthand("potential", "family"), grid, files);
        Landscape potential = landscape.landscape();
        if (files.areOpen()) {
            LandscapeBinder.requireFinite(root, "potential", potential, grid);
        }
        Section section = root.section("schroedinger");
        double[] twist = section.numbers("twist", d, Interval.FINITE, new double[d]);
        List<Double> angles = DoubleStream.of(twist).boxed().toList();
        Hamiltonian hamiltonian = section.construct(
                        "twist", () -> new Hamiltonian(grid, potential, hbar, constants.mass(), angles))
                .orElseGet(() -> new Hamiltonian(grid, new Free(d), 1, 1));
        int levels = section.integer("levels", 0, MOST_LEVELS, 0);
        if (levels > grid.size() / 5) {
            section.reject(
                    "levels",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`schroedinger.levels` is %d, a grid of %d cells gives at most %d"
                            .formatted(levels, grid.size(), grid.size() / 5),
                    "Refine the grid.");
        }
        boolean moves = root.has("initial");
        WavePlan initial = moves ? new WaveBinder(root.section("initial"), grid, hbar, angles, files).plan() : null;
        double until = moves
                ? section.number("until", Interval.NON_NEGATIVE)
                : section.number("until", Interval.NON_NEGATIVE, 0);
        if (!moves && until > 0) {
            section.reject(
                    "until",
                    "`schroedinger.until` is %s, and there is no `initial`: nothing moves".formatted(until),
                    "Give a wave function to begin with, such as {wave: gaussian, deviation: [1]}.");
        }
        int frames = section.integer("frames", 1, MOST_FRAMES, 20);
        SplittingScheme scheme = section.choice("scheme", SplittingScheme.RKN11);
        StepControl control = control(section, until);
        List<Loop> loops = new LoopBinder(section, grid).loops();
        int particles = section.integer("particles", 0, MOST_PARTICLES, 0);
        double particleStep = until > 0 ? until * PART_OF_THE_WAY : 1;
        if (particles > 0) {
            particleStep = section.number("particle-step", Interval.POSITIVE, particleStep);
            requireParticles(section, until, angles);
        }
        AbsorbingLayer layer = layer(section, grid);
        if (layer != null && control instanceof StepControl.Fixed(double step)) {
            requireAbsorption(section, layer, grid, scheme, step / hbar);
        }
        this.plan = new SchroedingerPlan(
                hamiltonian,
                learner,
                initial,
                until,
                until > 0 ? frames : 0,
                scheme,
                control,
                layer,
                levels,
                loops,
                !landscape.isPaper() || !Fall.isFasterThanQuadratic(potential, grid),
                particles,
                particleStep);
        if (!moves && levels == 0 && learner == null) {
            section.reject(
                    "levels",
                    "nothing is asked for: no `initial`, no `schroedinger.levels`, no learner in `constants`",
                    "Give a wave function to begin with, or a number of energy levels.");
        }
    }

    /// The plan, harmless if anything is wrong.
    SchroedingerPlan plan() {
        return plan;
    }

    private static void requireParticles(Section section, double until, List<Double> twist) {
        if (!(until > 0)) {
            section.reject(
                    "particles",
                    "`schroedinger.particles` are given, and `schroedinger.until` is 0: nothing moves",
                    "Give an end of time, or leave them out.");
        }
        if (section.has("absorbing") || twist.stream().anyMatch(angle -> angle != 0)) {
            section.reject(
                    "particles",
                    "`schroedinger.particles` follow neither absorbing layers nor twisted axes",
                    "Leave one of them out.");
        }
    }

    private static StepControl control(Section section, double until) {
        section.exclude("step", "tolerance");
        if (section.has("step")) {
            double step = section.number("step", Interval.POSITIVE);
            if (until > 0 && step > until) {
                section.reject(
                        "step",
                        ErrorCode.OUT_OF_BOUNDS,
                        "`schroedinger.step` is %s, longer than `schroedinger.until`, %s".formatted(step, until),
                        "Take shorter steps.");
            }
            return new StepControl.Fixed(step);
        }
        double tolerance = section.number("tolerance", Interval.POSITIVE, 1e-9);
        double first = until > 0 ? Math.min(FIRST_STEP, until) : FIRST_STEP;
        return section.construct("tolerance", () -> (StepControl) new StepControl.Adaptive(tolerance, first))
                .orElse(new StepControl.Fixed(1));
    }

    /// Refuses equal steps in which flows backwards in time undo a layer by more than a factor e.
    private static void requireAbsorption(
            Section section, AbsorbingLayer layer, Grid grid, SplittingScheme scheme, double stepPerHbar) {
        double strongest = Arrays.stream(layer.on(grid)).max().orElse(0);
        double exponent = scheme.backward() * strongest * stepPerHbar;
        if (exponent > 1) {
            section.reject(
                    "step",
                    ErrorCode.OUT_OF_BOUNDS,
                    "in a step flows of `%s` that go backwards let Ψ grow by e^%.4g in the absorbing layer, by e^1 at most: `%s` is %.3g times too long"
                            .formatted(
                                    scheme.name().toLowerCase(Locale.ROOT), exponent, section.path("step"), exponent),
                    "Take `scheme: strang`, steps shorter or a layer weaker by this factor, or `tolerance` instead of `step`.");
        }
    }

    private static @Nullable AbsorbingLayer layer(Section section, Grid grid) {
        if (!section.has("absorbing")) {
            return null;
        }
        Section absorbing = section.section("absorbing");
        double[] widths = absorbing.numbers("widths", grid.dimensions(), Interval.NON_NEGATIVE);
        double strength = absorbing.number("strength", Interval.NON_NEGATIVE);
        return absorbing
                .construct("widths", () -> {
                    AbsorbingLayer layer =
                            new AbsorbingLayer(Arrays.stream(widths).boxed().toList(), strength);
                    layer.on(grid);
                    return layer;
                })
                .orElse(null);
    }
}
