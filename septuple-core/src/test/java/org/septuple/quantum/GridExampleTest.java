package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.lanes.Lanes;

/// The program on grids of docs/library.md. A person reads it there, so both must stay the same.
class GridExampleTest {

    @Test
    void theDocumentedWaveCircles() {
        var engine = new Engine(Lanes.kernels(), Crew.alone());
        // begin
        Grid grid = Grid.of(new Axis(-10, 10, 256, Boundary.PERIODIC));
        var hamiltonian = new Hamiltonian(grid, Formula.of("x^2/2", 1), 1, 1);
        var control = new StepControl.Adaptive(1e-10, 1e-3);
        WaveFunction start =
                GaussianWave.coherent(List.of(1.0), List.of(0.0), 1, 1, 1).on(grid);
        var run = new Schroedinger(
                hamiltonian, SplittingScheme.RKN11, control, null, SchroedingerState.start(start, 0, control), engine);
        run.advance(6.28, () -> false);
        double[] p = run.psi().density();
        // end
        double mean = 0;
        for (int i = 0; i < p.length; i++) {
            mean += p[i] * grid.axis(0).position(i) * grid.cellVolume();
        }
        assertThat(mean).isCloseTo(Elementary.cos(6.28), within(1e-9));
    }

    @Test
    void theDocumentedProgramIsThisOne() throws IOException {
        String test = Files.readString(Path.of("src/test/java/org/septuple/quantum/GridExampleTest.java"));
        String page = Files.readString(Path.of("../docs/library.md"));
        String program = test.substring(test.indexOf("// begin") + 8, test.indexOf("// end"));
        int begin = page.indexOf("```java", page.indexOf("Equations on grids")) + 7;
        String shown = page.substring(begin, page.indexOf("```", begin));
        assertThat(shown.replaceAll("\\s+", " ")).isEqualTo(program.replaceAll("\\s+", " "));
    }
}
