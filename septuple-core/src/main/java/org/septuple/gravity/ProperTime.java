package org.septuple.gravity;

import org.septuple.numerics.Dop853;
import org.septuple.numerics.OrdinaryEquation;
import org.septuple.numerics.StepTolerance;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Proper time along any path, geodesic or not: (7.3)–(7.5), dτ² = −g_αβ dx^α dx^β, τ = ∫√(−g_αβ dx^α/ds dx^β/ds) ds whatever the parameter s is.
///
/// The proper time (7.1) of a neuron's step by its own g_i is [org.septuple.spacetime.Interval#properTime].
public final class ProperTime {

    private static final int FOUR = MetricJet.DIMENSIONS;

    private ProperTime() {}

    /// A smooth path.
    @FunctionalInterface
    public interface Path {
        /// A point of it.
        ///
        /// @param s     parameter
        /// @param event receives t, x, y, z
        /// @param rate  receives dx^μ/ds
        void at(double s, double[] event, double[] rate);
    }

    /// The proper time of a smooth path, by [Dop853].
    ///
    /// @param metric    space-time
    /// @param path      time-like
    /// @param from      s at its beginning
    /// @param to        s at its end, > from
    /// @param tolerance absolute and relative, of each step
    /// @return τ ≥ 0; NaN if the path is space-like or without a metric somewhere
    public static double along(Metric metric, Path path, double from, double to, double tolerance) {
        if (!(to > from)) {
            throw new IllegalArgumentException(
                    "a path from %s to %s: need an end after its beginning".formatted(from, to));
        }
        double[] zero = {0};
        Dop853 method = new Dop853(
                new Rate(metric, path), StepTolerance.uniform(1, tolerance, tolerance), Double.POSITIVE_INFINITY);
        Dop853.Advance advance = method.begin(from, zero, 0) ? Dop853.Advance.STEPPED : Dop853.Advance.UNDEFINED;
        while (advance == Dop853.Advance.STEPPED) {
            advance = method.step(to);
        }
        return advance == Dop853.Advance.REACHED ? method.state()[0] : Double.NaN;
    }

    private static final class Rate implements OrdinaryEquation {

        private final Metric metric;
        private final Path path;
        private final MetricJet jet = new MetricJet(0);
        private final double[] rate = new double[FOUR];

        Rate(Metric metric, Path path) {
            this.metric = metric;
            this.path = path;
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public boolean at(double s, double[] y, double[] f) {
            path.at(s, jet.event(), rate);
            if (!metric.at(jet)) {
                return false;
            }
            double square = -GeodesicForce.norm(jet.metric(), rate);
            f[0] = Math.sqrt(square);
            return square >= 0;
        }
    }

    /// The proper time of a recorded path: the sum over its chords, each with the metric in its middle. Errs by O(h²) for events h apart.
    ///
    /// @param metric space-time
    /// @param events t, x, y, z of one event after the other, at least two
    /// @return τ ≥ 0; NaN if a chord is space-like or without a metric in its middle
    public static double ofChords(Metric metric, double... events) {
        if (events.length < 2 * FOUR || events.length % FOUR != 0) {
            throw new IllegalArgumentException(
                    "%d coordinates of events: need 4 for each of two events or more".formatted(events.length));
        }
        MetricJet jet = new MetricJet(0);
        double[] chord = new double[FOUR];
        double sum = 0;
        for (int i = 0; i + 2 * FOUR <= events.length; i += FOUR) {
            for (int mu = 0; mu < FOUR; mu++) {
                chord[mu] = events[i + FOUR + mu] - events[i + mu];
                jet.event()[mu] = events[i + mu] + chord[mu] / 2;
            }
            sum += metric.at(jet) ? Math.sqrt(-GeodesicForce.norm(jet.metric(), chord)) : Double.NaN;
        }
        return sum;
    }
}
