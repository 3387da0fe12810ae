package org.septuple.gravity;

import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Where and how a geodesic starts: an event and a velocity of fixed norm that points to the future, u⁰ > 0. Immutable.
///
/// What is asked of the three spatial numbers decides u⁰: from coordinate velocities v^a = dx^a/dt by u⁰ = 1/√|g_αβ v^α v^β|, v⁰ = 1; from momenta p_a by
/// u⁰ = √(γ^ab p_a p_b − k)/α with the norm k, the inverse γ^ab of g_ab and the lapse α = 1/√(−g^00).
public final class GeodesicStart {

    private static final int FOUR = MetricJet.DIMENSIONS;

    private final CausalCharacter character;
    private final double[] event;
    private final double[] velocity;
    private final double[] momentum = new double[FOUR];

    private GeodesicStart(CausalCharacter character, double[] event, double[] velocity, double[] metric) {
        this.character = character;
        this.event = event;
        this.velocity = velocity;
        GeodesicForce.lower(metric, velocity, momentum);
    }

    /// A start with a velocity in coordinates. Of null geodesics only its direction counts: its length is made that of light, and u⁰ = 1.
    ///
    /// @param metric    space-time
    /// @param character time-like, null or space-like
    /// @param event     t, x, y, z; copied
    /// @param v         dx^a/dt, three numbers
    /// @return the start
    /// @throws IllegalArgumentException with numbers, if there is no metric, if g_ab is not positive definite, or if the velocity is not of that character
    public static GeodesicStart ofVelocity(Metric metric, CausalCharacter character, double[] event, double... v) {
        double[] g = spatiallyDefinite(metric, event);
        double[] u = {1, v[0], v[1], v[2]};
        if (character == CausalCharacter.NULL) {
            double length = lightLength(g, u);
            return new GeodesicStart(
                    character, event.clone(), new double[] {1, length * v[0], length * v[1], length * v[2]}, g);
        }
        double norm = GeodesicForce.norm(g, u);
        if (!(norm * character.norm() > 0)) {
            throw new IllegalArgumentException(
                    "velocity (%s, %s, %s) at %s has g_αβ v^α v^β = %s: a %s start needs %s 0"
                            .formatted(
                                    v[0],
                                    v[1],
                                    v[2],
                                    place(event),
                                    norm,
                                    character == CausalCharacter.TIME_LIKE ? "time-like" : "space-like",
                                    character == CausalCharacter.TIME_LIKE ? "<" : ">"));
        }
        double rate = 1 / Math.sqrt(Math.abs(norm));
        for (int mu = 0; mu < FOUR; mu++) {
            u[mu] *= rate;
        }
        return new GeodesicStart(character, event.clone(), u, g);
    }

    /// A start with momenta: of unit mass if time-like, with g^μν p_μ p_ν = 1 if space-like.
    ///
    /// @param metric    space-time
    /// @param character time-like, null or space-like
    /// @param event     t, x, y, z; copied
    /// @param p         p_a, three numbers
    /// @return the start
    /// @throws IllegalArgumentException with numbers, if there is no metric, if g_ab is not positive definite, or if p_a is too small to be null or space-like
    public static GeodesicStart ofMomentum(Metric metric, CausalCharacter character, double[] event, double... p) {
        double[] g = spatiallyDefinite(metric, event);
        double[] spatial = new double[MetricJet.PAIRS];
        InverseMetric.spatial(g, spatial);
        double[] inverse = new double[MetricJet.PAIRS];
        InverseMetric.invert(g, inverse);
        double square = 0;
        double[] u = new double[FOUR];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double raised = spatial[MetricJet.pair(1 + a, 1 + b)] * p[b];
                square += p[a] * raised;
                u[1 + a] += raised;
            }
        }
        double energy = square - character.norm();
        if (!(energy > 0) || !Double.isFinite(energy)) {
            throw new IllegalArgumentException("momentum (%s, %s, %s) at %s has γ^ab p_a p_b = %s: need > %d"
                    .formatted(p[0], p[1], p[2], place(event), square, Math.max(0, character.norm())));
        }
        u[0] = Math.sqrt(energy * -inverse[0]);
        for (int a = 0; a < 3; a++) {
            u[1 + a] += u[0] * inverse[1 + a] / inverse[0]; // u^a = γ^ab p_b − β^a u⁰
        }
        return new GeodesicStart(character, event.clone(), u, g);
    }

    /// A start of light with the velocity that a [Camera] gives it.
    ///
    /// @param metric   ten pairs at the event
    /// @param event    t, x, y, z; copied
    /// @param velocity u^μ with g_μν u^μ u^ν = 0; copied
    static GeodesicStart ofLight(double[] metric, double[] event, double[] velocity) {
        return new GeodesicStart(CausalCharacter.NULL, event.clone(), velocity.clone(), metric);
    }

    private static double[] spatiallyDefinite(Metric metric, double[] event) {
        MetricJet jet = new MetricJet(0);
        System.arraycopy(event, 0, jet.event(), 0, FOUR);
        if (!metric.at(jet)) {
            throw new IllegalArgumentException("there is no metric at %s".formatted(place(event)));
        }
        double[] g = jet.metric();
        double second = g[4] * g[7] - g[5] * g[5];
        double[] scratch = new double[MetricJet.PAIRS];
        double third = InverseMetric.spatial(g, scratch);
        double fourth = InverseMetric.invert(g, scratch);
        if (!(g[4] > 0 && second > 0 && third > 0)) {
            throw new IllegalArgumentException(
                    "g_ab at %s is not positive definite, its leading minors are %s, %s, %s: time is not t there"
                            .formatted(place(event), g[4], second, third));
        }
        if (!(fourth < 0)) {
            throw new IllegalArgumentException("det g at %s is %s: need < 0".formatted(place(event), fourth));
        }
        return g;
    }

    /// The length s > 0 for which g_αβ v^α v^β = 0 with v^a = s u^a.
    private static double lightLength(double[] g, double[] u) {
        double linear = g[1] * u[1] + g[2] * u[2] + g[3] * u[3];
        double quadratic = GeodesicForce.norm(g, new double[] {0, u[1], u[2], u[3]});
        double root = linear * linear - quadratic * g[0];
        if (!(quadratic > 0 && root >= 0)) {
            throw new IllegalArgumentException(
                    "direction (%s, %s, %s) has no velocity of light: g_ab v^a v^b = %s, g_00 = %s"
                            .formatted(u[1], u[2], u[3], quadratic, g[0]));
        }
        double length = (Math.sqrt(root) - linear) / quadratic;
        if (!(length > 0)) {
            throw new IllegalArgumentException("no light moves along (%s, %s, %s), only against it at %s of its length"
                    .formatted(u[1], u[2], u[3], length));
        }
        return length;
    }

    private static String place(double[] event) {
        return "(%s, %s, %s, %s)".formatted(event[0], event[1], event[2], event[3]);
    }

    /// Time-like, null or space-like.
    ///
    /// @return which
    public CausalCharacter character() {
        return character;
    }

    /// The event. Not to be written to.
    double[] event() {
        return event;
    }

    /// u^μ. Not to be written to.
    double[] velocity() {
        return velocity;
    }

    /// p_μ. Not to be written to.
    double[] momentum() {
        return momentum;
    }

    /// A component of the velocity.
    ///
    /// @param mu index
    /// @return u^μ
    public double velocity(int mu) {
        return velocity[mu];
    }

    /// A component of the momentum.
    ///
    /// @param mu index
    /// @return p_μ = g_μν u^ν
    public double momentum(int mu) {
        return momentum[mu];
    }
}
