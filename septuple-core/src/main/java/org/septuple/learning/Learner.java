package org.septuple.learning;

import java.util.Arrays;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.ActivationMap;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.Held;
import org.septuple.network.LossEvaluation;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;

/// A network that learns: dq/dt = −γ ∂H̄/∂q (2.9), or the optimiser's version of it, one minibatch per step.
///
/// A learner makes its arrays in the constructor. Its q after t steps depends on (septuple, mode, optimiser, seed, block, t)
/// and on nothing else.
public final class Learner {

    private final Septuple septuple;
    private final Trainables trainables;
    private final TrainableVector q;
    private final TrainableVector gradient;
    private final Optimiser.Descent descent;
    private final LossEvaluation loss;
    private final Gradient mode;
    private final double[] lastGood;
    private long time;

    /// One way to find ∂H̄/∂q at the present q.
    private interface Gradient {
        LossShares add(TrainableVector gradient);

        long clock();
    }

    /// A learner at time 0.
    ///
    /// @param septuple  learns in place
    /// @param mode      where the states come from
    /// @param optimiser how q answers the gradient
    /// @param seed      of update times and noise in activation mode
    /// @param block     replica
    public Learner(Septuple septuple, LearningMode mode, Optimiser optimiser, long seed, int block) {
        this.septuple = septuple;
        this.trainables = new Trainables(septuple.weights(), septuple.biases());
        this.q = trainables.newVector();
        this.gradient = trainables.newVector();
        this.descent = optimiser.start(q.size());
        this.loss = new LossEvaluation(septuple);
        this.lastGood = new double[q.size()];
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
        Arrays.fill(gradient.values(), 0);
        LossShares mean = mode.add(gradient);
        if (!mean.isFinite()) {
            return mean;
        }
        System.arraycopy(q.values(), 0, lastGood, 0, lastGood.length);
        descent.advance();
        descent.apply(q.values(), gradient.values(), 0, q.size());
        if (!q.isFinite()) {
            System.arraycopy(lastGood, 0, q.values(), 0, lastGood.length);
            return LossShares.NOT_FINITE;
        }
        trainables.write(q);
        time++;
        return mean;
    }

    private final class RelaxedGradient implements Gradient {
        private final LearningMode.Relaxed mode;
        private final BoundaryBatch batch;
        private final ActivationMap map;
        private final Relaxation relaxation;

        RelaxedGradient(LearningMode.Relaxed mode) {
            this.mode = mode;
            this.batch = new BoundaryBatch(
                    septuple.projector().inputs(),
                    septuple.projector().outputs(),
                    septuple.states().batch());
            this.map = new ActivationMap(septuple);
            this.relaxation = new Relaxation(septuple, loss, mode.rate());
        }

        @Override
        public LossShares add(TrainableVector sum) {
            Arrays.fill(septuple.states().values(), 0);
            septuple.distribution().draw(time, batch);
            batch.setInputs(septuple.states());
            map.hold(Held.INPUTS);
            map.advance(mode.settle());
            batch.setOutputs(septuple.states());
            relaxation.run(Held.BOUNDARY, mode.steps());
            loss.addTrainableGradient(1, sum);
            return LossShares.of(loss, septuple.projector());
        }

        @Override
        public long clock() {
            return time;
        }
    }

    private final class ActivatedGradient implements Gradient {
        private final int steps;
        private final ActivationDynamics dynamics;

        ActivatedGradient(LearningMode.Activated mode, long seed, int block) {
            this.steps = mode.steps();
            this.dynamics = new ActivationDynamics(septuple, mode.protocol(), seed, block, 0);
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
    }
}
