package org.septuple.experiment;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.septuple.measurement.CurrentCirculation;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.Trajectories;

/// Circulation of the current velocity of the replicas on which a contest measures parameters: around a ring of one axis, or the rate at which it turns two open
/// axes. They are recorded once more, on the same way, at each early step and one step before and after it.
///
/// @param plan     what moves
/// @param schedule early steps
/// @param draw     of places and noise: that of the contest
/// @param order    of a shuffled recording
/// @param engine   kernels and workers; bits do not depend on them
record ContestCirculation(ContestPlan plan, ContestSchedule schedule, long draw, RandomStream order, Engine engine) {

    /// Measures.
    ///
    /// @return none where nothing can turn: on one open axis; or it is not told, of three axes or of two that are not both open
    Optional<CurrentCirculation> found() {
        if (Turn.of(plan.grid()) == Turn.NONE) {
            return Optional.empty();
        }
        long[] early = schedule.early();
        long[] steps = Arrays.stream(early)
                .flatMap(step -> LongStream.of(step - 1, step, step + 1))
                .distinct()
                .sorted()
                .toArray();
        Trajectories moved =
                new Motion(plan.grid(), plan.initial(), plan.mover(), engine).record(plan.replicas(), steps, draw);
        int[] shown = shown(steps.length);
        int d = plan.grid().dimensions();
        double[][][] places = new double[early.length][d][];
        double[][][] velocities = new double[early.length][d][];
        for (int i = 0; i < early.length; i++) {
            int before = shown[schedule.place(moved, early[i] - 1)];
            int now = shown[schedule.place(moved, early[i])];
            int after = shown[schedule.place(moved, early[i] + 1)];
            for (int k = 0; k < d; k++) {
                double[] q = column(moved, now, k);
                places[i][k] = q;
                velocities[i][k] = velocity(column(moved, before, k), q, column(moved, after, k), k);
            }
        }
        if (d == 2) {
            return Optional.of(CurrentCirculation.plane(places, velocities));
        }
        Axis ring = plan.grid().axis(0);
        return Optional.of(CurrentCirculation.ring(first(places), first(velocities), ring.from(), ring.length()));
    }

    /// What a null model shows in place of each time.
    private int[] shown(int times) {
        return switch (plan.tampering()) {
            case NONE -> IntStream.range(0, times).toArray();
            case FROZEN -> new int[times];
            case SHUFFLED -> order.permutation(times);
        };
    }

    private static double[] column(Trajectories moved, int time, int coordinate) {
        double[] column = new double[moved.replicas()];
        Arrays.setAll(column, r -> moved.value(time, r, coordinate));
        return column;
    }

    /// Around a ring each step goes the short way.
    private double[] velocity(double[] before, double[] now, double[] after, int coordinate) {
        Axis axis = plan.grid().axis(coordinate);
        double twice = 2 * plan.mover().interval();
        double[] velocity = new double[now.length];
        Arrays.setAll(
                velocity,
                r -> (ContestSeed.shortest(axis, after[r] - now[r]) + ContestSeed.shortest(axis, now[r] - before[r]))
                        / twice);
        return velocity;
    }

    private static double[][] first(double[][][] frames) {
        return Arrays.stream(frames).map(frame -> frame[0]).toArray(double[][]::new);
    }

    /// What can turn.
    enum Turn {
        /// Nothing, or nothing that is measured.
        NONE(""),
        /// ∮u dq.
        RING("circulation"),
        /// ω.
        PLANE("rotation");

        private final String word;

        Turn(String word) {
            this.word = word;
        }

        /// Its name in results.
        String word() {
            return word;
        }

        /// On a grid.
        static Turn of(Grid grid) {
            boolean closed = grid.axes().stream().anyMatch(Axis::periodic);
            return switch (grid.dimensions()) {
                case 1 -> closed ? RING : NONE;
                case 2 -> closed ? NONE : PLANE;
                default -> NONE;
            };
        }
    }
}
