package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.septuple.network.Activation;
import org.septuple.network.ActivationMap;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Held;
import org.septuple.network.Loss;
import org.septuple.network.LossEvaluation;
import org.septuple.network.NeuronRange;
import org.septuple.network.ScalarReference;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.network.WeightBlock;
import org.septuple.network.Weights;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// Rows 2.1, 2.2 and 2.3 of the ledger, measured on a given network: the batched dynamics against the printed equation,
/// the loss against the printed one, and its analytic gradients against central differences of the printed one.
///
/// The printed side is [ScalarReference]. A control puts that side and the estimator to a case with a known answer, and
/// touches no batched code: if the batched code is wrong, the control still holds and the row *fails*.
///
/// | | |
/// |---|---|
/// | difference | D = (8(H₊₁ − H₋₁) − (H₊₂ − H₋₂))/12h, error h⁴H⁽⁵⁾/30 ≈ 10⁻¹⁷ and rounding √N·2⁻⁵³H/h ≈ 10⁻¹⁰ |
/// | scale | loss on bulk and outputs + largest gradient of the same group |
/// | kinks | a coordinate whose D differs from (H₊₁ − H₋₁)/2h by 10⁻⁶ of the scale crosses a kink and is left out |
final class NetworkChecks {

    private static final double DIFFERENCE_STEP = 1e-4;
    private static final double ROUNDINGS = 10;
    private static final double KINK = 1e-6;
    private static final int COLUMNS = 2;
    private static final int SHIFT_NEURONS = 8;
    private static final int COORDINATES = 20;
    private static final double POSITION_NOISE = 0.1;

    private final Septuple septuple;
    private final long seed;
    private final Engine engine;

    /// Checks on one network.
    ///
    /// @param septuple a trained network with states of its own run
    /// @param seed     of the points where derivatives are taken
    /// @param engine   whose kernels are checked
    NetworkChecks(Septuple septuple, long seed, Engine engine) {
        this.septuple = septuple;
        this.seed = seed;
        this.engine = engine;
    }

    /// All three rows.
    ///
    /// @return comparison by equation number
    Map<String, Comparison> all() {
        Map<String, Comparison> rows = new LinkedHashMap<>();
        rows.put("2.1", activationDynamics());
        rows.put("2.2", gradients(new Loss.Boundary(), new Loss.Bulk(new BulkPotential.None())));
        BulkPotential potential = septuple.loss().potential();
        rows.put("2.3", gradients(new Loss.Bulk(potential), new Loss.Boundary()));
        return rows;
    }

    /// Large networks are compared at some 500 neurons: the printed equation costs N steps for each.
    private static int stride(int neurons) {
        return Math.max(1, neurons / 500);
    }

    private Comparison activationDynamics() {
        Septuple still = septuple.withStates(someStates());
        int n = still.projector().neurons();
        double residual = 0;
        for (Held held : Held.values()) {
            residual = Math.max(residual, largestStepError(still, still, held));
        }
        long compared = (long) Math.ceilDiv(n, stride(n)) * COLUMNS * Held.values().length;
        return new Comparison(
                "largest |batched − printed| of one step, relative to 1 + |b| + Σ|w||x|, over neurons (all up to 999, else some 500 to 1000 evenly spaced), columns and ways to hold the boundary",
                Estimate.exact(residual, compared),
                (n + 8) * 0x1p-52,
                "rounding of N products and of f",
                Estimate.exact(shiftError(), SHIFT_NEURONS),
                Estimate.exact(largestStepError(withReversedWeights(still), still, Held.NOTHING), (long) n * COLUMNS));
    }

    private double largestStepError(Septuple batched, Septuple printed, Held held) {
        States moved = copy(batched.states());
        ActivationMap map = new ActivationMap(batched.withStates(moved), engine);
        map.hold(held);
        map.advance(1);
        NeuronRange free = held.free(printed.projector());
        double worst = 0;
        for (int s = 0; s < moved.batch(); s++) {
            double[] x = column(printed.states(), s);
            for (int i = 0; i < moved.neurons(); i += stride(moved.neurons())) {
                boolean moves = i >= free.from() && i < free.to();
                double expected = moves ? ScalarReference.next(printed, x, i) : x[i];
                double scale = 1 + Math.abs(printed.biases().values()[i]);
                for (int j = 0; j < x.length; j++) {
                    scale += Math.abs(printed.weights().get(i, j) * x[j]);
                }
                worst = Math.max(worst, Math.abs(moved.get(i, s) - expected) / scale);
            }
        }
        return worst;
    }

    private static Septuple withReversedWeights(Septuple original) {
        List<WeightBlock> blocks = new ArrayList<>();
        for (WeightBlock block : original.weights().blocks()) {
            WeightBlock negative = block.blank();
            for (int p = 0; p < block.parts().size(); p++) {
                double[] from = block.parts().get(p);
                double[] to = negative.parts().get(p);
                for (int k = 0; k < from.length; k++) {
                    to[k] = -from[k];
                }
            }
            blocks.add(negative);
        }
        Weights reversed = new Weights(original.weights().neurons(), blocks);
        return new Septuple(
                original.states(),
                original.projector(),
                original.distribution(),
                reversed,
                original.biases(),
                original.activation(),
                original.loss());
    }

    /// Control of row 2.1: the printed equation on linear neurons with x_i(t) = ½x_{i+1}(t−1) + b_i, by hand.
    private double shiftError() {
        int n = SHIFT_NEURONS;
        double[] shift = new double[n * n];
        for (int i = 0; i < n; i++) {
            shift[i * n + (i + 1) % n] = 0.5;
        }
        Septuple ring = linear(n, shift);
        RandomStream random = new RandomStream(seed, Purpose.CHECK_POINTS, 1, 0);
        double[] x = random.gaussians(n);
        random.fillGaussian(ring.biases().values(), 0, n);
        double worst = 0;
        for (int i = 0; i < n; i++) {
            double byHand = 0.5 * x[(i + 1) % n] + ring.biases().values()[i];
            worst = Math.max(worst, Math.abs(ScalarReference.next(ring, x, i) - byHand));
        }
        return worst;
    }

    private Comparison gradients(Loss loss, Loss other) {
        Septuple checked = with(septuple, loss).withStates(someStates());
        Checked residual = gradientError(checked, loss);
        Checked nullModel = gradientError(checked, other);
        return new Comparison(
                "|batched − printed| H, relative; largest |analytic − difference| of ∂H/∂x, ∂H/∂ŵ (block by block) and ∂H/∂b (bulk and outputs apart) at coordinates drawn at random, relative to loss plus largest gradient",
                Estimate.exact(residual.error(), Math.max(1, residual.coordinates())),
                differenceTolerance(checked),
                "10 times the rounding of a difference, sqrt(N) 2^-53 H/h with h = 1e-4",
                Estimate.exact(linearDifferenceError(loss), 3),
                Estimate.exact(nullModel.error(), Math.max(1, nullModel.coordinates())));
    }

    /// From N, H and the scale alone; at most 1, where nothing can fail and the null model makes the row inconclusive.
    private double differenceTolerance(Septuple at) {
        LossEvaluation evaluation = new LossEvaluation(at, engine);
        evaluation.hold(Held.NOTHING);
        evaluation.evaluate();
        double rounding = Math.sqrt(at.projector().neurons()) * 0x1p-53 * evaluation.mean() / DIFFERENCE_STEP;
        return Math.min(1, ROUNDINGS * rounding / learnable(evaluation, at.projector()));
    }

    private static double learnable(LossEvaluation evaluation, BoundaryProjector projector) {
        return evaluation.share(projector.bulkRange()) + evaluation.share(projector.outputRange());
    }

    /// Largest relative error over a number of coordinates; NaN if there was none to look at.
    private record Checked(double error, long coordinates) {
        static final Checked NOTHING = new Checked(Double.NaN, 0);

        Checked and(double oneMore) {
            return new Checked(coordinates == 0 ? oneMore : Math.max(error, oneMore), coordinates + 1);
        }

        Checked and(Checked more) {
            return more.coordinates == 0
                    ? this
                    : new Checked(
                            coordinates == 0 ? more.error : Math.max(error, more.error),
                            coordinates + more.coordinates);
        }
    }

    /// Compares the gradients of the septuple's own loss with differences of `differenced`.
    private Checked gradientError(Septuple at, Loss differenced) {
        Trainables trainables = new Trainables(at.weights(), at.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        LossEvaluation evaluation = new LossEvaluation(at, engine);
        evaluation.hold(Held.NOTHING);
        evaluation.evaluate();
        double[] byState = evaluation.stateGradient();
        TrainableVector byTrainable = trainables.newVector();
        evaluation.addTrainableGradient(1, byTrainable);
        BoundaryProjector projector = at.projector();
        double learnable = learnable(evaluation, projector);

        DoubleSupplier printed = () -> printedLoss(at, differenced, q);
        RandomStream random = new RandomStream(seed, Purpose.CHECK_POINTS, 2, 0);
        double[] x = at.states().values();
        int columns = at.states().batch();
        double value = printed.getAsDouble();
        Checked all = Checked.NOTHING
                .and(Math.abs(evaluation.mean() - value) / value)
                .and(group(random, 0, x.length, x, byState, columns, learnable, () -> {}, printed));
        int first = 0;
        for (WeightBlock block : at.weights().blocks()) {
            if (block.trainable()) {
                all = all.and(group(
                        random,
                        first,
                        first + block.size(),
                        q.values(),
                        byTrainable.values(),
                        1,
                        learnable,
                        () -> trainables.write(q),
                        printed));
                first += block.size();
            }
        }
        int offset = first - at.biases().trainable().from();
        for (NeuronRange part : new NeuronRange[] {projector.bulkRange(), projector.outputRange()}) {
            all = all.and(group(
                    random,
                    part.from() + offset,
                    part.to() + offset,
                    q.values(),
                    byTrainable.values(),
                    1,
                    learnable,
                    () -> trainables.write(q),
                    printed));
        }
        return all;
    }

    /// One group of coordinates that share a scale.
    private static Checked group(
            RandomStream random,
            int from,
            int to,
            double[] coordinates,
            double[] gradient,
            int columns,
            double learnable,
            Runnable moved,
            DoubleSupplier loss) {
        double scale = learnable;
        for (int k = from; k < to; k++) {
            scale = Math.max(scale, learnable + Math.abs(gradient[k]));
        }
        Checked checked = Checked.NOTHING;
        for (int c = 0; c < Math.min(COORDINATES, to - from); c++) {
            int k = from + random.nextBelow(to - from);
            double[] h = new double[5];
            double here = coordinates[k];
            for (int step = -2; step <= 2; step++) {
                coordinates[k] = here + step * DIFFERENCE_STEP;
                moved.run();
                h[step + 2] = step == 0 ? 0 : columns * loss.getAsDouble();
            }
            coordinates[k] = here;
            moved.run();
            double second = (h[3] - h[1]) / (2 * DIFFERENCE_STEP);
            double fourth = (8 * (h[3] - h[1]) - (h[4] - h[0])) / (12 * DIFFERENCE_STEP);
            if (Math.abs(fourth - second) <= KINK * scale) {
                double error = Math.abs(fourth - gradient[k]);
                checked = checked.and(error == 0 ? 0 : error / scale); // without outputs, a scale may be 0
            }
        }
        return checked;
    }

    private static double printedLoss(Septuple at, Loss loss, TrainableVector q) {
        double sum = 0;
        for (int s = 0; s < at.states().batch(); s++) {
            sum += ScalarReference.loss(at, loss, column(at.states(), s))
                    / at.states().batch();
        }
        return sum + 0.5 * loss.potential().mean(at.states(), q);
    }

    /// Control of rows 2.2 and 2.3: differences of the printed loss of one linear neuron with weight w on itself against
    /// H = ½((1 − w)x − b)² by hand, ∂H/∂x = (1 − w)e, ∂H/∂w = −xe, ∂H/∂b = −e. The neuron is boundary and all there is,
    /// so both losses agree.
    private static double linearDifferenceError(Loss loss) {
        double w = 0.3;
        double b = -0.7;
        double x = 1.9;
        Septuple one = linear(1, new double[] {w});
        one.biases().values()[0] = b;
        double[] state = {x};
        Loss without = loss instanceof Loss.Bulk ? new Loss.Bulk(new BulkPotential.None()) : loss;
        DoubleSupplier printed = () -> ScalarReference.loss(one, without, state);
        double e = (1 - w) * x - b;
        RandomStream random = new RandomStream(0, Purpose.CHECK_POINTS, 3, 0);
        double scale = 0.5 * e * e;
        return group(random, 0, 1, state, new double[] {(1 - w) * e}, 1, scale, () -> {}, printed)
                .and(group(
                        random,
                        0,
                        1,
                        one.weights().blocks().getFirst().parts().getFirst(),
                        new double[] {-x * e},
                        1,
                        scale,
                        () -> {},
                        printed))
                .and(group(random, 0, 1, one.biases().values(), new double[] {-e}, 1, scale, () -> {}, printed))
                .error();
    }

    private States someStates() {
        States source = septuple.states();
        States chosen = new States(source.neurons(), COLUMNS);
        double[] noise = new RandomStream(seed, Purpose.CHECK_POINTS, 0, 0).gaussians(chosen.values().length);
        for (int i = 0; i < source.neurons(); i++) {
            for (int s = 0; s < COLUMNS; s++) {
                int k = i * COLUMNS + s;
                chosen.values()[k] = source.get(i, s % source.batch()) + POSITION_NOISE * noise[k];
            }
        }
        return chosen;
    }

    private static Septuple with(Septuple septuple, Loss loss) {
        return new Septuple(
                septuple.states(),
                septuple.projector(),
                septuple.distribution(),
                septuple.weights(),
                septuple.biases(),
                septuple.activation(),
                loss);
    }

    private static Septuple linear(int outputs, double[] weights) {
        BoundaryProjector projector = new BoundaryProjector(0, 0, outputs);
        Weights dense = Weights.dense(outputs, weights);
        return new Septuple(
                new States(outputs, 1),
                projector,
                new NoData(outputs),
                dense,
                Biases.of(projector, dense),
                new Activation.Identity(),
                new Loss.Boundary());
    }

    private record NoData(int outputs) implements BoundaryDistribution {
        @Override
        public int inputs() {
            return 0;
        }

        @Override
        public void draw(long time, BoundaryBatch batch) {}
    }

    private static States copy(States states) {
        States copy = new States(states.neurons(), states.batch());
        System.arraycopy(states.values(), 0, copy.values(), 0, states.values().length);
        return copy;
    }

    private static double[] column(States states, int column) {
        double[] x = new double[states.neurons()];
        for (int i = 0; i < x.length; i++) {
            x[i] = states.get(i, column);
        }
        return x;
    }
}
