package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.network.Split;
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
    public Run run(Experiment experiment, Split data, RunOutput output, CheckpointStore store)
            throws InterruptedException {
        if (experiment instanceof Experiment.Learning learning && learning.ensemble() != null) {
            try (ThreadCrew crew = new ThreadCrew(threads)) {
                Engine engine = new Engine(kernels, crew);
                return new EnsembleLearning(experiment, learning.ensemble(), data, engine, output, store).run();
            }
        }
        if (experiment instanceof Experiment.FreeEnergy law) {
            try (ThreadCrew crew = new ThreadCrew(threads)) {
                return new FreeEnergyRun(law, data, new Engine(kernels, crew), output, store).run();
            }
        }
        if (experiment instanceof Experiment.Measure measure) {
            try (ThreadCrew crew = new ThreadCrew(threads)) {
                return new MeasureRun(measure, new Engine(kernels, crew), output).run();
            }
        }
        if (experiment instanceof Experiment.Clouds clouds) {
            try (ThreadCrew crew = new ThreadCrew(threads)) {
                return new CloudsRun(clouds, new Engine(kernels, crew), output).run();
            }
        }
        if (experiment instanceof Experiment.OfPremises premises) {
            try (ThreadCrew crew = new ThreadCrew(threads)) {
                return new PremisesRun(premises, new Engine(kernels, crew), output, store).run();
            }
        }
        if (experiment instanceof Experiment.Contest contest) {
            try (ThreadCrew crew = new ThreadCrew(threads)) {
                return new ContestRun(contest, new Engine(kernels, crew), output, store).run();
            }
        }
        if (experiment instanceof Experiment.OfNeurons metric) {
            try (ThreadCrew crew = new ThreadCrew(threads)) {
                return new MetricRun(metric, new Engine(kernels, crew), output).run();
            }
        }
        if (experiment instanceof Experiment.OfCurvature curvature) {
            try (ThreadCrew crew = new ThreadCrew(threads)) {
                return new CurvatureRun(curvature, new Engine(kernels, crew), output).run();
            }
        }
        if (experiment instanceof Experiment.OfGeodesics geodesics) {
            try (ThreadCrew crew = new ThreadCrew(threads)) {
                return new GeodesicRun(geodesics, new Engine(kernels, crew), output).run();
            }
        }
        if (experiment instanceof Experiment.Identity identity) {
            return new IdentityRun(identity).run();
        }
        if (experiment instanceof Experiment.OfCosmology cosmology) {
            return new CosmologyRun(cosmology).run();
        }
        if (experiment instanceof Experiment.Gravity gravity) {
            try (ThreadCrew crew = new ThreadCrew(threads)) {
                return new GravityRun(gravity, new Engine(kernels, crew), output).run();
            }
        }
        if (experiment instanceof Experiment.Einstein einstein) {
            try (ThreadCrew crew = new ThreadCrew(threads)) {
                return EinsteinRemarks.before(
                        EinsteinEvolution.run(einstein, new Engine(kernels, crew), output, store), einstein, kernels);
            }
        }
        if (experiment instanceof Experiment.OnGrid solved) {
            try (ThreadCrew crew = new ThreadCrew(threads)) {
                return FieldRun.of(solved, new Engine(kernels, crew), output, store);
            }
        }
        LearningPlan plan = Objects.requireNonNull(experiment.learning());
        Progress progress = new Progress(plan, data, output);
        List<LearningReplica> learners = learn(experiment, plan.replicas(), data, progress, store);
        List<Replica> replicas = learners.stream()
                .map(LearningReplica::result)
                .filter(Objects::nonNull)
                .toList();
        if (replicas.size() < learners.size()) {
            long made = learners.stream().mapToLong(LearningReplica::made).sum();
            Outcome interrupted = new Outcome.Interrupted(made, progress.total);
            return new Run(experiment, interrupted, Map.of(), List.of(), List.of(), null, null, null, null);
        }
        List<EpochRecord> epochs =
                replicas.stream().flatMap(replica -> replica.epochs().stream()).toList();
        Outcome outcome = replicas.stream()
                .map(Replica::outcome)
                .filter(Outcome.Diverged.class::isInstance)
                .findFirst()
                .orElseGet(Outcome.Completed::new);
        if (outcome instanceof Outcome.Diverged) {
            return new Run(
                    experiment, outcome, Map.of(), epochs, List.of(), null, null, null, null, findings(learners));
        }
        Classification classification = data.test().classes() == 0
                ? null
                : Classification.of(
                        data.test(), replicas.stream().map(Replica::answers).toList());
        Ledger ledger = switch (experiment) {
            case Experiment.Learning _,
                    Experiment.FreeEnergy _,
                    Experiment.Measure _,
                    Experiment.Contest _,
                    Experiment.OfNeurons _,
                    Experiment.Clouds _,
                    Experiment.OfPremises _,
                    Experiment.Identity _,
                    Experiment.OfCurvature _,
                    Experiment.OfGeodesics _,
                    Experiment.OfCosmology _,
                    Experiment.Gravity _,
                    Experiment.Einstein _,
                    Experiment.OnGrid _ -> null;
            case Experiment.Duality duality ->
                Ledger.of(
                        replicas.getFirst().rows(),
                        replicas.getFirst().untestable(),
                        duality.ledger().confidence());
        };
        NetworkPortrait portrait = replicas.getFirst().portrait();
        return new Run(
                experiment,
                outcome,
                results(replicas),
                epochs,
                List.of(),
                portrait,
                classification,
                ledger,
                null,
                findings(learners));
    }

    /// All learners, some without a result if the run was told to stop.
    private List<LearningReplica> learn(
            Experiment experiment, int count, Split data, Progress progress, CheckpointStore store)
            throws InterruptedException {
        boolean replicaPerThread = count >= threads;
        try (ThreadCrew crew = new ThreadCrew(threads);
                ExecutorService pool = Executors.newFixedThreadPool(replicaPerThread ? threads : 1)) {
            Engine whole = new Engine(kernels, crew);
            Engine engine = replicaPerThread ? whole.alone() : whole;
            List<LearningReplica> learners = IntStream.range(0, count)
                    .mapToObj(number -> replica(experiment, data, number, engine, whole, progress))
                    .toList();
            resume(learners, store.latest(), progress);
            boolean going = true;
            while (going && learners.stream().anyMatch(learner -> learner.result() == null)) {
                advance(learners, store, pool);
                going = store.save(moment(learners));
            }
            return learners;
        }
    }

    private static LearningReplica replica(
            Experiment experiment, Split data, int number, Engine engine, Engine whole, RunOutput output) {
        AdaptivePlan adaptive = experiment instanceof Experiment.Learning learning ? learning.adaptive() : null;
        return adaptive == null
                ? new ReplicaLearning(experiment, data, number, engine, whole, output)
                : new AdaptiveLearning(experiment, adaptive, data, number, engine, output);
    }

    private static @Nullable Findings findings(List<LearningReplica> learners) {
        List<List<Double>> rows = learners.stream()
                .flatMap(learner -> learner.controllerRows().stream())
                .toList();
        List<FindingTable> tables = new ArrayList<>();
        if (!rows.isEmpty()) {
            tables.add(new FindingTable(FindingTable.Shape.CONTROLLER, rows));
        }
        Replica first = learners.getFirst().result();
        if (first != null) {
            tables.addAll(first.tables());
        }
        return tables.isEmpty() ? null : new Findings(tables, List.of());
    }

    private static void resume(List<LearningReplica> learners, @Nullable Checkpoint moment, Progress progress) {
        if (moment != null) {
            for (int replica = 0; replica < learners.size(); replica++) {
                learners.get(replica).resume(moment.at(Integer.toString(replica)));
            }
            progress.done =
                    learners.stream().mapToLong(LearningReplica::reported).sum();
        }
    }

    private static Checkpoint moment(List<LearningReplica> learners) {
        Checkpoint moment = new Checkpoint();
        for (int replica = 0; replica < learners.size(); replica++) {
            learners.get(replica).save(moment.at(Integer.toString(replica)));
        }
        return moment;
    }

    /// All learners go on until they have ended or the store asks for a rest.
    private static void advance(List<LearningReplica> learners, CheckpointStore store, ExecutorService pool)
            throws InterruptedException {
        AtomicBoolean broken = new AtomicBoolean(); // one that fails must not wait for the others to end
        List<Future<?>> futures = new ArrayList<>();
        List<LearningReplica> going =
                learners.stream().filter(learner -> learner.result() == null).toList();
        for (LearningReplica learner : going) {
            boolean begin = learner == going.getFirst(); // so that the run gets on even if rests are due all the time
            futures.add(pool.submit(() -> {
                boolean whole = false;
                try {
                    learner.advance(() -> broken.get() || store.isDue(), begin);
                    whole = true;
                } finally {
                    broken.compareAndSet(false, !whole);
                }
            }));
        }
        try {
            for (Future<?> future : futures) {
                future.get();
            }
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
        SpacetimeChecks.detectable(results);
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

        Progress(LearningPlan plan, Split data, RunOutput output) {
            this.output = output;
            this.total = plan.replicas()
                    * plan.stepsUntil(plan.epochs(), data.train().samples());
        }

        @Override
        public synchronized void epoch(EpochRecord record) {
            output.epoch(record);
        }

        @Override
        public synchronized void trained(int replica, double[] q) {
            output.trained(replica, q);
        }

        @Override
        public synchronized void progress(String stage, long steps, long ofReplica) {
            done += steps;
            output.progress(stage, done, total);
        }
    }
}
