package org.septuple.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.network.Septuple;
import org.septuple.numerics.Engine;

/// A replica that learns alone, as a [Learner].
final class LoneReplica implements ReplicaGroup {

    private final Learner learner;
    private double loss = Double.NaN;
    private boolean stopped;

    LoneReplica(Septuple septuple, LearningMode mode, Optimiser optimiser, long seed, int number, Engine engine) {
        this.learner = new Learner(septuple, mode, optimiser, seed, number, engine);
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
        List<double[]> parts = learner.save();
        double[] all = new double[parts.stream().mapToInt(part -> part.length).sum() + 2];
        int at = 0;
        for (double[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        all[at] = loss;
        all[at + 1] = stopped ? 1 : 0;
        return all;
    }

    @Override
    public void load(int lane, double[] values, long time) {
        List<double[]> parts = new ArrayList<>();
        int at = 0;
        for (double[] part : learner.save()) {
            parts.add(Arrays.copyOfRange(values, at, at + part.length));
            at += part.length;
        }
        learner.resume(time, parts);
        loss = values[at];
        stopped = values[at + 1] != 0;
    }
}
