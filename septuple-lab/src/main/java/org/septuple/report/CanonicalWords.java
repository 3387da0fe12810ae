package org.septuple.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.septuple.experiment.BoundaryPlan;
import org.septuple.experiment.CanonicalPlan;
import org.septuple.experiment.Experiment;
import org.septuple.network.Wiring;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Sampling;

/// A canonical law and how it is measured, in plain words.
///
/// @param law kind `free-energy`
record CanonicalWords(Experiment.FreeEnergy law) {

    /// Terms and what they are, in order.
    Map<String, String> facts() {
        CanonicalPlan plan = law.canonical();
        Map<String, String> facts = new LinkedHashMap<>();
        if (law.learning() == null) {
            facts.put("Network", sizes() + InWords.of(law.network().bulk()));
            facts.put("Activation", InWords.of(law.network().activation()));
            facts.put("Loss", InWords.of(law.network().loss()));
        }
        facts.put("Boundary", boundary());
        facts.put(
                "Canonical law",
                "β = %s; reference measure of the bulk: %s."
                        .formatted(NumberText.chosen(plan.beta()), of(plan.reference())));
        facts.put("Average", of(plan.average()));
        facts.put("Method", method(plan));
        if (plan.every() > 0) {
            facts.put("Moments", "Every %s learning steps, and at the end.".formatted(NumberText.count(plan.every())));
        }
        return facts;
    }

    private String sizes() {
        if (law.network().bulk() instanceof Wiring.Whole whole) {
            return "%s inputs, %s bulk neurons, %s outputs. ".formatted(whole.inputs(), whole.bulk(), whole.outputs());
        }
        return "%s bulk neurons. ".formatted(law.network().bulk().bulk());
    }

    private String boundary() {
        CanonicalPlan plan = law.canonical();
        return switch (law.boundary()) {
            case BoundaryPlan.Normal normal ->
                "%s boundary neurons are independent and normal; %s."
                        .formatted(
                                normal.mean().size(),
                                plan.isFree(normal)
                                        ? "they are free, as the bulk is"
                                        : "%s states of them are drawn and clamped".formatted(plan.cases()));
            case BoundaryPlan.Data data ->
                "%s training samples are clamped, with their targets at the outputs: %s"
                        .formatted(plan.cases(), InWords.of(data.data().source()) + ".");
        };
    }

    static String of(Reference reference) {
        return switch (reference) {
            case LEBESGUE -> "Lebesgue";
            case NORMAL -> "N(0, 1)";
        };
    }

    private static String of(Average average) {
        return switch (average) {
            case ANNEALED ->
                "Annealed, as in (2.5): normalised over boundary and bulk together, F = −(1/β) log⟨Z⟩, so that data of high loss weigh less.";
            case QUENCHED ->
                "Quenched, as in standard learning: F = −(1/β) ⟨log Z⟩, so that each boundary state weighs the same.";
        };
    }

    private static String method(CanonicalPlan plan) {
        Sampling sampling = plan.sampling();
        if (sampling == null) {
            return "Closed form or quadrature alone.";
        }
        return "%s; %s chains of %s transitions after %s of warm-up on each of %s rungs%s."
                .formatted(
                        of(sampling.proposal()),
                        sampling.chains(),
                        NumberText.count(sampling.samples()),
                        NumberText.count(sampling.warmUp()),
                        sampling.rungs(),
                        sampling.tempering() ? ", which exchange states" : "");
    }

    private static String of(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Hamiltonian hamiltonian ->
                "Hamiltonian Monte Carlo with trajectories of %s"
                        .formatted(NumberText.chosen(hamiltonian.trajectory()));
            case Proposal.Langevin _ -> "The Metropolis-adjusted Langevin algorithm";
        };
    }
}
