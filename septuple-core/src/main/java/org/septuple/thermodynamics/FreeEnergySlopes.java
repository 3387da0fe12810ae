package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.Held;
import org.septuple.network.LossEvaluation;
import org.septuple.network.NeuronRange;
import org.septuple.network.States;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Both slopes of F in (2.8), dF/dt = ∂F/∂q·q̇ + ∂F/∂t, from the same chains: ∂F/∂q = ⟨∂H/∂q⟩, and for a clamped boundary that moves
/// at a velocity v, ∂F/∂t = ⟨∂H/∂x_∂⟩·v, both averaged over the cases.
///
/// @param learning ∂F/∂q
/// @param data     ∂F/∂t per unit of the velocity's time, its error from the spread over chains
public record FreeEnergySlopes(FreeEnergyGradient learning, Estimate data) {

    /// By chains of the law alone, without a ladder.
    ///
    /// @param law      with clamped boundary
    /// @param velocity N×S, of the boundary neurons; rows of the bulk are not read
    /// @param plan     proposal, at least two chains, warm-up and samples
    /// @param seed     of all draws
    /// @param block    tells samplers of one seed apart
    /// @param engine   kernels and workers
    /// @return means over chains and cases
    public static FreeEnergySlopes sampled(
            CanonicalLaw law, States velocity, Sampling plan, long seed, int block, Engine engine) {
        if (velocity.neurons() != law.boundary().neurons() || velocity.batch() != law.cases() || !law.isClamped()) {
            throw new IllegalArgumentException(
                    "a velocity of %d neurons and %d cases needs a clamped law of as many, it has %d and %d"
                            .formatted(
                                    velocity.neurons(),
                                    velocity.batch(),
                                    law.boundary().neurons(),
                                    law.cases()));
        }
        TopChains chains = TopChains.run(law, plan, seed, block, engine);
        double[] weights = new double[law.cases()];
        Arrays.fill(weights, 1.0 / law.cases());
        ChainMean mean = new ChainMean();
        double[] slopes = new double[plan.chains()];
        for (int chain = 0; chain < plan.chains(); chain++) {
            mean.add(chains.gradient(chain, weights).values());
            slopes[chain] = slope(chains, chain, velocity, engine);
        }
        return new FreeEnergySlopes(mean.result(), Estimate.ofMean(slopes));
    }

    private static double slope(TopChains chains, int chain, States velocity, Engine engine) {
        States states = chains.newStates();
        CanonicalLaw law = chains.law();
        LossEvaluation evaluation = new LossEvaluation(law.septuple().withStates(states), engine);
        evaluation.hold(Held.NOTHING);
        int times = chains.recording().kept();
        double sum = 0;
        for (int time = 0; time < times; time++) {
            chains.recording().copyKept(time, chain, states);
            evaluation.evaluate();
            double[] gradient = evaluation.stateGradient();
            BoundaryProjector projector = law.septuple().projector();
            sum += product(gradient, velocity, projector.inputRange())
                    + product(gradient, velocity, projector.outputRange());
        }
        return sum / ((double) times * law.cases());
    }

    private static double product(double[] gradient, States velocity, NeuronRange rows) {
        double sum = 0;
        for (int at = rows.from() * velocity.batch(); at < rows.to() * velocity.batch(); at++) {
            sum = Math.fma(gradient[at], velocity.values()[at], sum);
        }
        return sum;
    }
}
