package org.septuple.experiment;

import org.septuple.numerics.Crew;
import org.septuple.spacetime.FrameFit;
import org.septuple.spacetime.FrameSearch;
import org.septuple.spacetime.Frames;
import org.septuple.spacetime.KernelReach;
import org.septuple.spacetime.LocalNeurons;
import org.septuple.spacetime.Neurons;

/// What searches for frames will take: all iterations that are allowed, at the rate of a few equal neurons, by how much larger the kernels at hand are.
final class FramesCost {

    private static final int FEW = 216;
    private static final int ITERATIONS = 3;
    private static final int PROBES = 3;
    private static final double STEP = 0.1;
    private static final int ENTRIES = 6;
    private static final int AXES = 3;
    /// Of the neurons' own arrays: group, retraction and twice ten pairs of the quasi-Newton memory, with what a step takes.
    private static final long NUMBERS_OF_NEURON = 240;
    /// Of half the times, seven channels on 1.25³ points, and deviations, arms and positions; of all, the path.
    private static final double NUMBERS_OF_TIME = 7 + 2.5 * AXES;

    private FramesCost() {}

    /// Seconds of one thread.
    ///
    /// @param plan    what is sought
    /// @param neurons in frames of their own
    static double seconds(FramesPlan plan, LocalNeurons neurons) {
        double sum = plan.sizes().stream().mapToDouble(size -> size).sum();
        return sum
                * plan.starts()
                * FramesPlan.SEARCHES
                * plan.iterations()
                * (plan.paths().times() / 2.0)
                * KernelReach.of(neurons).work()
                * secondsPerNeuron();
    }

    /// Of one neuron, time and iteration.
    private static double secondsPerNeuron() {
        double[] matrices = new double[ENTRIES * FEW];
        for (int i = 0; i < FEW; i++) {
            matrices[ENTRIES * i] = 1;
            matrices[ENTRIES * i + 3] = 1;
            matrices[ENTRIES * i + 5] = 1;
        }
        Neurons equal = Neurons.of(new double[AXES * FEW], matrices);
        LocalNeurons walking = LocalNeurons.walking(equal, 1, STEP, 1);
        FrameSearch search = new FrameSearch(FrameSearch.Settings.standard().atMost(ITERATIONS), Crew.alone());
        Frames start = Frames.random(walking, 1, 0);
        int[] times = {0};
        double best = Double.POSITIVE_INFINITY;
        for (int probe = 0; probe < PROBES; probe++) {
            long from = System.nanoTime();
            FrameFit fit = search.from(walking, start, times);
            best = Math.min(best, (System.nanoTime() - from) * 1e-9 / (FEW * (double) Math.max(1, fit.iterations())));
        }
        return best;
    }

    /// Bytes of arrays.
    static long memoryBytes(FramesPlan plan) {
        long most = plan.sizes().isEmpty() ? 1 : plan.sizes().getLast();
        return (long) (Double.BYTES
                * most
                * (NUMBERS_OF_NEURON + NUMBERS_OF_TIME * plan.paths().times()));
    }
}
