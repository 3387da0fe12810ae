package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

class SeamTest {

    private static final Grid RING =
            Grid.of(new Axis(-1, 3, 20, Boundary.REFLECTING), new Axis(0, 2, 16, Boundary.PERIODIC));

    private static Landscape formula(String text) {
        return Formula.of(text, 2, Map.of());
    }

    /// Of y²/2 on [0, 2]: F steps by 2, its slope by 2; of (y − 1)²/2 by 0 and 2.
    @ParameterizedTest
    @CsvSource({"y^2/2, 2, 2", "(y - 1)^2/2, 0, 2", "x + cos(pi*y), 0, 0", "x*y, 5.8, 0", "exp(-((y - 1)/0.1)^2), 0, 0"
    })
    void stepAndKinkAreThoseOfTheEnds(String text, double step, double kink) {
        Seam seam = Seam.of(formula(text), RING, 1);
        assertThat(seam.step()).isCloseTo(step, within(1e-9));
        assertThat(seam.kink()).isCloseTo(kink, within(1e-9));
    }

    /// A table of a period has no seam.
    @Test
    void aPeriodicTableCloses() {
        Seam seam = Seam.of(Tabulated.of(RING, formula("x*sin(pi*y)").on(RING, 0)), RING, 1);
        assertThat(seam.step()).isLessThan(1e-12);
        assertThat(seam.kink()).isLessThan(1e-12);
    }

    /// F̃ = −2πħny/L winds by n turns.
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "0.5, 0, 0.5", "-3, 0, 0", "1.25, 0, 0.25", "0.25, 1.5707963267948966, 0"})
    void turnsCloseIfTheyAreWhole(double winding, double twist, double open) {
        double hbar = 0.7;
        Landscape energy = formula("-" + Math.PI * hbar * winding + "*y");
        double[] flat = formula("1").on(RING, 0);
        assertThat(Seam.openTurns(energy, flat, RING, 1, hbar, twist)).isCloseTo(open, within(1e-9));
    }

    /// Where nothing is, no phase is.
    @Test
    void emptyEndsCloseAnyhow() {
        double[] density = formula("exp(-((y - 1)/0.1)^2)").on(RING, 0);
        assertThat(Seam.openTurns(formula("y"), density, RING, 1, 1, 0)).isZero();
    }
}
