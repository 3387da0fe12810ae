package org.septuple.measurement;

import java.util.Arrays;
import org.septuple.numerics.Engine;

/// Products of neurons and of their partners one step later, for each group of replicas.
final class PairedProducts {

    private final NeuronMoments moments;
    private final int[] partner;
    private final double[][] products;
    private final double[] weights;

    private PairedProducts(NeuronMoments moments, int[] partner, double[][] products, double[] weights) {
        this.moments = moments;
        this.partner = partner;
        this.products = products;
        this.weights = weights;
    }

    /// Column i of each component with column i of the next, the last with the first.
    static PairedProducts of(Recording recording, NeuronMoments moments, int[][] components, Engine engine) {
        int[] partner = new int[moments.neurons()];
        int[] next = new int[moments.neurons()];
        Arrays.fill(partner, -1);
        for (int a = 0; a < components.length; a++) {
            for (int i = 0; i < components[a].length; i++) {
                int neuron = components[a][i];
                int other = components[(a + 1) % components.length][i];
                partner[neuron] = moments.varies(neuron) && moments.varies(other) ? other : -1;
                next[neuron] = other;
            }
        }
        Units units = LagSums.groups(recording);
        double[] weights = new double[units.groups()];
        for (int r = 0; r < recording.replicas(); r++) {
            weights[units.group(r)]++;
        }
        double[][] products = LagSums.of(recording, 1, 1, moments.mean(), LagSums.product(next), engine);
        return new PairedProducts(moments, partner, products, weights);
    }

    int groups() {
        return weights.length;
    }

    /// Pairs of which both neurons vary.
    int pairs() {
        int pairs = 0;
        for (int other : partner) {
            pairs += other < 0 ? 0 : 1;
        }
        return pairs;
    }

    /// Mean squared correlation by products of different groups, of all groups but one.
    double squared(int left) {
        double weight = 0;
        double same = 0;
        for (int g = 0; g < weights.length; g++) {
            double own = g == left ? 0 : weights[g];
            weight += own;
            same += own * own;
        }
        double total = 0;
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                total += crossed(i, left) / (moments.squares(i, left) * moments.squares(partner[i], left));
            }
        }
        return total * weight * weight / (weight * weight - same) / pairs();
    }

    /// Sum of products of different groups.
    private double crossed(int neuron, int left) {
        double sum = 0;
        double same = 0;
        for (int g = 0; g < products.length; g++) {
            double own = g == left ? 0 : products[g][neuron];
            sum += own;
            same += own * own;
        }
        return sum * sum - same;
    }
}
