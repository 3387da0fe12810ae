package org.septuple.learning;

import java.util.Arrays;
import java.util.List;
import org.septuple.network.ActivationMap;
import org.septuple.network.Dataset;
import org.septuple.network.Held;
import org.septuple.network.LossEvaluation;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.numerics.Engine;

/// How a network answers: inputs clamped to a sample, everything else at 0 at first, outputs free; the class is that of
/// the output neuron with the largest state.
public sealed interface Readout {

    /// Samples that one worker has at once.
    int COLUMNS = 64;

    /// What a network answers.
    ///
    /// @param classes  one per sample; the lowest of equals
    /// @param movement largest change of any state in the last step: 0 when the network came to rest, so that more steps
    ///                 would change nothing; large when relaxation is unstable and the answers mean nothing
    record Answers(List<Integer> classes, double movement) {

        /// Number of answers that are right.
        ///
        /// @param truth samples in the same order
        /// @return in [0, n]
        public int right(Dataset truth) {
            int right = 0;
            for (int i = 0; i < classes.size(); i++) {
                right += classes.get(i) == truth.label(i) ? 1 : 0;
            }
            return right;
        }
    }

    /// Moves the free neurons towards their answer, all but the last step.
    ///
    /// @param septuple inputs set, other states 0; moved in place
    /// @param engine   kernels and workers
    /// @return makes the last step when run
    Runnable settle(Septuple septuple, Engine engine);

    /// The classes that a network gives to samples.
    ///
    /// @param septuple its weights and biases are used, its states left alone
    /// @param samples  d features for as many input neurons
    /// @param engine   kernels and workers
    /// @return one class per sample
    default Answers classify(Septuple septuple, Dataset samples, Engine engine) {
        int[] winners = new int[samples.samples()];
        double[] movements = new double[Math.ceilDiv(winners.length, COLUMNS)];
        engine.crew().work(movements.length, (worker, piece) -> {
            int first = piece * COLUMNS;
            States x = new States(septuple.projector().neurons(), Math.min(COLUMNS, winners.length - first));
            clamp(samples, first, septuple.projector().inputs(), x);
            Runnable lastStep = settle(septuple.withStates(x), engine.alone());
            double[] before = x.values().clone();
            lastStep.run();
            movements[piece] = largestDifference(before, x.values());
            largestOutputs(septuple, x, winners, first);
        });
        double movement = 0;
        for (double largest : movements) {
            movement = Math.max(movement, largest); // NaN stays NaN
        }
        return new Answers(Arrays.stream(winners).boxed().toList(), movement);
    }

    private static void clamp(Dataset samples, int first, int inputs, States x) {
        int columns = x.batch();
        for (int s = 0; s < columns; s++) {
            for (int i = 0; i < inputs; i++) {
                x.values()[i * columns + s] = samples.value(first + s, i);
            }
        }
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i])); // NaN stays NaN
        }
        return largest;
    }

    private static void largestOutputs(Septuple septuple, States x, int[] winners, int first) {
        double[] largest = new double[x.batch()];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        int firstOutput = septuple.projector().outputRange().from();
        for (int i = firstOutput; i < septuple.projector().neurons(); i++) {
            for (int s = 0; s < largest.length; s++) {
                if (x.get(i, s) > largest[s]) {
                    largest[s] = x.get(i, s);
                    winners[first + s] = i - firstOutput;
                }
            }
        }
    }

    /// By running (2.1).
    ///
    /// @param steps of (2.1), ≥ 1: at least the number of layers
    record ByDynamics(int steps) implements Readout {
        public ByDynamics {
            requireSteps(steps);
        }

        @Override
        public Runnable settle(Septuple septuple, Engine engine) {
            ActivationMap map = new ActivationMap(septuple, engine);
            map.hold(Held.INPUTS);
            map.advance(steps - 1);
            return () -> map.advance(1);
        }
    }

    /// By descending H with free outputs.
    ///
    /// @param steps relaxation steps, ≥ 1
    /// @param rate  relaxation step size, > 0
    record ByRelaxation(int steps, double rate) implements Readout {
        public ByRelaxation {
            requireSteps(steps);
        }

        @Override
        public Runnable settle(Septuple septuple, Engine engine) {
            Relaxation relaxation = new Relaxation(septuple, new LossEvaluation(septuple, engine), rate);
            relaxation.run(Held.INPUTS, steps - 1);
            return () -> relaxation.run(Held.INPUTS, 1);
        }
    }

    private static void requireSteps(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("%d read-out steps, need >= 1".formatted(steps));
        }
    }
}
