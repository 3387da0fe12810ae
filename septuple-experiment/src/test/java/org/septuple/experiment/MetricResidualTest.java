package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.experiment.EinsteinPlan.Dust;
import org.septuple.experiment.EinsteinPlan.Form;
import org.septuple.gravity.evolution.Discretisation;
import org.septuple.gravity.evolution.EvolutionSettings;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Expression;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;

/// Which metrics solve Einstein's equations, and what is said of those that do not.
class MetricResidualTest {

    private static final Grid LINE = Grid.of(new Axis(0, 1, 25, Boundary.PERIODIC));
    private static final Grid SQUARE =
            Grid.of(new Axis(0, 1, 32, Boundary.PERIODIC), new Axis(0, 1, 32, Boundary.PERIODIC));

    private static MetricSource formulas(String xx, String yy, String zz) {
        return new MetricSource.Formulas(
                List.of("t", "x", "y", "z"),
                Map.of(),
                Map.of(),
                List.of(
                        new MetricSource.Formulas.Component("t", "t", "-1"),
                        new MetricSource.Formulas.Component("x", "x", xx),
                        new MetricSource.Formulas.Component("y", "y", yy),
                        new MetricSource.Formulas.Component("z", "z", zz)),
                List.of());
    }

    private static MetricSource wave(double amplitude) {
        return formulas(
                "1", "1 + %s*sin(2*pi*(x - t))".formatted(amplitude), "1 - %s*sin(2*pi*(x - t))".formatted(amplitude));
    }

    /// γ = f⁴(1 + 2t) δ: constraints hold by their dust, second derivatives in time are wrong.
    private static MetricSource lumps() {
        String s = "(1 + 0.008*cos(2*pi*x))^4*(1 + 2*t)";
        return formulas(s, s, s);
    }

    private static EinsteinPlan plan(MetricSource metric, Dust dust, Grid grid, Form form, boolean compared) {
        return new EinsteinPlan(
                new EinsteinPlan.Start(new EinsteinPlan.Source.Given(metric), dust, 0),
                grid,
                new EinsteinPlan.Equations(form, 0, new Discretisation(4, 0), 0),
                EvolutionSettings.usual(),
                new EinsteinPlan.Times(1, 2, 1, 1),
                compared,
                List.of());
    }

    private static double residual(MetricSource metric, Dust dust, Grid grid) {
        return MetricResidual.of(plan(metric, dust, grid, Form.ADM, true), Kernels.scalar(), 1);
    }

    /// Linear waves solve the equations to their amplitude, wherever their nodes are: on 25 points one is in the middle of a cell.
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-6, 1e-4})
    void linearWavesMissByTheirAmplitude(double amplitude) {
        assertThat(residual(wave(amplitude), new Dust.None(), LINE)).isBetween(0.9 * amplitude, 1.1 * amplitude);
    }

    /// a = t^{2/3} with κρ = 4/(3t²); with other dust, or none, it is none.
    @Test
    void universesOfDustAreSolutions() {
        MetricSource universe = formulas("t^(4/3)", "t^(4/3)", "t^(4/3)");
        List<String> names = List.of("t", "x", "y", "z");
        Dust.Formula right = new Dust.Formula(Expression.parse("4/(3*t^2)", names));
        Dust.Formula wrong = new Dust.Formula(Expression.parse("2/(3*t^2)", names));
        assertThat(residual(universe, right, LINE)).isLessThan(1e-14);
        assertThat(residual(universe, new Dust.Solved(), LINE)).isLessThan(1e-14);
        assertThat(residual(universe, wrong, LINE)).isGreaterThan(0.01);
        assertThat(residual(universe, new Dust.None(), LINE)).isGreaterThan(0.01);
    }

    @Test
    void dustFromTheConstraintDoesNotMakeASolution() {
        assertThat(residual(lumps(), new Dust.Solved(), LINE)).isGreaterThan(0.01);
    }

    /// More cells than are looked at: none of the 32 rows decides alone.
    @Test
    void placesAreSpreadOverAllAxes() {
        MetricSource bump = formulas("1", "1", "1 + 0.1*exp(-200*((x - 0.31)^2 + (y - 0.77)^2))");
        assertThat(residual(bump, new Dust.None(), SQUARE)).isGreaterThan(0.01);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1e-8 | true  |",
                "1e-4 | true  | and `error` has that in it",
                "0.1  | true  | `error` is no error of the evolution",
                "0.1  | false | is not compared",
                "1e-8 | false |"
            })
    void metricsThatAreNoSolutionsAreToldOf(double amplitude, boolean compared, String words) {
        List<String> told = EinsteinRemarks.of(
                plan(wave(amplitude), new Dust.None(), LINE, Form.ADM, compared), Kernels.scalar(), 1);
        if (words == null) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told).singleElement().asString().contains(words);
        }
    }

    @Test
    void theControlIsToldOf() {
        assertThat(EinsteinRemarks.of(
                        plan(wave(1e-8), new Dust.None(), LINE, Form.HARMONIC, false), Kernels.scalar(), 1))
                .singleElement()
                .asString()
                .startsWith("Control: ");
    }
}
