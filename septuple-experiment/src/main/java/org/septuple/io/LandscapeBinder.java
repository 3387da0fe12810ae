package org.septuple.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.septuple.numerics.Expression;
import org.septuple.numerics.Grid;
import org.septuple.quantum.AlongAxis;
import org.septuple.quantum.CosineLattice;
import org.septuple.quantum.DerivedPotential;
import org.septuple.quantum.Formula;
import org.septuple.quantum.Free;
import org.septuple.quantum.GaussianWells;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.LandscapeSum;
import org.septuple.quantum.Modulated;
import org.septuple.quantum.PolynomialLandscape;
import org.septuple.quantum.QuarticDoubleWell;
import org.septuple.quantum.RingTrap;

/// Binds a function of the coordinates: a potential V or a free energy F.
///
/// ```yaml
/// potential: free
/// potential: {family: harmonic, rates: [1, 1], centre: [0, 0]}              # or stiffness: [[1, 0], [0, 1]]
/// potential: {family: double-well, stiffness: 1, minimum: 3}                # k(q² − a²)²/8a²; or quartic: 1, quadratic: 1
/// potential: {family: polynomial, terms: [{coefficient: 0.5, exponents: [2]}]}
/// potential: {family: lattice, depths: [1], periods: [2]}
/// potential: {family: gaussian-wells, wells: [{depth: 1, centre: [0], width: 0.5}]}
/// potential: {family: ring, radius: 2, stiffness: 4, centre: [0, 0]}
/// potential: {family: formula, text: "k*x^2/2 + 0.1*x*cos(t)", parameters: {k: 1}}
/// potential: {family: table, file: v.npy, from: [-4], to: [4]}              # FieldFiles
/// potential: {family: run, run: runs/first, as: minus-log}
/// potential: {family: stationary, of: {family: harmonic, rates: [1]}, rate: 1, diffusion: 0.5}   # γ(∂F)² − 2D∂²F
/// potential: {family: paper, of: {family: harmonic, rates: [1]}, rate: 1}      # −γ(∂F)², with diffusion: the Itô term D∂²F too
/// potential: {family: sum, terms: [{family: harmonic, rates: [1]}, {family: lattice, depths: [1], periods: [1]}]}
/// potential: {family: modulated, of: {family: harmonic, rates: [1]}, factor: "1 + 0.1*sin(2*t)"}
/// potential: {family: along, axis: 1, of: {family: double-well, quartic: 1, quadratic: 1}}
/// ```
final class LandscapeBinder {

    private static final String HEAD = "family";

    private final Section section;
    private final Grid grid;
    private final FieldFiles files;
    private final int dimensions;
    private final Landscape landscape;
    private boolean paper;

    /// Reads the section.
    ///
    /// @param section whose key `family` is to be read
    /// @param grid    of its coordinates
    /// @param files   for tables and earlier runs
    LandscapeBinder(Section section, Grid grid, FieldFiles files) {
        this.section = section;
        this.grid = grid;
        this.files = files;
        this.dimensions = grid.dimensions();
        Map<String, Supplier<Landscape>> families = new LinkedHashMap<>();
        families.put("free", () -> made(HEAD, () -> new Free(dimensions)));
        families.put("harmonic", this::harmonic);
        families.put("double-well", this::doubleWell);
        families.put("polynomial", this::polynomial);
        families.put("lattice", this::lattice);
        families.put("gaussian-wells", this::wells);
        families.put("ring", this::ring);
        families.put("formula", () -> formula(section, "text", dimensions));
        families.put("table", () -> files.table(section, grid));
        families.put("run", () -> files.landscape(section, grid));
        families.put("stationary", this::stationary);
        families.put("paper", this::paper);
        families.put("sum", this::sum);
        families.put("modulated", this::modulated);
        families.put("along", this::along);
        Landscape bound = section.select(HEAD, families).get();
        if (bound.dimensions() != dimensions) {
            section.reject(
                    HEAD,
                    ErrorCode.WRONG_LENGTH,
                    "`%s` is a function of %d coordinates, the grid has %d axes"
                            .formatted(section.path(HEAD), bound.dimensions(), dimensions),
                    "Give as many numbers as there are axes, or put it `along` one axis of a `sum`.");
            bound = new Free(dimensions);
        }
        this.landscape = bound;
    }

    /// The function, harmless if anything is wrong.
    Landscape landscape() {
        return landscape;
    }

    /// Whether it is a *paper* potential, or made of one.
    boolean isPaper() {
        return paper;
    }

    /// The landscape of a section with the short form `free`.
    static Landscape of(Section parent, String key, Grid grid, FieldFiles files) {
        return new LandscapeBinder(parent.shorthand(key, HEAD), grid, files).landscape();
    }

    /// Refuses what has no value somewhere on the grid at the start.
    static void requireFinite(Section parent, String key, Landscape landscape, Grid grid) {
        parent.construct(key, () -> {
            double[] values = landscape.on(grid, 0);
            double[] q = new double[grid.dimensions()];
            for (int cell = 0; cell < values.length; cell++) {
                if (!Double.isFinite(values[cell])) {
                    grid.position(cell, q);
                    throw new IllegalArgumentException("%s at q = %s must be finite; move or shrink the box"
                            .formatted(values[cell], Arrays.toString(q)));
                }
            }
            return values.length;
        });
    }

    private Landscape harmonic() {
        double[] centre = section.numbers("centre", dimensions, Interval.FINITE, new double[dimensions]);
        if (section.has("stiffness")) {
            section.exclude("stiffness", "rates");
            double[][] stiffness = section.matrix("stiffness", dimensions, dimensions, Interval.FINITE);
            return made("stiffness", () -> Harmonic.of(centre, stiffness, 0));
        }
        double[] rates = section.numbers("rates", dimensions, Interval.FINITE);
        return made("rates", () -> Harmonic.of(centre, rates));
    }

    private Landscape doubleWell() {
        if (section.has("stiffness")) {
            section.exclude("stiffness", "quartic");
            section.exclude("minimum", "quadratic");
            double stiffness = section.number("stiffness", Interval.POSITIVE);
            double minimum = section.number("minimum", Interval.POSITIVE);
            return made("stiffness", () -> QuarticDoubleWell.ofStiffness(stiffness, minimum));
        }
        double quartic = section.number("quartic", Interval.POSITIVE);
        double quadratic = section.number("quadratic", Interval.POSITIVE);
        return made("quartic", () -> QuarticDoubleWell.ofCoefficients(quartic, quadratic));
    }

    private Landscape polynomial() {
        List<PolynomialLandscape.Term> terms = new ArrayList<>();
        for (Section term : section.sections("terms", 1)) {
            double coefficient = term.number("coefficient", Interval.FINITE);
            int[] exponents = term.integers("exponents", dimensions, 0, 1000);
            term.construct(
                            "exponents",
                            () -> new PolynomialLandscape.Term(
                                    coefficient,
                                    Arrays.stream(exponents).boxed().toList()))
                    .ifPresent(terms::add);
        }
        return made("terms", () -> new PolynomialLandscape(dimensions, terms));
    }

    private Landscape lattice() {
        double[] depths = section.numbers("depths", dimensions, Interval.FINITE);
        double[] periods = section.numbers("periods", dimensions, Interval.POSITIVE);
        return made("periods", () -> new CosineLattice(boxed(depths), boxed(periods)));
    }

    private Landscape wells() {
        List<GaussianWells.Well> wells = new ArrayList<>();
        for (Section well : section.sections("wells", 1)) {
            double depth = well.number("depth", Interval.FINITE);
            double[] centre = well.numbers("centre", dimensions, Interval.FINITE);
            double width = well.number("width", Interval.POSITIVE);
            well.construct("width", () -> new GaussianWells.Well(depth, boxed(centre), width))
                    .ifPresent(wells::add);
        }
        return made("wells", () -> new GaussianWells(wells));
    }

    private Landscape ring() {
        double[] centre = section.numbers("centre", dimensions, Interval.FINITE, new double[dimensions]);
        double radius = section.number("radius", Interval.POSITIVE);
        double stiffness = section.number("stiffness", Interval.POSITIVE);
        return made("radius", () -> new RingTrap(boxed(centre), radius, stiffness));
    }

    /// A formula under a key, with `parameters` beside it.
    static Landscape formula(Section section, String key, int dimensions) {
        String text = section.text(key);
        Map<String, Double> parameters = new LinkedHashMap<>();
        Section given = section.optional("parameters");
        for (String name : given.keys()) {
            parameters.put(name, given.number(name, Interval.FINITE));
        }
        return section.construct(key, () -> (Landscape) Formula.of(text, dimensions, parameters))
                .orElseGet(() -> new Free(dimensions));
    }

    private Landscape stationary() {
        Landscape energy = of(section, "of", grid, files);
        double rate = section.number("rate", Interval.POSITIVE);
        double diffusion = section.number("diffusion", Interval.POSITIVE);
        return made("of", () -> DerivedPotential.stationary(energy, rate, diffusion));
    }

    private Landscape paper() {
        Landscape energy = of(section, "of", grid, files);
        double rate = section.number("rate", Interval.POSITIVE);
        double level = section.number("level", Interval.FINITE, 0);
        paper = true;
        if (section.has("diffusion")) {
            double diffusion = section.number("diffusion", Interval.POSITIVE);
            return made("of", () -> DerivedPotential.paperWithIto(energy, rate, diffusion, level));
        }
        return made("of", () -> DerivedPotential.paper(energy, rate, level));
    }

    private Landscape sum() {
        List<Landscape> terms = new ArrayList<>();
        for (Section term : section.sections("terms", 1)) {
            terms.add(within(term, grid));
        }
        return made("terms", () -> new LandscapeSum(terms));
    }

    private Landscape modulated() {
        Landscape energy = within(section.shorthand("of", HEAD), grid);
        String factor = section.text("factor");
        return made("factor", () -> new Modulated(energy, Expression.parse(factor, List.of("t"))));
    }

    private Landscape along() {
        int axis = section.integer("axis", 0, dimensions - 1);
        Landscape one = within(section.shorthand("of", HEAD), new Grid(List.of(grid.axis(axis))));
        return made("axis", () -> new AlongAxis(one, axis, dimensions));
    }

    private Landscape within(Section part, Grid coordinates) {
        LandscapeBinder binder = new LandscapeBinder(part, coordinates, files);
        paper |= binder.isPaper();
        return binder.landscape();
    }

    private Landscape made(String key, Supplier<Landscape> constructor) {
        return section.construct(key, constructor).orElseGet(() -> new Free(dimensions));
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
