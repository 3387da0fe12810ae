package org.septuple.gravity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Dop853;
import org.septuple.numerics.Integration;
import org.septuple.numerics.IntegrationEnd;
import org.septuple.numerics.IntegrationEvent;
import org.septuple.numerics.IntegrationEvent.Crossing;
import org.septuple.numerics.StepTolerance;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;
import org.septuple.spacetime.Side;

/// Follows light that arrives at a [Camera] back to where it came from, by [GeodesicLaw#HAMILTONIAN] to λ < 0. Of one thread; allocates nothing from step to step. A ray has
/// the same bits whatever was traced before.
///
/// The frequency ratio g = ω_observed/ω_emitted, 1/(1 + redshift), is taken against emitters at rest, u along ∂_t, on the sky, and on circular orbits in the disc.
///
/// A hole in the metric that is narrower than a step, or two crossings of the disc in one step, are not seen.
public final class RayTracer {

    private static final int FOUR = MetricJet.DIMENSIONS;
    /// Most steps of a ray.
    private static final long MOST_STEPS = 100_000;
    /// A λ that no ray reaches.
    private static final double PAST = -1e200;

    private final Metric metric;
    private final Scene scene;
    private final Dop853 method;
    private final Integration integration;
    private final List<RayEnd> ends = new ArrayList<>();
    private final MetricJet jet = new MetricJet(0);
    private final double[] state = new double[2 * FOUR];
    private final double[] velocity = new double[FOUR];
    private final double[] direction = new double[3];
    private int stop;
    private RayEnd end = RayEnd.LOST;

    /// A tracer.
    ///
    /// @param metric    space-time
    /// @param scene     what rays can end at
    /// @param tolerance absolute and relative, of each step
    public RayTracer(Metric metric, Scene scene, double tolerance) {
        this(metric, scene, tolerance, capture(scene.hole()));
    }

    /// With another radius than [BlackHole#capture] at which rays end.
    RayTracer(Metric metric, Scene scene, double tolerance, double capture) {
        this.metric = metric;
        this.scene = scene;
        GeodesicEquations equations = new GeodesicEquations(metric, GeodesicLaw.HAMILTONIAN, CausalCharacter.NULL);
        this.method = new Dop853(
                equations,
                StepTolerance.uniform(equations.dimension(), tolerance, tolerance),
                Double.POSITIVE_INFINITY);
        List<IntegrationEvent> events = new ArrayList<>();
        addSky(events);
        addHole(events, capture);
        this.integration = new Integration(method, events, MOST_STEPS);
    }

    private static double capture(@Nullable BlackHole hole) {
        return hole == null ? 0 : hole.capture();
    }

    private void addSky(List<IntegrationEvent> events) {
        switch (scene.sky()) {
            case Sky.Sphere sphere -> add(events, RayEnd.SKY, (x, y) -> sphere.excess(y), Crossing.RISING);
            case Sky.Sides sides -> {
                for (int axis = 0; axis < 3; axis++) {
                    int mu = 1 + axis;
                    Side side = sides.box().side(axis);
                    add(events, RayEnd.SKY, (x, y) -> y[mu] - side.from(), Crossing.FALLING);
                    add(events, RayEnd.SKY, (x, y) -> y[mu] - side.to(), Crossing.RISING);
                }
            }
        }
    }

    private void addHole(List<IntegrationEvent> events, double capture) {
        BlackHole hole = scene.hole();
        KeplerDisc disc = scene.disc();
        if (hole != null) {
            add(events, RayEnd.CAPTURED, (x, y) -> hole.radius(y[1], y[2], y[3]) - capture, Crossing.FALLING);
        }
        if (hole != null && disc != null) {
            ends.add(RayEnd.DISC);
            events.add(new IntegrationEvent("disc", (x, y) -> y[3], Crossing.EITHER, true, (x, y) -> {
                double r = hole.radius(y[1], y[2], 0);
                return Math.min(r - disc.inner(), disc.outer() - r);
            }));
        }
    }

    private void add(List<IntegrationEvent> events, RayEnd kind, IntegrationEvent.Function surface, Crossing crossing) {
        ends.add(kind);
        events.add(new IntegrationEvent("end", surface, crossing, true));
    }

    /// Traces the light that is seen at a point of the image.
    ///
    /// @param camera where it arrives
    /// @param right  degrees right of the middle of the image
    /// @param up     degrees above it
    /// @return where it came from
    public RayEnd trace(Camera camera, double right, double up) {
        View.direction(right, up, direction);
        camera.state(direction, state);
        stop = -1;
        IntegrationEnd outcome = integration.run(0, state, PAST, new Integration.Observer() {
            @Override
            public void passed(int event, double x, double[] y) {
                stop = event;
                System.arraycopy(y, 0, state, 0, state.length);
            }
        });
        end = switch (outcome) {
            case IntegrationEnd.Stopped _ -> ends.get(stop);
            case IntegrationEnd.Undefined _ -> RayEnd.HOLE;
            case IntegrationEnd.Collapsed _, IntegrationEnd.OutOfSteps _, IntegrationEnd.Reached _ -> RayEnd.LOST;
        };
        if (stop < 0) {
            System.arraycopy(method.state(), 0, state, 0, state.length);
        }
        return end;
    }

    /// Where the last ray came from.
    ///
    /// @return kind of end
    public RayEnd end() {
        return end;
    }

    /// A coordinate of where the last ray came from.
    ///
    /// @param mu index
    /// @return x^μ
    public double event(int mu) {
        return state[mu];
    }

    /// A momentum of the last ray, where it came from.
    ///
    /// @param mu index
    /// @return p_μ
    public double momentum(int mu) {
        return state[FOUR + mu];
    }

    /// Steps of the last ray.
    ///
    /// @return ≥ 0
    public long steps() {
        return method.steps();
    }

    /// Frequency seen over frequency sent of the last ray.
    ///
    /// @return g; NaN unless it came from the sky or the disc, and where no emitter can move so
    public double frequencyRatio() {
        BlackHole hole = scene.hole();
        if (end == RayEnd.DISC && hole != null) {
            double omega = hole.angularVelocity(hole.radius(state[1], state[2], 0));
            return ratio(-omega * state[2], omega * state[1]);
        }
        return end == RayEnd.SKY ? ratio(0, 0) : Double.NaN;
    }

    /// Against an emitter with dx/dt, dy/dt: 1/ω = √(−g_μν v^μ v^ν)/(−p_μ v^μ).
    private double ratio(double vx, double vy) {
        System.arraycopy(state, 0, jet.event(), 0, FOUR);
        if (!metric.at(jet)) {
            return Double.NaN;
        }
        velocity[0] = 1;
        velocity[1] = vx;
        velocity[2] = vy;
        double norm = GeodesicForce.norm(jet.metric(), velocity);
        return Math.sqrt(-norm) / -(state[FOUR] + vx * state[FOUR + 1] + vy * state[FOUR + 2]);
    }
}
