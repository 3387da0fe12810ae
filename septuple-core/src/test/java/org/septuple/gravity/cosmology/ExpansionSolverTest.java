package org.septuple.gravity.cosmology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.gravity.cosmology.ExpansionHistory.Passage.Kind;

/// Row G12, and universes with closed forms.
class ExpansionSolverTest {

    private static final double TOLERANCE = 1e-13;

    private static ExpansionHistory follow(FriedmannModel model, double... at) {
        return new ExpansionSolver(model, TOLERANCE).follow(at);
    }

    @Test
    void dustAndLambdaIsRowG12() {
        FriedmannModel model = FriedmannModel.of(1, .3, 0, .7);
        double sinh = StrictMath.sinh(1.5 * Math.sqrt(.7));
        double a = StrictMath.cbrt(.3 / .7 * sinh * sinh);
        ExpansionPoint end = follow(model, 1).last();
        assertThat(end.a()).isCloseTo(a, within(1e-12));
        assertThat(end.a()).isCloseTo(1.0362627424, within(6e-11));
        // age: a = 1 where sinh² = .7/.3
        double s = Math.sqrt(.7 / .3);
        double age = StrictMath.log(s + Math.sqrt(1 + s * s)) / (1.5 * Math.sqrt(.7));
        assertThat(follow(model, 1).age()).isCloseTo(age, within(1e-12));
    }

    private static Stream<FriedmannModel> withClosedForm() {
        return Stream.of(
                FriedmannModel.of(1, 1, 0, 0),
                FriedmannModel.of(2, .3, 0, .7),
                new FriedmannModel(.5, 1.25, 0, 0, -.25),
                FriedmannModel.of(1, 0, 1, 0),
                FriedmannModel.of(2, 0, .5, 0),
                FriedmannModel.of(1, 0, 1.5, 0),
                FriedmannModel.of(1, 0, .3, .7),
                FriedmannModel.of(1, 0, .4, .3),
                FriedmannModel.of(1, 0, .9, -.1),
                FriedmannModel.of(1, 0, 0, 1),
                FriedmannModel.of(3, 0, 0, .5),
                FriedmannModel.of(1, 0, 0, 1.5),
                FriedmannModel.of(1, 0, 0, 0),
                FriedmannModel.of(1, 0, 0, -1));
    }

    @ParameterizedTest
    @MethodSource("withClosedForm")
    void scaleFactorsAreThoseOfClosedForms(FriedmannModel model) {
        double h = model.hubble();
        double[] at = {.01 / h, .1 / h, .5 / h, .9 / h, 1.1 / h};
        ExpansionHistory history = follow(model, at);
        assertThat(history.points()).hasSize(at.length);
        assertThat(history.end()).isEqualTo(ExpansionEnd.REACHED);
        assertThat(history.violation()).isLessThan(1e-12);
        for (int k = 0; k < at.length; k++) {
            ExpansionPoint point = history.points().get(k);
            double a = model.scaleFactor(at[k]).orElseThrow();
            assertThat(point.time()).isEqualTo(at[k]);
            assertThat(point.a()).isCloseTo(a, within(1e-11 * a));
            assertThat(point.hubble() * point.hubble())
                    .isCloseTo(model.hubbleSquare(a), within(1e-10 * h * h / (a * a * a * a)));
        }
    }

    @ParameterizedTest
    @MethodSource("withClosedForm")
    void accelerationsAreSecondDifferencesOfClosedForms(FriedmannModel model) {
        double h = 1e-4 / model.hubble();
        double t = .7 / model.hubble();
        double before = model.scaleFactor(t - h).orElseThrow();
        double a = model.scaleFactor(t).orElseThrow();
        double after = model.scaleFactor(t + h).orElseThrow();
        double second = (after - 2 * a + before) / (h * h);
        ExpansionPoint point = follow(model, t).last();
        double unit = model.hubble() * model.hubble();
        assertThat(point.acceleration()).isCloseTo(second, within(3e-7 * unit));
        assertThat(point.hubble() * a).isCloseTo((after - before) / (2 * h), within(3e-8 * model.hubble()));
        assertThat(point.deceleration() * point.hubble() * point.hubble() * a).isCloseTo(-second, within(3e-7 * unit));
    }

    /// Dust in closed space: a = A(1 − cos θ), H₀√|Ω_k| η = θ, t = A(θ − sin θ)/H₀√|Ω_k|, A = Ω_d/2|Ω_k|.
    @ParameterizedTest
    @CsvSource({"1.5, 1", "2, 3", "4, .5"})
    void closedDustIsACycloid(double dust, double hubble) {
        FriedmannModel model = FriedmannModel.of(hubble, dust, 0, 0);
        double root = Math.sqrt(dust - 1);
        double size = dust / (2 * root * root);
        double[] at = new double[6];
        for (int k = 0; k < at.length; k++) {
            double theta = k + 1;
            at[k] = size * (theta - StrictMath.sin(theta)) / (hubble * root);
        }
        ExpansionHistory history = follow(model, at);
        for (int k = 0; k < at.length; k++) {
            ExpansionPoint point = history.points().get(k);
            assertThat(point.a()).isCloseTo(size * (1 - StrictMath.cos(k + 1)), within(1e-11 * size));
            assertThat(point.conformal()).isCloseTo((k + 1) / (hubble * root), within(1e-11 * (k + 1)));
            assertThat(point.horizon()).isEqualTo(point.a() * point.conformal());
        }
        double turn = Math.PI * size / (hubble * root);
        assertThat(history.timeOf(Kind.TURNING)).isCloseTo(turn, within(1e-11 * turn));
        ExpansionHistory whole = follow(model, turn, 3 * turn);
        assertThat(whole.end()).isEqualTo(ExpansionEnd.CRUNCH);
        assertThat(whole.points()).hasSize(1);
        assertThat(whole.last().time()).isCloseTo(2 * turn, within(1e-11 * turn));
        assertThat(whole.begin()).isEqualTo(ExpansionEnd.BIG_BANG);
    }

    /// Dust in open space: a = A(cosh θ − 1), t = A(sinh θ − θ)/H₀√Ω_k.
    @Test
    void openDustIsAHyperbolicCycloid() {
        FriedmannModel model = FriedmannModel.of(1, .3, 0, 0);
        double root = Math.sqrt(.7);
        double size = .3 / 1.4;
        double t = size * (StrictMath.sinh(2.5) - 2.5) / root;
        ExpansionPoint end = follow(model, t).last();
        assertThat(end.a()).isCloseTo(size * (StrictMath.cosh(2.5) - 1), within(1e-11));
        assertThat(end.conformal()).isCloseTo(2.5 / root, within(1e-11));
    }

    /// Dust and radiation in flat space: a = √Ω_r x + Ω_d x²/4, x = H₀η, t = √Ω_r x²/2 + Ω_d x³/12.
    @ParameterizedTest
    @CsvSource({".5", "1e-4", "1e-8"})
    void dustAndRadiationInConformalTime(double radiation) {
        double dust = 1 - radiation;
        double x = 1.3;
        double t = Math.sqrt(radiation) * x * x / 2 + dust * x * x * x / 12;
        ExpansionPoint end = follow(FriedmannModel.of(1, dust, radiation, 0), t).last();
        assertThat(end.conformal()).isCloseTo(x, within(1e-11));
        assertThat(end.a()).isCloseTo(Math.sqrt(radiation) * x + dust * x * x / 4, within(1e-11));
    }

    /// Radiation and dust in closed space collapse where a = A − √(A² + B²) cos(θ + δ) is 0 again.
    @ParameterizedTest
    @CsvSource({".5", "1e-4", "1e-6"})
    void littleRadiationDoesNotHideACrunch(double radiation) {
        FriedmannModel model = FriedmannModel.of(1, 2, radiation, 0);
        double root = Math.sqrt(-model.curvature());
        double size = 2 / (2 * root * root);
        double other = Math.sqrt(radiation) / root;
        // a = A(1 − cos θ) + B sin θ, zero at θ = 2π − 2 atan(B/A)
        double theta = 2 * Math.PI - 2 * StrictMath.atan2(other, size);
        double t = (size * (theta - StrictMath.sin(theta)) + other * (1 - StrictMath.cos(theta))) / root;
        ExpansionHistory history = follow(model, 100);
        assertThat(history.end()).isEqualTo(ExpansionEnd.CRUNCH);
        assertThat(history.last().time()).isCloseTo(t, within(1e-10 * t));
    }

    /// ä = 0 where a³ = Ω_d/2Ω_Λ.
    @Test
    void accelerationBeginsWhereLambdaWins() {
        ExpansionHistory history = follow(FriedmannModel.of(1, .3, 0, .7), 2);
        assertThat(history.passages()).hasSize(1);
        ExpansionHistory.Passage passage = history.passages().getFirst();
        assertThat(passage.kind()).isEqualTo(Kind.ACCELERATION);
        assertThat(passage.point().a()).isCloseTo(StrictMath.cbrt(.3 / 1.4), within(1e-12));
        assertThat(history.timeOf(Kind.TURNING)).isNaN();
    }

    /// Without a big bang time is counted from a = 1: de Sitter's space-time in closed slices turns where tanh x = −1/√Ω_Λ.
    @Test
    void aBounceHasNoBigBang() {
        FriedmannModel model = FriedmannModel.of(1, 0, 0, 1.5);
        ExpansionSolver solver = new ExpansionSolver(model, TOLERANCE);
        assertThat(solver.hasBigBang()).isFalse();
        ExpansionHistory history = solver.follow(-3, -1, 0, 1);
        assertThat(history.age()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(history.begin()).isEqualTo(ExpansionEnd.REACHED);
        double k = Math.sqrt(1.5);
        double turn = StrictMath.log((k - 1) / (k + 1)) / (2 * k);
        assertThat(history.timeOf(Kind.TURNING)).isCloseTo(turn, within(1e-11));
        assertThat(history.points()).hasSize(4);
        for (ExpansionPoint point : history.points()) {
            double a = model.scaleFactor(point.time()).orElseThrow();
            assertThat(point.a()).isCloseTo(a, within(1e-11 * a));
        }
        FriedmannModel dusty = FriedmannModel.of(1, .1, 0, 2);
        assertThat(new ExpansionSolver(dusty, TOLERANCE).hasBigBang()).isFalse();
        assertThat(new ExpansionSolver(dusty, TOLERANCE).follow(-1, 1).timeOf(Kind.TURNING))
                .isNegative();
    }

    /// Milne's universe is a = 1 + H₀t: no singularity at a = 0.
    @Test
    void slicesOfAVacuumEnd() {
        ExpansionHistory history = follow(FriedmannModel.of(2, 0, 0, 0), -3, 1);
        assertThat(history.begin()).isEqualTo(ExpansionEnd.SLICES_END);
        assertThat(history.points()).hasSize(1);
        assertThat(history.last().a()).isCloseTo(3, within(1e-12));
    }

    @Test
    void expansionGoesOnBeyondLargeScaleFactors() {
        ExpansionHistory history = follow(FriedmannModel.of(1, .3, 1e-4, .6999), 40);
        assertThat(history.end()).isEqualTo(ExpansionEnd.REACHED);
        assertThat(history.last().hubble()).isCloseTo(Math.sqrt(.6999), within(1e-11));
        assertThat(history.last().a()).isGreaterThan(1e12);
        ExpansionHistory beyond = follow(FriedmannModel.of(1, .3, 0, .7), 1e4);
        assertThat(beyond.end()).isEqualTo(ExpansionEnd.BEYOND_RANGE);
    }

    @Test
    void theBigBangIsAPoint() {
        ExpansionPoint first =
                follow(FriedmannModel.of(1, .3, 0, .7), 0, 1).points().getFirst();
        assertThat(first.time()).isZero();
        assertThat(first.a()).isZero();
        assertThat(first.hubble()).isInfinite();
    }

    @Test
    void whatIsNoUniverseIsRefused() {
        assertThatThrownBy(() -> FriedmannModel.of(1, -.1, 0, .7)).hasMessageContaining("dust = -0.1, must be >= 0");
        assertThatThrownBy(() -> FriedmannModel.of(1, .1, -1, .7)).hasMessageContaining("radiation = -1.0");
        assertThatThrownBy(() -> FriedmannModel.of(1, 1, 1e-12, 0)).hasMessageContaining("1e-10 dust^2");
        assertThatThrownBy(() -> FriedmannModel.of(0, 1, 0, 0)).hasMessageContaining("hubble");
        assertThatThrownBy(() -> new FriedmannModel(1, .3, 0, .1, .7)).hasMessageContaining("add up to 1.1");
        ExpansionSolver solver = new ExpansionSolver(FriedmannModel.of(1, 1, 0, 0), TOLERANCE);
        assertThatThrownBy(() -> solver.follow(1, 1)).hasMessageContaining("must rise");
    }
}
