package org.septuple.contest;

import java.util.Arrays;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.MatrixProduct;
import org.septuple.numerics.MatrixView;
import org.septuple.numerics.ProductKernels;
import org.septuple.quantum.Landscape;

/// Moves densities along q̇ = −γ∂(F − ½τDF″) over a time, τ = 1/λ, γ = aτ and D = σ²τ, by the band-limited point kernel
///
/// ```
/// K(q_i, q_j) = (1/n) Σ_k e^{ik(q_i − X(q_j))} = sin(πnu)/(n tan πu),   u = (q_i − X(q_j))/L
/// ```
///
/// with X(q_j) where q_j goes: exact for what the points resolve; its columns add up to 1, so mass stays. X is by the classical method of Runge and Kutta and stays in
/// an open box.
///
/// F″: during a step of more than τ velocities kick at places that a flight of variance τ²σ² = τD has spread, and descents do not; with it the drift
/// of steps that descend is right to the first order in τ.
final class DescentMatrix {

    /// Steps of a path.
    private static final int STEPS = 4;

    /// Below, |sin πu| is that of a point of the grid.
    private static final double POINT = 1e-9;

    private final int n;
    private final MatrixProduct product;
    private final double[] matrix;

    /// The matrix.
    ///
    /// @param q       axis, of an even number of points
    /// @param f       F
    /// @param motion  with friction
    /// @param time    ≥ 0
    /// @param kernels loops
    DescentMatrix(Axis q, Landscape f, InertialMotion motion, double time, ProductKernels kernels) {
        double rate = motion.pull() / motion.friction();
        double spread = motion.variance() / (motion.friction() * motion.friction());
        n = q.points();
        product = new MatrixProduct(kernels);
        matrix = new double[n * n];
        double[] sin = new double[n];
        double[] cos = new double[n];
        for (int i = 0; i < n; i++) {
            sin[i] = Elementary.sinTurns(i / (2.0 * n));
            cos[i] = Elementary.cosTurns(i / (2.0 * n));
        }
        for (int j = 0; j < n; j++) {
            double cells = (end(q, f, q.position(j), rate, spread, time) - q.position(j)) / q.spacing();
            double ahead = Math.rint(cells);
            double rest = cells - ahead;
            int at = Math.floorMod(j + (long) ahead, n);
            double sinRest = Elementary.sinTurns(rest / (2 * n));
            double cosRest = Elementary.cosTurns(rest / (2 * n));
            double top = -Elementary.sinTurns(rest / 2) / n;
            for (int i = 0; i < n; i++) {
                int away = i - at < 0 ? i - at + n : i - at;
                double below = sin[away] * cosRest - cos[away] * sinRest;
                double sign = away % 2 == 0 ? top : -top;
                matrix[i * n + j] =
                        Math.abs(below) < POINT ? 1 : sign * (cos[away] * cosRest + sin[away] * sinRest) / below;
            }
        }
    }

    private static double end(Axis q, Landscape f, double from, double rate, double spread, double time) {
        double h = time / STEPS;
        double away = q.spacing() / 4;
        double at = from;
        double[] place = new double[1];
        double[] slope = new double[1];
        for (int step = 0; step < STEPS; step++) {
            double sum = 0;
            double last = 0;
            for (int stage = 0; stage < 4; stage++) {
                double ahead = stage == 0 ? 0 : stage == 3 ? h : h / 2;
                place[0] = at + ahead * last;
                f.gradient(place, 0, slope);
                double middle = place[0];
                place[0] = middle + away;
                double third = f.laplacian(place, 0);
                place[0] = middle - away;
                third = (third - f.laplacian(place, 0)) / (2 * away);
                last = -rate * (slope[0] - spread / 2 * third);
                sum += (stage == 0 || stage == 3 ? 1 : 2) * last;
            }
            at += h / 6 * sum;
            if (!q.periodic()) {
                at = at >= q.from() ? Math.min(at, q.to()) : at < q.from() ? q.from() : from;
            }
        }
        return at;
    }

    /// Moves lines.
    ///
    /// @param lines  how many, `[i·lines + j]`
    /// @param fields changed
    /// @param room   as many numbers, overwritten
    void apply(int lines, double[] fields, double[] room) {
        Arrays.fill(room, 0, n * lines, 0);
        product.accumulate(
                new MatrixView(matrix, 0, n, n, n, 1),
                new MatrixView(fields, 0, n, lines, lines, 1),
                new MatrixView(room, 0, n, lines, lines, 1));
        System.arraycopy(room, 0, fields, 0, n * lines);
    }
}
