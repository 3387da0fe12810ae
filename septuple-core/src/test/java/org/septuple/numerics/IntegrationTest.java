package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.IntegrationEvent.Crossing;

class IntegrationTest {

    /// y = sin x, z = cos x.
    private static final OrdinaryEquation CIRCLE = equation(2, (x, y, f) -> {
        f[0] = y[1];
        f[1] = -y[0];
        return true;
    });

    private interface RightHandSide {
        boolean at(double x, double[] y, double[] f);
    }

    private static OrdinaryEquation equation(int dimension, RightHandSide side) {
        return new OrdinaryEquation() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public boolean at(double x, double[] y, double[] f) {
                return side.at(x, y, f);
            }
        };
    }

    private static Dop853 method(OrdinaryEquation equation) {
        return new Dop853(
                equation, StepTolerance.uniform(equation.dimension(), 1e-12, 1e-12), Double.POSITIVE_INFINITY);
    }

    private static final class Passages implements Integration.Observer {
        final List<Integer> events = new ArrayList<>();
        final List<Double> places = new ArrayList<>();
        int steps;

        @Override
        public void stepped(Dop853 method) {
            steps++;
        }

        @Override
        public void passed(int event, double x, double[] y) {
            events.add(event);
            places.add(x);
        }
    }

    private static IntegrationEvent zero(int component, Crossing crossing, boolean terminal) {
        return new IntegrationEvent("zero", (x, y) -> y[component], crossing, terminal);
    }

    @Test
    void zerosAreFoundInOrderAndDirection() {
        Passages seen = new Passages();
        List<IntegrationEvent> events = List.of(
                zero(0, Crossing.EITHER, false), zero(1, Crossing.FALLING, false), zero(1, Crossing.RISING, false));
        IntegrationEnd end = new Integration(method(CIRCLE), events, 1000).run(0, new double[] {0, 1}, 10, seen);
        assertThat(end).isEqualTo(new IntegrationEnd.Reached(10));
        assertThat(seen.events).containsExactly(1, 0, 2, 0, 1, 0);
        for (int i = 0; i < 6; i++) {
            assertThat(seen.places.get(i)).isCloseTo((i + 1) * Math.PI / 2, within(1e-11));
        }
    }

    @Test
    void aTerminalEventEndsThePathThereAlsoBackwards() {
        for (int sign : new int[] {1, -1}) {
            Passages seen = new Passages();
            Dop853 method = method(CIRCLE);
            IntegrationEvent half = new IntegrationEvent("half", (x, y) -> y[1] - 0.5, Crossing.EITHER, true);
            IntegrationEvent later = new IntegrationEvent("later", (x, y) -> y[1] - 0.4999, Crossing.EITHER, false);
            IntegrationEnd end =
                    new Integration(method, List.of(later, half), 1000).run(0, new double[] {0, 1}, 10 * sign, seen);
            assertThat(end).isInstanceOf(IntegrationEnd.Stopped.class);
            assertThat(end.x()).isCloseTo(sign * Math.PI / 3, within(1e-11));
            assertThat(method.x()).isEqualTo(end.x());
            assertThat(method.state()[0]).isCloseTo(sign * Math.sqrt(0.75), within(1e-11));
            assertThat(method.rate()[1]).isCloseTo(-sign * Math.sqrt(0.75), within(1e-11));
            assertThat(seen.events).containsExactly(1);
            assertThat(seen.steps).isGreaterThan(1);
        }
    }

    /// Also where the last step ends so near the edge that the next one proposed is below the rounding of x.
    @Test
    void anEdgeIsNoSingularity() {
        for (int k = 1; k <= 64; k++) {
            double place = 1 + k / 37.0;
            OrdinaryEquation edge = equation(1, (x, y, f) -> {
                f[0] = 1;
                return y[0] < place;
            });
            IntegrationEnd end =
                    new Integration(method(edge), List.of(), 10_000).run(0.1, new double[] {0}, 9, new Passages());
            assertThat(end).as("edge at %s", place).isInstanceOf(IntegrationEnd.Undefined.class);
            assertThat(end.x()).isCloseTo(0.1 + place, within(1e-14));
        }
    }

    @Test
    void zerosCountOnlyWhereTheyAreAskedFor() {
        Passages seen = new Passages();
        IntegrationEvent above = new IntegrationEvent("above", (x, y) -> y[0], Crossing.EITHER, true, (x, y) -> y[1]);
        IntegrationEnd end =
                new Integration(method(CIRCLE), List.of(above), 1000).run(0, new double[] {0, 1}, 10, seen);
        assertThat(end).isInstanceOf(IntegrationEnd.Stopped.class);
        assertThat(end.x()).isCloseTo(2 * Math.PI, within(1e-11));
        assertThat(seen.events).containsExactly(0);
    }

    /// y′ = y², y = 1/(1 − x).
    @Test
    void aPoleEndsInCollapse() {
        OrdinaryEquation pole = equation(1, (x, y, f) -> {
            f[0] = y[0] * y[0];
            return true;
        });
        IntegrationEnd end =
                new Integration(method(pole), List.of(), 10_000).run(0, new double[] {1}, 3, new Passages());
        assertThat(end).isInstanceOfAny(IntegrationEnd.Collapsed.class, IntegrationEnd.Undefined.class);
        assertThat(end.x()).isCloseTo(1, within(1e-10));
    }

    @Test
    void anEdgeOfTheRightHandSideIsReachedToRounding() {
        OrdinaryEquation edge = equation(1, (x, y, f) -> {
            f[0] = Math.sqrt(y[0]);
            return y[0] < 4;
        });
        Dop853 method = method(edge);
        IntegrationEnd end = new Integration(method, List.of(), 10_000).run(0, new double[] {1}, 9, new Passages());
        assertThat(end).isInstanceOf(IntegrationEnd.Undefined.class);
        assertThat(end.x()).isCloseTo(2, within(1e-11));
        assertThat(method.state()[0]).isLessThan(4).isCloseTo(4, within(1e-11));
        IntegrationEnd none = new Integration(method, List.of(), 10).run(0, new double[] {5}, 9, new Passages());
        assertThat(none).isEqualTo(new IntegrationEnd.Undefined(0));
    }

    @Test
    void stepsRunOut() {
        IntegrationEnd end =
                new Integration(method(CIRCLE), List.of(), 3).run(0, new double[] {0, 1}, 1000, new Passages());
        assertThat(end).isInstanceOf(IntegrationEnd.OutOfSteps.class);
        assertThat(((IntegrationEnd.OutOfSteps) end).steps()).isEqualTo(3);
        assertThat(end.x()).isBetween(0.0, 999.0);
    }
}
