package org.septuple.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.network.ActivationMap;
import org.septuple.network.Dataset;
import org.septuple.network.Held;
import org.septuple.network.LossEvaluation;
import org.septuple.network.Septuple;
import org.septuple.network.States;

/// How a network answers: inputs clamped to a sample, everything else at 0 at first, outputs free; the class is that of
/// the output neuron with the largest state.
public sealed interface Readout {

    /// Largest number of samples worked on at once.
    int COLUMNS = 256;

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
    /// @return makes the last step when run
    Runnable settle(Septuple septuple);

    /// The classes that a network gives to samples.
    ///
    /// @param septuple its weights and biases are used, its states left alone
    /// @param samples  d features for as many input neurons
    /// @return one class per sample
    default Answers classify(Septuple septuple, Dataset samples) {
        List<Integer> answers = new ArrayList<>();
        double movement = 0;
        int inputs = septuple.projector().inputs();
        for (int first = 0; first < samples.samples(); first += COLUMNS) {
            int columns = Math.min(COLUMNS, samples.samples() - first);
            States x = new States(septuple.projector().neurons(), columns);
            for (int i = 0; i < inputs; i++) {
                for (int s = 0; s < columns; s++) {
                    x.values()[i * columns + s] = samples.value(first + s, i);
                }
            }
            Runnable lastStep = settle(septuple.withStates(x));
            double[] before = x.values().clone();
            lastStep.run();
            movement = Math.max(movement, largestDifference(before, x.values()));
            for (int winner : largestOutputs(septuple, x)) {
                answers.add(winner);
            }
        }
        return new Answers(List.copyOf(answers), movement);
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i])); // NaN stays NaN
        }
        return largest;
    }

    private static int[] largestOutputs(Septuple septuple, States x) {
        int[] winners = new int[x.batch()];
        double[] largest = new double[x.batch()];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        int firstOutput = septuple.projector().outputRange().from();
        for (int i = firstOutput; i < septuple.projector().neurons(); i++) {
            for (int s = 0; s < winners.length; s++) {
                if (x.get(i, s) > largest[s]) {
                    largest[s] = x.get(i, s);
                    winners[s] = i - firstOutput;
                }
            }
        }
        return winners;
    }

    /// By running (2.1).
    ///
    /// @param steps of (2.1), ≥ 1: at least the number of layers
    record ByDynamics(int steps) implements Readout {
        public ByDynamics {
            requireSteps(steps);
        }

        @Override
        public Runnable settle(Septuple septuple) {
            ActivationMap map = new ActivationMap(septuple);
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
        public Runnable settle(Septuple septuple) {
            Relaxation relaxation = new Relaxation(septuple, new LossEvaluation(septuple), rate);
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
