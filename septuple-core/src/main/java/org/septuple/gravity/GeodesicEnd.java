package org.septuple.gravity;

/// How a geodesic ended.
///
/// @param kind   which way
/// @param name   of the event; otherwise what the kind is called
/// @param lambda proper time, proper length or affine parameter there
public record GeodesicEnd(Kind kind, String name, double lambda) {

    /// Ways to end.
    public enum Kind {
        /// At the parameter asked for.
        REACHED("reached"),
        /// At a terminal event: a horizon, the edge of a box.
        EVENT("event"),
        /// Where the metric ends: at the edge of the chart, or at a hole that no neuron covers.
        NO_METRIC("no metric"),
        /// Where no step is short enough: at a singularity, of the coordinates or of space-time.
        SINGULAR("singular"),
        /// After as many steps as were allowed.
        OUT_OF_STEPS("out of steps");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// For people.
        ///
        /// @return lower case
        public String word() {
            return word;
        }
    }

    static GeodesicEnd of(Kind kind, double lambda) {
        return new GeodesicEnd(kind, kind.word(), lambda);
    }
}
