package org.septuple.measurement;

import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// Other neurons in place of a neuron's own future: a null model of [LagSpectrum].
final class PermutedNeurons {

    private PermutedNeurons() {}

    /// Share of a period.
    ///
    /// @param moved places of the neurons that move
    static Estimate share(
            Recording recording, NeuronMoments moments, int[] moved, int period, long seed, Engine engine) {
        int units = LagSums.groups(recording).groups();
        if (moved.length < 2) {
            return new Estimate(Double.NaN, Double.NaN, units);
        }
        int neurons = moments.neurons();
        int[] partner = cycle(neurons, moved, seed);
        double[][] products =
                LagSums.of(recording, period - 1, period + 1, moments.mean(), LagSums.product(partner), engine);
        return LeaveOneOut.of(units, left -> {
            double[] changes = new double[3];
            for (int i : moved) {
                double size = Math.sqrt(moments.squares(i, left) * moments.squares(partner[i], left));
                for (int k = 0; k < 3; k++) {
                    changes[k] += 1 - LeaveOneOut.sum(products, k * neurons + i, left) / size;
                }
            }
            return 2 * changes[1] / (changes[0] + changes[2]);
        });
    }

    /// One cycle through some places, drawn uniformly; all others stay.
    static int[] cycle(int neurons, int[] places, long seed) {
        int[] order = places.clone();
        RandomStream random = new RandomStream(seed, Purpose.PERMUTED_NEURONS, 0, 0);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextBelow(i);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        int[] partner = IntStream.range(0, neurons).toArray();
        for (int i = 0; i < places.length; i++) {
            partner[places[i]] = order[i];
        }
        return partner;
    }
}
