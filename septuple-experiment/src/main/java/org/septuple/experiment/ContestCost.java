package org.septuple.experiment;

import java.util.List;
import java.util.function.LongSupplier;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;

/// What contests will take, from rounds of contests that are held now: as many seeds of one mover at once as there are threads, since they slow one another and while
/// their code is compiled. With R ≥ [#FEW] replicas a round takes a + bR; with fewer it takes less (0.3 s with 500, 0.9 with 2000, 1.0
/// with 4000, 1.1 with 8000 and 1.4 with 20 000 were measured for one contest alone).
///
/// | | held |
/// |---|---|
/// | what the first one takes more, while its code is compiled | the first mover, until it gets no faster |
/// | a of every mover | each with [#FEW] replicas; once all together took [#PATIENCE], the mean of those, which are evenly spread, stands for the others |
/// | b | the first and the last with a fourth of R, twice [#FEW] or more |
///
/// @param experiment what would be run
/// @param engine     kernels and threads of the run
/// @param clock      nanoseconds
record ContestCost(Experiment.Contest experiment, Engine engine, LongSupplier clock) {

    private static final int FEW = 2000;
    private static final int FOURTH = 4;
    /// Seconds.
    private static final double PATIENCE = 30;
    /// Seconds above which compiling counts for little.
    private static final double LONG = 5;
    private static final double FASTER = 0.9;
    private static final long BYTES_OF_REPORT = 300_000;
    private static final long BYTES_PER_ROW = 200;
    /// Positions of both halves as recorded and as observed, increments, forces, their moments, scores.
    private static final int COPIES = 13;

    private static final RunOutput NOBODY = new RunOutput() {
        @Override
        public void epoch(EpochRecord record) {}

        @Override
        public void progress(String stage, long done, long total) {}
    };

    /// Estimates.
    ///
    /// @param experiment what would be run
    /// @param kernels    scalar or vector
    /// @param threads    of the run
    /// @return the estimate
    static Cost of(Experiment.Contest experiment, Kernels kernels, int threads) {
        ContestPlan plan = experiment.plan();
        long pressure = plan.kappa()
                ? (long) plan.seeds() * plan.grid().dimensions() * plan.movers().size()
                : 0;
        long rows =
                (long) plan.movers().size() * plan.times().size() * plan.names().size() + pressure;
        try (ThreadCrew crew = new ThreadCrew(threads)) {
            return new Cost(
                    new ContestCost(experiment, new Engine(kernels, crew), System::nanoTime).seconds(),
                    memoryBytes(experiment, threads),
                    BYTES_OF_REPORT + BYTES_PER_ROW * rows);
        }
    }

    /// Wall time.
    double seconds() {
        ContestPlan plan = experiment.plan();
        List<Mover> movers = plan.movers();
        int few = Math.min(plan.replicas(), FEW);
        double cold = seconds(movers.getFirst(), few);
        double warm = warm(movers.getFirst(), few, cold);
        double mean = mean(movers, few, warm);
        if (plan.replicas() > few) {
            mean += (slope(movers.getFirst(), few) + slope(movers.getLast(), few)) / 2 * (plan.replicas() - few);
        }
        return cold - warm + mean * Math.ceilDiv((long) movers.size() * plan.seeds(), together());
    }

    private int together() {
        ContestPlan plan = experiment.plan();
        return (int) Math.min(engine.crew().workers(), (long) plan.movers().size() * plan.seeds());
    }

    private double warm(Mover first, int few, double cold) {
        double warm = cold;
        double spent = cold;
        boolean faster = cold < LONG;
        while (faster && spent < PATIENCE) {
            double again = seconds(first, few);
            faster = again < FASTER * warm;
            warm = Math.min(warm, again);
            spent += again;
        }
        return warm;
    }

    /// Of all movers.
    private double mean(List<Mover> movers, int few, double first) {
        double spent = first;
        int held = 1;
        for (int place : spread(movers.size())) {
            if (place > 0 && (held < 2 || spent < PATIENCE)) {
                spent += seconds(movers.get(place), few);
                held++;
            }
        }
        return spent / held;
    }

    /// The first, the last, then the others in strides of some .62 of all.
    private static int[] spread(int count) {
        int[] order = new int[count];
        boolean[] taken = new boolean[count];
        int stride = Math.max(1, (int) (0.618 * count));
        int place = 0;
        for (int k = 0; k < count; k++) {
            place = k == 1 ? count - 1 : (place + stride) % count;
            place = k == 0 ? 0 : place;
            while (taken[place]) {
                place = (place + 1) % count;
            }
            taken[place] = true;
            order[k] = place;
        }
        return order;
    }

    /// b ≥ 0.
    private double slope(Mover mover, int few) {
        int replicas = experiment.plan().replicas();
        int more = Math.min(replicas, Math.max(2 * few, replicas / FOURTH));
        return Math.max(0, seconds(mover, more) - seconds(mover, few)) / (more - few);
    }

    private double seconds(Mover mover, int replicas) {
        ContestPlan small = experiment.plan().of(mover).with(replicas, together());
        long begin = clock.getAsLong();
        new ContestRun(new Experiment.Contest(experiment.header(), small), engine, NOBODY, CheckpointStore.NONE).run();
        return (clock.getAsLong() - begin) * 1e-9;
    }

    /// Bytes of positions and of densities of the contests that are held at once.
    ///
    /// @param experiment what would be run
    /// @param threads    of the run
    static long memoryBytes(Experiment.Contest experiment, int threads) {
        ContestPlan plan = experiment.plan();
        long together = Math.min(threads, (long) plan.movers().size() * plan.seeds());
        long numbers = 0;
        for (Mover mover : plan.movers()) {
            ContestPlan one = plan.of(mover);
            long frames = (long) COPIES * plan.times().size() + (plan.kappa() ? ContestPressure.steps(one).length : 0);
            numbers = Math.max(numbers, frames * plan.replicas() * plan.grid().dimensions());
        }
        return Double.BYTES
                * together
                * (numbers + (long) COPIES * plan.times().size() * plan.grid().size());
    }
}
