package org.septuple.contest;

import org.septuple.numerics.Axis;
import org.septuple.quantum.Landscape;

/// Many paths of q̈ = −a∂F, one coordinate, by Nyström's method of order 4, with three slopes a step.
///
/// Within the box ∂F is a cubic between [#NODES] places where ∂F and ∂²F are exact, which errs by h⁴|∂⁵F|/384, some 10⁻¹³ of the largest slope of a smooth F;
/// outside of an open box it is exact.
///
/// Source: E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I, Springer 1993, table II.14.2.
final class FrictionlessPaths {

    private static final int NODES = 2048;

    private final Landscape f;
    private final double from;
    private final double inverse;
    private final boolean periodic;
    private final double[] slope = new double[NODES + 2];
    /// ∂²F times the distance of nodes.
    private final double[] bend = new double[NODES + 2];

    private final double[] place = new double[1];
    private final double[] gradient = new double[1];

    /// Fills the table.
    ///
    /// @param box axis of q
    /// @param f   F; as periodic as q
    FrictionlessPaths(Axis box, Landscape f) {
        this.f = f;
        from = box.from();
        double length = box.length();
        inverse = 1 / length;
        periodic = box.periodic();
        for (int k = 0; k < NODES + 2; k++) {
            place[0] = from + length * k / NODES;
            f.gradient(place, 0, gradient);
            slope[k] = gradient[0];
            bend[k] = f.laplacian(place, 0) * length / NODES;
        }
    }

    /// ∂F.
    double slope(double q) {
        double turns = (q - from) * inverse;
        if (periodic) {
            turns -= Math.floor(turns);
        } else if (!(turns >= 0 && turns <= 1)) {
            place[0] = q;
            f.gradient(place, 0, gradient);
            return gradient[0];
        }
        double x = turns * NODES;
        int k = (int) x;
        double r = x - k;
        double rise = slope[k + 1] - slope[k];
        double left = bend[k] - rise;
        double right = rise - bend[k + 1];
        return slope[k] + r * (rise + (1 - r) * (left * (1 - r) + right * r));
    }

    /// Goes on, in place.
    ///
    /// @param q     of paths
    /// @param v     their velocities
    /// @param count of them
    /// @param pull  a
    /// @param time  ≥ 0
    /// @param steps ≥ 1
    void advance(double[] q, double[] v, int count, double pull, double time, int steps) {
        double h = time / steps;
        // paths inside: the processor overlaps them, where the stages of one path wait for each other
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < count; i++) {
                double x = q[i];
                double w = v[i];
                double first = -pull * slope(x);
                double half = -pull * slope(x + h / 2 * w + h * h / 8 * first);
                double last = -pull * slope(x + h * w + h * h / 2 * half);
                q[i] = x + h * w + h * h / 6 * (first + 2 * half);
                v[i] = w + h / 6 * (first + 4 * half + last);
            }
        }
    }
}
