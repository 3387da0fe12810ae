package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.septuple.gravity.evolution.SliceBounds;
import org.septuple.gravity.evolution.SliceCurvature;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Expression;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Metric;

/// First slices of kind `einstein`, and those that later ones are compared with.
public final class EinsteinStart {

    private static final int COORDINATES = 4;
    private static final String AXES = "xyz";

    private final EinsteinPlan plan;
    private final long seed;
    private final @Nullable Metric metric;

    /// Makes the metric, if there is one.
    ///
    /// @param plan    what evolves
    /// @param kernels scalar or vector
    /// @param seed    of neurons and noise
    public EinsteinStart(EinsteinPlan plan, Kernels kernels, long seed) {
        this.plan = plan;
        this.seed = seed;
        this.metric = switch (plan.start().source()) {
            case EinsteinPlan.Source.Given given -> given.metric().metric(kernels, seed);
            case EinsteinPlan.Source.Measured _ -> null;
        };
    }

    /// The first slice, as time runs in the experiment.
    ///
    /// @param grid that of the plan; another one if the slice is of a metric
    /// @return with dust and noise
    /// @throws IllegalArgumentException naming the cell, if there is no metric, if it is not synchronous, not positive with noise or without, or if dust has a negative density
    public SpatialSlice slice(Grid grid) {
        SpatialSlice clean = dusty(positive(clean(grid)), grid);
        return plan.start().noise() > 0 ? positive(noisy(clean, grid)) : clean;
    }

    private static SpatialSlice positive(SpatialSlice slice) {
        int bad = SliceBounds.of(slice, Engine.scalar()).badCell();
        if (bad < 0) {
            return slice;
        }
        String metric = components((i, j) -> slice.metric(i, j, bad));
        String extrinsic = components((i, j) -> slice.extrinsic(i, j, bad));
        String place = slice.grid().place(bad);
        boolean finite = !(metric + extrinsic).matches(".*(NaN|Infinity).*");
        throw new IllegalArgumentException(
                finite
                        ? "the metric of space is not positive in %s: %s, whose smallest eigenvalue must be > 0 and above 1e-12 of the largest"
                                .formatted(place, metric)
                        : "numbers are not finite in %s: the metric of space has %s, its extrinsic curvature %s"
                                .formatted(place, metric, extrinsic));
    }

    /// Of a symmetric matrix, in words.
    private static String components(Component component) {
        StringJoiner words = new StringJoiner(", ");
        for (int i = 0; i < AXES.length(); i++) {
            for (int j = i; j < AXES.length(); j++) {
                words.add("%s%s = %s".formatted(AXES.charAt(i), AXES.charAt(j), component.at(i, j)));
            }
        }
        return words.toString();
    }

    private interface Component {
        double at(int i, int j);
    }

    private SpatialSlice clean(Grid grid) {
        return switch (plan.start().source()) {
            case EinsteinPlan.Source.Given _ ->
                SpatialSlice.of(
                        Objects.requireNonNull(metric), grid, plan.times().from());
            case EinsteinPlan.Source.Measured measured -> Objects.requireNonNull(measured.slice(), "it was opened");
        };
    }

    private SpatialSlice dusty(SpatialSlice slice, Grid grid) {
        return switch (plan.start().dust()) {
            case EinsteinPlan.Dust.None _ -> slice;
            case EinsteinPlan.Dust.Formula(Expression density) -> slice.withDust(values(density, grid));
            case EinsteinPlan.Dust.Solved _ -> slice.withDust(solved(slice, grid));
        };
    }

    private double[] values(Expression density, Grid grid) {
        double[] values = new double[grid.size()];
        double[] q = new double[grid.dimensions()];
        double[] event = new double[COORDINATES];
        event[0] = plan.times().from();
        for (int cell = 0; cell < values.length; cell++) {
            grid.position(cell, q);
            System.arraycopy(q, 0, event, 1, q.length);
            values[cell] = density.at(event);
        }
        return values;
    }

    /// κρ = G_00 − Λ, which holds no second derivative in time.
    private double[] solved(SpatialSlice slice, Grid grid) {
        double lambda = plan.equations().lambda();
        SliceCurvature curvature =
                new SliceCurvature(slice, plan.equations().differences().order(), lambda);
        double[] density = new double[grid.size()];
        for (int cell = 0; cell < density.length; cell++) {
            density[cell] = curvature.at(cell).einstein(0, 0) - lambda;
        }
        return density;
    }

    private SpatialSlice noisy(SpatialSlice slice, Grid grid) {
        RandomStream stream = new RandomStream(seed, Purpose.SLICE_NOISE, 0, 0);
        List<double[]> metricFields = new ArrayList<>();
        List<double[]> extrinsicFields = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                double[] gamma = new double[grid.size()];
                double[] k = new double[grid.size()];
                for (int cell = 0; cell < gamma.length; cell++) {
                    gamma[cell] = slice.metric(i, j, cell) + noise(stream);
                    k[cell] = slice.extrinsic(i, j, cell) + noise(stream);
                }
                metricFields.add(gamma);
                extrinsicFields.add(k);
            }
        }
        SpatialSlice noisy = SpatialSlice.of(grid, slice.time(), metricFields, extrinsicFields);
        return slice.dusty() ? noisy.withDust(density(slice, grid)) : noisy;
    }

    private double noise(RandomStream stream) {
        return plan.start().noise() * (2 * stream.nextUniform() - 1);
    }

    /// κρ of all cells.
    static double[] density(SpatialSlice slice, Grid grid) {
        double[] density = new double[grid.size()];
        for (int cell = 0; cell < density.length; cell++) {
            density[cell] = slice.density(cell);
        }
        return density;
    }

    /// The slice of the metric at a time.
    ///
    /// @param grid any
    /// @param time of the experiment
    /// @return none if nothing is compared, or if the metric ends before
    Optional<SpatialSlice> known(Grid grid, double time) {
        if (metric == null || !plan.compared()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SpatialSlice.of(metric, grid, time));
        } catch (IllegalArgumentException _) { // outside its chart
            return Optional.empty();
        }
    }
}
