package org.septuple.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.ContestPlan;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.experiment.ImposedMu;
import org.septuple.experiment.Mover;
import org.septuple.experiment.Survey;
import org.septuple.learning.BiasPair;
import org.septuple.learning.DoubleWell;
import org.septuple.learning.RingPhase;
import org.septuple.learning.SingleWeight;
import org.septuple.learning.SolvableLearner;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.InitialDensity;
import org.septuple.statistics.Estimate;

/// A contest, in words.
final class ContestWords {

    private ContestWords() {}

    /// Independent units behind errors: seeds, or the replicas of one.
    static long units(ContestPlan plan) {
        return plan.seeds() > 1 ? plan.seeds() : plan.replicas();
    }

    /// Terms and words of what was held against what.
    static Map<String, String> facts(ContestPlan plan) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("What moves", mover(plan.mover()));
        if (!plan.survey().cases().isEmpty()) {
            facts.put(
                    "Survey",
                    plan.survey().axes().isEmpty()
                            ? "All controls of one F in turn: "
                                    + String.join(
                                            ", ",
                                            plan.survey().cases().stream()
                                                    .map(Survey.Case::name)
                                                    .toList())
                                    + "."
                            : "One contest for each of %s combinations of %s; else as above."
                                    .formatted(
                                            NumberText.count(
                                                    plan.survey().cases().size()),
                                            plan.survey().axes().stream()
                                                    .map(axis -> axis.quantity().word())
                                                    .collect(Collectors.joining(" and "))));
        }
        facts.put("Start", start(plan.initial()));
        facts.put("Box", FieldFacts.words(plan.grid()));
        facts.put(
                "Replicas",
                "%s measured at early times, %s fresh ones judged at late times; %s"
                        .formatted(
                                NumberText.count(plan.replicas()),
                                NumberText.count(plan.replicas()),
                                plan.seeds() == 1 ? "1 seed." : NumberText.count(plan.seeds()) + " seeds."));
        long early = plan.times().stream().filter(time -> time <= plan.early()).count();
        facts.put(
                "Times",
                "%s from γt = %s to %s; parameters from the %s up to %s, the later ones judge."
                        .formatted(
                                NumberText.count(plan.times().size()),
                                NumberText.chosen(plan.times().getFirst()),
                                NumberText.chosen(plan.times().getLast()),
                                NumberText.count(early),
                                NumberText.chosen(plan.early())));
        facts.put("Contestants", String.join(", ", plan.names()) + ".");
        facts.put("α of Madelung", alpha(plan.alpha()));
        switch (plan.tampering()) {
            case NONE -> {}
            case FROZEN -> facts.put("Null model", "Nothing moves: every replica stays where it began.");
            case SHUFFLED -> facts.put("Null model", "Times are in another order.");
        }
        return facts;
    }

    private static String mover(Mover mover) {
        return switch (mover) {
            case Mover.Learners learners ->
                "Learners, %s; γ = %s per step%s."
                        .formatted(
                                learner(learners.learner()),
                                NumberText.chosen(learners.descent().gamma()),
                                learners.descent().momentum() > 0
                                        ? ", momentum "
                                                + NumberText.chosen(
                                                        learners.descent().momentum())
                                        : "");
            case Mover.Langevin control ->
                "A control that obeys (3.1): γ = %s, D = %s."
                        .formatted(NumberText.chosen(control.rate()), NumberText.chosen(control.diffusion()));
            case Mover.Kramers control ->
                "A control with inertia: γ = %s, D = %s, τ = %s."
                        .formatted(
                                NumberText.chosen(control.rate()),
                                NumberText.chosen(control.diffusion()),
                                NumberText.chosen(control.memory()));
            case Mover.Hamiltonian control ->
                "A control without friction: γ = %s, slip %s, speed %s."
                        .formatted(
                                NumberText.chosen(control.rate()),
                                NumberText.chosen(control.slip()),
                                NumberText.chosen(control.speed()));
            case Mover.Quantum control ->
                "A control of %s of (4.4), V %s%s: γ = %s, D = %s."
                        .formatted(
                                switch (control.particles()) {
                                    case BOHM -> "Bohm's particles, which follow u of (3.10)";
                                    case NELSON -> "Nelson's particles, with noise of D = ħ/2M,";
                                },
                                control.potential().word(),
                                control.winding() == 0 ? "" : ", phase winding " + control.winding(),
                                NumberText.chosen(control.rate()),
                                NumberText.chosen(control.diffusion()));
        };
    }

    private static String learner(SolvableLearner learner) {
        return switch (learner) {
            case BiasPair pair -> "two biases (bias-pair), batch " + NumberText.count(pair.batch());
            case SingleWeight weight -> "one weight (single-weight), batch " + NumberText.count(weight.batch());
            case RingPhase ring -> "one angle (ring-phase), batch " + NumberText.count(ring.batch());
            case DoubleWell well ->
                "one weight between two wells (double-well), batch " + NumberText.count(well.batch());
        };
    }

    private static String start(InitialDensity density) {
        return density instanceof GaussianDensity ? "A Gaussian p(q, 0)." : "p(q, 0) as the configuration gives it.";
    }

    private static String alpha(AlphaPlan alpha) {
        return switch (alpha) {
            case AlphaPlan.Saturated() -> "γ/2D, imposed.";
            case AlphaPlan.Fitted(ImposedMu beside) ->
                "Fitted, a third parameter."
                        + (beside == null ? "" : " Roots of (4.6) beside it: " + beside.words() + ".");
            case AlphaPlan.Imposed(ImposedMu imposed) -> "Both roots of (4.6): " + imposed.words() + ".";
        };
    }

    /// Who won, in part of a sentence: of fitted parameters, which treat all alike.
    static String headline(ContestPlan plan, Map<String, Estimate> results) {
        Estimate right = results.get("fitted.right");
        if (right != null) {
            return ": with fitted parameters %s of %s contests of controls went to their own description."
                    .formatted(NumberText.count(count(right)), NumberText.count(right.n()));
        }
        if (!plan.survey().cases().isEmpty()) {
            return ": " + surveyed(plan, results);
        }
        List<String> told = new ArrayList<>();
        for (String name : plan.names()) {
            long won = count(results.get("fitted.won." + name));
            long picked = count(results.get("fitted.picked." + name)) - won;
            if (won > 0) {
                told.add("%s won %s".formatted(name, won));
            }
            if (picked > 0) {
                told.add("%s was the simplest of a tie in %s".formatted(name, picked));
            }
        }
        return ": with fitted parameters %s of %s %s."
                .formatted(
                        told.isEmpty() ? "nobody won any" : String.join(", ", told),
                        NumberText.count(plan.seeds()),
                        plan.seeds() == 1 ? "seed" : "seeds");
    }

    private static String surveyed(ContestPlan plan, Map<String, Estimate> results) {
        List<String> told = plan.names().stream()
                .filter(name -> count(results.get("fitted.picked." + name)) > 0)
                .map(name -> "%s in %s".formatted(name, NumberText.count(count(results.get("fitted.picked." + name)))))
                .toList();
        long held = plan.names().stream()
                .map(name -> results.get("fitted.picked." + name))
                .filter(Objects::nonNull)
                .mapToLong(Estimate::n)
                .max()
                .orElse(0);
        return "with fitted parameters %s of %s contests."
                .formatted(
                        told.isEmpty() ? "nobody was picked in any" : "picked " + String.join(", ", told),
                        NumberText.count(held));
    }

    private static long count(@Nullable Estimate share) {
        return share == null ? 0 : Math.round(share.value() * share.n());
    }

    /// What errors rest on.
    static String errors(ContestPlan plan) {
        String shares =
                "Shares of seeds have the error of a proportion under a uniform prior, never 0, and none (–) below 5 seeds.";
        if (!plan.survey().cases().isEmpty()) {
            return "n counts contests. " + shares.replace("of seeds", "of contests");
        }
        return plan.seeds() > 1
                ? "n counts seeds; errors are spreads over them, intervals Student’s with n − 1 degrees of freedom. "
                        + shares
                : "One seed: errors of scores, distances and parameters are those over its n replicas. " + shares;
    }

    /// What a result is.
    ///
    /// @param name such as `fitted.gamma.kramers`
    static String meaning(String name) {
        String[] parts = name.split("\\.", 4);
        if (parts[0].equals("kappa")) {
            return switch (parts.length == 1 ? "" : parts[1]) {
                case "relative" -> "κ of E25 over 4D²: −1, 0 and 4 by description";
                case "rejected" -> "share of fits of κ that are rejected: none of the family of E25";
                default -> "κ of E25, q⁴ per squared time";
            };
        }
        if (parts[0].equals("alpha")) {
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "ratio" -> "2Dα/γ of the same fit: 1 at saturation, above the root α₊, below α₋";
                case "plus" -> "α₊ of (4.6) from the imposed μ, with γ and D of the same fit";
                case "minus" -> "α₋ of (4.6) from the imposed μ, with γ and D of the same fit";
                default -> "α by likelihood";
            };
        }
        if (parts[0].equals("circulation")) {
            return "∮u dq of the current velocity around the ring, squared q per time; 0 of every potential flow";
        }
        if (parts[0].equals("rotation")) {
            return "rate at which the linear part of the current velocity turns the plane, per time";
        }
        if (parts[0].equals("arrow")) {
            return switch (parts[1]) {
                case "fall" -> "H(first) − H(last) of H = (γ/D)⟨F⟩ − S, nats; above 0 under (3.1)";
                case "rise" -> "largest rise of H between two of nine times, in its errors, nats; none under (3.1)";
                default -> "chance of so large a rise of H, if (3.1) with one D holds";
            };
        }
        if (parts[0].equals("rates")) {
            return "chance of so large a misfit of the course of mean or width, if %s holds".formatted(parts[1]);
        }
        String round = parts[0].equals("given") ? "given parameters" : "fitted parameters";
        String what = switch (parts[1]) {
            case "won" -> "share of seeds in which it is better than all others";
            case "picked" -> "share of seeds in which it wins, or is the simplest of those that tie with the leader";
            case "score" -> "mean log score of a fresh replica at late times, nats";
            case "behind" -> "what its log score lacks beside the leader’s, nats";
            case "distance" -> "energy distance to fresh replicas less its expectation, mean over late times";
            case "right" ->
                "share of contests of controls%s in which their own description wins, or is the simplest of a tie"
                        .formatted(parts.length > 2 ? " of law " + parts[2] : "");
            case "rejected" -> "share of seeds in which the leader’s own prediction is rejected";
            case "box" ->
                "total variation between its late predictions in the box and in one of twice the length, the largest of all times and seeds";
            case "gamma" -> "γ, per unit of time";
            case "D" -> "D, squared q per unit of time";
            case "tau" -> "τ, time";
            case "alpha" -> "α";
            case "a" -> "a of q̈ = −aγ²∂F, with the mover’s γ";
            case "c" -> "c of the velocity at the start, −cγ∂F";
            case "s" -> "spread of the velocity at the start, q per time";
            default -> "";
        };
        return what.isEmpty() ? "" : what + "; " + round;
    }
}
