package org.septuple.io;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FokkerPlanckPlan;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.FokkerPlanck;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.Pole;
import org.septuple.quantum.Seam;
import org.septuple.quantum.TimeScheme;

/// Binds kind `fokker-planck`: sections `grid`, `free-energy`, `initial` (the stationary density if left out) and
///
/// ```yaml
/// fokker-planck:
///   rate: 1              # γ
///   diffusion: 0.5       # D, or a matrix
///   until: 1
///   frames: 20           # recorded after the start
///   scheme: second       # or split, euler, split-euler, exponential
///   step: 0.001          # of equal steps; or tolerance: 1e-6 for adaptive ones
///   rates: 0             # decay rates, the slowest first
///   particles: 0         # a Langevin ensemble beside p
/// ```
final class FokkerPlanckBinder {

    private static final int MOST_FRAMES = 1_000_000;
    private static final int MOST_PARTICLES = 10_000_000;
    private static final int MOST_RATES = 10_000;
    /// Of γF/D, a hundredth.
    private static final double MOST_STEP = 0.01;

    private static final double PART_OF_THE_WAY = 1e-3;

    private final FokkerPlanckPlan plan;

    /// Reads the sections.
    ///
    /// @param root  of the configuration
    /// @param files for tables and earlier runs
    FokkerPlanckBinder(Section root, FieldFiles files) {
        Grid grid = new GridBinder(root.section("grid"), Boundary.REFLECTING).grid();
        int d = grid.dimensions();
        Landscape energy = LandscapeBinder.of(root, "free-energy", grid, files);
        if (files.areOpen()) {
            LandscapeBinder.requireFinite(root, "free-energy", energy, grid);
        }
        Section section = root.section("fokker-planck");
        double rate = section.number("rate", Interval.FINITE, 1);
        Diffusion diffusion = diffusion(section, d);
        if (files.areOpen()) {
            requireClosed(root, energy, grid, rate, diffusion);
            requireBounded(root, energy, grid);
        }
        @Nullable
        InitialDensity initial =
                root.has("initial") ? new DensityBinder(root.section("initial"), grid, files).density() : null;
        double until = section.number("until", Interval.NON_NEGATIVE, 0);
        int frames = section.integer("frames", 1, MOST_FRAMES, 20);
        TimeScheme scheme = section.choice("scheme", TimeScheme.SECOND);
        double tolerance = section.has("tolerance") ? section.number("tolerance", Interval.open(0, 1)) : 0;
        double step = section.number("step", Interval.POSITIVE, until > 0 ? until * PART_OF_THE_WAY : 1);
        if (until > 0 && step > until) {
            section.reject(
                    "step",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`fokker-planck.step` is %s, longer than `fokker-planck.until`, %s".formatted(step, until),
                    "Take shorter steps.");
        }
        int rates = section.integer("rates", 0, Math.min(MOST_RATES, grid.size() - 1), 0);
        if (rates > 0 && files.areOpen()) {
            requireRates(section, grid, energy, rate, diffusion);
        }
        boolean closed = grid.axes().stream().allMatch(axis -> axis.boundary() != Boundary.VANISHING);
        if (initial == null && !closed) {
            root.reject(
                    "initial",
                    "there is no stationary density to begin with: mass leaves through vanishing walls",
                    "Give `initial`, such as {law: gaussian, mean: [0], variance: [1]}.");
        }
        if (initial == null && IntStream.range(0, d).anyMatch(k -> diffusion.at(k, k) == 0)) {
            root.reject(
                    "initial",
                    "there is no stationary density to begin with: `fokker-planck.diffusion` is not positive",
                    "Give `initial`, such as {law: gaussian, mean: [0], variance: [1]}, or diffusion along every axis.");
        }
        int particles = section.integer("particles", 0, MOST_PARTICLES, 0);
        if (particles > 0) {
            requireParticles(section, grid, diffusion, until);
        }
        this.plan = new FokkerPlanckPlan(
                grid,
                energy,
                rate,
                diffusion,
                initial,
                until,
                until > 0 ? frames : 0,
                scheme,
                step,
                tolerance,
                rates,
                particles);
    }

    /// The plan, harmless if anything is wrong.
    FokkerPlanckPlan plan() {
        return plan;
    }

    /// Refuses an F that steps where a periodic axis closes: p would be e^(−γ step/D) times as large across one face.
    private static void requireClosed(Section root, Landscape energy, Grid grid, double rate, Diffusion diffusion) {
        root.construct("free-energy", () -> {
            for (int k = 0; k < grid.dimensions(); k++) {
                double step = grid.axis(k).periodic() ? Seam.of(energy, grid, k).step() : 0;
                if (Math.abs(rate) * step > MOST_STEP * diffusion.at(k, k)) {
                    throw new IllegalArgumentException(
                            "it is not periodic: axis %d closes from %s to %s, where it steps by %.6g; make the axis reflecting, or F periodic"
                                    .formatted(
                                            k, grid.axis(k).to(), grid.axis(k).from(), step));
                }
            }
            return true;
        });
    }

    /// Refuses an F that is infinite between cells.
    private static void requireBounded(Section root, Landscape energy, Grid grid) {
        root.construct("free-energy", () -> {
            Pole.of(energy, grid).ifPresent(pole -> {
                throw new IllegalArgumentException(
                        "it grows beyond all bounds near q = %s, between the middles of cells (%.3g there); move or shrink the box, or bound it, as min(F, 100) does"
                                .formatted(pole.position(), pole.value()));
            });
            return true;
        });
    }

    /// Refuses rates of an F and a D that have none.
    private static void requireRates(Section section, Grid grid, Landscape energy, double rate, Diffusion diffusion) {
        section.construct("rates", () -> {
            FokkerPlanck.obstacleToRates(grid, energy, rate, diffusion, 0).ifPresent(obstacle -> {
                throw new IllegalArgumentException(obstacle + ", or leave `rates` out");
            });
            return true;
        });
    }

    private static void requireParticles(Section section, Grid grid, Diffusion diffusion, double until) {
        if (!(until > 0)) {
            section.reject(
                    "particles",
                    "`fokker-planck.particles` are given, and `fokker-planck.until` is 0: nothing moves",
                    "Give an end of time, or leave them out.");
        }
        int d = grid.dimensions();
        if (grid.axes().stream().anyMatch(axis -> axis.boundary() == Boundary.VANISHING)) {
            section.reject(
                    "particles",
                    "`fokker-planck.particles` do not leave through vanishing walls, as p does",
                    "Use reflecting or periodic axes, or leave them out.");
        }
        boolean positive = IntStream.range(0, d).allMatch(k -> diffusion.at(k, k) > 0);
        boolean diagonal =
                IntStream.range(0, d * d).allMatch(at -> at / d == at % d || diffusion.at(at / d, at % d) == 0);
        boolean mirrors = grid.axes().stream().anyMatch(axis -> axis.boundary() == Boundary.REFLECTING);
        if (!positive || (mirrors && !diagonal)) {
            section.reject(
                    "particles",
                    "`fokker-planck.particles` need D > 0 along every axis, and beside reflecting walls a diagonal D",
                    "Change `fokker-planck.diffusion` or the walls, or leave them out.");
        }
    }

    private static Diffusion diffusion(Section section, int d) {
        if (section.form("diffusion") == Form.SEQUENCE) {
            double[][] matrix = section.matrix("diffusion", d, d, Interval.FINITE);
            double[] flat = new double[d * d];
            for (int i = 0; i < d; i++) {
                System.arraycopy(matrix[i], 0, flat, i * d, d);
            }
            return section.construct("diffusion", () -> Diffusion.tensor(d, flat))
                    .orElseGet(() -> Diffusion.scalar(d, 1));
        }
        double value = section.number("diffusion", Interval.NON_NEGATIVE);
        return section.construct("diffusion", () -> Diffusion.scalar(d, value)).orElseGet(() -> Diffusion.scalar(d, 1));
    }
}
