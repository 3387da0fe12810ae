package org.septuple.quantum;

import java.util.Arrays;

/// A constant: no force.
///
/// @param dimensions number of coordinates d ≥ 1
/// @param level      its value, finite
public record Free(int dimensions, double level) implements Landscape {

    /// Checks the numbers.
    public Free {
        if (dimensions < 1 || !Double.isFinite(level)) {
            throw new IllegalArgumentException(
                    "constant landscape of %d coordinates at %s: need >= 1 and a finite level"
                            .formatted(dimensions, level));
        }
    }

    /// Zero everywhere.
    ///
    /// @param dimensions number of coordinates d ≥ 1
    public Free(int dimensions) {
        this(dimensions, 0);
    }

    @Override
    public boolean varies() {
        return false;
    }

    @Override
    public double value(double[] q, double t) {
        return level;
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        Arrays.fill(into, 0, dimensions, 0);
    }

    @Override
    public double laplacian(double[] q, double t) {
        return 0;
    }
}
