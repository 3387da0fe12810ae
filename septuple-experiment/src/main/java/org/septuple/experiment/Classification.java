package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.network.Dataset;

/// Answers of trained networks to the test part.
///
/// @param confusion cases by true class and answer, over all replicas, read out by (2.1)
/// @param examples  some test samples with the answer of replica 0
/// @param imageColumns width of the samples if they are images, else 0
public record Classification(ConfusionMatrix confusion, List<Example> examples, int imageColumns) {

    private static final int RIGHT = 10;
    private static final int WRONG = 10;

    /// A test sample and what the network made of it.
    ///
    /// @param sample   place in the test part
    /// @param features scaled features
    /// @param label    true class
    /// @param answer   class given
    public record Example(int sample, List<Double> features, int label, int answer) {}

    static Classification of(Dataset test, List<List<Integer>> answersByReplica) {
        ConfusionMatrix confusion = new ConfusionMatrix(test.classes());
        for (List<Integer> answers : answersByReplica) {
            for (int i = 0; i < answers.size(); i++) {
                confusion.add(test.label(i), answers.get(i));
            }
        }
        List<Example> examples = new ArrayList<>();
        List<Integer> first = answersByReplica.getFirst();
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < first.size(); i++) {
            boolean correct = first.get(i) == test.label(i);
            if (correct ? right++ < RIGHT : wrong++ < WRONG) {
                examples.add(new Example(i, features(test, i), test.label(i), first.get(i)));
            }
        }
        return new Classification(confusion, examples, test.imageColumns());
    }

    private static List<Double> features(Dataset test, int sample) {
        return Arrays.stream(test.row(sample)).boxed().toList();
    }
}
