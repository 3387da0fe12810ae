package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.Estimate;

/// What seeds say together: how often what is planted passes and how often nulls do, and the smallest violation that is detected.
///
/// A seed *detects* where the interval of the residual leaves the tolerance, as v rises, and *tells apart* where the residual is above that of 95 of 100 solutions; both between the two v about it, by
/// a straight line. Seeds spread as a normal law would: 95 of 100 detect at mean + 1.645 s. Errors are those of the jackknife over seeds.
///
/// @param plan     what was planted
/// @param findings of all seeds
record PlantedTally(GravityPlan plan, List<PlantedFinding> findings) {

    private static final double CONFIDENCE = 0.95;
    /// Of a normal law, 95 of 100 are below.
    private static final double MOST = 1.6448536269514722;
    /// Spread of residuals over seeds below which neurons sample without error: any violation is told then.
    private static final double ROUNDING = 1e-9;

    /// Named numbers.
    Map<String, Estimate> results() {
        Map<String, Estimate> results = new LinkedHashMap<>();
        long whole = IntStream.range(0, plan.seeds()).filter(this::passesAll).count();
        results.put("passed", Estimate.ofProportion(whole, plan.seeds()));
        for (PlantedStage stage : PlantedStage.values()) {
            List<PlantedFinding> solutions = of(stage, 0);
            double[] residuals = residuals(solutions);
            if (residuals.length < plan.seeds()) {
                continue;
            }
            String name = stage.word() + ".";
            results.put(name + "residual", Estimate.ofMean(residuals));
            results.put(name + "passed", share(solutions));
            for (PlantedNull nullModel : PlantedNull.values()) {
                if (nullModel.isNull(plan.universe())) {
                    results.put(name + "null." + nullModel.word(), share(of(stage, nullModel)));
                }
            }
            if (solutions.stream().noneMatch(f -> f.verdict() == Verdict.FAILS)) {
                put(results, name + "detected", stage, PlantedStage.TOLERANCE, PlantedTally::surely);
            }
            if (spread(residuals) > ROUNDING) {
                put(results, name + "told", stage, most(residuals, all(residuals)), PlantedTally::value);
            }
        }
        return results;
    }

    private boolean passesAll(int seed) {
        return findings.stream()
                .filter(f -> f.seed() == seed && f.nullModel() == null && f.violation() == 0)
                .allMatch(f -> f.verdict() == Verdict.HOLDS || !isTestable(f.stage()));
    }

    private boolean isTestable(PlantedStage stage) {
        return of(stage, 0).stream().anyMatch(f -> f.residual() != null);
    }

    /// Rows of the table.
    List<List<Double>> rows() {
        List<List<Double>> rows = new ArrayList<>();
        for (PlantedFinding f : findings) {
            Estimate residual = f.residual();
            if (residual != null) {
                PlantedNull nullModel = f.nullModel();
                rows.add(List.of(
                        (double) f.seed(),
                        nullModel == null ? 0.0 : (double) nullModel.number(),
                        f.violation(),
                        (double) f.stage().number(),
                        residual.value(),
                        residual.standardError(),
                        switch (f.verdict()) {
                            case HOLDS -> 1.0;
                            case FAILS -> -1.0;
                            case INCONCLUSIVE, NOT_TESTABLE, NOT_BUILT -> 0.0;
                        }));
            }
        }
        return rows;
    }

    private List<PlantedFinding> of(PlantedStage stage, double v) {
        return findings.stream().filter(f -> f.isOf(stage, v)).toList();
    }

    private List<PlantedFinding> of(PlantedStage stage, PlantedNull what) {
        return findings.stream().filter(f -> f.isOf(stage, what)).toList();
    }

    private static double[] residuals(List<PlantedFinding> some) {
        return some.stream()
                .map(PlantedFinding::residual)
                .filter(Objects::nonNull)
                .mapToDouble(Estimate::value)
                .toArray();
    }

    private static Estimate share(List<PlantedFinding> some) {
        return Estimate.ofProportion(
                some.stream().filter(f -> f.verdict() == Verdict.HOLDS).count(), some.size());
    }

    private static double surely(Estimate residual) {
        return residual.value() - residual.halfWidth(CONFIDENCE);
    }

    private static double value(Estimate residual) {
        return residual.value();
    }

    private static int[] all(double[] units) {
        return IntStream.range(0, units.length).toArray();
    }

    /// Mean + 1.645 s.
    private static double most(double[] units, int[] chosen) {
        double[] some = Arrays.stream(chosen).mapToDouble(k -> units[k]).toArray();
        return Arrays.stream(some).average().orElseThrow() + MOST * spread(some);
    }

    private static double spread(double[] units) {
        double mean = Arrays.stream(units).average().orElseThrow();
        double squares =
                Arrays.stream(units).map(unit -> (unit - mean) * (unit - mean)).sum();
        return Math.sqrt(squares / Math.max(1, units.length - 1));
    }

    /// Puts the violation that 95 of 100 seeds see, if all of these do.
    private void put(
            Map<String, Estimate> results,
            String name,
            PlantedStage stage,
            double threshold,
            ToDoubleFunction<Estimate> of) {
        double[] crossings = IntStream.range(0, plan.seeds())
                .mapToDouble(seed -> crossing(stage, seed, threshold, of))
                .toArray();
        if (Arrays.stream(crossings).allMatch(Double::isFinite)) {
            results.put(name, Bootstrap.jackknife(crossings.length, chosen -> most(crossings, chosen)));
        }
    }

    /// The v at which a seed's residual goes beyond a threshold; infinite if it never does.
    private double crossing(PlantedStage stage, int seed, double threshold, ToDoubleFunction<Estimate> of) {
        double v = 0;
        double before = Double.NaN;
        for (PlantedFinding f : findings) {
            Estimate residual = f.residual();
            if (f.seed() != seed || f.nullModel() != null || f.stage() != stage || residual == null) {
                continue;
            }
            double now = of.applyAsDouble(residual);
            if (now > threshold) {
                return f.violation() == 0 ? 0 : v + (f.violation() - v) * (threshold - before) / (now - before);
            }
            v = f.violation();
            before = now;
        }
        return Double.POSITIVE_INFINITY;
    }
}
