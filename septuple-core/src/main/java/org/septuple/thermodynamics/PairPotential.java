package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.ChainDiagnostics;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.Mbar;

/// F(N + 1) − F(N) of two networks by Bennett's ratio, case by case, from chains of both laws.
final class PairPotential {

    private static final double LEAST_OVERLAP = 0.03;
    private static final double ROUNDING = 1e-24;

    private final NeuronPair pair;
    private final CaseAverage average;
    private final Sampling plan;
    private final long seed;
    private final int block;
    private final Engine engine;
    private final TopChains smaller;
    private final TopChains larger;

    /// Chains at their beginning.
    ///
    /// @param law of the given network
    PairPotential(
            NeuronPair pair, CanonicalLaw law, Average average, Sampling plan, long seed, int block, Engine engine) {
        this.pair = pair;
        this.average = new CaseAverage(average);
        this.plan = plan;
        this.seed = seed;
        this.block = block;
        this.engine = engine;
        this.smaller = new TopChains(law.with(pair.smaller(), law.beta()), plan, seed, block, engine);
        this.larger = new TopChains(law.with(pair.larger(), law.beta()), plan, seed, block + 1, engine);
    }

    boolean isGrown() {
        return pair.isGrown();
    }

    void step() {
        (smaller.made() < smaller.total() ? smaller : larger).step();
    }

    long made() {
        return smaller.made() + larger.made();
    }

    long total() {
        return smaller.total() + larger.total();
    }

    /// What was found.
    ///
    /// @param potential μ
    /// @param overlap   least over cases
    /// @param ofGiven   log Z of each case of the given network, up to a constant
    /// @param ofOther   log Z of each case of the other network, up to the same constant
    /// @param converged whether chains and overlap suffice
    record Solved(
            Estimate potential, double overlap, List<Estimate> ofGiven, List<Estimate> ofOther, boolean converged) {}

    /// @param logPartitions log Z of each case of the given network, up to a constant
    Solved solve(List<Estimate> logPartitions) {
        int cases = smaller.law().cases();
        double[][][] forward =
                new double[cases][plan.chains()][smaller.recording().kept()];
        double[][][] backward =
                new double[cases][plan.chains()][larger.recording().kept()];
        InsertionWork work = new InsertionWork(pair, smaller, larger, engine);
        double[] delta = new double[cases];
        for (int chain = 0; chain < plan.chains(); chain++) {
            RandomStream random = new RandomStream(seed, Purpose.INSERTED_STATES, block, chain);
            for (int time = 0; time < smaller.recording().kept(); time++) {
                work.forward(smaller.recording(), time, chain, random, delta);
                for (int s = 0; s < cases; s++) {
                    forward[s][chain][time] = delta[s];
                }
            }
            for (int time = 0; time < larger.recording().kept(); time++) {
                work.backward(larger.recording(), time, chain, delta);
                for (int s = 0; s < cases; s++) {
                    backward[s][chain][time] = delta[s];
                }
            }
        }
        return together(forward, backward, logPartitions);
    }

    private Solved together(double[][][] forward, double[][][] backward, List<Estimate> logPartitions) {
        int cases = forward.length;
        double sign = pair.isGrown() ? -1 : 1;
        List<Estimate> others = new ArrayList<>();
        double[] errors = new double[cases];
        double overlap = 1;
        boolean converged = true;
        long n = Long.MAX_VALUE;
        for (int s = 0; s < cases; s++) {
            Mbar ratio = ratio(forward[s], backward[s]);
            Estimate cost = ratio.difference(0, 1); // βμ_s
            errors[s] = cost.standardError();
            n = Math.min(n, cost.n());
            others.add(logPartitions.get(s).plus(cost.times(sign)));
            double[][] shared = ratio.overlap();
            overlap = Math.min(overlap, Math.min(shared[0][1], shared[1][0]));
            converged &= ratio.converged()
                    && agree(smaller.recording().loss(s))
                    && agree(larger.recording().loss(s));
        }
        double[] given = values(logPartitions);
        double[] other = values(others);
        double[] ofGiven = average.weights(given);
        double[] ofOther = average.weights(other);
        double variance = 0;
        for (int s = 0; s < cases; s++) {
            double direct = ofOther[s] * errors[s];
            double indirect = (ofOther[s] - ofGiven[s]) * logPartitions.get(s).standardError();
            variance += direct * direct + indirect * indirect;
        }
        double beta = smaller.law().beta();
        double value = sign * (average.logPartition(other) - average.logPartition(given)) / beta;
        return new Solved(
                new Estimate(value, Math.sqrt(variance) / beta, n),
                overlap,
                List.copyOf(logPartitions),
                List.copyOf(others),
                converged && overlap >= LEAST_OVERLAP);
    }

    private static double[] values(List<Estimate> estimates) {
        return estimates.stream().mapToDouble(Estimate::value).toArray();
    }

    /// Bennett's ratio from the work `[chain][draw]` of draws of the first law and of the second.
    static Mbar ratio(double[][] forward, double[][] backward) {
        double[] ahead = thinned(forward);
        double[] behind = thinned(backward);
        double[][] potentials = new double[2][ahead.length + behind.length];
        System.arraycopy(ahead, 0, potentials[1], 0, ahead.length);
        System.arraycopy(behind, 0, potentials[1], ahead.length, behind.length);
        return Mbar.of(potentials, new int[] {ahead.length, behind.length});
    }

    /// A sink's work is one number up to rounding: then every draw counts.
    private static double[] thinned(double[][] work) {
        Moments moments = Moments.of(work);
        boolean constant = moments.variance() <= ROUNDING * (1 + moments.mean() * moments.mean());
        int[] times = constant ? everyTime(work[0].length) : ChainDiagnostics.thinning(work);
        double[] all = new double[work.length * times.length];
        int at = 0;
        for (double[] chain : work) {
            for (int time : times) {
                all[at++] = chain[time];
            }
        }
        return all;
    }

    private static int[] everyTime(int length) {
        int[] times = new int[length];
        Arrays.setAll(times, t -> t);
        return times;
    }

    private static boolean agree(double[][] loss) {
        return new Convergence().chains("H", ChainDiagnostics.of(loss));
    }

    /// ∂μ/∂q on the trainables of the given network; errors from the spread over chains.
    FreeEnergyGradient gradient(Solved solved) {
        double[] given = average.weights(values(solved.ofGiven()));
        double[] other = average.weights(values(solved.ofOther()));
        double[] ofSmaller = pair.isGrown() ? given : other;
        double[] ofLarger = pair.isGrown() ? other : given;
        ChainMean mean = new ChainMean();
        Trainables trainables =
                new Trainables(pair.given().weights(), pair.given().biases());
        for (int chain = 0; chain < plan.chains(); chain++) {
            TrainableVector sum = trainables.newVector();
            pair.addDifference(larger.gradient(chain, ofLarger), smaller.gradient(chain, ofSmaller), sum);
            mean.add(sum.values());
        }
        return mean.result();
    }

    List<double[]> save() {
        List<double[]> all = new ArrayList<>();
        List<double[]> first = smaller.save();
        all.add(new double[] {first.size()});
        all.addAll(first);
        all.addAll(larger.save());
        return all;
    }

    void resume(List<double[]> saved) {
        int first = (int) saved.getFirst()[0];
        smaller.resume(saved.subList(1, 1 + first));
        larger.resume(saved.subList(1 + first, saved.size()));
    }
}
