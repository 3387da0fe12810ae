package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

class PoleTest {

    private static final Grid LINE = Grid.of(new Axis(-4, 4, 100, Boundary.REFLECTING));
    private static final Grid PLANE =
            Grid.of(new Axis(-4, 4, 40, Boundary.REFLECTING), new Axis(-4, 4, 30, Boundary.PERIODIC));

    private static Landscape formula(String text, int dimensions) {
        return Formula.of(text, dimensions, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "1/x, 0",
        "x^2 - 1/(x - 0.123)^2, 0.123",
        "1/abs(x + 0.08*3), -0.24",
        "x^2/2 + tan(x), 1.5707963267948966",
        "1e-3/(x - 1.23456)^2, 1.23456"
    })
    void polesBetweenCellsAreFound(String text, double place) {
        Pole pole = Pole.of(formula(text, 1), LINE).orElseThrow();
        assertThat(Math.abs(pole.position().getFirst())).isCloseTo(Math.abs(place), within(1e-3));
    }

    @Test
    void aPoleOfThePlaneIsFound() {
        List<Double> place = Pole.of(formula("(x^2 + y^2)/2 - 1/((x - 0.11)^2 + (y + 0.6)^2)", 2), PLANE)
                .orElseThrow()
                .position();
        assertThat(place.get(0)).isCloseTo(0.11, within(1e-3));
        assertThat(place.get(1)).isCloseTo(-0.6, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "x",
                "x^2/2 - 3",
                "x^4/4 - x^2/2",
                "-5*exp(-x^2/2e-4)",
                "sign(x)",
                "abs(x)",
                "100*sin(40*x)",
                "1/(x^2 + 1e-2)",
                "min(1/abs(x), 50)",
                "1/(x - 5)"
            })
    void whatIsFiniteHasNone(String text) {
        assertThat(Pole.of(formula(text, 1), LINE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x^2/2", "(sqrt(x^2 + y^2) - 2)^2", "sin(3*x)*cos(2*y)", "x*y"})
    void smoothPlanesHaveNone(String text) {
        assertThat(Pole.of(formula(text, 2), PLANE)).isEmpty();
    }
}
