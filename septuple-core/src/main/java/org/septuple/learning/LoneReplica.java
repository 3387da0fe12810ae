package org.septuple.learning;

import org.jspecify.annotations.Nullable;
import org.septuple.network.Septuple;
import org.septuple.numerics.Engine;

/// A replica that learns alone, as a [Learner].
final class LoneReplica implements ReplicaGroup {

    private final Septuple septuple;
    private final ParameterLayout layout;
    private final Learner learner;
    private final int states;
    private double loss = Double.NaN;
    private boolean stopped;

    LoneReplica(Septuple septuple, LearningMode mode, Optimiser optimiser, long seed, int number, Engine engine) {
        this.septuple = septuple;
        this.layout = new ParameterLayout(septuple);
        this.learner = new Learner(septuple, mode, optimiser, seed, number, engine);
        this.states = mode instanceof LearningMode.Activated ? septuple.states().values().length : 0;
    }

    @Override
    public void advance(long time, long steps, @Nullable TileLearning work) {
        for (long step = 0; step < steps && !stopped; step++) {
            LossShares mean = learner.step();
            stopped = !mean.isFinite();
            loss = stopped ? Double.NaN : mean.total();
        }
    }

    @Override
    public double trainable(int lane, int coordinate) {
        return learner.trainables().values()[coordinate];
    }

    @Override
    public double loss(int lane) {
        return loss;
    }

    @Override
    public boolean stopped(int lane) {
        return stopped;
    }

    @Override
    public double[] save(int lane) {
        double[] parameters = layout.read(septuple);
        double[] memory = learner.memory();
        double[] all = new double[parameters.length + memory.length + states + 2];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        System.arraycopy(memory, 0, all, parameters.length, memory.length);
        System.arraycopy(septuple.states().values(), 0, all, parameters.length + memory.length, states);
        all[all.length - 2] = loss;
        all[all.length - 1] = stopped ? 1 : 0;
        return all;
    }

    @Override
    public void load(int lane, double[] values, long time) {
        layout.write(values, septuple);
        System.arraycopy(values, values.length - 2 - states, septuple.states().values(), 0, states);
        learner.resume(time, values, layout.size());
        loss = values[values.length - 2];
        stopped = values[values.length - 1] != 0;
    }
}
