package org.septuple.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.SampledData;
import org.septuple.network.Scaling;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.States;
import org.septuple.network.SyntheticData;
import org.septuple.network.Targets;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.lanes.Lanes;

/// The program of docs/library.md. A person reads it there, so both must stay the same.
class LibraryExampleTest {

    @Test
    void theDocumentedProgramLearns() {
        // begin
        long seed = 1;
        Split data = new Scaling.Interval(-1, 1).apply(Split.random(SyntheticData.moons(600, 0.1, seed), 400, seed));
        var samples = new SampledData(data.train(), new Targets(-1, 1), new SampledData.Shuffled(), seed, 0);

        var wiring = new Wiring.FeedForward(List.of(16));
        var projector = new BoundaryProjector(2, wiring.bulk(), 2);
        Weights weights = wiring.weights(2, 2, seed, 0);
        var septuple = new Septuple(
                new States(projector.neurons(), 20), // x, one column per sample of a minibatch
                projector, // P̂
                samples, // p_∂
                weights, // ŵ
                Biases.of(projector, weights), // b
                new Activation.Tanh(), // f
                new Loss.Bulk(new BulkPotential.None())); // H

        var engine = new Engine(Lanes.kernels(), Crew.alone()); // vector kernels where the JVM has them
        var learner =
                new Learner(septuple, new LearningMode.Relaxed(2, 16, 0.2), new Optimiser.Plain(0.5), seed, 0, engine);
        LossShares loss = learner.step();
        while (learner.time() < 4000 && loss.isFinite()) {
            loss = learner.step();
        }

        Readout.Answers answers = new Readout.ByDynamics(3).classify(septuple, data.test(), engine);
        double accuracy = (double) answers.right(data.test()) / data.test().samples();
        // end
        assertThat(accuracy).isGreaterThan(0.95);
    }

    @Test
    void theDocumentedProgramIsThisOne() throws IOException {
        String test = Files.readString(Path.of("src/test/java/org/septuple/learning/LibraryExampleTest.java"));
        String page = Files.readString(Path.of("../docs/library.md"));
        String program = test.substring(test.indexOf("// begin") + 8, test.indexOf("// end"));
        int begin = page.indexOf("```java") + 7;
        String shown = page.substring(begin, page.indexOf("```", begin));
        assertThat(shown.replaceAll("\\s+", " ")).isEqualTo(program.replaceAll("\\s+", " "));
    }
}
