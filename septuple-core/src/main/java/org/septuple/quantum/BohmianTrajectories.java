package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;
import org.septuple.numerics.LagrangeStencil;

/// Particles that follow u = (ħ/M) Im(∂Ψ/Ψ), (3.10) with (4.4): dq/dt = u(q, t), by the classical Runge–Kutta method of order 4.
///
/// Ψ and not u is interpolated, by the [polynomials of 6 cells][LagrangeStencil], so u has the right shape near nodes: error O(h⁵) away
/// from them. A particle stops for good where p falls below a part of its maximum, where it would go more than an eighth of an axis in a
/// step, and at walls; what it saw there was not resolved. Particles that start with density |Ψ|² keep it (equivariance).
///
/// State is positions and who stopped, plain to read and to start again from; work is cut in blocks of particles.
///
/// Source: D. Dürr, S. Goldstein, N. Zanghì, J. Stat. Phys. 67 (1992) 843; E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary
/// Differential Equations I, Springer 1993, section II.1.
public final class BohmianTrajectories {

    private static final int BLOCK = 1024;

    private final Grid grid;
    private final double factor;
    private final double nodes;
    private final double[][] positions;
    private final boolean[] stopped;
    private final Crew crew;
    private final Particle[] scratch;

    /// Particles at rest at their places.
    ///
    /// @param grid      of Ψ
    /// @param hbar      ħ > 0
    /// @param mass      M > 0
    /// @param nodes     p relative to max p below which particles stop, such as 1e-8
    /// @param positions `[k][i]`: coordinate k of particle i; copied
    /// @param crew      works off blocks of particles
    public BohmianTrajectories(Grid grid, double hbar, double mass, double nodes, double[][] positions, Crew crew) {
        if (!(hbar > 0 && mass > 0 && nodes >= 0 && nodes < 1)) {
            throw new IllegalArgumentException(
                    "hbar %g and mass %g must be > 0, threshold %g in [0, 1)".formatted(hbar, mass, nodes));
        }
        this.grid = grid;
        this.factor = hbar / mass;
        this.nodes = nodes;
        this.positions = particles(grid, positions);
        this.stopped = new boolean[positions[0].length];
        this.crew = crew;
        this.scratch = new Particle[crew.workers()];
        Arrays.setAll(scratch, worker -> new Particle(grid));
    }

    /// A copy, checked.
    static double[][] particles(Grid grid, double[][] positions) {
        if (positions.length != grid.dimensions() || positions[0].length == 0) {
            throw new IllegalArgumentException(
                    "%d coordinates on a grid of %d dimensions: need as many, of 1 particle or more"
                            .formatted(positions.length, grid.dimensions()));
        }
        double[][] copy = new double[positions.length][];
        Arrays.setAll(copy, k -> positions[k].clone());
        return copy;
    }

    /// One step. For a static field give one Ψ three times.
    ///
    /// @param begin  Ψ(t)
    /// @param middle Ψ(t + Δt/2)
    /// @param end    Ψ(t + Δt)
    /// @param dt     Δt, of either sign
    public void advance(WaveFunction begin, WaveFunction middle, WaveFunction end, double dt) {
        double least = nodes * Math.min(largest(begin), Math.min(largest(middle), largest(end)));
        int count = stopped.length;
        crew.work((count - 1) / BLOCK + 1, (worker, block) -> {
            Particle particle = scratch[worker];
            for (int i = block * BLOCK; i < Math.min(count, (block + 1) * BLOCK); i++) {
                if (!stopped[i]) {
                    stopped[i] = !particle.step(i, begin, middle, end, dt, least);
                }
            }
        });
    }

    private static double largest(WaveFunction psi) {
        double largest = 0;
        for (int cell = 0; cell < psi.re().length; cell++) {
            largest = Math.max(largest, psi.re()[cell] * psi.re()[cell] + psi.im()[cell] * psi.im()[cell]);
        }
        return largest;
    }

    /// Scratch of one worker.
    private final class Particle {

        private final LagrangeStencil stencil;
        private final double[] q;
        private final double[] place;
        private final double[][] k;
        /// Re Ψ and Im Ψ with their slopes.
        private final double[] real;

        private final double[] imaginary;

        Particle(Grid grid) {
            this.stencil = new LagrangeStencil(grid, 6);
            this.q = new double[grid.dimensions()];
            this.place = new double[q.length];
            this.k = new double[4][q.length];
            this.real = new double[q.length + 1];
            this.imaginary = new double[q.length + 1];
        }

        /// Moves a particle, unless it must stop where it is: then false.
        boolean step(int i, WaveFunction begin, WaveFunction middle, WaveFunction end, double dt, double least) {
            for (int c = 0; c < q.length; c++) {
                q[c] = positions[c][i];
            }
            boolean good = velocity(begin, q, k[0], least)
                    && velocity(middle, ahead(k[0], dt / 2), k[1], least)
                    && velocity(middle, ahead(k[1], dt / 2), k[2], least)
                    && velocity(end, ahead(k[2], dt), k[3], least);
            if (!good) {
                return false;
            }
            for (int c = 0; c < q.length; c++) {
                Axis axis = grid.axis(c);
                double move = dt / 6 * (k[0][c] + 2 * (k[1][c] + k[2][c]) + k[3][c]);
                place[c] = q[c] + move;
                if (!(Math.abs(move) <= axis.length() / 8) || !inside(axis, place[c])) {
                    return false;
                }
            }
            for (int c = 0; c < q.length; c++) {
                positions[c][i] = place[c];
            }
            return true;
        }

        private double[] ahead(double[] slope, double dt) {
            for (int c = 0; c < q.length; c++) {
                place[c] = q[c] + dt * slope[c];
            }
            return place;
        }

        private boolean velocity(WaveFunction psi, double[] at, double[] into, double least) {
            for (int c = 0; c < at.length; c++) {
                if (!inside(grid.axis(c), at[c])) {
                    return false;
                }
            }
            stencil.moveTo(at);
            stencil.jet(psi.re(), real);
            stencil.jet(psi.im(), imaginary);
            double re = real[0];
            double im = imaginary[0];
            double p = re * re + im * im;
            if (!(p > least)) {
                return false;
            }
            for (int c = 0; c < at.length; c++) {
                into[c] = factor * (re * imaginary[c + 1] - im * real[c + 1]) / p;
            }
            return true;
        }
    }

    private static boolean inside(Axis axis, double q) {
        return axis.periodic() ? Double.isFinite(q) : q >= axis.from() && q <= axis.to();
    }

    /// Where the particles are; the live arrays. Periodic coordinates go on beyond the axis, so windings show.
    ///
    /// @return `[k][i]`
    public double[][] positions() {
        return positions;
    }

    /// Who stopped; the live array, to be read and written.
    ///
    /// @return one per particle
    public boolean[] stopped() {
        return stopped;
    }

    /// How many stopped.
    ///
    /// @return ≥ 0
    public int stops() {
        int count = 0;
        for (boolean stop : stopped) {
            count += stop ? 1 : 0;
        }
        return count;
    }
}
