package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.network.LossEvaluation;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Markov chains of the bulk under p(x_bulk given q, clamped boundary) ∝ e^{−βH}, a column each, of a network that learns: ŵ, b,
/// the boundary and the states may be set anew at any time, and chains go on from there.
///
/// ```
/// place ─▶ adapt, … adapt ─▶ step, … step ─▶ place ─▶ …
///          ε explores        ε rests
/// ```
///
/// One step size ε for all chains follows the acceptance of [#adapt] by dual averaging, of which it remembers ever longer
/// stretches; it is measured in 1/√(β + a), a = 1 for the normal reference measure and 0 for Lebesgue's. Every transition leaves
/// the law of its q invariant. Whether the law can be normalised is checked once, at the q of the constructor: at a later q it need
/// not be, and chains then wander off.
///
/// Bits depend on (q, boundary, states, seed, block, time) and the state of ε alone.
public final class ClampedChains {

    /// Columns that move together on one worker.
    private static final int COLUMNS = 32;

    private final Proposal proposal;
    private final long seed;
    private final int block;
    private final Crew crew;
    private final int columns;
    private final int bulk;
    private final ChainBlock[] parts;
    private final StepSize stepSize;
    private long time;

    /// Sets the states of some chains.
    @FunctionalInterface
    public interface Placement {
        /// Sets boundary and bulk.
        ///
        /// @param states N×n, the columns of one part
        /// @param first  number of the chain in its first column
        void set(States states, int first);
    }

    /// Chains that stand nowhere yet: [#place] comes first.
    ///
    /// @param septuple  its ŵ, b, f and H; its states are not touched
    /// @param beta      β > 0
    /// @param reference measure of the bulk
    /// @param proposal  of the next state
    /// @param columns   number of chains, ≥ 1
    /// @param seed      of all draws
    /// @param block     such as the replica
    /// @param engine    kernels and workers
    /// @throws IllegalArgumentException if β ≤ 0, there is no bulk or the law cannot be normalised
    public ClampedChains(
            Septuple septuple,
            double beta,
            Reference reference,
            Proposal proposal,
            int columns,
            long seed,
            int block,
            Engine engine) {
        this.proposal = proposal;
        this.seed = seed;
        this.block = block;
        this.crew = engine.crew();
        this.columns = columns;
        int neurons = septuple.projector().neurons();
        CanonicalLaw law = CanonicalLaw.clamped(septuple, beta, reference, new States(neurons, 1));
        NeuronRange free = law.neurons();
        this.bulk = free.size();
        double scale = 1 / Math.sqrt(beta + law.precision(free.from()));
        this.parts = new ChainBlock[Math.ceilDiv(columns, COLUMNS)];
        Engine own = parts.length > 1 ? engine.alone() : engine;
        for (int k = 0; k < parts.length; k++) {
            int count = Math.min(COLUMNS, columns - k * COLUMNS);
            double[] lambda = new double[count];
            Arrays.fill(lambda, 1);
            parts[k] = new ChainBlock(law, new int[count], lambda, own);
            Arrays.fill(parts[k].scale(), scale);
        }
        this.stepSize = new StepSize(Math.min(1, StrictMath.pow(bulk, -0.25)), proposal.acceptance());
    }

    /// Puts all chains somewhere, and takes over ŵ and b as they are now.
    ///
    /// @param transitions made before by these chains and those they go on from: no random number comes again
    /// @param placement   called once for each part, on any worker
    public void place(long transitions, Placement placement) {
        time = transitions;
        each((worker, k) -> {
            placement.set(parts[k].energy().states(), k * COLUMNS);
            parts[k].energy().trainablesChanged();
            parts[k].statesChanged();
        });
    }

    /// One transition of every chain, from which the step size learns.
    public void adapt() {
        move(stepSize.present());
        stepSize.update(acceptance());
    }

    /// One transition of every chain at the step size learned so far.
    public void step() {
        move(stepSize.settled());
    }

    private void move(double size) {
        Leapfrog leapfrog = Leapfrog.of(proposal, size, new RandomStream(seed, Purpose.LEARNING_LENGTH, block, time));
        each((worker, k) -> {
            long stream = time * parts.length + k;
            parts[k].transition(
                    new RandomStream(seed, Purpose.LEARNING_MOMENTA, block, stream),
                    new RandomStream(seed, Purpose.LEARNING_CHOICE, block, stream),
                    leapfrog);
        });
        time++;
    }

    /// A single part has the whole crew inside.
    private void each(Crew.Work work) {
        if (parts.length == 1) {
            work.piece(0, 0);
        } else {
            crew.work(parts.length, work);
        }
    }

    /// Evaluates H at the present states, for [#evaluation].
    public void evaluate() {
        each((worker, k) -> parts[k].evaluateStates());
    }

    /// Number of parts that the chains are cut into, by their number alone.
    ///
    /// @return ≥ 1
    public int parts() {
        return parts.length;
    }

    /// Number of chains in one part.
    ///
    /// @param part in [0, parts)
    /// @return ≥ 1
    public int columns(int part) {
        return parts[part].columns();
    }

    /// H and its gradients at the states of one part, after [#evaluate].
    ///
    /// @param part in [0, parts)
    /// @return live; to be asked for shares and trainable gradients only
    public LossEvaluation evaluation(int part) {
        return parts[part].energy().evaluation();
    }

    /// Copies the bulk of one chain.
    ///
    /// @param chain  number of its column
    /// @param target receives as many numbers as there are bulk neurons
    /// @param at     index of the first of them
    public void read(int chain, double[] target, int at) {
        ChainBlock part = parts[chain / COLUMNS];
        for (int i = 0; i < bulk; i++) {
            target[at + i] = part.states()[i * part.columns() + chain % COLUMNS];
        }
    }

    /// Mean probability with which the last proposals were accepted.
    ///
    /// @return in [0, 1]
    public double acceptance() {
        double sum = 0;
        for (ChainBlock part : parts) {
            for (double probability : part.acceptance()) {
                sum += probability;
            }
        }
        return sum / columns;
    }

    /// Step size of [#step].
    ///
    /// @return ε > 0, in units of 1/√(β + a)
    public double stepSize() {
        return stepSize.settled();
    }

    /// What it knows about the step size. States are the caller's to keep.
    ///
    /// @return a copy
    public double[] save() {
        return stepSize.save();
    }

    /// Goes on with the step size of other chains of the same number.
    ///
    /// @param saved what [#save] gave
    public void resume(double[] saved) {
        stepSize.resume(saved);
    }
}
