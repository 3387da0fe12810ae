package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

class AdmTest {

    private static final double HUBBLE = 0.7;
    private static final double LAMBDA = 3 * HUBBLE * HUBBLE;
    private static final double TIME = 0.6;

    /// Largest differences of ∂_t K_ij from −½ ∂_t² g_ij of the formulas.
    private static double error(Metric exact, SpatialSlice slice, Adm adm) {
        double[][] rates = new double[slice.fields().length][slice.grid().size()];
        adm.rates(slice.grid(), Engine.scalar()).of(slice.fields(), rates);
        MetricJet jet = new MetricJet(2);
        double[] q = new double[slice.grid().dimensions()];
        double largest = 0;
        for (int cell = 0; cell < slice.grid().size(); cell++) {
            slice.grid().position(cell, q);
            jet.event()[0] = slice.time();
            System.arraycopy(q, 0, jet.event(), 1, q.length);
            exact.at(jet);
            for (int i = 0; i < 3; i++) {
                for (int j = i; j < 3; j++) {
                    double known = -0.5 * jet.second()[MetricJet.pair(i + 1, j + 1)];
                    double found = rates[SpatialSlice.PAIRS + SpatialSlice.pair(i, j)][cell];
                    largest = Math.max(largest, Math.abs(found - known));
                    assertThat(rates[SpatialSlice.pair(i, j)][cell]).isEqualTo(-2 * slice.extrinsic(i, j, cell));
                }
            }
        }
        return largest;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void ratesHaveTheirOrderInThreeDimensions(int order) {
        Metric exact = PeriodicSpacetimes.kasnerLambda(HUBBLE);
        Adm adm = new Adm(LAMBDA, new Discretisation(order, 0));
        double coarse = error(exact, SpatialSlice.of(exact, PeriodicSpacetimes.cube(16), TIME), adm);
        double fine = error(exact, SpatialSlice.of(exact, PeriodicSpacetimes.cube(32), TIME), adm);
        assertThat(Math.log(coarse / fine) / Math.log(2)).isBetween(order - 0.5, order + 0.5);
    }

    @Test
    void dustPullsTogether() {
        Metric exact = PeriodicSpacetimes.dust();
        Grid grid = PeriodicSpacetimes.cube(16);
        double[] density = new double[grid.size()];
        Arrays.fill(density, 4 / (3 * TIME * TIME));
        SpatialSlice slice = SpatialSlice.of(exact, grid, TIME);
        Adm adm = new Adm(0, new Discretisation(6, 0));
        double with = error(exact, slice.withDust(density), adm);
        double without = error(exact, slice, adm);
        assertThat(with).isLessThan(without / 20);
    }

    /// ε per crossing time of the shortest wave, and 4^{−r}(2 sin(kh/2))^{2r} of that of longer ones.
    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void dissipationDampsShortWaves(int order) {
        int n = 12;
        Grid grid = PeriodicSpacetimes.line(n);
        double[][] fields = new double[2 * SpatialSlice.PAIRS][n];
        for (int wave = 1; wave <= n / 2; wave++) {
            for (int cell = 0; cell < n; cell++) {
                for (int i = 0; i < 3; i++) {
                    fields[SpatialSlice.pair(i, i)][cell] = 0.25;
                }
                fields[1][cell] = 1e-9 * Math.cos(2 * Math.PI * wave * cell / n);
            }
            SpatialSlice slice = SpatialSlice.around(grid, 0, fields);
            double[][] rates = new double[2 * SpatialSlice.PAIRS][n];
            new Adm(0, new Discretisation(order, 0.2))
                    .rates(slice.grid(), Engine.scalar())
                    .of(fields, rates);
            double expected = -0.2 * 2 * n * Math.pow(Math.sin(Math.PI * wave / n), order + 2);
            assertThat(rates[1][0] / fields[1][0]).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-12 * n));
        }
    }

    /// Lines of odd lengths, in one to three dimensions, with dust and dissipation.
    @ParameterizedTest
    @CsvSource({"4, 0", "6, 0", "4, 0.1", "6, 0.1"})
    void linesHaveTheBitsOfCells(int order, double dissipation) {
        Axis nine = new Axis(0, 1, 9, Boundary.PERIODIC);
        Axis ten = new Axis(0, 1, 10, Boundary.PERIODIC);
        Axis odd = new Axis(0, 1, 21, Boundary.PERIODIC);
        Adm adm = new Adm(LAMBDA, new Discretisation(order, dissipation));
        for (Grid grid : List.of(Grid.of(odd), Grid.of(ten, odd), Grid.of(nine, ten, odd))) {
            double[] density = new double[grid.size()];
            for (int cell = 0; cell < density.length; cell++) {
                density[cell] = 0.1 + 0.01 * (cell % 7);
            }
            SpatialSlice empty = SpatialSlice.of(PeriodicSpacetimes.kasnerLambda(HUBBLE), grid, TIME);
            for (SpatialSlice slice : List.of(empty, empty.withDust(density))) {
                double[][] fields = slice.fields();
                double[][] byCell = new double[fields.length][grid.size()];
                double[][] scalar = new double[fields.length][grid.size()];
                double[][] vector = new double[fields.length][grid.size()];
                adm.ratesByCell(slice.grid(), Crew.alone()).of(fields, byCell);
                adm.rates(slice.grid(), Engine.scalar()).of(fields, scalar);
                adm.rates(slice.grid(), new Engine(Lanes.kernels(), Crew.alone()))
                        .of(fields, vector);
                assertThat(Arrays.deepEquals(scalar, byCell)).isTrue();
                assertThat(Arrays.deepEquals(vector, byCell)).isTrue();
            }
        }
    }

    @Test
    void bitsDoNotDependOnWorkers() {
        SpatialSlice slice = SpatialSlice.of(PeriodicSpacetimes.kasnerLambda(HUBBLE), PeriodicSpacetimes.cube(9), TIME);
        Adm adm = new Adm(LAMBDA, new Discretisation(6, 0.1));
        double[][] alone = new double[12][slice.grid().size()];
        double[][] shared = new double[12][slice.grid().size()];
        adm.rates(slice.grid(), Engine.scalar()).of(slice.fields(), alone);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            Engine engine = new Engine(Kernels.scalar(), crew);
            adm.rates(slice.grid(), engine).of(slice.fields(), shared);
            assertThat(shared).isDeepEqualTo(alone);
            assertThat(SliceBounds.of(slice, engine)).isEqualTo(SliceBounds.of(slice, Engine.scalar()));
            assertThat(Constraints.of(slice, 4, LAMBDA, engine))
                    .isEqualTo(Constraints.of(slice, 4, LAMBDA, Engine.scalar()));
        }
    }

    @Test
    void refusesBoxesThatAreTooSmallOrOpen() {
        Discretisation wide = new Discretisation(6, 0.1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wide.require(PeriodicSpacetimes.line(8)))
                .withMessageContaining("axis 0 of 8 cells")
                .withMessageContaining("at least 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wide.require(Grid.of(new Axis(0, 1, 20, Boundary.REFLECTING))))
                .withMessageContaining("needs periodic axes");
        assertThatIllegalArgumentException().isThrownBy(() -> new Discretisation(5, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Discretisation(4, -1));
    }
}
