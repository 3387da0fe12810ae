package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.septuple.statistics.Estimate;

class LedgerTest {

    /// The paper numbers 9, 12, 8, 9, 16, 9 and 13 equations in sections 2 to 8.
    @Test
    void everyNumberedEquationHasOneClaim() {
        int[] inSection = {0, 0, 9, 12, 8, 9, 16, 9, 13};
        List<String> numbers = new ArrayList<>();
        for (int section = 2; section <= 8; section++) {
            for (int equation = 1; equation <= inSection[section]; equation++) {
                numbers.add(section + "." + equation);
            }
        }
        assertThat(numbers).hasSize(76);
        assertThat(Claims.ALL.stream().map(Claim::equation)).containsExactlyElementsOf(numbers);
        assertThat(Claims.ALL).allSatisfy(claim -> {
            assertThat(claim.kind()).matches("[DIALP](/[DIALP])*");
            assertThat(claim.errata()).allMatch(erratum -> erratum.matches("E([1-9]|1\\d|2[0-6])"));
        });
    }

    private static Verdict verdict(double residual, double error, double control, double nullModel) {
        return new Comparison(
                        "test",
                        new Estimate(residual, error, 1000),
                        1,
                        "unit",
                        Estimate.exact(control, 1),
                        Estimate.exact(nullModel, 1))
                .verdict(0.95);
    }

    /// With 999 degrees of freedom the interval is ± 1.962 standard errors.
    @Test
    void holdsMeansTheWholeInterval() {
        assertThat(verdict(0.8, 0.1, 0, 2)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(0.8, 0.103, 0, 2)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(1.2, 0.103, 0, 2)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(1.2, 0.1, 0, 2)).isEqualTo(Verdict.FAILS);
    }

    @Test
    void nothingIsConcludedFromAnEstimatorThatFailsItsControls() {
        assertThat(verdict(0.1, 0, 1.1, 2)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(0.1, 0, 0, 0.9)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(5, 0, 1.1, 9)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(Double.NaN, 0, 0, 2)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(0.1, Double.NaN, 0, 2)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatIsNotMeasuredIsNotBuilt() {
        Ledger ledger = Ledger.of(Map.of(), Map.of("2.5", "nothing moves"), 0.95);
        assertThat(ledger.count(Verdict.NOT_BUILT)).isEqualTo(75);
        assertThat(ledger.count(Verdict.NOT_TESTABLE)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ledger(List.of()))
                .withMessageContaining("76");
    }
}
