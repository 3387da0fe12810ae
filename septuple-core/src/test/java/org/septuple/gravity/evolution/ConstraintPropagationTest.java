package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.gravity.Minkowski;
import org.septuple.gravity.evolution.Conformal.Variant;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

/// A small violation H = H₀ cos kx of the Hamiltonian constraint of flat space, M_i = 0 at first. With μ = ∂^i M_i, ζ = ∂^i Z_i, from the equations of each formulation to
/// first order:
///
/// ```
/// ADM:   H″ = −k²H,                        H = H₀ cos kt
/// BSSN:  H″ = −k²H + (4/3)k²H₀,            H = H₀ (4 − cos kt)/3
/// CCZ4:  H′ = −2μ,  μ′ = ½k²H − 2κ₁(1 + κ₂)k²Θ,  Θ′ = ½H + ζ − κ₁(2 + κ₂)Θ,  ζ′ = μ − k²Θ − κ₁ζ
/// ```
class ConstraintPropagationTest {

    private static final double K = 2 * Math.PI;
    private static final double SIZE = 1e-6;
    private static final double FIRST = 8 * K * K * SIZE;

    /// |H₀|, by γ_ij = (1 + 4φ) δ_ij with φ = 10⁻⁶ cos kx.
    private static SpatialSlice slice() {
        Grid grid = PeriodicSpacetimes.line(50);
        double[][] fields =
                SpatialSlice.of(Minkowski.cartesian(), grid, 0).copy().fields();
        for (int cell = 0; cell < 50; cell++) {
            double stretch = 4 * SIZE * Math.cos(K * grid.axis(0).position(cell));
            for (int i = 0; i < 3; i++) {
                fields[SpatialSlice.pair(i, i)][cell] += stretch;
            }
        }
        return SpatialSlice.around(grid, 0, fields);
    }

    private static double violation(Evolution evolution, double time) {
        assertThat(evolution.advance(time, 10_000)).isEqualTo(new EvolutionEnd.Reached(time));
        return evolution.constraints().hamiltonian().rms() * Math.sqrt(2);
    }

    private static Evolution begin(Formulation formulation) {
        return Evolution.begin(slice(), formulation, EvolutionSettings.usual().force(), Engine.scalar());
    }

    @ParameterizedTest
    @EnumSource(names = {"ADM", "BSSN"})
    void violationsStay(Equations equations) {
        Evolution evolution = begin(equations.with(0, 6));
        for (double time : new double[] {0, 0.2, 0.5, 0.9, 1.5, 3}) {
            double wave = Math.cos(K * time);
            double expected = equations == Equations.ADM ? Math.abs(wave) : (4 - wave) / 3;
            assertThat(violation(evolution, time) / FIRST).isCloseTo(expected, within(2e-4));
        }
    }

    /// Of y = (H, μ, Θ, ζ)/H₀, by Runge and Kutta.
    private static double linear(Variant.Ccz4 ccz4, double time) {
        double[] y = {1, 0, 0, 0};
        int steps = 4000;
        double dt = time / steps;
        for (int n = 0; n < steps; n++) {
            double[] sum = y.clone();
            double[] stage = y;
            double[] weights = {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6};
            double[] ahead = {0.5, 0.5, 1, 0};
            for (int k = 0; k < 4; k++) {
                double[] rate = rate(ccz4, stage);
                stage = y.clone();
                for (int i = 0; i < 4; i++) {
                    sum[i] += weights[k] * dt * rate[i];
                    stage[i] += ahead[k] * dt * rate[i];
                }
            }
            y = sum;
        }
        return y[0];
    }

    private static double[] rate(Variant.Ccz4 ccz4, double[] y) {
        double one = ccz4.kappa1();
        double two = ccz4.kappa2();
        return new double[] {
            -2 * y[1],
            0.5 * K * K * y[0] - 2 * one * (1 + two) * K * K * y[2],
            0.5 * y[0] + y[3] - one * (2 + two) * y[2],
            y[1] - K * K * y[2] - one * y[3]
        };
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0.3, 0.32", "1, 0, 0, 0.05", "1, -0.5, 0.01, 0.5", "3, 0, 0, 0.05"})
    void violationsOfZ4AreDamped(double kappa1, double kappa2, double least, double most) {
        Variant.Ccz4 ccz4 = new Variant.Ccz4(kappa1, kappa2);
        Evolution evolution = begin(new Conformal(0, new Discretisation(6, 0), ccz4));
        double[] found = new double[5];
        for (int n = 0; n < 5; n++) {
            double time = n + 0.2;
            found[n] = violation(evolution, time) / FIRST;
            assertThat(found[n]).isCloseTo(Math.abs(linear(ccz4, time)), within(2e-4));
        }
        double last = Arrays.stream(found).skip(3).max().orElseThrow();
        assertThat(last).isBetween(least, most);
    }
}
