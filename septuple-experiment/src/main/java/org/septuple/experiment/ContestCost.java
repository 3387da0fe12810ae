package org.septuple.experiment;

import java.util.List;
import org.septuple.numerics.Engine;

/// What a contest will take: one seed with few replicas, made now, and one with more if there are more; time goes on from there in a straight line, as fits
/// cost the same for any number of replicas and scores do not. Of a survey the first and the last mover stand for all. Threads are left out: solvers of one axis do not use them.
final class ContestCost {

    private static final int FEW = 500;
    private static final int MORE = 2000;
    private static final long BYTES_OF_REPORT = 300_000;
    private static final long BYTES_PER_ROW = 200;
    /// Positions of both halves as recorded and as observed, increments, forces, their moments, scores.
    private static final int COPIES = 13;

    private ContestCost() {}

    /// Estimates by a contest of few replicas.
    ///
    /// @param experiment what would be run
    /// @param engine     kernels
    /// @return the estimate
    static Cost of(Experiment.Contest experiment, Engine engine) {
        ContestPlan plan = experiment.plan();
        List<Mover> movers = plan.movers();
        double seconds = 0;
        List<Mover> timed = movers.size() == 1 ? movers : List.of(movers.getFirst(), movers.getLast());
        for (Mover mover : timed) {
            seconds += secondsOf(new Experiment.Contest(experiment.header(), plan.of(mover)), engine) / timed.size();
        }
        return new Cost(
                seconds * plan.seeds() * movers.size(),
                memoryBytes(experiment),
                BYTES_OF_REPORT
                        + BYTES_PER_ROW
                                * movers.size()
                                * plan.times().size()
                                * plan.names().size());
    }

    private static double secondsOf(Experiment.Contest experiment, Engine engine) {
        ContestPlan plan = experiment.plan();
        double seconds = seconds(experiment, Math.min(plan.replicas(), FEW), engine);
        if (plan.replicas() > FEW) {
            int more = Math.min(plan.replicas(), MORE);
            double slope = Math.max(0, seconds(experiment, more, engine) - seconds) / (more - FEW);
            seconds += slope * (plan.replicas() - FEW);
        }
        return seconds;
    }

    private static double seconds(Experiment.Contest experiment, int replicas, Engine engine) {
        ContestPlan small = experiment.plan().with(replicas, 1);
        long begin = System.nanoTime();
        new ContestRun(new Experiment.Contest(experiment.header(), small), engine, NOBODY, CheckpointStore.NONE).run();
        return (System.nanoTime() - begin) * 1e-9;
    }

    private static final RunOutput NOBODY = new RunOutput() {
        @Override
        public void epoch(EpochRecord record) {}

        @Override
        public void progress(String stage, long done, long total) {}
    };

    /// Bytes of positions and of densities.
    static long memoryBytes(Experiment.Contest experiment) {
        ContestPlan plan = experiment.plan();
        long numbers =
                (long) plan.replicas() * plan.times().size() * plan.grid().dimensions() * COPIES;
        return Double.BYTES
                * (numbers + (long) COPIES * plan.times().size() * plan.grid().size());
    }
}
