package org.septuple.learning;

import java.util.Arrays;
import java.util.List;
import org.septuple.network.TrainableVector;

/// Reads D off half batches: the mean over trainables, or along a direction that earlier steps found, so that no step is read along
/// its own noise.
///
/// With c = g₁ − g₂ of a step, the covariance of Δq is η²⟨ccᵀ⟩/4 if samples are independent, and D half of it.
final class DiffusionDirection {

    private final DiffusionConvention convention;
    private double[] direction;
    private double[] next;

    /// At first there is no direction.
    ///
    /// @param convention which D
    /// @param size       number of trainables
    DiffusionDirection(DiffusionConvention convention, int size) {
        this.convention = convention;
        this.direction = new double[convention == DiffusionConvention.MEAN ? 0 : size];
        this.next = direction.clone();
    }

    /// The same direction, for a branch.
    DiffusionDirection copy() {
        DiffusionDirection same = new DiffusionDirection(convention, direction.length);
        same.direction = direction.clone();
        same.next = next.clone();
        return same;
    }

    /// One step.
    ///
    /// @param rate   η
    /// @param first  g₁
    /// @param second g₂
    /// @return D of this step; NaN as long as there is no direction, or if nothing moves
    double read(double rate, TrainableVector first, TrainableVector second) {
        double[] a = first.values();
        double[] b = second.values();
        return rate
                * rate
                / 8
                * switch (convention) {
                    case MEAN -> meanSquare(a, b);
                    case LARGEST -> {
                        double along = along(direction, a, b);
                        double weight = isEmpty() ? provisional(a, b) : along;
                        for (int k = 0; k < next.length; k++) {
                            next[k] += weight * (a[k] - b[k]);
                        }
                        yield isEmpty() ? Double.NaN : along * along;
                    }
                    case FORCE -> {
                        double along = along(direction, a, b);
                        for (int k = 0; k < next.length; k++) {
                            next[k] += a[k] + b[k];
                        }
                        yield isEmpty() ? Double.NaN : along * along;
                    }
                };
    }

    private static double meanSquare(double[] a, double[] b) {
        double sum = 0;
        int moving = 0;
        for (int k = 0; k < a.length; k++) {
            sum = Math.fma(a[k] - b[k], a[k] - b[k], sum);
            moving += a[k] != 0 || b[k] != 0 ? 1 : 0;
        }
        return sum / moving;
    }

    /// Before the first turn, what was found so far stands for the direction (E. Oja, J. Math. Biol. 15, 267, 1982).
    private double provisional(double[] a, double[] b) {
        double norm = norm(next);
        return norm == 0 ? 1 : along(next, a, b) / norm;
    }

    private static double along(double[] vector, double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < vector.length; k++) {
            sum = Math.fma(a[k] - b[k], vector[k], sum);
        }
        return sum;
    }

    private boolean isEmpty() {
        return norm(direction) == 0;
    }

    /// Whether D can be read.
    boolean isReady() {
        return convention == DiffusionConvention.MEAN || !isEmpty();
    }

    /// From now on, the direction that the steps since the last turn found.
    void turn() {
        double norm = norm(next);
        if (norm > 0 && Double.isFinite(norm)) {
            for (int k = 0; k < next.length; k++) {
                direction[k] = next[k] / norm;
            }
        }
        Arrays.fill(next, 0);
    }

    private static double norm(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum = Math.fma(value, value, sum);
        }
        return Math.sqrt(sum);
    }

    List<double[]> save() {
        return List.of(direction.clone(), next.clone());
    }

    void resume(double[] savedDirection, double[] savedNext) {
        direction = savedDirection.clone();
        next = savedNext.clone();
    }
}
