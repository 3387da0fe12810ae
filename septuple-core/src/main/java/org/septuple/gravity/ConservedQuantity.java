package org.septuple.gravity;

/// Something that geodesics keep, to be watched along them.
///
/// @param name     what it is called
/// @param quantity of event and momentum
public record ConservedQuantity(String name, Quantity quantity) {

    /// A function of event and momentum.
    @FunctionalInterface
    public interface Quantity {
        /// Its value.
        ///
        /// @param event t, x, y, z
        /// @param p     p_μ = g_μν u^ν
        /// @return finite
        double at(double[] event, double[] p);
    }

    /// A field of vectors.
    @FunctionalInterface
    public interface VectorField {
        /// The vector at an event.
        ///
        /// @param event t, x, y, z
        /// @param to    receives ξ^μ
        void at(double[] event, double[] to);
    }

    /// p_μ, for a coordinate that the metric does not depend on.
    ///
    /// @param name what it is called
    /// @param mu   index of the coordinate
    /// @return the quantity
    public static ConservedQuantity momentum(String name, int mu) {
        return new ConservedQuantity(name, (event, p) -> p[mu]);
    }

    /// ξ^μ p_μ of a Killing field.
    ///
    /// @param name  what it is called
    /// @param field ξ
    /// @return the quantity
    public static ConservedQuantity killing(String name, VectorField field) {
        return new ConservedQuantity(name, (event, p) -> {
            double[] xi = new double[4];
            field.at(event, xi);
            return xi[0] * p[0] + xi[1] * p[1] + xi[2] * p[2] + xi[3] * p[3];
        });
    }
}
