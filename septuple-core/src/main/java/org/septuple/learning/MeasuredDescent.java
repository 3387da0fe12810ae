package org.septuple.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;

/// Plain descent (2.9), q ← q − η ∂H̄/∂q with γ = η, that reads its own D off the two halves of each minibatch.
final class MeasuredDescent {

    private final Septuple septuple;
    private final double rate;
    private final Engine engine;
    private final DiffusionDirection direction;
    private final HalfBatches gradient;
    private final Trainables trainables;
    private final TrainableVector q;
    private final TrainableVector first;
    private final TrainableVector second;
    private final List<Double> diffusions = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();

    /// A descent that has made no step.
    ///
    /// @param septuple  learns in place
    /// @param mode      how states relax
    /// @param rate      η > 0
    /// @param direction how D is read; turned by whoever owns it
    /// @param engine    kernels and workers
    MeasuredDescent(
            Septuple septuple, LearningMode.Relaxed mode, double rate, DiffusionDirection direction, Engine engine) {
        this.septuple = septuple;
        this.rate = rate;
        this.engine = engine;
        this.direction = direction;
        this.gradient = new HalfBatches(septuple, mode, engine);
        this.trainables = new Trainables(septuple.weights(), septuple.biases());
        this.q = trainables.newVector();
        this.first = trainables.newVector();
        this.second = trainables.newVector();
        trainables.read(q);
    }

    Septuple septuple() {
        return septuple;
    }

    /// One learning step. If the loss or the new q is not finite, q stays as it was.
    ///
    /// @param time of the draw
    /// @return H̄ before q moved
    LossShares step(long time) {
        LossShares loss = gradient.add(time, first, second);
        double diffusion = gradient.ofDifference(time) * direction.read(rate, first, second);
        double[] a = first.values();
        double[] b = second.values();
        double[] values = q.values();
        engine.crew().ranges(0, values.length, (from, to) -> {
            for (int k = from; k < to; k++) {
                values[k] = Math.fma(-rate, (a[k] + b[k]) / 2, values[k]);
            }
        });
        Arrays.fill(a, 0);
        Arrays.fill(b, 0);
        if (!loss.isFinite() || !q.isFinite()) {
            trainables.read(q); // the network still has the last good values
            return LossShares.NOT_FINITE;
        }
        trainables.write(q);
        if (!Double.isNaN(diffusion)) {
            diffusions.add(diffusion);
        }
        losses.add(loss.total());
        return loss;
    }

    /// Number of trainables.
    static int size(Septuple septuple) {
        return new Trainables(septuple.weights(), septuple.biases()).newVector().size();
    }

    /// D of each step since the last [#clear] of which it could be read, live.
    List<Double> diffusions() {
        return diffusions;
    }

    /// H̄ of each step since then, live.
    List<Double> losses() {
        return losses;
    }

    void clear() {
        diffusions.clear();
        losses.clear();
    }
}
