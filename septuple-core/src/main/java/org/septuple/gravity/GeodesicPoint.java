package org.septuple.gravity;

/// A point of a geodesic.
///
/// @param lambda proper time, proper length or affine parameter since the start; 0 on null paths in coordinate time
/// @param t      x⁰
/// @param x      x¹
/// @param y      x²
/// @param z      x³
/// @param ut     u⁰ = dt/dλ
/// @param ux     u¹
/// @param uy     u²
/// @param uz     u³
public record GeodesicPoint(
        double lambda, double t, double x, double y, double z, double ut, double ux, double uy, double uz) {

    static GeodesicPoint of(double lambda, double[] event, double[] u) {
        return new GeodesicPoint(lambda, event[0], event[1], event[2], event[3], u[0], u[1], u[2], u[3]);
    }

    /// A coordinate.
    ///
    /// @param mu index
    /// @return x^μ
    public double event(int mu) {
        return switch (mu) {
            case 0 -> t;
            case 1 -> x;
            case 2 -> y;
            case 3 -> z;
            default -> throw new IllegalArgumentException("index %d: need 0 to 3".formatted(mu));
        };
    }

    /// A component of the velocity.
    ///
    /// @param mu index
    /// @return u^μ
    public double velocity(int mu) {
        return switch (mu) {
            case 0 -> ut;
            case 1 -> ux;
            case 2 -> uy;
            case 3 -> uz;
            default -> throw new IllegalArgumentException("index %d: need 0 to 3".formatted(mu));
        };
    }
}
