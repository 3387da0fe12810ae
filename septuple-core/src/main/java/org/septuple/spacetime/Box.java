package org.septuple.spacetime;

/// The box of space, sides x, y and z each periodic or open.
///
/// @param x first side
/// @param y second side
/// @param z third side
public record Box(Side x, Side y, Side z) {

    /// A cube [0, side]³.
    ///
    /// @param side     length, > 0
    /// @param periodic in all directions, or open in all
    /// @return the box
    public static Box cube(double side, boolean periodic) {
        Side one = new Side(0, side, periodic);
        return new Box(one, one, one);
    }

    /// One side.
    ///
    /// @param axis 0, 1 or 2
    /// @return the side
    public Side side(int axis) {
        return switch (axis) {
            case 0 -> x;
            case 1 -> y;
            case 2 -> z;
            default -> throw new IllegalArgumentException("axis %d: need 0 to 2".formatted(axis));
        };
    }

    /// Volume of coordinates.
    ///
    /// @return product of the lengths
    public double volume() {
        return x.length() * y.length() * z.length();
    }
}
