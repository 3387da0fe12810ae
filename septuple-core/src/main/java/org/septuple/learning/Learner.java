package org.septuple.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.Held;
import org.septuple.network.LossEvaluation;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;

/// A network that learns: dq/dt = −γ ∂H̄/∂q (2.9), or the optimiser's version of it, one minibatch per step.
///
/// A learner makes its arrays in the constructor. Its q after t steps depends on (septuple, mode, optimiser, seed, block, t)
/// and on nothing else.
public final class Learner {

    /// Columns that relax together on one worker. States of different columns never meet, and the gradient's chains
    /// run over all columns in order, so this number sets the pace and the order in which shares of the loss are added,
    /// and nothing else.
    private static final int COLUMNS = 32;

    private final Septuple septuple;
    private final Engine engine;
    private final ParameterLayout layout;
    private final Trainables trainables;
    private final TrainableVector q;
    private final TrainableVector gradient;
    private final Optimiser.Descent descent;
    private final Gradient mode;
    private volatile boolean finite;
    private long time;

    /// One way to find ∂H̄/∂q at the present q.
    private interface Gradient {
        LossShares add(TrainableVector gradient);

        long clock();

        /// The states that the next step depends on, live.
        double[] states();

        void resume();
    }

    /// A learner at time 0.
    ///
    /// @param septuple  learns in place
    /// @param mode      where the states come from
    /// @param optimiser how q answers the gradient
    /// @param seed      of update times and noise in activation mode
    /// @param block     replica
    /// @param engine    kernels and workers
    public Learner(Septuple septuple, LearningMode mode, Optimiser optimiser, long seed, int block, Engine engine) {
        this.septuple = septuple;
        this.engine = engine;
        this.layout = new ParameterLayout(septuple);
        this.trainables = new Trainables(septuple.weights(), septuple.biases());
        this.q = trainables.newVector();
        this.gradient = trainables.newVector();
        this.descent = optimiser.start(q.size());
        trainables.read(q);
        this.mode = switch (mode) {
            case LearningMode.Relaxed relaxed -> new RelaxedGradient(relaxed);
            case LearningMode.Activated activated -> new ActivatedGradient(activated, seed, block);
        };
    }

    /// Learning steps made so far.
    ///
    /// @return t ≥ 0
    public long time() {
        return time;
    }

    /// The trainable variables, live.
    ///
    /// @return q
    public TrainableVector trainables() {
        return q;
    }

    /// The time of p_∂ that learning has reached: learning steps in relaxation mode, steps of (2.1) in activation mode.
    ///
    /// @return the first time that was not used yet
    public long clock() {
        return mode.clock();
    }

    /// One learning step. If the loss or the new q is not finite, q stays as it was: the last good state.
    ///
    /// @return H̄ at the states that gave the gradient, before q moved; not finite if the step was refused
    public LossShares step() {
        LossShares mean = mode.add(gradient);
        if (!mean.isFinite()) {
            Arrays.fill(gradient.values(), 0);
            return mean;
        }
        finite = true;
        descent.advance();
        engine.crew().ranges(0, q.size(), this::move);
        if (!finite) {
            trainables.read(q); // the network still has the last good values
            return LossShares.NOT_FINITE;
        }
        engine.crew().ranges(0, q.size(), (from, to) -> trainables.write(q, from, to));
        time++;
        return mean;
    }

    private void move(int from, int to) {
        descent.apply(q.values(), gradient.values(), from, to);
        Arrays.fill(gradient.values(), from, to, 0);
        if (!Double.isFinite(engine.kernels().reduction().largestMagnitude(q.values(), from, to))) {
            finite = false;
        }
    }

    /// All that the future depends on beside the time: all weights and biases, trainable ones first; each quantity that the
    /// optimiser remembers; its clock; in activation mode the states. In relaxation mode nothing else is remembered from step to
    /// step.
    ///
    /// @return arrays of the same lengths at all times, some of them live: to be read before the next step, and not changed
    public List<double[]> save() {
        List<double[]> all = new ArrayList<>();
        all.add(layout.read(septuple));
        all.addAll(descent.memory());
        all.add(descent.clock());
        all.add(mode.states());
        return all;
    }

    /// Goes on where a learner made of the same arguments was; from then on both give the same bits.
    ///
    /// @param reached its time
    /// @param saved   what [#save] gave; not changed
    public void resume(long reached, List<double[]> saved) {
        List<double[]> own = save();
        if (!lengths(saved).equals(lengths(own)) || reached < 0) {
            throw new IllegalArgumentException(
                    "numbers %s saved at time %d, this learner needs %s at a time >= 0: they are another learner's"
                            .formatted(lengths(saved), reached, lengths(own)));
        }
        time = reached;
        layout.write(saved.getFirst(), septuple);
        trainables.read(q);
        for (int k = 0; k < descent.memory().size(); k++) {
            copy(saved.get(k + 1), descent.memory().get(k));
        }
        descent.resume(saved.get(saved.size() - 2).clone());
        copy(saved.getLast(), mode.states());
        mode.resume();
    }

    private static List<Integer> lengths(List<double[]> arrays) {
        return arrays.stream().map(array -> array.length).toList();
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }

    private final class RelaxedGradient implements Gradient {
        private final LearningMode.Relaxed mode;
        private final BoundaryBatch batch;
        private final List<Columns> parts = new ArrayList<>();

        RelaxedGradient(LearningMode.Relaxed mode) {
            this.mode = mode;
            int columns = septuple.states().batch();
            this.batch = new BoundaryBatch(
                    septuple.projector().inputs(), septuple.projector().outputs(), columns);
            for (int first = 0; first < columns; first += COLUMNS) {
                parts.add(new Columns(mode, first, Math.min(COLUMNS, columns - first)));
            }
        }

        @Override
        public LossShares add(TrainableVector sum) {
            septuple.distribution().draw(time, batch);
            if (parts.size() == 1) {
                parts.getFirst().relax(batch, mode); // with the whole crew inside
            } else {
                engine.crew()
                        .work(parts.size(), (worker, piece) -> parts.get(piece).relax(batch, mode));
            }
            LossShares mean = LossShares.ZERO;
            int columns = septuple.states().batch();
            for (Columns part : parts) {
                part.loss.addTrainableGradient(1, columns, engine, sum);
                LossShares shares = LossShares.of(part.loss, septuple.projector());
                mean = parts.size() == 1 ? shares : mean.plus((double) part.states.batch() / columns, shares);
            }
            return mean;
        }

        @Override
        public long clock() {
            return time;
        }

        @Override
        public double[] states() {
            return new double[0];
        }

        @Override
        public void resume() {}
    }

    /// Some columns of a minibatch, with buffers of their own.
    private final class Columns {
        private final int first;
        private final States states;
        private final LossEvaluation loss;
        private final Relaxation relaxation;

        Columns(LearningMode.Relaxed mode, int first, int count) {
            this.first = first;
            this.states = new States(septuple.projector().neurons(), count);
            Septuple part = septuple.withStates(states);
            Engine own = septuple.states().batch() > COLUMNS ? engine.alone() : engine;
            this.loss = new LossEvaluation(part, own);
            this.relaxation = new Relaxation(part, loss, mode.rate());
        }

        void relax(BoundaryBatch batch, LearningMode.Relaxed mode) {
            Arrays.fill(states.values(), 0);
            batch.setInputs(first, states);
            loss.map().hold(Held.INPUTS);
            loss.map().advance(mode.settle());
            batch.setOutputs(first, states);
            loss.alsoHold(Held.BOUNDARY);
            relaxation.descend(Held.BOUNDARY, mode.steps());
            states.copyTo(septuple.states(), first);
        }
    }

    private final class ActivatedGradient implements Gradient {
        private final int steps;
        private final ActivationDynamics dynamics;
        private final LossEvaluation loss;

        ActivatedGradient(LearningMode.Activated mode, long seed, int block) {
            this.steps = mode.steps();
            this.dynamics = new ActivationDynamics(septuple, mode.protocol(), seed, block, 0, engine);
            this.loss = new LossEvaluation(septuple, engine);
        }

        @Override
        public LossShares add(TrainableVector sum) {
            dynamics.trainablesChanged();
            LossShares mean = LossShares.ZERO;
            for (int step = 0; step < steps; step++) {
                dynamics.step();
                loss.hold(Held.NOTHING);
                loss.evaluate();
                mean = mean.plus(1.0 / steps, LossShares.of(loss, septuple.projector()));
                loss.addTrainableGradient(1.0 / steps, sum);
            }
            return mean;
        }

        @Override
        public long clock() {
            return dynamics.time() + 1;
        }

        @Override
        public double[] states() {
            return septuple.states().values();
        }

        @Override
        public void resume() {
            dynamics.resume(time * steps);
        }
    }
}
