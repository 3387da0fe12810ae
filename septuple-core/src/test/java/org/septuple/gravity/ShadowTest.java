package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.IntegrationEvent.Crossing;
import org.septuple.spacetime.Metric;

/// Edges of shadows, by bisection of the angle between light from the horizon and light from the sky.
class ShadowTest {

    private static final View VIEW = new View(90, 2, 2);
    private static final double[] UP = {0, 0, 1};
    private static final double TOLERANCE = 1e-13;
    private static final double FAR = 50;

    /// Degrees from the middle to the edge, in the direction of an angle of position from the right.
    private static double edge(RayTracer tracer, Camera camera, double position, double most) {
        double right = StrictMath.cos(position);
        double up = StrictMath.sin(position);
        double dark = 0;
        double light = most;
        assertThat(tracer.trace(camera, 0, 0)).isEqualTo(RayEnd.CAPTURED);
        assertThat(tracer.trace(camera, light * right, light * up)).isEqualTo(RayEnd.SKY);
        while (light - dark > 1e-11) {
            double middle = (dark + light) / 2;
            if (tracer.trace(camera, middle * right, middle * up) == RayEnd.CAPTURED) {
                dark = middle;
            } else {
                light = middle;
            }
        }
        return dark;
    }

    private static RayTracer tracer(ClosedForm form) {
        return new RayTracer(form, scene(form), TOLERANCE);
    }

    private static Scene scene(ClosedForm form) {
        return new Scene(new Sky.Sphere(FAR), BlackHole.of(form).orElseThrow(), null);
    }

    /// sin α = (3√3 M/r) √(1 − 2M/r) at areal radius r, M = .7.
    ///
    /// Source: J. L. Synge, Mon. Not. R. Astron. Soc. 131 (1966) 463.
    @ParameterizedTest
    @CsvSource({"true, 0.3", "true, 2.1", "false, 0.3", "false, 4"})
    void ofAMassAtRest(boolean isotropic, double position) {
        double mass = 0.7;
        ClosedForm form = isotropic ? Schwarzschild.isotropic(mass) : Kerr.kerrSchild(mass, 0);
        double r = 6;
        double rho = (r - mass + Math.sqrt(r * (r - 2 * mass))) / 2; // r = ρ(1 + M/2ρ)²
        double[] event = {0, 0.6 * (isotropic ? rho : r), 0, 0.8 * (isotropic ? rho : r)};
        Camera camera = Camera.at(form, event, new double[3], UP, VIEW);
        double exact = StrictMath.asin(3 * Math.sqrt(3) * mass / r * Math.sqrt(1 - 2 * mass / r));
        double alpha = Math.toRadians(edge(tracer(form), camera, position, 60));
        assertThat(alpha).isCloseTo(exact, within(1e-8));
    }

    /// At the edge light comes from a spherical orbit of light, R(r) = R′(r) = 0: its two constants are on the curve
    ///
    /// ```
    /// L/E = −(r³ − 3Mr² + a²r + a²M)/(a(r − M)),  Q/E² = r³(4a²M − r(r − 3M)²)/(a²(r − M)²)
    /// ```
    ///
    /// with M = 1.
    ///
    /// Sources: J. M. Bardeen, in *Black Holes*, Les Houches 1972 (1973); A. Grenzebach, V. Perlick, C. Lämmerzahl, arXiv:1403.5234.
    @ParameterizedTest
    @CsvSource({"0.9, 0", "0.9, 1.2", "0.9, 3.1", "0.9, 4.5", "0.99, 0.1", "0.99, 2.7", "-0.6, 2"})
    void ofASpinningMass(double spin, double position) {
        ClosedForm form = Kerr.kerrSchild(1, spin);
        Camera camera = Camera.at(form, new double[] {0, 5, 4, 3}, new double[3], UP, VIEW);
        RayTracer tracer = tracer(form);
        double edge = edge(tracer, camera, position, 85);
        GeodesicStart light = camera.light(edge * StrictMath.cos(position), edge * StrictMath.sin(position));
        double energy = -light.momentum(0);
        double angular = (5 * light.momentum(2) - 4 * light.momentum(1)) / energy;
        double r = Kerr.radius(new double[] {0, 5, 4, 3}, spin);
        double cosine = 3 / r;
        double sine = Math.sqrt(1 - cosine * cosine);
        double polar = (cosine / sine * (5 * light.momentum(1) + 4 * light.momentum(2)) - r * sine * light.momentum(3))
                / energy;
        double carter = polar * polar + cosine * cosine * (angular * angular / (sine * sine) - spin * spin);
        double orbit = root(x -> angular * spin * (x - 1) + x * x * x - 3 * x * x + spin * spin * (x + 1), 1, 4);
        double off = (orbit - 1) * (orbit - 1) * spin * spin;
        double exact = orbit * orbit * orbit * (4 * spin * spin - orbit * (orbit - 3) * (orbit - 3)) / off;
        assertThat(carter).isCloseTo(exact, within(1e-7));
    }

    private static double root(DoubleUnaryOperator f, double from, double to) {
        double low = from;
        double high = to;
        assertThat(f.applyAsDouble(low) * f.applyAsDouble(high)).isNegative();
        while (high - low > 1e-14) {
            double middle = (low + high) / 2;
            if (f.applyAsDouble(low) * f.applyAsDouble(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// A tenth and a hundredth of the way from the horizon to the orbit of light: the same edge.
    @ParameterizedTest
    @CsvSource({"0.9, 0", "0.9, 3.1", "0.99, 3.1"})
    void isNotChangedByHowNearTheHorizonRaysEnd(double spin, double position) {
        ClosedForm form = Kerr.kerrSchild(1, spin);
        Camera camera = Camera.at(form, new double[] {0, 9, 0, 0}, new double[3], UP, VIEW);
        BlackHole hole = BlackHole.of(form).orElseThrow();
        double usual = edge(tracer(form), camera, position, 60);
        double nearer = hole.horizon() + 0.01 * (hole.photonOrbit() - hole.horizon());
        RayTracer tracer = new RayTracer(form, scene(form), TOLERANCE, nearer);
        assertThat(edge(tracer, camera, position, 60)).isCloseTo(usual, within(1e-9));
        tracer.trace(camera, 0, 0);
        assertThat(hole.radius(tracer.event(1), tracer.event(2), tracer.event(3)))
                .isCloseTo(nearer, within(1e-9));
    }

    @Test
    void holesKnowTheirRadii() {
        BlackHole schwarzschild = BlackHole.of(Schwarzschild.isotropic(2)).orElseThrow();
        assertThat(schwarzschild.horizon()).isEqualTo(4);
        assertThat(schwarzschild.photonOrbit()).isCloseTo(6, within(1e-14));
        assertThat(schwarzschild.innermostStable()).isCloseTo(12, within(1e-13));
        assertThat(schwarzschild.radius(1, 0, 0)).isZero();
        assertThat(schwarzschild.radius(0, 3, 4)).isCloseTo(7.2, within(1e-15));
        // Bardeen, Press, Teukolsky 1972: a = .9
        BlackHole kerr = BlackHole.of(Kerr.kerrSchild(1, -0.9)).orElseThrow();
        assertThat(kerr.innermostStable()).isCloseTo(2.32088304176189, within(1e-13));
        double photon = kerr.photonOrbit(); // r² − 3Mr + 2a√(Mr) = 0
        assertThat(photon * photon - 3 * photon + 1.8 * Math.sqrt(photon)).isCloseTo(0, within(1e-14));
        assertThat(photon).isBetween(1.5, 1.6);
        assertThat(kerr.angularVelocity(4)).isCloseTo(-1 / 8.9, within(1e-15));
        assertThat(kerr.radius(Math.sqrt(4.81), 0, 0)).isCloseTo(2, within(1e-14));
        assertThat(BlackHole.of(Minkowski.cartesian())).isEqualTo(Optional.empty());
        assertThat(BlackHole.of(Kerr.boyerLindquist(1, 0.5))).isEmpty();
    }

    /// Against another law and another end of the path.
    @Test
    void raysAreGeodesics() {
        Metric metric = Kerr.kerrSchild(1, 0.9);
        Camera camera = Camera.at(metric, new double[] {2, 9, 1, 3}, new double[3], UP, VIEW);
        RayTracer tracer = new RayTracer(metric, Scene.of(new Sky.Sphere(FAR)), 1e-12);
        assertThat(tracer.trace(camera, -31, 8)).isEqualTo(RayEnd.SKY);
        GeodesicSettings settings = GeodesicSettings.of(GeodesicLaw.AFFINE, 1e-13)
                .with(new GeodesicEvent(
                        "far",
                        (event, u) -> event[1] * event[1] + event[2] * event[2] + event[3] * event[3] - FAR * FAR,
                        Crossing.RISING,
                        true));
        GeodesicPoint last = new GeodesicSolver(metric, settings)
                .follow(camera.light(-31, 8), -1e4)
                .last();
        for (int mu = 0; mu < 4; mu++) {
            assertThat(tracer.event(mu)).isCloseTo(last.event(mu), within(1e-8));
        }
        assertThat(tracer.event(0)).isLessThan(2);
    }
}
