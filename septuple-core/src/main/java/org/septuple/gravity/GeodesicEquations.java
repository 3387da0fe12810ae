package org.septuple.gravity;

import org.jspecify.annotations.Nullable;
import org.septuple.numerics.OrdinaryEquation;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// A [GeodesicLaw] in a space-time, as a system of ordinary differential equations. Scratch of one thread; allocates nothing after its construction.
///
/// | law | x | y |
/// |---|---|---|
/// | [GeodesicLaw#AFFINE] | λ | x^μ, u^μ |
/// | [GeodesicLaw#HAMILTONIAN] | λ | x^μ, p_μ |
/// | [GeodesicLaw#COORDINATE_TIME], [GeodesicLaw#ENTROPY] | t | x^a, ẋ^a, ∫√(∓g_αβ ẋ^α ẋ^β) dt |
public final class GeodesicEquations implements OrdinaryEquation {

    private static final int FOUR = MetricJet.DIMENSIONS;
    private static final int AFFINE_DIMENSION = 8;
    private static final int TIME_DIMENSION = 7;
    private static final int ELAPSED = 6;

    private final Metric metric;
    private final GeodesicLaw law;
    private final CausalCharacter character;
    private final MetricJet jet = new MetricJet(1);
    private final GeodesicForce force = new GeodesicForce();
    private final @Nullable HamiltonianMetric own;
    private boolean filled;

    /// Equations.
    ///
    /// @param metric    space-time
    /// @param law       which
    /// @param character of the path: what √(∓g ẋẋ) is integrated
    public GeodesicEquations(Metric metric, GeodesicLaw law, CausalCharacter character) {
        this.metric = metric;
        this.law = law;
        this.character = character;
        this.own = law == GeodesicLaw.HAMILTONIAN ? own(metric) : null;
    }

    private static @Nullable HamiltonianMetric own(Metric metric) {
        return switch (metric) {
            case HamiltonianMetric own -> own;
            case ClosedForm form -> form.hamiltonian().orElse(null);
            default -> null;
        };
    }

    @Override
    public int dimension() {
        return law.inCoordinateTime() ? TIME_DIMENSION : AFFINE_DIMENSION;
    }

    /// The law.
    ///
    /// @return which
    public GeodesicLaw law() {
        return law;
    }

    @Override
    public boolean at(double x, double[] y, double[] f) {
        if (own != null) {
            return own.flow(y, f);
        }
        if (!moveTo(x, y)) {
            return false;
        }
        switch (law) {
            case AFFINE -> affine(y, f);
            case HAMILTONIAN -> hamiltonian(y, f);
            case COORDINATE_TIME -> coordinateTime(y, 1, f);
            case ENTROPY -> coordinateTime(y, 0, f);
        }
        return true;
    }

    /// Fills the jet and the inverse, at the event of a state.
    private boolean moveTo(double x, double[] y) {
        event(x, y, jet.event());
        filled = metric.at(jet) && force.take(jet);
        return filled;
    }

    private void affine(double[] y, double[] f) {
        double[] a = force.connection(jet.first(), y[4], y[5], y[6], y[7]);
        for (int mu = 0; mu < FOUR; mu++) {
            f[mu] = y[FOUR + mu];
            f[FOUR + mu] = -a[mu];
        }
    }

    private void hamiltonian(double[] y, double[] f) {
        force.raise(y[4], y[5], y[6], y[7], f);
        force.momentumRates(jet.first(), f[0], f[1], f[2], f[3], f);
    }

    /// (7.7) for share 1. For share 0, ∫ΔS: the term Γ⁰ẋ^a gives way to −β^a Γ⁰.
    private void coordinateTime(double[] y, double share, double[] f) {
        double[] a = force.connection(jet.first(), 1, y[3], y[4], y[5]);
        double[] inverse = force.inverse();
        for (int i = 0; i < 3; i++) {
            double shift = -inverse[1 + i] / inverse[0];
            f[i] = y[3 + i];
            f[3 + i] = a[0] * (share * y[3 + i] - (1 - share) * shift) - a[1 + i];
        }
        f[ELAPSED] = Math.sqrt(Math.max(0, character.norm() * coordinateNorm(y)));
    }

    /// g_αβ ẋ^α ẋ^β at the event of the jet.
    private double coordinateNorm(double[] y) {
        double[] g = jet.metric();
        double a = y[3];
        double b = y[4];
        double c = y[5];
        double mixed = g[1] * a + g[2] * b + g[3] * c;
        double spatial = a * (g[4] * a + 2 * (g[5] * b + g[6] * c)) + b * (g[7] * b + 2 * g[8] * c) + g[9] * c * c;
        return g[0] + 2 * mixed + spatial;
    }

    /// The event of a state.
    ///
    /// @param x  independent variable
    /// @param y  state
    /// @param to receives t, x, y, z
    public void event(double x, double[] y, double[] to) {
        if (law.inCoordinateTime()) {
            to[0] = x;
            System.arraycopy(y, 0, to, 1, 3);
        } else {
            System.arraycopy(y, 0, to, 0, FOUR);
        }
    }

    /// The metric at the event of a state.
    ///
    /// @param x independent variable
    /// @param y state
    /// @return ten pairs g_μν, not to be written to; those of an earlier event if there is no metric at this
    public double[] metric(double x, double[] y) {
        double[] event = jet.event();
        boolean there = law.inCoordinateTime()
                ? event[0] == x && event[1] == y[0] && event[2] == y[1] && event[3] == y[2]
                : event[0] == y[0] && event[1] == y[1] && event[2] == y[2] && event[3] == y[3];
        if (!filled || !there) {
            moveTo(x, y);
        }
        return jet.metric();
    }

    /// The velocity of a state, where there is a metric: u^μ = dx^μ/dλ; on null paths in coordinate time dx^μ/dt.
    ///
    /// @param x  independent variable
    /// @param y  state
    /// @param to receives u^μ
    public void velocity(double x, double[] y, double[] to) {
        switch (law) {
            case AFFINE -> System.arraycopy(y, FOUR, to, 0, FOUR);
            case HAMILTONIAN -> {
                metric(x, y);
                force.raise(y[4], y[5], y[6], y[7], to);
            }
            case COORDINATE_TIME, ENTROPY -> {
                metric(x, y);
                coordinateVelocity(y, to);
            }
        }
    }

    /// The momentum of a state, where there is a metric: p_μ = g_μν u^ν.
    ///
    /// @param x  independent variable
    /// @param y  state
    /// @param u  its velocity
    /// @param to receives p_μ
    public void momentum(double x, double[] y, double[] u, double[] to) {
        if (law == GeodesicLaw.HAMILTONIAN) {
            System.arraycopy(y, FOUR, to, 0, FOUR);
        } else {
            GeodesicForce.lower(metric(x, y), u, to);
        }
    }

    private void coordinateVelocity(double[] y, double[] to) {
        double rate = character == CausalCharacter.NULL ? 1 : 1 / Math.sqrt(Math.abs(coordinateNorm(y)));
        to[0] = rate;
        for (int i = 0; i < 3; i++) {
            to[1 + i] = rate * y[3 + i];
        }
    }

    /// The proper time or length since the start.
    ///
    /// @param x independent variable
    /// @param y state
    /// @return λ; 0 on a null path in coordinate time
    public double elapsed(double x, double[] y) {
        return law.inCoordinateTime() ? y[ELAPSED] : x;
    }

    /// The state that a start begins with.
    ///
    /// @param start of the path
    /// @return n components
    public double[] state(GeodesicStart start) {
        double[] y = new double[dimension()];
        double[] u = start.velocity();
        if (law.inCoordinateTime()) {
            for (int i = 0; i < 3; i++) {
                y[i] = start.event()[1 + i];
                y[3 + i] = u[1 + i] / u[0];
            }
            return y;
        }
        System.arraycopy(start.event(), 0, y, 0, FOUR);
        System.arraycopy(law == GeodesicLaw.AFFINE ? u : start.momentum(), 0, y, FOUR, FOUR);
        return y;
    }
}
