package org.septuple.measurement;

import org.septuple.numerics.Engine;

/// Mean and variance of each neuron over all times and replicas.
final class NeuronMoments {

    /// Part of its size below which a neuron's standard deviation is round-off: it stands still.
    static final double STILL = 1e-12;

    private final double[] mean;
    private final double[] variance;
    private final double[][] squares;

    private NeuronMoments(double[] mean, double[] variance, double[][] squares) {
        this.mean = mean;
        this.variance = variance;
        this.squares = squares;
    }

    /// Two readings.
    static NeuronMoments of(Recording recording, Engine engine) {
        int neurons = recording.coordinates();
        double[] zero = new double[neurons];
        double[] mean = average(recording, LagSums.of(recording, 0, 0, zero, LagSums::value, engine));
        double[][] squares = LagSums.of(recording, 0, 0, mean, LagSums::squaredChange, engine);
        double[] variance = average(recording, squares);
        for (int i = 0; i < neurons; i++) {
            if (!Double.isFinite(variance[i])) {
                throw new IllegalArgumentException(
                        "neuron %d is not finite at some time; record a network that is stable".formatted(i));
            }
        }
        return new NeuronMoments(mean, variance, squares);
    }

    private static double[] average(Recording recording, double[][] sums) {
        double[] average = new double[recording.coordinates()];
        for (double[] group : sums) {
            for (int i = 0; i < average.length; i++) {
                average[i] += group[i] / recording.replicas();
            }
        }
        return average;
    }

    int neurons() {
        return mean.length;
    }

    /// Means, not a copy.
    double[] mean() {
        return mean;
    }

    double variance(int neuron) {
        return variance[neuron];
    }

    /// Whether a mean square is more than round-off.
    boolean counts(double square, int neuron) {
        return square > STILL * STILL * (mean[neuron] * mean[neuron] + variance[neuron]);
    }

    boolean varies(int neuron) {
        return counts(variance[neuron], neuron);
    }

    /// Sum over the replicas of all groups but one of mean squares about the mean.
    double squares(int neuron, int left) {
        return LeaveOneOut.sum(squares, neuron, left);
    }
}
