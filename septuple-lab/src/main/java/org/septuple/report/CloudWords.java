package org.septuple.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.septuple.experiment.CloudSource;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.SpacetimePlan;
import org.septuple.statistics.Estimate;

/// What numbers of clouds of neuron states mean.
final class CloudWords {

    /// Of kind `duality`.
    static final String PREFIX = "spacetime.";

    /// Where errors come from.
    static final String ERRORS =
            "What is said of all vectors has the error of a jackknife over 10 blocks of clouds, which they share (n = 10); 0 where no block changes a share. "
                    + "On fewer clouds (given, permuted, under_way) means have the mean of the vectors' errors and shares that of independent trials.";

    private CloudWords() {}

    /// What a number means.
    ///
    /// @param name of the result, without the prefix of kind `duality`
    /// @return words; empty for an unknown name
    static String meaning(String name) {
        for (String reading :
                new String[] {"layers", "delay", "trained", "untrained", "shuffled", "permuted", "given", "under_way"
                }) {
            if (name.startsWith(reading + ".")) {
                String rest = meaning(name.substring(reading.length() + 1));
                return rest.isEmpty() ? "" : "%s (%s)".formatted(rest, reading);
            }
        }
        if (name.matches("g(\\.\\d+)?\\.\\d\\.\\d")) {
            return "entry of g (5.7)";
        }
        if (name.matches("eigenvalue\\.\\d")) {
            return "eigenvalue of g, rising; noise moves them apart";
        }
        return switch (name) {
            case "vectors" -> "vectors that have a form";
            case "vectors.left_out" -> "vectors without volume, or whose displacements tell no form";
            case "clouds.left_out" -> "share of clouds in which a vector has no volume";
            case "delta_S" -> "mean entropy change ΔS over d steps, nats";
            case "sigma_plus" -> "mean stochastic production σ₊ (5.5), nats over d steps";
            case "sigma_plus.negative" -> "share of vectors with σ₊ < 0 at 99 %";
            case "sigma_plus.spread" -> "relative spread of σ₊ over vectors without noise (6.6, E18)";
            case "constrained.sigma_plus" -> "the same with σ₊ ≥ 0 and g ⪰ 0";
            case "positive_definite" -> "share of vectors whose g is positive definite (5.8)";
            case "indefinite" -> "share of vectors whose g is not";
            case "eigenvalue.least" -> "smallest eigenvalue of g by split halves";
            case "first_order" -> "share of vectors with a first-order term, p < .01";
            case "cubic" -> "share of vectors with third-order terms, p < .01";
            case "r2" -> "share of the spread of ΔS that σ₊ − ẋᵀgẋ explains, in sample";
            case "r2.out_of_sample" -> "the same out of sample";
            case "r2.displacement" -> "out of sample, of a quadratic function of ẋ (5.4)";
            case "r2.start" -> "out of sample, of a quadratic function of x(t)";
            case "r2.arrival" -> "out of sample, of a quadratic function of x(t + d) (E24)";
            case "displacement_wins" -> "share of vectors in which ẋ explains most";
            case "reliability" -> "split-half reliability of g (Spearman–Brown)";
            case "plateau" -> "1 if σ₊ has a plateau over a decade of radii, 0 if it depends on the radius";
            case "plateau.noise" -> "the same with noise, against the smallest radius";
            case "plateau.form" -> "1 if tr g has a plateau over a decade of radii, 0 if it depends on the radius";
            case "plateau.noise.form" -> "the same with noise, against the smallest radius";
            case "neighbours.difference" -> "ΔS by nearest neighbours less that of the normal law, nats";
            case "neighbours.left_out" -> "share of vectors of clouds whose replicas coincide or have no volume";
            case "irreversible" ->
                "share of vectors in which a moment of the first component tells the direction of time, p < .01";
            case "x0_rate" -> "mean rate of x⁰ = ∫√σ₊ over d steps (5.6), of vectors with σ₊ > 0";
            case "period.share" ->
                "mean squared change over d steps over that over neighbouring lags (5.2); 0 for a period d";
            case "period.share.autoregressive" -> "the same of autoregressions of the same ρ(1)";
            case "period.share.permuted" -> "the same with other neurons in place of a neuron's own future";
            case "period.excess" -> "share less that of autoregressions";
            case "period.neurons" -> "neurons whose share is below 1 at 95 %";
            case "chain" -> "squared correlation of x¹(t) → x²(t + 1) → … in the given pairing (5.2)";
            case "chain.over_permuted" -> "the same less its mean over permuted pairings";
            case "unidentified" -> "share of vectors with a direction that displacements do not identify";
            case "class.timelike" -> "displacements told time-like (5.9)";
            case "class.spacelike" -> "displacements told space-like";
            case "class.null" -> "displacements in the equilibrium band";
            case "summed" -> "ΔS summed over vectors from t + d to t + 2d (5.1), nats";
            case "joint" -> "ΔS of all their neurons together, likewise";
            case "learning.delta_S" -> "ΔS with a learning step before each step of (2.1) less that without, nats";
            case "learning.reversed.delta_S" -> "the same of learning steps in the opposite direction";
            case "learning.random.delta_S" -> "the same of steps as long in a random direction";
            case "learning.direction.delta_S", "learning.first.direction.delta_S" ->
                "half of learning less reversed, paired: what is odd in the steps";
            case "learning.first.delta_S" -> "the same of learning steps where the learner began";
            case "learning.first.reversed.delta_S" -> "of their opposite";
            case "learning.first.random.delta_S" -> "of steps as long in a random direction";
            case "learning.detectable", "learning.first.detectable" ->
                "size of such a difference that would be seen in 80 of 100 cases at 5 %, nats";
            case "learned.sigma_plus" -> "σ₊ after learning less that before, paired by learner";
            case "learned.delta_S" -> "ΔS after learning less that before, paired by learner";
            default -> GravityWords.meaning(name);
        };
    }

    /// Whether a number counts vectors.
    ///
    /// @param name of the result, with or without the prefix of kind `duality`
    static boolean isCount(String name) {
        return name.matches("(.*\\.)?vectors(\\.left_out)?");
    }

    /// What was run.
    ///
    /// @param experiment of any kind
    /// @return words by term, none but of kind `measure` of clouds
    static SequencedMap<String, String> facts(Experiment experiment) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        if (experiment instanceof Experiment.Clouds clouds
                && clouds.source() instanceof CloudSource.OfNetwork network) {
            SpacetimePlan plan = network.plan();
            facts.put(
                    "Network",
                    "%s inputs, %s bulk neurons. %s"
                            .formatted(
                                    network.inputs() == 0 ? "No" : NumberText.count(network.inputs()),
                                    NumberText.count(network.network().bulk().bulk()),
                                    InWords.of(network.network().bulk())));
            facts.put("Activation", InWords.of(network.network().activation()));
            facts.put(
                    "Clouds",
                    "%s, after %s steps of (2.1)"
                            .formatted(NumberText.count(plan.clouds()), NumberText.count(plan.warmUp())));
            facts.put(
                    "Reading",
                    "%s, k = %d components, d = %d steps"
                            .formatted(
                                    plan.reading() == SpacetimePlan.Reading.LAYERS ? "layers" : "delay",
                                    plan.components(),
                                    plan.lag()));
        }
        return facts;
    }

    /// The sentence of the headline.
    ///
    /// @param results of kind `measure` of clouds
    /// @return begins with a colon, or is empty
    static String headline(Map<String, Estimate> results) {
        Estimate production = results.get("sigma_plus");
        return production == null
                ? ""
                : ": σ₊ = %s nats over d steps."
                        .formatted(Headline.withHalfWidth(production.value(), Interval.halfWidth(production)));
    }
}
