package org.septuple.learning;

import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// How much minibatch noise lifts the loss: H̄ at q_t, on samples that q_t has not seen, against H̄ at the mean of q over as many steps
/// before, on the same samples.
///
/// Near a minimum it is D/2γ for each trainable that relaxes within these steps, η small; directions that take longer count for less. While
/// learning goes on it is too small by what the loss falls within these steps.
///
/// @param excess    H̄(q_t) − H̄(mean q), its error from the spread of steps, which are taken as independent
/// @param trainables that moved
public record ExcessLoss(Estimate excess, int trainables) {

    /// Measures it along plain descent, from a copy.
    ///
    /// @param septuple network, left as it is; its columns are B, even
    /// @param mode     how states relax
    /// @param step     η > 0
    /// @param steps    over which q is averaged, and again over which losses are compared, ≥ 2
    /// @param time     of the first draw
    /// @param engine   kernels and workers
    /// @return NaN if learning leaves the finite numbers
    public static ExcessLoss of(
            Septuple septuple, LearningMode.Relaxed mode, double step, int steps, long time, Engine engine) {
        if (steps < 2) {
            throw new IllegalArgumentException("%d steps, need >= 2".formatted(steps));
        }
        int batch = septuple.states().batch();
        MeasuredDescent descent = new MeasuredDescent(
                Resizing.copy(septuple, batch),
                mode,
                step,
                new DiffusionDirection(DiffusionConvention.MEAN, 0),
                engine);
        Septuple moving = descent.septuple();
        Trainables trainables = new Trainables(moving.weights(), moving.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        double[] start = q.values().clone();
        TrainableVector mean = trainables.newVector();
        for (int t = 0; t < steps; t++) {
            trainables.read(q);
            for (int k = 0; k < start.length; k++) {
                mean.values()[k] += q.values()[k] / steps;
            }
            descent.step(time + t);
        }
        trainables.read(q);
        int moved = 0;
        for (int k = 0; k < start.length; k++) {
            moved += q.values()[k] == start[k] ? 0 : 1;
        }
        Septuple still = Resizing.copy(septuple, batch);
        new Trainables(still.weights(), still.biases()).write(mean);
        HalfBatches atMean = new HalfBatches(still, mode, engine);
        TrainableVector unused = trainables.newVector();
        double[] excess = new double[steps];
        for (int t = 0; t < steps; t++) {
            double rest = atMean.add(time + steps + t, unused, unused).total();
            excess[t] = descent.step(time + steps + t).total() - rest;
        }
        return new ExcessLoss(Estimate.ofMean(excess), moved);
    }

    /// The excess of each trainable that moved.
    ///
    /// @return in units of H; NaN if none did
    public Estimate perTrainable() {
        return excess.times(1.0 / trainables);
    }
}
