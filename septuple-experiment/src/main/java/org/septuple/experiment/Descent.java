package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.network.Biases;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.network.WeightBlock;
import org.septuple.network.Weights;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.FreeEnergyDifference;
import org.septuple.thermodynamics.FreeEnergySlopes;
import org.septuple.thermodynamics.Sampling;

/// Some steps of (2.9), Δq = −γĝ with ĝ the sampled ⟨∂H/∂q⟩, on a copy of a network while its clamped data move too; and whether F
/// changes as (2.8) says.
///
/// With g the gradient, F changes along a step by ½(g_k + g_{k+1})·Δq up to third order: the learning part −½γ(abs(g_k)² + ĝ_{k+1}·ĝ_k),
/// whose estimates share no draw; and with d the slope along the motion of the data by the data part ½(d_k + d_{k+1})Δt. γ, and how far
/// the data go, are chosen so that the first slopes alone would change βF by .3 each, or so that the data arrive.
///
/// @param plan   chains of each gradient and of each end
/// @param seed   of all draws
/// @param engine kernels and workers
record Descent(Sampling plan, long seed, Engine engine) {

    static final int STEPS = 6;

    private static final double NATS = 0.3;

    /// What was found.
    ///
    /// @param rate     γ
    /// @param way      part of the way that the data went, in (0, 1]
    /// @param change   ΔF from the first law to the last, by Bennett's ratio
    /// @param learning part of (2.8), −γ Σ abs(∂F)²
    /// @param data     part of (2.8), Σ ∂F/∂t Δt
    record Result(double rate, double way, Estimate change, Estimate learning, Estimate data) {

        /// The magnitude of both parts.
        double scale() {
            return Math.abs(learning.value()) + Math.abs(data.value());
        }

        /// abs(ΔF − learning part − data part), relative to the sum of their magnitudes.
        Estimate residual() {
            return CanonicalChecks.size(change.minus(learning).minus(data)).times(1 / scale());
        }

        /// The same without the data part.
        Estimate withoutData() {
            return CanonicalChecks.size(change.minus(learning)).times(1 / scale());
        }
    }

    /// Descends from a law.
    ///
    /// @param law     quenched; its network is left as it is
    /// @param from    N×S, its clamped states
    /// @param towards N×S, where the data would arrive
    /// @param block   tells samplers of one seed apart; 16 numbers from it on are used
    /// @throws IllegalArgumentException if the gradient is 0 within its error
    Result from(CanonicalLaw law, States from, States towards, int block) {
        Septuple moved = copy(law.septuple());
        Trainables trainables = new Trainables(moved.weights(), moved.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        States velocity = between(from, towards, -1, 1);
        double rate = 0;
        double way = 1;
        double learning = 0;
        double learningVariance = 0;
        double data = 0;
        double dataVariance = 0;
        double[] before = new double[0];
        CanonicalLaw here = law;
        for (int step = 0; step <= STEPS; step++) {
            FreeEnergySlopes slopes = FreeEnergySlopes.sampled(here, velocity, plan, seed, block + step, engine);
            Estimate square = slopes.learning().squaredNorm();
            if (step == 0) {
                requireSlope(square);
                rate = NATS / (law.beta() * STEPS * square.value());
                way = Math.min(1, NATS / (law.beta() * Math.abs(slopes.data().value())));
            }
            double[] slope = slopes.learning().values();
            double share = step == 0 || step == STEPS ? 0.5 : 1;
            learning -= step == 0 ? 0 : 0.5 * rate * product(before, slope);
            learningVariance += square(share * rate * square.standardError());
            data += share * way / STEPS * slopes.data().value();
            dataVariance += square(share * way / STEPS * slopes.data().standardError());
            if (step < STEPS) {
                learning -= 0.5 * rate * square.value();
                for (int k = 0; k < slope.length; k++) {
                    q.values()[k] -= rate * slope[k];
                }
                trainables.write(q);
                double along = way * (step + 1) / STEPS;
                here = CanonicalLaw.clamped(
                        moved, law.beta(), law.reference(), between(from, towards, 1 - along, along));
            }
            before = slope;
        }
        Estimate change = FreeEnergyDifference.of(law, here, plan, seed, block + STEPS + 1, engine);
        return new Result(
                rate,
                way,
                change,
                new Estimate(learning, Math.sqrt(learningVariance), plan.chains()),
                new Estimate(data, Math.sqrt(dataVariance), plan.chains()));
    }

    /// a·x + b·y.
    private static States between(States x, States y, double a, double b) {
        States sum = new States(x.neurons(), x.batch());
        for (int k = 0; k < sum.values().length; k++) {
            sum.values()[k] = a * x.values()[k] + b * y.values()[k];
        }
        return sum;
    }

    private static double square(double x) {
        return x * x;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum = Math.fma(one[k], other[k], sum);
        }
        return sum;
    }

    private static void requireSlope(Estimate square) {
        if (!(square.value() > 2 * square.standardError())) {
            throw new IllegalArgumentException(
                    "|dF/dq|^2 = %g is 0 within its error %g: the network stands at a minimum of F, or more samples are needed (canonical.samples)"
                            .formatted(square.value(), square.standardError()));
        }
    }

    /// A network of its own weights and biases, the same states.
    static Septuple copy(Septuple original) {
        List<WeightBlock> blocks = new ArrayList<>();
        for (WeightBlock block : original.weights().blocks()) {
            WeightBlock same = block.blank();
            for (int part = 0; part < block.parts().size(); part++) {
                double[] source = block.parts().get(part);
                System.arraycopy(source, 0, same.parts().get(part), 0, source.length);
            }
            blocks.add(same);
        }
        Weights weights = new Weights(original.weights().neurons(), blocks);
        Biases biases = new Biases(weights.neurons(), original.biases().trainable());
        System.arraycopy(original.biases().values(), 0, biases.values(), 0, weights.neurons());
        return new Septuple(
                original.states(),
                original.projector(),
                original.distribution(),
                weights,
                biases,
                original.activation(),
                original.loss());
    }
}
