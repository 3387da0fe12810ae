package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.septuple.gravity.ChainDensities.Line;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.Estimate;

/// The lines of (8.4) to (8.8) on paths of neurons, per unit of time: integrals over space ([ChainSums]) at some frames of each copy of the network. Γ is that of the field of the same neurons on parabolas
/// through three frames. Copies are the independent units; g_i are taken as they are.
///
/// @param copies of the network, summed over frames
/// @param frames how many
record ActionChain(List<ChainSums> copies, int frames) {

    /// Frames that are looked at, fewer with many neurons.
    private static final int FRAMES = 6;

    /// Neurons times frames, about.
    private static final int WORK = 1200;

    /// Integrates.
    ///
    /// @param paths  neurons
    /// @param engine workers, that take a frame of a copy each
    static ActionChain of(NeuronPaths paths, Engine engine) {
        int frames = Math.min(Math.clamp(WORK / paths.size(), 1, FRAMES), paths.frames() - 2);
        ChainSums[] all = new ChainSums[paths.copies() * frames];
        engine.crew().work(all.length, (_, k) -> {
            int frame = 1 + (int) ((long) (k % frames) * (paths.frames() - 2) / frames);
            all[k] = of(paths.at(frame), k / frames);
        });
        List<ChainSums> copies = new ArrayList<>();
        for (int copy = 0; copy < paths.copies(); copy++) {
            ChainSums sums = new ChainSums();
            Arrays.stream(all, copy * frames, (copy + 1) * frames).forEach(sums::add);
            copies.add(sums);
        }
        return new ActionChain(copies, frames);
    }

    /// One time of one copy.
    static ChainSums of(NeuronMotion motion, int copy) {
        return ChainSums.of(motion.bent(copy));
    }

    /// A line.
    Estimate line(Line line) {
        return mean(s -> s.of(line));
    }

    /// An integral, mean over frames and copies.
    Estimate mean(ToDoubleFunction<ChainSums> of) {
        return Estimate.ofMean(
                copies.stream().mapToDouble(s -> of.applyAsDouble(s) / frames).toArray());
    }

    /// A number that is no sum, of each copy.
    Estimate each(ToDoubleFunction<ChainSums> of) {
        return Estimate.ofMean(copies.stream().mapToDouble(of).toArray());
    }

    /// abs(⟨a⟩ − ⟨b⟩)/(abs⟨a⟩ + abs⟨b⟩), ⟨ ⟩ over copies: 0 for equal lines, 1 where one of them is 0 or has the other sign.
    Estimate change(ToDoubleFunction<ChainSums> a, ToDoubleFunction<ChainSums> b) {
        return Bootstrap.jackknife(copies.size(), chosen -> {
            double one = sum(a, chosen);
            double other = sum(b, chosen);
            return relative(one, other);
        });
    }

    /// abs⟨a⟩/⟨b⟩, b > 0.
    Estimate over(ToDoubleFunction<ChainSums> a, ToDoubleFunction<ChainSums> b) {
        return Bootstrap.jackknife(copies.size(), chosen -> Math.abs(sum(a, chosen)) / sum(b, chosen));
    }

    /// abs(a − b)/(abs a + abs b); 0 where both are 0.
    static double relative(double a, double b) {
        return a == b ? 0 : Math.abs(a - b) / (Math.abs(a) + Math.abs(b));
    }

    private double sum(ToDoubleFunction<ChainSums> of, int[] chosen) {
        return Arrays.stream(chosen)
                .mapToDouble(c -> of.applyAsDouble(copies.get(c)))
                .sum();
    }
}
