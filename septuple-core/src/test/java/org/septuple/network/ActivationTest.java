package org.septuple.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.lanes.Lanes;

class ActivationTest {

    static Stream<Activation> all() {
        return Stream.of(
                new Activation.Tanh(),
                new Activation.Relu(),
                new Activation.LeakyRelu(0.1),
                new Activation.Sigmoid(),
                new Activation.Softplus(),
                new Activation.Identity());
    }

    /// Central differences of f, away from the kink at 0.
    @ParameterizedTest
    @MethodSource("all")
    void derivativeIsThatOfTheValue(Activation f) {
        var random = new SplittableRandom(1);
        double h = 1e-5;
        for (int i = 0; i < 500; i++) {
            double y = random.nextDouble(1e-3, 6) * (i % 2 == 0 ? 1 : -1);
            double difference = (f.value(y + h) - f.value(y - h)) / (2 * h);
            assertThat(f.derivative(y)).isCloseTo(difference, within(1e-9));
        }
    }

    static Stream<Arguments> allOnBothKernels() {
        return all().flatMap(
                        f -> Stream.of(Kernels.scalar(), Lanes.kernels()).map(kernels -> Arguments.of(f, kernels)));
    }

    @ParameterizedTest
    @MethodSource("allOnBothKernels")
    void oneAndManyAgree(Activation f, Kernels kernels) {
        double[] y = new SplittableRandom(2).doubles(37, -5, 5).toArray();
        double[] value = new double[37];
        double[] derivative = new double[37];
        double[] alone = new double[37];
        f.evaluate(kernels.elementary(), y, 3, 37, value, derivative);
        f.evaluate(kernels.elementary(), y, 3, 37, alone);
        for (int i = 3; i < 37; i++) {
            assertThat(value[i]).isEqualTo(f.value(y[i])).isEqualTo(alone[i]);
            assertThat(derivative[i]).isEqualTo(f.derivative(y[i]));
        }
        assertThat(value[2]).isZero();
    }

    /// e = x − f(y), δ = −f′(y)·e, to the last bit, with nothing written outside the range.
    @ParameterizedTest
    @MethodSource("allOnBothKernels")
    void localErrorsAreThoseOfTheirDefinition(Activation f, Kernels kernels) {
        double[] y = new SplittableRandom(3).doubles(41, -5, 5).toArray();
        double[] x = new SplittableRandom(4).doubles(41, -1, 1).toArray();
        double[] error = new double[41];
        double[] delta = new double[41];
        f.localError(kernels.elementary(), y, x, 2, 40, error, delta);
        for (int i = 2; i < 40; i++) {
            double e = x[i] - f.value(y[i]);
            assertThat(error[i]).isEqualTo(e);
            assertThat(delta[i]).isEqualTo(-f.derivative(y[i]) * e);
        }
        assertThat(new double[] {error[1], error[40], delta[1], delta[40]}).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("all")
    void notANumberIsNotHidden(Activation f) {
        assertThat(f.value(Double.NaN)).isNaN();
    }

    /// By hand: tanh(ln 2) = (4 − 1)/(4 + 1), σ(ln 3) = 3/4, log(1 + e^{ln 3}) = ln 4.
    @Test
    void valuesByHand() {
        assertThat(new Activation.Tanh().value(StrictMath.log(2))).isCloseTo(0.6, within(1e-15));
        assertThat(new Activation.Sigmoid().value(StrictMath.log(3))).isCloseTo(0.75, within(1e-15));
        assertThat(new Activation.Softplus().value(StrictMath.log(3))).isCloseTo(StrictMath.log(4), within(1e-15));
        assertThat(new Activation.LeakyRelu(0.1).value(-2)).isEqualTo(-0.2);
        assertThat(new Activation.Relu().value(-2)).isZero();
    }

    @Test
    void refusesAnIncreasingLeak() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Activation.LeakyRelu(1))
                .withMessageContaining("[0, 1)");
    }
}
