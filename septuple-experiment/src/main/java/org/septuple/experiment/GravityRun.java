package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// Carries out kind `gravity`.
record GravityRun(Experiment.Gravity experiment, Engine engine, RunOutput output) {

    /// Seeds for which the sampling is changed.
    static final int CONVERGENCE_SEEDS = 4;

    /// Largest factor of the number of neurons in these.
    static final int MOST_NEURONS = 4;

    /// Largest factor of steps.
    static final double LONGEST_STEP = 2;

    private static final double[] DENSITIES = {0.5, 1, 2, MOST_NEURONS};
    private static final double[] REACHES = {0.5, 0.75, 1, 1.25};
    private static final double[] STEPS = {LONGEST_STEP, 1, 0.5};
    private static final int SEEDS = 90;

    Run run() {
        GravityPlan plan = experiment.plan();
        List<PlantedFinding> findings = new ArrayList<>();
        try {
            all().forEach(findings::addAll);
            PlantedTally tally = new PlantedTally(plan, findings);
            List<FindingTable> tables = new ArrayList<>();
            tables.add(new FindingTable(Shape.PLANTED_STAGES, tally.rows()));
            if (plan.convergence()) {
                tables.add(new FindingTable(Shape.PLANTED_CONVERGENCE, convergence()));
            }
            Map<String, Estimate> results = tally.results();
            return new Run(experiment, new Outcome.Completed(), results, new Findings(tables, remarks(results)));
        } catch (UntestableException refused) {
            Outcome outcome = new Outcome.Diverged(
                    String.valueOf(refused.getMessage()), 0, "take fewer frames, shorter steps or smaller violations");
            return new Run(experiment, outcome, Map.of(), new Findings());
        }
    }

    private long seed(int number) {
        return new RandomStream(experiment.header().seed(), Purpose.CHECK_POINTS, SEEDS, number).nextBits();
    }

    private List<List<PlantedFinding>> all() {
        GravityPlan plan = experiment.plan();
        PlantedFinding[][] found = new PlantedFinding[plan.seeds()][];
        AtomicInteger done = new AtomicInteger();
        output.progress("seeds", 0, plan.seeds());
        engine.crew().work(plan.seeds(), (_, k) -> {
            found[k] =
                    new PlantedSeed(plan, k, seed(k), engine.alone()).findings().toArray(PlantedFinding[]::new);
            synchronized (done) {
                output.progress("seeds", done.incrementAndGet(), plan.seeds());
            }
        });
        return Arrays.stream(found).map(List::of).toList();
    }

    /// Residuals of the solution against density, reach and step.
    private List<List<Double>> convergence() {
        PlantedSampling usual = experiment.plan().sampling();
        List<List<Double>> rows = new ArrayList<>();
        for (double factor : DENSITIES) {
            add(0, usual.density() * factor, usual.withDensity(usual.density() * factor), rows);
        }
        for (double factor : REACHES) {
            add(1, usual.reach() * factor, usual.withReach(usual.reach() * factor), rows);
        }
        for (double factor : STEPS) {
            add(2, usual.step() * factor, usual.withStep(usual.step() * factor), rows);
        }
        return rows;
    }

    private void add(int what, double value, PlantedSampling sampling, List<List<Double>> rows) {
        GravityPlan plan = experiment.plan();
        GravityPlan other =
                new GravityPlan(plan.universe(), sampling, plan.violations(), plan.seeds(), plan.convergence());
        int seeds = Math.min(CONVERGENCE_SEEDS, plan.seeds());
        List<Map<PlantedStage, Estimate>> all = new ArrayList<>();
        for (int k = 0; k < seeds; k++) {
            all.add(new PlantedSeed(other, k, seed(k), engine).solution());
        }
        for (PlantedStage stage : PlantedStage.values()) {
            double[] residuals = all.stream()
                    .filter(one -> one.containsKey(stage))
                    .mapToDouble(
                            one -> one.getOrDefault(stage, Estimate.exact(0, 1)).value())
                    .toArray();
            if (residuals.length == seeds) {
                Estimate mean = Estimate.ofMean(residuals);
                rows.add(List.of(
                        (double) what,
                        value,
                        (double) other.neurons(),
                        (double) stage.number(),
                        mean.value(),
                        mean.standardError()));
            }
        }
    }

    private List<String> remarks(Map<String, Estimate> results) {
        List<String> remarks = new ArrayList<>();
        for (PlantedStage stage : PlantedStage.values()) {
            String name = stage.word() + ".";
            if (!results.containsKey(name + "residual")) {
                boolean wave = stage == PlantedStage.HAMILTONIAN
                        && !experiment.plan().universe().homogeneous();
                remarks.add(
                        "Stage %s has nothing to see: %s."
                                .formatted(
                                        stage.word(),
                                        wave
                                                ? "it is of second order in the amplitude of the wave"
                                                : "in some seeds neurons do not cover all places, or terms are no larger than rounding"));
            } else if (experiment.plan().violations().size() > 1 && !results.containsKey(name + "detected")) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "Stage %s does not detect a violation up to v = %s in all seeds, or takes the solution for one.",
                        stage.word(),
                        experiment.plan().violations().getLast()));
            }
        }
        return remarks;
    }
}
