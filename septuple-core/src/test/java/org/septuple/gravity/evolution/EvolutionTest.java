package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.gravity.CausticWave;
import org.septuple.gravity.DeSitter;
import org.septuple.gravity.Kasner;
import org.septuple.gravity.Minkowski;
import org.septuple.gravity.evolution.EvolutionEnd.CoordinateCaustic;
import org.septuple.gravity.evolution.EvolutionEnd.CurvatureSingularity;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.spacetime.Metric;

class EvolutionTest {

    private static final EvolutionSettings USUAL = EvolutionSettings.usual();
    private static final long MANY = 1_000_000;

    private static Adm adm(double lambda, int order) {
        return new Adm(lambda, new Discretisation(order, 0));
    }

    private static Evolution begin(Metric metric, Grid grid, double time, Formulation formulation) {
        return Evolution.begin(SpatialSlice.of(metric, grid, time), formulation, USUAL, Engine.scalar());
    }

    /// Row G5, in steps a quarter of which light takes through a cell: errors of Runge and Kutta are larger in conformal variables.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONTROL")
    void kasnerWithLambdaGoesItsWay(Equations equations) {
        Metric kasner = Kasner.lambda(0.7, -1.0 / 3, 2.0 / 3, 2.0 / 3);
        SpatialSlice start = SpatialSlice.of(kasner, PeriodicSpacetimes.line(64), 0.5);
        Evolution evolution =
                Evolution.begin(start, equations.with(3 * 0.7 * 0.7, 4), USUAL.withCourant(0.25), Engine.scalar());
        assertThat(Math.sqrt(evolution.slice().metric(0, 0, 7))).isCloseTo(1.75518067930731, within(1e-14));
        assertThat(evolution.advance(0.9, MANY)).isEqualTo(new EvolutionEnd.Reached(0.9));
        SpatialSlice end = evolution.slice();
        assertThat(Math.sqrt(end.metric(0, 0, 7))).isCloseTo(1.81164996830495, within(1e-8));
        assertThat(Math.sqrt(end.metric(1, 1, 7))).isCloseTo(1.33611189050795, within(1e-8));
        assertThat(Math.sqrt(end.metric(2, 2, 60))).isCloseTo(1.33611189050795, within(1e-8));
        assertThat(end.metric(0, 1, 7)).isZero();
    }

    /// Relative L2 error of a linear wave at t = 1.
    private static double waveError(int points, Formulation formulation) {
        Grid grid = PeriodicSpacetimes.line(points);
        Evolution evolution = begin(PeriodicSpacetimes.linearWave(), grid, 0, formulation);
        evolution.advance(1, MANY);
        assertThat(evolution.steps()).isEqualTo(2L * points);
        double error = 0;
        double size = 0;
        for (int cell = 0; cell < points; cell++) {
            double b = 1e-8 * Math.sin(2 * Math.PI * grid.axis(0).position(cell));
            double y = evolution.slice().metric(1, 1, cell) - 1 - b;
            double z = evolution.slice().metric(2, 2, cell) - 1 + b;
            error += y * y + z * z;
            size += 2 * b * b;
        }
        return Math.sqrt(error / size);
    }

    /// The same by von Neumann's analysis: wave number k_e of the differences, amplification of Runge and Kutta.
    private static double predictedWaveError(int points) {
        double h = 1.0 / points;
        double k = 2 * Math.PI;
        double effective = Math.sqrt((30 - 32 * Math.cos(k * h) + 2 * Math.cos(2 * k * h)) / 12) / h;
        double z = effective * h / 2;
        double re = 1 - z * z / 2 + z * z * z * z / 24;
        double im = z - z * z * z / 6;
        double angle = 2 * points * Math.atan2(im, re);
        double size = Math.pow(Math.hypot(re, im), 2 * points);
        return Math.hypot(size * Math.cos(angle) - 1, size * Math.sin(angle) * k / effective);
    }

    /// Row G6. The rounding of 1 + b makes a relative error of 1e-8 at most; det γ̃ = 1 rounds by 2⁻⁵³ in all cells and each of 2N steps anew, which adds up at random.
    @ParameterizedTest
    @CsvSource({
        "25, 1.0e-3, ADM",
        "50, 6.5e-5, ADM",
        "100, 4.5e-6, ADM",
        "25, 1.0e-3, BSSN",
        "50, 6.5e-5, BSSN",
        "100, 4.5e-6, BSSN",
        "100, 4.5e-6, CCZ4",
        "100, 4.5e-6, CONTROL"
    })
    void linearWaveKeepsItsShape(int points, double bound, Equations equations) {
        double error = waveError(points, equations.with(0, 4));
        double predicted = predictedWaveError(points);
        double one = Math.sqrt(2) * 0x1p-53 / 1e-8;
        double rounding = one + Math.hypot(predicted, one * Math.sqrt(2.0 * points)) - predicted;
        assertThat(error).isLessThan(bound).isCloseTo(predicted, within(equations == Equations.ADM ? 1e-8 : rounding));
    }

    /// Of differences, or of Runge and Kutta.
    @ParameterizedTest
    @CsvSource({"ADM, 4", "BSSN, 4", "BSSN, 6", "CCZ4, 4", "CONTROL, 4"})
    void linearWaveHasFourthOrder(Equations equations, int order) {
        Formulation formulation = equations.with(0, order);
        int points = order == 4 ? 25 : 12;
        double coarse = waveError(points, formulation);
        double middle = waveError(2 * points, formulation);
        double fine = waveError(4 * points, formulation);
        assertThat(Math.log(coarse / middle) / Math.log(2)).isBetween(3.8, 4.5);
        assertThat(Math.log(middle / fine) / Math.log(2)).isBetween(3.8, 4.5);
    }

    /// Row G7.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONTROL")
    void tensorModeFreezes(Equations equations) {
        Evolution evolution =
                begin(PeriodicSpacetimes.tensorMode(), PeriodicSpacetimes.line(50), 0, equations.with(3, 4));
        evolution.advance(2, MANY);
        SpatialSlice end = evolution.slice();
        double largest = 0;
        for (int cell = 0; cell < 50; cell++) {
            double h = 0.5 * (end.metric(1, 1, cell) - end.metric(2, 2, cell)) / end.metric(0, 0, cell);
            largest = Math.max(largest, Math.abs(h) / 1e-8);
        }
        assertThat(largest).isCloseTo(1.298760, within(1e-5));
    }

    /// On 50 cells conformal variables make curvature of that caustic by errors of differences: 2H², as constraints say.
    @ParameterizedTest
    @CsvSource({"BSSN, 2e-3, 0.01", "CCZ4, 0.011, 0.03"})
    void curvatureThatIsAnErrorIsNoSingularity(Equations equations, double error, double late) {
        Evolution evolution = Evolution.begin(
                SpatialSlice.of(CausticWave.of(0.1), PeriodicSpacetimes.line(50), 0),
                equations.with(0, 4),
                EvolutionSettings.usual(),
                Engine.scalar());
        EvolutionEnd stop = evolution.advance(2, MANY);
        assertThat(stop).isInstanceOf(EvolutionEnd.Unresolved.class);
        assertThat(stop.word()).isEqualTo("diverged");
        var meeting = ((EvolutionEnd.Unresolved) stop).meeting();
        assertThat(meeting.time() + meeting.timeToCaustic()).isCloseTo(1 / (0.2 * Math.PI), within(late));
        assertThat(meeting.curvature()).isGreaterThan(Evolution.SINGULAR);
        double violated = 2 * meeting.violation() * meeting.violation();
        assertThat(meeting.curvature()).isCloseTo(violated, within(0.01 * violated));
        Outcome.Diverged outcome = (Outcome.Diverged) stop.outcome(evolution.steps());
        assertThat(outcome.what()).contains("curvature is not resolved");
        assertThat(outcome.advice()).contains("refine the grid");
        requireWave(evolution.slice(), error);
    }

    /// Row G8. Conformal variables are steep where a plane collapses; there is no curvature but that of constraints, 2H².
    @ParameterizedTest
    @CsvSource({"ADM, 50, 4, 0.05, 1e-9, 1e-8", "BSSN, 200, 6, 0.1, 1e-7, 1e-6", "CCZ4, 200, 6, 0.1, 1e-7, 2e-6"})
    void causticOfFlatSpaceStopsBefore(
            Equations equations, int points, int order, double margin, double error, double late) {
        double end = 1 / (0.2 * Math.PI);
        Evolution evolution = Evolution.begin(
                SpatialSlice.of(CausticWave.of(0.1), PeriodicSpacetimes.line(points), 0),
                equations.with(0, order),
                new EvolutionSettings(0.5, 1e-3, false, margin),
                Engine.scalar());
        EvolutionEnd stop = evolution.advance(2, MANY);
        assertThat(stop).isInstanceOf(CoordinateCaustic.class);
        assertThat(stop.word()).isEqualTo("caustic");
        assertThat(stop.time()).isBetween(0.9 * end, end).isEqualTo(evolution.time());
        var meeting = ((CoordinateCaustic) stop).meeting();
        assertThat(meeting.time() + meeting.timeToCaustic()).isCloseTo(end, within(late));
        assertThat(meeting.place().getFirst()).isCloseTo(0.5, within(1e-12));
        double violated = 2 * meeting.violation() * meeting.violation();
        assertThat(meeting.curvature()).isCloseTo(violated, within(1e-10 + 0.01 * violated));
        Outcome.Diverged outcome = (Outcome.Diverged) stop.outcome(evolution.steps());
        assertThat(outcome.what()).startsWith("coordinate caustic").contains("x=[0.5000]");
        requireWave(evolution.slice(), error);
    }

    private static void requireWave(SpatialSlice last, double error) {
        int points = last.grid().size();
        for (int cell = 0; cell < points; cell++) {
            double eta = 0.1 * Math.sin(2 * Math.PI * cell / points);
            double w = 1 / Math.cosh(eta) + last.time() * 0.2 * Math.PI * Math.cos(2 * Math.PI * cell / points);
            assertThat(last.metric(0, 0, cell)).isCloseTo(w * w, within(error));
        }
    }

    /// Steps below what numbers around t can tell end it: at large t at once, and where α ∝ √γ makes t end while space expands for ever, at 1/3H.
    @Test
    void stepsThatDoNotAddUpEndIt() {
        SpatialSlice late = SpatialSlice.of(PeriodicSpacetimes.tensorMode(), PeriodicSpacetimes.line(20), 1);
        SpatialSlice later = SpatialSlice.around(late.grid(), 1e16, late.copy().fields());
        Evolution stuck = Evolution.begin(later, adm(3, 4), USUAL, Engine.scalar());
        EvolutionEnd stop = stuck.advance(1e16 + 1000, MANY);
        assertThat(stop).isInstanceOf(EvolutionEnd.Frozen.class);
        assertThat(stuck.steps()).isZero();
        Formulation control = new Conformal(3, new Discretisation(4, 0), new Conformal.Variant.Harmonic());
        SpatialSlice space = SpatialSlice.of(DeSitter.of(1), PeriodicSpacetimes.line(8), 0);
        Evolution expanding = Evolution.begin(space, control, USUAL, Engine.scalar());
        EvolutionEnd end = expanding.advance(2, MANY);
        assertThat(end).isInstanceOf(EvolutionEnd.Frozen.class);
        assertThat(end.time()).isCloseTo(1.0 / 3, within(1e-4));
        assertThat(((Outcome.Diverged) end.outcome(1)).what()).contains("too short");
    }

    /// Row G9.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONTROL")
    void kasnerBackwardsIsSingular(Equations equations) {
        SpatialSlice start = SpatialSlice.of(Kasner.of(-1.0 / 3, 2.0 / 3, 2.0 / 3), PeriodicSpacetimes.line(16), 1)
                .reversed();
        Evolution evolution = Evolution.begin(start, equations.with(0, 4), USUAL, Engine.scalar());
        EvolutionEnd stop = evolution.advance(0, MANY);
        assertThat(stop).isInstanceOf(CurvatureSingularity.class);
        assertThat(stop.word()).isEqualTo("singularity");
        assertThat(stop.time()).isBetween(-0.05, -0.02);
        var meeting = ((CurvatureSingularity) stop).meeting();
        assertThat(meeting.curvature()).isCloseTo(12, within(0.01));
        assertThat(meeting.violation()).isLessThan(1e-3);
        assertThat(meeting.growth()).isCloseTo(4, within(0.01));
        assertThat(meeting.contraction() * -stop.time()).isCloseTo(2.0 / 3, within(1e-3));
        assertThat(((Outcome.Diverged) stop.outcome(1)).what()).startsWith("curvature singularity");
    }

    /// From 2.6 Hubble times, (1, 0, 0) comes to a horizon where it is regular; tides of Λ do not pass for a singularity, nor singularities for caustics.
    @ParameterizedTest
    @CsvSource({"1, 0, 0, caustic", "0.6666666666666667, 0.6666666666666667, -0.3333333333333333, singularity"})
    void lambdaDoesNotConfuse(double p1, double p2, double p3, String word) {
        Metric kasner = Kasner.lambda(1, p1, p2, p3);
        SpatialSlice start =
                SpatialSlice.of(kasner, PeriodicSpacetimes.line(8), 2.6).reversed();
        Evolution evolution = Evolution.begin(start, adm(3, 4), USUAL, Engine.scalar());
        EvolutionEnd stop = evolution.advance(0, MANY);
        assertThat(stop.word()).isEqualTo(word);
        assertThat(stop.time()).isBetween(-0.1, -0.02);
        double known = SpatialSlice.of(kasner, PeriodicSpacetimes.line(8), -stop.time())
                .metric(0, 0, 0);
        assertThat(evolution.slice().metric(0, 0, 0)).isCloseTo(known, within(0.01 * known));
    }

    /// k = H falls short of what a caustic needs against Λ. Steps of 0.05/√3 make an error of 10·(0.1/√3)⁴/120 at most.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONTROL")
    void contractingDeSitterHasNoCaustic(Equations equations) {
        SpatialSlice start =
                SpatialSlice.of(DeSitter.of(1), PeriodicSpacetimes.line(8), 0).reversed();
        Evolution evolution = Evolution.begin(start, equations.with(3, 4), USUAL, Engine.scalar());
        assertThat(evolution.advance(5, MANY)).isInstanceOf(EvolutionEnd.Reached.class);
        assertThat(evolution.slice().metric(1, 1, 0)).isCloseTo(Math.exp(-10), within(1e-6 * Math.exp(-10)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONTROL")
    void flatSpaceStays(Equations equations) {
        Evolution evolution = begin(Minkowski.cartesian(), PeriodicSpacetimes.cube(5), 0, equations.with(0, 4));
        evolution.advance(1, MANY);
        assertThat(evolution.slice().fields())
                .isDeepEqualTo(SpatialSlice.of(Minkowski.cartesian(), PeriodicSpacetimes.cube(5), 0)
                        .fields());
    }

    /// Constraints of a slice evolved in three dimensions fall with the order of differences, and its metric goes to the exact one.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONTROL")
    void constraintsConvergeInThreeDimensions(Equations equations) {
        Metric exact = PeriodicSpacetimes.kasnerLambda(0.7);
        double[] hamiltonian = new double[2];
        double[] error = new double[2];
        int[] points = {12, 18};
        for (int k = 0; k < 2; k++) {
            Grid grid = PeriodicSpacetimes.cube(points[k]);
            Evolution evolution = Evolution.begin(
                    SpatialSlice.of(exact, grid, 0.5), equations.with(3 * 0.49, 4), USUAL.force(), Engine.scalar());
            evolution.advance(0.6, MANY);
            hamiltonian[k] = evolution.constraints().hamiltonian().rms();
            double[][] known = SpatialSlice.of(exact, grid, 0.6).fields();
            double[][] found = evolution.slice().fields();
            for (int q = 0; q < known.length; q++) {
                for (int cell = 0; cell < grid.size(); cell++) {
                    error[k] = Math.max(error[k], Math.abs(found[q][cell] - known[q][cell]));
                }
            }
        }
        assertThat(Math.log(hamiltonian[0] / hamiltonian[1]) / Math.log(1.5)).isGreaterThan(3.4);
        assertThat(Math.log(error[0] / error[1]) / Math.log(1.5)).isGreaterThan(3.4);
    }

    @ParameterizedTest
    @CsvSource({"ADM, 4", "ADM, 6", "CCZ4, 4"})
    void courantNumberIsBounded(Equations equations, int order) {
        double bound = equations.with(0, order).courantBound(1);
        SpatialSlice slice = SpatialSlice.of(PeriodicSpacetimes.linearWave(), PeriodicSpacetimes.line(32), 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evolution.begin(
                        slice, equations.with(0, order), USUAL.withCourant(1.01 * bound), Engine.scalar()))
                .withMessageContaining("exceeds the stability bound %.4g".formatted(bound));
    }

    @Test
    void brokenConstraintsAreRefusedUnlessForced() {
        SpatialSlice slice = SpatialSlice.of(DeSitter.of(1), PeriodicSpacetimes.line(8), 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evolution.begin(slice, adm(2, 4), USUAL, Engine.scalar()))
                .withMessageContaining("Hamiltonian 2.00 of terms 16.0");
        Evolution forced = Evolution.begin(slice, adm(2, 4), USUAL.force(), Engine.scalar());
        assertThat(forced.constraints().hamiltonian().largest()).isCloseTo(2, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void bitsDependOnNeitherWorkersNorKernels(Equations equations) {
        SpatialSlice start = SpatialSlice.of(PeriodicSpacetimes.kasnerLambda(0.7), PeriodicSpacetimes.cube(10), 0.5);
        Formulation formulation = equations.with(3 * 0.49, new Discretisation(4, 0.1));
        Evolution alone = Evolution.begin(start, formulation, USUAL.force(), Engine.scalar());
        alone.advance(0.6, MANY);
        try (ThreadCrew crew = new ThreadCrew(2)) {
            Evolution shared = Evolution.begin(start, formulation, USUAL.force(), new Engine(Lanes.kernels(), crew));
            shared.advance(0.6, MANY);
            assertThat(Arrays.deepEquals(shared.slice().fields(), alone.slice().fields()))
                    .isTrue();
            assertThat(shared.bounds()).isEqualTo(alone.bounds());
            assertThat(alone.steps()).isGreaterThan(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"ADM, 7", "BSSN, 7", "BSSN, 0", "CCZ4, 7", "CONTROL, 7"})
    void resumedIsTheSameToTheLastBit(Equations equations, int steps) {
        Formulation formulation = equations.with(3, 6);
        Evolution through = begin(PeriodicSpacetimes.tensorMode(), PeriodicSpacetimes.line(20), 0, formulation);
        Evolution first = begin(PeriodicSpacetimes.tensorMode(), PeriodicSpacetimes.line(20), 0, formulation);
        through.advance(0.5, MANY);
        EvolutionEnd paused = first.advance(0.5, steps);
        assertThat(paused).isEqualTo(new EvolutionEnd.OutOfSteps(first.time(), 0.5));
        Evolution second = Evolution.resume(first.state(), formulation, USUAL, Engine.scalar());
        second.advance(0.5, MANY);
        assertThat(second.slice().fields()).isDeepEqualTo(through.slice().fields());
        assertThat(second.state().copies()).isDeepEqualTo(through.state().copies());
        assertThat(second.steps()).isEqualTo(through.steps());
    }

    @Test
    void brokenStepsKeepTheLastGoodSlice() {
        Formulation breaks = new Formulation() {
            private final Adm adm = adm(0, 4);

            @Override
            public String name() {
                return "breaks";
            }

            @Override
            public Discretisation differences() {
                return adm.differences();
            }

            @Override
            public double lambda() {
                return 0;
            }

            @Override
            public double courantBound(int axes) {
                return 1;
            }

            @Override
            public double[][] fields(SpatialSlice slice) {
                return adm.fields(slice);
            }

            @Override
            public SpatialSlice slice(Grid grid, double time, double[][] fields) {
                return adm.slice(grid, time, fields);
            }

            @Override
            public Rates rates(Grid grid, Engine engine) {
                return (fields, rates) -> rates[3][5] = fields[3][5] > 1.2 ? Double.NaN : 1;
            }

            @Override
            public void enforce(double[][] fields, Engine engine) {}
        };
        SpatialSlice flat = SpatialSlice.of(Minkowski.cartesian(), PeriodicSpacetimes.line(8), 0);
        Evolution evolution = Evolution.begin(flat, breaks, USUAL, Engine.scalar());
        EvolutionEnd stop = evolution.advance(1, MANY);
        assertThat(stop).isInstanceOf(EvolutionEnd.Broken.class);
        assertThat(stop.word()).isEqualTo("diverged");
        assertThat(evolution.slice().metric(1, 1, 5)).isCloseTo(1.1875, within(1e-12));
        assertThat(stop.time()).isCloseTo(0.1875, within(1e-12));
        assertThat(((EvolutionEnd.Broken) stop).place()).containsExactly(5.0 / 8);
    }
}
