package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.lanes.Lanes;

class ConformalTest {

    private static final double LAMBDA = 1.47;

    static List<Conformal> variants(double lambda, Discretisation differences) {
        return List.of(
                new Conformal(lambda, differences, new Conformal.Variant.Bssn()),
                new Conformal(lambda, differences, new Conformal.Variant.Harmonic()),
                new Conformal(lambda, differences, new Conformal.Variant.Ccz4(0.7, 0.3)));
    }

    /// Noise on every field, so that no term is 0.
    private static double[][] fields(Grid grid, int count) {
        RandomStream stream = new RandomStream(7, Purpose.CHECK_POINTS, 0, 0);
        double[][] fields = new double[count][grid.size()];
        for (int q = 0; q < count; q++) {
            for (int cell = 0; cell < grid.size(); cell++) {
                fields[q][cell] = (q == 0 || q == 3 || q == 5 ? 1 : 0) + 0.2 * (stream.nextUniform() - 0.5);
            }
        }
        return fields;
    }

    /// Lines of odd lengths, in one to three dimensions, with dust and dissipation.
    @ParameterizedTest
    @CsvSource({"4, 0", "6, 0", "4, 0.1", "6, 0.1"})
    void linesHaveTheBitsOfCells(int order, double dissipation) {
        Axis nine = new Axis(0, 1, 9, Boundary.PERIODIC);
        Axis ten = new Axis(0, 1, 10, Boundary.PERIODIC);
        Axis odd = new Axis(0, 1, 21, Boundary.PERIODIC);
        for (Conformal conformal : variants(LAMBDA, new Discretisation(order, dissipation))) {
            for (Grid grid : List.of(Grid.of(odd), Grid.of(ten, odd), Grid.of(nine, ten, odd))) {
                for (int dust = 0; dust <= (conformal.harmonic() ? 0 : 1); dust++) {
                    double[][] fields = fields(grid, conformal.evolved() + dust);
                    double[][] byCell = new double[fields.length][grid.size()];
                    double[][] scalar = new double[fields.length][grid.size()];
                    double[][] vector = new double[fields.length][grid.size()];
                    conformal.ratesByCell(grid, Crew.alone()).of(fields, byCell);
                    conformal.rates(grid, Engine.scalar()).of(fields, scalar);
                    conformal
                            .rates(grid, new Engine(Lanes.kernels(), Crew.alone()))
                            .of(fields, vector);
                    for (int q = 0; q < fields.length; q++) {
                        assertThat(Arrays.equals(scalar[q], byCell[q]))
                                .as("%s %d", conformal.name(), q)
                                .isTrue();
                        assertThat(Arrays.equals(vector[q], byCell[q]))
                                .as("%s %d", conformal.name(), q)
                                .isTrue();
                    }
                }
            }
        }
    }
}
