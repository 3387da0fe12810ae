package org.septuple.contest;

import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.quantum.Landscape;

/// What a bundle of paths without noise from all over the start says of the velocities to come.
///
/// @param fastest above all |v|, tails of noise with them
/// @param rate    √|aF″|, the largest on the way
record VelocityRange(double fastest, double rate) {

    /// Starts of a bundle.
    private static final int PATHS = 40;

    /// Points of a path.
    private static final int POINTS = 64;

    /// Relative density that is not followed.
    private static final double FAINT = 1e-12;

    /// Follows a bundle.
    ///
    /// @param q        axis
    /// @param f        F
    /// @param density  p(q, 0) in the middle of cells
    /// @param motion   of the paths
    /// @param velocity at t = 0
    /// @param until    t > 0
    /// @param tail     standard deviations of spread and noise that count
    /// @return the range
    static VelocityRange of(
            Axis q,
            Landscape f,
            double[] density,
            InertialMotion motion,
            StartVelocity velocity,
            double until,
            double tail) {
        double largest = 0;
        for (double p : density) {
            largest = Math.max(largest, p);
        }
        var path = new Characteristics(f, motion, velocity.slope());
        double fastest = 0;
        double stiffest = 0;
        double most = tail * velocity.spread();
        List<Double> spreads = most > 0 ? List.of(-most, 0.0, most) : List.of(0.0);
        int stride = Math.max(1, density.length / PATHS);
        for (int i = 0; i < density.length; i += stride) {
            if (density[i] <= FAINT * largest) {
                continue;
            }
            for (double spread : spreads) {
                path.start(q.position(i), spread);
                double stiff = Math.abs(motion.pull() * f.laplacian(new double[] {q.position(i)}, 0));
                fastest = Math.max(fastest, Math.abs(path.v()));
                double h = until / POINTS;
                for (int point = 1; point <= POINTS; point++) {
                    stiffest = Math.max(stiffest, stiff);
                    int steps = (int) Math.min(1e4, 1 + 4 * h * (motion.friction() + Math.sqrt(stiff)));
                    path.advance(h, steps);
                    if (!Double.isFinite(path.v()) || (!q.periodic() && !(path.q() > q.from() && path.q() < q.to()))) {
                        break;
                    }
                    stiff = Math.abs(motion.pull() * f.laplacian(new double[] {path.q()}, 0));
                    fastest = Math.max(fastest, Math.abs(path.v()) + tail * Math.sqrt(motion.stirred(point * h)));
                }
            }
        }
        return new VelocityRange(1.1 * fastest, Math.sqrt(stiffest));
    }
}
