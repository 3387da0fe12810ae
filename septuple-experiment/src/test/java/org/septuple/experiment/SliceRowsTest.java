package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.measurement.GaussianMotion.Description;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.LangevinEnsemble;
import org.septuple.statistics.Estimate;

/// Rows of a slice on branches of known law: F = k(z − c)²/2.
class SliceRowsTest {

    private static final double CENTRE = 0.02;
    private static final double CURVATURE = 0.6;
    private static final double RATE = 0.08;
    private static final double DIFFUSION = 2e-6;
    private static final double SD = 0.045;
    private static final int BRANCHES = 256;

    /// Particles of (3.1) in many small steps, by another method than the controls.
    private static List<double[]> diffusing(int seed) {
        double[][] start = {SliceProblem.draws(SD, BRANCHES, seed, 1)};
        int substeps = 20;
        Grid grid = Grid.of(new Axis(-1, 1, 64, Boundary.REFLECTING));
        Harmonic f = Harmonic.of(new double[] {CENTRE}, new double[] {CURVATURE});
        LangevinEnsemble ensemble =
                LangevinEnsemble.of(f, grid, RATE, DIFFUSION, 1.0 / substeps, seed, start, Engine.scalar());
        double[][] places = new double[BRANCHES][SliceRows.STEPS + 1];
        for (int step = 0; step <= SliceRows.STEPS; step++) {
            for (int b = 0; b < BRANCHES; b++) {
                places[b][step] = ensemble.positions()[0][b];
            }
            ensemble.advance(substeps);
        }
        return Arrays.asList(places);
    }

    private static SliceProblem problem() {
        return SliceProblem.of(CENTRE, CURVATURE, SD, diffusing(1));
    }

    private static Map<String, Verdict> verdicts(List<double[]> places, Map<String, Estimate> results) {
        Map<String, Comparison> rows = new LinkedHashMap<>();
        new SliceRows(problem(), places, "a line", 5).measure(rows, results, "");
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        rows.forEach((equation, row) -> verdicts.put(equation, row.verdict(0.95)));
        return verdicts;
    }

    /// One step of a continuous motion reads γ too small by 1 − γk/2.
    @Test
    void constantsAreThoseOfTheParticles() {
        SliceProblem problem = problem();
        double read = (1 - Math.exp(-RATE * CURVATURE)) / CURVATURE;
        assertThat(Math.abs(problem.constants().rate().zAgainst(read))).isLessThan(3);
        // of a regression on k(z - c) with noise 2D, z of variance sd^2 e^{-2 rate k t} over 8 steps
        double forces = BRANCHES * 8 * CURVATURE * CURVATURE * (SD * SD * 0.72 + CENTRE * CENTRE * 0.72);
        assertThat(problem.constants().rate().standardError() / Math.sqrt(2 * DIFFUSION / forces))
                .isBetween(0.7, 1.4);
        assertThat(Math.abs(problem.constants().diffusion().zAgainst(DIFFUSION)))
                .isLessThan(4);
    }

    @Test
    void particlesOfFokkerPlanckAreToldFromMadelung() {
        Map<String, Estimate> results = new LinkedHashMap<>();
        Map<String, Verdict> verdicts = verdicts(diffusing(2), results);
        assertThat(verdicts)
                .containsEntry("3.1", Verdict.HOLDS)
                .containsEntry("3.6", Verdict.HOLDS)
                .containsEntry("3.8", Verdict.FAILS)
                .containsEntry("3.9", Verdict.FAILS)
                .containsEntry("3.10", Verdict.FAILS);
        Estimate slope = Objects.requireNonNull(results.get("velocity"));
        assertThat(Math.abs(slope.zAgainst(0.5))).as(slope.toString()).isLessThan(3);
        assertThat(results).containsKey("behind.madelung-stationary").doesNotContainKey("behind.fokker-planck");
    }

    /// What Madelung's equations move by *paper* V keeps −2γ∂F̃ while D/σ² is small, and does not diffuse.
    @Test
    void particlesOfMadelungAreToldFromFokkerPlanck() {
        double[] start = SliceProblem.draws(SD, BRANCHES, 4, 1);
        List<double[]> guided = problem().guided(Description.MADELUNG_PAPER, start, SliceRows.STEPS);
        Map<String, Estimate> results = new LinkedHashMap<>();
        Map<String, Verdict> verdicts = verdicts(guided, results);
        assertThat(verdicts)
                .containsEntry("3.1", Verdict.FAILS)
                .containsEntry("3.6", Verdict.FAILS)
                .containsEntry("3.8", Verdict.HOLDS)
                .containsEntry("3.10", Verdict.HOLDS);
        Map<String, Verdict> stationary = verdicts(
                problem().guided(Description.MADELUNG_STATIONARY, start, SliceRows.STEPS), new LinkedHashMap<>());
        assertThat(stationary).containsEntry("3.1", Verdict.FAILS).containsEntry("3.9", Verdict.HOLDS);
    }

    @Test
    void ascentIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceProblem.of(0.5, CURVATURE, SD, List.of(climbing(1), climbing(2), climbing(4))))
                .withMessageContaining("E14");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceProblem.of(CENTRE, -CURVATURE, SD, diffusing(1)))
                .withMessageContaining("F'' = -0.6");
    }

    private static double[] climbing(double start) {
        double[] z = new double[SliceRows.STEPS + 1];
        Arrays.setAll(z, step -> 1 + start * Math.pow(1.05, step));
        return z;
    }
}
