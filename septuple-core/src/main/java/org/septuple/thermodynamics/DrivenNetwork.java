package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.network.Held;
import org.septuple.network.LossEvaluation;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.statistics.EnergyDistance;
import org.septuple.statistics.Estimate;

/// Does (2.5) hold for the stationary law of the activation dynamics (2.1)? States of many independent runs are held against the
/// canonical law at the β that fits them best.
///
/// | step | |
/// |---|---|
/// | β | the most likely one: log p(x given β) = −βH − log Z(β) is stationary where ⟨H⟩_β, each run's boundary clamped, is the runs' mean H; by Newton steps in log β, d⟨H⟩/d log β = −β Var H |
/// | distance | energy distance between the runs' bulk states and one canonical draw with the same boundary each |
/// | test | under (2.5) a run's state and the draw are exchangeable: they are exchanged at random, pair by pair |
/// | control | a second draw in place of the run: must not be told apart |
/// | null model | a draw at twice the β: must be told apart |
///
/// β is *fitted* on the mean of H alone; all else about the law is then predicted.
public final class DrivenNetwork {

    private static final int MOST_STEPS = 12;
    private static final double LARGEST_STEP = 1.5;
    private static final double CLOSE = 0.5;

    private final Septuple septuple;
    private final States driven;
    private final Reference reference;
    private final Sampling plan;
    private final int permutations;
    private final long seed;
    private final int block;
    private final Engine engine;
    private final double[] loss;
    private final double lossOfBulk;

    /// A comparison.
    ///
    /// @param septuple     the network
    /// @param driven       N×M: a column per independent run, at one time each
    /// @param reference    measure of the bulk
    /// @param plan         proposal, chains, warm-up and samples for each β that is tried
    /// @param permutations of each test
    /// @param seed         of all draws
    /// @param block        tells samplers of one seed apart; 16 numbers from it on are used
    /// @param engine       kernels and workers
    public DrivenNetwork(
            Septuple septuple,
            States driven,
            Reference reference,
            Sampling plan,
            int permutations,
            long seed,
            int block,
            Engine engine) {
        this.septuple = septuple;
        this.driven = driven;
        this.reference = reference;
        this.plan = plan;
        this.permutations = permutations;
        this.seed = seed;
        this.block = block;
        this.engine = engine;
        this.loss = new double[driven.batch()];
        LossEvaluation evaluation = new LossEvaluation(septuple.withStates(driven), engine);
        evaluation.hold(Held.BOUNDARY);
        evaluation.evaluate();
        evaluation.addColumns(1, loss);
        this.lossOfBulk = evaluation.share(septuple.projector().bulkRange());
    }

    /// What was found.
    ///
    /// @param beta      fitted, with its standard error
    /// @param fitted    whether ⟨H⟩ agrees at that β within its errors
    /// @param driven    the runs against the canonical law
    /// @param control   the canonical law against itself
    /// @param nullModel the canonical law at twice the β against itself at β
    public record Result(
            Estimate beta, boolean fitted, EnergyDistance driven, EnergyDistance control, EnergyDistance nullModel) {}

    /// The mean loss of the runs.
    ///
    /// @return with its error over runs
    public Estimate loss() {
        return Estimate.ofMean(loss);
    }

    /// Fits β and compares.
    ///
    /// @return what was found
    /// @throws IllegalArgumentException if the runs have no loss on the neurons that are free, so that no finite β fits them
    public Result compare() {
        double logBeta = Elementary.log(guess());
        TopChains chains = sampled(Elementary.exp(logBeta), 0);
        Estimate gap = gap(chains);
        for (int step = 1; step < MOST_STEPS && !isClose(gap); step++) {
            double slope = Elementary.exp(logBeta) * variance(chains);
            double change = gap.value() / slope;
            logBeta += Math.clamp(change, -LARGEST_STEP, LARGEST_STEP);
            chains = sampled(Elementary.exp(logBeta), step);
            gap = gap(chains);
        }
        double beta = Elementary.exp(logBeta);
        Estimate fitted = new Estimate(beta, gap.standardError() / variance(chains), driven.batch());
        TopChains colder = sampled(2 * beta, MOST_STEPS);
        double[][] draws = bulk(drawn(chains, 0));
        return new Result(
                fitted,
                isClose(gap),
                EnergyDistance.paired(bulk(driven), draws, permutations, seed),
                EnergyDistance.paired(bulk(drawn(chains, 1)), draws, permutations, seed),
                EnergyDistance.paired(bulk(drawn(colder, 0)), draws, permutations, seed));
    }

    private static boolean isClose(Estimate gap) {
        return Math.abs(gap.value()) <= CLOSE * gap.standardError();
    }

    /// Equipartition: half a quantum of temperature on each free neuron.
    private double guess() {
        if (!(lossOfBulk > 0)) {
            throw new IllegalArgumentException(
                    "the runs have loss %g on the bulk: they stand still where H is least, and no finite beta fits; add noise, or update the boundary more often"
                            .formatted(lossOfBulk));
        }
        return 0.5 * septuple.projector().bulk() / lossOfBulk;
    }

    private TopChains sampled(double beta, int attempt) {
        CanonicalLaw law = CanonicalLaw.clamped(septuple, beta, reference, driven);
        TopChains chains = new TopChains(law, plan, seed, block + attempt, engine);
        while (chains.made() < chains.total()) {
            chains.step();
        }
        return chains;
    }

    /// ⟨H⟩ of the law minus H of the runs, over runs, each with its own boundary.
    private Estimate gap(TopChains chains) {
        double[] differences = new double[loss.length];
        for (int s = 0; s < differences.length; s++) {
            differences[s] = Moments.of(chains.recording().loss(s)).mean() - loss[s];
        }
        return Estimate.ofMean(differences);
    }

    /// Var H within runs.
    private double variance(TopChains chains) {
        double sum = 0;
        for (int s = 0; s < loss.length; s++) {
            sum += Moments.of(chains.recording().loss(s)).variance() / loss.length;
        }
        return sum;
    }

    private States drawn(TopChains chains, int chain) {
        States states = chains.newStates();
        chains.recording().copyKept(chains.recording().kept() - 1, chain, states);
        return states;
    }

    /// The bulk states, `[run][neuron]`.
    private double[][] bulk(States states) {
        NeuronRange bulk = septuple.projector().bulkRange();
        double[][] points = new double[states.batch()][bulk.size()];
        for (int s = 0; s < points.length; s++) {
            int run = s;
            Arrays.setAll(points[s], i -> states.get(bulk.from() + i, run));
        }
        return points;
    }
}
