package org.septuple.gravity.cosmology;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Dop853;
import org.septuple.numerics.Integration;
import org.septuple.numerics.IntegrationEnd;
import org.septuple.numerics.IntegrationEvent;
import org.septuple.numerics.IntegrationEvent.Crossing;
import org.septuple.numerics.OrdinaryEquation;
import org.septuple.numerics.StepTolerance;

/// Solves Einstein's equations of a [KasnerModel] by [Dop853], from the singularity itself.
///
/// ```
/// V̈ = 3ΛV,  Q̇ = ΛV,  Ḃ = Q/V,  V̇ = 1, V = Q = B = 0 at t = 0
/// a_i = V^{p_i} e^{(1 − 3p_i)B},  H_i = (p_i V̇ + (1 − 3p_i)Q)/V
/// ```
///
/// Immutable; any thread may use it.
public final class KasnerSolver {

    private static final String CRUNCH = "V = 0";
    private static final long MOST_STEPS = 1_000_000;

    private final KasnerModel model;
    private final double tolerance;

    /// A solver.
    ///
    /// @param model     the universe
    /// @param tolerance absolute and relative, of each step, > 0
    public KasnerSolver(KasnerModel model, double tolerance) {
        this.model = model;
        this.tolerance = tolerance;
    }

    /// Follows the universe from t = 0.
    ///
    /// @param at times > 0, rising; the history ends at the last
    /// @return the history
    /// @throws IllegalArgumentException if times do not rise
    public KasnerHistory follow(double... at) {
        double before = 0;
        for (double time : at) {
            if (!(time > before)) {
                throw new IllegalArgumentException("times %s, then %s: must rise from 0".formatted(before, time));
            }
            before = time;
        }
        Equations equations = new Equations(model.lambda());
        Dop853 method = new Dop853(equations, StepTolerance.uniform(4, tolerance, tolerance), Double.POSITIVE_INFINITY);
        List<IntegrationEvent> events = List.of(
                new IntegrationEvent(CRUNCH, (t, y) -> y[0], Crossing.FALLING, true),
                new IntegrationEvent("turning point", (t, y) -> y[1], Crossing.FALLING, false),
                new IntegrationEvent(
                        "acceleration",
                        (t, y) -> 9 * model.lambda() * y[0] * y[0] - 2 * y[1] * y[1],
                        Crossing.RISING,
                        false));
        double[] start = {0, 1, 0, 0};
        Points kept = new Points(at);
        IntegrationEnd end = new Integration(method, events, MOST_STEPS).run(0, start, before, kept);
        ExpansionEnd how = switch (end) {
            case IntegrationEnd.Reached _ -> ExpansionEnd.REACHED;
            case IntegrationEnd.Stopped _ -> ExpansionEnd.CRUNCH;
            // B has no bound as V falls to 0
            case IntegrationEnd.Collapsed _, IntegrationEnd.Undefined _ ->
                method.state()[1] < 0 ? ExpansionEnd.CRUNCH : ExpansionEnd.BEYOND_RANGE;
            case IntegrationEnd.OutOfSteps _ -> ExpansionEnd.BEYOND_RANGE;
        };
        return new KasnerHistory(
                kept.points, how, method.x(), kept.turning, kept.accelerates, kept.violation, method.steps());
    }

    private KasnerPoint point(double t, double[] y) {
        double v = y[0];
        double[] a = new double[3];
        double[] h = new double[3];
        for (int i = 0; i < a.length; i++) {
            double p = model.exponent(i);
            a[i] = StrictMath.pow(v, p) * StrictMath.exp((1 - 3 * p) * y[3]);
            h[i] = (p * y[1] + (1 - 3 * p) * y[2]) / v;
        }
        double mean = y[1] / (3 * v);
        double second = StrictMath.cbrt(v) * (model.lambda() - 2 * mean * mean);
        return new KasnerPoint(t, a[0], a[1], a[2], h[0], h[1], h[2], v, second);
    }

    /// How far the constraint is from holding.
    private double violation(KasnerPoint point) {
        double first = point.h1() * point.h2();
        double second = point.h2() * point.h3();
        double third = point.h3() * point.h1();
        double terms = Math.abs(first) + Math.abs(second) + Math.abs(third) + Math.abs(model.lambda());
        return terms == 0 ? 0 : Math.abs(first + second + third - model.lambda()) / terms;
    }

    private record Equations(double lambda) implements OrdinaryEquation {
        @Override
        public int dimension() {
            return 4;
        }

        @Override
        public boolean at(double t, double[] y, double[] f) {
            f[0] = y[1];
            f[1] = 3 * lambda * y[0];
            f[2] = lambda * y[0];
            f[3] = y[0] == 0 ? 0 : y[2] / y[0];
            return true;
        }
    }

    private final class Points implements Integration.Observer {

        private final double[] at;
        private final double[] state = new double[4];
        private final List<KasnerPoint> points = new ArrayList<>();
        private double violation;
        private double turning = Double.NaN;
        private double accelerates = Double.NaN;

        Points(double[] at) {
            this.at = at.clone();
        }

        @Override
        public void stepped(Dop853 method) {
            while (points.size() < at.length
                    && at[points.size()] <= method.x()
                    && method.dense(at[points.size()], state)) {
                KasnerPoint point = point(at[points.size()], state);
                violation = Math.max(violation, violation(point));
                points.add(point);
            }
        }

        @Override
        public void passed(int event, double t, double[] y) {
            turning = event == 1 ? t : turning;
            accelerates = event == 2 ? t : accelerates;
        }
    }
}
