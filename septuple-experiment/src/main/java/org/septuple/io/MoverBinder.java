package org.septuple.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.septuple.contest.PotentialChoice;
import org.septuple.experiment.Mover;
import org.septuple.experiment.Survey;
import org.septuple.learning.BiasPair;
import org.septuple.learning.DoubleWell;
import org.septuple.learning.HeavyBall;
import org.septuple.learning.RingPhase;
import org.septuple.learning.SingleWeight;
import org.septuple.learning.SolvableLearner;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Landscape;

/// Binds what moves in a contest: a section `learner` or, in its place, `control`.
///
/// ```yaml
/// learner: {family: bias-pair, synapses: [[0, 0], [0, 0]], mean: [0, 0], covariance: [[1, 0], [0, 1]], velocity: [0, 0], batch: 8, step: 0.08, momentum: 0}
/// learner: {family: single-weight, weight: 1, inputs: 1, label-noise: 0.5, velocity: 0, …}
/// learner: {family: ring-phase, phase: 0, inputs: 1, label-noise: 1, velocity: 0, …}
/// learner: {family: double-well, target: 1.5, mean: 0, noise: 2, velocity: 0, …}
/// control: {law: langevin, free-energy: {family: harmonic, rates: [1]}, rate: 1, diffusion: 0.5, interval: 0.01}
/// control: {law: kramers, …, memory: 0.5}                      # τ
/// control: {law: hamiltonian, …, slip: 0, speed: 0}            # v = −slip·∂F + speed·ξ at the start; no diffusion
/// control: {law: quantum, …, potential: stationary, winding: 0}            # or paper; turns of the phase along a periodic first axis
/// control: {law: every, …, diffusion: 0.5, memory: 0.5, slip: 0, speed: 0.3}   # all of them in turn, cold and warm, paper and stationary
/// ```
final class MoverBinder {

    private static final int LARGEST_BATCH = 1 << 20;

    private final Section section;
    private final Grid grid;
    private final FieldFiles files;
    private final Mover mover;
    private Survey survey = Survey.none();

    /// Reads the section.
    ///
    /// @param root  of the configuration
    /// @param grid  of the coordinates
    /// @param files for tables and earlier runs
    MoverBinder(Section root, Grid grid, FieldFiles files) {
        this.grid = grid;
        this.files = files;
        root.exclude("learner", "control");
        boolean learns = !root.has("control");
        this.section = learns ? root.sectionUnless("learner", "control") : root.section("control");
        this.mover = learns ? learners() : control();
    }

    private Mover learners() {
        Map<String, Supplier<SolvableLearner>> families = new LinkedHashMap<>();
        families.put("bias-pair", this::biasPair);
        families.put("single-weight", () -> {
            double weight = section.number("weight", Interval.FINITE, 1);
            double inputs = section.number("inputs", Interval.POSITIVE, 1);
            double noise = section.number("label-noise", Interval.NON_NEGATIVE);
            double velocity = section.number("velocity", Interval.FINITE, 0);
            return new SingleWeight(weight, inputs, noise, velocity, batch());
        });
        families.put("ring-phase", () -> {
            double phase = section.number("phase", Interval.FINITE, 0);
            double inputs = section.number("inputs", Interval.POSITIVE, 1);
            double noise = section.number("label-noise", Interval.NON_NEGATIVE);
            double velocity = section.number("velocity", Interval.FINITE, 0);
            return new RingPhase(phase, inputs, noise, velocity, batch());
        });
        families.put("double-well", () -> {
            double target = section.number("target", Interval.FINITE);
            double mean = section.number("mean", Interval.FINITE, 0);
            double noise = section.number("noise", Interval.NON_NEGATIVE);
            double velocity = section.number("velocity", Interval.FINITE, 0);
            return new DoubleWell(target, mean, noise, velocity, batch());
        });
        SolvableLearner learner = section.select("family", families).get();
        requireSpace(learner);
        double step = section.number("step", Interval.POSITIVE);
        double momentum = section.number("momentum", Interval.closedOpen(0, 1), 0);
        return new Mover.Learners(learner, new HeavyBall(step, momentum));
    }

    private SolvableLearner biasPair() {
        double[][] w = section.has("synapses") ? section.matrix("synapses", 2, 2, Interval.FINITE) : new double[2][2];
        double[] mean = section.numbers("mean", 2, Interval.FINITE, 0, 0);
        double[][] c = section.matrix("covariance", 2, 2, Interval.FINITE);
        double[] velocity = section.numbers("velocity", 2, Interval.FINITE, 0, 0);
        if (c[0][1] != c[1][0]) {
            section.reject(
                    "covariance",
                    ErrorCode.WRONG_LENGTH,
                    "`learner.covariance` must be symmetric: %s and %s differ".formatted(c[0][1], c[1][0]),
                    "Give both entries off the diagonal the same value.");
        }
        int batch = batch();
        BiasPair.Synapses synapses = new BiasPair.Synapses(w[0][0], w[0][1], w[1][0], w[1][1]);
        return section.construct(
                        "covariance",
                        () -> new BiasPair(
                                synapses,
                                new BiasPair.Data(
                                        mean[0], mean[1], c[0][0], c[0][1], c[1][1], velocity[0], velocity[1]),
                                batch))
                .orElseGet(() -> new BiasPair(synapses, BiasPair.Data.isotropic(1), batch));
    }

    private int batch() {
        return section.integer("batch", 1, LARGEST_BATCH);
    }

    /// Refuses a box that is not of the learner's trainables.
    private void requireSpace(SolvableLearner learner) {
        if (grid.dimensions() != learner.dimension()) {
            section.reject(
                    "family",
                    ErrorCode.WRONG_LENGTH,
                    "trainables of `learner`: %d, axes of the grid: %d"
                            .formatted(learner.dimension(), grid.dimensions()),
                    "Give one axis for each trainable.");
            return;
        }
        for (int k = 0; k < grid.dimensions(); k++) {
            Axis axis = grid.axis(k);
            double turns = axis.length() / learner.period();
            if (axis.periodic() && !(Math.abs(turns - Math.rint(turns)) < 1e-9 && turns > 0.5)) {
                section.reject(
                        "family",
                        "axis %d of the grid closes after %s, the learner %s"
                                .formatted(
                                        k,
                                        axis.length(),
                                        Double.isFinite(learner.period()) ? "after " + learner.period() : "never"),
                        "Make the axis as long as the period, or reflecting.");
            }
        }
    }

    private Mover control() {
        Map<String, Supplier<Mover>> laws = new LinkedHashMap<>();
        laws.put("langevin", () -> new Mover.Langevin(energy(), rate(), diffusion(), interval()));
        laws.put(
                "kramers",
                () -> new Mover.Kramers(
                        energy(), rate(), diffusion(), section.number("memory", Interval.POSITIVE), interval()));
        laws.put(
                "hamiltonian",
                () -> new Mover.Hamiltonian(
                        energy(),
                        rate(),
                        section.number("slip", Interval.FINITE, 0),
                        section.number("speed", Interval.NON_NEGATIVE, 0),
                        interval()));
        laws.put(
                "quantum",
                () -> new Mover.Quantum(
                        section.choice("particles", Mover.Quantum.Particles.BOHM),
                        energy(),
                        rate(),
                        diffusion(),
                        section.choice("potential", PotentialChoice.STATIONARY),
                        winding(),
                        interval()));
        laws.put("every", this::every);
        return section.select("law", laws).get();
    }

    private Mover every() {
        Landscape f = energy();
        double rate = rate();
        double diffusion = diffusion();
        double slip = section.number("slip", Interval.FINITE, 0);
        double interval = interval();
        Mover first = new Mover.Langevin(f, rate, diffusion, interval);
        survey = Survey.ofLaws(List.of(
                first,
                new Mover.Kramers(f, rate, diffusion, section.number("memory", Interval.POSITIVE), interval),
                new Mover.Hamiltonian(f, rate, slip, 0, interval),
                new Mover.Hamiltonian(f, rate, slip, section.number("speed", Interval.POSITIVE), interval),
                new Mover.Quantum(f, rate, diffusion, PotentialChoice.PAPER, interval),
                new Mover.Quantum(f, rate, diffusion, PotentialChoice.STATIONARY, interval)));
        return first;
    }

    /// All controls of law `every`; else no survey.
    Survey survey() {
        return survey;
    }

    /// Whether γ and the time of a step are what the configuration says.
    boolean stepIsKnown() {
        return mover instanceof Mover.Learners
                ? section.isRead("step") && section.isRead("momentum")
                : section.isRead("rate") && section.isRead("interval");
    }

    /// What moves, harmless if anything is wrong.
    Mover mover() {
        return mover;
    }

    private Landscape energy() {
        Landscape energy = LandscapeBinder.of(section, "free-energy", grid, files);
        if (files.areOpen()) {
            LandscapeBinder.requireFinite(section, "free-energy", energy, grid);
        }
        return energy;
    }

    private double rate() {
        return section.number("rate", Interval.POSITIVE, 1);
    }

    private double diffusion() {
        return section.number("diffusion", Interval.POSITIVE);
    }

    private int winding() {
        int most = grid.axis(0).points() / Windings.CELLS;
        int winding = section.integer("winding", -most, most, 0);
        if (winding != 0 && !grid.axis(0).periodic()) {
            Windings.refuse(section, "winding");
            return 0;
        }
        return winding;
    }

    private double interval() {
        return section.number("interval", Interval.POSITIVE);
    }
}
