package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.MetricJet;

class ClosedFormsTest {

    private static final int EVENTS = 100;
    private static final List<String> FLAT = List.of(
            "minkowski", "minkowski-spherical", "minkowski-cylindrical", "rindler", "gauge-wave", "caustic-wave");

    static Stream<ClosedForm> forms() {
        return Stream.of(
                Minkowski.cartesian(),
                Minkowski.spherical(),
                Minkowski.cylindrical(),
                Minkowski.rindler(),
                Schwarzschild.of(1),
                Schwarzschild.of(0.3),
                Schwarzschild.isotropic(1.7),
                Schwarzschild.lemaitre(0.8),
                Kerr.boyerLindquist(1, 0.9),
                Kerr.boyerLindquist(2, -0.5),
                Kerr.kerrSchild(1, 0.9),
                Kerr.kerrSchild(0.7, -0.6),
                Kerr.kerrSchild(1, 0),
                ReissnerNordstroem.of(1, 0.8),
                ReissnerNordstroem.of(2, -2),
                SchwarzschildDeSitter.of(1, 0.05),
                SchwarzschildDeSitter.of(0, 0.3),
                SchwarzschildDeSitter.of(1, -0.4),
                DeSitter.of(1),
                DeSitter.of(0.3),
                Friedmann.dust(0.7),
                Friedmann.dustConformal(2, 1),
                Friedmann.dustConformal(1, 0),
                Friedmann.dustConformal(0.5, -1),
                Friedmann.radiation(1, 1),
                Friedmann.radiation(0.5, 0),
                Friedmann.radiation(2, -1),
                Friedmann.dustAndLambda(1, 0.3),
                Friedmann.lambda(0.8, 1),
                Friedmann.lambda(0.8, 0),
                Friedmann.lambda(0.8, -1),
                Kasner.of(-1.0 / 3, 2.0 / 3, 2.0 / 3),
                Kasner.of(1, 0, 0),
                Kasner.of(-2.0 / 7, 3.0 / 7, 6.0 / 7),
                Kasner.lambda(0.7, -1.0 / 3, 2.0 / 3, 2.0 / 3),
                Kasner.lambda(0.4, 6.0 / 7, -2.0 / 7, 3.0 / 7),
                Gowdy.standard(),
                GaugeWave.of(0.5, 1.3),
                RosenWave.of(0.9),
                CausticWave.of(0.1),
                CausticWave.of(-0.3));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyOneSolvesEinsteinsEquations(ClosedForm form) {
        EinsteinResidual.Account account = EinsteinResidual.of(form, EVENTS, 1);
        assertThat(account.largest()).isLessThan(1e-11);
        assertThat(account.events()).isEqualTo(EVENTS);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void curvatureIsThatOfItsClosedForm(ClosedForm form) {
        var stream = new RandomStream(2, Purpose.CHECK_POINTS, 0, 0);
        MetricJet jet = new MetricJet(2);
        Curvature curvature = new Curvature();
        for (int k = 0; k < 20; k++) {
            form.draw(stream, jet.event());
            assertThat(form.at(jet)).isTrue();
            assertThat(curvature.of(jet)).isTrue();
            DirectCurvature direct = new DirectCurvature(jet);
            boolean flat = FLAT.contains(form.name()) || form.toString().contains("p1=1.0, p2=0.0");
            for (int a = 0; a < 4; a++) {
                for (int b = 0; b < 4; b++) {
                    for (int c = 0; c < 4; c++) {
                        for (int d = 0; d < 4; d++) {
                            double expected = flat ? 0 : direct.riemann[a][b][c][d];
                            assertThat(curvature.riemann(a, b, c, d))
                                    .isCloseTo(expected, within(1e-12 * direct.terms[a][b][c][d]));
                        }
                    }
                }
            }
            OptionalDouble known = form.kretschmann(jet.event());
            if (known.isPresent() && !flat) {
                assertThat(curvature.kretschmann())
                        .isCloseTo(known.getAsDouble(), within(1e-11 * direct.kretschmann(true)));
            }
        }
    }

    /// First derivatives from differences of metrics, second ones from differences of first ones.
    @ParameterizedTest
    @MethodSource("forms")
    void derivativesAreThoseOfDifferences(ClosedForm form) {
        var stream = new RandomStream(3, Purpose.CHECK_POINTS, 0, 0);
        MetricJet jet = new MetricJet(2);
        form.draw(stream, jet.event());
        form.draw(stream, jet.event());
        assertThat(form.at(jet)).isTrue();
        for (int alpha = 0; alpha < 4; alpha++) {
            double[][] slopes = differences(form, jet.event(), alpha);
            for (int k = 0; k < 10; k++) {
                near(jet.first()[10 * alpha + k], slopes[0][k]);
            }
            for (int beta = 0; beta < 4; beta++) {
                for (int k = 0; k < 10; k++) {
                    near(jet.second()[10 * MetricJet.pair(alpha, beta) + k], slopes[1][10 * beta + k]);
                }
            }
        }
    }

    private static void near(double exact, double difference) {
        assertThat(difference).isCloseTo(exact, within(2e-8 * Math.max(1, Math.abs(exact))));
    }

    private static double[][] differences(ClosedForm form, double[] event, int alpha) {
        double[][] sums = {new double[10], new double[40]};
        MetricJet jet = new MetricJet(1);
        double step = 1e-3;
        double[] weights = {-1.0 / 60, 9.0 / 60, -45.0 / 60, 0, 45.0 / 60, -9.0 / 60, 1.0 / 60};
        for (int j = -3; j <= 3; j++) {
            System.arraycopy(event, 0, jet.event(), 0, 4);
            jet.event()[alpha] += j * step;
            assertThat(form.at(jet)).isTrue();
            for (int k = 0; k < 10; k++) {
                sums[0][k] += weights[j + 3] / step * jet.metric()[k];
            }
            for (int k = 0; k < 40; k++) {
                sums[1][k] += weights[j + 3] / step * jet.first()[k];
            }
        }
        return sums;
    }

    static Stream<ClosedForm> byHand() {
        return Stream.of(
                Schwarzschild.of(1.3),
                Kerr.boyerLindquist(1, 0.9),
                Kerr.boyerLindquist(0.6, -0.2),
                Kerr.kerrSchild(1, 0.9),
                Kerr.kerrSchild(1.2, -0.7));
    }

    @ParameterizedTest
    @MethodSource("byHand")
    void derivativesByHandAreTheAutomaticOnes(ClosedForm form) {
        var stream = new RandomStream(4, Purpose.CHECK_POINTS, 0, 0);
        MetricJet hand = new MetricJet(1);
        MetricJet automatic = new MetricJet(1);
        Arrays.fill(hand.first(), 99);
        for (int k = 0; k < 200; k++) {
            form.draw(stream, hand.event());
            System.arraycopy(hand.event(), 0, automatic.event(), 0, 4);
            assertThat(form.at(hand)).isTrue();
            assertThat(form.automatic().at(automatic)).isTrue();
            assertThat(hand.metric()).containsExactly(automatic.metric(), within(1e-12 * size(automatic.metric())));
            assertThat(hand.first()).containsExactly(automatic.first(), within(1e-12 * size(automatic.first())));
        }
    }

    /// dx/dλ and dp/dλ relative to the largest of them, at random events and momenta.
    @ParameterizedTest
    @MethodSource("byHand")
    void equationsOfHamiltonByHandAreThoseOfTheDerivatives(ClosedForm form) {
        var stream = new RandomStream(5, Purpose.CHECK_POINTS, 0, 0);
        var own = new GeodesicEquations(form, GeodesicLaw.HAMILTONIAN, CausalCharacter.TIME_LIKE);
        var derived = new GeodesicEquations(form.automatic(), GeodesicLaw.HAMILTONIAN, CausalCharacter.TIME_LIKE);
        assertThat(form.hamiltonian()).isPresent();
        double[] state = new double[8];
        double[] byHand = new double[8];
        double[] expected = new double[8];
        for (int k = 0; k < 200; k++) {
            form.draw(stream, state);
            for (int mu = 0; mu < 4; mu++) {
                state[4 + mu] = 2 * stream.nextUniform() - 1;
            }
            assertThat(own.at(0, state, byHand)).isTrue();
            assertThat(derived.at(0, state, expected)).isTrue();
            assertThat(byHand).containsExactly(expected, within(1e-11 * size(expected)));
        }
        form.draw(stream, state);
        state[1] = Double.NaN;
        assertThat(own.at(0, state, byHand)).isFalse();
    }

    static Stream<ClosedForm> withConstants() {
        return Stream.concat(byHand(), Stream.of(Schwarzschild.isotropic(1.1)));
    }

    /// Poisson brackets {Q, H} of what is kept: dQ/dλ by central differences along the flow, relative to what Q's parts change by.
    @ParameterizedTest
    @MethodSource("withConstants")
    void geodesicsKeepTheConstantsOfTheFamily(ClosedForm form) {
        var stream = new RandomStream(6, Purpose.CHECK_POINTS, 0, 0);
        var equations = new GeodesicEquations(form, GeodesicLaw.HAMILTONIAN, CausalCharacter.TIME_LIKE);
        assertThat(form.constants()).isNotEmpty();
        double[] state = new double[8];
        double[] rates = new double[8];
        for (int k = 0; k < 50; k++) {
            form.draw(stream, state);
            for (int mu = 0; mu < 4; mu++) {
                state[4 + mu] = 2 * stream.nextUniform() - 1;
            }
            equations.at(0, state, rates);
            for (ConservedQuantity constant : form.constants()) {
                double sum = 0;
                double parts = 0;
                for (int i = 0; i < 8; i++) {
                    double part = slope(constant, state, i) * rates[i];
                    sum += part;
                    parts += Math.abs(part);
                }
                assertThat(Math.abs(sum)).isLessThan(1e-6 * Math.max(1, parts));
            }
        }
    }

    private static double slope(ConservedQuantity constant, double[] state, int i) {
        double h = 1e-5;
        double[] event = new double[4];
        double[] p = new double[4];
        double difference = 0;
        for (int side = 1; side >= -1; side -= 2) {
            double[] moved = state.clone();
            moved[i] += side * h;
            System.arraycopy(moved, 0, event, 0, 4);
            System.arraycopy(moved, 4, p, 0, 4);
            difference += side * constant.quantity().at(event, p);
        }
        return difference / (2 * h);
    }

    private static double size(double[] numbers) {
        return Math.max(1, Arrays.stream(numbers).map(Math::abs).max().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "schwarzschild, 2, 1, false",
        "schwarzschild, 2.0001, 1, true",
        "schwarzschild, 5, 0, false",
        "schwarzschild, 5, 3.2, false",
        "schwarzschild, 5, -.1, false",
        "kerr, 1.5999, 1, false",
        "kerr, 1.6001, 1, true",
        "kerr, .1, 1, false",
        "kerr, 5, 0, false",
        "kerr-schild, 0, 0, false",
        "kerr-schild, .1, .1, false",
        "kerr-schild, .9, 0, true"
    })
    void chartsEndWhereTheySay(String family, double first, double second, boolean inside) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        parameters.put("mass", 1.0);
        if (!family.equals("schwarzschild")) {
            parameters.put("spin", 0.8);
        }
        ClosedForm form = ClosedForms.of(family, parameters);
        for (int order = 0; order <= 2; order++) {
            MetricJet jet = new MetricJet(order);
            jet.event()[1] = first;
            jet.event()[2] = second;
            jet.metric()[0] = 77;
            assertThat(form.at(jet)).isEqualTo(inside);
            assertThat(form.automatic().at(jet)).isEqualTo(inside);
            assertThat(jet.metric()[0] == 77).isEqualTo(!inside);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dust, 0, -1, false",
        "dust, 0, .1, true",
        "dust-lambda, 0, -1, false",
        "radiation, -1, -5, false",
        "radiation, -1, 5, true",
        "radiation, 1, 1.9, true",
        "radiation, 1, 2.1, false",
        "lambda, -1, -1, false",
        "lambda, 0, -1, true",
        "lambda, 1, -1, true"
    })
    void cosmologiesBeginAndEnd(String name, int curvature, double time, boolean inside) {
        ClosedForm form = switch (name) {
            case "dust" -> Friedmann.dust(1);
            case "dust-lambda" -> Friedmann.dustAndLambda(1, 0.3);
            case "radiation" -> Friedmann.radiation(1, curvature);
            default -> Friedmann.lambda(1, curvature);
        };
        MetricJet jet = new MetricJet(2);
        jet.event()[0] = time;
        assertThat(form.at(jet)).isEqualTo(inside);
    }

    private static double[] scalars(ClosedForm form, double... event) {
        MetricJet jet = new MetricJet(2);
        System.arraycopy(event, 0, jet.event(), 0, 4);
        assertThat(form.at(jet)).isTrue();
        Curvature curvature = new Curvature();
        assertThat(curvature.of(jet)).isTrue();
        return new double[] {curvature.kretschmann(), curvature.weylSquare()};
    }

    /// r = 3 at M = 1 has 48/729; in isotropic coordinates it is ρ = (2 + √3)/2, in Lemaître's R − τ = √6.
    @Test
    void scalarsAreThoseOfTheEventInEveryChart() {
        double[] known = {48.0 / 729, 48.0 / 729};
        double rho = 1 + Math.sqrt(3) / 2;
        assertThat(scalars(Schwarzschild.of(1), 0, 3, 1, 2)).containsExactly(known, within(1e-14));
        assertThat(scalars(Schwarzschild.isotropic(1), 4, rho * 0.6, 0, rho * 0.8))
                .containsExactly(known, within(1e-14));
        assertThat(scalars(Schwarzschild.lemaitre(1), 1, 1 + Math.sqrt(6), 1, 2))
                .containsExactly(known, within(1e-14));
        double a = 0.9;
        double r = 2.5;
        double theta = 0.7;
        double across = Math.sqrt(r * r + a * a) * Math.sin(theta);
        double[] kerr = scalars(Kerr.boyerLindquist(1, a), 0, r, theta, 2);
        assertThat(scalars(Kerr.kerrSchild(1, a), 3, across * 0.28, across * 0.96, r * Math.cos(theta)))
                .containsExactly(kerr, within(1e-14));
    }

    /// Row G4.
    @Test
    void knownValues() {
        MetricJet jet = new MetricJet(2);
        jet.event()[0] = 2;
        Curvature curvature = new Curvature();
        assertThat(Kasner.of(-1.0 / 3, 2.0 / 3, 2.0 / 3).at(jet)).isTrue();
        assertThat(curvature.of(jet)).isTrue();
        assertThat(curvature.kretschmann()).isCloseTo(64.0 / 27 / 16, within(1e-15));
        assertThat(curvature.ricci()).containsExactly(new double[10], within(1e-15));
        assertThat(DeSitter.of(1).at(jet)).isTrue();
        assertThat(curvature.of(jet)).isTrue();
        assertThat(curvature.scalar()).isCloseTo(12, within(1e-13));
        assertThat(curvature.kretschmann()).isCloseTo(24, within(1e-12));
        assertThat(curvature.weylSquare()).isCloseTo(0, within(1e-12));
    }

    /// A charge of .001 that nobody told of, and Λ with a wrong sign.
    @Test
    void plantedErrorsAreFound() {
        ClosedForm charged = LineElement.in("t", "r", "theta", "phi")
                .define("f", "1 - 2/r + 1e-6/r^2")
                .diagonal("-f", "1/f", "r^2", "r^2*sin(theta)^2")
                .between(0, 1, 3, 10, 0.1, 3, 0, 6)
                .closedForm("charged");
        assertThat(EinsteinResidual.of(charged, EVENTS, 1).largest()).isBetween(1e-9, 1e-6);
        ClosedForm shrinking = LineElement.in("t", "x", "y", "z")
                .diagonal("-1", "exp(2*t)", "exp(2*t)", "exp(2*t)")
                .lambda(-3)
                .between(0, 1, 0, 1, 0, 1, 0, 1)
                .closedForm("anti");
        assertThat(EinsteinResidual.of(shrinking, EVENTS, 1).largest()).isGreaterThan(0.1);
    }

    @ParameterizedTest
    @MethodSource("byHand")
    void nothingIsAllocated(ClosedForm form) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var stream = new RandomStream(5, Purpose.CHECK_POINTS, 0, 0);
        MetricJet first = new MetricJet(1);
        MetricJet second = new MetricJet(2);
        form.draw(stream, first.event());
        System.arraycopy(first.event(), 0, second.event(), 0, 4);
        Curvature curvature = new Curvature();
        form.at(second);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int k = 0; k < 1000; k++) {
            form.at(first);
            form.at(second);
            curvature.of(second);
            curvature.kretschmann();
            curvature.weylSquare();
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
    }

    @Test
    void everyFamilyIsMadeByName() {
        Map<String, Double> values = new LinkedHashMap<>();
        forms().forEach(form -> {
            values.clear();
            ClosedForms.parameters(form.name())
                    .forEach(name -> values.put(
                            name,
                            form.parameters()
                                    .getOrDefault(
                                            name,
                                            name.equals("curvature")
                                                    ? form.parameters().getOrDefault("k", 0.0)
                                                    : 0.0)));
            ClosedForm again = ClosedForms.of(form.name(), values);
            assertThat(again).hasToString(form.toString());
        });
        assertThat(forms().map(ClosedForm::name).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(ClosedForms.families());
    }

    @Test
    void badFamiliesAndParametersAreRefused() {
        refused("unknown metric 'ker': known are minkowski", () -> ClosedForms.of("ker", Map.of()));
        refused("'spin' of kerr is missing", () -> ClosedForms.of("kerr", Map.of("mass", 1.0)));
        refused("unknown parameter 'm' of dust", () -> ClosedForms.of("dust", Map.of("m", 1.0)));
        refused("spin = 1.0: need a number a with |a| < mass = 1.0", () -> Kerr.kerrSchild(1, 1));
        refused("mass = -1.0: need a finite number > 0", () -> Schwarzschild.of(-1));
        refused("mass = Infinity", () -> Schwarzschild.isotropic(Double.POSITIVE_INFINITY));
        refused("charge = 1.1", () -> ReissnerNordstroem.of(1, 1.1));
        refused("9 lambda mass^2 < 1", () -> SchwarzschildDeSitter.of(1, 0.12));
        refused("sum of squares 0.935", () -> Kasner.of(-0.3, 0.65, 0.65));
        refused("curvature = 2.0: need -1, 0 or 1", () -> Friedmann.radiation(1, 2));
        refused("matter = 1.0", () -> Friedmann.dustAndLambda(1, 1));
        refused("amplitude = 1.0", () -> GaugeWave.of(1, 1));
        refused("amplitude = 0.0", () -> CausticWave.of(0));
    }

    private static void refused(String message, Runnable work) {
        assertThatIllegalArgumentException().isThrownBy(work::run).withMessageContaining(message);
    }
}
