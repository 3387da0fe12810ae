package org.septuple.numerics;

/// A place on a path where a function of it passes through zero. One zero between the ends of a step is found; two in one step are not seen.
///
/// @param name     what it is called
/// @param function of the path
/// @param crossing which way it has to pass
/// @param terminal whether integration ends there
/// @param where    asked at the zero, which does not count where this is negative
public record IntegrationEvent(String name, Function function, Crossing crossing, boolean terminal, Function where) {

    /// An event that counts everywhere.
    ///
    /// @param name     what it is called
    /// @param function of the path
    /// @param crossing which way it has to pass
    /// @param terminal whether integration ends there
    public IntegrationEvent(String name, Function function, Crossing crossing, boolean terminal) {
        this(name, function, crossing, terminal, (x, y) -> 0);
    }

    /// A function of a path.
    @FunctionalInterface
    public interface Function {
        /// Its value.
        ///
        /// @param x independent variable
        /// @param y state; the array may be longer than the state
        /// @return finite
        double at(double x, double[] y);
    }

    /// Which way through zero, in the direction of integration.
    public enum Crossing {
        /// From below to above.
        RISING,
        /// From above to below.
        FALLING,
        /// Both ways.
        EITHER;

        /// Whether two values lie on the two sides of zero, this way.
        ///
        /// @param before not counted if 0
        /// @param after  counted if 0
        /// @return true if so
        public boolean between(double before, double after) {
            return switch (this) {
                case RISING -> before < 0 && after >= 0;
                case FALLING -> before > 0 && after <= 0;
                case EITHER -> RISING.between(before, after) || FALLING.between(before, after);
            };
        }
    }
}
