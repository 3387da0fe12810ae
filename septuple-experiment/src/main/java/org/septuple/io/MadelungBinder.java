package org.septuple.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.septuple.experiment.FlowPlan;
import org.septuple.experiment.MadelungPlan;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.Loop;
import org.septuple.quantum.MadelungGuards;

/// Binds kind `madelung`: sections `grid`, `constants`, `potential`, and
///
/// ```yaml
/// initial: {flow: potential, density: {law: gaussian, mean: [1], variance: [0.5]}, free-energy: free}   # u = −∂F̃/M
/// initial: {flow: uniform, density: {law: uniform}, velocity: [0.25]}
/// initial: {flow: learner, density: {law: gaussian, mean: [2], variance: [0.25]}}     # F̃ of (3.7), F from `constants`
/// initial: {flow: circulating, circulation: 0.5, width: 1}                            # any circulation, in units of μ/M
/// initial: {flow: run, run: runs/first, frame: 3}                                     # of an earlier run on this grid
/// madelung:
///   until: 1
///   frames: 20           # recorded after the start
///   loops: []
///   lift: false          # whether the Schrödinger equation goes on from the lifted start, for comparison
///   guards: {vacuum: 1e-6, phase: 1, ratio: 4, masked: 1e-4, edge: 1}
/// ```
final class MadelungBinder {

    private static final int MOST_FRAMES = 1_000_000;

    private final MadelungPlan plan;

    /// Reads the sections.
    ///
    /// @param root  of the configuration
    /// @param files for tables and earlier runs
    MadelungBinder(Section root, FieldFiles files) {
        Grid grid = new GridBinder(root.section("grid"), Boundary.REFLECTING).grid();
        ConstantsBinder constants = new ConstantsBinder(root.optional("constants"), grid, files);
        Landscape potential = LandscapeBinder.of(root, "potential", grid, files);
        if (files.areOpen()) {
            LandscapeBinder.requireFinite(root, "potential", potential, grid);
        }
        FlowPlan initial = flow(root, root.section("initial"), grid, constants, files);
        Section section = root.section("madelung");
        double until = section.number("until", Interval.NON_NEGATIVE);
        int frames = section.integer("frames", 1, MOST_FRAMES, 20);
        List<Loop> loops = new LoopBinder(section, grid).loops();
        boolean lift = section.flag("lift", false);
        if ((lift || !loops.isEmpty()) && !(constants.hbar() > 0)) {
            section.reject(
                    lift ? "lift" : "loops",
                    "circulation in units of μ/M and wave functions need ħ > 0, `constants.hbar` is 0",
                    "Give ħ, or leave them out.");
        }
        this.plan = new MadelungPlan(
                grid,
                potential,
                constants.hbar(),
                constants.mass(),
                constants.learner(),
                initial,
                until,
                until > 0 ? frames : 0,
                guards(section.optional("guards")),
                loops,
                lift);
    }

    /// The plan, harmless if anything is wrong.
    MadelungPlan plan() {
        return plan;
    }

    private static FlowPlan flow(
            Section root, Section section, Grid grid, ConstantsBinder constants, FieldFiles files) {
        int d = grid.dimensions();
        Map<String, Supplier<FlowPlan>> flows = new LinkedHashMap<>();
        flows.put("potential", () -> {
            var density = new DensityBinder(section.section("density"), grid, files).density();
            return new FlowPlan.Potential(density, LandscapeBinder.of(section, "free-energy", grid, files));
        });
        flows.put("uniform", () -> {
            var density = new DensityBinder(section.section("density"), grid, files).density();
            double[] velocity = section.numbers("velocity", d, Interval.FINITE);
            for (int k = 0; k < d; k++) {
                if (velocity[k] != 0 && !grid.axis(k).periodic()) {
                    section.reject(
                            "velocity",
                            ErrorCode.OUT_OF_BOUNDS,
                            "`%s` is %s along axis %d, which has walls"
                                    .formatted(section.path("velocity"), velocity[k], k),
                            "Make the axis periodic, or let the velocity along it be 0.");
                }
            }
            return new FlowPlan.Uniform(
                    density, DoubleStream.of(velocity).boxed().toList());
        });
        flows.put("learner", () -> {
            var density = new DensityBinder(section.section("density"), grid, files).density();
            var learner = constants.learner();
            if (learner == null || learner.freeEnergy() == null) {
                root.reject(
                        "initial",
                        "`initial.flow: learner` needs γ, D and F of a learner",
                        "Give `constants: {rate, diffusion, free-energy}`.");
            }
            return new FlowPlan.OfLearner(density);
        });
        flows.put(
                "circulating",
                () -> new FlowPlan.Circulating(
                        section.number("circulation", Interval.FINITE), section.number("width", Interval.POSITIVE)));
        flows.put("run", () -> files.flow(section, grid));
        FlowPlan plan = section.select("flow", flows).get();
        if (plan instanceof FlowPlan.Circulating && d != 2) {
            section.reject("flow", "a circulating flow needs a grid of 2 axes, there are %d".formatted(d), "Use two.");
            return FieldFiles.still(grid);
        }
        return plan;
    }

    private static MadelungGuards guards(Section section) {
        MadelungGuards usual = MadelungGuards.USUAL;
        double vacuum = section.number("vacuum", Interval.open(0, 1), usual.vacuum());
        double phase = section.number("phase", Interval.POSITIVE, usual.phase());
        double ratio = section.number("ratio", Interval.POSITIVE, usual.ratio());
        double masked = section.number("masked", Interval.NON_NEGATIVE, usual.masked());
        double edge = section.number("edge", Interval.NON_NEGATIVE, usual.edge());
        return section.construct("phase", () -> new MadelungGuards(vacuum, phase, ratio, masked, edge))
                .orElse(usual);
    }
}
