package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.network.NeuronRange;
import org.septuple.network.States;

/// What chains on a ladder did: D on every rung, H and some neurons at λ = 1, and whole states at λ = 1 now and then.
final class Recording {

    private static final int MONITORED = 8;
    private static final int MOST_KEPT = 256;
    private static final long MOST_KEPT_NUMBERS = 1L << 24;

    private final CanonicalLaw law;
    private final Ladder ladder;
    private final Sampling plan;
    private final int top;
    private final int[] monitored;
    private final double[][] difference;
    private final double[][] loss;
    private final double[][] neurons;
    private final double[][] kept;
    private final int keepEvery;
    private int made;

    /// Room for all samples of a plan.
    Recording(CanonicalLaw law, Ladder ladder, Sampling plan) {
        this.law = law;
        this.ladder = ladder;
        this.plan = plan;
        this.top = ladder.rungs() - 1;
        NeuronRange free = law.neurons();
        int count = Math.min(MONITORED, free.size());
        this.monitored = new int[count];
        Arrays.setAll(monitored, k -> free.from() + k * free.size() / count);
        int chains = plan.chains();
        this.difference = new double[law.cases() * ladder.rungs() * chains][plan.samples()];
        this.loss = new double[law.cases() * chains][plan.samples()];
        this.neurons = new double[law.cases() * count * chains][plan.samples()];
        long each = (long) chains * law.cases() * free.size();
        int most = Math.clamp(MOST_KEPT_NUMBERS / each, 1, Math.min(MOST_KEPT, plan.samples()));
        this.keepEvery = Math.ceilDiv(plan.samples(), most);
        this.kept = new double[Math.ceilDiv(plan.samples(), keepEvery)][Math.toIntExact(each)];
    }

    /// Takes the present states of a sampler.
    void add(CanonicalSampler sampler) {
        int chains = plan.chains();
        for (int s = 0; s < law.cases(); s++) {
            for (int chain = 0; chain < chains; chain++) {
                for (int rung = 0; rung <= top; rung++) {
                    difference[(s * ladder.rungs() + rung) * chains + chain][made] = sampler.difference(s, rung, chain);
                }
                loss[s * chains + chain][made] = sampler.loss(s, top, chain);
                for (int k = 0; k < monitored.length; k++) {
                    neurons[(s * monitored.length + k) * chains + chain][made] =
                            sampler.state(s, top, chain, monitored[k]);
                }
            }
        }
        if (made % keepEvery == 0) {
            keep(sampler, kept[made / keepEvery]);
        }
        made++;
    }

    private void keep(CanonicalSampler sampler, double[] target) {
        NeuronRange free = law.neurons();
        int at = 0;
        for (int chain = 0; chain < plan.chains(); chain++) {
            for (int i = free.from(); i < free.to(); i++) {
                for (int s = 0; s < law.cases(); s++) {
                    target[at++] = sampler.state(s, top, chain, i);
                }
            }
        }
    }

    /// Samples recorded so far.
    int made() {
        return made;
    }

    /// D on one rung, `[chain][sample]`; live.
    double[][] difference(int ofCase, int rung) {
        int from = (ofCase * ladder.rungs() + rung) * plan.chains();
        return Arrays.copyOfRange(difference, from, from + plan.chains());
    }

    /// H at λ = 1, `[chain][sample]`; live.
    double[][] loss(int ofCase) {
        return Arrays.copyOfRange(loss, ofCase * plan.chains(), (ofCase + 1) * plan.chains());
    }

    /// Neurons that are watched at λ = 1.
    int[] monitored() {
        return monitored.clone();
    }

    /// One watched neuron at λ = 1, `[chain][sample]`; live.
    double[][] neuron(int ofCase, int index) {
        int from = (ofCase * monitored.length + index) * plan.chains();
        return Arrays.copyOfRange(neurons, from, from + plan.chains());
    }

    /// Number of times at which whole states were kept.
    int kept() {
        return kept.length;
    }

    /// Sets the free neurons of N×S states to those of one chain.
    void copyKept(int time, int chain, States target) {
        NeuronRange free = law.neurons();
        int count = free.size() * law.cases();
        System.arraycopy(kept[time], chain * count, target.values(), free.from() * law.cases(), count);
    }

    List<double[]> save() {
        List<double[]> all = new ArrayList<>();
        all.add(new double[] {made});
        for (double[][] part : parts()) {
            for (double[] row : part) {
                all.add(row.clone());
            }
        }
        return all;
    }

    void resume(List<double[]> saved) {
        made = (int) saved.getFirst()[0];
        int next = 1;
        for (double[][] part : parts()) {
            for (double[] row : part) {
                System.arraycopy(saved.get(next++), 0, row, 0, row.length);
            }
        }
    }

    /// Number of arrays that are saved.
    int size() {
        int size = 1;
        for (double[][] part : parts()) {
            size += part.length;
        }
        return size;
    }

    private List<double[][]> parts() {
        return List.of(difference, loss, neurons, kept);
    }
}
