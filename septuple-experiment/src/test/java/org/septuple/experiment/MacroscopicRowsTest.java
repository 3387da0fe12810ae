package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.septuple.quantum.Free;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.QuantumConstants;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.Reference;

/// Rows of sections 3 and 4 on lines of known F, γ and D.
class MacroscopicRowsTest {

    private static final LineProblem SKEW = LineProblemTest.SKEW;
    private static final Estimate GAMMA = new Estimate(0.6, 0.03, 4);
    private static final Estimate DIFFUSION = new Estimate(0.5, 0.05, 32);

    private static Map<String, Comparison> entropy(LineProblem problem) {
        Map<String, Comparison> rows = new LinkedHashMap<>();
        new EntropyRows(problem, 3, LineProblemTest.ENGINE).measure(rows);
        return rows;
    }

    private static Comparison row(Map<String, Comparison> rows, String equation) {
        return Objects.requireNonNull(rows.get(equation), equation);
    }

    @Test
    void entropyIsBalancedOnASolutionOfFokkerPlanck() {
        Map<String, Comparison> rows = entropy(SKEW);
        assertThat(rows.keySet()).containsExactly("3.2", "3.3", "3.4");
        rows.forEach((equation, row) ->
                assertThat(row.verdict(0.95)).as("%s %s", equation, row).isEqualTo(Verdict.HOLDS));
    }

    /// Without drift (3.4) cannot be told from its diffusive part: the null model holds too.
    @Test
    void driftThatDoesNothingLeavesItsRowOpen() {
        assertThat(row(entropy(new LineProblem(new Free(1), 0.6, 0.5, 0.8)), "3.4")
                        .verdict(0.95))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void actionsAgreeOnASolutionOfMadelung() {
        Map<String, Comparison> rows = new LinkedHashMap<>();
        new ActionRows(SKEW, LineProblemTest.ENGINE).measure(rows);
        assertThat(rows.keySet()).containsExactly("3.5", "3.7", "4.3", "4.4");
        rows.forEach((equation, row) -> {
            assertThat(row.verdict(0.95)).as("%s %s", equation, row).isEqualTo(Verdict.HOLDS);
            assertThat(row.control().value()).as(equation).isLessThan(row.tolerance() / 2);
            assertThat(row.nullModel().value()).as(equation).isGreaterThan(2 * row.tolerance());
        });
    }

    private static ConstantRows constants(Estimate gamma, double mu) {
        return new ConstantRows(gamma, DIFFUSION, DIFFUSION.times(0.5), mu, 0.95);
    }

    @Test
    void rootsAreThoseOfTheQuadraticEquation() {
        Map<String, Comparison> rows = new LinkedHashMap<>();
        Map<String, String> untestable = new LinkedHashMap<>();
        constants(GAMMA, 0.1).measure(rows, untestable);
        assertThat(rows.keySet()).containsExactly("4.5", "4.6", "4.7");
        rows.forEach((equation, row) ->
                assertThat(row.verdict(0.95)).as("%s %s", equation, row).isEqualTo(Verdict.HOLDS));
        // With the modulus of (4.7) and -gamma the four mu below the bound are allowed, and (3.12) forbids them.
        assertThat(row(rows, "4.7").nullModel().value()).isEqualTo(0.5);
        assertThat(untestable.keySet()).containsExactly("3.11", "3.12");
        assertThat(untestable.get("3.11")).contains("M = 1/2gamma = 0.833", "E11");
        assertThat(untestable.get("3.12")).contains("hbar = 2D/gamma = 1.67", "E22");
    }

    /// 2D/γ = 1.67 ± .19, by one step .83: a sink of μ = .1 is far below, one of 10π far above, of 2π·1.6 near.
    @Test
    void theRowSaysOnWhichSideTheNetworkIs() {
        Function<Double, String> side = mu -> {
            Map<String, Comparison> rows = new LinkedHashMap<>();
            constants(GAMMA, mu).measure(rows, new LinkedHashMap<>());
            return row(rows, "4.7").estimator();
        };
        assertThat(side.apply(0.1)).contains("two real roots", "E26").doesNotContain("violated");
        assertThat(side.apply(10 * Math.PI)).contains("violated").doesNotContain("two real roots");
        assertThat(side.apply(2 * Math.PI * 1.6)).contains("within 5 errors of saturation");
    }

    @Test
    void negativeRatesAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> constants(GAMMA.times(-1), 0.1).measure(new LinkedHashMap<>(), new LinkedHashMap<>()))
                .withMessageContaining("(3.12)");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ActionRows(new LineProblem(SKEW.freeEnergy(), -0.6, 0.5, 0.8), LineProblemTest.ENGINE)
                                .measure(new LinkedHashMap<>()))
                .withMessageContaining("(3.12)");
    }

    /// Chains of slopes .9·(−1 + .2u + .1u²) ± error, u = z/2, D = .001, and a drift.
    private static LearnerLine line(double drift, double error) {
        double[][] slopes = new double[6][4];
        for (int chain = 0; chain < slopes.length; chain++) {
            for (int point = 0; point < 4; point++) {
                double u = 2.0 * point / 3 - 1;
                slopes[chain][point] = 0.9 * (-1 + 0.2 * u + 0.1 * u * u) + (chain % 2 == 0 ? error : -error);
            }
        }
        Estimate diffusion = new Estimate(1e-3, 2e-4, 32);
        return LearnerLine.of(slopes, 2, new Estimate(drift, 1e-4, 32), diffusion, diffusion, error);
    }

    @Test
    void aLineFindsItsRateAndItsSlope() {
        LearnerLine found = line(0.01, 0.01);
        double overWay = 0.9 * (-1 + 0.1 * 0.24 + 0.1 * 0.24 * 0.24 / 3);
        assertThat(found.gamma().value()).isCloseTo(-0.01 / overWay, within(1e-12));
        assertThat(found.slope().value()).isCloseTo(-0.9, within(1e-12));
        assertThat(found.curvature().value()).isCloseTo(0.09, within(1e-12));
        assertThat(found.third().value()).isCloseTo(0.045, within(1e-12));
        assertThat(found.misfit()).isLessThan(1e-12);
        double[] slope = new double[1];
        found.freeEnergy().gradient(new double[] {1}, 0, slope);
        assertThat(slope[0]).isCloseTo(0.9 * (-1 + 0.1 + 0.025), within(1e-12));
    }

    private static LedgerNotes judged(LearnerLine line) {
        Experiment.Duality moons = Moons.duality(Moons.BULK, 0.2, 1);
        CanonicalPlan canonical =
                new CanonicalPlan(5, Average.QUENCHED, Reference.LEBESGUE, 2, null, null, true, List.of(), null, 0);
        LedgerNotes found = new LedgerNotes();
        new MacroscopicChecks(moons, canonical, LineProblemTest.ENGINE, found).judge(line);
        return found;
    }

    /// F that fails is a fault of the program, not of the network.
    @Test
    void faultsAreNoRefusals() {
        Landscape broken = new Landscape() {
            @Override
            public int dimensions() {
                return 1;
            }

            @Override
            public boolean varies() {
                return false;
            }

            @Override
            public double value(double[] q, double t) {
                throw new IllegalArgumentException("fault");
            }

            @Override
            public void gradient(double[] q, double t, double[] into) {
                into[0] = 1;
            }

            @Override
            public double laplacian(double[] q, double t) {
                return 0;
            }
        };
        LearnerLine sound = line(0.01, 0.01);
        LearnerLine faulty = new LearnerLine(
                broken,
                sound.gamma(),
                sound.diffusion(),
                sound.oneStep(),
                sound.slope(),
                sound.curvature(),
                sound.third(),
                sound.drift(),
                sound.misfit(),
                sound.noise());
        assertThatIllegalArgumentException().isThrownBy(() -> judged(faulty)).withMessage("fault");
    }

    @Test
    void aLineOnWhichNothingDiffusesIsRefused() {
        LearnerLine sound = line(0.01, 0.01);
        LearnerLine still = new LearnerLine(
                sound.freeEnergy(),
                sound.gamma(),
                Estimate.exact(0, 32),
                sound.oneStep(),
                sound.slope(),
                sound.curvature(),
                sound.third(),
                sound.drift(),
                sound.misfit(),
                sound.noise());
        LedgerNotes found = judged(still);
        assertThat(found.rows()).isEmpty();
        assertThat(found.untestable().get("3.2")).contains("D = 0.0");
    }

    @Test
    void ratesThatMayBeNegativeLeaveQuantumRowsOpen() {
        for (LearnerLine line : List.of(line(-0.01, 0.01), line(1e-4, 0.01))) {
            LedgerNotes found = judged(line);
            assertThat(found.rows().keySet()).containsExactly("3.2", "3.3", "3.4");
            assertThat(found.untestable().keySet())
                    .containsExactly("3.5", "3.7", "4.3", "4.4", "3.11", "3.12", "4.5", "4.6", "4.7");
            assertThat(found.untestable().get("4.7")).contains("(3.12)", "E14");
        }
    }

    @Test
    void allTwelveRowsAreJudged() {
        LedgerNotes found = judged(line(0.01, 0.01));
        assertThat(found.rows().keySet())
                .containsExactly("3.2", "3.3", "3.4", "3.5", "3.7", "4.3", "4.4", "4.5", "4.6", "4.7");
        assertThat(found.untestable().keySet()).containsExactly("3.11", "3.12");
        Estimate mass = Objects.requireNonNull(found.results().get("line.M"));
        assertThat(mass.value())
                .isCloseTo(
                        QuantumConstants.saturated(
                                        Objects.requireNonNull(found.results().get("line.gamma"))
                                                .value(),
                                        1e-3)
                                .mass(),
                        within(1e-9));
    }
}
