package org.septuple.network;

import java.util.Arrays;
import org.septuple.numerics.Engine;

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
    private final Engine engine;
    private final SynapticInput input;
    private final ActivationMap map;
    private final Trainables trainables;
    private final TrainableVector q;
    private final int batch;
    private final double[] error;
    private final double[] delta;
    private final double[] gradient;
    private final SynapticGradient back;
    private final double[] value;
    private final double[] slope;
    private NeuronRange free;
    private NeuronRange constant;
    private NeuronRange moving;

    /// Buffers for the columns of this septuple: seven arrays N×B.
    ///
    /// @param septuple the network
    /// @param engine   kernels and workers
    public LossEvaluation(Septuple septuple, Engine engine) {
        this.septuple = septuple;
        this.engine = engine;
        this.input = new SynapticInput(septuple, engine);
        this.map = new ActivationMap(septuple, engine, input);
        this.trainables = new Trainables(septuple.weights(), septuple.biases());
        this.q = usesTrainables() ? trainables.newVector() : new TrainableVector(0, 0);
        this.batch = septuple.states().batch();
        double[] x = septuple.states().values();
        this.error = new double[x.length];
        this.delta = new double[x.length];
        this.gradient = new double[x.length];
        this.value = new double[x.length];
        this.slope = new double[x.length];
        this.free = Held.NOTHING.free(septuple.projector());
        this.constant = new NeuronRange(0, 0);
        this.moving = free;
        this.back = new SynapticGradient(septuple, engine, delta, gradient, input.values());
    }

    /// The map (2.1) of the same network on the same buffers: what either holds, both hold.
    ///
    /// @return shares its input with this evaluation
    public ActivationMap map() {
        return map;
    }

    /// Fixes which neurons are held. To be called after any change of ŵ, b or held states.
    ///
    /// @param held neurons that keep their present states
    public void hold(Held held) {
        input.hold(held);
        begin(held);
    }

    /// Holds further neurons, whose states were just set, where [#map] already holds some; ŵ, b and the states held
    /// before have not changed since then.
    ///
    /// @param held covers all that was held before
    public void alsoHold(Held held) {
        input.alsoHold(held);
        begin(held);
    }

    private void begin(Held held) {
        BoundaryProjector projector = septuple.projector();
        free = held.free(projector);
        if (usesTrainables()) {
            trainables.read(q);
        }
        boolean heldInputs = held != Held.NOTHING && !septuple.weights().reaches(projector.inputRange());
        if (heldInputs) {
            constant = projector.inputRange();
            holdConstant();
            evaluateConstant();
        }
        int from = heldInputs ? projector.inputs() : 0;
        int firstReached = projector.neurons();
        for (WeightBlock block : septuple.weights().blocks()) {
            if (block.sources().meets(free)) {
                firstReached = Math.min(firstReached, block.targets().from());
            }
        }
        constant = new NeuronRange(from, Math.max(from, firstReached));
        moving = new NeuronRange(constant.to(), projector.neurons());
        holdConstant();
    }

    /// f and f′ of neurons that hear only held ones: their input does not change until the next hold.
    private void holdConstant() {
        input.compute(constant);
        double[] y = input.values();
        septuple.activation()
                .evaluate(
                        engine.kernels().elementary(), y, constant.from() * batch, constant.to() * batch, value, slope);
    }

    private boolean usesTrainables() {
        return !(septuple.loss().potential() instanceof BulkPotential.None);
    }

    /// Computes the local errors at the present states.
    public void evaluate() {
        evaluateConstant();
        double[] x = septuple.states().values();
        double[] y = input.values();
        input.compute(moving);
        engine.crew()
                .ranges(
                        moving.from() * batch,
                        moving.to() * batch,
                        (from, to) -> septuple.activation()
                                .localError(engine.kernels().elementary(), y, x, from, to, error, delta));
        mask(moving);
    }

    private void evaluateConstant() {
        engine.kernels()
                .elementary()
                .localError(
                        septuple.states().values(),
                        value,
                        slope,
                        constant.from() * batch,
                        constant.to() * batch,
                        error,
                        delta);
        mask(constant);
    }

    private void mask(NeuronRange range) {
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
        return 0.5
                * engine.kernels().reduction().sumOfSquares(error, neurons.from() * batch, neurons.to() * batch)
                / batch;
    }

    /// The loss ½e² that sits on one neuron in one column.
    ///
    /// @param neuron in [0, N)
    /// @param column in [0, B)
    /// @return ≥ 0
    public double at(int neuron, int column) {
        double e = error[neuron * batch + column];
        return 0.5 * e * e;
    }

    /// Adds scale·H of each column by itself.
    ///
    /// @param scale factor
    /// @param sum   length B, added to: ½eᵀe + ½V_H of each column
    public void addColumns(double scale, double[] sum) {
        requireOnePerColumn("sums", sum);
        double half = 0.5 * scale;
        for (int row = 0; row < error.length; row += batch) {
            engine.kernels().chains().addSquares(batch, half, error, row, sum);
        }
        septuple.loss().potential().addColumns(septuple.states(), q, half, sum);
    }

    /// The gradient ∂H/∂x on the free neurons, column by column.
    ///
    /// @return N×B, row-major, live until the next call; rows of held neurons hold nothing of use
    public double[] stateGradient() {
        System.arraycopy(error, free.from() * batch, gradient, free.from() * batch, free.size() * batch);
        back.addStateGradient(free);
        septuple.loss().potential().addStateGradient(septuple.states(), q, 0.5, gradient);
        return gradient;
    }

    /// Adds scale·∂H/∂q at fixed states, averaged over the columns.
    ///
    /// @param scale    factor
    /// @param gradient added to
    public void addTrainableGradient(double scale, TrainableVector gradient) {
        addTrainableGradient(scale, batch, engine, gradient);
    }

    /// Adds the part of these columns to scale·∂H/∂q at fixed states, where q is averaged over more columns than these.
    ///
    /// @param scale     factor
    /// @param ofColumns all columns of the mean, ≥ B
    /// @param workers   an engine with the same kernels, whose crew is free
    /// @param sum       added to
    public void addTrainableGradient(double scale, int ofColumns, Engine workers, TrainableVector sum) {
        double perColumn = scale / ofColumns;
        double[] scaled = input.values(); // y is not needed any more
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = perColumn * delta[i];
        }
        back.addTrainableGradient(workers, sum.values());
        double share = (double) batch / ofColumns;
        septuple.loss().potential().addTrainableGradient(septuple.states(), q, 0.5 * scale * share, sum);
    }

    /// Adds Σ_s weights_s·∂H/∂q at fixed states, with ∂H/∂q at each column s by itself.
    ///
    /// @param weights one per column, length B; 0 leaves out a column of finite states
    /// @param sum     added to
    public void addWeightedGradient(double[] weights, TrainableVector sum) {
        requireOnePerColumn("weights", weights);
        double[] scaled = input.values(); // y is not needed any more
        for (int row = 0; row < scaled.length; row += batch) {
            for (int s = 0; s < batch; s++) {
                scaled[row + s] = weights[s] * delta[row + s];
            }
        }
        back.addTrainableGradient(engine, sum.values());
        septuple.loss().potential().addWeightedGradient(septuple.states(), q, 0.5, weights, sum);
    }

    private void requireOnePerColumn(String what, double[] numbers) {
        if (numbers.length != batch) {
            throw new IllegalArgumentException(
                    "%d %s for %d columns; give one per column".formatted(numbers.length, what, batch));
        }
    }
}
