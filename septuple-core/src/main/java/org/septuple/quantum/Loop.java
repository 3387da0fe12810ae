package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Elementary;

/// A closed path, along which a [Circulation] is taken.
public sealed interface Loop {

    /// Around a periodic axis, from cell to cell: an exact sum over links.
    ///
    /// @param axis periodic
    /// @param cell any cell on it
    record Ring(int axis, int cell) implements Loop {}

    /// Around a rectangle from cell to cell: an exact sum over links. First along the first axis, then along the second, and back.
    ///
    /// @param corner cell of the lowest coordinates
    /// @param first  axis
    /// @param second another axis
    /// @param alongFirst  links per side, ≥ 1
    /// @param alongSecond links per side, ≥ 1
    record Cells(int corner, int first, int second, int alongFirst, int alongSecond) implements Loop {
        /// Checks the sides.
        public Cells {
            if (first == second || alongFirst < 1 || alongSecond < 1) {
                throw new IllegalArgumentException(
                        "rectangle of %d by %d links along axes %d and %d: need 1 or more, two axes"
                                .formatted(alongFirst, alongSecond, first, second));
            }
        }
    }

    /// A path through space, on which fields are interpolated.
    sealed interface Curve extends Loop {

        /// Smooth pieces.
        ///
        /// @return ≥ 1
        int pieces();

        /// A bound of the length of a piece.
        ///
        /// @param piece in [0, pieces)
        /// @return > 0
        double length(int piece);

        /// A point and its derivative with respect to s.
        ///
        /// @param piece   in [0, pieces)
        /// @param s       in [0, 1] along the piece
        /// @param q       receives d coordinates
        /// @param tangent receives dq/ds
        void at(int piece, double s, double[] q, double[] tangent);
    }

    /// A circle in a coordinate plane, from the first axis towards the second.
    ///
    /// @param centre d coordinates
    /// @param first  axis
    /// @param second another axis
    /// @param radius > 0
    record Circle(List<Double> centre, int first, int second, double radius) implements Curve {

        /// Checks the radius.
        public Circle {
            centre = List.copyOf(centre);
            if (first == second || !(radius > 0 && Double.isFinite(radius))) {
                throw new IllegalArgumentException(
                        "circle of radius %g in axes %d and %d: need > 0, two axes".formatted(radius, first, second));
            }
        }

        @Override
        public int pieces() {
            return 1;
        }

        @Override
        public double length(int piece) {
            return Math.TAU * radius;
        }

        @Override
        public void at(int piece, double s, double[] q, double[] tangent) {
            for (int k = 0; k < q.length; k++) {
                q[k] = centre.get(k);
                tangent[k] = 0;
            }
            double x = radius * Elementary.cosTurns(s);
            double y = radius * Elementary.sinTurns(s);
            q[first] += x;
            q[second] += y;
            tangent[first] = -Math.TAU * y;
            tangent[second] = Math.TAU * x;
        }
    }

    /// Straight lines from corner to corner, and from the last to the first.
    ///
    /// @param corners two or more, d coordinates each
    record Polyline(List<List<Double>> corners) implements Curve {

        /// Copies and checks.
        public Polyline {
            corners = corners.stream().map(List::copyOf).toList();
            if (corners.size() < 2) {
                throw new IllegalArgumentException("loop of %d corners: need at least 2".formatted(corners.size()));
            }
        }

        @Override
        public int pieces() {
            return corners.size();
        }

        @Override
        public double length(int piece) {
            double square = 0;
            for (int k = 0; k < corners.getFirst().size(); k++) {
                double side = side(piece, k);
                square += side * side;
            }
            return Math.sqrt(square);
        }

        private double side(int piece, int k) {
            return corners.get((piece + 1) % corners.size()).get(k)
                    - corners.get(piece).get(k);
        }

        @Override
        public void at(int piece, double s, double[] q, double[] tangent) {
            for (int k = 0; k < q.length; k++) {
                tangent[k] = side(piece, k);
                q[k] = corners.get(piece).get(k) + s * tangent[k];
            }
        }
    }

    /// A circle in the plane of a grid of two dimensions.
    ///
    /// @param x      of its centre
    /// @param y      of its centre
    /// @param radius > 0
    /// @return counter-clockwise
    static Circle circle(double x, double y, double radius) {
        return new Circle(List.of(x, y), 0, 1, radius);
    }

    /// A rectangle in the plane of a grid of two dimensions.
    ///
    /// @param x0 lower x
    /// @param y0 lower y
    /// @param x1 upper x
    /// @param y1 upper y
    /// @return counter-clockwise
    static Polyline rectangle(double x0, double y0, double x1, double y1) {
        return new Polyline(List.of(List.of(x0, y0), List.of(x1, y0), List.of(x1, y1), List.of(x0, y1)));
    }
}
