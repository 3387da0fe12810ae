package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.gravity.Curvature;
import org.septuple.gravity.Minkowski;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Metric;

class ConstraintsTest {

    private static final double HUBBLE = 0.7;
    private static final double LAMBDA = 3 * HUBBLE * HUBBLE;
    private static final double TIME = 0.6;

    private static Constraints of(Metric metric, Grid grid, int order) {
        return Constraints.of(SpatialSlice.of(metric, grid, TIME), order, LAMBDA, Engine.scalar());
    }

    private static double order(double coarse, double fine) {
        return Math.log(coarse / fine) / Math.log(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void thoseOfAnExactSolutionFallWithTheOrder(int order) {
        Metric exact = PeriodicSpacetimes.kasnerLambda(HUBBLE);
        Constraints coarse = of(exact, PeriodicSpacetimes.cube(16), order);
        Constraints fine = of(exact, PeriodicSpacetimes.cube(32), order);
        assertThat(order(coarse.hamiltonian().rms(), fine.hamiltonian().rms())).isBetween(order - 0.5, order + 0.5);
        assertThat(order(coarse.momentum().rms(), fine.momentum().rms())).isBetween(order - 0.5, order + 0.5);
        assertThat(fine.relative()).isBetween(1e-8, 2e-3);
        assertThat(fine.hamiltonian().largest())
                .isGreaterThan(fine.hamiltonian().rms());
    }

    /// In flat space K_ij = c δ_ij gives H = 6c², and K_22 = f(x) gives M_1 = −f′.
    @Test
    void violationsOfFlatSpaceAreThoseByHand() {
        Grid grid = PeriodicSpacetimes.line(64);
        SpatialSlice flat = SpatialSlice.of(Minkowski.cartesian(), grid, 0);
        Constraints none = Constraints.of(flat, 4, 0, Engine.scalar());
        assertThat(none.relative()).isZero();
        double[][] fields = flat.copy().fields();
        for (int cell = 0; cell < 64; cell++) {
            fields[6][cell] = 0.3;
            fields[9][cell] = 0.3 + 0.01 * Math.sin(2 * Math.PI * grid.axis(0).position(cell));
            fields[11][cell] = 0.3;
        }
        Constraints found = Constraints.of(SpatialSlice.around(grid, 0, fields), 6, 0, Engine.scalar());
        double k = 0.3 * 0.31 * 2 + 0.3 * 0.3;
        assertThat(found.hamiltonian().largest()).isCloseTo(2 * k, within(1e-12));
        assertThat(found.momentum().largest()).isCloseTo(0.02 * Math.PI, within(1e-8));
        assertThat(found.momentum().rms()).isCloseTo(0.02 * Math.PI / Math.sqrt(2), within(1e-8));
        assertThat(found.momentum().relative()).isCloseTo(1, within(1e-12));
    }

    /// H = 2(G_00 − Λ), M_i = −G_0i by the curvature of four dimensions, where neither is 0.
    @Test
    void areThoseOfFourDimensions() {
        Grid grid = PeriodicSpacetimes.cube(8);
        SpatialSlice slice = SpatialSlice.of(PeriodicSpacetimes.kasnerLambda(HUBBLE), grid, TIME);
        double[][] fields = slice.copy().fields();
        for (int cell = 0; cell < grid.size(); cell++) {
            fields[6][cell] *= 1.3;
            fields[10][cell] += 0.2 * Math.sin(2 * Math.PI * grid.axis(0).position(grid.along(cell, 0)));
        }
        SpatialSlice broken = SpatialSlice.around(grid, TIME, fields);
        Constraints found = Constraints.of(broken, 4, LAMBDA, Engine.scalar());
        SliceCurvature curvatures = new SliceCurvature(broken, 4, LAMBDA);
        double hamiltonian = 0;
        double momentum = 0;
        for (int cell = 0; cell < grid.size(); cell++) {
            Curvature here = curvatures.at(cell);
            hamiltonian = Math.max(hamiltonian, Math.abs(2 * (here.einstein(0, 0) - LAMBDA)));
            double square = 0;
            for (int i = 1; i < 4; i++) {
                for (int j = 1; j < 4; j++) {
                    square += here.connection().inverse()[org.septuple.spacetime.MetricJet.pair(i, j)]
                            * here.einstein(0, i)
                            * here.einstein(0, j);
                }
            }
            momentum = Math.max(momentum, Math.sqrt(square));
        }
        assertThat(found.hamiltonian().largest()).isCloseTo(hamiltonian, within(1e-11 * hamiltonian));
        assertThat(found.momentum().largest()).isCloseTo(momentum, within(1e-11 * momentum));
        assertThat(found.relative()).isGreaterThan(0.05);
    }

    @Test
    void dustCounts() {
        Grid grid = PeriodicSpacetimes.cube(16);
        double[] density = new double[grid.size()];
        java.util.Arrays.fill(density, 4 / (3 * TIME * TIME));
        SpatialSlice slice = SpatialSlice.of(PeriodicSpacetimes.dust(), grid, TIME);
        Constraints with = Constraints.of(slice.withDust(density), 6, 0, Engine.scalar());
        Constraints without = Constraints.of(slice, 6, 0, Engine.scalar());
        assertThat(without.hamiltonian().rms()).isCloseTo(8 / (3 * TIME * TIME), within(0.05));
        assertThat(with.hamiltonian().rms()).isLessThan(without.hamiltonian().rms() / 100);
    }
}
