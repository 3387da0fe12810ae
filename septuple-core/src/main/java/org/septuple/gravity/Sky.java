package org.septuple.gravity;

import org.septuple.spacetime.Box;

/// What is behind everything else, where rays end.
public sealed interface Sky {

    /// Whether an event is in front of it.
    ///
    /// @param event t, x, y, z
    /// @return false on it and beyond
    boolean encloses(double[] event);

    /// A sphere of coordinates around their origin.
    ///
    /// @param radius √(x² + y² + z²)
    record Sphere(double radius) implements Sky {

        /// Checks the radius.
        public Sphere {
            if (!(radius > 0 && radius < Double.MAX_VALUE)) {
                throw new IllegalArgumentException("sky at radius %s: need a finite number > 0".formatted(radius));
            }
        }

        @Override
        public boolean encloses(double[] event) {
            return excess(event) < 0;
        }

        /// x² + y² + z² − R², of an event or of a state that begins with one.
        double excess(double[] event) {
            return event[1] * event[1] + event[2] * event[2] + event[3] * event[3] - radius * radius;
        }
    }

    /// The six sides of an open box.
    ///
    /// @param box of space
    record Sides(Box box) implements Sky {

        /// Checks the box.
        public Sides {
            for (int axis = 0; axis < 3; axis++) {
                if (box.side(axis).periodic()) {
                    throw new IllegalArgumentException(
                            "side %s of the box is periodic and has no end to see: need three open sides"
                                    .formatted("xyz".charAt(axis)));
                }
            }
        }

        @Override
        public boolean encloses(double[] event) {
            boolean inside = true;
            for (int axis = 0; axis < 3; axis++) {
                double at = event[1 + axis];
                inside &= at > box.side(axis).from() && at < box.side(axis).to();
            }
            return inside;
        }
    }
}
