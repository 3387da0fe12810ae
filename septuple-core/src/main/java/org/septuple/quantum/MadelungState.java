package org.septuple.quantum;

import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

/// What (3.8), (3.9) are about: a density p in cells and a velocity u on faces. The live arrays: a solver changes them in
/// place.
///
/// `velocity(k)[cell]` is u_k on the face between a cell and the next one along axis k. The last face of a periodic axis leads to
/// its first cell; that of other axes is the wall, where u is 0.
public final class MadelungState {

    /// Negative densities up to this part of the largest are errors of discretisation in vacuum, as they occur without pressure.
    static final double NEGATIVE = 1e-6;

    private final Grid grid;
    private final double[] density;
    private final double[][] velocity;
    private double time;

    /// Takes over its arrays.
    ///
    /// @param grid     of all
    /// @param density  p ≥ 0, one number per cell
    /// @param velocity u, for each axis one number per cell
    /// @param time     t
    public MadelungState(Grid grid, double[] density, double[][] velocity, double time) {
        grid.require(density);
        if (velocity.length != grid.dimensions()) {
            throw new IllegalArgumentException(
                    "velocity of %d axes on a grid of %d".formatted(velocity.length, grid.dimensions()));
        }
        for (double[] component : velocity) {
            grid.require(component);
        }
        this.grid = grid;
        this.density = density;
        this.velocity = velocity.clone();
        this.time = time;
        requireMeaning();
    }

    private void requireMeaning() {
        double highest = 0;
        for (double p : density) {
            highest = Math.max(highest, p);
        }
        double lowest = -NEGATIVE * highest;
        for (int cell = 0; cell < density.length; cell++) {
            if (!(density[cell] >= lowest && Double.isFinite(density[cell]))) {
                throw new IllegalArgumentException("density %g in cell %d must be finite and >= 0, but for %g"
                        .formatted(density[cell], cell, lowest));
            }
            for (int k = 0; k < velocity.length; k++) {
                double u = velocity[k][cell];
                if (!Double.isFinite(u) || (u != 0 && next(cell, k) < 0)) {
                    throw new IllegalArgumentException(
                            "velocity %g along axis %d at cell %d must be finite, and 0 on a wall"
                                    .formatted(u, k, cell));
                }
            }
        }
    }

    /// The state of a density and a potential flow u = −(1/M) ∂F̃ (E3), at rest where F̃ is constant.
    ///
    /// @param grid       of both
    /// @param density    p, taken over
    /// @param freeEnergy F̃ of (3.7), single valued: its jump across the ends of a periodic axis counts as a slope
    /// @param mass       M > 0
    /// @param time       t
    /// @return the state
    public static MadelungState of(Grid grid, double[] density, double[] freeEnergy, double mass, double time) {
        grid.require(freeEnergy);
        if (!(mass > 0)) {
            throw new IllegalArgumentException("mass %g must be > 0".formatted(mass));
        }
        double[][] velocity = new double[grid.dimensions()][grid.size()];
        for (int k = 0; k < velocity.length; k++) {
            double factor = -1 / (mass * grid.axis(k).spacing());
            for (int cell = 0; cell < freeEnergy.length; cell++) {
                int next = next(grid, cell, k);
                velocity[k][cell] = next < 0 ? 0 : factor * (freeEnergy[next] - freeEnergy[cell]);
            }
        }
        return new MadelungState(grid, density, velocity, time);
    }

    /// Where it lives.
    ///
    /// @return the grid
    public Grid grid() {
        return grid;
    }

    /// p; the live array.
    ///
    /// @return one number per cell
    public double[] density() {
        return density;
    }

    /// u along an axis; the live array.
    ///
    /// @param k axis
    /// @return one number per upper face of a cell
    public double[] velocity(int k) {
        return velocity[k];
    }

    /// When.
    ///
    /// @return t
    public double time() {
        return time;
    }

    void time(double now) {
        time = now;
    }

    /// ∫ p dq.
    ///
    /// @return ≥ 0
    public double mass() {
        return grid.integral(density);
    }

    /// A state that shares nothing with this one.
    ///
    /// @return a copy
    public MadelungState copy() {
        double[][] copies = new double[velocity.length][];
        for (int k = 0; k < copies.length; k++) {
            copies[k] = velocity[k].clone();
        }
        return new MadelungState(grid, density.clone(), copies, time);
    }

    /// Turns time around: u ← −u.
    public void reverse() {
        for (double[] component : velocity) {
            for (int cell = 0; cell < component.length; cell++) {
                component[cell] = component[cell] == 0 ? 0 : -component[cell];
            }
        }
    }

    /// Circulation ∮u·dq along a rectangle of faces, first up axis a, then up axis b, and back.
    ///
    /// @param corner the cell with the smallest indices
    /// @param a      axis
    /// @param along  faces along a
    /// @param b      another axis
    /// @param across faces along b
    /// @return 0 of a potential flow; does not change as long as no vacuum comes across
    public double circulation(int corner, int a, int along, int b, int across) {
        double sum = 0;
        int cell = corner;
        int opposite = corner;
        for (int i = 0; i < across; i++) {
            opposite = step(opposite, b);
        }
        for (int i = 0; i < along; i++) {
            sum += grid.axis(a).spacing() * (velocity[a][cell] - velocity[a][opposite]);
            cell = step(cell, a);
            opposite = step(opposite, a);
        }
        int start = corner;
        for (int i = 0; i < across; i++) {
            sum += grid.axis(b).spacing() * (velocity[b][cell] - velocity[b][start]);
            cell = step(cell, b);
            start = step(start, b);
        }
        return sum;
    }

    /// Circulation around a periodic axis.
    ///
    /// @param cell where the loop starts
    /// @param k    periodic axis
    /// @return ∮u_k dq_k
    public double circulation(int cell, int k) {
        double sum = 0;
        int at = cell;
        for (int i = 0; i < grid.axis(k).points(); i++) {
            sum += velocity[k][at];
            at = step(at, k);
        }
        return grid.axis(k).spacing() * sum;
    }

    private int step(int cell, int k) {
        int next = next(cell, k);
        if (next < 0) {
            throw new IllegalArgumentException("loop leaves the grid at cell %d along axis %d".formatted(cell, k));
        }
        return next;
    }

    private int next(int cell, int k) {
        return next(grid, cell, k);
    }

    /// The next cell along an axis.
    ///
    /// @return −1 behind a wall
    static int next(Grid grid, int cell, int k) {
        int points = grid.axis(k).points();
        if (grid.along(cell, k) < points - 1) {
            return cell + grid.stride(k);
        }
        return grid.axis(k).boundary() == Boundary.PERIODIC ? cell - (points - 1) * grid.stride(k) : -1;
    }
}
