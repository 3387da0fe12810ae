package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.network.LossEvaluation;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// F(q₁) − F(q₀), quenched, of two laws that differ in ŵ and b alone: Bennett's ratio case by case, from chains of both. Where the
/// laws overlap it is much sharper than the difference of two free energies.
public final class FreeEnergyDifference {

    private FreeEnergyDifference() {}

    /// Samples both laws and compares.
    ///
    /// @param from   law of q₀, its boundary clamped
    /// @param to     law of q₁: same β, reference measure, cases and sizes
    /// @param plan   proposal, chains, warm-up and samples
    /// @param seed   of all draws
    /// @param block  tells samplers of one seed apart; two numbers from it on are used
    /// @param engine kernels and workers
    /// @return mean over cases of ΔF, with its asymptotic error
    /// @throws IllegalArgumentException if the laws differ in more than ŵ and b
    public static Estimate of(CanonicalLaw from, CanonicalLaw to, Sampling plan, long seed, int block, Engine engine) {
        if (from.beta() != to.beta()
                || from.reference() != to.reference()
                || !from.isClamped()
                || !to.isClamped()
                || !Arrays.equals(from.boundary().values(), to.boundary().values())) {
            throw new IllegalArgumentException(
                    "two laws of beta %g and %g, %d and %d cases must have the same beta, reference measure and clamped cases"
                            .formatted(from.beta(), to.beta(), from.cases(), to.cases()));
        }
        double[][][] ahead = work(sampled(from, plan, seed, block, engine), from.septuple(), to.septuple(), engine);
        double[][][] behind = work(sampled(to, plan, seed, block + 1, engine), from.septuple(), to.septuple(), engine);
        int cases = from.cases();
        double value = 0;
        double variance = 0;
        long n = Long.MAX_VALUE;
        for (int s = 0; s < cases; s++) {
            Estimate one = PairPotential.ratio(ahead[s], behind[s]).difference(0, 1);
            value += one.value() / cases;
            variance += one.standardError() * one.standardError() / ((double) cases * cases);
            n = Math.min(n, one.n());
        }
        return new Estimate(value / from.beta(), Math.sqrt(variance) / from.beta(), n);
    }

    private static TopChains sampled(CanonicalLaw law, Sampling plan, long seed, int block, Engine engine) {
        TopChains chains = new TopChains(law, plan, seed, block, engine);
        while (chains.made() < chains.total()) {
            chains.step();
        }
        return chains;
    }

    /// β(H₁ − H₀) at the kept states, `[case][chain][time]`.
    private static double[][][] work(TopChains chains, Septuple zero, Septuple one, Engine engine) {
        States states = chains.newStates();
        LossEvaluation ofZero = new LossEvaluation(zero.withStates(states), engine);
        LossEvaluation ofOne = new LossEvaluation(one.withStates(states), engine);
        ofZero.hold(chains.law().held());
        ofOne.hold(chains.law().held());
        int cases = chains.law().cases();
        int times = chains.recording().kept();
        double[][][] work = new double[cases][chains.chains()][times];
        double[] column = new double[cases];
        for (int chain = 0; chain < chains.chains(); chain++) {
            for (int time = 0; time < times; time++) {
                chains.recording().copyKept(time, chain, states);
                ofZero.evaluate();
                ofOne.evaluate();
                Arrays.fill(column, 0);
                ofOne.addColumns(chains.law().beta(), column);
                ofZero.addColumns(-chains.law().beta(), column);
                for (int s = 0; s < cases; s++) {
                    work[s][chain][time] = column[s];
                }
            }
        }
        return work;
    }
}
