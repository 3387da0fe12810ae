package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.contest.FittedMultiplier.Refused;
import org.septuple.contest.FittedMultiplier.Root;
import org.septuple.contest.FittedMultiplier.Told;
import org.septuple.contest.ImposedRoots;
import org.septuple.contest.UnpredictableException;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.statistics.Estimate;

/// α by likelihood of all seeds so far, as numbers that a checkpoint can hold, and what is told of it.
///
/// A number of several seeds is the mean of those that tell it, with the error of their spread; if half of them or more refuse, there is none. α and
/// 2Dα/γ have the larger one of that error and the one from the errors of single fits, as two seeds may agree by chance.
final class AlphaTally {

    /// A number with its error, in a row after contestant and fate.
    private enum Quantity {
        ALPHA(2),
        RATIO(4),
        HALF(6),
        PLUS(8),
        MINUS(10),
        OVER_PLUS(12),
        OVER_MINUS(14);

        private final int place;

        Quantity(int place) {
            this.place = place;
        }
    }

    private static final double TOLD = 1;

    private final AlphaPlan plan;
    private final List<String> names;
    private final int replicas;
    /// By seed and contestant: its index, 1 if told, then value and error of each number; NaN where there is none.
    private final List<double[]> rows = new ArrayList<>();

    private final List<String> reasons = new ArrayList<>();

    /// Nothing yet.
    ///
    /// @param plan     where α comes from
    /// @param names    of contestants
    /// @param replicas of each seed
    AlphaTally(AlphaPlan plan, List<String> names, int replicas) {
        this.plan = plan;
        this.names = names;
        this.replicas = replicas;
    }

    /// Takes what a seed gave.
    void add(List<ContestAlpha.Found> found) {
        found.forEach(one -> rows.add(row(one)));
    }

    private double[] row(ContestAlpha.Found found) {
        double[] row = new double[2 + 2 * Quantity.values().length];
        Arrays.fill(row, Double.NaN);
        row[0] = names.indexOf(found.name());
        row[1] = found.alpha() instanceof Told ? TOLD : 0;
        switch (found.alpha()) {
            case Refused refused -> say("alpha.%s refused, ".formatted(found.name()), refused.reason());
            case Told told -> {
                put(row, Quantity.ALPHA, told.alpha());
                put(row, Quantity.RATIO, told.ratio());
                put(row, Quantity.HALF, told.half());
                roots(row, found.name(), told);
            }
        }
        return row;
    }

    private void roots(double[] row, String name, Told told) {
        ImposedMu imposed = imposed();
        if (imposed == null) {
            return;
        }
        try {
            ImposedRoots roots = ImposedRoots.of(told.fit().law(), imposed.mu());
            put(row, Quantity.PLUS, roots.plus());
            put(row, Quantity.MINUS, roots.minus());
            put(row, Quantity.OVER_PLUS, roots.overPlus());
            put(row, Quantity.OVER_MINUS, roots.overMinus());
        } catch (UnpredictableException none) {
            say("no roots of the imposed mu beside alpha.%s, ".formatted(name), String.valueOf(none.getMessage()));
        }
    }

    private static void put(double[] row, Quantity number, Estimate estimate) {
        row[number.place] = estimate.value();
        row[number.place + 1] = estimate.standardError();
    }

    private void say(String begin, String reason) {
        if (reasons.stream().noneMatch(said -> said.startsWith(begin))) {
            reasons.add("%sfirst seed that does: %s".formatted(begin, reason.replace('\n', ' ')));
        }
    }

    private @Nullable ImposedMu imposed() {
        return switch (plan) {
            case AlphaPlan.Saturated() -> null;
            case AlphaPlan.Fitted(ImposedMu beside) -> beside;
            case AlphaPlan.Imposed(ImposedMu mu) -> mu;
        };
    }

    private List<double[]> of(int contestant) {
        return rows.stream().filter(row -> row[0] == contestant).toList();
    }

    private static List<double[]> told(List<double[]> rows, Quantity number) {
        return rows.stream()
                .filter(row -> row[1] == TOLD && !Double.isNaN(row[number.place]))
                .toList();
    }

    private boolean tells(int contestant) {
        return 2 * told(of(contestant), Quantity.ALPHA).size() > of(contestant).size();
    }

    private Estimate mean(int contestant, Quantity number) {
        List<double[]> known = told(of(contestant), number);
        int at = number.place;
        return known.size() == 1
                ? new Estimate(known.getFirst()[at], known.getFirst()[at + 1], replicas)
                : Estimate.ofMean(known.stream().mapToDouble(row -> row[at]).toArray());
    }

    /// The mean with the larger error.
    private Estimate careful(int contestant, Quantity number) {
        Estimate mean = mean(contestant, number);
        List<double[]> known = told(of(contestant), number);
        double sum = known.stream()
                .mapToDouble(row -> row[number.place + 1])
                .map(error -> error * error)
                .sum();
        double within = Math.sqrt(sum) / known.size();
        return new Estimate(mean.value(), Math.max(mean.standardError(), within), mean.n());
    }

    /// Named numbers: `alpha.NAME`, `alpha.NAME.ratio`, and `.plus` and `.minus` if a μ is imposed beside.
    Map<String, Estimate> results() {
        Map<String, Estimate> results = new LinkedHashMap<>();
        IntStream.range(0, names.size()).filter(this::tells).forEach(c -> {
            String name = "alpha." + names.get(c);
            results.put(name, careful(c, Quantity.ALPHA));
            results.put(name + ".ratio", careful(c, Quantity.RATIO));
            if (!told(of(c), Quantity.PLUS).isEmpty()) {
                results.put(name + ".plus", mean(c, Quantity.PLUS));
                results.put(name + ".minus", mean(c, Quantity.MINUS));
            }
        });
        return results;
    }

    /// In words.
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            if (tells(c)) {
                remarks.add(root(c));
                if (!told(of(c), Quantity.PLUS).isEmpty()) {
                    remarks.add(beside(c));
                }
            } else if (!of(c).isEmpty()) {
                remarks.add("alpha.%s is refused in %d of %d seeds: no result"
                        .formatted(
                                names.get(c),
                                of(c).size() - told(of(c), Quantity.ALPHA).size(),
                                of(c).size()));
            }
        }
        remarks.addAll(reasons);
        ImposedMu imposed = imposed();
        if (imposed != null) {
            remarks.add(imposed.words());
        }
        return remarks;
    }

    private String root(int c) {
        Estimate alpha = careful(c, Quantity.ALPHA);
        Estimate half = careful(c, Quantity.HALF);
        Estimate ratio = careful(c, Quantity.RATIO);
        String word = switch (Root.of(ratio)) {
            case PLUS -> "the root plus of (4.6)";
            case MINUS -> "the root minus of (4.6)";
            case EITHER -> "saturation cannot be told from either root of (4.6)";
        };
        return "alpha.%s = %.4g +- %.2g by likelihood, told in %d of %d seeds; %.4g +- %.2g of other replicas until half of the early times; 2D alpha/gamma = %.4g +- %.2g, z = %.1f against 1: %s"
                .formatted(
                        names.get(c),
                        alpha.value(),
                        alpha.standardError(),
                        told(of(c), Quantity.ALPHA).size(),
                        of(c).size(),
                        half.value(),
                        half.standardError(),
                        ratio.value(),
                        ratio.standardError(),
                        ratio.zAgainst(1),
                        word);
    }

    private String beside(int c) {
        Estimate plus = mean(c, Quantity.PLUS);
        Estimate minus = mean(c, Quantity.MINUS);
        return "beside alpha.%s from |mu| = 2 pi hbar with its gamma and D: alpha+ = %.4g +- %.2g, z = %.1f; alpha- = %.4g +- %.2g, z = %.1f. (3.12) with (4.2) is true by definition: only the alpha by likelihood tests it (E22)"
                .formatted(
                        names.get(c),
                        plus.value(),
                        plus.standardError(),
                        careful(c, Quantity.OVER_PLUS).zAgainst(0),
                        minus.value(),
                        minus.standardError(),
                        careful(c, Quantity.OVER_MINUS).zAgainst(0));
    }

    void save(Checkpoint moment) {
        moment.put("alphas", rows.toArray(double[][]::new));
        moment.put("alpha reasons", reasons);
    }

    void resume(Checkpoint moment) {
        rows.addAll(List.of(moment.rows("alphas")));
        reasons.addAll(moment.texts("alpha reasons"));
    }
}
