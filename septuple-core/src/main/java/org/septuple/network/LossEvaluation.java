package org.septuple.network;

import java.util.Arrays;
import org.septuple.numerics.MatrixProduct;

/// The loss H of a septuple and all its gradients, for a batch.
///
/// With y = ŵx + b, e = x − f(y) masked by P̂ for the boundary loss, and δ = −f′(y)∘e:
///
/// | | |
/// |---|---|
/// | ∂H/∂x | e + ŵᵀδ + ½ ∂V_H/∂x |
/// | ∂H/∂b | δ |
/// | ∂H/∂ŵ | δ xᵀ + ½ ∂V_H/∂ŵ |
///
/// Loss and trainable gradients are means over the B columns; ∂H/∂x is per column.
///
/// Use: [#hold] after a change of ŵ, b or held states, then [#evaluate] after every change of the other states, then
/// ask for what is wanted.
public final class LossEvaluation {

    private final Septuple septuple;
    private final Trainables trainables;
    private final SynapticInput input;
    private final TrainableVector q;
    private final int batch;
    private final double[] y;
    private final double[] f;
    private final double[] slope;
    private final double[] error;
    private final double[] delta;
    private NeuronRange free;
    private NeuronRange rows;

    /// Buffers for the columns of this septuple: six arrays N×B.
    ///
    /// @param septuple the network
    public LossEvaluation(Septuple septuple) {
        this.septuple = septuple;
        this.trainables = new Trainables(septuple.weights(), septuple.biases());
        this.q = trainables.newVector();
        this.batch = septuple.states().batch();
        this.input = new SynapticInput(septuple.projector(), septuple.weights(), septuple.biases(), batch);
        int size = septuple.states().values().length;
        this.y = new double[size];
        this.f = new double[size];
        this.slope = new double[size];
        this.error = new double[size];
        this.delta = new double[size];
        this.free = Held.NOTHING.free(septuple.projector());
        this.rows = free;
    }

    /// Fixes which neurons are held. To be called after any change of ŵ, b or held states.
    ///
    /// @param held neurons that keep their present states
    public void hold(Held held) {
        BoundaryProjector projector = septuple.projector();
        NeuronRange all = new NeuronRange(0, projector.neurons());
        free = held.free(projector);
        trainables.read(q);
        input.hold(held, septuple.states());
        boolean constantInputs = held != Held.NOTHING && !septuple.weights().reaches(projector.inputRange());
        if (constantInputs) {
            evaluate(projector.inputRange());
        }
        rows = constantInputs ? new NeuronRange(projector.inputs(), projector.neurons()) : all;
    }

    /// Computes the local errors at the present states.
    public void evaluate() {
        evaluate(rows);
    }

    private void evaluate(NeuronRange range) {
        int from = range.from() * batch;
        int to = range.to() * batch;
        double[] x = septuple.states().values();
        input.compute(septuple.states(), range, y);
        septuple.activation().evaluate(y, from, to, f, slope);
        for (int i = from; i < to; i++) {
            double e = x[i] - f[i];
            error[i] = e;
            delta[i] = -slope[i] * e;
        }
        for (int neuron = range.from(); neuron < range.to(); neuron++) {
            if (!septuple.loss().counts(septuple.projector(), neuron)) {
                Arrays.fill(error, neuron * batch, (neuron + 1) * batch, 0);
                Arrays.fill(delta, neuron * batch, (neuron + 1) * batch, 0);
            }
        }
    }

    /// The loss H, averaged over the columns.
    ///
    /// @return ½⟨eᵀe⟩ + ½⟨V_H⟩
    public double mean() {
        return share(new NeuronRange(0, septuple.projector().neurons())) + potential();
    }

    /// The part of the loss that V_H adds.
    ///
    /// @return ½⟨V_H⟩
    public double potential() {
        return 0.5 * septuple.loss().potential().mean(septuple.states(), q);
    }

    /// The part of the loss that sits on some neurons, without V_H.
    ///
    /// @param neurons which
    /// @return ½⟨Σ e²⟩ over them, averaged over the columns
    public double share(NeuronRange neurons) {
        double sum = 0;
        for (int i = neurons.from() * batch; i < neurons.to() * batch; i++) {
            sum = Math.fma(error[i], error[i], sum);
        }
        return 0.5 * sum / batch;
    }

    /// The gradient ∂H/∂x on the free neurons, column by column.
    ///
    /// @param gradient N×B, row-major; rows of free neurons are set, others may be overwritten
    public void stateGradient(double[] gradient) {
        System.arraycopy(error, 0, gradient, 0, error.length);
        for (WeightBlock block : septuple.weights().blocks()) {
            if (!block.sources().meets(free)) {
                continue;
            }
            MatrixProduct.accumulate(
                    block.sources().size(),
                    batch,
                    block.targets().size(),
                    block.values(),
                    0,
                    1,
                    block.sources().size(),
                    delta,
                    block.targets().from() * batch,
                    batch,
                    1,
                    gradient,
                    block.sources().from() * batch,
                    batch);
        }
        septuple.loss().potential().addStateGradient(septuple.states(), q, 0.5, gradient);
    }

    /// Adds scale·∂H/∂q at fixed states, averaged over the columns.
    ///
    /// @param scale    factor
    /// @param gradient added to
    public void addTrainableGradient(double scale, TrainableVector gradient) {
        double perColumn = scale / batch;
        double[] x = septuple.states().values();
        double[] g = gradient.values();
        for (int i = 0; i < f.length; i++) {
            f[i] = perColumn * delta[i]; // f is not needed any more
        }
        int at = 0;
        for (WeightBlock block : septuple.weights().blocks()) {
            if (!block.trainable()) {
                continue;
            }
            int columns = block.sources().size();
            MatrixProduct.accumulate(
                    block.targets().size(),
                    columns,
                    batch,
                    f,
                    block.targets().from() * batch,
                    batch,
                    1,
                    x,
                    block.sources().from() * batch,
                    1,
                    batch,
                    g,
                    at,
                    columns);
            at += block.size();
        }
        NeuronRange biased = septuple.biases().trainable();
        for (int i = biased.from(); i < biased.to(); i++, at++) {
            for (int s = i * batch; s < (i + 1) * batch; s++) {
                g[at] += f[s];
            }
        }
        septuple.loss().potential().addTrainableGradient(septuple.states(), q, 0.5 * scale, gradient);
    }
}
