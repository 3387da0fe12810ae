package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.septuple.gravity.evolution.SliceCurvature;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Expression;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Metric;

/// First slices of kind `einstein`, and those that later ones are compared with.
public final class EinsteinStart {

    private static final int COORDINATES = 4;

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
    /// @throws IllegalArgumentException if there is no metric, if it is not synchronous, or if dust has a negative density
    public SpatialSlice slice(Grid grid) {
        SpatialSlice clean = dusty(clean(grid), grid);
        return plan.start().noise() > 0 ? noisy(clean, grid) : clean;
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
