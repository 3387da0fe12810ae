package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.gravity.CausalCharacter.NULL;
import static org.septuple.gravity.CausalCharacter.TIME_LIKE;
import static org.septuple.gravity.GeodesicLaw.AFFINE;
import static org.septuple.gravity.GeodesicLaw.COORDINATE_TIME;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Crew;
import org.septuple.numerics.IntegrationEvent.Crossing;
import org.septuple.numerics.ThreadCrew;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.Side;

class GeodesicSolverTest {

    private static final Metric FLAT = Minkowski.cartesian();
    private static final Metric DE_SITTER = DeSitter.of(1);
    private static final Metric KERR = Kerr.kerrSchild(1, 0.9);
    private static final double[] ORIGIN = {0, 0, 0, 0};

    @Test
    void pointsAreGivenWhereTheyAreAskedFor() {
        GeodesicStart start = GeodesicStart.ofMomentum(DE_SITTER, NULL, ORIGIN, 1, 0, 0);
        double[] at = {0, 0.1, 0.1, 1, 1.7, 2};
        Geodesic path = new GeodesicSolver(DE_SITTER, GeodesicSettings.of(COORDINATE_TIME, 1e-13)).follow(start, 2, at);
        assertThat(path.points()).hasSize(at.length);
        for (int i = 0; i < at.length; i++) {
            GeodesicPoint point = path.points().get(i);
            assertThat(point.t()).isEqualTo(at[i]);
            assertThat(point.x()).isCloseTo(1 - StrictMath.exp(-at[i]), within(1e-12));
            assertThat(point.ux()).isCloseTo(StrictMath.exp(-at[i]), within(1e-12));
        }
        assertThat(path.end()).isEqualTo(new GeodesicEnd(GeodesicEnd.Kind.REACHED, "reached", 0));
        assertThatThrownBy(() ->
                        new GeodesicSolver(DE_SITTER, GeodesicSettings.of(AFFINE, 1e-10)).follow(start, 2, 1, 0.5))
                .hasMessage("a point is wanted at 0.5: need an order from 0.0 to 2.0");
    }

    @Test
    void theOpenEdgesOfABoxEndAPath() {
        Box box = new Box(new Side(-1, 3, false), new Side(0, 1, true), new Side(-2, 2, false));
        GeodesicSettings settings =
                GeodesicSettings.of(AFFINE, 1e-10).with(GeodesicEvent.edges(box).toArray(new GeodesicEvent[0]));
        GeodesicSolver solver = new GeodesicSolver(FLAT, settings);
        GeodesicStart right = GeodesicStart.ofVelocity(FLAT, NULL, ORIGIN, 1, 0.1, 0);
        Geodesic path = solver.follow(right, 100);
        assertThat(path.end().name()).isEqualTo("edge of x");
        assertThat(path.last().x()).isCloseTo(3, within(1e-14));
        assertThat(path.last().y()).isCloseTo(0.3, within(1e-14));
        Geodesic down = solver.follow(GeodesicStart.ofVelocity(FLAT, NULL, ORIGIN, 0, 0.1, -1), 100);
        assertThat(down.end().name()).isEqualTo("edge of z");
        assertThat(down.last().z()).isCloseTo(-2, within(1e-14));
        Geodesic along = solver.follow(GeodesicStart.ofVelocity(FLAT, NULL, ORIGIN, 0, 1, 0), 100);
        assertThat(along.end().kind()).isEqualTo(GeodesicEnd.Kind.REACHED);
    }

    @Test
    void whereTheMetricEndsThePathEnds() {
        Metric half = jet -> jet.event()[1] < 1.5 && FLAT.at(jet);
        GeodesicStart start = GeodesicStart.ofVelocity(half, NULL, ORIGIN, 1, 0, 0);
        Geodesic path = new GeodesicSolver(half, GeodesicSettings.of(AFFINE, 1e-10)).follow(start, 100, 1, 2);
        assertThat(path.end().kind()).isEqualTo(GeodesicEnd.Kind.NO_METRIC);
        assertThat(path.end().kind().word()).isEqualTo("no metric");
        assertThat(path.last().x()).isCloseTo(1.5, within(1e-12));
        assertThat(path.points()).hasSize(1);
    }

    @Test
    void stepsAreBounded() {
        GeodesicStart start = GeodesicStart.ofMomentum(KERR, TIME_LIKE, new double[] {0, 8, 1, 2}, 0.3, 1.2, -0.2);
        Geodesic few =
                new GeodesicSolver(KERR, GeodesicSettings.of(AFFINE, 1e-10).bounded(1, 7)).follow(start, 100);
        assertThat(few.end().kind()).isEqualTo(GeodesicEnd.Kind.OUT_OF_STEPS);
        assertThat(few.steps()).isEqualTo(7);
        assertThat(few.last().lambda()).isLessThanOrEqualTo(7);
    }

    @Test
    void aBundleHasTheSameBitsOnAnyNumberOfThreads() {
        List<GeodesicStart> starts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            starts.add(GeodesicStart.ofVelocity(KERR, NULL, new double[] {0, 20, -8 + 0.8 * i, 0.3}, -1, 0, 0));
        }
        GeodesicSettings settings = GeodesicSettings.of(AFFINE, 1e-9)
                .with(radius("far", 40, Crossing.RISING), radius("inside", 1.2, Crossing.FALLING))
                .watching(ConservedQuantity.momentum("E", 0));
        GeodesicSolver solver = new GeodesicSolver(KERR, settings);
        List<Geodesic> alone = solver.bundle(starts, 90, Crew.alone(), 10, 20);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            assertThat(solver.bundle(starts, 90, crew, 10, 20)).isEqualTo(alone);
        }
        assertThat(alone.getFirst()).isEqualTo(solver.follow(starts.getFirst(), 90, 10, 20));
        assertThat(alone).extracting(path -> path.end().name()).contains("far", "inside");
    }

    private static GeodesicEvent radius(String name, double value, Crossing crossing) {
        return new GeodesicEvent(name, (x, u) -> Kerr.radius(x, 0.9) - value, crossing, true);
    }
}
