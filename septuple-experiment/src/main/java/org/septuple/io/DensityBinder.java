package org.septuple.io;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.quantum.BoltzmannDensity;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.LandscapeDensity;
import org.septuple.quantum.UniformDensity;

/// Binds a probability density to begin with.
///
/// ```yaml
/// density: {law: gaussian, mean: [2], variance: [0.25]}           # or covariance: [[0.25]]
/// density: {law: uniform}                                         # or from: [-1], to: [1]
/// density: {law: boltzmann, of: {family: harmonic, rates: [1]}, factor: 2}     # e^{−2F}
/// density: {law: shape, of: {family: formula, text: "exp(-x^4)"}}              # scaled to integral 1
/// density: {law: run, run: runs/first, frame: 3}                               # of an earlier run
/// ```
final class DensityBinder {

    private static final double MOST_CUT = 0.01;

    /// Standard deviation of a Gaussian, in cells.
    private static final double LEAST_WIDTH = 0.5;

    private final Section section;
    private final Grid grid;
    private final InitialDensity density;

    /// Reads the section.
    ///
    /// @param section whose key `law` is to be read
    /// @param grid    where the density lives
    /// @param files   for tables and earlier runs
    DensityBinder(Section section, Grid grid, FieldFiles files) {
        this.section = section;
        this.grid = grid;
        Map<String, Supplier<InitialDensity>> laws = new LinkedHashMap<>();
        laws.put("gaussian", this::gaussian);
        laws.put("uniform", this::uniform);
        laws.put("boltzmann", () -> {
            var of = LandscapeBinder.of(section, "of", grid, files);
            double factor = section.number("factor", Interval.FINITE, 1);
            return made("factor", () -> new BoltzmannDensity(of, factor));
        });
        laws.put("shape", () -> {
            var of = LandscapeBinder.of(section, "of", grid, files);
            return made("of", () -> new LandscapeDensity(of));
        });
        laws.put("run", () -> files.density(section, grid));
        this.density = section.select("law", laws).get();
        if (files.areOpen()) {
            section.construct("law", () -> density.values(grid).length);
        }
    }

    /// The density, harmless if anything is wrong.
    InitialDensity density() {
        return density;
    }

    private InitialDensity gaussian() {
        int d = grid.dimensions();
        double[] mean = section.numbers("mean", d, Interval.FINITE, new double[d]);
        if (section.has("covariance")) {
            section.exclude("covariance", "variance");
            double[][] covariance = section.matrix("covariance", d, d, Interval.FINITE);
            return resolved(
                    "covariance",
                    inside(section, mean, grid, made("covariance", () -> GaussianDensity.of(mean, covariance))));
        }
        double[] variance = section.numbers("variance", d, Interval.POSITIVE);
        return resolved(
                "variance", inside(section, mean, grid, made("variance", () -> GaussianDensity.of(mean, variance))));
    }

    /// Refuses a Gaussian that is narrower than the cells, and would become as wide as one.
    private InitialDensity resolved(String key, InitialDensity density) {
        section.construct(key, () -> {
            double width = density instanceof GaussianDensity gaussian ? gaussian.leastWidth(grid) : LEAST_WIDTH;
            if (!(width >= LEAST_WIDTH)) {
                throw new IllegalArgumentException(
                        "the Gaussian has a standard deviation of %.3g cells where it is narrowest, must have at least %s; take a wider one, or more points"
                                .formatted(width, LEAST_WIDTH));
            }
            return width;
        });
        return density;
    }

    /// Refuses a Gaussian that the box does not hold.
    ///
    /// @param density of the section, a Gaussian if nothing is wrong
    /// @return the same
    static InitialDensity inside(Section section, double[] mean, Grid grid, InitialDensity density) {
        section.construct("mean", () -> {
            for (int k = 0; k < mean.length; k++) {
                Axis axis = grid.axis(k);
                if (mean[k] < axis.from() || mean[k] > axis.to()) {
                    throw new IllegalArgumentException("%s along axis %d must be in [%s, %s]; move it or the box"
                            .formatted(mean[k], k, axis.from(), axis.to()));
                }
            }
            double cut = density instanceof GaussianDensity gaussian ? gaussian.cut(grid) : 0;
            if (cut > MOST_CUT) {
                throw new IllegalArgumentException(
                        "the box cuts off %.3g of the Gaussian, may at most %s; enlarge it, or give a formula that ends at the walls"
                                .formatted(cut, MOST_CUT));
            }
            return cut;
        });
        return density;
    }

    private InitialDensity uniform() {
        int d = grid.dimensions();
        if (!section.has("from") && !section.has("to")) {
            return UniformDensity.over(grid);
        }
        List<Double> from = boxed(section.numbers("from", d, Interval.FINITE));
        List<Double> to = boxed(section.numbers("to", d, Interval.FINITE));
        return made("to", () -> {
            for (int k = 0; k < d; k++) {
                held(grid.axis(k), k, from.get(k), to.get(k));
            }
            return new UniformDensity(from, to);
        });
    }

    /// Refuses an interval that a grid cannot hold.
    private static void held(Axis axis, int k, double from, double to) {
        double outside = 1 - (Math.min(to, axis.to()) - Math.max(from, axis.from())) / (to - from);
        if (outside > MOST_CUT) {
            throw new IllegalArgumentException(
                    "the box of the grid cuts off %.3g of [%s, %s] along axis %d, may at most %s; enlarge it, or shrink the interval"
                            .formatted(outside, from, to, k, MOST_CUT));
        }
        if (to - from < axis.spacing()) {
            throw new IllegalArgumentException(
                    "[%s, %s] along axis %d is %.3g cells wide, must be at least 1; take a wider interval, or more points"
                            .formatted(from, to, k, (to - from) / axis.spacing()));
        }
    }

    private InitialDensity made(String key, Supplier<InitialDensity> constructor) {
        return section.construct(key, constructor).orElseGet(() -> UniformDensity.over(grid));
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
