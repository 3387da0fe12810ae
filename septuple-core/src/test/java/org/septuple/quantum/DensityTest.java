package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

class DensityTest {

    private static final Axis WIDE = new Axis(-9, 11, 120, Boundary.REFLECTING);

    private static double moment(Grid grid, double[] p, int first, int second) {
        double[] field = p.clone();
        double[] q = new double[3];
        for (int cell = 0; cell < field.length; cell++) {
            grid.position(cell, q);
            field[cell] *= (first < 0 ? 1 : q[first]) * (second < 0 ? 1 : q[second]);
        }
        return grid.integral(field);
    }

    @Test
    void gaussiansHaveTheirMoments() {
        Grid grid = Grid.of(WIDE, WIDE);
        double[][] covariance = {{0.7, 0.3}, {0.3, 0.5}};
        for (double[] p : new double[][] {
            GaussianDensity.of(new double[] {1, -0.5}, covariance).values(grid),
            GaussianDensity.of(new double[] {1, -0.5}, covariance).averages(grid)
        }) {
            assertThat(grid.integral(p)).isCloseTo(1, within(1e-14));
            assertThat(moment(grid, p, 0, -1)).isCloseTo(1, within(1e-12));
            assertThat(moment(grid, p, 1, -1)).isCloseTo(-0.5, within(1e-12));
            assertThat(moment(grid, p, 0, 0)).isCloseTo(1.7, within(1e-12));
            assertThat(moment(grid, p, 0, 1)).isCloseTo(0.3 - 0.5, within(1e-12));
            assertThat(moment(grid, p, 1, 1)).isCloseTo(0.75, within(1e-12));
        }
        // Means over cells are smoothed by the cell: the variance grows by h²/12 (Sheppard).
        double[] averages = GaussianDensity.of(new double[] {1, -0.5}, new double[] {0.7, 0.5})
                .averages(grid);
        double h = WIDE.spacing();
        assertThat(moment(grid, averages, 0, 0)).isCloseTo(1.7 + h * h / 12, within(1e-12));
    }

    /// Each cell holds Φ(b) − Φ(a), also where Φ is 1 to round-off.
    @Test
    void massesOfCellsAreExact() {
        Axis axis = new Axis(-3, 12, 15, Boundary.REFLECTING);
        Grid grid = Grid.of(axis);
        double[] p = GaussianDensity.of(new double[] {0.3}, new double[] {0.49}).averages(grid);
        double inside = 1 - 0.5 * Erf.erfc(3.3 / (0.7 * Math.sqrt(2)));
        for (int i = 0; i < p.length; i++) {
            double a = (i - 3 - 0.3) / (0.7 * Math.sqrt(2));
            double b = (i - 2 - 0.3) / (0.7 * Math.sqrt(2));
            double mass = a > 0 ? Erf.erfc(a) - Erf.erfc(b) : Erf.erf(b) - Erf.erf(a);
            assertThat(p[i]).isCloseTo(0.5 * mass / inside, within(1e-12 * p[i]));
        }
        assertThat(p[14]).isPositive();
        assertThat(GaussianDensity.of(new double[] {0.3}, new double[] {0.49}).cut(grid))
                .isCloseTo(1 - inside, within(1e-15));
    }

    /// On a ring the wrapped normal law has |⟨e^{iq}⟩| = e^{−σ²/2}, here wider than the ring.
    @Test
    void periodicAxesWrap() {
        Grid grid = Grid.of(new Axis(0, 2 * Math.PI, 64, Boundary.PERIODIC));
        double[] p = GaussianDensity.of(new double[] {100}, new double[] {1.44}).values(grid);
        double re = 0;
        double im = 0;
        for (int i = 0; i < p.length; i++) {
            re += p[i] * Math.cos(grid.axis(0).position(i)) * grid.cellVolume();
            im += p[i] * Math.sin(grid.axis(0).position(i)) * grid.cellVolume();
        }
        assertThat(re).isCloseTo(Math.exp(-0.72) * Math.cos(100), within(1e-13));
        assertThat(im).isCloseTo(Math.exp(-0.72) * Math.sin(100), within(1e-13));
        assertThat(GaussianDensity.of(new double[] {100}, new double[] {1.44}).cut(grid))
                .isZero();
    }

    @Test
    void boltzmannOfAHarmonicWellIsGaussian() {
        Grid grid = Grid.of(WIDE);
        double[] p = new BoltzmannDensity(Harmonic.of(new double[] {0.4}, new double[] {2}), 1.5).values(grid);
        double[] gauss =
                GaussianDensity.of(new double[] {0.4}, new double[] {1 / 3.0}).values(grid);
        for (int i = 0; i < p.length; i++) {
            assertThat(p[i]).isCloseTo(gauss[i], within(1e-13));
        }
        // Far above 0 nothing overflows: only differences of F count.
        double[] lifted =
                new BoltzmannDensity(Harmonic.of(new double[] {0.4}, new double[][] {{2}}, 1e6), 1.5).averages(grid);
        assertThat(lifted[56]).isCloseTo(p[56], within(1e-9));
    }

    @Test
    void uniformBoxesKeepTheirMeasure() {
        Grid grid = Grid.of(new Axis(0, 10, 10, Boundary.REFLECTING), new Axis(0, 4, 4, Boundary.PERIODIC));
        double[] box = new UniformDensity(List.of(1.5, 0.0), List.of(3.0, 2.0)).averages(grid);
        assertThat(grid.integral(box)).isCloseTo(1, within(1e-15));
        assertThat(moment(grid, box, 0, -1)).isCloseTo((0.5 * 1.5 + 2.5) / 1.5, within(1e-14));
        assertThat(box[4]).isCloseTo(0.5 / 3, within(1e-15));
        assertThat(box[8]).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(UniformDensity.over(grid).values(grid)).containsOnly(1 / 40.0);
    }

    @Test
    void formulasAndTablesAreDensities() {
        Grid grid = Grid.of(new Axis(-1, 1, 50, Boundary.REFLECTING));
        double[] p = new LandscapeDensity(Formula.of("3 + 3*q^2", 1)).values(grid);
        assertThat(grid.integral(p)).isCloseTo(1, within(1e-14));
        assertThat(p[0] / p[25]).isCloseTo((1 + 0.98 * 0.98) / (1 + 0.02 * 0.02), within(1e-12));
        assertThat(new LandscapeDensity(Tabulated.of(grid, p)).averages(grid)[7])
                .isCloseTo(p[7], within(1e-15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LandscapeDensity(Formula.of("q", 1)).values(grid))
                .withMessageContaining("density -0.98 at [-0.98]");
    }

    @Test
    void badNumbersAreRefused() {
        Grid grid = Grid.of(WIDE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianDensity.of(new double[] {0, 0}, new double[][] {{1, 2}, {2, 1}}))
                .withMessageContaining("positive definite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianDensity.of(new double[] {0, 0}, new double[][] {{1, 0}, {0.5, 1}}))
                .withMessageContaining("symmetric");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianDensity.of(new double[] {1000}, new double[] {1})
                        .values(grid))
                .withMessageContaining("move the box");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianDensity.of(new double[] {0, 0}, new double[] {1, 1})
                        .values(grid))
                .withMessageContaining("need the same number");
        assertThatIllegalArgumentException().isThrownBy(() -> new UniformDensity(List.of(1.0), List.of(1.0)));
        Grid ring = Grid.of(WIDE, new Axis(0, 1, 9, Boundary.PERIODIC));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianDensity.of(new double[] {0, 0}, new double[][] {{1, 0.1}, {0.1, 1}})
                        .values(ring))
                .withMessageContaining("periodic");
    }

    @Test
    void massAtAWallIsThatOfTheOutermostCells() {
        Axis ring = new Axis(0, 1, 4, Boundary.PERIODIC);
        for (Grid grid : List.of(
                Grid.of(new Axis(0, 1, 5, Boundary.REFLECTING), ring, new Axis(0, 2, 3, Boundary.VANISHING)),
                Grid.of(ring, new Axis(0, 1, 5, Boundary.VANISHING), new Axis(0, 2, 2, Boundary.REFLECTING)),
                Grid.of(ring, ring))) {
            Density density = Density.proportional(grid, q -> 1 + q[0] * q[0] + q[1] * q[0]);
            double largest = 0;
            for (int k = 0; k < grid.dimensions(); k++) {
                double mass = 0;
                for (int cell = 0; cell < grid.size(); cell++) {
                    int i = grid.along(cell, k);
                    boolean outermost = i == 0 || i == grid.axis(k).points() - 1;
                    mass += outermost && !grid.axis(k).periodic() ? density.at(cell) : 0;
                }
                largest = Math.max(largest, mass * grid.cellVolume());
            }
            assertThat(density.massAtEdge()).isEqualTo(largest);
        }
    }

    @Test
    void aCorrelatedGaussianIsNarrowestAcross() {
        Axis axis = new Axis(-5, 5, 100, Boundary.REFLECTING);
        Grid grid = Grid.of(axis, axis);
        double[] mean = new double[2];
        // (q_0 − q_1)/h has the variance 2(1 − .999)/.01
        assertThat(GaussianDensity.of(mean, new double[][] {{1, 0.999}, {0.999, 1}})
                        .leastWidth(grid))
                .isCloseTo(Math.sqrt(0.2), within(1e-9));
        assertThat(GaussianDensity.of(mean, new double[] {0.04, 0.01}).leastWidth(grid))
                .isCloseTo(1, within(1e-12));
    }
}
