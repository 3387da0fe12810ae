package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.lanes.Lanes;

/// The space-time of docs/library.md. A person reads it there, so both must stay the same.
class SpacetimeExampleTest {

    @Test
    void theDocumentedFieldAndGridAgree() {
        var engine = new Engine(Lanes.kernels(), Crew.alone());
        // begin
        Box box = Box.cube(8, true); // periodic
        double[] positions = NeuronLayout.poisson(box, 512, 1); // 3N numbers, x y z
        Neurons neurons = NearFlat.neurons(positions, 0.05, 1); // g_i = 1 + .05 h_i; or Neurons.of(positions, matrices)
        Cutoff cutoff = Cutoff.of(1e-8); // relative error of a kernel
        double hole = 1e-3; // density below which there is no metric

        Metric metric = new KernelField(neurons, box, cutoff, hole, engine.kernels());
        MetricJet jet = new MetricJet(2); // g, first and second derivatives
        jet.event()[1] = 0.5; // t, x, y, z
        boolean covered = metric.at(jet); // false in a hole

        Axis axis = new Axis(0, 8, 32, Boundary.PERIODIC);
        MetricGrid fields =
                KernelGrid.of(neurons, box, cutoff, Grid.of(axis, axis, axis), KernelRequest.derivatives(1), engine);
        double density = fields.density(Brackets.VALUE, 0); // {√g_i}
        double slope = fields.metric(0, Brackets.SPACE + 1, 0); // ∂_y g_xx
        // end
        assertThat(covered).isTrue();
        assertThat(jet.g(0, 0)).isEqualTo(-1);
        for (int a = 0; a < 3; a++) {
            jet.event()[1 + a] = axis.position(0);
        }
        assertThat(metric.at(jet)).isTrue();
        assertThat(density).isPositive();
        assertThat(slope)
                .isCloseTo(jet.first()[2 * MetricJet.PAIRS + MetricJet.pair(1, 1)], within(1e-6))
                .isNotZero();
    }

    @Test
    void theDocumentedProgramIsThisOne() throws IOException {
        String test = Files.readString(Path.of("src/test/java/org/septuple/spacetime/SpacetimeExampleTest.java"));
        String page = Files.readString(Path.of("../docs/library.md"));
        String program = test.substring(test.indexOf("// begin") + 8, test.indexOf("// end"));
        int begin = page.indexOf("```java", page.indexOf("Space-time made of neurons")) + 7;
        String shown = page.substring(begin, page.indexOf("```", begin));
        assertThat(shown.replaceAll("\\s+", " ")).isEqualTo(program.replaceAll("\\s+", " "));
    }
}
