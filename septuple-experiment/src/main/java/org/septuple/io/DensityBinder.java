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
            return inside(section, mean, grid, made("covariance", () -> GaussianDensity.of(mean, covariance)));
        }
        double[] variance = section.numbers("variance", d, Interval.POSITIVE);
        return inside(section, mean, grid, made("variance", () -> GaussianDensity.of(mean, variance)));
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
        return made("to", () -> new UniformDensity(from, to));
    }

    private InitialDensity made(String key, Supplier<InitialDensity> constructor) {
        return section.construct(key, constructor).orElseGet(() -> UniformDensity.over(grid));
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
