package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.network.Biases;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.network.WeightBlock;
import org.septuple.network.Weights;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.FreeEnergyDifference;
import org.septuple.thermodynamics.FreeEnergyGradient;
import org.septuple.thermodynamics.Sampling;

/// Some steps of (2.9), Δq = −γĝ with ĝ the sampled ⟨∂H/∂q⟩, on a copy of a network; and whether F changes as its gradient says.
///
/// With g the gradient, F changes along a step by ½(g_k + g_{k+1})·Δq up to third order: −½γ(abs(g_k)² + ĝ_{k+1}·ĝ_k), whose
/// estimates share no draw. γ is chosen so that the first slope alone would lower βF by .3.
///
/// @param plan   chains of each gradient and of each end
/// @param seed   of all draws
/// @param engine kernels and workers
record Descent(Sampling plan, long seed, Engine engine) {

    static final int STEPS = 6;

    private static final double NATS = 0.3;

    /// What was found.
    ///
    /// @param rate      γ
    /// @param change    ΔF from the first law to the last, by Bennett's ratio
    /// @param predicted the learning part, −γ Σ abs(∂F)²
    record Result(double rate, Estimate change, Estimate predicted) {}

    /// Descends from a law.
    ///
    /// @param law   quenched; its network is left as it is
    /// @param block tells samplers of one seed apart; 16 numbers from it on are used
    /// @throws IllegalArgumentException if the gradient is 0 within its error
    Result from(CanonicalLaw law, int block) {
        Septuple moved = copy(law.septuple());
        Trainables trainables = new Trainables(moved.weights(), moved.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        double rate = 0;
        double sum = 0;
        double variance = 0;
        double[] before = new double[0];
        for (int step = 0; step <= STEPS; step++) {
            CanonicalLaw here = law.with(moved, law.beta());
            FreeEnergyGradient gradient = FreeEnergyGradient.sampled(here, plan, seed, block + step, engine);
            Estimate square = gradient.squaredNorm();
            if (step == 0) {
                requireSlope(square);
                rate = NATS / (law.beta() * STEPS * square.value());
            }
            double[] slope = gradient.values();
            sum -= step == 0 ? 0 : 0.5 * rate * product(before, slope);
            double share = step == 0 || step == STEPS ? 0.5 * rate : rate;
            variance += share * square.standardError() * share * square.standardError();
            if (step < STEPS) {
                sum -= 0.5 * rate * square.value();
                for (int k = 0; k < slope.length; k++) {
                    q.values()[k] -= rate * slope[k];
                }
                trainables.write(q);
            }
            before = slope;
        }
        Estimate change =
                FreeEnergyDifference.of(law, law.with(moved, law.beta()), plan, seed, block + STEPS + 1, engine);
        return new Result(rate, change, new Estimate(sum, Math.sqrt(variance), plan.chains()));
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

    private static Septuple copy(Septuple original) {
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
