package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.KernelField;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.NeuronLayout;
import org.septuple.spacetime.Neurons;

class RayImageTest {

    private static final double[] UP = {0, 0, 1};

    private static RayImage traced(Metric metric, Camera camera, Scene scene, double tolerance) {
        RayImage image = new RayImage(camera.view());
        new ImageTracer(metric, camera, scene, tolerance, 1)
                .rows(0, camera.view().rows(), Crew.alone(), image);
        return image;
    }

    @Test
    void inFlatSpaceRaysAreStraight() {
        Metric flat = Minkowski.cartesian();
        double[] at = {0.5, 5, -1, 2};
        Camera camera = Camera.at(flat, at, new double[3], UP, new View(120, 12, 9));
        Sky[] skies = {new Sky.Sphere(40), new Sky.Sides(Box.cube(7, false))};
        for (Sky sky : skies) {
            double[] inside = sky instanceof Sky.Sides ? new double[] {0.5, 5, 1, 2} : at;
            Camera here = Camera.at(flat, inside, new double[3], UP, camera.view());
            RayImage image = traced(flat, here, Scene.of(sky), 1e-10);
            for (int pixel = 0; pixel < 12 * 9; pixel++) {
                int column = pixel % 12;
                int row = pixel / 12;
                GeodesicStart light =
                        here.light(here.view().right(column), here.view().up(row));
                double past = inside[0] - image.event(column, row, 0);
                assertThat(image.end(column, row)).isEqualTo(RayEnd.SKY);
                assertThat(past).isPositive();
                double square = 0;
                double overlap = 7;
                for (int mu = 1; mu < 4; mu++) {
                    double x = image.event(column, row, mu);
                    assertThat(x).isCloseTo(inside[mu] - past * light.velocity(mu), within(1e-11));
                    square += x * x;
                    overlap = Math.min(overlap, Math.min(x, 7 - x));
                }
                assertThat(sky instanceof Sky.Sides ? overlap : Math.sqrt(square) - 40)
                        .isCloseTo(0, within(1e-11));
                assertThat(image.frequencyRatio(column, row)).isCloseTo(1, within(1e-14));
            }
        }
    }

    /// Seen from the axis, where light has no angular momentum, matter on an orbit of radius r has
    ///
    /// ```
    /// g = √(1 − 3/r + 2a/r^{3/2})/((1 + a/r^{3/2}) √(−g_00))
    /// ```
    ///
    /// for M = 1, without spin √(1 − 3M/r)/√(1 − 2M/r_obs).
    @ParameterizedTest
    @CsvSource({"true, 0", "false, 0", "false, 0.9", "false, -0.7"})
    void aDiscSeenFaceOnIsRedshifted(boolean isotropic, double spin) {
        ClosedForm form = isotropic ? Schwarzschild.isotropic(1) : Kerr.kerrSchild(1, spin);
        BlackHole hole = BlackHole.of(form).orElseThrow();
        Scene scene = new Scene(new Sky.Sphere(200), hole, new KeplerDisc(6, 12));
        Camera camera = Camera.at(
                form, new double[] {0, 0, 0, 25}, new double[3], new double[] {1, 0, 0}, new View(60, 20, 20));
        RayImage image = traced(form, camera, scene, 1e-12);
        double r = hole.radius(0, 0, 25);
        double lapse = Math.sqrt(1 - 2 * r / (r * r + spin * spin));
        int seen = 0;
        for (int pixel = 0; pixel < 400; pixel++) {
            int column = pixel % 20;
            int row = pixel / 20;
            if (image.end(column, row) == RayEnd.DISC) {
                double radius = hole.radius(image.event(column, row, 1), image.event(column, row, 2), 0);
                double orbit = Math.abs(spin) / (radius * Math.sqrt(radius));
                double exact = Math.sqrt(1 - 3 / radius + 2 * orbit) / (1 + orbit) / lapse;
                assertThat(radius).isBetween(6.0, 12.0);
                assertThat(image.event(column, row, 3)).isCloseTo(0, within(1e-9));
                assertThat(image.frequencyRatio(column, row)).isCloseTo(exact, within(1e-9));
                seen++;
            } else {
                assertThat(Double.isNaN(image.frequencyRatio(column, row)))
                        .isEqualTo(image.end(column, row) == RayEnd.CAPTURED);
            }
        }
        assertThat(seen).isGreaterThan(40);
        assertThat(image.end(10, 10)).isEqualTo(RayEnd.CAPTURED);
    }

    /// The left side of a disc that turns from x to y comes towards a camera on the x axis: ratios there are larger.
    @Test
    void theSideThatApproachesIsBlueshifted() {
        for (double spin : new double[] {0.9, -0.9}) {
            ClosedForm form = Kerr.kerrSchild(1, spin);
            Scene scene = new Scene(new Sky.Sphere(200), BlackHole.of(form).orElseThrow(), new KeplerDisc(6, 20));
            Camera camera = Camera.at(form, new double[] {0, 40, 0, 8}, new double[3], UP, new View(50, 25, 9));
            RayTracer tracer = new RayTracer(form, scene, 1e-9);
            assertThat(tracer.trace(camera, -15, 0)).isEqualTo(RayEnd.DISC);
            double left = tracer.frequencyRatio();
            assertThat(tracer.trace(camera, 15, 0)).isEqualTo(RayEnd.DISC);
            double right = tracer.frequencyRatio();
            assertThat(spin > 0 ? left : right).isGreaterThan(1.1);
            assertThat(spin > 0 ? right : left).isLessThan(0.8);
        }
    }

    /// 1 + z = a(t_observed)/a(t_emitted), a = (3Ht/2)^{2/3}.
    @Test
    void anExpandingSkyIsRedshifted() {
        ClosedForm dust = Friedmann.dust(1);
        Camera camera = Camera.at(dust, new double[] {1, 0.1, 0, 0}, new double[] {1, 0, 0}, UP, new View(90, 4, 4));
        RayImage image = traced(dust, camera, Scene.of(new Sky.Sphere(0.7)), 1e-12);
        for (int pixel = 0; pixel < 16; pixel++) {
            double sent = image.event(pixel % 4, pixel / 4, 0);
            assertThat(sent).isLessThan(0.7);
            assertThat(image.frequencyRatio(pixel % 4, pixel / 4))
                    .isCloseTo(StrictMath.pow(sent, 2 / 3.0), within(1e-10));
        }
    }

    @Test
    void bitsDoNotDependOnThreads() {
        ClosedForm form = Kerr.kerrSchild(1, 0.9);
        Scene scene = new Scene(new Sky.Sphere(100), BlackHole.of(form).orElseThrow(), new KeplerDisc(3, 9));
        Camera camera = Camera.at(form, new double[] {0, 20, 0, 4}, new double[3], UP, new View(40, 15, 12));
        RayImage one = traced(form, camera, scene, 1e-8);
        RayImage many = new RayImage(camera.view());
        ImageTracer tracer = new ImageTracer(form, camera, scene, 1e-8, 3);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            tracer.rows(7, 12, crew, many);
            tracer.rows(0, 7, crew, many);
        }
        for (int pixel = 0; pixel < 15 * 12; pixel++) {
            int column = pixel % 15;
            int row = pixel / 15;
            assertThat(many.end(column, row)).isEqualTo(one.end(column, row));
            assertThat(many.steps(column, row))
                    .isEqualTo(one.steps(column, row))
                    .isPositive();
            assertThat(Double.doubleToRawLongBits(many.frequencyRatio(column, row)))
                    .isEqualTo(Double.doubleToRawLongBits(one.frequencyRatio(column, row)));
            for (int mu = 0; mu < 4; mu++) {
                assertThat(many.event(column, row, mu)).isEqualTo(one.event(column, row, mu));
            }
        }
    }

    /// Neurons fill half of a box: behind the middle there is no metric.
    @Test
    void holesOfTheCoverEndRays() {
        Box box = Box.cube(4, false);
        double[] positions = NeuronLayout.lattice(box, 0.5, 0);
        double[] matrices = new double[2 * positions.length];
        for (int i = 0; i < positions.length / 3; i++) {
            positions[3 * i] /= 2;
            for (int diagonal : new int[] {0, 3, 5}) {
                matrices[6 * i + diagonal] = 9;
            }
        }
        KernelField field =
                new KernelField(Neurons.of(positions, matrices), box, Cutoff.of(1e-10), 1e-3, Kernels.scalar());
        Camera camera = Camera.at(field, new double[] {0, 1, 2, 2}, new double[] {4, 2, 2}, UP, new View(20, 2, 2));
        RayTracer tracer = new RayTracer(field, Scene.of(new Sky.Sides(box)), 1e-9);
        assertThat(tracer.trace(camera, 0, 0)).isEqualTo(RayEnd.HOLE);
        assertThat(tracer.event(1)).isBetween(2.0, 4.0);
        assertThat(tracer.frequencyRatio()).isNaN();
        assertThat(tracer.trace(camera, 0, 90)).isEqualTo(RayEnd.SKY);
        assertThat(tracer.event(3)).isCloseTo(4, within(1e-12));
    }

    /// Neurons whose g grows towards the middle of a box bend light, along the path that (7.7) follows in t.
    @Test
    void neuronsBendLightAsGeodesicsBend() {
        Box box = Box.cube(6, false);
        double[] positions = NeuronLayout.lattice(box, 1, 0.5);
        double[] matrices = new double[2 * positions.length];
        for (int i = 0; i < positions.length / 3; i++) {
            double square = 0;
            for (int a = 0; a < 3; a++) {
                square += (positions[3 * i + a] - 3) * (positions[3 * i + a] - 3);
            }
            for (int diagonal : new int[] {0, 3, 5}) {
                matrices[6 * i + diagonal] = 2 + StrictMath.exp(-square / 2);
            }
        }
        KernelField field =
                new KernelField(Neurons.of(positions, matrices), box, Cutoff.of(1e-13), 0, Kernels.scalar());
        Camera camera = Camera.at(field, new double[] {2, 0.5, 3, 3}, new double[] {3, 3, 3}, UP, new View(60, 2, 2));
        RayTracer tracer = new RayTracer(field, Scene.of(new Sky.Sides(box)), 1e-11);
        GeodesicSettings settings = GeodesicSettings.of(GeodesicLaw.COORDINATE_TIME, 1e-12)
                .with(GeodesicEvent.edges(box).toArray(GeodesicEvent[]::new));
        assertThat(tracer.trace(camera, 8, 5)).isEqualTo(RayEnd.SKY);
        GeodesicPoint last = new GeodesicSolver(field, settings)
                .follow(camera.light(8, 5), -100)
                .last();
        for (int mu = 0; mu < 4; mu++) {
            assertThat(tracer.event(mu)).isCloseTo(last.event(mu), within(1e-9));
        }
        double straight = 5.5 * StrictMath.tan(Math.toRadians(8));
        assertThat(3 - tracer.event(2)).isBetween(0.7 * straight, 0.8 * straight);
        assertThat(tracer.frequencyRatio()).isCloseTo(1, within(1e-9));
    }

    /// x²(−dt² + dx²) + dy² + dz²: light is at x = 0 after a third of λ, with dx/dλ = 1/x².
    @Test
    void whatCannotBeFollowedIsLost() {
        Metric singular = LineElement.in("t", "x", "y", "z")
                .diagonal("-x^2", "x^2", "1", "1")
                .metric();
        Camera camera = Camera.at(singular, new double[] {0, 1, 0, 0}, new double[3], UP, new View(20, 2, 2));
        RayTracer tracer = new RayTracer(singular, Scene.of(new Sky.Sphere(4)), 1e-9);
        assertThat(tracer.trace(camera, 0, 0)).isEqualTo(RayEnd.LOST);
    }

    @Test
    void refusesWithNumbers() {
        ClosedForm form = Kerr.kerrSchild(1, 0.9);
        BlackHole hole = BlackHole.of(form).orElseThrow();
        View view = new View(20, 2, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scene(new Sky.Sphere(9), null, new KeplerDisc(6, 8)))
                .withMessageContaining("disc from radius 6.0 to 8.0 needs a black hole");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scene(new Sky.Sphere(9), hole, new KeplerDisc(1.5, 8)))
                .withMessageContaining("disc from radius 1.5")
                .withMessageContaining("1.557854");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeplerDisc(8, 6))
                .withMessageContaining("8.0 to 6.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sky.Sphere(-1))
                .withMessageContaining("-1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sky.Sides(Box.cube(3, true)))
                .withMessageContaining("side x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlackHole(1, 0.5, BlackHole.Chart.ISOTROPIC))
                .withMessageContaining("0.5");
        Scene near = new Scene(new Sky.Sphere(9), hole, null);
        Camera beyond = Camera.at(form, new double[] {0, 10, 0, 0}, new double[3], UP, view);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageTracer(form, beyond, near, 1e-9, 1))
                .withMessageContaining("(10.0, 0.0, 0.0) is not in front of the sky");
        Camera deep = Camera.at(form, new double[] {0, 0, 0, 1.44}, new double[3], new double[] {1, 0, 0}, view);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageTracer(form, deep, near, 1e-9, 1))
                .withMessageContaining("at radius 1.44")
                .withMessageContaining("1.4358");
        RayImage image = new RayImage(view);
        assertThat(image.end(0, 0)).isEqualTo(RayEnd.LOST);
        assertThat(image.event(1, 1, 2)).isNaN();
        assertThatThrownBy(() -> image.end(2, 0)).hasMessage("column 2 of 2");
    }

    @Test
    void imagesAreMadeAnewFromTheirNumbers() {
        RayImage image = traced(
                Minkowski.cartesian(),
                Camera.at(Minkowski.cartesian(), new double[] {0, 1, 0, 0}, new double[3], UP, new View(20, 3, 2)),
                Scene.of(new Sky.Sphere(9)),
                1e-9);
        RayImage again = RayImage.of(image.view(), image.ends(), image.events(), image.ratios(), image.steps());
        for (int pixel = 0; pixel < 6; pixel++) {
            int column = pixel % 3;
            int row = pixel / 3;
            assertThat(again.end(column, row)).isEqualTo(RayEnd.SKY);
            assertThat(again.event(column, row, 3))
                    .isEqualTo(image.event(column, row, 3))
                    .isFinite();
            assertThat(again.frequencyRatio(column, row)).isEqualTo(image.frequencyRatio(column, row));
            assertThat(again.steps(column, row)).isEqualTo(image.steps(column, row));
        }
        long[] unknown = {0, 1, 2, 3, 4, 5};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RayImage.of(image.view(), unknown, image.events(), image.ratios(), image.steps()))
                .withMessage("end 5 of a ray: need 0 to 4");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> RayImage.of(new View(20, 3, 1), unknown, image.events(), image.ratios(), image.steps()))
                .withMessageContaining("3 pixels");
    }
}
