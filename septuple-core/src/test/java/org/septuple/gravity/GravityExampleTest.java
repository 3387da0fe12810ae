package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.gravity.evolution.Adm;
import org.septuple.gravity.evolution.Discretisation;
import org.septuple.gravity.evolution.Evolution;
import org.septuple.gravity.evolution.EvolutionEnd;
import org.septuple.gravity.evolution.EvolutionSettings;
import org.septuple.gravity.evolution.Formulation;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// The programs of docs/geodesic.md, docs/curvature.md and docs/einstein.md. A person reads them there, so both must stay the same.
class GravityExampleTest {

    @Test
    void theDocumentedGeodesicIsRowG2() {
        // begin geodesic
        Metric metric = ClosedForms.of("kasner", Map.of("p1", -1 / 3.0, "p2", 2 / 3.0, "p3", 2 / 3.0));
        double[] event = {1, 0, 0, 0}; // t, x, y, z
        GeodesicStart start = GeodesicStart.ofMomentum(metric, CausalCharacter.TIME_LIKE, event, 1, 1, 0);
        GeodesicSettings settings = GeodesicSettings.of(GeodesicLaw.COORDINATE_TIME, 1e-13);
        Geodesic path = new GeodesicSolver(metric, settings).follow(start, 5);
        double x = path.last().x(); // 4.418200570288, row G2
        // end geodesic
        assertThat(x).isCloseTo(4.41820057028849, within(1e-10));
    }

    @Test
    void theDocumentedCurvatureIsThatOfKerr() {
        // begin curvature
        ClosedForm form = ClosedForms.of("kerr", Map.of("mass", 1.0, "spin", 0.9));
        MetricJet jet = new MetricJet(2);
        jet.event()[1] = 4; // r
        jet.event()[2] = 1.2; // θ
        Curvature curvature = new Curvature();
        boolean inside = form.at(jet) && curvature.of(jet); // false outside the chart
        double square = curvature.kretschmann();
        double gamma = curvature.connection().at(1, 0, 0); // Γ^r_tt
        // end curvature
        assertThat(inside).isTrue();
        assertThat(square).isCloseTo(form.kretschmann(jet.event()).orElseThrow(), within(1e-14));
        double cos = StrictMath.cos(1.2);
        double sigma = 16 + 0.81 * cos * cos;
        double expected = (16 - 8 + 0.81) * (16 - 0.81 * cos * cos) / (sigma * sigma * sigma); // ΔM(r² − a²cos²θ)/Σ³
        assertThat(gamma).isCloseTo(expected, within(1e-15));
    }

    @Test
    void theDocumentedCameraSeesTheNearSideOfTheDiscBlue() {
        // begin camera
        ClosedForm kerr = ClosedForms.of("kerr-schild", Map.of("mass", 1.0, "spin", 0.99));
        View view = new View(40, 60, 40);
        Camera camera = Camera.at(kerr, new double[] {0, 30, 0, 4.2}, new double[3], new double[] {0, 0, 1}, view);
        Scene scene = new Scene(new Sky.Sphere(1000), BlackHole.of(kerr).orElseThrow(), new KeplerDisc(2, 9));
        RayImage image = new RayImage(view);
        new ImageTracer(kerr, camera, scene, 1e-9, 1).rows(0, view.rows(), Crew.alone(), image);
        RayEnd end = image.end(20, 20); // DISC, on the side that comes near
        double g = image.frequencyRatio(20, 20); // 1.1455, bluer than it was sent
        // end camera
        assertThat(end).isEqualTo(RayEnd.DISC);
        assertThat(g).isCloseTo(1.1455, within(5e-5));
    }

    @Test
    void theDocumentedWaveIsBack() {
        // begin evolution
        Metric wave = LineElement.in("t", "x", "y", "z")
                .define("b", "1e-8*sin(2*pi*(x - t))")
                .diagonal("-1", "1", "1 + b", "1 - b")
                .metric();
        Grid grid = Grid.of(new Axis(0, 1, 50, Boundary.PERIODIC));
        Formulation adm = new Adm(0, new Discretisation(4, 0));
        SpatialSlice first = SpatialSlice.of(wave, grid, 0);
        Evolution evolution = Evolution.begin(first, adm, EvolutionSettings.usual(), Engine.scalar());
        EvolutionEnd end = evolution.advance(1, 1_000); // Reached, after 100 steps
        double there = evolution.slice().metric(1, 1, 7) - first.metric(1, 1, 7); // less than 1e-12: the wave is back
        // end evolution
        assertThat(end).isEqualTo(new EvolutionEnd.Reached(1));
        assertThat(evolution.steps()).isEqualTo(100);
        assertThat(there).isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"evolution, einstein, 0", "geodesic, geodesic, 0", "camera, geodesic, 1", "curvature, curvature, 0"})
    void theDocumentedProgramsAreThese(String name, String file, int place) throws IOException {
        String test = Files.readString(Path.of("src/test/java/org/septuple/gravity/GravityExampleTest.java"));
        String page = Files.readString(Path.of("../docs/%s.md".formatted(file)));
        String mark = "// begin " + name;
        String program = test.substring(test.indexOf(mark) + mark.length(), test.indexOf("// end " + name));
        int begin = page.indexOf("## In Java");
        for (int block = 0; block <= place; block++) {
            begin = page.indexOf("```java", begin) + 7;
        }
        String shown = page.substring(begin, page.indexOf("```", begin));
        assertThat(shown.replaceAll("\\s+", " ")).isEqualTo(program.replaceAll("\\s+", " "));
    }
}
