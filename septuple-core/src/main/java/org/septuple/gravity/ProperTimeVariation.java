package org.septuple.gravity;

import org.septuple.numerics.Dop853;
import org.septuple.numerics.OrdinaryEquation;
import org.septuple.numerics.StepTolerance;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// The principle (7.6), δτ = 0, on a time-like path x^a(t) that is varied with fixed ends:
///
/// ```
/// x_ε^a(t) = x^a(t) + ε a^a sin(mπ (t − t₀)/(t₁ − t₀)),  δτ(ε) = ∫(√(−g_αβ ẋ_ε^α ẋ_ε^β) − √(−g_αβ ẋ^α ẋ^β)) dt
/// ```
///
/// On a geodesic δτ = O(ε²), and below 0 up to the first conjugate point: proper time is maximal. On another path δτ = O(ε).
public final class ProperTimeVariation {

    private static final int COORDINATE = 6;

    private final Metric metric;
    private final GeodesicLaw law;
    private final double tolerance;

    /// Variations of paths.
    ///
    /// @param metric    space-time
    /// @param law       of the path that is varied; in coordinate time
    /// @param tolerance of the integration, absolute and relative
    public ProperTimeVariation(Metric metric, GeodesicLaw law, double tolerance) {
        if (!law.inCoordinateTime()) {
            throw new IllegalArgumentException(
                    "paths of law %s have no common t: need a law in coordinate time".formatted(law));
        }
        this.metric = metric;
        this.law = law;
        this.tolerance = tolerance;
    }

    /// The change of proper time.
    ///
    /// @param start   time-like, at t₀
    /// @param end     t₁
    /// @param mode    m ≥ 1
    /// @param epsilon ε
    /// @param along   a^a, three numbers
    /// @return δτ(ε); NaN if the path does not reach t₁, or a varied path is not time-like or leaves the metric
    public double change(GeodesicStart start, double end, int mode, double epsilon, double... along) {
        if (start.character() != CausalCharacter.TIME_LIKE || mode < 1) {
            throw new IllegalArgumentException(
                    "variation of a %s path in mode %d: need time-like, mode >= 1".formatted(start.character(), mode));
        }
        GeodesicEquations path = new GeodesicEquations(metric, law, CausalCharacter.TIME_LIKE);
        double begin = start.event()[0];
        double wave = mode * Math.PI / (end - begin);
        Varied varied = new Varied(path, begin, wave, epsilon, along.clone());
        StepTolerance each = StepTolerance.uniform(varied.dimension(), tolerance, tolerance);
        Dop853 method = new Dop853(varied, each, Double.POSITIVE_INFINITY);
        double[] state = new double[varied.dimension()];
        System.arraycopy(path.state(start), 0, state, 0, path.dimension());
        if (!method.begin(begin, state, 0)) {
            return Double.NaN;
        }
        while (true) {
            switch (method.step(end)) {
                case STEPPED -> {}
                case REACHED -> {
                    return method.state()[path.dimension()];
                }
                case COLLAPSED, UNDEFINED -> {
                    return Double.NaN;
                }
            }
        }
    }

    /// The path, and δτ as one more component.
    private final class Varied implements OrdinaryEquation {

        private final GeodesicEquations path;
        private final double begin;
        private final double wave;
        private final double epsilon;
        private final double[] along;
        private final MetricJet jet = new MetricJet(0);
        private final double[] velocity = {1, 0, 0, 0};

        Varied(GeodesicEquations path, double begin, double wave, double epsilon, double[] along) {
            this.path = path;
            this.begin = begin;
            this.wave = wave;
            this.epsilon = epsilon;
            this.along = along;
        }

        @Override
        public int dimension() {
            return path.dimension() + 1;
        }

        @Override
        public boolean at(double t, double[] y, double[] f) {
            if (!path.at(t, y, f)) {
                return false;
            }
            double[] event = jet.event();
            double shift = epsilon * StrictMath.sin(wave * (t - begin));
            double rate = epsilon * wave * StrictMath.cos(wave * (t - begin));
            event[0] = t;
            for (int a = 0; a < 3; a++) {
                event[1 + a] = y[a] + shift * along[a];
                velocity[1 + a] = y[3 + a] + rate * along[a];
            }
            if (!metric.at(jet)) {
                return false;
            }
            double square = -GeodesicForce.norm(jet.metric(), velocity);
            f[path.dimension()] = Math.sqrt(square) - f[COORDINATE];
            return square > 0;
        }
    }
}
