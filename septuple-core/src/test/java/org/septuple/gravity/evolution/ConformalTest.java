package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;

class ConformalTest {

    private static final double LAMBDA = 1.47;

    static List<Conformal> variants(double lambda, Discretisation differences) {
        return List.of(
                new Conformal(lambda, differences, new Conformal.Variant.Bssn()),
                new Conformal(lambda, differences, new Conformal.Variant.Harmonic()),
                new Conformal(lambda, differences, new Conformal.Variant.Ccz4(0.7, -0.3)));
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
                        assertThat(byCell[q]).doesNotContain(Double.NaN);
                        assertThat(Arrays.equals(vector[q], byCell[q]))
                                .as("%s %d", conformal.name(), q)
                                .isTrue();
                    }
                }
            }
        }
    }

    private static double largestDifference(SpatialSlice one, SpatialSlice other) {
        double largest = 0;
        for (int q = 0; q < one.fields().length; q++) {
            for (int cell = 0; cell < one.grid().size(); cell++) {
                largest = Math.max(largest, Math.abs(one.fields()[q][cell] - other.fields()[q][cell]));
            }
        }
        return largest;
    }

    /// det γ̃ = 1 and γ̃^ij Ã_ij = 0 by Laplace's rule and Cramer's, before and after variables are put right.
    @Test
    void slicesComeBackAndConditionsHold() {
        Grid grid = PeriodicSpacetimes.cube(9);
        SpatialSlice slice = SpatialSlice.of(PeriodicSpacetimes.wavy(), grid, 0.3);
        for (Conformal conformal : variants(LAMBDA, new Discretisation(4, 0))) {
            double[][] fields = conformal.fields(slice);
            assertThat(fields).hasNumberOfRows(conformal.evolved());
            assertThat(largestDifference(conformal.slice(grid, 0.3, fields), slice))
                    .isLessThan(1e-14);
            assertThat(conditions(fields)).isLessThan(1e-14);
            for (int q = 0; q < 2 * SpatialSlice.PAIRS; q++) {
                for (int cell = 0; cell < grid.size(); cell++) {
                    fields[q][cell] *= 1.01;
                    fields[q][cell] += 0.01 * fields[0][cell];
                }
            }
            assertThat(conditions(fields)).isGreaterThan(1e-3);
            conformal.enforce(fields, Engine.scalar());
            assertThat(conditions(fields)).isLessThan(1e-14);
        }
    }

    /// Largest |det γ̃ − 1| and |γ̃^ij Ã_ij|.
    private static double conditions(double[][] f) {
        double largest = 0;
        for (int cell = 0; cell < f[0].length; cell++) {
            double[] g = new double[9];
            double[] k = new double[9];
            for (int n = 0; n < 9; n++) {
                g[n] = f[SpatialSlice.pair(n / 3, n % 3)][cell];
                k[n] = f[Conformal.TRACELESS + SpatialSlice.pair(n / 3, n % 3)][cell];
            }
            double trace = 0;
            double determinant = 0;
            for (int n = 0; n < 9; n++) {
                int i = n / 3;
                int j = n % 3;
                double cofactor = g[3 * ((i + 1) % 3) + (j + 1) % 3] * g[3 * ((i + 2) % 3) + (j + 2) % 3]
                        - g[3 * ((i + 1) % 3) + (j + 2) % 3] * g[3 * ((i + 2) % 3) + (j + 1) % 3];
                trace += cofactor * k[n];
                determinant += i == 0 ? cofactor * g[n] : 0;
            }
            largest = Math.max(largest, Math.max(Math.abs(determinant - 1), Math.abs(trace)));
        }
        return largest;
    }

    @Test
    void bitsDoNotDependOnWorkers() {
        Grid grid = PeriodicSpacetimes.cube(9);
        for (Conformal conformal : variants(LAMBDA, new Discretisation(6, 0.1))) {
            double[][] fields = fields(grid, conformal.evolved());
            double[][] alone = new double[fields.length][grid.size()];
            double[][] shared = new double[fields.length][grid.size()];
            conformal.rates(grid, Engine.scalar()).of(fields, alone);
            try (ThreadCrew crew = new ThreadCrew(3)) {
                conformal.rates(grid, new Engine(Kernels.scalar(), crew)).of(fields, shared);
                assertThat(shared).isDeepEqualTo(alone);
            }
        }
    }

    @Test
    void controlRefusesDust() {
        Conformal control = new Conformal(0, new Discretisation(4, 0), new Conformal.Variant.Harmonic());
        Grid grid = PeriodicSpacetimes.line(16);
        SpatialSlice slice = SpatialSlice.of(PeriodicSpacetimes.wavy(), grid, 0.3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> control.fields(slice.withDust(new double[16])))
                .withMessageContaining("dust does not stay at rest at a lapse other than 1");
        assertThat(control.lapse(control.fields(slice))).isEqualTo(1);
    }

    @Test
    void refusesWrongNumbers() {
        Discretisation differences = new Discretisation(4, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> new Conformal.Variant.Ccz4(-1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Conformal.Variant.Ccz4(1, 0.5))
                .withMessageContaining("-1 < kappa2 <= 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Conformal(Double.NaN, differences, new Conformal.Variant.Bssn()));
        Conformal bssn = new Conformal(0, differences, new Conformal.Variant.Bssn());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bssn.slice(PeriodicSpacetimes.line(8), 0, new double[12][8]))
                .withMessageContaining("12 fields: bssn has 17 variables");
    }
}
