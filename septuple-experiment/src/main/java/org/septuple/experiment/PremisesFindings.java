package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.septuple.statistics.Estimate;

/// What is told of networks that were searched.
final class PremisesFindings {

    /// Chance below which two premises count as excluding each other.
    private static final double LEVEL = 0.01;

    private final PremisesPlan plan;
    private final PremisesBook book;
    private final List<Map<Premise, Integer>> verdicts;
    private final List<Premise> asked;

    /// Of a book that is full.
    PremisesFindings(PremisesPlan plan, PremisesBook book) {
        this.plan = plan;
        this.book = book;
        this.verdicts = book.verdicts();
        this.asked = Stream.of(Premise.values())
                .filter(premise -> verdicts.stream().anyMatch(network -> network.containsKey(premise)))
                .toList();
    }

    /// As tables have it; one that was not asked for is not testable.
    private static int verdict(Map<Premise, Integer> network, Premise premise) {
        return network.getOrDefault(premise, -2);
    }

    private static boolean holds(Map<Premise, Integer> network, Premise premise) {
        return verdict(network, premise) == 1;
    }

    private int holding(int network) {
        return (int) asked.stream()
                .filter(premise -> holds(verdicts.get(network), premise))
                .count();
    }

    private long count(Predicate<Map<Premise, Integer>> which) {
        return verdicts.stream().filter(which).count();
    }

    /// The network that keeps most premises, the first of equals.
    private int best() {
        int best = 0;
        for (int k = 1; k < verdicts.size(); k++) {
            if (holding(k) > holding(best)) {
                best = k;
            }
        }
        return best;
    }

    /// Numbers: `holds.smooth` and the like are shares of networks.
    Map<String, Estimate> results() {
        int n = verdicts.size();
        Map<String, Estimate> results = new LinkedHashMap<>();
        results.put("networks", Estimate.exact(n, 1));
        results.put("premises", Estimate.exact(asked.size(), 1));
        results.put("most", Estimate.exact(holding(best()), 1));
        results.put("best", Estimate.exact(best(), 1));
        results.put("together", Estimate.ofProportion(together(), n));
        for (Premise premise : asked) {
            results.put("holds." + premise.word(), Estimate.ofProportion(count(network -> holds(network, premise)), n));
        }
        return results;
    }

    private long together() {
        return count(network -> asked.stream().allMatch(premise -> holds(network, premise)));
    }

    /// Tables and remarks.
    Findings findings() {
        List<String> remarks = new ArrayList<>();
        int best = best();
        remarks.add(String.format(
                Locale.ROOT,
                "All %d premises hold together in %d of %d networks. Most hold in network %d (%s): %d; of the others %s.",
                asked.size(),
                together(),
                verdicts.size(),
                best,
                plan.words(best),
                holding(best),
                others(best)));
        for (Premise premise : asked) {
            if (count(network -> holds(network, premise)) == 0) {
                remarks.add("%s holds nowhere: it fails in %d networks, is inconclusive in %d and not testable in %d."
                        .formatted(
                                capital(premise),
                                count(network -> verdict(network, premise) == -1),
                                count(network -> verdict(network, premise) == 0),
                                count(network -> verdict(network, premise) == -2)));
            }
        }
        for (int a = 0; a < asked.size(); a++) {
            for (int b = a + 1; b < asked.size(); b++) {
                exclusion(asked.get(a), asked.get(b), remarks);
            }
        }
        Map<String, Long> reasons = book.reasons().stream()
                .collect(Collectors.groupingBy(
                        reason -> reason.split("[:;]", 2)[0], LinkedHashMap::new, Collectors.counting()));
        reasons.forEach((reason, times) -> remarks.add("Not measured %d times: %s.".formatted(times, reason)));
        return new Findings(book.tables(), remarks);
    }

    private String others(int network) {
        String words = asked.stream()
                .filter(premise -> !holds(verdicts.get(network), premise))
                .map(premise -> switch (verdict(verdicts.get(network), premise)) {
                    case -1 -> premise.word() + " fails";
                    case 0 -> premise.word() + " is inconclusive";
                    default -> premise.word() + " is not testable";
                })
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "there are none" : words;
    }

    private static String capital(Premise premise) {
        return premise.word().substring(0, 1).toUpperCase(Locale.ROOT)
                + premise.word().substring(1);
    }

    /// Says so where two premises hold together more seldom than chance has it.
    private void exclusion(Premise one, Premise other, List<String> remarks) {
        int n = verdicts.size();
        int ofOne = (int) count(network -> holds(network, one));
        int ofOther = (int) count(network -> holds(network, other));
        int both = (int) count(network -> holds(network, one) && holds(network, other));
        double chance = atMost(both, ofOne, ofOther, n);
        if (chance < LEVEL) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s and %s exclude each other: %d networks keep one, %d the other, %d both, %.1f by chance (p = %.1g).",
                    capital(one),
                    other.word(),
                    ofOne,
                    ofOther,
                    both,
                    (double) ofOne * ofOther / n,
                    chance));
        }
    }

    /// Chance that two random subsets have so many in common or fewer (hypergeometric).
    static double atMost(int common, int one, int other, int all) {
        double sum = 0;
        for (int k = Math.max(0, one + other - all); k <= common; k++) {
            sum += Math.exp(logChoose(one, k) + logChoose(all - one, other - k) - logChoose(all, other));
        }
        return sum;
    }

    private static double logChoose(int n, int k) {
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += Math.log((double) (n - k + i) / i);
        }
        return sum;
    }
}
