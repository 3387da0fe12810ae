package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.gravity.Minkowski;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Eigenvalues;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.lanes.Lanes;

/// Stability around flat space: the bound of the Courant number, and growth of noise.
class EvolutionStabilityTest {

    private static final long MANY = 1_000_000;
    private static final int PAIRS = SpatialSlice.PAIRS;

    /// h²k² of second differences, hk of first ones.
    private static double square(int order, double angle) {
        return order == 4
                ? (30 - 32 * Math.cos(angle) + 2 * Math.cos(2 * angle)) / 12
                : (490 - 540 * Math.cos(angle) + 54 * Math.cos(2 * angle) - 4 * Math.cos(3 * angle)) / 180;
    }

    private static double slope(int order, double angle) {
        return order == 4
                ? (8 * Math.sin(angle) - Math.sin(2 * angle)) / 6
                : (45 * Math.sin(angle) - 9 * Math.sin(2 * angle) + Math.sin(3 * angle)) / 30;
    }

    /// A of ∂_t² γ_ij = −A γ_ij for waves e^{iθx/h} on γ^ij, by the formula of R_ij to first order.
    private static double[] symbol(int order, int axes, double[] angles, double[] inverse) {
        double[] kk = new double[9];
        for (int i = 0; i < axes; i++) {
            for (int j = 0; j < axes; j++) {
                kk[3 * i + j] = i == j ? square(order, angles[i]) : slope(order, angles[i]) * slope(order, angles[j]);
            }
        }
        double[] a = new double[PAIRS * PAIRS];
        for (int n = 0; n < 9 * 9; n++) {
            int i = n / 27;
            int j = n / 9 % 3;
            int m = n / 3 % 3;
            int l = n % 3;
            if (i <= j) {
                double g = inverse[3 * m + l];
                int row = PAIRS * SpatialSlice.pair(i, j);
                a[row + SpatialSlice.pair(l, j)] -= g * kk[3 * i + m];
                a[row + SpatialSlice.pair(l, i)] -= g * kk[3 * j + m];
                a[row + SpatialSlice.pair(i, j)] += g * kk[3 * m + l];
                a[row + SpatialSlice.pair(m, l)] += g * kk[3 * i + j];
            }
        }
        return a;
    }

    /// Real and not negative, so that no wave grows exponentially, and never larger than the bound of the Courant number allows, which isotropic space reaches; on γ^ij = 1, on
    /// diagonal and on other ones.
    @ParameterizedTest
    @CsvSource({"1, 4", "2, 4", "3, 4", "1, 6", "2, 6", "3, 6"})
    void frequenciesAreRealAndBounded(int axes, int order) {
        RandomStream stream = new RandomStream(3, Purpose.CHECK_POINTS, 0, 0);
        double largest = 0;
        for (int trial = 0; trial < 20; trial++) {
            double[] inverse = inverse(trial, stream);
            double sum = 0;
            for (int a = 0; a < axes; a++) {
                for (int b = 0; b < axes; b++) {
                    sum += Math.abs(inverse[3 * a + b]);
                }
            }
            for (int n = 0; n < 9 * 9 * 5; n++) {
                double[] angles = {Math.PI * (n % 5) / 4, Math.PI * (n / 5 % 9 - 4) / 4, Math.PI * (n / 45 - 4) / 4};
                Eigenvalues found = Objects.requireNonNull(Eigenvalues.of(6, symbol(order, axes, angles, inverse)));
                for (int k = 0; k < 6; k++) {
                    assertThat(Math.abs(found.im(k))).isLessThan(1e-6 * sum); // a double one splits by √ε
                    assertThat(found.re(k)).isGreaterThan(-1e-6 * sum);
                    largest = Math.max(largest, found.re(k) / sum);
                }
            }
        }
        double bound = new Adm(0, new Discretisation(order, 0)).courantBound(axes);
        assertThat(Math.sqrt(largest) * bound).isCloseTo(Math.sqrt(8), within(1e-9));
    }

    private static double[] inverse(int trial, RandomStream stream) {
        double[] inverse = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        if (trial > 0) {
            double[] b = new double[9];
            for (int n = 0; n < 9; n++) {
                b[n] = trial < 10 && n % 4 != 0 ? 0 : 2 * stream.nextUniform() - 1;
            }
            for (int n = 0; n < 9; n++) {
                for (int k = 0; k < 3; k++) {
                    inverse[n] += b[3 * (n / 3) + k] * b[3 * (n % 3) + k];
                }
                inverse[n] -= n % 4 == 0 ? 0.9 : 0;
            }
        }
        return inverse;
    }

    /// |R(z)| of Runge and Kutta's fourth order, z = λ·dt.
    private static double amplification(double x, double y) {
        double re = 1;
        double im = 0;
        for (int k = 4; k > 0; k--) {
            double next = 1 + (re * x - im * y) / k;
            im = (re * y + im * x) / k;
            re = next;
        }
        return Math.hypot(re, im);
    }

    /// The shortest waves at the bound, and all with less frequency or less damping; above it waves grow.
    @ParameterizedTest
    @CsvSource({
        "4, 2.3094010767585034, 0",
        "6, 2.4585451886114367, 0",
        "4, 2.3094010767585034, 0.5",
        "6, 2.4585451886114367, 1"
    })
    void boundOfTheCourantNumberIsThatOfRungeAndKutta(int order, double wave, double dissipation) {
        double bound = new Discretisation(order, dissipation).courantBound(1);
        for (int a = 0; a <= 50; a++) {
            for (int b = 0; b <= 50; b++) {
                double damping = -bound * dissipation * Math.sqrt(3) * a / 50;
                assertThat(amplification(damping, bound * wave * b / 50)).isLessThan(1 + 1e-12);
            }
        }
        assertThat(amplification(0, 2.829)).isGreaterThan(1);
        if (dissipation == 0) {
            assertThat(bound * wave).isCloseTo(Math.sqrt(8), within(1e-12));
        }
    }

    /// Row G10: largest |γ_ij − δ_ij| at some times after noise of ±1e-10/ρ² on every variable; or that of waves alone, less the mean, in which space expands as a whole.
    private static double[] noise(
            Grid grid, double size, Formulation formulation, boolean waves, double courant, double... times) {
        double[][] fields = formulation.fields(SpatialSlice.of(Minkowski.cartesian(), grid, 0));
        RandomStream stream = new RandomStream(1, Purpose.CHECK_POINTS, 0, 0);
        for (double[] field : fields) {
            for (int cell = 0; cell < field.length; cell++) {
                field[cell] += size * (2 * stream.nextUniform() - 1);
            }
        }
        Engine engine = new Engine(Lanes.kernels(), Crew.alone());
        Evolution evolution = Evolution.resume(
                new EvolutionState(grid, 0, 0, 0, fields),
                formulation,
                EvolutionSettings.usual().withCourant(courant),
                engine);
        double[] largest = new double[times.length];
        for (int n = 0; n < times.length; n++) {
            assertThat(evolution.advance(times[n], MANY)).isEqualTo(new EvolutionEnd.Reached(times[n]));
            double[][] metric = evolution.slice().fields();
            for (int q = 0; q < PAIRS; q++) {
                double flat = q == 0 || q == 3 || q == 5 ? 1 : 0;
                double middle = waves ? Arrays.stream(metric[q]).average().orElseThrow() : flat;
                for (double value : metric[q]) {
                    largest[n] = Math.max(largest[n], Math.abs(value - middle));
                }
            }
        }
        return largest;
    }

    /// Exponents of growth between three times: 1 where equations are weakly hyperbolic, 0 of waves where they are strongly.
    private static void growsAtMostLinearly(Equations equations, int rho, double middle, double end) {
        Formulation formulation = equations.with(0, 4);
        double[] found = noise(
                PeriodicSpacetimes.line(50 * rho),
                1e-10 / (rho * rho),
                formulation,
                equations == Equations.CONTROL,
                0.98 * formulation.courantBound(1),
                0.3 * middle,
                middle,
                end);
        double early = Math.log(found[1] / found[0]) / Math.log(1 / 0.3);
        double late = Math.log(found[2] / found[1]) / Math.log(end / middle);
        double least = switch (equations) {
            case ADM -> 0.9;
            case BSSN -> 0.7;
            case CCZ4 -> 0.5; // damped in part
            case CONTROL -> -0.1;
        };
        assertThat(early).isBetween(least, equations == Equations.CONTROL ? 0.1 : 1.01);
        assertThat(late).isBetween(least, equations == Equations.CONTROL ? 0.1 : 1.01);
    }

    @ParameterizedTest
    @EnumSource
    void noiseGrowsAtMostLinearly(Equations equations) {
        growsAtMostLinearly(equations, 1, 10, 30);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "ADM, 1",
        "ADM, 2",
        "ADM, 4",
        "BSSN, 1",
        "BSSN, 2",
        "BSSN, 4",
        "CCZ4, 1",
        "CCZ4, 2",
        "CCZ4, 4",
        "CONTROL, 1",
        "CONTROL, 2",
        "CONTROL, 4"
    })
    void noiseGrowsAtMostLinearlyForThreeHundredCrossings(Equations equations, int rho) {
        growsAtMostLinearly(equations, rho, 100, 300);
    }

    /// In three dimensions, with Courant numbers just below the bound: |x + 100v| ≤ 10|x + 10v| + 9|x|.
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "ADM, 4, 0",
        "ADM, 6, 0",
        "ADM, 4, 0.3",
        "ADM, 6, 0.3",
        "BSSN, 4, 0",
        "BSSN, 6, 0.3",
        "CCZ4, 4, 0",
        "CCZ4, 6, 0.3",
        "CONTROL, 4, 0",
        "CONTROL, 6, 0.3"
    })
    void noiseInThreeDimensionsGrowsAtMostLinearly(Equations equations, int order, double dissipation) {
        Formulation formulation = equations.with(0, new Discretisation(order, dissipation));
        double courant = 0.99 * formulation.courantBound(3);
        double[] found = noise(PeriodicSpacetimes.cube(10), 1e-10, formulation, false, courant, 1, 10, 100);
        assertThat(found[2]).isLessThan(10 * found[1] + 9 * found[0]);
    }
}
