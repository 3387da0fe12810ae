package org.septuple.learning;

import java.util.Arrays;
import java.util.List;
import org.septuple.network.Activation;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.WeightBlock;
import org.septuple.numerics.ElementaryKernels;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.LaneKernels;

/// Loss, local errors and gradients of eight replicas: the twin of [LossEvaluation][org.septuple.network.LossEvaluation], with
/// the same chain of operations for every gradient. Only the sums that give the loss itself are added in another order.
final class LaneLoss {

    private static final int LANES = LaneKernels.LANES;

    private final LaneKernels kernels;
    private final ElementaryKernels elementary;
    private final Activation activation;
    private final boolean linear;
    private final ParameterLayout layout;
    private final List<WeightBlock> blocks;
    private final NeuronRange biased;
    private final NeuronRange learning;
    private final NeuronRange silent;
    private final int groups;
    private final int batch;
    private final double decay;
    private final double confinement;
    private final double[] f;
    private final double[] slope;
    private final double[] error;
    private final double[] delta;
    private final double[] constant = new double[LANES];
    private final double[] sum = new double[LANES];
    private final double[] part = new double[LANES];

    LaneLoss(Septuple shape, ParameterLayout layout, Kernels kernels) {
        this.kernels = kernels.replicas();
        this.elementary = kernels.elementary();
        this.activation = shape.activation();
        this.linear = shape.activation() instanceof Activation.Identity;
        this.layout = layout;
        this.blocks = shape.weights().blocks();
        this.biased = shape.biases().trainable();
        this.learning = rowsThatLearn();
        BoundaryProjector projector = shape.projector();
        this.silent = shape.loss() instanceof Loss.Boundary ? projector.bulkRange() : new NeuronRange(0, 0);
        this.batch = shape.states().batch();
        this.groups = projector.neurons() * batch;
        this.decay = shape.loss().potential() instanceof BulkPotential.WeightDecay(double strength) ? strength : 0;
        this.confinement =
                shape.loss().potential() instanceof BulkPotential.QuadraticState(double strength) ? strength : 0;
        this.f = new double[groups * LANES];
        this.slope = new double[linear ? 0 : groups * LANES];
        this.error = new double[groups * LANES];
        this.delta = new double[groups * LANES];
    }

    private NeuronRange rowsThatLearn() {
        int from = biased.size() > 0 ? biased.from() : Integer.MAX_VALUE;
        int to = biased.size() > 0 ? biased.to() : 0;
        for (WeightBlock block : blocks) {
            if (block.trainable()) {
                from = Math.min(from, block.targets().from());
                to = Math.max(to, block.targets().to());
            }
        }
        return new NeuronRange(Math.min(from, to), to);
    }

    /// Starts the sum of e² anew.
    void clear() {
        Arrays.fill(constant, 0);
    }

    /// Adds the squared errors of neurons whose δ nobody asks for, until [#clear]: they receive nothing and f(b) is
    /// constant.
    void addConstant(double[] parameters, double[] x, NeuronRange rows) {
        for (int i = rows.from(); i < rows.to(); i++) {
            int bias = layout.biasAt(i);
            if (linear) {
                kernels.addDistance(x, i * batch, (i + 1) * batch, parameters, bias, constant);
            } else {
                System.arraycopy(parameters, bias * LANES, f, 0, LANES);
                activation.evaluate(elementary, f, 0, LANES, f);
                kernels.addDistance(x, i * batch, (i + 1) * batch, f, 0, constant);
            }
        }
    }

    /// Computes the local errors of some neurons from their input y.
    void evaluate(double[] x, double[] y, NeuronRange rows) {
        if (silent.size() == 0) {
            evaluate(x, y, rows.from() * batch, rows.to() * batch, sum);
            return;
        }
        int silentFrom = Math.max(rows.from(), silent.from()) * batch;
        int silentTo = Math.min(rows.to(), silent.to()) * batch;
        evaluate(x, y, rows.from() * batch, silentFrom, part);
        Arrays.fill(error, silentFrom * LANES, silentTo * LANES, 0);
        Arrays.fill(delta, silentFrom * LANES, silentTo * LANES, 0);
        evaluate(x, y, silentTo, rows.to() * batch, sum);
        kernels.addScaled(1, part, 0, sum, 0, 1);
    }

    private void evaluate(double[] x, double[] y, int from, int to, double[] squares) {
        if (linear) {
            kernels.error(x, y, from, to, error, delta, squares);
        } else {
            activation.evaluate(elementary, y, from * LANES, to * LANES, f, slope);
            kernels.error(x, f, slope, from, to, error, delta, squares);
        }
    }

    /// Adds weight·H, averaged over the columns, to one number per lane.
    void addMean(double weight, double[] parameters, double[] x, double[] total) {
        double perColumn = weight * 0.5 / batch;
        kernels.addScaled(perColumn, constant, 0, total, 0, 1);
        kernels.addScaled(perColumn, sum, 0, total, 0, 1);
        if (decay != 0) {
            kernels.squares(parameters, 0, layout.trainableWeights(), part, 0);
            kernels.addScaled(weight * 0.5 * decay, part, 0, total, 0, 1);
        }
        if (confinement != 0) {
            kernels.squares(x, 0, groups, part, 0);
            kernels.addScaled(perColumn * confinement, part, 0, total, 0, 1);
        }
    }

    /// The gradient ∂H/∂x on the free neurons.
    ///
    /// @param input says which move and which blocks begin there
    void stateGradient(LaneInput input, double[] parameters, double[] x, double[] gradient) {
        NeuronRange free = input.free();
        int from = free.from() * batch * LANES;
        System.arraycopy(error, from, gradient, from, free.size() * batch * LANES);
        for (int k : input.live()) {
            NeuronRange targets = blocks.get(k).targets();
            NeuronRange sources = blocks.get(k).sources();
            int first = Math.max(sources.from(), free.from());
            int last = Math.min(sources.to(), free.to());
            kernels.accumulate(
                    last - first,
                    batch,
                    targets.size(),
                    parameters,
                    layout.blockAt(k) + first - sources.from(),
                    1,
                    sources.size(),
                    delta,
                    targets.from() * batch,
                    batch,
                    1,
                    gradient,
                    first * batch,
                    batch,
                    1,
                    gradient,
                    first * batch,
                    batch,
                    1);
        }
        if (confinement != 0) {
            kernels.addScaled(confinement, x, free.from() * batch, gradient, free.from() * batch, free.size() * batch);
        }
    }

    /// Adds scale·∂H/∂q at fixed states, averaged over the columns.
    void addTrainableGradient(double scale, double[] parameters, double[] x, double[] gradient) {
        kernels.scale(scale / batch, delta, learning.from() * batch, learning.to() * batch, f);
        for (int k = 0; k < blocks.size(); k++) {
            WeightBlock block = blocks.get(k);
            if (!block.trainable()) {
                continue;
            }
            int columns = block.sources().size();
            kernels.accumulate(
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
                    gradient,
                    layout.blockAt(k),
                    columns,
                    1,
                    gradient,
                    layout.blockAt(k),
                    columns,
                    1);
        }
        kernels.addRows(biased.size(), batch, f, biased.from() * batch, gradient, layout.trainableWeights());
        if (decay != 0) {
            kernels.addScaled(2 * (0.5 * scale) * decay, parameters, 0, gradient, 0, layout.trainableWeights());
        }
    }
}
