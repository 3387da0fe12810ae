package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.septuple.network.Split;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.Estimate;

/// Runs experiments on the threads of this process: one replica per thread, or, where there are fewer replicas than
/// threads, one replica after the other on all threads.
///
/// @param kernels scalar or vector; results do not depend on them
/// @param threads ≥ 1; results do not depend on it
public record LocalRunner(Kernels kernels, int threads) implements Runner {

    public LocalRunner {
        if (threads < 1) {
            throw new IllegalArgumentException("%d threads, need >= 1".formatted(threads));
        }
    }

    @Override
    public Run run(Experiment experiment, Split data, RunOutput output) throws InterruptedException {
        if (experiment instanceof Experiment.Learning learning && learning.ensemble() != null) {
            try (ThreadCrew crew = new ThreadCrew(threads)) {
                return new EnsembleLearning(experiment, learning.ensemble(), data, new Engine(kernels, crew), output)
                        .run();
            }
        }
        List<Replica> replicas = learn(experiment, data, output);
        List<EpochRecord> epochs =
                replicas.stream().flatMap(replica -> replica.epochs().stream()).toList();
        Outcome outcome = replicas.stream()
                .map(Replica::outcome)
                .filter(Outcome.Diverged.class::isInstance)
                .findFirst()
                .orElseGet(Outcome.Completed::new);
        if (outcome instanceof Outcome.Diverged) {
            return new Run(experiment, outcome, Map.of(), epochs, List.of(), null, null, null);
        }
        Classification classification = data.test().classes() == 0
                ? null
                : Classification.of(
                        data.test(), replicas.stream().map(Replica::answers).toList());
        Ledger ledger = switch (experiment) {
            case Experiment.Learning learning -> null;
            case Experiment.Duality duality ->
                Ledger.of(replicas.getFirst().rows(), duality.ledger().confidence());
        };
        return new Run(experiment, outcome, results(replicas), epochs, List.of(), null, classification, ledger);
    }

    private List<Replica> learn(Experiment experiment, Split data, RunOutput output) throws InterruptedException {
        int count = experiment.learning().replicas();
        Progress progress = new Progress(experiment, data, output);
        boolean replicaPerThread = count >= threads;
        try (ThreadCrew crew = new ThreadCrew(replicaPerThread ? 1 : threads);
                ExecutorService pool = Executors.newFixedThreadPool(replicaPerThread ? threads : 1)) {
            Engine engine = new Engine(kernels, replicaPerThread ? Crew.alone() : crew);
            List<Future<Replica>> futures = new ArrayList<>();
            for (int replica = 0; replica < count; replica++) {
                int number = replica;
                futures.add(pool.submit(() -> Replica.learn(experiment, data, number, engine, progress)));
            }
            List<Replica> replicas = new ArrayList<>();
            for (Future<Replica> future : futures) {
                replicas.add(future.get());
            }
            return replicas;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        }
    }

    private static Map<String, Estimate> results(List<Replica> replicas) {
        Map<String, List<Estimate>> byName = new LinkedHashMap<>();
        for (Replica replica : replicas) {
            replica.measured()
                    .forEach((name, estimate) -> byName.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(estimate));
        }
        Map<String, Estimate> results = new LinkedHashMap<>();
        byName.forEach((name, estimates) -> results.put(name, overReplicas(estimates)));
        return results;
    }

    private static Estimate overReplicas(List<Estimate> estimates) {
        return estimates.size() == 1
                ? estimates.getFirst()
                : Estimate.ofMean(
                        estimates.stream().mapToDouble(Estimate::value).toArray());
    }

    /// Passes on what replicas report, one call at a time, and counts learning steps.
    private static final class Progress implements RunOutput {
        private final RunOutput output;
        private final long total;
        private long done;

        Progress(Experiment experiment, Split data, RunOutput output) {
            LearningPlan plan = experiment.learning();
            this.output = output;
            this.total = plan.replicas()
                    * plan.stepsUntil(plan.epochs(), data.train().samples());
        }

        @Override
        public synchronized void epoch(EpochRecord record) {
            output.epoch(record);
        }

        @Override
        public synchronized void progress(String stage, long steps, long ofReplica) {
            done += steps;
            output.progress(stage, done, total);
        }
    }
}
