package org.septuple.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.septuple.contest.Contestant;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.Harmonic;
import org.septuple.statistics.Estimate;

/// Carries out kind `contest`: a seed is a unit of work, and rests come between seeds.
record ContestRun(Experiment.Contest experiment, Engine engine, RunOutput output, CheckpointStore store) {

    Run run() {
        ContestPlan plan = experiment.plan();
        List<Contestant> contestants;
        try {
            contestants = new Contestants(plan, engine.alone()).all();
        } catch (IllegalArgumentException refused) { // only their solvers find out
            return broken("a contestant was refused", String.valueOf(refused.getMessage()));
        }
        ContestSchedule schedule = new ContestSchedule(plan);
        ContestTally tally = new ContestTally(contestants, schedule.lateTimes(), plan);
        PressureTally pressure = new PressureTally(
                plan.grid().dimensions(), plan.mover().freeEnergy() instanceof Harmonic, plan.replicas());
        @Nullable Checkpoint latest = store.latest();
        if (latest != null) {
            tally.resume(latest);
            pressure.resume(latest);
        }
        while (tally.seeds() < plan.seeds()) {
            output.progress("contests", tally.seeds(), plan.seeds());
            try {
                for (ContestSeed.Held held : held(contestants, schedule, tally.seeds())) {
                    pressure.add(tally.seeds(), held.pressure());
                    tally.add(held);
                }
            } catch (UntestableException refused) {
                return broken("nothing can be judged", String.valueOf(refused.getMessage()));
            }
            if (store.isDue()) {
                Checkpoint moment = new Checkpoint();
                tally.save(moment);
                pressure.save(moment);
                if (!store.save(moment)) {
                    Outcome resting = new Outcome.Interrupted(tally.seeds(), plan.seeds());
                    return new Run(experiment, resting, Map.of(), new Findings());
                }
            }
        }
        output.progress("contests", plan.seeds(), plan.seeds());
        ContestFindings findings = new ContestFindings(tally, pressure);
        return new Run(experiment, new Outcome.Completed(), findings.results(), findings.findings());
    }

    /// As many seeds as there are workers, one for each; results do not depend on how many.
    private List<ContestSeed.Held> held(List<Contestant> contestants, ContestSchedule schedule, int first) {
        int count = Math.min(engine.crew().workers(), experiment.plan().seeds() - first);
        List<AtomicReference<ContestSeed.Held>> found = Stream.generate(() -> new AtomicReference<ContestSeed.Held>())
                .limit(count)
                .toList();
        engine.crew()
                .work(
                        count,
                        (worker, piece) -> found.get(piece)
                                .set(new ContestSeed(
                                                experiment.plan(),
                                                contestants,
                                                schedule,
                                                experiment.header().seed(),
                                                first + piece,
                                                engine.alone())
                                        .held()));
        return found.stream().map(AtomicReference::get).toList();
    }

    private Run broken(String what, String advice) {
        Map<String, Estimate> none = new LinkedHashMap<>();
        return new Run(experiment, new Outcome.Diverged(what, 0, advice), none, new Findings());
    }
}
