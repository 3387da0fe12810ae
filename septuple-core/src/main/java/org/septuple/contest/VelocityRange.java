package org.septuple.contest;

import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.quantum.Landscape;

/// What a bundle of paths without noise from all over the start says of the velocities to come.
///
/// @param fastest above all |v|, tails of noise with them
/// @param rate    √|aF″| without friction, |aF″|/λ where friction λ is larger, the largest on the way
/// @param curvature |F″|, the largest on the way
record VelocityRange(double fastest, double rate, double curvature) {

    /// Starts of a bundle.
    private static final int PATHS = 40;

    /// Points of a path.
    private static final int POINTS = 64;

    /// Most friction, in 1/T, that paths need.
    private static final double STIFF = 400;

    /// Relative density that is not followed.
    static final double FAINT = 1e-7;

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
        double friction = Math.min(motion.friction(), STIFF / until);
        // the same terminal velocities
        double pull = friction < motion.friction() ? motion.pull() * (friction / motion.friction()) : motion.pull();
        var damped = new InertialMotion(pull, friction, 0);
        double largest = 0;
        for (double p : density) {
            largest = Math.max(largest, p);
        }
        var path = new Characteristics(f, damped, velocity.slope());
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
                double stiff = Math.abs(pull * f.laplacian(new double[] {q.position(i)}, 0));
                fastest = Math.max(fastest, Math.abs(path.v()));
                double h = until / POINTS;
                for (int point = 1; point <= POINTS; point++) {
                    stiffest = Math.max(stiffest, stiff);
                    int steps = (int) Math.min(1e4, 1 + 4 * h * (friction + Math.sqrt(stiff)));
                    path.advance(h, steps);
                    if (!Double.isFinite(path.v()) || (!q.periodic() && !(path.q() > q.from() && path.q() < q.to()))) {
                        break;
                    }
                    stiff = Math.abs(pull * f.laplacian(new double[] {path.q()}, 0));
                    fastest = Math.max(fastest, Math.abs(path.v()) + tail * Math.sqrt(motion.stirred(point * h)));
                }
            }
        }
        double size = Math.sqrt(stiffest + friction * friction);
        return new VelocityRange(
                1.1 * fastest, size > 0 ? stiffest / size : 0, pull == 0 ? 0 : stiffest / Math.abs(pull));
    }
}
