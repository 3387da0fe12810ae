package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Circulation.Verdict;

class CirculationTest {

    private static final Grid PLANE = States.box(80, 4, 2, Boundary.VANISHING);

    private static int cell(Grid grid, int... at) {
        int cell = 0;
        for (int k = 0; k < at.length; k++) {
            cell += at[k] * grid.stride(k);
        }
        return cell;
    }

    private static double[][] centred(int n) {
        double[][] zeros = new double[Math.abs(n)][];
        java.util.Arrays.setAll(zeros, i -> new double[] {0, 0, Math.signum(n)});
        return zeros;
    }

    /// Q4: winding n has circulation 2πn (ħ/M), on every kind of loop, of Ψ and of its u.
    @ParameterizedTest
    @ValueSource(ints = {1, -1, 2, 3, -4})
    void aVortexHasWholeCirculation(int n) {
        WaveFunction psi = States.vortices(PLANE, centred(n));
        Polar polar = Polar.of(psi, 0.5, 3, 0);
        for (Loop loop : List.of(
                Loop.circle(0.2, -0.1, 1.5),
                Loop.rectangle(-1.2, -1, 1, 1.3),
                new Loop.Cells(cell(PLANE, 25, 26), 0, 1, 30, 27))) {
            Circulation ofPsi = Circulation.of(psi, loop);
            assertThat(ofPsi.turns()).isEqualTo(n);
            assertThat(ofPsi.verdict()).isEqualTo(Verdict.QUANTISED);
            Circulation ofU = Circulation.of(polar.density(), polar.velocity(), loop, 0.5, 3);
            assertThat(Math.abs(ofU.turns() - n)).isLessThanOrEqualTo(ofU.error());
            assertThat(ofU.verdict()).isEqualTo(Verdict.QUANTISED);
        }
        Circulation exact = Circulation.of(
                polar.density(), polar.velocity(), new Loop.Cells(cell(PLANE, 25, 26), 0, 1, 30, 27), 0.5, 3);
        assertThat(exact.turns()).isCloseTo(n, within(1e-12));
        Circulation outside = Circulation.of(psi, Loop.circle(2, 2, 1));
        assertThat(outside.turns()).isZero();
    }

    /// Q13: r^{½} e^{−r²/2} e^{iφ/2} has circulation ½.
    @Test
    void aHalfVortexIsReportedAndNotQuantised() {
        double[] p = new double[PLANE.size()];
        double[] q = new double[2];
        for (int cell = 0; cell < p.length; cell++) {
            PLANE.position(cell, q);
            double r = Math.hypot(q[0], q[1]);
            p[cell] = r * Math.exp(-r * r);
        }
        LinkVelocity u = HalfVortex.velocity(PLANE);
        for (Loop loop : List.of(
                Loop.circle(0, 0, 1),
                Loop.circle(0.2, 0.1, 2),
                Loop.rectangle(-1, -1, 1.1, 1.2),
                new Loop.Cells(cell(PLANE, 30, 30), 0, 1, 20, 19))) {
            Circulation half = Circulation.of(p, u, loop, 1, 1);
            assertThat(half.turns()).isCloseTo(0.5, within(2e-4));
            assertThat(Math.abs(half.turns() - 0.5)).isLessThanOrEqualTo(half.error());
            assertThat(half.verdict()).isEqualTo(Verdict.NOT_QUANTISED);
        }
        assertThat(Circulation.of(p, u, Loop.circle(2, 0, 1), 1, 1).verdict()).isEqualTo(Verdict.QUANTISED);
    }

    /// A loop that nearly touches the core has an error beyond any verdict.
    @Test
    void nearTheCoreItIsUndecided() {
        WaveFunction psi = States.vortices(PLANE, new double[] {0.05, 0, 1});
        Polar polar = Polar.of(psi, 1, 1, 0);
        Circulation near = Circulation.of(polar.density(), polar.velocity(), Loop.circle(0, 0, 0.06), 1, 1);
        assertThat(near.verdict()).isNotEqualTo(Verdict.QUANTISED);
    }

    /// A jump of Ψ, such as e^{iφ/2} has along a ray, is a step beyond a quarter turn.
    @Test
    void aJumpOfPsiIsUndecided() {
        WaveFunction psi = States.of(PLANE, (q, z) -> {
            double r = Math.hypot(q[0], q[1]);
            double half = Math.atan2(q[1], q[0]) / 2;
            z[0] = Math.sqrt(r) * Math.exp(-r * r / 2) * Math.cos(half);
            z[1] = Math.sqrt(r) * Math.exp(-r * r / 2) * Math.sin(half);
        });
        assertThat(Circulation.of(psi, new Loop.Cells(cell(PLANE, 30, 30), 0, 1, 20, 20))
                        .verdict())
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(Circulation.of(psi, Loop.circle(0, 0, 1)).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    /// u = ν on a ring: ν turns; also u(θ) = ν + .4 cos θ.
    @Test
    void ringsCountTheirOwnCirculation() {
        Grid ring = Grid.of(new Axis(0, Math.TAU, 64, Boundary.PERIODIC));
        double[] p = new double[64];
        java.util.Arrays.fill(p, 1);
        for (double nu : new double[] {0.25, 1, -2, 0.999}) {
            LinkVelocity u = LinkVelocity.of(ring, (q, v) -> v[0] = 0.3 / 2 * (nu + 0.4 * Math.cos(q[0])));
            Circulation circulation = Circulation.of(p, u, new Loop.Ring(0, 5), 0.3, 2);
            assertThat(circulation.turns()).isCloseTo(nu, within(1e-12));
            assertThat(circulation.verdict())
                    .isEqualTo(nu == Math.rint(nu) ? Verdict.QUANTISED : Verdict.NOT_QUANTISED);
        }
        WaveFunction wave = States.of(ring, (q, z) -> {
            z[0] = Math.cos(-5 * q[0]);
            z[1] = Math.sin(-5 * q[0]);
        });
        assertThat(Circulation.of(wave, new Loop.Ring(0, 0)).turns()).isEqualTo(-5);
        assertThatThrownBy(() -> Circulation.of(States.vortices(PLANE, centred(1)), new Loop.Ring(0, 0)))
                .hasMessageContaining("periodic");
    }

    /// Solid rotation u = Ω × q has circulation 2Ω·area: any number, here of a circle in the plane (2, 0) of three dimensions. It is
    /// a polynomial, so stencils meet it exactly.
    @Test
    void rotationHasTheCirculationOfStokes() {
        Grid grid = States.box(16, 2, 3, Boundary.VANISHING);
        double omega = 0.37;
        LinkVelocity u = LinkVelocity.of(grid, (q, v) -> {
            v[0] = omega * q[2];
            v[1] = 0;
            v[2] = -omega * q[0];
        });
        double[] p = new double[grid.size()];
        java.util.Arrays.fill(p, 1);
        Circulation circulation = Circulation.of(p, u, new Loop.Circle(List.of(0.1, 0.2, -0.3), 2, 0, 1.2), 1, 1);
        double exact = 2 * omega * Math.PI * 1.44 / Math.TAU;
        assertThat(circulation.turns()).isCloseTo(exact, within(1e-9));
    }

    /// Velocities in the middle of cells become link means of order 4: the circulation of a smooth field on a grid twice as fine has
    /// an error 16 times smaller, and the stated error covers it.
    @Test
    void velocitiesOfCellsAreOfOrderFour() {
        List<Double> errors = new ArrayList<>();
        for (int n : new int[] {32, 64}) {
            Grid grid = States.box(n, Math.PI, 2, Boundary.PERIODIC);
            double[][] cells = new double[2][grid.size()];
            double[] q = new double[2];
            for (int cell = 0; cell < grid.size(); cell++) {
                grid.position(cell, q);
                cells[0][cell] = Math.sin(q[1]) * Math.exp(Math.cos(q[0]));
                cells[1][cell] = Math.cos(q[0] + q[1]);
            }
            LinkVelocity u = LinkVelocity.ofCells(grid, cells);
            LinkVelocity exact = LinkVelocity.of(grid, (x, v) -> {
                v[0] = Math.sin(x[1]) * Math.exp(Math.cos(x[0]));
                v[1] = Math.cos(x[0] + x[1]);
            });
            double worst = 0;
            for (int k = 0; k < 2; k++) {
                for (int cell = 0; cell < grid.size(); cell++) {
                    worst = Math.max(worst, Math.abs(u.along(k)[cell] - exact.along(k)[cell]));
                }
            }
            errors.add(worst);
        }
        assertThat(Math.log(errors.get(0) / errors.get(1)) / Math.log(2)).isCloseTo(4, within(0.15));
    }

    @Test
    void loopsThatLeaveTheGridAreRefused() {
        WaveFunction psi = States.vortices(PLANE, centred(1));
        assertThatThrownBy(() -> Circulation.of(psi, Loop.circle(3, 0, 1.5))).hasMessageContaining("outside");
        assertThatThrownBy(() -> Circulation.of(psi, new Loop.Cells(cell(PLANE, 70, 0), 0, 1, 20, 2)))
                .hasMessageContaining("leaves");
    }
}
