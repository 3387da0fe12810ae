package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    /// Neither a constant nor the place of the middle makes a parabola steeper; mixed powers fall along diagonals alone.
    @ParameterizedTest
    @CsvSource({
        "1000 - x^2 - y^2, false",
        "-1000 - x^2, false",
        "-(x - 400)^2 - (y + 90)^2, false",
        "-x^2*y^2, true",
        "x^2*y^2, false",
        "x^2 - 0.001*y^4 + 1e6, true"
    })
    void constantsAndPlacesDoNotMatter(String potential, boolean fast) {
        Grid grid = new Grid(List.of(new Axis(-5, 5, 16, Boundary.VANISHING), new Axis(-5, 5, 16, Boundary.VANISHING)));
        assertThat(Fall.isFasterThanQuadratic(Formula.of(potential, 2, Map.of()), grid))
                .isEqualTo(fast);
    }
}
