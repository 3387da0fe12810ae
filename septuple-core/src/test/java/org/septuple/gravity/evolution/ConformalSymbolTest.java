package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.gravity.Minkowski;
import org.septuple.gravity.evolution.Conformal.Variant;
import org.septuple.numerics.Eigenvalues;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

/// ∂_t f = A f of waves around flat space, as [Conformal] itself answers to them, and the bound of the Courant number by hand.
class ConformalSymbolTest {

    private static final int POINTS = 8;
    private static final double SIZE = 1e-5;

    /// A of the wave e^{i k·x} with k = 2π·(waves), as real matrix of (cos, sin) parts.
    private static double[] symbol(Formulation formulation, Grid grid, int[] waves) {
        Formulation.Rates rates = formulation.rates(grid, Engine.scalar());
        double[][] flat = formulation.fields(SpatialSlice.of(Minkowski.cartesian(), grid, 0));
        int count = flat.length;
        double[] phase = new double[grid.size()];
        double[] q = new double[grid.dimensions()];
        for (int cell = 0; cell < phase.length; cell++) {
            grid.position(cell, q);
            for (int a = 0; a < q.length; a++) {
                phase[cell] += 2 * Math.PI * waves[a] * q[a];
            }
        }
        double[] a = new double[4 * count * count];
        double[][] plus = new double[count][grid.size()];
        double[][] minus = new double[count][grid.size()];
        for (int v = 0; v < count; v++) {
            rates.of(waved(flat, v, phase, SIZE), plus);
            rates.of(waved(flat, v, phase, -SIZE), minus);
            for (int u = 0; u < count; u++) {
                double re = 0;
                double im = 0;
                double norm = 0;
                for (int cell = 0; cell < phase.length; cell++) {
                    double answer = (plus[u][cell] - minus[u][cell]) / (2 * SIZE);
                    re += answer * Math.cos(phase[cell]);
                    im -= answer * Math.sin(phase[cell]);
                    norm += Math.cos(phase[cell]) * Math.cos(phase[cell]);
                }
                a[2 * count * u + v] = re / norm;
                a[2 * count * (count + u) + count + v] = re / norm;
                a[2 * count * (count + u) + v] = im / norm;
                a[2 * count * u + count + v] = -im / norm;
            }
        }
        return a;
    }

    private static double[][] waved(double[][] flat, int v, double[] phase, double size) {
        double[][] all = flat.clone();
        all[v] = flat[v].clone();
        for (int cell = 0; cell < phase.length; cell++) {
            all[v][cell] += size * Math.cos(phase[cell]);
        }
        return all;
    }

    /// No wave grows exponentially, and the fastest one is at the bound. Eigenvalues of Jordan's blocks, which linear growth has, split by roots of the error.
    @ParameterizedTest
    @CsvSource({"BSSN, 1, 4", "BSSN, 3, 4", "BSSN, 3, 6", "CCZ4, 1, 4", "CCZ4, 3, 4", "CCZ4, 3, 6", "CONTROL, 3, 4"})
    void fastestWavesAreAtTheBound(Equations equations, int axes, int order) {
        Discretisation differences = new Discretisation(order, 0);
        Formulation formulation = equations == Equations.CCZ4
                ? new Conformal(0, differences, new Variant.Ccz4(0, 0))
                : equations.with(0, differences);
        Grid grid = axes == 1 ? PeriodicSpacetimes.line(POINTS) : PeriodicSpacetimes.cube(POINTS);
        double speed = Math.sqrt(axes) * POINTS;
        double largest = 0;
        for (int x = 0; x <= POINTS / 2; x += 2) {
            for (int y = x; y <= (axes == 1 ? x : POINTS / 2); y += 2) {
                for (int z = y; z <= (axes == 1 ? x : POINTS / 2); z += 2) {
                    double[] a = symbol(formulation, grid, new int[] {x, y, z});
                    int size = (int) Math.sqrt(a.length);
                    Eigenvalues found = Objects.requireNonNull(Eigenvalues.of(size, a));
                    for (int n = 0; n < size; n++) {
                        assertThat(Math.abs(found.re(n))).isLessThan(0.01 * speed);
                        largest = Math.max(largest, Math.abs(found.im(n)));
                    }
                }
            }
        }
        assertThat(largest / speed * formulation.courantBound(axes)).isCloseTo(Math.sqrt(8), within(1e-3));
    }

    private static double[] product(int size, double[] a, double[] b) {
        double[] c = new double[a.length];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                for (int j = 0; j < size; j++) {
                    c[size * i + j] += a[size * i + k] * b[size * k + j];
                }
            }
        }
        return c;
    }

    /// Σ_{k ≤ 4} (A dt)^k/k!.
    private static double[] step(int size, double[] a, double dt) {
        double[] all = new double[a.length];
        for (int k = 4; k >= 0; k--) {
            if (k < 4) {
                all = product(size, a, all);
            }
            for (int n = 0; n < all.length; n++) {
                all[n] *= k < 4 ? dt / (k + 1) : 1;
            }
            for (int i = 0; i < size; i++) {
                all[size * i + i] += 1;
            }
        }
        return all;
    }

    private static double largest(double[] a) {
        double largest = 0;
        for (double x : a) {
            largest = Math.max(largest, Math.abs(x));
        }
        return largest;
    }

    /// How much the largest number grows from 8192 to 16384 steps at their bound: 2 in proportion to time.
    private static double growth(double kappa1, double kappa2, int wave) {
        Formulation formulation = new Conformal(0, new Discretisation(4, 0), new Variant.Ccz4(kappa1, kappa2));
        double dt = Math.min(formulation.courantBound(1) / POINTS, 0.5 / formulation.damping());
        double[] a = symbol(formulation, PeriodicSpacetimes.line(POINTS), new int[] {wave});
        int size = (int) Math.sqrt(a.length);
        double[] power = step(size, a, 0.999 * dt);
        double before = 0;
        for (int n = 0; n < 14; n++) {
            before = largest(power);
            power = product(size, power, power);
        }
        return largest(power) / before;
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.1, 0", "4, 0", "4, -0.5", "6, 0"})
    void dampingUpToTheLongestWaveIsStable(double kappa1, double kappa2) {
        for (int wave = 0; wave <= POINTS / 2; wave++) {
            assertThat(growth(kappa1, kappa2, wave)).isLessThan(2.1);
        }
    }

    /// κ₁ = 12 > k = 2π.
    @Test
    void longerWavesGrowByTheErrorOfDifferences() {
        assertThat(growth(12, 0, 1)).isGreaterThan(1000);
    }
}
