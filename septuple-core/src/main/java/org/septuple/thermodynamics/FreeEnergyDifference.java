package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.network.LossEvaluation;
import org.septuple.network.States;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// F(q₁) − F(q₀), quenched, of two laws that differ in ŵ, b and their clamped states: Bennett's ratio case by case, from chains of both.
/// Where the laws overlap it is much sharper than the difference of two free energies.
public final class FreeEnergyDifference {

    private FreeEnergyDifference() {}

    /// Samples both laws and compares.
    ///
    /// @param from   law of q₀, its boundary clamped
    /// @param to     law of q₁: same β, reference measure, number of cases and sizes
    /// @param plan   proposal, chains, warm-up and samples
    /// @param seed   of all draws
    /// @param block  tells samplers of one seed apart; two numbers from it on are used
    /// @param engine kernels and workers
    /// @return mean over cases of ΔF, with its asymptotic error
    /// @throws IllegalArgumentException if the laws differ in more than ŵ, b and clamped states
    public static Estimate of(CanonicalLaw from, CanonicalLaw to, Sampling plan, long seed, int block, Engine engine) {
        if (from.beta() != to.beta()
                || from.reference() != to.reference()
                || !from.isClamped()
                || !to.isClamped()
                || from.cases() != to.cases()
                || !from.septuple().projector().equals(to.septuple().projector())) {
            throw new IllegalArgumentException(
                    "two laws of beta %g and %g, %d and %d cases must both be clamped and have the same beta, reference measure, neurons and number of cases"
                            .formatted(from.beta(), to.beta(), from.cases(), to.cases()));
        }
        double[][][] ahead = work(TopChains.run(from, plan, seed, block, engine), from, to, engine);
        double[][][] behind = work(TopChains.run(to, plan, seed, block + 1, engine), from, to, engine);
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

    /// β(H₁ − H₀) at the kept states, `[case][chain][time]`.
    private static double[][][] work(TopChains chains, CanonicalLaw zero, CanonicalLaw one, Engine engine) {
        int cases = zero.cases();
        int times = chains.recording().kept();
        double[][][] work = new double[cases][chains.chains()][times];
        addWork(chains, one, zero.beta(), engine, work);
        addWork(chains, zero, -zero.beta(), engine, work);
        return work;
    }

    /// Adds scale·H of a law at the bulk states that the chains kept.
    private static void addWork(TopChains chains, CanonicalLaw law, double scale, Engine engine, double[][][] work) {
        States states = TopChains.newStates(law);
        LossEvaluation loss = new LossEvaluation(law.septuple().withStates(states), engine);
        loss.hold(law.held());
        double[] column = new double[law.cases()];
        for (int chain = 0; chain < chains.chains(); chain++) {
            for (int time = 0; time < chains.recording().kept(); time++) {
                chains.recording().copyKept(time, chain, states);
                loss.evaluate();
                Arrays.fill(column, 0);
                loss.addColumns(scale, column);
                for (int s = 0; s < column.length; s++) {
                    work[s][chain][time] += column[s];
                }
            }
        }
    }
}
