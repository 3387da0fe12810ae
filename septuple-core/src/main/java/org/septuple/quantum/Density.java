package org.septuple.quantum;

import java.util.function.ToDoubleFunction;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// A probability density p on a grid, ∫ p dq = 1 unless walls have absorbed some. Immutable.
public final class Density {

    private final Grid grid;
    private final double[] values;

    private Density(Grid grid, double[] values) {
        this.grid = grid;
        this.values = values;
    }

    /// Copies values.
    ///
    /// @param grid   of them
    /// @param values p, one number per cell
    /// @return the density as given
    public static Density of(Grid grid, double[] values) {
        grid.require(values);
        return new Density(grid, values.clone());
    }

    /// Takes a function in the middle of all cells and scales it to mass 1.
    ///
    /// @param grid     where
    /// @param function of q, ≥ 0; its array is used again
    /// @return a normalised density
    public static Density proportional(Grid grid, ToDoubleFunction<double[]> function) {
        double[] values = new double[grid.size()];
        double[] q = new double[grid.dimensions()];
        for (int cell = 0; cell < values.length; cell++) {
            grid.position(cell, q);
            values[cell] = function.applyAsDouble(q);
        }
        double mass = grid.integral(values);
        if (!(mass > 0 && mass < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("mass %s must be finite and > 0: check the function".formatted(mass));
        }
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] /= mass;
        }
        return new Density(grid, values);
    }

    /// A Gaussian with independent coordinates.
    ///
    /// @param grid     where
    /// @param mean     d numbers
    /// @param variance d numbers > 0
    /// @return normalised on the grid
    public static Density gaussian(Grid grid, double[] mean, double[] variance) {
        return proportional(grid, q -> {
            double exponent = 0;
            for (int k = 0; k < q.length; k++) {
                exponent -= (q[k] - mean[k]) * (q[k] - mean[k]) / (2 * variance[k]);
            }
            return Elementary.exp(exponent);
        });
    }

    /// Takes over an array.
    static Density owning(Grid grid, double[] values) {
        return new Density(grid, values);
    }

    /// Its own array, to be read only.
    double[] cells() {
        return values;
    }

    /// Where it lives.
    ///
    /// @return the grid
    public Grid grid() {
        return grid;
    }

    /// A copy of the values.
    ///
    /// @return p, one number per cell
    public double[] values() {
        return values.clone();
    }

    /// p in a cell.
    ///
    /// @param cell in [0, size)
    /// @return its value
    public double at(int cell) {
        return values[cell];
    }

    /// Its mass.
    ///
    /// @return ∫ p dq
    public double mass() {
        return grid.integral(values);
    }

    /// Its smallest value.
    ///
    /// @return min p
    public double smallest() {
        double smallest = values[0];
        for (double value : values) {
            smallest = Math.min(smallest, value);
        }
        return smallest;
    }

    /// An average over the mass there is.
    ///
    /// @param function of q; its array is used again
    /// @return ∫ pf dq/∫ p dq
    public double average(ToDoubleFunction<double[]> function) {
        double[] q = new double[grid.dimensions()];
        double[] weighted = new double[values.length];
        for (int cell = 0; cell < values.length; cell++) {
            grid.position(cell, q);
            weighted[cell] = values[cell] * function.applyAsDouble(q);
        }
        return grid.integral(weighted) / mass();
    }

    /// Mean of a coordinate.
    ///
    /// @param k axis
    /// @return ⟨q_k⟩
    public double mean(int k) {
        return average(q -> q[k]);
    }

    /// Covariance of two coordinates.
    ///
    /// @param k axis
    /// @param l axis
    /// @return ⟨q_k q_l⟩ − ⟨q_k⟩⟨q_l⟩
    public double covariance(int k, int l) {
        double a = mean(k);
        double b = mean(l);
        return average(q -> (q[k] - a) * (q[l] - b));
    }

    /// Entropy (3.2).
    ///
    /// @return S_q = −∫ p log p dq, in nats
    public double entropy() {
        double[] terms = new double[values.length];
        for (int cell = 0; cell < values.length; cell++) {
            terms[cell] = values[cell] > 0 ? -values[cell] * Elementary.log(values[cell]) : 0;
        }
        return grid.integral(terms);
    }

    /// Relative entropy to another density on the same grid.
    ///
    /// @param reference π
    /// @return ∫ p log(p/π) dq ≥ 0; ∞ where π = 0 < p
    public double relativeEntropy(Density reference) {
        double[] terms = new double[values.length];
        for (int cell = 0; cell < values.length; cell++) {
            terms[cell] = values[cell] > 0
                    ? values[cell] * (Elementary.log(values[cell]) - Elementary.log(reference.values[cell]))
                    : 0;
        }
        return grid.integral(terms);
    }

    /// The largest mass in the outermost cells at a wall, over all axes that are not periodic.
    ///
    /// @return in [0, 1]; small if the box does not cut the state
    public double massAtEdge() {
        double largest = 0;
        for (int k = 0; k < grid.dimensions(); k++) {
            if (!grid.axis(k).periodic()) {
                largest = Math.max(largest, massAtEnds(k) * grid.cellVolume());
            }
        }
        return largest;
    }

    /// Sum over the first and the last cells along an axis.
    private double massAtEnds(int k) {
        int stride = grid.stride(k);
        int slab = stride * grid.axis(k).points();
        double mass = 0;
        for (int start = 0; start < values.length; start += slab) {
            for (int cell = start; cell < start + stride; cell++) {
                mass += values[cell];
            }
            for (int cell = Math.max(start + stride, start + slab - stride); cell < start + slab; cell++) {
                mass += values[cell];
            }
        }
        return mass;
    }
}
