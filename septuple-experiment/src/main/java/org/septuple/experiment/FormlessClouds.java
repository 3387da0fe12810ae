package org.septuple.experiment;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.septuple.network.Activation;
import org.septuple.network.BasePaths;
import org.septuple.network.CloudChange;
import org.septuple.network.CloudReading;
import org.septuple.network.NeuronRange;
import org.septuple.numerics.Engine;

/// Why clouds of a network tell no form, from a few infinitesimal ones, and what to change.
///
/// @param what   the cause and what was seen, without a full stop
/// @param advice what to change
record FormlessClouds(String what, String advice) {

    private static final int CLOUDS = 16;

    /// Beyond it, products of states leave the finite numbers.
    private static final double LARGE = 1e100;

    /// Looks at a few clouds.
    ///
    /// @param source of base states
    /// @param plan   how clouds are measured
    /// @param seen   what [VectorForms] says
    /// @param engine kernels and workers
    static FormlessClouds of(BaseStates source, SpacetimePlan plan, String seen, Engine engine) {
        CloudReading reading =
                plan.reading(plan.reading(), source.septuple().projector().bulkRange());
        int count = source.batch(CLOUDS, reading.steps());
        BasePaths paths = source.paths(0, count, reading.steps(), engine);
        if (!(largest(paths) < LARGE)) {
            return new FormlessClouds(
                    "states of neurons reach %s: %s".formatted(largest(paths), seen),
                    "lower `spacetime.spread`, or the weights");
        }
        int[][] shapes = new int[count][CloudChange.Shape.values().length];
        CloudSurvey.tangents(source, paths.held(), reading, engine)
                .carry(paths, count, 0, (column, change) -> take(change, reading, shapes[column]));
        return of(commonest(shapes), source, plan, seen, paths);
    }

    private static FormlessClouds of(
            CloudChange.Shape shape, BaseStates source, SpacetimePlan plan, String seen, BasePaths paths) {
        Activation activation = source.septuple().activation();
        return switch (shape) {
            case NOT_FINITE ->
                new FormlessClouds(
                        "displacements leave the finite numbers within %d steps: %s".formatted(paths.steps(), seen),
                        "give a shorter `spacetime.lag`");
            case FLAT ->
                new FormlessClouds(
                        "clouds are flat after %d steps, since all displacements turn to those that grow fastest: %s"
                                .formatted(paths.steps(), seen),
                        "give a shorter `spacetime.lag`, or fewer `spacetime.components`");
            case STILL -> still(activation, asleep(source, paths), paths.steps(), seen);
            case REGULAR ->
                activation instanceof Activation.Identity
                        ? new FormlessClouds(seen, "give another `network.activation`, such as tanh")
                        : new FormlessClouds(
                                seen,
                                plan.finite() == null
                                        ? "give base states that differ more, by `spacetime.spread` or `network.inputs`"
                                        : "give another `spacetime.radius`");
        };
    }

    private static FormlessClouds still(Activation activation, double asleep, int steps, String seen) {
        if (asleep < 1.0 / 2) {
            return new FormlessClouds(
                    "displacements vanish within %d steps, or nothing feeds the neurons: %s".formatted(steps, seen),
                    "give a shorter `spacetime.lag`, or weights that feed all bulk neurons");
        }
        boolean isSilent = activation instanceof Activation.Relu;
        return new FormlessClouds(
                String.format(
                        Locale.ROOT,
                        "neurons are %s, f′ = 0 in %.0f %% of their steps: %s",
                        isSilent ? "silent" : "saturated",
                        100 * asleep,
                        seen),
                isSilent
                        ? "give larger weights, inputs that excite neurons, or another `network.activation`, such as tanh"
                        : "lower `spacetime.spread`, or the weights");
    }

    private static void take(CloudChange change, CloudReading reading, int[] shapes) {
        for (int v = 0; v < reading.vectors(); v++) {
            CloudChange.Shape before = change.shapeBefore(v);
            boolean isWhole = before == CloudChange.Shape.REGULAR;
            shapes[place(isWhole ? change.shapeAfter(v) : before)]++;
        }
    }

    private static int place(CloudChange.Shape shape) {
        return switch (shape) {
            case REGULAR -> 0;
            case STILL -> 1;
            case FLAT -> 2;
            case NOT_FINITE -> 3;
        };
    }

    /// The one of most clouds of a vector; regular ones count where they are half or more.
    private static CloudChange.Shape commonest(int[][] shapes) {
        int[] sums = new int[CloudChange.Shape.values().length];
        int all = 0;
        for (int[] of : shapes) {
            for (int s = 0; s < sums.length; s++) {
                sums[s] += of[s];
                all += of[s];
            }
        }
        if (2 * sums[place(CloudChange.Shape.REGULAR)] >= all) {
            return CloudChange.Shape.REGULAR;
        }
        return Stream.of(CloudChange.Shape.STILL, CloudChange.Shape.FLAT, CloudChange.Shape.NOT_FINITE)
                .max(Comparator.comparingInt(shape -> sums[place(shape)]))
                .orElseThrow();
    }

    /// Share of slopes of bulk neurons that are 0.
    private static double asleep(BaseStates source, BasePaths paths) {
        NeuronRange bulk = source.septuple().projector().bulkRange();
        long none = 0;
        for (int s = 0; s < paths.steps(); s++) {
            for (int i = bulk.from(); i < bulk.to(); i++) {
                for (int column = 0; column < paths.batch(); column++) {
                    none += paths.slope(s, i, column) == 0 ? 1 : 0;
                }
            }
        }
        return none / ((double) paths.steps() * bulk.size() * paths.batch());
    }

    /// NaN if a state is.
    private static double largest(BasePaths paths) {
        double largest = 0;
        for (int s = 0; s <= paths.steps(); s++) {
            for (int i = 0; i < paths.neurons(); i++) {
                for (int column = 0; column < paths.batch(); column++) {
                    largest = Math.max(largest, Math.abs(paths.state(s, i, column)));
                }
            }
        }
        return largest;
    }
}
