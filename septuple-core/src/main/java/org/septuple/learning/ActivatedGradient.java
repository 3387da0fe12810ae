package org.septuple.learning;

import java.util.List;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.Held;
import org.septuple.network.LossEvaluation;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.numerics.Engine;

/// ∂H/∂q at fixed x, averaged along the activation dynamics.
final class ActivatedGradient implements LossGradient {

    private final Septuple septuple;
    private final int steps;
    private final ActivationDynamics dynamics;
    private final LossEvaluation loss;

    ActivatedGradient(Septuple septuple, LearningMode.Activated mode, long seed, int block, Engine engine) {
        this.septuple = septuple;
        this.steps = mode.steps();
        this.dynamics = new ActivationDynamics(septuple, mode.protocol(), seed, block, 0, engine);
        this.loss = new LossEvaluation(septuple, engine);
    }

    @Override
    public LossShares add(long time, TrainableVector sum) {
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
    public long clock(long time) {
        return dynamics.time() + 1;
    }

    @Override
    public List<double[]> save() {
        return List.of(septuple.states().values());
    }

    @Override
    public void resume(long time, List<double[]> saved) {
        double[] x = saved.getFirst();
        System.arraycopy(x, 0, septuple.states().values(), 0, x.length);
        dynamics.resume(time * steps);
    }
}
