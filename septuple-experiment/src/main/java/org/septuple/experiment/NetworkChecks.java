package org.septuple.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
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
import org.septuple.network.ScalarReference;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.network.Weights;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// Rows 2.1, 2.2 and 2.3 of the ledger, measured on a given network: the batched dynamics against the printed equation,
/// and the analytic gradients against central differences of the printed losses.
final class NetworkChecks {

    private static final double DIFFERENCE_STEP = 1e-5;
    /// Central differences with step h err by h²H‴/6 ≈ 10⁻¹¹H and by rounding √N·2⁻⁵³H/h ≈ 10⁻⁹H: both scale with H, so a
    /// saturated network, whose gradients vanish beside H, makes the null model hold and the row inconclusive.
    private static final double GRADIENT_TOLERANCE = 1e-6;

    private static final int COLUMNS = 3;
    private static final int COORDINATES = 40;
    private static final double POSITION_NOISE = 0.1;

    private final Septuple septuple;
    private final long seed;

    /// Checks on one network.
    ///
    /// @param septuple a trained network with states of its own run
    /// @param seed     of the points where derivatives are taken
    NetworkChecks(Septuple septuple, long seed) {
        this.septuple = septuple;
        this.seed = seed;
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

    private Comparison activationDynamics() {
        Septuple still = septuple.withStates(someStates());
        int n = still.projector().neurons();
        double residual = largestStepError(still, still);
        return new Comparison(
                "largest |batched − printed| of one step, relative to 1 + |b| + Σ|w||x|, over all neurons and columns",
                Estimate.exact(residual, (long) n * COLUMNS),
                (n + 8) * 0x1p-52,
                "rounding of N products and of f",
                Estimate.exact(permutationError(), 8),
                Estimate.exact(largestStepError(withReversedWeights(still), still), (long) n * COLUMNS));
    }

    private static double largestStepError(Septuple batched, Septuple printed) {
        States moved = copy(batched.states());
        ActivationMap map = new ActivationMap(batched.withStates(moved));
        map.hold(Held.NOTHING);
        map.advance(1);
        double worst = 0;
        for (int s = 0; s < moved.batch(); s++) {
            double[] x = column(printed.states(), s);
            for (int i = 0; i < moved.neurons(); i++) {
                double scale = 1 + Math.abs(printed.biases().values()[i]);
                for (int j = 0; j < x.length; j++) {
                    scale += Math.abs(printed.weights().get(i, j) * x[j]);
                }
                worst = Math.max(worst, Math.abs(moved.get(i, s) - ScalarReference.next(printed, x, i)) / scale);
            }
        }
        return worst;
    }

    private static Septuple withReversedWeights(Septuple original) {
        Weights reversed =
                new Weights(original.weights().neurons(), original.weights().blocks());
        for (int k = 0; k < reversed.values().length; k++) {
            reversed.values()[k] = -original.weights().values()[k];
        }
        return new Septuple(
                original.states(),
                original.projector(),
                original.distribution(),
                reversed,
                original.biases(),
                original.activation(),
                original.loss());
    }

    /// A linear network whose ŵ shifts states by one neuron returns after as many steps as it has neurons: exactly.
    private double permutationError() {
        int n = 8;
        double[] shift = new double[n * n];
        for (int i = 0; i < n; i++) {
            shift[i * n + (i + 1) % n] = 1;
        }
        Septuple ring = linear(n, shift);
        double[] start = ring.states().values();
        new RandomStream(seed, Purpose.CHECK_POINTS, 1, 0).fillGaussian(start, 0, n);
        double[] before = start.clone();
        ActivationMap map = new ActivationMap(ring);
        map.hold(Held.NOTHING);
        map.advance(n + 1);
        double worst = 0;
        for (int i = 0; i < n; i++) {
            worst = Math.max(worst, Math.abs(start[i] - before[(i + 1) % n]));
        }
        return worst;
    }

    private Comparison gradients(Loss loss, Loss other) {
        Septuple checked = with(septuple, loss);
        double residual = gradientError(checked, loss);
        return new Comparison(
                "largest |analytic − central difference| of ∂H/∂x, ∂H/∂ŵ, ∂H/∂b at random coordinates, relative to the loss plus the largest gradient",
                Estimate.exact(residual, 2L * COORDINATES),
                GRADIENT_TOLERANCE,
                "truncation and rounding of central differences with h = 1e-5",
                Estimate.exact(linearGradientError(loss), 4),
                Estimate.exact(gradientError(checked, other), 2L * COORDINATES));
    }

    /// Compares the gradients of the septuple's own loss with differences of `differenced`.
    private double gradientError(Septuple analytic, Loss differenced) {
        States x = someStates();
        Septuple at = analytic.withStates(x);
        Trainables trainables = new Trainables(at.weights(), at.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        LossEvaluation evaluation = new LossEvaluation(at);
        evaluation.hold(Held.NOTHING);
        evaluation.evaluate();
        double[] byState = new double[x.values().length];
        evaluation.stateGradient(byState);
        TrainableVector byTrainable = trainables.newVector();
        evaluation.addTrainableGradient(1, byTrainable);

        RandomStream random = new RandomStream(seed, Purpose.CHECK_POINTS, 2, 0);
        double worstState = 0;
        double worstTrainable = 0;
        for (int c = 0; c < COORDINATES; c++) {
            int k = random.nextBelow(x.values().length);
            double difference = x.batch() * centralDifference(at, differenced, q, x.values(), k, () -> {});
            worstState = Math.max(worstState, Math.abs(difference - byState[k]));
            int t = random.nextBelow(q.size());
            double slope = centralDifference(at, differenced, q, q.values(), t, () -> trainables.write(q));
            worstTrainable =
                    Math.max(worstTrainable, Math.abs(slope - byTrainable.values()[t]));
        }
        double loss = evaluation.mean();
        return Math.max(
                worstState / (loss + largest(byState)), worstTrainable / (loss + largest(byTrainable.values())));
    }

    private static double centralDifference(
            Septuple at, Loss loss, TrainableVector q, double[] coordinates, int k, Runnable moved) {
        double here = coordinates[k];
        coordinates[k] = here + DIFFERENCE_STEP;
        moved.run();
        double above = printedLoss(at, loss, q);
        coordinates[k] = here - DIFFERENCE_STEP;
        moved.run();
        double below = printedLoss(at, loss, q);
        coordinates[k] = here;
        moved.run();
        return (above - below) / (2 * DIFFERENCE_STEP);
    }

    private static double printedLoss(Septuple at, Loss loss, TrainableVector q) {
        double sum = 0;
        for (int s = 0; s < at.states().batch(); s++) {
            sum += ScalarReference.loss(at, loss, column(at.states(), s))
                    / at.states().batch();
        }
        return sum + 0.5 * loss.potential().mean(at.states(), q);
    }

    /// One linear neuron with weight w on itself: H = ½((1 − w)x − b)², so ∂H/∂x = (1 − w)e, ∂H/∂w = −xe, ∂H/∂b = −e. It
    /// is both boundary and all there is, so both losses agree.
    private double linearGradientError(Loss loss) {
        double w = 0.3;
        double b = -0.7;
        double x = 1.9;
        Septuple one = with(
                linear(1, new double[] {w}),
                loss instanceof Loss.Bulk ? new Loss.Bulk(new BulkPotential.None()) : loss);
        one.biases().values()[0] = b;
        one.states().values()[0] = x;
        LossEvaluation evaluation = new LossEvaluation(one);
        evaluation.hold(Held.NOTHING);
        evaluation.evaluate();
        double[] byState = new double[1];
        evaluation.stateGradient(byState);
        TrainableVector byTrainable = new Trainables(one.weights(), one.biases()).newVector();
        evaluation.addTrainableGradient(1, byTrainable);
        double e = (1 - w) * x - b;
        return Math.max(
                Math.max(
                        Math.abs(byState[0] - (1 - w) * e), Math.abs(byTrainable.values()[0] + x * e)),
                Math.max(Math.abs(byTrainable.values()[1] + e), Math.abs(evaluation.mean() - 0.5 * e * e)));
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

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
