package org.septuple.numerics;

import java.util.ArrayList;
import java.util.List;

/// The unitary transform of complex fields on a grid between values in the middles of cells and amplitudes along all axes:
/// Fourier series on periodic axes, sine series on vanishing, cosine series on reflecting ones, as [LineTransform] states
/// them. Unitary: Σ|c|² = Σ|Ψ|², and the inverse is the adjoint, so each direction has the square root of 1/n (2/n for sines
/// and cosines).
///
/// A plane wave e^(ikq) of a periodic axis has an amplitude of phase e^(ikq₀), q₀ the middle of the first cell.
///
/// Errors are some 10⁻¹⁶·√log₂ n of the norm. One call at a time: scratch belongs to the transform.
public final class GridTransform {

    private final Grid grid;
    private final Crew crew;
    private final List<LineTransform> axes = new ArrayList<>();
    private final List<LineTile> tiles;

    /// Prepares the transform.
    ///
    /// @param grid   of the fields
    /// @param twist  θ of each axis in radians, Ψ(q + L) = e^(iθ)Ψ(q); 0 on axes that are not periodic; may be empty for
    ///     no twist
    /// @param engine kernels and workers; neither changes a bit
    public GridTransform(Grid grid, double[] twist, Engine engine) {
        this.grid = grid;
        crew = engine.crew();
        requireTwist(grid, twist);
        int room = 0;
        for (int k = 0; k < grid.dimensions(); k++) {
            LineTransform axis = new LineTransform(
                    grid, k, twist.length == 0 ? 0 : twist[k], engine.kernels().fourier());
            axes.add(axis);
            room = Math.max(room, axis.room());
        }
        int shortest = grid.axes().stream().mapToInt(Axis::points).min().orElseThrow();
        tiles = LineTile.of(crew.workers(), room, grid.size() / shortest);
    }

    private static void requireTwist(Grid grid, double[] twist) {
        if (twist.length != 0 && twist.length != grid.dimensions()) {
            throw new IllegalArgumentException("twist of %d axes on a grid of %d: give one angle per axis, or none"
                    .formatted(twist.length, grid.dimensions()));
        }
    }

    /// Values become amplitudes, in place.
    ///
    /// @param re real part, one number per cell
    /// @param im imaginary part
    public void forward(double[] re, double[] im) {
        require(re, im);
        for (LineTransform axis : axes) {
            crew.work(axis.tiles(), (worker, number) -> axis.forward(re, im, number, tiles.get(worker)));
        }
    }

    /// Amplitudes become values, in place.
    ///
    /// @param re real part, laid out as the field
    /// @param im imaginary part
    public void inverse(double[] re, double[] im) {
        require(re, im);
        for (LineTransform axis : axes) {
            crew.work(axis.tiles(), (worker, number) -> axis.inverse(re, im, number, tiles.get(worker)));
        }
    }

    private void require(double[] re, double[] im) {
        grid.require(re);
        grid.require(im);
    }

    /// Wave numbers along an axis in the order of amplitudes.
    ///
    /// @param k axis
    /// @return as many as the axis has points, a copy
    public double[] wavenumbers(int k) {
        return axes.get(k).wavenumbers();
    }

    /// Σ k² of all amplitudes: the symbol of −∇².
    ///
    /// @return one number per amplitude, laid out as the field
    public double[] squaredWavenumbers() {
        double[] symbol = new double[grid.size()];
        for (int k = 0; k < grid.dimensions(); k++) {
            double[] wavenumbers = axes.get(k).wavenumbers();
            for (int cell = 0; cell < symbol.length; cell++) {
                double wavenumber = wavenumbers[grid.along(cell, k)];
                symbol[cell] = Math.fma(wavenumber, wavenumber, symbol[cell]);
            }
        }
        return symbol;
    }
}
