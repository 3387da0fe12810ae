package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.IdentityVerdict.Word;

/// "holds" needs a tolerance that says something of ΔS, and a control that violates it.
class IdentityVerdictTest {

    private static final IdentityPlan.Lorentz PLAN = new IdentityPlan.Lorentz(100, 5, IdentityPlan.Matrices.RANDOM);

    @Test
    void itHoldsWhereTheControlViolatesIt() {
        IdentityVerdict verdict = new IdentityVerdict(1e-14, 1e-8, 0, Double.NaN, 1e-4, 0);
        assertThat(verdict.word()).isEqualTo(Word.HOLDS);
        assertThat(verdict.remarks(PLAN))
                .containsExactly(
                        "(6.3) = (6.4), 100 vectors, rapidities below 5: holds. The largest violation is 1.0e-14 of the largest term, tolerance 1.0e-12, which lets ΔS change by 1.0e-8 or less.",
                        "With g_i left as it was every vector violates it, by 1.0e-4 or more.");
    }

    @Test
    void aControlThatHoldsMakesItNotTestable() {
        IdentityVerdict verdict = new IdentityVerdict(1e-14, 1e-8, 0, Double.NaN, 1e-12, 3);
        assertThat(verdict.word()).isEqualTo(Word.NOT_TESTABLE);
        assertThat(verdict.remarks(PLAN).getLast()).contains("3 vectors violate it no more than the tolerance");
    }

    @Test
    void aToleranceBeyondTheIntervalMakesItNotTestable() {
        IdentityVerdict verdict = new IdentityVerdict(1e-14, 1e4, 45, 10.25, 1e-4, 0);
        assertThat(verdict.word()).isEqualTo(Word.NOT_TESTABLE);
        assertThat(verdict.remarks(PLAN).getFirst())
                .contains("not testable", "ΔS change by 1.0e+04", "45 vectors, of rapidity 10.3 and more");
    }

    @Test
    void whatViolatesItFails() {
        for (double worst : List.of(1.1e-12, Double.NaN)) {
            IdentityVerdict verdict = new IdentityVerdict(worst, 1e4, 45, 10, 1e-4, 3);
            assertThat(verdict.word()).isEqualTo(Word.FAILS);
            assertThat(verdict.remarks(PLAN).getFirst()).contains("fails", "2^-53 cosh² = 6.1e-13");
        }
    }
}
