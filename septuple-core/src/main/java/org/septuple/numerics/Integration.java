package org.septuple.numerics;

import java.util.List;

/// Follows a path with [Dop853] to an end, with events on the way.
///
/// Zeros are found on dense output to the rounding of x, by regula falsi in the variant of Illinois (M. Dowell, P. Jarratt, BIT 11 (1971) 168). One thread at a
/// time.
public final class Integration {

    /// What is told of a path.
    public interface Observer {
        /// After each step, and after one that was cut by a terminal event.
        ///
        /// @param method at the end of the step; dense output back to its beginning
        default void stepped(Dop853 method) {}

        /// At each event, before [#stepped] of its step.
        ///
        /// @param event number in the list
        /// @param x     where
        /// @param y     state; valid during the call
        default void passed(int event, double x, double[] y) {}
    }

    private static final int BISECTIONS = 200;

    private final Dop853 method;
    private final List<IntegrationEvent> events;
    private final long mostSteps;
    private final double[] values;
    private final double[] found;
    private final double[] point;

    /// An integration that has not begun.
    ///
    /// @param method    that makes the steps
    /// @param events    looked for after each step
    /// @param mostSteps > 0
    public Integration(Dop853 method, List<IntegrationEvent> events, long mostSteps) {
        if (mostSteps < 1) {
            throw new IllegalArgumentException("at most %d steps: need >= 1".formatted(mostSteps));
        }
        this.method = method;
        this.events = List.copyOf(events);
        this.mostSteps = mostSteps;
        this.values = new double[events.size()];
        this.found = new double[events.size()];
        this.point = new double[method.state().length];
    }

    /// Begins and follows the path.
    ///
    /// @param x        start
    /// @param y        state at the start; copied
    /// @param end      before or after x
    /// @param observer told of steps and events
    /// @return how it ended; the state is that of the method
    public IntegrationEnd run(double x, double[] y, double end, Observer observer) {
        if (!method.begin(x, y, 0)) {
            return new IntegrationEnd.Undefined(x);
        }
        for (int e = 0; e < values.length; e++) {
            values[e] = events.get(e).function().at(x, method.state());
        }
        while (method.steps() < mostSteps) {
            Dop853.Advance advance = method.step(end);
            switch (advance) {
                case COLLAPSED -> {
                    return new IntegrationEnd.Collapsed(method.x());
                }
                case UNDEFINED -> {
                    return new IntegrationEnd.Undefined(method.x());
                }
                case STEPPED, REACHED -> {
                    int stop = pass(observer);
                    observer.stepped(method);
                    if (stop >= 0) {
                        return new IntegrationEnd.Stopped(
                                method.x(), events.get(stop).name());
                    }
                }
            }
            if (advance == Dop853.Advance.REACHED) {
                return new IntegrationEnd.Reached(end);
            }
        }
        return new IntegrationEnd.OutOfSteps(method.x(), mostSteps);
    }

    /// Tells of the events of the last step in their order, up to the first terminal one, where the step is cut.
    ///
    /// @return that event, or −1
    private int pass(Observer observer) {
        int count = 0;
        for (int e = 0; e < values.length; e++) {
            double after = events.get(e).function().at(method.x(), method.state());
            boolean passed = events.get(e).crossing().between(values[e], after);
            found[e] = passed ? zero(e, values[e], after) : Double.NaN;
            values[e] = after;
            count += passed ? 1 : 0;
        }
        for (int done = 0; done < count; done++) {
            int e = nearest();
            double x = found[e];
            found[e] = Double.NaN;
            method.dense(x, point);
            if (!(events.get(e).where().at(x, point) >= 0)) {
                continue;
            }
            observer.passed(e, x, point);
            if (events.get(e).terminal()) {
                method.cut(x);
                return e;
            }
        }
        return -1;
    }

    private int nearest() {
        int best = -1;
        for (int e = 0; e < found.length; e++) {
            if (!Double.isNaN(found[e])
                    && (best < 0 || Math.abs(found[e] - method.from()) < Math.abs(found[best] - method.from()))) {
                best = e;
            }
        }
        return best;
    }

    /// The zero of an event between the ends of the step; on the far side of it, by a rounding error at most.
    private double zero(int event, double before, double after) {
        double near = method.from();
        double far = method.x();
        double atNear = before;
        double atFar = after;
        int side = 0;
        for (int i = 0; i < BISECTIONS && far != near && atFar != 0; i++) {
            double x = i % 3 == 2 ? near + (far - near) / 2 : far - atFar * (far - near) / (atFar - atNear);
            if (x == near || x == far || !((x - near) * (far - x) > 0)) {
                x = near + (far - near) / 2;
            }
            if (x == near || x == far || !method.dense(x, point)) {
                break;
            }
            double value = events.get(event).function().at(x, point);
            if (value == 0 || (value > 0) == (after > 0)) {
                far = x;
                atFar = value;
                atNear = side == 1 ? atNear / 2 : atNear;
                side = 1;
            } else {
                near = x;
                atNear = value;
                atFar = side == -1 ? atFar / 2 : atFar;
                side = -1;
            }
        }
        return far;
    }
}
