package org.septuple.gravity;

import java.util.List;
import org.septuple.numerics.Dop853;
import org.septuple.numerics.IntegrationEvent.Crossing;
import org.septuple.numerics.StepTolerance;
import org.septuple.spacetime.Metric;

/// The geodesic through two events, and where it goes on: what two places of a path say of a third, if the path is a geodesic.
///
/// The velocity at the first event is found by shooting: paths in coordinate time, ∂x/∂v = (t₁ − t₀)·1 at first, then Broyden's updates. Paths may be space-like. Scratch of one
/// thread.
///
/// Source: C. G. Broyden, *Math. Comp.* 19 (1965) 577.
public final class TwoPointGeodesic {

    private static final int AXES = 3;
    private static final int MOST_SHOTS = 40;
    private static final int MOST_STEPS = 400;
    private static final double TOLERANCE = 1e-11;
    /// Of the way between both places.
    private static final double HIT = 1e-8;

    private static final double LEAST = 1e-12;
    private static final double FAR = 1e6;

    private final Metric metric;
    private final GeodesicEquations equations;
    private final double[] event = new double[1 + AXES];
    private final double[] velocity = new double[AXES];
    private final double[][] inverse = new double[AXES][AXES];
    private boolean found;

    /// Geodesics of a space-time.
    ///
    /// @param metric space-time
    /// @param law    in coordinate time: (7.7), or its competitor
    public TwoPointGeodesic(Metric metric, GeodesicLaw law) {
        if (!law.inCoordinateTime()) {
            throw new IllegalArgumentException("law %s does not run in t: need one that does".formatted(law));
        }
        this.metric = metric;
        this.equations = new GeodesicEquations(metric, law, CausalCharacter.NULL); // no proper time is wanted
    }

    /// Finds the velocity with which a path from one event arrives at another.
    ///
    /// @param from  t, x, y, z
    /// @param to    t, x, y, z, later
    /// @return false if no path was found: it left the metric, or shots did not converge
    public boolean find(double[] from, double[] to) {
        double span = to[0] - from[0];
        if (!(span > 0)) {
            throw new IllegalArgumentException("from t = %s to %s: need a later event".formatted(from[0], to[0]));
        }
        System.arraycopy(from, 0, event, 0, event.length);
        double way = 0;
        for (int a = 0; a < AXES; a++) {
            velocity[a] = (to[1 + a] - from[1 + a]) / span;
            way = Math.max(way, Math.abs(to[1 + a] - from[1 + a]));
            for (int b = 0; b < AXES; b++) {
                inverse[a][b] = a == b ? 1 / span : 0;
            }
        }
        found = shoot(to, HIT * way + LEAST);
        return found;
    }

    private boolean shoot(double[] to, double near) {
        double[] miss = new double[AXES];
        if (!miss(to, miss)) {
            return false;
        }
        double[] turn = new double[AXES];
        double[] before = new double[AXES];
        for (int shot = 0; shot < MOST_SHOTS && largest(miss) > near; shot++) {
            for (int a = 0; a < AXES; a++) {
                turn[a] = -dot(inverse[a], miss);
                velocity[a] += turn[a];
            }
            System.arraycopy(miss, 0, before, 0, AXES);
            if (!(largest(velocity) < FAR) || !miss(to, miss)) {
                return false;
            }
            update(turn, before, miss);
        }
        return largest(miss) <= near;
    }

    private boolean miss(double[] to, double[] miss) {
        if (!follow(to[0], miss)) {
            return false;
        }
        for (int a = 0; a < AXES; a++) {
            miss[a] -= to[1 + a];
        }
        return true;
    }

    /// H + (Δv − HΔr)(Δvᵀ H)/(Δvᵀ H Δr).
    private void update(double[] turn, double[] before, double[] miss) {
        double[] change = new double[AXES];
        double[] left = new double[AXES];
        double[] right = new double[AXES];
        for (int a = 0; a < AXES; a++) {
            change[a] = miss[a] - before[a];
        }
        for (int a = 0; a < AXES; a++) {
            left[a] = turn[a] - dot(inverse[a], change);
            for (int b = 0; b < AXES; b++) {
                right[a] += turn[b] * inverse[b][a];
            }
        }
        double by = dot(right, change);
        for (int a = 0; a < AXES && by != 0; a++) {
            for (int b = 0; b < AXES; b++) {
                inverse[a][b] += left[a] * right[b] / by;
            }
        }
    }

    private boolean follow(double end, double[] to) {
        double[] state = new double[equations.dimension()];
        System.arraycopy(event, 1, state, 0, AXES);
        System.arraycopy(velocity, 0, state, AXES, AXES);
        StepTolerance each = StepTolerance.uniform(state.length, TOLERANCE, TOLERANCE);
        Dop853 method = new Dop853(equations, each, Double.POSITIVE_INFINITY);
        Dop853.Advance advance = method.begin(event[0], state, 0) ? Dop853.Advance.STEPPED : Dop853.Advance.UNDEFINED;
        for (int step = 0; advance == Dop853.Advance.STEPPED && step < MOST_STEPS; step++) {
            advance = method.step(end);
        }
        System.arraycopy(method.state(), 0, to, 0, AXES);
        return advance == Dop853.Advance.REACHED;
    }

    /// Where the path found is, in coordinate time.
    ///
    /// @param t  after the first event
    /// @param to receives x, y, z
    /// @return false if no path was found, or if it does not get there
    public boolean at(double t, double[] to) {
        return found && follow(t, to);
    }

    /// The same by (7.8), in momenta, which shares no contraction with [#at]: the geodesic with that velocity at the first event, followed in proper time or proper length until t.
    ///
    /// @param t  after the first event
    /// @param to receives x, y, z
    /// @return false if no path was found, if it does not get there, or if it begins with the velocity of light
    public boolean atByProperTime(double t, double[] to) {
        CausalCharacter character = character();
        if (!found || character == CausalCharacter.NULL) {
            return false;
        }
        GeodesicStart start = GeodesicStart.ofVelocity(metric, character, event, velocity);
        GeodesicSettings settings = new GeodesicSettings(
                        GeodesicLaw.HAMILTONIAN,
                        TOLERANCE,
                        TOLERANCE,
                        Double.POSITIVE_INFINITY,
                        MOST_STEPS,
                        List.of(),
                        List.of())
                .with(GeodesicEvent.coordinate("t", 0, t, Crossing.RISING, true));
        Geodesic path = new GeodesicSolver(metric, settings).follow(start, FAR * (t - event[0]));
        for (int a = 0; a < AXES; a++) {
            to[a] = path.last().event(1 + a);
        }
        return path.end().kind() == GeodesicEnd.Kind.EVENT;
    }

    /// Time-like, null or space-like at the first event.
    ///
    /// @return of the path found
    public CausalCharacter character() {
        double[] state = new double[equations.dimension()];
        System.arraycopy(event, 1, state, 0, AXES);
        double[] u = {1, velocity[0], velocity[1], velocity[2]};
        double norm = GeodesicForce.norm(equations.metric(event[0], state), u);
        return norm < 0 ? CausalCharacter.TIME_LIKE : norm > 0 ? CausalCharacter.SPACE_LIKE : CausalCharacter.NULL;
    }

    /// The velocity found at the first event.
    ///
    /// @param axis 0, 1 or 2
    /// @return dx^a/dt
    public double velocity(int axis) {
        return velocity[axis];
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double largest(double[] a) {
        return Math.max(Math.abs(a[0]), Math.max(Math.abs(a[1]), Math.abs(a[2])));
    }
}
