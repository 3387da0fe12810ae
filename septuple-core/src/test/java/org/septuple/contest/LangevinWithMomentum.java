package org.septuple.contest;

import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.quantum.Landscape;

/// Particles of [InertialMotion] in one coordinate, each by kick, flight, exact friction, flight and kick (B. Leimkuhler, C. Matthews, Appl. Math. Res.
/// Express 2013, 34), from a Gaussian p(q, 0) and v = −c∂F + sξ.
record LangevinWithMomentum(Landscape f, InertialMotion motion, double mean, double variance, StartVelocity velocity) {

    /// Places at a time.
    ///
    /// @return q of each particle
    double[] at(double time, int steps, int particles, long seed) {
        double h = time / steps;
        double e = StrictMath.exp(-motion.friction() * h);
        double root = Math.sqrt(motion.variance() * (1 - e * e));
        double[] places = new double[particles];
        double[] q = new double[1];
        double[] slope = new double[1];
        for (int i = 0; i < particles; i++) {
            double[] xi = new RandomStream(seed, Purpose.CHECK_POINTS, i, 0).gaussians(2 + steps);
            q[0] = mean + Math.sqrt(variance) * xi[0];
            f.gradient(q, 0, slope);
            double v = -velocity.slope() * slope[0] + velocity.spread() * xi[1];
            for (int step = 0; step < steps; step++) {
                v -= h / 2 * motion.pull() * slope[0];
                q[0] += h / 2 * v;
                v = e * v + root * xi[2 + step];
                q[0] += h / 2 * v;
                f.gradient(q, 0, slope);
                v -= h / 2 * motion.pull() * slope[0];
            }
            places[i] = q[0];
        }
        return places;
    }

    /// The largest |z| of the numbers of particles below some values, against a prediction.
    static double largestScore(double[] places, PredictedDensity prediction, double... at) {
        double[] below = prediction.below(new double[] {1}, at);
        double largest = 0;
        for (int j = 0; j < at.length; j++) {
            int count = 0;
            for (double place : places) {
                count += place <= at[j] ? 1 : 0;
            }
            double sd = Math.sqrt(below[j] * (1 - below[j]) / places.length);
            largest = Math.max(largest, Math.abs(count / (double) places.length - below[j]) / sd);
        }
        return largest;
    }
}
