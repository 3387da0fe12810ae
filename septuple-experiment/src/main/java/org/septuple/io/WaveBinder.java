package org.septuple.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.septuple.experiment.WavePlan;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.GaussianWave;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.InitialWave;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.LandscapeWave;
import org.septuple.quantum.OscillatorWave;
import org.septuple.quantum.PlaneWave;
import org.septuple.quantum.Seam;
import org.septuple.quantum.SpectralTail;
import org.septuple.quantum.Superposition;
import org.septuple.quantum.VortexWave;

/// Binds a wave function to begin with.
///
/// ```yaml
/// initial: {wave: gaussian, mean: [0], deviation: [0.5], momentum: [1.5]}
/// initial: {wave: plane, windings: [3]}
/// initial: {wave: oscillator, quanta: [1, 0], widths: [1, 1]}
/// initial: {wave: vortices, width: 1, cores: [{x: 0.8, y: 0, winding: 1}]}
/// initial: {wave: level, number: 0}                                    # an eigenstate of the Hamiltonian
/// initial: {wave: formula, re: "exp(-x^2)", im: "0"}                   # scaled to norm 1
/// initial: {wave: polar, density: {law: gaussian, variance: [1]}, free-energy: {family: harmonic, rates: [1]}}
/// initial: {wave: run, run: runs/first, frame: 3}                      # of an earlier run
/// initial: {wave: superposition, terms: [{re: 1, wave: oscillator, quanta: [0], widths: [1]}, {re: 1, wave: oscillator, quanta: [1], widths: [1]}]}
/// ```
final class WaveBinder {

    private static final String WAVE = "wave";
    private static final int MOST_QUANTA = 10_000;
    private static final int MOST_TURNS = 64;

    /// Turns: an error of Ψ of some 1e-5.
    private static final double MOST_OPEN = 1e-6;

    /// Share of |Ψ|² that a grid may miss.
    private static final double MOST_LOST = 0.01;

    /// Cells of a grid with which finer ones are compared: a second or less.
    private static final int MOST_COMPARED = 1 << 18;

    private final Section section;
    private final Grid grid;
    private final double hbar;
    private final List<Double> twist;
    private final FieldFiles files;
    private final WavePlan plan;

    /// Reads the section.
    ///
    /// @param section whose key `wave` is to be read
    /// @param grid    where the wave lives
    /// @param hbar    ħ
    /// @param twist   of each axis
    /// @param files   for tables and earlier runs
    WaveBinder(Section section, Grid grid, double hbar, List<Double> twist, FieldFiles files) {
        this.section = section;
        this.grid = grid;
        this.hbar = hbar;
        this.twist = twist;
        this.files = files;
        Map<String, Supplier<WavePlan>> kinds = new LinkedHashMap<>();
        closedForms().forEach((word, form) -> kinds.put(word, () -> new WavePlan.Given(form.get())));
        kinds.put("level", () -> new WavePlan.Level(section.integer("number", 0, Math.max(0, grid.size() / 5 - 1), 0)));
        kinds.put("polar", () -> {
            var density = new DensityBinder(section.section("density"), grid, files).density();
            var energy = LandscapeBinder.of(section, "free-energy", grid, files);
            if (files.areOpen()) {
                section.construct("free-energy", () -> closed(density, energy));
                section.construct("free-energy", () -> followed(density, energy));
            }
            return new WavePlan.Polar(density, energy);
        });
        kinds.put("superposition", () -> new WavePlan.Given(superposition()));
        this.plan = section.select(WAVE, kinds).get();
        if (files.areOpen() && plan instanceof WavePlan.Given(InitialWave wave)) {
            section.construct(WAVE, () -> wave.on(grid).norm());
            resolved(wave);
        }
    }

    /// Refuses wave numbers that the grid takes for smaller ones.
    private void resolved(InitialWave wave) {
        for (int k = 0; k < grid.dimensions(); k++) {
            int axis = k;
            section.construct(WAVE, () -> {
                double wavenumber = wave.wavenumber(grid, axis);
                double largest = Math.PI / grid.axis(axis).spacing();
                if (wavenumber >= largest) {
                    throw new IllegalArgumentException(
                            "it has wave numbers up to %.6g along axis %d, %d points resolve those below π/h = %.6g; take %d points or more, or a smaller momentum"
                                    .formatted(
                                            wavenumber,
                                            axis,
                                            grid.axis(axis).points(),
                                            largest,
                                            enough(wavenumber, axis)));
                }
                return wavenumber;
            });
        }
        if (wave instanceof LandscapeWave) {
            section.construct(WAVE, () -> seen(wave));
        }
        if (wave instanceof OscillatorWave oscillator) {
            section.construct(WAVE, () -> {
                double share = oscillator.share(grid);
                if (Math.abs(share - 1) > MOST_LOST) {
                    throw new IllegalArgumentException(
                            "the grid holds %.6g of the state, must hold 1 ± %s; enlarge the box, or take more points"
                                    .formatted(share, MOST_LOST));
                }
                return share;
            });
        }
    }

    /// Refuses a formula that finer grids show to be another wave.
    private boolean seen(InitialWave wave) {
        double[] angles = twist.stream().mapToDouble(Double::doubleValue).toArray();
        for (int k = 0; k < grid.dimensions() && grid.size() <= MOST_COMPARED; k++) {
            double beyond = SpectralTail.beyond(wave, grid, k, angles, Engine.scalar());
            if (beyond > MOST_LOST) {
                throw new IllegalArgumentException(
                        "%.3g of |Ψ|² has wave numbers from π/h = %.6g on along axis %d, may at most %s; %d points do not resolve it, take more"
                                .formatted(
                                        beyond,
                                        Math.PI / grid.axis(k).spacing(),
                                        k,
                                        MOST_LOST,
                                        grid.axis(k).points()));
            }
        }
        return true;
    }

    /// Points with which a wave number is below π/h.
    private long enough(double wavenumber, int axis) {
        return (long) Math.floor(wavenumber * grid.axis(axis).length() / Math.PI) + 1;
    }

    /// The plan, harmless if anything is wrong.
    WavePlan plan() {
        return plan;
    }

    /// Refuses a phase that does not come back to itself around a periodic axis.
    private boolean closed(InitialDensity density, Landscape energy) {
        for (int k = 0; k < grid.dimensions(); k++) {
            double open = grid.axis(k).periodic()
                    ? Seam.openTurns(energy, density.values(grid), grid, k, hbar, twist.get(k))
                    : 0;
            if (open > MOST_OPEN) {
                throw new IllegalArgumentException(
                        "the phase −F/ħ jumps by %.6g turns where axis %d closes; let it wind by whole turns, F = −2πħnq/L, or give the rest as `twist`, or use kind madelung"
                                .formatted(open, k));
            }
        }
        return true;
    }

    /// Refuses a phase that turns by half a circle or more from a cell to the next.
    private boolean followed(InitialDensity density, Landscape energy) {
        double[] values = energy.on(grid, 0);
        for (int k = 0; k < grid.dimensions(); k++) {
            double step = SpectralTail.steepest(values, density.values(grid), grid, k, hbar);
            if (step >= Math.PI) {
                double spacing = grid.axis(k).spacing();
                throw new IllegalArgumentException(
                        "the phase −F/ħ turns by %.6g from a cell to the next along axis %d, must by less than π; take %d points or more, or a flatter F"
                                .formatted(step, k, enough(step / spacing, k)));
            }
        }
        return true;
    }

    private Map<String, Supplier<InitialWave>> closedForms() {
        Map<String, Supplier<InitialWave>> forms = new LinkedHashMap<>();
        forms.put("gaussian", this::gaussian);
        forms.put("plane", this::plane);
        forms.put("oscillator", this::oscillator);
        forms.put("vortices", this::vortices);
        forms.put("formula", this::formula);
        forms.put(
                "run",
                () -> files.wave(
                        section,
                        grid,
                        twist.stream().mapToDouble(Double::doubleValue).toArray()));
        return forms;
    }

    private InitialWave gaussian() {
        int d = grid.dimensions();
        double[] mean = section.numbers("mean", d, Interval.FINITE, new double[d]);
        double[] momentum = section.numbers("momentum", d, Interval.FINITE, new double[d]);
        double[] deviation = section.numbers("deviation", d, Interval.POSITIVE);
        double[] variance = Arrays.stream(deviation).map(s -> s * s).toArray();
        section.construct("deviation", () -> GaussianDensity.of(mean, variance))
                .ifPresent(density -> DensityBinder.inside(section, mean, grid, density));
        return made("deviation", () -> new GaussianWave(boxed(mean), boxed(momentum), boxed(deviation), hbar, twist));
    }

    private InitialWave plane() {
        int[] windings = section.integers("windings", grid.dimensions(), -1_000_000, 1_000_000);
        return made(
                "windings", () -> new PlaneWave(Arrays.stream(windings).boxed().toList(), twist));
    }

    private InitialWave oscillator() {
        int d = grid.dimensions();
        int[] quanta = section.integers("quanta", d, 0, MOST_QUANTA, new int[d]);
        double[] widths = section.numbers("widths", d, Interval.POSITIVE);
        return made(
                "widths", () -> new OscillatorWave(Arrays.stream(quanta).boxed().toList(), boxed(widths)));
    }

    private InitialWave vortices() {
        List<VortexWave.Core> cores = new ArrayList<>();
        for (Section core : section.sections("cores", 1)) {
            double x = core.number("x", Interval.FINITE, 0);
            double y = core.number("y", Interval.FINITE, 0);
            int winding = core.integer("winding", -MOST_TURNS, MOST_TURNS, 1);
            core.construct("winding", () -> new VortexWave.Core(x, y, winding)).ifPresent(cores::add);
        }
        double width = section.number("width", Interval.POSITIVE);
        return made("cores", () -> new VortexWave(cores, width));
    }

    private InitialWave formula() {
        var re = LandscapeBinder.formula(section, "re", grid.dimensions());
        var im = LandscapeBinder.formula(section, "im", grid.dimensions());
        return made("re", () -> new LandscapeWave(re, im));
    }

    private InitialWave superposition() {
        List<Superposition.Term> terms = new ArrayList<>();
        for (Section term : section.sections("terms", 1)) {
            double re = term.number("re", Interval.FINITE, 1);
            double im = term.number("im", Interval.FINITE, 0);
            WaveBinder of = new WaveBinder(term, grid, hbar, twist, files);
            if (of.plan() instanceof WavePlan.Given(InitialWave wave)) {
                terms.add(new Superposition.Term(re, im, wave));
            } else {
                term.reject(
                        WAVE,
                        "`%s` is not given in closed form".formatted(term.path(WAVE)),
                        "Use gaussian, plane, oscillator, vortices, formula or run in a superposition.");
            }
        }
        return made("terms", () -> new Superposition(terms));
    }

    private InitialWave made(String key, Supplier<InitialWave> constructor) {
        return section.construct(key, constructor)
                .orElseGet(() -> new GaussianWave(
                        grid.axes().stream()
                                .map(axis -> (axis.from() + axis.to()) / 2)
                                .toList(),
                        grid.axes().stream().map(axis -> 0.0).toList(),
                        grid.axes().stream().map(axis -> axis.length() / 4).toList(),
                        1));
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
