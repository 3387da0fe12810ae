package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.measurement.SplitDefiniteness.Verdict;

/// Verdicts against planted forms.
class SplitDefinitenessTest {

    private static final double[][] NOTHING = new double[3][3];

    /// S4.
    @Test
    void plantedIndefiniteFormIsNotPositive() {
        SplitDefiniteness test = SplitDefiniteness.of(PlantedForm.of(PlantedForm.INDEFINITE, 4000, .1, 1));
        assertThat(test.verdict()).isEqualTo(Verdict.INDEFINITE);
        assertThat(Math.abs(test.least().zAgainst(-.5))).isLessThan(4);
        assertThat(test.least().standardError()).isLessThan(.05);
        assertThat(Math.abs(test.smallest().zAgainst(-.5))).isLessThan(4);
        assertThat(test.unidentified()).isZero();
    }

    @Test
    void plantedPositiveFormIsPositive() {
        assertThat(SplitDefiniteness.of(PlantedForm.of(PlantedForm.POSITIVE, 4000, .1, 1))
                        .verdict())
                .isEqualTo(Verdict.POSITIVE);
        assertThat(SplitDefiniteness.of(PlantedForm.of(PlantedForm.POSITIVE, 60, 2, 1))
                        .verdict())
                .isEqualTo(Verdict.UNDECIDED);
    }

    /// Counts verdicts, which are wrong in 2.5 % each at most; the bound is passed by chance once in a thousand.
    private static void judges(double[][] g, int seeds, int clouds, Verdict wrong) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            verdicts.add(
                    SplitDefiniteness.of(PlantedForm.of(g, clouds, .1, seed)).verdict());
        }
        long found = verdicts.stream().filter(wrong::equals).count();
        if (seeds >= Scores.MANY) {
            System.out.printf("g_00 = %.1f: %s of %d at %d clouds: %d%n", g[0][0], wrong, seeds, clouds, found);
        }
        assertThat(found).isLessThanOrEqualTo(new BinomialDistribution(seeds, .025).inverseCumulativeProbability(.999));
    }

    @Test
    void noFormIsSeldomCalledIndefinite() {
        judges(NOTHING, 100, 400, Verdict.INDEFINITE);
        judges(NOTHING, 100, 400, Verdict.POSITIVE);
    }

    @Tag("slow")
    @Test
    void verdictsAreSeldomWrong() {
        double[][] edge = {{2, 0, 0}, {0, 1, 0}, {0, 0, 0}};
        double[][] near = {{.2, 0, 0}, {0, .1, 0}, {0, 0, 0}};
        for (int clouds : new int[] {100, 400, 1600}) {
            for (double[][] g : new double[][][] {NOTHING, edge, near}) {
                judges(g, 500, clouds, Verdict.INDEFINITE);
                judges(g, 500, clouds, Verdict.POSITIVE);
            }
        }
    }

    private static void calibrates(int seeds, int clouds) {
        Scores scores = new Scores("clouds " + clouds, seeds);
        for (int seed = 0; seed < seeds; seed++) {
            SplitDefiniteness test = SplitDefiniteness.of(PlantedForm.of(PlantedForm.INDEFINITE, clouds, .1, seed));
            scores.put("least", seed, test.least(), -.5);
        }
        scores.judge();
    }

    @Test
    void errorsAreRightOverAFewSeeds() {
        calibrates(40, 800);
    }

    @Tag("slow")
    @Test
    void errorsAreRight() {
        calibrates(Scores.MANY, 4000);
    }

    @Test
    void directionsWithoutDisplacementsAreFlagged() {
        double[][] velocity = PlantedForm.displacements(400, 3, 2);
        for (double[] row : velocity) {
            row[1] /= 100;
        }
        double[] change = PlantedForm.changes(PlantedForm.POSITIVE, velocity, .1, 2);
        SplitDefiniteness test = SplitDefiniteness.of(CloudDisplacements.of(change, velocity));
        assertThat(test.unidentified()).isEqualTo(1);
        assertThat(test.spread().getLast()).isBetween(.8e-4, 1.3e-4);
        assertThat(test.verdict()).isEqualTo(Verdict.UNDECIDED);
    }
}
