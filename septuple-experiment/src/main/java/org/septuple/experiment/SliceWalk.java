package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.learning.Learner;
import org.septuple.learning.Optimiser;
import org.septuple.measurement.SliceClosure;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Branches that begin at places z of their own on a line q₀ + z·e, and z = e·(q − q₀) as they learn. From some steps on a twin, with the same q and
/// memory but minibatches of its own, goes a few steps, so that drift is known twice with independent noise.
///
/// @param places `[branch][step]`, z at steps 0, 1, …
/// @param splits steps at which a twin began, rising; none without twins
/// @param ahead  steps of a twin
/// @param twins  `[branch][split]`, by how much z of the twin moved
record SliceWalk(List<double[]> places, List<Integer> splits, int ahead, List<double[]> twins) {

    static final int DEGREE = 3;

    SliceWalk {
        places = List.copyOf(places);
        splits = List.copyOf(splits);
        twins = List.copyOf(twins);
    }

    /// How long branches walk, and when twins begin.
    ///
    /// @param steps  of each branch
    /// @param splits steps at which a twin begins, each ≤ steps − ahead; none without twins
    /// @param ahead  steps of a twin
    record Plan(int steps, List<Integer> splits, int ahead) {
        Plan {
            splits = List.copyOf(splits);
        }
    }

    /// Lets branches learn.
    ///
    /// @param branches  of the learner
    /// @param optimiser its own, or another one, which then starts without memory
    /// @param direction e, of unit length
    /// @param start     z at step 0 of each branch
    /// @param first     number of the samples of the first branch; those of the twins come after all of them
    /// @param plan      how long
    /// @param engine    kernels and workers: branches are shared out
    /// @throws UntestableException if a branch leaves the finite numbers
    static SliceWalk of(
            LearnerBranches branches,
            Optimiser optimiser,
            double[] direction,
            double[] start,
            int first,
            Plan plan,
            Engine engine) {
        int count = start.length;
        double[][] places = new double[count][plan.steps() + 1];
        double[][] twins = new double[count][plan.splits().size()];
        engine.crew().work(count, (_, b) -> {
            Learner learner = branches.branch(optimiser, first + b, engine.alone());
            Learner twin =
                    plan.splits().isEmpty() ? learner : branches.branch(optimiser, first + count + b, engine.alone());
            double[] q = learner.trainables().values();
            double[] origin = q.clone();
            List<double[]> parts = new ArrayList<>(learner.save());
            parts.set(0, parts.getFirst().clone());
            for (int k = 0; k < q.length; k++) {
                parts.getFirst()[k] += start[b] * direction[k]; // trainables come first
            }
            learner.resume(learner.time(), parts);
            int split = 0;
            for (int step = 0; step <= plan.steps(); step++) {
                if (step > 0) {
                    step(learner, step);
                }
                places[b][step] = along(direction, q, origin);
                if (split < plan.splits().size() && plan.splits().get(split) == step) {
                    twin.resume(learner.time(), learner.save());
                    for (int ahead = 1; ahead <= plan.ahead(); ahead++) {
                        step(twin, step + ahead);
                    }
                    twins[b][split++] = along(direction, twin.trainables().values(), origin) - places[b][step];
                }
            }
        });
        return new SliceWalk(Arrays.asList(places), plan.splits(), plan.ahead(), Arrays.asList(twins));
    }

    private static void step(Learner learner, int step) {
        if (!learner.step().isFinite()) {
            throw new UntestableException(
                    "a branch on the slice left the finite numbers after %d learning steps".formatted(step));
        }
    }

    private static double along(double[] direction, double[] q, double[] origin) {
        double sum = 0;
        for (int k = 0; k < q.length; k++) {
            sum = Math.fma(direction[k], q[k] - origin[k], sum);
        }
        return sum;
    }

    /// R² of the drift of z on a polynomial of z, degree [#DEGREE].
    Estimate closure() {
        int count = places.size();
        int times = splits.size();
        double[][] z = new double[count][times];
        double[][] moved = new double[count][times];
        for (int b = 0; b < count; b++) {
            for (int k = 0; k < times; k++) {
                int step = splits.get(k);
                z[b][k] = places.get(b)[step];
                moved[b][k] = places.get(b)[step + ahead] - z[b][k];
            }
        }
        try {
            return SliceClosure.of(z, moved, twins.toArray(double[][]::new), DEGREE);
        } catch (IllegalArgumentException narrow) {
            throw new UntestableException(String.valueOf(narrow.getMessage()));
        }
    }
}
