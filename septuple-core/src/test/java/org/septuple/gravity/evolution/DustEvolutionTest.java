package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.gravity.ClosedForm;
import org.septuple.gravity.Friedmann;
import org.septuple.gravity.evolution.EvolutionEnd.CurvatureSingularity;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

class DustEvolutionTest {

    private static final long MANY = 1_000_000;

    private static double density(ClosedForm form, double time) {
        double[] stress = new double[10];
        form.stress(new double[] {time, 0, 0, 0}, stress);
        return stress[0];
    }

    private static SpatialSlice slice(ClosedForm form, Grid grid, double time) {
        double[] density = new double[grid.size()];
        Arrays.fill(density, density(form, time));
        return SpatialSlice.of(form, grid, time).withDust(density);
    }

    private static Evolution begin(SpatialSlice start, Formulation formulation) {
        return Evolution.begin(start, formulation, EvolutionSettings.usual(), Engine.scalar());
    }

    /// Ω_m = 0.3: the expansion slows down, then speeds up.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONTROL")
    void dustAndLambdaExpandAsFriedmannSays(Equations equations) {
        ClosedForm form = Friedmann.dustAndLambda(1, 0.3);
        Evolution evolution = begin(slice(form, PeriodicSpacetimes.line(64), 0.3), equations.with(form.lambda(), 4));
        assertThat(evolution.constraints().relative()).isLessThan(1e-14);
        evolution.advance(1.2, MANY);
        SpatialSlice known = slice(form, PeriodicSpacetimes.line(64), 1.2);
        SpatialSlice found = evolution.slice();
        for (int i = 0; i < 3; i++) {
            assertThat(found.metric(i, i, 9)).isCloseTo(known.metric(i, i, 9), within(1e-7));
            assertThat(found.extrinsic(i, i, 9)).isCloseTo(known.extrinsic(i, i, 9), within(1e-7));
        }
        assertThat(found.density(9)).isCloseTo(known.density(9), within(1e-7));
        assertThat(evolution.constraints().relative()).isLessThan(1e-7);
    }

    /// κρ √γ stays, cell by cell, whatever the constraints are.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONTROL")
    void dustIsConserved(Equations equations) {
        Grid grid = PeriodicSpacetimes.cube(12);
        double[] density = new double[grid.size()];
        Arrays.fill(density, 4 / (3 * 0.36));
        SpatialSlice start =
                SpatialSlice.of(PeriodicSpacetimes.dust(), grid, 0.6).withDust(density);
        Evolution evolution = Evolution.begin(
                start, equations.with(0, 4), EvolutionSettings.usual().force(), Engine.scalar());
        evolution.advance(0.7, MANY);
        SpatialSlice end = evolution.slice();
        for (int cell = 0; cell < grid.size(); cell += 7) {
            double before = start.density(cell) * Math.sqrt(determinant(start, cell));
            double after = end.density(cell) * Math.sqrt(determinant(end, cell));
            assertThat(after).isCloseTo(before, within(1e-5 * before));
            assertThat(end.density(cell)).isLessThan(0.8 * start.density(cell));
        }
    }

    private static double determinant(SpatialSlice slice, int cell) {
        double a = slice.metric(0, 0, cell);
        double b = slice.metric(0, 1, cell);
        double c = slice.metric(0, 2, cell);
        double d = slice.metric(1, 1, cell);
        double e = slice.metric(1, 2, cell);
        double f = slice.metric(2, 2, cell);
        return a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d);
    }

    /// Kretschmann's scalar of dust is 15 k⁴. Errors of the first steps grow as 1/t² beside it.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONTROL")
    void dustBackwardsIsSingular(Equations equations) {
        SpatialSlice start =
                slice(Friedmann.dust(1), PeriodicSpacetimes.line(64), 0.5).reversed();
        EvolutionEnd stop = begin(start, equations.with(0, 4)).advance(0, MANY);
        assertThat(stop).isInstanceOf(CurvatureSingularity.class);
        assertThat(((CurvatureSingularity) stop).meeting().curvature()).isCloseTo(15, within(0.015));
        assertThat(((CurvatureSingularity) stop).meeting().growth()).isCloseTo(4, within(0.01));
    }

    /// A dense sheet of dust in expanding space turns back and its shells meet: curvature grows as k², as density does, and is no singularity however small the threshold is passed by.
    /// γ = f⁴δ with K = −γ and the κρ that the Hamiltonian constraint asks for, 3 − 4 f″/f⁵.
    @Test
    void shellsThatCrossAreACaustic() {
        int points = 48;
        Grid grid = Grid.of(new Axis(-0.5, 0.5, points, Boundary.PERIODIC));
        double[][] fields = new double[2 * SpatialSlice.PAIRS][points];
        double[] density = new double[points];
        double[] q = new double[1];
        for (int cell = 0; cell < points; cell++) {
            grid.position(cell, q);
            double wave = 0.008 * Math.cos(2 * Math.PI * q[0]);
            double f = 1 + wave;
            for (int i = 0; i < 3; i++) {
                int pair = SpatialSlice.pair(i, i);
                fields[pair][cell] = f * f * f * f;
                fields[SpatialSlice.PAIRS + pair][cell] = -f * f * f * f;
            }
            density[cell] = 3 + 16 * Math.PI * Math.PI * wave / (f * f * f * f * f);
        }
        SpatialSlice start = SpatialSlice.around(grid, 0, fields).withDust(density);
        Evolution evolution = Evolution.begin(
                start, new Adm(0, new Discretisation(4, 0)), EvolutionSettings.usual(), Engine.scalar());
        EvolutionEnd stop = evolution.advance(30, MANY);
        assertThat(stop).isInstanceOf(EvolutionEnd.CoordinateCaustic.class);
        EvolutionEnd.Meeting meeting = ((EvolutionEnd.CoordinateCaustic) stop).meeting();
        assertThat(meeting.curvature()).isGreaterThan(Evolution.SINGULAR);
        assertThat(meeting.growth()).isBetween(1.5, 2.5);
    }
}
