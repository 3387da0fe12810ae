package org.septuple.experiment;

import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.TimeScheme;

/// What the solution of an equation on a grid will take.
final class FieldCost {

    private static final long PROBE_NANOS = 1_000_000_000L;
    /// Fewer are not shared with profit, about.
    private static final int CELLS_OF_WORKER = 1 << 14;

    private static final long BYTES_OF_REPORT = 300_000;
    private static final int CHECKPOINTS = 3;
    /// Fields of a solver, work space and the frame that is written.
    private static final int FIELDS = 24;

    /// Of an unsplit implicit solve, coarse grids included.
    private static final int FIELDS_OF_MULTIGRID = 17;

    private static final int FIELDS_OF_EXPONENTIAL = 4;
    private static final int FIELDS_OF_ENTROPY = 2;
    /// Of two densities, the frame that is written, the notes on it and a checkpoint.
    private static final int FIELDS_OF_DENSITIES = 10;
    /// Of a Lanczos search for rates of 60 steps, without the modes it found; up to 180 more where none has converged by then.
    private static final int FIELDS_OF_SEARCH = 84;

    /// Complex blocks X, W, P, their images and one to work in, of each state and of the guards beside them.
    private static final long FIELDS_OF_LEVEL = 14;

    private static final long NUMBERS_OF_PARTICLE = 6;

    private FieldCost() {}

    /// Estimates by making steps for two seconds.
    ///
    /// @param experiment what would be computed
    /// @param engine     one worker
    /// @param threads    among which the steps would be shared
    static Cost of(Experiment.OnGrid experiment, Engine engine, int threads) {
        double until = FieldRun.until(experiment);
        double seconds = 0;
        if (until > 0) {
            Evolution evolution = FieldRun.evolution(experiment, engine);
            evolution.begin(() -> false);
            seconds = probe(evolution, until); // compilers and the control of steps need a while
            double from = evolution.time();
            if (from < until) {
                double took = probe(evolution, until);
                int workers = Math.clamp(experiment.grid().size() / CELLS_OF_WORKER, 1, threads);
                seconds = took * until / (evolution.time() - from) / workers;
            }
        }
        long field = (long) experiment.grid().size() * Double.BYTES;
        long frames = (1L + experiment.grid().dimensions()) * (experiment.frames() + 1);
        long kept = CHECKPOINTS * 2L * (1 + experiment.grid().dimensions());
        return new Cost(seconds, memoryBytes(experiment, threads), BYTES_OF_REPORT + field * (frames + kept));
    }

    /// Goes on for a second, at most to the end.
    ///
    /// @return seconds
    private static double probe(Evolution evolution, double until) {
        long start = System.nanoTime();
        if (evolution.time() < until) {
            evolution.advance(until, () -> System.nanoTime() - start > PROBE_NANOS);
        }
        return (System.nanoTime() - start) * 1e-9;
    }

    /// Lines that are transformed at once; each worker has room for four times as many numbers, twice as long at most.
    private static final int LINES = 8;

    private static long transforms(Grid grid, int threads) {
        long numbers = 0;
        for (int k = 0; k < grid.dimensions(); k++) {
            int points = grid.axis(k).points();
            numbers = Math.max(numbers, 8L * points * Math.min(LINES, grid.size() / points));
        }
        return Double.BYTES * numbers * threads;
    }

    /// Bytes of arrays, an upper bound.
    static long memoryBytes(Experiment.OnGrid experiment, int threads) {
        long fields =
                experiment instanceof Experiment.FokkerPlanck(var _, FokkerPlanckPlan plan) ? fields(plan) : FIELDS;
        long levels = experiment instanceof Experiment.Schroedinger(var _, SchroedingerPlan plan) ? levels(plan) : 0;
        long particles = switch (experiment) {
            case Experiment.FokkerPlanck(var _, FokkerPlanckPlan plan) -> plan.particles();
            case Experiment.Schroedinger(var _, SchroedingerPlan plan) -> plan.particles();
            case Experiment.Madelung _ -> 0;
        };
        long lines = experiment instanceof Experiment.Schroedinger ? transforms(experiment.grid(), threads) : 0;
        return lines
                + Double.BYTES
                        * ((long) experiment.grid().size() * (fields + levels)
                                + particles * experiment.grid().dimensions() * NUMBERS_OF_PARTICLE);
    }

    /// Fields of searches for levels and for the state to begin with, of which the first is over when the other begins.
    private static long levels(SchroedingerPlan plan) {
        long first = plan.initial() instanceof WavePlan.Level(int number) ? number + 1L : 0;
        long most = Math.max(plan.levels(), first);
        return most > 0 ? FIELDS_OF_LEVEL * (most * 5 / 4 + 2) : 0;
    }

    /// Fields of a solution of (3.1): hops and F, work space of steps, entropy, densities, and what rates need.
    static long fields(FokkerPlanckPlan plan) {
        int d = plan.grid().dimensions();
        boolean diagonal = plan.diffusion().diagonal();
        int directions = diagonal ? d : d * (d + 1) / 2;
        boolean absorbs = plan.grid().axes().stream().anyMatch(axis -> axis.boundary() == Boundary.VANISHING);
        long fields = directions * (absorbs ? 3L : 2L)
                + (diagonal ? 1 : (directions + 1) / 2) // F, or the order of cells, whole numbers
                + (plan.tolerance() > 0 ? 2 : 1)
                + FIELDS_OF_ENTROPY
                + FIELDS_OF_DENSITIES;
        boolean unsplit = switch (plan.scheme()) {
            case SPLIT_EULER, SPLIT, EXPONENTIAL -> false;
            case EULER, SECOND -> true;
        };
        if (d > 1 && (unsplit || plan.initial() == null)) {
            fields += FIELDS_OF_MULTIGRID + (diagonal ? 0 : 2L * d + 2);
        }
        if (plan.scheme() == TimeScheme.EXPONENTIAL) {
            fields += FIELDS_OF_EXPONENTIAL;
        }
        return plan.rates() > 0 ? fields + FIELDS_OF_SEARCH + plan.rates() : fields;
    }
}
