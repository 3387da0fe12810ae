package org.septuple.measurement;

import java.util.Arrays;

/// The *stationary* potential, V = γ|∂F|² − 2D∂²F. With ħ = 2D/γ, M = 1/(2γ) its ground state of energy 0 is √p of the equilibrium
/// p ∝ e^{−γF/D} of (3.1):
///
/// ```
/// (ħ²/2M) (∂²√p)/√p = (4D²/γ)·((γ/2D)²|∂F|² − (γ/2D)∂²F) = V
/// ```
///
/// On grids ∂ and ∂² are central differences of order 2 or 4, inside only.
public final class StationaryPotential implements Potential {

    private static final double[][] FIRST = {{0, 1.0 / 2}, {0, 2.0 / 3, -1.0 / 12}};
    private static final double[][] SECOND = {{-2, 1}, {-5.0 / 2, 4.0 / 3, -1.0 / 12}};

    private final int[] shape;
    private final double[] values;

    private StationaryPotential(int[] shape, double[] values) {
        this.shape = shape;
        this.values = values;
    }

    /// V where the derivatives of F are known.
    ///
    /// @param gradient  ∂F, `[point][coordinate]`
    /// @param laplacian ∂²F of every point
    /// @param rate      γ
    /// @param diffusion D
    /// @return V of every point
    public static StationaryPotential atPoints(double[][] gradient, double[] laplacian, double rate, double diffusion) {
        return new StationaryPotential(
                new int[] {laplacian.length}, combine(gradient, laplacian, rate, -2 * diffusion));
    }

    /// V by differences of F on a uniform grid.
    ///
    /// @param energy    F, the last axis running fastest
    /// @param shape     points along each of 1 to 3 axes, more than `order`
    /// @param spacing   of the points along each axis, > 0
    /// @param order     of the differences, 2 or 4
    /// @param rate      γ
    /// @param diffusion D
    /// @return V inside: order/2 points fewer at each end of each axis
    public static StationaryPotential onGrid(
            double[] energy, int[] shape, double[] spacing, int order, double rate, double diffusion) {
        requireGrid(energy, shape, spacing, order);
        int margin = order / 2;
        int[] inner = Arrays.stream(shape).map(n -> n - order).toArray();
        double[] values = new double[Arrays.stream(inner).reduce(1, Math::multiplyExact)];
        for (int point = 0; point < values.length; point++) {
            double gradient = 0;
            double laplacian = 0;
            int at = outer(point, inner, shape, margin);
            for (int axis = shape.length - 1, stride = 1; axis >= 0; stride *= shape[axis--]) {
                double slope = 0;
                double bend = SECOND[margin - 1][0] * energy[at];
                for (int k = 1; k <= margin; k++) {
                    double right = energy[at + k * stride];
                    double left = energy[at - k * stride];
                    slope += FIRST[margin - 1][k] * (right - left);
                    bend += SECOND[margin - 1][k] * (right + left);
                }
                double h = spacing[axis];
                gradient += slope * slope / (h * h);
                laplacian += bend / (h * h);
            }
            values[point] = rate * gradient - 2 * diffusion * laplacian;
        }
        return new StationaryPotential(inner, values);
    }

    /// V of every point, the last axis running fastest.
    ///
    /// @return a copy
    public double[] values() {
        return values.clone();
    }

    /// Points along every axis.
    ///
    /// @return a copy; one number for points without a grid
    public int[] shape() {
        return shape.clone();
    }

    /// square·|∂F|² + bend·∂²F.
    static double[] combine(double[][] gradient, double[] laplacian, double square, double bend) {
        if (gradient.length != laplacian.length) {
            throw new IllegalArgumentException("gradients: %d, Laplacians: %d; need one of each per point"
                    .formatted(gradient.length, laplacian.length));
        }
        double[] values = new double[laplacian.length];
        for (int p = 0; p < values.length; p++) {
            values[p] = square * Arrays.stream(gradient[p]).map(g -> g * g).sum() + bend * laplacian[p];
        }
        return values;
    }

    private static int outer(int point, int[] inner, int[] shape, int margin) {
        int at = 0;
        int rest = point;
        for (int axis = shape.length - 1, stride = 1; axis >= 0; stride *= shape[axis--]) {
            at += (rest % inner[axis] + margin) * stride;
            rest /= inner[axis];
        }
        return at;
    }

    private static void requireGrid(double[] energy, int[] shape, double[] spacing, int order) {
        if (order != 2 && order != 4) {
            throw new IllegalArgumentException("order %d must be 2 or 4".formatted(order));
        }
        if (shape.length < 1
                || shape.length > 3
                || spacing.length != shape.length
                || Arrays.stream(shape).anyMatch(n -> n <= order)
                || Arrays.stream(spacing).anyMatch(h -> !(h > 0))
                || Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact) != energy.length) {
            throw new IllegalArgumentException(
                    "values: %d, on a grid %s of spacings %s; need 1 to 3 axes of more than %d points, spacings > 0, one value each"
                            .formatted(energy.length, Arrays.toString(shape), Arrays.toString(spacing), order));
        }
    }
}
