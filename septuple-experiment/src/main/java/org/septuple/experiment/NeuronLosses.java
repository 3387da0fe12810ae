package org.septuple.experiment;

import java.util.Arrays;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Relaxation;
import org.septuple.network.Dataset;
import org.septuple.network.Held;
import org.septuple.network.LossEvaluation;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Targets;
import org.septuple.numerics.Engine;

/// The loss by neuron, as [NetworkPortrait] defines it, while it is measured.
final class NeuronLosses {

    /// Samples over which the loss is averaged, if there are so many: the first ones.
    static final int SAMPLES = 256;

    private static final int COLUMNS = 64;
    private static final int NUMBERS = 1 << 22;

    private final double[] mean;
    private final double[] squares;
    private int samples;

    private NeuronLosses(int neurons) {
        this.mean = new double[neurons];
        this.squares = new double[neurons];
    }

    /// Measures them.
    ///
    /// @param septuple its weights and biases are used, its states left alone
    /// @param plan     says how states relax, and the targets
    /// @param data     features scaled as learning saw them
    /// @param engine   kernels and workers
    static NeuronLosses of(Septuple septuple, LearningPlan plan, Dataset data, Engine engine) {
        int neurons = septuple.projector().neurons();
        NeuronLosses losses = new NeuronLosses(neurons);
        int count = Math.min(SAMPLES, data.samples());
        int columns = Math.clamp(NUMBERS / neurons, 1, COLUMNS);
        for (int first = 0; first < count; first += columns) {
            States x = new States(neurons, Math.min(columns, count - first));
            losses.add(relaxed(septuple.withStates(x), plan, data, first, engine), x.batch());
        }
        return losses;
    }

    /// Means.
    ///
    /// @return length N
    double[] means() {
        return mean;
    }

    /// Standard errors of the means, over samples.
    ///
    /// @return length N; NaN for one sample
    double[] errors() {
        return Arrays.stream(squares)
                .map(sum -> samples == 1 ? Double.NaN : Math.sqrt(sum / (samples - 1) / samples))
                .toArray();
    }

    /// Samples behind each mean.
    ///
    /// @return ≥ 1
    int samples() {
        return samples;
    }

    private static LossEvaluation relaxed(
            Septuple septuple, LearningPlan plan, Dataset data, int first, Engine engine) {
        LossEvaluation loss = new LossEvaluation(septuple, engine);
        setInputs(septuple, data, first);
        loss.map().hold(Held.INPUTS);
        switch (plan.mode()) {
            case LearningMode.Relaxed mode -> relax(septuple, loss, mode, plan, data, first);
            case LearningMode.Canonical mode -> relax(septuple, loss, mode.start(), plan, data, first);
            case LearningMode.Activated mode -> {
                loss.map().advance(plan.dynamics().steps());
                setOutputs(septuple, plan.data().targets(), data, first);
                new Relaxation(septuple, loss, plan.relaxation().rate())
                        .run(Held.BOUNDARY, plan.relaxation().steps());
            }
        }
        return loss;
    }

    private static void relax(
            Septuple septuple,
            LossEvaluation loss,
            LearningMode.Relaxed mode,
            LearningPlan plan,
            Dataset data,
            int first) {
        loss.map().advance(mode.settle());
        setOutputs(septuple, plan.data().targets(), data, first);
        new Relaxation(septuple, loss, mode.rate()).run(Held.BOUNDARY, mode.steps());
    }

    private static void setInputs(Septuple septuple, Dataset data, int first) {
        int columns = septuple.states().batch();
        double[] x = septuple.states().values();
        for (int i = 0; i < septuple.projector().inputs(); i++) {
            for (int s = 0; s < columns; s++) {
                x[i * columns + s] = data.value(first + s, i);
            }
        }
    }

    private static void setOutputs(Septuple septuple, Targets targets, Dataset data, int first) {
        int columns = septuple.states().batch();
        double[] x = septuple.states().values();
        int firstOutput = septuple.projector().outputRange().from();
        for (int i = firstOutput; i < septuple.projector().neurons(); i++) {
            for (int s = 0; s < columns; s++) {
                x[i * columns + s] = data.label(first + s) == i - firstOutput ? targets.high() : targets.low();
            }
        }
    }

    /// Sample by sample, so that neither grouping nor workers change a bit (B. P. Welford, Technometrics 4 (1962) 419).
    private void add(LossEvaluation loss, int columns) {
        for (int s = 0; s < columns; s++) {
            samples++;
            for (int i = 0; i < mean.length; i++) {
                double before = loss.at(i, s) - mean[i];
                mean[i] += before / samples;
                squares[i] += before * (loss.at(i, s) - mean[i]);
            }
        }
    }
}
