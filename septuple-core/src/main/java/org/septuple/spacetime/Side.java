package org.septuple.spacetime;

/// One side of a [Box].
///
/// @param from     lower end
/// @param to       upper end, > from
/// @param periodic whether the upper end is the lower one; else the side is open: neurons beyond it count, nothing comes back
public record Side(double from, double to, boolean periodic) {

    /// Checks the numbers.
    public Side {
        if (!(from < to && Double.isFinite(to - from))) {
            throw new IllegalArgumentException(
                    "side from %s to %s: need two finite ends, the lower one first".formatted(from, to));
        }
    }

    /// Length L.
    ///
    /// @return to − from
    public double length() {
        return to - from;
    }

    /// The shortest way between two places: on a periodic side in [−L/2, L/2].
    ///
    /// @param difference of two coordinates
    /// @return the difference, or that to the nearest image
    double shortest(double difference) {
        return periodic ? difference - length() * Math.rint(difference / length()) : difference;
    }

    /// The same place inside: on a periodic side in [from, to).
    ///
    /// @param x coordinate
    /// @return x, or its image in the box
    double inside(double x) {
        if (!periodic || (x >= from && x < to)) {
            return x;
        }
        double image = x - length() * Math.floor((x - from) / length());
        return image >= from && image < to ? image : from;
    }
}
