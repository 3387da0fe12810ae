package org.septuple.quantum;

import java.util.List;

/// A line of zeros of Ψ in three dimensions around which the phase winds once.
///
/// It runs so that the phase winds by the right-hand rule: counter-clockwise for who sees the line come towards him.
///
/// @param points    where it pierces squares of four cells, in order, three coordinates each; neighbours are at most two cells
///                  apart along each axis, so beyond the ends of a periodic axis the line goes on. The last point of a closed line
///                  is not the first
/// @param ends      at what it begins and ends; none of a closed line
/// @param wraps     times that a closed line goes around each axis; 0 along others than periodic ones
/// @param length    of the polygon through the points: below that of the line by a share of O(h²)
/// @param probes    places along it where circles around it were tried, up to 8, in coordinate planes most transverse to it
/// @param sure      places where two circles or more fit, all have its winding and |Ψ| on one of them is five times its noise
/// @param clearance smallest over sure places of the largest over circles of the smallest |Ψ| on them relative to max |Ψ|; 0
///                  without
public record VortexLine(
        List<List<Double>> points,
        List<End> ends,
        List<Integer> wraps,
        double length,
        int probes,
        int sure,
        double clearance) {

    /// At what a line ends.
    public enum End {
        /// The middles of the outermost cells: what is between them and the wall is not seen.
        WALL,
        /// Where Ψ is too faint for a phase.
        FAINT
    }

    /// Copies.
    public VortexLine {
        points = points.stream().map(List::copyOf).toList();
        ends = List.copyOf(ends);
        wraps = List.copyOf(wraps);
    }

    /// Whether it returns to itself, around a periodic axis or not.
    ///
    /// @return false if it has ends
    public boolean closed() {
        return ends.isEmpty();
    }

    /// Share of the places that are sure.
    ///
    /// @return in [0, 1]; 0 where no circle could be tried
    public double confidence() {
        return probes == 0 ? 0 : (double) sure / probes;
    }

    /// Whether to believe it: more than half of the places are sure.
    ///
    /// @return false where the line may be noise, or too near to others
    public boolean certain() {
        return confidence() > 0.5;
    }
}
