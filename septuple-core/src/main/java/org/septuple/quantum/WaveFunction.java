package org.septuple.quantum;

import org.septuple.numerics.Grid;

/// Ψ = re + i·im on a grid. The live arrays: a solver changes them in place.
public final class WaveFunction {

    private final Grid grid;
    private final double[] re;
    private final double[] im;

    /// Takes over two fields.
    ///
    /// @param grid of both
    /// @param re   real part, one number per cell
    /// @param im   imaginary part
    public WaveFunction(Grid grid, double[] re, double[] im) {
        grid.require(re);
        grid.require(im);
        this.grid = grid;
        this.re = re;
        this.im = im;
    }

    /// Where it lives.
    ///
    /// @return the grid
    public Grid grid() {
        return grid;
    }

    /// Real part; the live array.
    ///
    /// @return one number per cell
    public double[] re() {
        return re;
    }

    /// Imaginary part; the live array.
    ///
    /// @return one number per cell
    public double[] im() {
        return im;
    }

    /// A wave function that shares nothing with this one.
    ///
    /// @return a copy
    public WaveFunction copy() {
        return new WaveFunction(grid, re.clone(), im.clone());
    }

    /// Takes over the numbers of another.
    ///
    /// @param other of the same grid
    void set(WaveFunction other) {
        System.arraycopy(other.re, 0, re, 0, re.length);
        System.arraycopy(other.im, 0, im, 0, im.length);
    }

    /// Distance from another.
    ///
    /// @param other Φ on the same grid
    /// @return ‖Ψ − Φ‖ = √∫|Ψ − Φ|² dq
    public double distance(WaveFunction other) {
        double sum = 0;
        for (int cell = 0; cell < re.length; cell++) {
            double x = re[cell] - other.re[cell];
            double y = im[cell] - other.im[cell];
            sum += x * x + y * y;
        }
        return Math.sqrt(sum * grid.cellVolume());
    }

    /// Density p = |Ψ|².
    ///
    /// @return one number per cell
    public double[] density() {
        double[] density = new double[re.length];
        for (int cell = 0; cell < density.length; cell++) {
            density[cell] = re[cell] * re[cell] + im[cell] * im[cell];
        }
        return density;
    }

    /// ∫|Ψ|² dq, 1 of a normalised state.
    ///
    /// @return ≥ 0
    public double norm() {
        return grid.integral(density());
    }

    /// Makes the norm 1.
    public void normalise() {
        double norm = norm();
        if (!(norm > 0 && Double.isFinite(norm))) {
            throw new IllegalArgumentException("norm %g must be finite and > 0".formatted(norm));
        }
        double factor = 1 / Math.sqrt(norm);
        for (int cell = 0; cell < re.length; cell++) {
            re[cell] *= factor;
            im[cell] *= factor;
        }
    }
}
