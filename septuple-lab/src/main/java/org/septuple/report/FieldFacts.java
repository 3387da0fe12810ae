package org.septuple.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.FokkerPlanckPlan;
import org.septuple.experiment.MadelungPlan;
import org.septuple.experiment.SchroedingerPlan;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Hamiltonian;

/// What an equation on a grid was solved with, in words.
final class FieldFacts {

    private FieldFacts() {}

    /// Terms and words.
    ///
    /// @return empty for other kinds
    static Map<String, String> of(Experiment experiment) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (!(experiment instanceof Experiment.OnGrid solved)) {
            return facts;
        }
        facts.put("Grid", words(solved.grid()));
        switch (solved) {
            case Experiment.FokkerPlanck(var _, FokkerPlanckPlan plan) -> {
                facts.put("Constants", "γ = %s, D = %s".formatted(NumberText.chosen(plan.rate()), diffusion(plan)));
                facts.put(
                        "Steps",
                        "%s, %s"
                                .formatted(
                                        word(plan.scheme()),
                                        plan.tolerance() > 0
                                                ? "adaptive to " + NumberText.chosen(plan.tolerance())
                                                : "of " + NumberText.chosen(plan.step())));
                putParticles(facts, plan.particles());
            }
            case Experiment.Schroedinger(var _, SchroedingerPlan plan) -> {
                Hamiltonian hamiltonian = plan.hamiltonian();
                facts.put(
                        "Constants",
                        "ħ = %s, M = %s"
                                .formatted(
                                        NumberText.chosen(hamiltonian.hbar()), NumberText.chosen(hamiltonian.mass())));
                facts.put("Steps", "splitting %s".formatted(word(plan.scheme())));
                putParticles(facts, plan.particles());
            }
            case Experiment.Madelung(var _, MadelungPlan plan) ->
                facts.put(
                        "Constants",
                        "ħ = %s, M = %s".formatted(NumberText.chosen(plan.hbar()), NumberText.chosen(plan.mass())));
        }
        return facts;
    }

    private static void putParticles(Map<String, String> facts, int particles) {
        if (particles > 0) {
            facts.put("Particles", NumberText.count(particles));
        }
    }

    private static String diffusion(FokkerPlanckPlan plan) {
        return plan.diffusion().scalar() ? NumberText.chosen(plan.diffusion().at(0, 0)) : "a tensor";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String words(Grid grid) {
        return grid.axes().stream().map(FieldFacts::words).collect(Collectors.joining("; "));
    }

    private static String words(Axis axis) {
        return "%s cells in [%s, %s], %s"
                .formatted(
                        NumberText.count(axis.points()),
                        NumberText.chosen(axis.from()),
                        NumberText.chosen(axis.to()),
                        word(axis.boundary()));
    }
}
