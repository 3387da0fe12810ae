package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.network.LossEvaluation;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;

/// Chains of one law alone, without a ladder, and the states that they kept.
final class TopChains {

    private final CanonicalLaw law;
    private final Sampling plan;
    private final Engine engine;
    private final CanonicalSampler sampler;
    private final Recording recording;

    TopChains(CanonicalLaw law, Sampling plan, long seed, int block, Engine engine) {
        this.law = law;
        this.plan = new Sampling(plan.proposal(), plan.chains(), plan.warmUp(), plan.samples(), 1, false);
        this.engine = engine;
        this.sampler = new CanonicalSampler(law, Ladder.top(), this.plan, seed, block, engine);
        this.recording = new Recording(law, Ladder.top(), this.plan);
    }

    /// Chains that have made all their transitions.
    static TopChains run(CanonicalLaw law, Sampling plan, long seed, int block, Engine engine) {
        TopChains chains = new TopChains(law, plan, seed, block, engine);
        while (chains.made() < chains.total()) {
            chains.step();
        }
        return chains;
    }

    /// One transition.
    void step() {
        boolean warm = sampler.isWarm();
        sampler.step();
        if (warm) {
            recording.add(sampler);
        }
    }

    long made() {
        return sampler.time();
    }

    long total() {
        return (long) plan.warmUp() + plan.samples();
    }

    int chains() {
        return plan.chains();
    }

    CanonicalLaw law() {
        return law;
    }

    Recording recording() {
        return recording;
    }

    /// N×S states with the boundary of each case, to be filled by [Recording#copyKept].
    States newStates() {
        return newStates(law);
    }

    /// N×S states with the boundary of each case of a law.
    static States newStates(CanonicalLaw law) {
        States states = new States(law.septuple().projector().neurons(), law.cases());
        System.arraycopy(law.boundary().values(), 0, states.values(), 0, states.values().length);
        return states;
    }

    /// ∂F/∂q of one chain: ⟨∂H/∂q⟩ over its kept states, cases weighed.
    TrainableVector gradient(int chain, double[] weights) {
        TrainableVector sum =
                new Trainables(law.septuple().weights(), law.septuple().biases()).newVector();
        States states = newStates();
        LossEvaluation evaluation = new LossEvaluation(law.septuple().withStates(states), engine);
        evaluation.hold(law.held());
        double[] scaled = new double[weights.length];
        Arrays.setAll(scaled, s -> weights[s] / recording.kept());
        for (int time = 0; time < recording.kept(); time++) {
            recording.copyKept(time, chain, states);
            evaluation.evaluate();
            evaluation.addWeightedGradient(scaled, sum);
        }
        return sum;
    }

    List<double[]> save() {
        List<double[]> all = new ArrayList<>();
        List<double[]> chains = sampler.save();
        all.add(new double[] {chains.size()});
        all.addAll(chains);
        all.addAll(recording.save());
        return all;
    }

    void resume(List<double[]> saved) {
        int chains = (int) saved.getFirst()[0];
        sampler.resume(saved.subList(1, 1 + chains));
        recording.resume(saved.subList(1 + chains, saved.size()));
    }
}
