package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

class FallTest {

    /// E12: *paper* V = −γ(∂F)² is of power 2n − 2 for F of power n.
    @ParameterizedTest
    @CsvSource({
        "q^2, false",
        "3*q - q^2/7, false",
        "0.02*q^4, true",
        "q^3, true",
        "cosh(q), true",
        "cos(q), false",
        "abs(q)^2.2, true",
        "q, false"
    })
    void paperPotentialsFallTooFastBeyondQuadraticFreeEnergies(String energy, boolean fast) {
        Grid grid = Grid.of(new Axis(-7, 9, 64, Boundary.VANISHING));
        Landscape paper = DerivedPotential.paper(Formula.of(energy, 1, Map.of()), 0.5, 0);
        assertThat(Fall.isFasterThanQuadratic(paper, grid)).isEqualTo(fast);
    }
}
