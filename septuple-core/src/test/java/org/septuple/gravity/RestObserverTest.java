package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.IntegrationEvent.Crossing;

class RestObserverTest {

    private static final GeodesicSettings SETTINGS = GeodesicSettings.of(GeodesicLaw.HAMILTONIAN, 1e-13);

    private static double redshift(ClosedForm metric, Geodesic path) {
        return RestObserver.frequency(metric, path.points().getFirst()) / RestObserver.frequency(metric, path.last())
                - 1;
    }

    @Test
    void lightThatClimbsFromAMassIsRedshiftedByTheRatioOfLapses() {
        ClosedForm hole = Kerr.kerrSchild(1, 0);
        GeodesicStart start =
                GeodesicStart.ofVelocity(hole, CausalCharacter.NULL, new double[] {0, 3, 0.5, -0.2}, 1, 0.3, 0.1);
        GeodesicEvent far = new GeodesicEvent("far", (event, u) -> Kerr.radius(event, 0) - 40, Crossing.RISING, true);
        Geodesic path = new GeodesicSolver(hole, SETTINGS.with(far)).follow(start, 1000, 0);
        double near = Math.sqrt(9 + 0.25 + 0.04);
        double expected = Math.sqrt((1 - 2 / 40.0) / (1 - 2 / near)) - 1;
        assertThat(redshift(hole, path)).isCloseTo(expected, within(1e-11));
    }

    @Test
    void anExpandingUniverseRedshiftsByItsScaleFactor() {
        ClosedForm dust = ClosedForms.of("dust", Map.of("hubble", 1.0));
        GeodesicStart start = GeodesicStart.ofVelocity(dust, CausalCharacter.NULL, new double[] {1, 0, 0, 0}, 1, 0, 0);
        Geodesic path = new GeodesicSolver(dust, SETTINGS).follow(start, 5, 0);
        double ratio = StrictMath.pow(path.last().t(), 2 / 3.0);
        assertThat(redshift(dust, path)).isCloseTo(ratio - 1, within(1e-11));
    }

    @Test
    void nothingIsAtRestInAnErgosphere() {
        ClosedForm hole = Kerr.kerrSchild(1, 0.9);
        GeodesicStart start =
                GeodesicStart.ofVelocity(hole, CausalCharacter.NULL, new double[] {0, 6, 0, 0}, -1, 0.3, 0);
        GeodesicEvent ergosphere =
                new GeodesicEvent("inside", (event, u) -> Kerr.radius(event, 0.9) - 1.6, Crossing.FALLING, true);
        Geodesic path = new GeodesicSolver(hole, SETTINGS.with(ergosphere)).follow(start, 100);
        assertThat(path.end().name()).isEqualTo("inside");
        assertThat(RestObserver.frequency(hole, path.last())).isNaN();
    }
}
