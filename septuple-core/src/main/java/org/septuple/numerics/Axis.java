package org.septuple.numerics;

/// One axis of a [Grid]: [from, to] cut into equal cells. Values belong to the middle of cells, q_i = from + (i + ½)h with
/// h = (to − from)/points, and walls to the ends, half a cell from the outermost values.
///
/// @param from     lower end
/// @param to       upper end, > from
/// @param points   number of cells, ≥ 2
/// @param boundary at both ends
public record Axis(double from, double to, int points, Boundary boundary) {

    /// Checks the numbers.
    public Axis {
        if (!(from < to && Double.isFinite(to - from))) {
            throw new IllegalArgumentException(
                    "axis from %s to %s: need two finite ends, the lower one first".formatted(from, to));
        }
        if (points < 2) {
            throw new IllegalArgumentException("axis of %d points: need at least 2".formatted(points));
        }
    }

    /// Length L.
    ///
    /// @return to − from
    public double length() {
        return to - from;
    }

    /// Width h of a cell.
    ///
    /// @return L/points
    public double spacing() {
        return length() / points;
    }

    /// Middle of a cell.
    ///
    /// @param i in [0, points)
    /// @return from + (i + ½)h
    public double position(int i) {
        return from + (i + 0.5) * spacing();
    }

    /// Whether the last cell touches the first.
    ///
    /// @return true if periodic
    public boolean periodic() {
        return boundary == Boundary.PERIODIC;
    }
}
