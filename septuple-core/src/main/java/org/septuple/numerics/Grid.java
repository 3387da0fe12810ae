package org.septuple.numerics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A uniform grid of 1 to 3 dimensions. A field on it is a `double[]` of [#size] numbers, one for the middle of each cell, the
/// last axis running fastest: `[(i0·n1 + i1)·n2 + i2]`.
///
/// @param axes 1 to 3, with fewer than 2³¹ cells in all
public record Grid(List<Axis> axes) {

    /// Copies and checks.
    public Grid {
        axes = List.copyOf(axes);
        if (axes.isEmpty() || axes.size() > 3) {
            throw new IllegalArgumentException("grid of %d axes: need 1 to 3".formatted(axes.size()));
        }
        double cells = axes.stream().mapToDouble(Axis::points).reduce(1, (a, b) -> a * b);
        if (cells > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "grid of %.0f cells must have fewer than 2^31; coarsen it".formatted(cells));
        }
    }

    /// A grid of these axes.
    ///
    /// @param axes 1 to 3
    /// @return the grid
    public static Grid of(Axis... axes) {
        return new Grid(List.of(axes));
    }

    /// Number of axes d.
    ///
    /// @return 1 to 3
    public int dimensions() {
        return axes.size();
    }

    /// One axis.
    ///
    /// @param k in [0, d)
    /// @return the axis
    public Axis axis(int k) {
        return axes.get(k);
    }

    /// Number of cells.
    ///
    /// @return product of the points of all axes
    public int size() {
        return stride(-1);
    }

    /// Points along each axis.
    ///
    /// @return d numbers
    public int[] shape() {
        return axes.stream().mapToInt(Axis::points).toArray();
    }

    /// Distance in a field from a cell to the next along an axis.
    ///
    /// @param k axis; −1 for that of whole fields
    /// @return product of the points of all later axes
    public int stride(int k) {
        int stride = 1;
        for (int later = k + 1; later < axes.size(); later++) {
            stride *= axes.get(later).points();
        }
        return stride;
    }

    /// Number of a cell along one axis.
    ///
    /// @param cell in [0, size)
    /// @param k    axis
    /// @return in [0, points of the axis)
    public int along(int cell, int k) {
        return cell / stride(k) % axes.get(k).points();
    }

    /// Volume of a cell.
    ///
    /// @return product of the spacings
    public double cellVolume() {
        return axes.stream().mapToDouble(Axis::spacing).reduce(1, (a, b) -> a * b);
    }

    /// Middle of a cell.
    ///
    /// @param cell in [0, size)
    /// @param q    receives d coordinates
    public void position(int cell, double[] q) {
        for (int k = 0; k < axes.size(); k++) {
            q[k] = axes.get(k).position(along(cell, k));
        }
    }

    /// A cell in words.
    ///
    /// @param cell in [0, size)
    /// @return such as `cell 3 at (0.4375, 1.5)`, its middle to six digits
    public String place(int cell) {
        double[] q = new double[axes.size()];
        position(cell, q);
        return Arrays.stream(q)
                .mapToObj(x -> String.format(Locale.ROOT, "%.6g", x))
                .collect(Collectors.joining(", ", "cell %d at (".formatted(cell), ")"));
    }

    /// Coordinates of the middles of all cells along an axis.
    ///
    /// @param k axis
    /// @return as many as the axis has points
    public double[] positions(int k) {
        double[] positions = new double[axes.get(k).points()];
        Arrays.setAll(positions, axes.get(k)::position);
        return positions;
    }

    /// The integral of a field by the midpoint rule: second order, and exact to round-off once a periodic or fast decaying
    /// field is resolved.
    ///
    /// @param field one number per cell
    /// @return ∫ field dq
    public double integral(double[] field) {
        require(field);
        double sum = 0;
        double lost = 0;
        for (double value : field) {
            // Neumaier: what is lost from the smaller of two numbers is kept apart.
            double next = sum + value;
            lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
            sum = next;
        }
        return (sum + lost) * cellVolume();
    }

    /// Refuses a field of another grid.
    ///
    /// @param field needs one number per cell
    public void require(double[] field) {
        if (field.length != size()) {
            throw new IllegalArgumentException(
                    "field of %d numbers on a grid of %d cells: need one per cell".formatted(field.length, size()));
        }
    }
}
