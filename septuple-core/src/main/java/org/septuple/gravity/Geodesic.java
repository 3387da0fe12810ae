package org.septuple.gravity;

import java.util.List;

/// A geodesic that was followed to its end.
///
/// @param points    at the parameters asked for, as many as were reached, in their order
/// @param passages  events crossed, in their order, the terminal one included
/// @param last      where it ended
/// @param end       how it ended
/// @param normDrift largest change of g_μν u^μ u^ν from −1, 0 or 1 over the ends of steps, relative to the largest of its 16 terms; of time-like and space-like
///                  paths in coordinate time it is 0 by definition of λ
/// @param drifts    of the quantities watched
/// @param steps     made
/// @param rejected  steps tried in vain
/// @param evaluations right-hand sides asked for
public record Geodesic(
        List<GeodesicPoint> points,
        List<Passage> passages,
        GeodesicPoint last,
        GeodesicEnd end,
        double normDrift,
        List<Drift> drifts,
        long steps,
        long rejected,
        long evaluations) {

    /// Copies.
    public Geodesic {
        points = List.copyOf(points);
        passages = List.copyOf(passages);
        drifts = List.copyOf(drifts);
    }

    /// An event crossed.
    ///
    /// @param name  of the event
    /// @param point where
    public record Passage(String name, GeodesicPoint point) {}

    /// Drift of a conserved quantity.
    ///
    /// @param name    of the quantity
    /// @param initial at the start
    /// @param largest |change| from the start, over the ends of steps
    public record Drift(String name, double initial, double largest) {

        /// The change relative to the quantity.
        ///
        /// @return largest/|initial|; infinite or NaN where that is 0
        public double relative() {
            return largest / Math.abs(initial);
        }
    }
}
