package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.gravity.CausalCharacter.TIME_LIKE;

import org.junit.jupiter.api.Test;
import org.septuple.spacetime.Metric;

class ProperTimeTest {

    private static final Metric SCHWARZSCHILD = Schwarzschild.of(1);
    private static final Metric DE_SITTER = DeSitter.of(1);

    /// A circle at r with angular velocity w: dτ/dt = √(1 − 2/r − r²w²).
    @Test
    void aCircleHasTheProperTimeOfItsRadiusInAnyParameter() {
        double r = 8;
        double w = 0.05;
        double exact = 10 * Math.sqrt(1 - 2 / r - r * r * w * w);
        ProperTime.Path byTime = (t, event, rate) -> set(event, rate, t, 1, r, w);
        ProperTime.Path byCube = (s, event, rate) -> set(event, rate, s * s * s, 3 * s * s, r, w);
        assertThat(ProperTime.along(SCHWARZSCHILD, byTime, 0, 10, 1e-12)).isCloseTo(exact, within(1e-12));
        assertThat(ProperTime.along(SCHWARZSCHILD, byCube, 0, StrictMath.cbrt(10), 1e-12))
                .isCloseTo(exact, within(1e-11));
        ProperTime.Path fast = (t, event, rate) -> set(event, rate, t, 1, r, 0.2);
        assertThat(ProperTime.along(SCHWARZSCHILD, fast, 0, 10, 1e-12)).isNaN();
        ProperTime.Path inside = (t, event, rate) -> set(event, rate, t, 1, 1, w);
        assertThat(ProperTime.along(SCHWARZSCHILD, inside, 0, 10, 1e-12)).isNaN();
        assertThatThrownBy(() -> ProperTime.along(SCHWARZSCHILD, byTime, 1, 1, 1e-12))
                .hasMessage("a path from 1.0 to 1.0: need an end after its beginning");
    }

    private static void set(double[] event, double[] rate, double t, double dt, double r, double w) {
        event[0] = t;
        event[1] = r;
        event[2] = Math.PI / 2;
        event[3] = w * t;
        rate[0] = dt;
        rate[1] = 0;
        rate[2] = 0;
        rate[3] = w * dt;
    }

    @Test
    void chordsOfAGeodesicErrByTheSquareOfTheirLength() {
        GeodesicStart start = GeodesicStart.ofMomentum(DE_SITTER, TIME_LIKE, new double[] {0, 0, 0, 0}, 1, 0, 0);
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            int chords = 50 << i;
            double[] at = new double[chords + 1];
            for (int k = 0; k <= chords; k++) {
                at[k] = 2.0 * k / chords;
            }
            Geodesic path = new GeodesicSolver(DE_SITTER, GeodesicSettings.of(GeodesicLaw.COORDINATE_TIME, 1e-13))
                    .follow(start, 2, at);
            double[] events = new double[4 * at.length];
            for (int k = 0; k < events.length; k++) {
                events[k] = path.points().get(k / 4).event(k % 4);
            }
            errors[i] = ProperTime.ofChords(DE_SITTER, events) - path.last().lambda();
        }
        assertThat(StrictMath.log(errors[0] / errors[1]) / StrictMath.log(2)).isCloseTo(2, within(0.01));
        assertThat(ProperTime.ofChords(DE_SITTER, 0, 0, 0, 0, 1, 2, 0, 0)).isNaN();
        assertThatThrownBy(() -> ProperTime.ofChords(DE_SITTER, 0, 0, 0, 0))
                .hasMessage("4 coordinates of events: need 4 for each of two events or more");
    }
}
