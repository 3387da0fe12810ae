package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Drift;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Langevin;

/// Particles whose density follows the Fokker–Planck equation (3.1), ∂p/∂t = ∂_j(D_jk ∂_k p) + γ ∂_k(p ∂_k F): a control of its solutions
/// by another method.
///
/// dq = −γ ∂F dt + √(2D) dW by [Langevin]; a tensor D = LLᵀ by y = L⁻¹q, whose noise is that of D = 1. On periodic axes F is read within
/// the axis. Reflecting walls are mirrors: F goes on beyond them by images, and a position is the image within. Vanishing walls are
/// ignored: particles go on where F leads them.
public final class LangevinEnsemble {

    private final Grid grid;
    private final Landscape landscape;
    private final double gamma;
    private final double[][] root;
    private final Langevin langevin;

    /// Particles of one diffusion coefficient.
    ///
    /// @param landscape F
    /// @param grid      whose boundaries hold, of as many dimensions
    /// @param gamma     γ
    /// @param diffusion D > 0
    /// @param dt        Δt > 0
    /// @param seed      of the noise
    /// @param positions `[k][i]` at the first step, such as from a [GridSampler]
    /// @param engine    whose crew works off blocks of particles
    /// @return the ensemble
    public static LangevinEnsemble of(
            Landscape landscape,
            Grid grid,
            double gamma,
            double diffusion,
            double dt,
            long seed,
            double[][] positions,
            Engine engine) {
        double[][] tensor = new double[grid.dimensions()][grid.dimensions()];
        for (int k = 0; k < tensor.length; k++) {
            tensor[k][k] = diffusion;
        }
        return new LangevinEnsemble(landscape, grid, gamma, tensor, dt, seed, positions, engine);
    }

    /// Particles of a diffusion tensor.
    ///
    /// @param landscape F
    /// @param grid      whose boundaries hold, of as many dimensions
    /// @param gamma     γ
    /// @param diffusion D, d×d, symmetric and positive definite; diagonal where an axis reflects
    /// @param dt        Δt > 0
    /// @param seed      of the noise
    /// @param positions `[k][i]` at the first step
    /// @param engine    whose crew works off blocks of particles
    public LangevinEnsemble(
            Landscape landscape,
            Grid grid,
            double gamma,
            double[][] diffusion,
            double dt,
            long seed,
            double[][] positions,
            Engine engine) {
        int d = grid.dimensions();
        if (landscape.dimensions() != d || diffusion.length != d) {
            throw new IllegalArgumentException(
                    "F of %d coordinates and D of %d rows on a grid of %d dimensions: need as many"
                            .formatted(landscape.dimensions(), diffusion.length, d));
        }
        this.grid = grid;
        this.landscape = landscape;
        this.gamma = gamma;
        this.root = cholesky(diffusion);
        requireDiagonalAtMirrors();
        double[][] start = BohmianTrajectories.particles(grid, positions);
        int count = start[0].length;
        this.langevin = new Langevin(new Slope(), d, 1, dt, seed, count, engine);
        for (int k = 0; k < d; k++) {
            // y = L⁻¹q by forward substitution, in place
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < k; j++) {
                    start[k][i] -= root[k][j] * start[j][i];
                }
                start[k][i] /= root[k][k];
            }
            langevin.write(k, start[k]);
        }
    }

    /// The lower triangle L with LLᵀ = D.
    private static double[][] cholesky(double[][] tensor) {
        int d = tensor.length;
        double[][] root = new double[d][d];
        for (int k = 0; k < d; k++) {
            for (int j = 0; j <= k; j++) {
                double rest = tensor[k][j];
                for (int i = 0; i < j; i++) {
                    rest -= root[k][i] * root[j][i];
                }
                boolean real = j != k || (rest > 0 && Double.isFinite(rest));
                if (tensor[k][j] != tensor[j][k] || !real) {
                    throw new IllegalArgumentException("diffusion tensor %s must be symmetric and positive definite"
                            .formatted(Arrays.deepToString(tensor)));
                }
                root[k][j] = j == k ? Math.sqrt(rest) : rest / root[j][j];
            }
        }
        return root;
    }

    private void requireDiagonalAtMirrors() {
        boolean mirrors = grid.axes().stream().anyMatch(axis -> axis.boundary() == Boundary.REFLECTING);
        for (int k = 0; k < root.length; k++) {
            for (int j = 0; j < k; j++) {
                if (mirrors && root[k][j] != 0) {
                    throw new IllegalArgumentException(
                            "D_%d%d is not 0 beside a reflecting axis: mirrors need a diagonal tensor".formatted(k, j));
                }
            }
        }
    }

    /// −γ L⁻¹ ∂F(Ly).
    private final class Slope implements Drift {
        @Override
        public void at(double time, double[] y, int replicas, double[] out) {
            int d = root.length;
            double[] q = new double[d];
            double[] slope = new double[d];
            double[] sign = new double[d];
            for (int r = 0; r < replicas; r++) {
                for (int k = 0; k < d; k++) {
                    q[k] = 0;
                    for (int j = 0; j <= k; j++) {
                        q[k] += root[k][j] * y[j * Langevin.BLOCK + r];
                    }
                }
                for (int k = 0; k < d; k++) {
                    double inside = image(grid.axis(k), q[k]);
                    sign[k] = mirrored(grid.axis(k), q[k]) ? -1 : 1;
                    q[k] = inside;
                }
                landscape.gradient(q, time, slope);
                for (int k = 0; k < d; k++) {
                    double force = -gamma * sign[k] * slope[k];
                    for (int j = 0; j < k; j++) {
                        force -= root[k][j] * out[j * Langevin.BLOCK + r];
                    }
                    out[k * Langevin.BLOCK + r] = force / root[k][k];
                }
            }
        }
    }

    private static boolean mirrored(Axis axis, double q) {
        double lengths = Math.floor((q - axis.from()) / axis.length());
        return axis.boundary() == Boundary.REFLECTING && lengths - 2 * Math.floor(lengths / 2) == 1;
    }

    private static double image(Axis axis, double q) {
        if (axis.boundary() == Boundary.VANISHING) {
            return q;
        }
        double within = q - axis.from() - axis.length() * Math.floor((q - axis.from()) / axis.length());
        return mirrored(axis, q) ? axis.to() - within : axis.from() + within;
    }

    /// Makes steps.
    ///
    /// @param count ≥ 0
    public void advance(long count) {
        langevin.advance(count);
    }

    /// The state as it is kept, y = L⁻¹q without images: what a later ensemble needs to go on with the same bits.
    ///
    /// @return `[k][i]`, a copy
    public double[][] state() {
        double[][] y = new double[root.length][langevin.replicas()];
        for (int k = 0; k < y.length; k++) {
            langevin.read(k, y[k]);
        }
        return y;
    }

    /// Goes on from the state of an earlier ensemble of the same arguments.
    ///
    /// @param state `[k][i]` of [#state]
    /// @param steps that it had made
    public void resume(double[][] state, long steps) {
        for (int k = 0; k < root.length; k++) {
            langevin.write(k, state[k]);
        }
        langevin.resumeAt(steps);
    }

    /// Where the particles are, within periodic and reflecting axes.
    ///
    /// @return `[k][i]`, a copy
    public double[][] positions() {
        int d = root.length;
        double[][] y = state();
        double[][] q = new double[d][langevin.replicas()];
        for (int k = 0; k < d; k++) {
            for (int i = 0; i < q[k].length; i++) {
                for (int j = 0; j <= k; j++) {
                    q[k][i] += root[k][j] * y[j][i];
                }
            }
        }
        for (int k = 0; k < d; k++) {
            for (int i = 0; i < q[k].length; i++) {
                q[k][i] = image(grid.axis(k), q[k][i]);
            }
        }
        return q;
    }

    /// Steps made, those of before included.
    ///
    /// @return ≥ 0
    public long steps() {
        return langevin.steps();
    }

    /// The present time.
    ///
    /// @return steps·Δt
    public double time() {
        return langevin.time();
    }

    /// Particles that left the finite numbers; a smaller Δt keeps them.
    ///
    /// @return how many
    public int diverged() {
        return langevin.diverged();
    }
}
