package org.septuple.experiment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.DenseBlock;
import org.septuple.network.Recurrence;
import org.septuple.network.Septuple;
import org.septuple.network.SparseBlock;
import org.septuple.network.Split;
import org.septuple.network.WeightBlock;
import org.septuple.network.Weights;
import org.septuple.numerics.Eigenvalues;
import org.septuple.numerics.Engine;

/// A trained network as it is drawn and filed: ŵ, b, the spectrum of ŵ, and where the loss sits.
///
/// Arrays are given out live, to be read and not to be changed. What would be too large or too slow to have is null: weights
/// beyond 1024 neurons, eigenvalues beyond 768 recurrent ones (see [Recurrence]).
///
/// The loss of neuron i is the mean of ½e_i² over the first test samples, at most 256, where e = x − f(ŵx + b), and e_i = 0
/// on the bulk under the boundary loss (2.2): its sum over all neurons is H without V_H. The states x are those that
/// learning by relaxation finds: all at 0, inputs set to the sample; (2.1) with the inputs held; outputs set to the target;
/// steps down H with the boundary held. A network that learned by activation settles as it is read out by (2.1) and relaxes
/// as it is read out by relaxation. No random number is drawn, and a drift of the data is left out.
public final class NetworkPortrait {

    /// Neurons up to which all weights are kept.
    public static final int MOST_NEURONS = 1024;

    private final BoundaryProjector projector;
    private final int recurrent;
    private final int samples;
    private final double @Nullable [] weights;
    private final double[] biases;
    private final double @Nullable [][] eigenvalues;
    private final double[][] losses;

    private NetworkPortrait(
            BoundaryProjector projector,
            int recurrent,
            int samples,
            double @Nullable [] weights,
            double[] biases,
            double @Nullable [][] eigenvalues,
            double[][] losses) {
        this.projector = projector;
        this.recurrent = recurrent;
        this.samples = samples;
        this.weights = weights;
        this.biases = biases;
        this.eigenvalues = eigenvalues;
        this.losses = losses;
    }

    /// Draws it.
    ///
    /// @param trained its states are left alone
    /// @param plan    says how states relax, and the targets
    /// @param data    features scaled as learning saw them
    /// @param engine  kernels and workers; they change no bit
    /// @return a copy of all numbers
    public static NetworkPortrait of(Septuple trained, LearningPlan plan, Split data, Engine engine) {
        Recurrence recurrence = new Recurrence(trained.weights());
        int neurons = trained.projector().neurons();
        NeuronLosses losses = NeuronLosses.of(trained, plan, data.test(), engine);
        return new NetworkPortrait(
                trained.projector(),
                recurrence.size(),
                losses.samples(),
                neurons <= MOST_NEURONS ? dense(trained.weights()) : null,
                trained.biases().values().clone(),
                spectrum(neurons, recurrence.eigenvalues()),
                new double[][] {losses.means(), losses.errors()});
    }

    /// A portrait that was drawn before.
    ///
    /// @param projector which neurons are inputs, bulk and outputs
    /// @param recurrent neurons on which the recurrent blocks of ŵ begin or end
    /// @param samples   behind the loss by neuron
    /// @param weights   N×N; null if unknown
    /// @param biases    length N
    /// @param re        real parts of the eigenvalues, length N; null if unknown
    /// @param im        imaginary parts, length N; null if unknown
    /// @param loss      by neuron, length N
    /// @param error     of the loss, length N
    /// @return holds the arrays themselves
    /// @throws IllegalArgumentException if a length is wrong
    public static NetworkPortrait recorded(
            BoundaryProjector projector,
            int recurrent,
            int samples,
            double @Nullable [] weights,
            double[] biases,
            double @Nullable [] re,
            double @Nullable [] im,
            double[] loss,
            double[] error) {
        int n = projector.neurons();
        if (weights != null) {
            requireLength("weights", weights, (long) n * n);
        }
        requireLength("biases", biases, n);
        requireLength("loss", loss, n);
        requireLength("error", error, n);
        double[][] eigenvalues = null;
        if (re != null && im != null) {
            requireLength("re", re, n);
            requireLength("im", im, n);
            eigenvalues = new double[][] {re, im};
        }
        return new NetworkPortrait(
                projector, recurrent, samples, weights, biases, eigenvalues, new double[][] {loss, error});
    }

    private static void requireLength(String name, double[] values, long length) {
        if (values.length != length) {
            throw new IllegalArgumentException("%s has %d numbers, needs %d".formatted(name, values.length, length));
        }
    }

    private static double[] dense(Weights weights) {
        int n = weights.neurons();
        double[] all = new double[n * n];
        Arrays.fill(all, Double.NaN);
        for (WeightBlock block : weights.blocks()) {
            for (int i = block.targets().from(); i < block.targets().to(); i++) {
                int row = i * n;
                switch (block) {
                    case DenseBlock full -> {
                        int columns = full.sources().size();
                        int from = (i - full.targets().from()) * columns;
                        System.arraycopy(
                                full.values(), from, all, row + full.sources().from(), columns);
                    }
                    case SparseBlock some -> some.matrix().row(i, (j, value) -> all[row + j] = value);
                }
            }
        }
        return all;
    }

    private static double @Nullable [][] spectrum(int neurons, @Nullable Eigenvalues recurrent) {
        if (recurrent == null) {
            return null;
        }
        double[][] all = new double[2][neurons]; // those of all other neurons are 0
        for (int k = 0; k < recurrent.size(); k++) {
            all[0][k] = recurrent.re(k);
            all[1][k] = recurrent.im(k);
        }
        return all;
    }

    /// Which neurons are inputs, bulk and outputs.
    ///
    /// @return P̂
    public BoundaryProjector projector() {
        return projector;
    }

    /// Neurons on which the recurrent blocks of ŵ begin or end; the eigenvalues of all others are exactly 0.
    ///
    /// @return 0 if ŵ is nilpotent
    public int recurrent() {
        return recurrent;
    }

    /// The weights.
    ///
    /// @return N×N, row-major, `[i·N + j]` from j to i, NaN where there is no synapse; null if N > 1024
    public double @Nullable [] weights() {
        return weights;
    }

    /// The biases b.
    ///
    /// @return length N
    public double[] biases() {
        return biases;
    }

    /// Real parts of the eigenvalues of ŵ.
    ///
    /// @return length N, by descending modulus; null if unknown
    public double @Nullable [] eigenvaluesRe() {
        return eigenvalues == null ? null : eigenvalues[0];
    }

    /// Imaginary parts of the eigenvalues of ŵ.
    ///
    /// @return length N, in the order of the real parts; null if unknown
    public double @Nullable [] eigenvaluesIm() {
        return eigenvalues == null ? null : eigenvalues[1];
    }

    /// The loss by neuron.
    ///
    /// @return length N; not finite where states ran away
    public double[] lossByNeuron() {
        return losses[0];
    }

    /// Standard errors of the loss by neuron, over samples.
    ///
    /// @return length N; NaN for one sample
    public double[] lossByNeuronError() {
        return losses[1];
    }

    /// Test samples behind the loss by neuron.
    ///
    /// @return in [1, 256]
    public int samples() {
        return samples;
    }

    void save(Checkpoint checkpoint) {
        checkpoint.put("sizes", projector.inputs(), projector.bulk(), projector.outputs(), recurrent, samples);
        checkpoint.put("biases", biases);
        checkpoint.put("losses", losses);
        if (weights != null) {
            checkpoint.put("weights", weights);
        }
        if (eigenvalues != null) {
            checkpoint.put("eigenvalues", eigenvalues);
        }
    }

    static NetworkPortrait restored(Checkpoint checkpoint) {
        long[] sizes = checkpoint.integers("sizes");
        return new NetworkPortrait(
                new BoundaryProjector((int) sizes[0], (int) sizes[1], (int) sizes[2]),
                (int) sizes[3],
                (int) sizes[4],
                checkpoint.has("weights") ? checkpoint.reals("weights") : null,
                checkpoint.reals("biases"),
                checkpoint.has("eigenvalues") ? checkpoint.rows("eigenvalues") : null,
                checkpoint.rows("losses"));
    }
}
