package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Expression;
import org.septuple.numerics.ExpressionException;
import org.septuple.numerics.Grid;
import org.septuple.numerics.ThreadCrew;

class LandscapeTest {

    /// A landscape under the name that reports show.
    record Case(String name, Landscape landscape) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Map<String, Double> parameters(String name, double value) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        parameters.put(name, value);
        return parameters;
    }

    static List<Case> all() {
        double[][] stiffness = {{2, 0.3, -0.1}, {0.3, 1, 0.2}, {-0.1, 0.2, 0.5}};
        Harmonic tilted = Harmonic.of(new double[] {0.1, -0.2, 0.3}, stiffness, 0.7);
        QuarticDoubleWell well = QuarticDoubleWell.ofCoefficients(1, 1);
        CosineLattice lattice = new CosineLattice(List.of(1.5, 0.5), List.of(1.0, 1.7));
        RingTrap ring = new RingTrap(List.of(0.1, -2.0), 1, 3);
        GaussianWells wells = new GaussianWells(List.of(
                new GaussianWells.Well(2, List.of(0.5, 0.2), 0.7),
                new GaussianWells.Well(-1, List.of(-0.3, 0.1), 1.2)));
        Expression breathing = Expression.parse("1 + cos(3*t)/2", List.of("t"));
        return List.of(
                new Case("free", new Free(2, 3)),
                new Case("harmonic", Harmonic.of(new double[] {1, -1}, new double[] {1, 4})),
                new Case("tilted harmonic", tilted),
                new Case("double well by stiffness", QuarticDoubleWell.ofStiffness(1, 3)),
                new Case("double well by coefficients", well),
                new Case(
                        "polynomial",
                        new PolynomialLandscape(
                                2,
                                List.of(
                                        new PolynomialLandscape.Term(0.5, List.of(2, 0)),
                                        new PolynomialLandscape.Term(-1, List.of(1, 3)),
                                        new PolynomialLandscape.Term(0.25, List.of(0, 4)),
                                        new PolynomialLandscape.Term(2, List.of(0, 0)),
                                        new PolynomialLandscape.Term(-2, List.of(0, 1))))),
                new Case("lattice", lattice),
                new Case("Gaussian wells", wells),
                new Case("ring", ring),
                new Case("sphere", new RingTrap(List.of(0.0, 2.0, 0.0), 1.2, 2)),
                new Case("formula", Formula.of("exp(-x*y)*sin(z+t)+k*q2^2", 3, parameters("k", 2))),
                new Case("formula in q", Formula.of("log(1+2*(1-q)^2)/4", 1)),
                new Case("along an axis", new AlongAxis(well, 1, 3)),
                new Case("sum", new LandscapeSum(List.of(lattice, wells, ring))),
                new Case("modulated", new Modulated(wells, breathing)),
                new Case("stationary of a harmonic", DerivedPotential.stationary(tilted, 1.5, 0.3)),
                new Case("stationary of wells", DerivedPotential.stationary(wells, 1.5, 0.3)),
                new Case("paper of a double well", DerivedPotential.paperWithIto(well, 1.5, 0.3, 0.2)),
                new Case("paper of a formula", DerivedPotential.paper(Formula.of("x^4/4 - x*sin(t)*y", 2), 0.7, -1)));
    }

    /// Gradient and Laplacian against differences of the value, of fourth order.
    @ParameterizedTest
    @MethodSource("all")
    void derivativesAreThoseOfTheValue(Case named) {
        Landscape landscape = named.landscape();
        var random = new SplittableRandom(7);
        int d = landscape.dimensions();
        double[] q = new double[d];
        double[] at = new double[d];
        double[] gradient = new double[d];
        double h = 2e-3;
        for (int sample = 0; sample < 30; sample++) {
            Arrays.setAll(q, k -> random.nextDouble(-1, 1));
            double t = random.nextDouble(0, 2);
            landscape.gradient(q, t, gradient);
            double laplacian = 0;
            double scale = 1;
            for (int k = 0; k < d; k++) {
                double[] shifted = new double[5];
                for (int j = -2; j <= 2; j++) {
                    System.arraycopy(q, 0, at, 0, d);
                    at[k] += j * h;
                    shifted[j + 2] = landscape.value(at, t);
                }
                double slope = (8 * (shifted[3] - shifted[1]) - (shifted[4] - shifted[0])) / (12 * h);
                double bend =
                        (16 * (shifted[3] + shifted[1]) - (shifted[4] + shifted[0]) - 30 * shifted[2]) / (12 * h * h);
                laplacian += bend;
                scale += Math.abs(bend) + Math.abs(shifted[2]);
                assertThat(gradient[k]).isCloseTo(slope, within(1e-8 * scale));
            }
            assertThat(landscape.laplacian(q, t)).isCloseTo(laplacian, within(2e-8 * scale));
        }
    }

    private static Grid box(int d) {
        List<Axis> axes = new ArrayList<>();
        for (int k = 0; k < d; k++) {
            axes.add(new Axis(-1 - 0.1 * k, 1.3, d == 3 ? 23 : 131 + k, Boundary.VANISHING));
        }
        return new Grid(axes);
    }

    /// A field is the value at each cell, bit for bit, whoever works.
    @ParameterizedTest
    @MethodSource("all")
    void fieldsAreValuesWhoeverWorks(Case named) {
        Landscape landscape = named.landscape();
        Grid grid = box(landscape.dimensions());
        double[] field = landscape.on(grid, 0.4);
        double[] shared = new double[field.length];
        try (var crew = new ThreadCrew(3)) {
            landscape.fill(grid, 0.4, shared, crew);
        }
        assertThat(shared).isEqualTo(field);
        double[] q = new double[grid.dimensions()];
        for (int cell = 0; cell < field.length; cell++) {
            grid.position(cell, q);
            assertThat(Double.compare(field[cell], landscape.value(q, 0.4))).isZero();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> landscape.on(box(landscape.dimensions() % 3 + 1), 0))
                .withMessageContaining("need the same number");
    }

    @ParameterizedTest
    @MethodSource("all")
    void onlyWhatVariesDependsOnTime(Case named) {
        Landscape landscape = named.landscape();
        double[] q = new double[landscape.dimensions()];
        Arrays.fill(q, 0.3);
        assertThat(landscape.value(q, 0.2) != landscape.value(q, 0.9)).isEqualTo(landscape.varies());
    }

    /// V = (q² − a²)²/8a² has stiffness 1; q⁴/4 − q²/2 is 0 at 0 and −1/4 at ±1.
    @Test
    void bothDoubleWellsAreOneFamily() {
        var narrow = QuarticDoubleWell.ofStiffness(1, 3);
        assertThat(narrow.value(new double[] {2}, 0)).isCloseTo(25.0 / 72, within(1e-15));
        assertThat(narrow.laplacian(new double[] {3}, 0)).isCloseTo(1, within(1e-15));
        var kramers = QuarticDoubleWell.ofCoefficients(1, 1);
        for (double q : new double[] {-1, 0, 0.5, 1, 2}) {
            assertThat(kramers.value(new double[] {q}, 0)).isCloseTo(q * q * q * q / 4 - q * q / 2, within(1e-14));
        }
    }

    /// F = (1/2β) ln(1 + βs²(1 − w)²) of one weight, β = 2, s = 1: slope −s²(1−w)/(1+βs²(1−w)²).
    @Test
    void freeEnergyOfOneWeightIsAFormula() {
        Map<String, Double> parameters = parameters("beta", 2);
        parameters.put("s", 1.0);
        Formula f = Formula.of("log(1 + beta*s^2*(1-w)^2)/(2*beta)", List.of("w"), parameters);
        double[] slope = new double[1];
        for (double w = -5; w <= 5; w += 0.37) {
            double off = 1 - w;
            double below = 1 + 2 * off * off;
            f.gradient(new double[] {w}, 0, slope);
            assertThat(f.value(new double[] {w}, 0)).isCloseTo(Math.log(below) / 4, within(1e-15));
            assertThat(slope[0]).isCloseTo(-off / below, within(1e-15));
            assertThat(f.laplacian(new double[] {w}, 0))
                    .isCloseTo((1 - 2 * off * off) / (below * below), within(1e-15));
        }
    }

    /// (ħ²/2M)(∂²√p)/√p = V for p ∝ e^{−γF/D}, ħ = 2D/γ, M = 1/2γ: √p has energy 0.
    @Test
    void theStationaryPotentialKeepsTheEquilibrium() {
        double gamma = 1.5;
        double diffusion = 0.3;
        String f = "x^4/4 - x^2/2 + 0.3*x*y + cosh(y)";
        Landscape v = DerivedPotential.stationary(Formula.of(f, 2), gamma, diffusion);
        Formula root = Formula.of("exp(-(" + f + ")*1.5/(2*0.3))", 2);
        double hbar = 2 * diffusion / gamma;
        for (double[] q : new double[][] {{0, 0}, {1, -0.5}, {-0.7, 0.9}}) {
            double quantum = hbar * hbar * gamma * root.laplacian(q, 0) / root.value(q, 0);
            assertThat(v.value(q, 0)).isCloseTo(quantum, within(1e-12));
        }
    }

    /// F = q²/2 · k: paper −γk²q², Itô + Dk, stationary γk²q² − 2Dk; as a harmonic well, a formula, and neither.
    @Test
    void threeKindsOfFreeEnergyGiveOnePotential() {
        List<Landscape> kinds = List.of(
                Harmonic.of(new double[] {0}, new double[] {2}),
                Formula.of("x^2", 1),
                new PolynomialLandscape(1, List.of(new PolynomialLandscape.Term(1, List.of(2)))));
        double[] slope = new double[1];
        for (Landscape f : kinds) {
            for (double x : new double[] {-1, 0.3, 2}) {
                double[] q = {x};
                assertThat(DerivedPotential.paper(f, 1.5, 0.1).value(q, 0)).isCloseTo(0.1 - 6 * x * x, within(1e-12));
                assertThat(DerivedPotential.paperWithIto(f, 1.5, 0.3, 0).value(q, 0))
                        .isCloseTo(-6 * x * x + 0.6, within(1e-12));
                Landscape stationary = DerivedPotential.stationary(f, 1.5, 0.3);
                assertThat(stationary.value(q, 0)).isCloseTo(6 * x * x - 1.2, within(1e-12));
                stationary.gradient(q, 0, slope);
                assertThat(slope[0]).isCloseTo(12 * x, within(1e-10));
                assertThat(stationary.laplacian(q, 0)).isCloseTo(12, within(1e-8));
            }
        }
    }

    @Test
    void derivedPotentialsOfChangingFreeEnergies() {
        Formula moving = Formula.of("(x - sin(t))^2/2", 1);
        double[] q = {0.4};
        double off = 0.4 - Math.sin(0.3);
        assertThat(DerivedPotential.paper(moving, 2, 0).value(q, 0.3))
                .isCloseTo(-off * Math.cos(0.3) - 2 * off * off, within(1e-14));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DerivedPotential.stationary(moving, 2, 1))
                .withMessageContaining("does not vary in time");
        var other = new Modulated(QuarticDoubleWell.ofStiffness(1, 1), Expression.parse("t", List.of("t")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DerivedPotential.paper(other, 2, 0))
                .withMessageContaining("write F as a formula");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DerivedPotential.stationary(new Free(1), -1, 1))
                .withMessageContaining("(3.12)");
    }

    @Test
    void theTipOfARingIsSaid() {
        var ring = new RingTrap(List.of(0.0, 0.0), 1, 3);
        double[] slope = {5, 5};
        ring.gradient(new double[] {0, 0}, 0, slope);
        assertThat(slope).containsExactly(0, 0);
        assertThat(ring.laplacian(new double[] {0, 0}, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(ring.value(new double[] {0, 1}, 0)).isZero();
    }

    @Test
    void badNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Harmonic.of(new double[] {0, 0}, new double[][] {{1, 0.2}, {0.3, 1}}, 0))
                .withMessageContaining("K[0][1] = 0.2 but K[1][0] = 0.3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Harmonic.of(new double[] {0, 0}, new double[] {1}))
                .withMessageContaining("centre of 2 numbers");
        assertThatIllegalArgumentException().isThrownBy(() -> QuarticDoubleWell.ofStiffness(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CosineLattice(List.of(1.0), List.of(0.0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolynomialLandscape(2, List.of(new PolynomialLandscape.Term(1, List.of(1)))));
        assertThatIllegalArgumentException().isThrownBy(() -> new RingTrap(List.of(0.0), 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GaussianWells(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new AlongAxis(new Free(2), 0, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LandscapeSum(List.of(new Free(2), new Free(1))))
                .withMessageContaining("of 2 and of 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.of("x + w", 2))
                .isInstanceOf(ExpressionException.class)
                .withMessageContaining("unknown name 'w'");
    }
}
