package org.septuple.gravity.cosmology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.gravity.Curvature;
import org.septuple.gravity.Kasner;
import org.septuple.spacetime.MetricJet;

/// Kasner–Λ universes against closed forms and against the metric of [Kasner].
class KasnerSolverTest {

    private static final double TOLERANCE = 1e-13;
    private static final double[] AT = {.05, .3, 1, 1.4};

    private static KasnerModel model(double lambda) {
        return new KasnerModel(lambda, -1 / 3.0, 2 / 3.0, 2 / 3.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .6, 3, -.7})
    void scaleFactorsAreThoseOfClosedForms(double lambda) {
        KasnerModel model = model(lambda);
        KasnerHistory history = new KasnerSolver(model, TOLERANCE).follow(AT);
        assertThat(history.points()).hasSize(AT.length);
        assertThat(history.violation()).isLessThan(1e-11);
        for (KasnerPoint point : history.points()) {
            double t = point.time();
            double a1 = model.scaleFactor(0, t);
            double a2 = model.scaleFactor(1, t);
            assertThat(point.a1()).isCloseTo(a1, within(1e-11 * a1));
            assertThat(point.a2()).isCloseTo(a2, within(1e-11 * a2));
            assertThat(point.a3()).isEqualTo(point.a2());
            assertThat(point.volume()).isCloseTo(model.volume(t), within(1e-11 * t));
            assertThat(point.mean()).isCloseTo(StrictMath.cbrt(a1 * a2 * a2), within(1e-11));
            double h = 1e-4 * t;
            double rate = (StrictMath.log(model.scaleFactor(0, t + h)) - StrictMath.log(model.scaleFactor(0, t - h)))
                    / (2 * h);
            assertThat(point.h1()).isCloseTo(rate, within(1e-7 / t));
            double second = (StrictMath.cbrt(model.volume(t + h))
                            - 2 * StrictMath.cbrt(model.volume(t))
                            + StrictMath.cbrt(model.volume(t - h)))
                    / (h * h);
            assertThat(point.second()).isCloseTo(second, within(1e-6 / (t * t)));
            // Raychaudhuri: ä/a = Λ/3 − 2σ²/3
            assertThat(point.second() / point.mean())
                    .isCloseTo((lambda - 2 * point.shearSquare()) / 3, within(1e-9 / (t * t)));
        }
    }

    /// The metric of [Kasner] has these rates: H_i = ∂_t g_ii/2g_ii.
    @Test
    void ratesAreThoseOfTheMetric() {
        KasnerHistory history = new KasnerSolver(model(3), TOLERANCE).follow(AT);
        MetricJet jet = new MetricJet(2);
        for (KasnerPoint point : history.points()) {
            jet.event()[0] = point.time();
            Curvature curvature = new Curvature();
            assertThat(Kasner.lambda(1, -1 / 3.0, 2 / 3.0, 2 / 3.0).at(jet)).isTrue();
            assertThat(curvature.of(jet)).isTrue();
            assertThat(curvature.scalar()).isCloseTo(12, within(1e-9 / (point.time() * point.time())));
            double h1 = jet.first()[MetricJet.pair(1, 1)] / (2 * jet.g(1, 1));
            double h3 = jet.first()[MetricJet.pair(3, 3)] / (2 * jet.g(3, 3));
            assertThat(point.h1()).isCloseTo(h1, within(1e-10 / point.time()));
            assertThat(point.h3()).isCloseTo(h3, within(1e-10 / point.time()));
        }
    }

    /// V = sinh(√(3Λ) t)/√(3Λ): V^{1/3} accelerates where tanh² = 2/3, V̇² = 9ΛV²/2.
    @Test
    void theMeanScaleFactorAcceleratesLate() {
        KasnerHistory history = new KasnerSolver(model(3), TOLERANCE).follow(2);
        double w = Math.sqrt(2 / 3.0);
        assertThat(history.accelerates()).isCloseTo(StrictMath.log((1 + w) / (1 - w)) / 2 / 3, within(1e-11));
        assertThat(history.turning()).isNaN();
        assertThat(history.end()).isEqualTo(ExpansionEnd.REACHED);
    }

    @Test
    void negativeLambdaLetsItCollapse() {
        KasnerHistory history = new KasnerSolver(model(-3), TOLERANCE).follow(.5, 1, 2);
        assertThat(history.end()).isEqualTo(ExpansionEnd.CRUNCH);
        assertThat(history.points()).hasSize(2);
        assertThat(history.turning()).isCloseTo(Math.PI / 6, within(1e-11));
        assertThat(history.last()).isCloseTo(Math.PI / 3, within(1e-11));
        assertThat(history.accelerates()).isNaN();
    }

    @Test
    void whatIsNoVacuumIsRefused() {
        assertThatThrownBy(() -> new KasnerModel(0, .5, .5, 0)).hasMessageContaining("sum of squares 0.5");
        assertThatThrownBy(() -> new KasnerModel(Double.NaN, 1, 0, 0)).hasMessageContaining("lambda NaN");
        assertThatThrownBy(() -> new KasnerSolver(model(0), TOLERANCE).follow(0))
                .hasMessageContaining("rise from 0");
    }
}
