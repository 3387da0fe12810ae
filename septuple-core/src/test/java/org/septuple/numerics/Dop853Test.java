package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;
import org.junit.jupiter.api.Test;

class Dop853Test {

    /// y = e^{sin x}, z = 1/(1 + x²): not autonomous, not linear.
    private static final OrdinaryEquation KNOWN = new OrdinaryEquation() {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public boolean at(double x, double[] y, double[] f) {
            f[0] = y[0] * StrictMath.cos(x);
            f[1] = -2 * x * y[1] * y[1];
            return true;
        }
    };

    private static double[] known(double x) {
        return new double[] {StrictMath.exp(StrictMath.sin(x)), 1 / (1 + x * x)};
    }

    private static double error(double[] y, double x) {
        double[] exact = known(x);
        return Math.max(Math.abs(y[0] - exact[0]), Math.abs(y[1] - exact[1]));
    }

    private static Dop853 method(double tolerance) {
        return new Dop853(KNOWN, StepTolerance.uniform(2, tolerance, tolerance), Double.POSITIVE_INFINITY);
    }

    /// Runs over the Kepler ellipse x″ = −x/r³ from perihelion.
    static final class Kepler implements OrdinaryEquation, OrdinaryDifferentialEquation {
        @Override
        public int dimension() {
            return 4;
        }

        @Override
        public boolean at(double x, double[] y, double[] f) {
            double r2 = y[0] * y[0] + y[1] * y[1];
            double r3 = r2 * Math.sqrt(r2);
            f[0] = y[2];
            f[1] = y[3];
            f[2] = -y[0] / r3;
            f[3] = -y[1] / r3;
            return true;
        }

        @Override
        public int getDimension() {
            return 4;
        }

        @Override
        public double[] computeDerivatives(double t, double[] y) {
            double[] f = new double[4];
            at(t, y, f);
            return f;
        }

        static double[] perihelion(double eccentricity) {
            return new double[] {
                1 - eccentricity, 0, 0, Math.sqrt((1 + eccentricity) / (1 - eccentricity)),
            };
        }
    }

    @Test
    void coefficientsAreConsistent() {
        for (int stage = 1; stage < Dop853Tableau.ALL_STAGES; stage++) {
            double sum = 0;
            for (double a : Dop853Tableau.row(stage)) {
                sum += a;
            }
            assertThat(sum).isCloseTo(Dop853Tableau.node(stage), within(2e-14));
        }
        double[] b = Dop853Tableau.row(Dop853Tableau.STAGES);
        for (int power = 0; power < 8; power++) {
            double moment = 0;
            double third = 0;
            double fifth = 0;
            for (int j = 0; j < Dop853Tableau.STAGES; j++) {
                double c = StrictMath.pow(Dop853Tableau.node(j), power);
                moment += b[j] * c;
                third += Dop853Tableau.thirdOrderError()[j] * c;
                fifth += Dop853Tableau.fifthOrderError()[j] * c;
            }
            assertThat(moment).isCloseTo(1.0 / (power + 1), within(1e-15));
            assertThat(Math.abs(third) < 1e-15).isEqualTo(power < 3);
            assertThat(Math.abs(fifth) < 1e-15).isEqualTo(power < 5);
        }
    }

    /// y′ = (m + 1) x^m, which dense output of order 7 has exactly up to m = 6.
    @Test
    void denseCoefficientsAreConsistent() {
        for (int m = 0; m < 7; m++) {
            int power = m;
            OrdinaryEquation equation = new OrdinaryEquation() {
                @Override
                public int dimension() {
                    return 1;
                }

                @Override
                public boolean at(double x, double[] y, double[] f) {
                    f[0] = (power + 1) * StrictMath.pow(x, power);
                    return true;
                }
            };
            Dop853 method = new Dop853(equation, StepTolerance.uniform(1, 1e9, 1), 1);
            double[] y = {0};
            method.begin(0, y, 1);
            method.step(1);
            for (double x = 0.1; x < 1; x += 0.1) {
                assertThat(method.dense(x, y)).isTrue();
                assertThat(y[0]).isCloseTo(StrictMath.pow(x, power + 1), within(3e-15));
            }
        }
    }

    @Test
    void oneStepErrsByOrderNineAndDenseOutputByOrderEight() {
        double[] end = new double[2];
        double[] dense = new double[2];
        double[] y = new double[2];
        for (int i = 0; i < 2; i++) {
            double h = i == 0 ? 0.4 : 0.2;
            for (double x = -3; x < 3; x += 0.125) {
                Dop853 method = method(1e9);
                method.begin(x, known(x), h);
                assertThat(method.step(x + h)).isEqualTo(Dop853.Advance.REACHED);
                end[i] += error(method.state(), x + h);
                for (int k = 1; k < 8; k++) {
                    assertThat(method.dense(x + h * k / 8, y)).isTrue();
                    dense[i] += error(y, x + h * k / 8);
                }
            }
        }
        assertThat(StrictMath.log(end[0] / end[1]) / StrictMath.log(2)).isCloseTo(9, within(0.4));
        assertThat(StrictMath.log(dense[0] / dense[1]) / StrictMath.log(2)).isCloseTo(8, within(0.4));
    }

    @Test
    void aStepAndItsDenseOutputAreThoseOfHipparchus() {
        double h = 0.4;
        double[] start = Kepler.perihelion(0.3);
        DormandPrince853Integrator peer = new DormandPrince853Integrator(h, h, 1e9, 1e9);
        peer.setInitialStepSize(h);
        double[] theirDense = new double[4];
        peer.addStepHandler(new ODEStepHandler() {
            @Override
            public void handleStep(ODEStateInterpolator step) {
                double[] y = step.getInterpolatedState(0.3 * h).getPrimaryState();
                System.arraycopy(y, 0, theirDense, 0, 4);
            }
        });
        double[] theirs =
                peer.integrate(new Kepler(), new ODEState(0, start), h).getPrimaryState();
        Dop853 method = new Dop853(new Kepler(), StepTolerance.uniform(4, 1e9, 1e9), 1);
        method.begin(0, start, h);
        method.step(h);
        double[] dense = new double[4];
        method.dense(0.3 * h, dense);
        for (int i = 0; i < 4; i++) {
            assertThat(method.state()[i]).isCloseTo(theirs[i], within(2e-15));
            assertThat(dense[i]).isCloseTo(theirDense[i], within(2e-15));
        }
        assertThat(method.evaluations()).isEqualTo(1 + 12 + 3);
    }

    @Test
    void aLongPathIsThatOfHipparchusWithFewerRightHandSides() {
        double end = 20 * Math.PI;
        double[] start = Kepler.perihelion(0.5);
        DormandPrince853Integrator peer = new DormandPrince853Integrator(1e-12, 10, 1e-11, 1e-11);
        double[] theirs =
                peer.integrate(new Kepler(), new ODEState(0, start), end).getPrimaryState();
        Dop853 method = new Dop853(new Kepler(), StepTolerance.uniform(4, 1e-11, 1e-11), 10);
        method.begin(0, start, 0);
        while (method.step(end) == Dop853.Advance.STEPPED) {}
        double ours = 0;
        double other = 0;
        for (int i = 0; i < 4; i++) {
            ours = Math.max(ours, Math.abs(method.state()[i] - start[i]));
            other = Math.max(other, Math.abs(theirs[i] - start[i]));
        }
        assertThat(ours).isLessThan(1.5 * other);
        assertThat(other).isLessThan(1e-7);
        assertThat(method.evaluations()).isLessThan(peer.getEvaluations());
        assertThat(method.rejected() * 5).isLessThan(method.steps());
    }

    @Test
    void errorsFollowTheTolerance() {
        double[] errors = new double[4];
        for (int i = 0; i < errors.length; i++) {
            double tolerance = StrictMath.pow(10, -5 - 2 * i);
            Dop853 method = method(tolerance);
            method.begin(-3, known(-3), 0);
            while (method.step(4) == Dop853.Advance.STEPPED) {}
            errors[i] = error(method.state(), 4);
            assertThat(errors[i]).isLessThan(30 * tolerance);
        }
        assertThat(errors[3]).isLessThan(errors[0] * 1e-4);
    }

    @Test
    void thereAndBackAgain() {
        Dop853 method = method(1e-12);
        method.begin(-1, known(-1), 0);
        while (method.step(2) == Dop853.Advance.STEPPED) {}
        double[] there = method.state().clone();
        assertThat(error(there, 2)).isLessThan(1e-11);
        method.begin(2, there, 0);
        while (method.step(-1) == Dop853.Advance.STEPPED) {}
        assertThat(error(method.state(), -1)).isLessThan(1e-11);
        assertThat(method.x()).isEqualTo(-1);
    }

    @Test
    void eachComponentHasItsTolerance() {
        double[] first = end(StepTolerance.each(new double[] {1e-12, 1e9}, new double[] {0, 0}));
        double[] second = end(StepTolerance.each(new double[] {1e9, 1e-12}, new double[] {0, 0}));
        double[] none = end(StepTolerance.uniform(2, 1e9, 0));
        assertThat(Math.abs(first[0] - known(3)[0])).isLessThan(1e-10);
        assertThat(Math.abs(second[1] - known(3)[1])).isLessThan(1e-10);
        assertThat(Math.abs(none[0] - known(3)[0])).isGreaterThan(1e-6);
        assertThat(Math.abs(none[1] - known(3)[1])).isGreaterThan(1e-6);
    }

    private static double[] end(StepTolerance tolerance) {
        Dop853 method = new Dop853(KNOWN, tolerance, Double.POSITIVE_INFINITY);
        method.begin(-3, known(-3), 0);
        while (method.step(3) == Dop853.Advance.STEPPED) {}
        return method.state();
    }

    @Test
    void nothingIsAllocatedOnTheWay() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Dop853 method = new Dop853(new Kepler(), StepTolerance.uniform(4, 1e-10, 1e-10), 10);
        double[] start = Kepler.perihelion(0.5);
        double[] dense = new double[4];
        long bytes = 0;
        for (int run = 0; run < 2; run++) {
            bytes = threads.getCurrentThreadAllocatedBytes();
            method.begin(0, start, 0);
            while (method.step(50) == Dop853.Advance.STEPPED) {
                method.dense((method.from() + method.x()) / 2, dense);
            }
            bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        }
        assertThat(method.steps()).isGreaterThan(30);
        assertThat(bytes).isLessThan(100);
    }

    @Test
    void badTolerancesAreRefused() {
        assertThatThrownBy(() -> StepTolerance.each(new double[] {1, 0}, new double[] {1, 0}))
                .hasMessage("component 1: tolerances 0.0 absolute and 0.0 relative must be >= 0 and not both 0");
        assertThatThrownBy(() -> StepTolerance.uniform(2, Double.NaN, 1)).hasMessageContaining("component 0");
        assertThatThrownBy(() -> new Dop853(KNOWN, StepTolerance.uniform(3, 1, 1), 1))
                .hasMessage("tolerances for 3 components of 2");
        assertThatThrownBy(() -> new Dop853(KNOWN, StepTolerance.uniform(2, 1, 1), 0))
                .hasMessage("largest step 0.0: need > 0");
        Dop853 method = method(1);
        method.begin(0, known(0), 0);
        method.step(1);
        assertThatThrownBy(() -> method.dense(2, new double[2])).hasMessageContaining("not in the last step");
    }
}
