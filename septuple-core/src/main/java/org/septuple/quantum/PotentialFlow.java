package org.septuple.quantum;

import org.jspecify.annotations.Nullable;
import org.septuple.numerics.ElementaryKernels;
import org.septuple.numerics.Engine;

/// Ψ ← e^{−i(V − iW)τ/ħ} Ψ, cell by cell.
final class PotentialFlow {

    private static final int BLOCK = 1024;

    private final Hamiltonian hamiltonian;
    private final Engine engine;
    private final int size;
    private final double @Nullable [] absorber;
    private final double[] values;
    private final double[][] scratch;
    private final double[][] positions;

    /// Takes V at a first time.
    ///
    /// @param hamiltonian of V
    /// @param absorber    W, one number per cell
    /// @param t           first time
    /// @param engine      computes
    PotentialFlow(Hamiltonian hamiltonian, double @Nullable [] absorber, double t, Engine engine) {
        this.hamiltonian = hamiltonian;
        this.engine = engine;
        this.absorber = absorber;
        this.values = hamiltonian.potential().on(hamiltonian.grid(), t);
        this.size = values.length;
        this.scratch = new double[engine.crew().workers()][3 * BLOCK];
        this.positions = new double[engine.crew().workers()][hamiltonian.grid().dimensions()];
        hamiltonian.require(values, t);
    }

    /// V as last taken; the live array.
    double[] values() {
        return values;
    }

    /// Takes V at a time, if it varies.
    void at(double t) {
        if (!hamiltonian.potential().varies()) {
            return;
        }
        engine.crew().work(Math.ceilDiv(size, BLOCK), (worker, piece) -> {
            double[] q = positions[worker];
            int end = Math.min(size, (piece + 1) * BLOCK);
            for (int cell = piece * BLOCK; cell < end; cell++) {
                hamiltonian.grid().position(cell, q);
                values[cell] = hamiltonian.potential().value(q, t);
            }
        });
    }

    /// Lets Ψ flow.
    ///
    /// @param re  real part
    /// @param im  imaginary part
    /// @param tau of either sign
    void flow(double[] re, double[] im, double tau) {
        double rate = -tau / hamiltonian.hbar();
        ElementaryKernels kernels = engine.kernels().elementary();
        engine.crew()
                .work(
                        Math.ceilDiv(size, BLOCK),
                        (worker, piece) -> turn(
                                re,
                                im,
                                rate,
                                piece * BLOCK,
                                Math.min(BLOCK, size - piece * BLOCK),
                                scratch[worker],
                                kernels));
    }

    private void turn(
            double[] re, double[] im, double rate, int from, int length, double[] work, ElementaryKernels kernels) {
        for (int i = 0; i < length; i++) {
            work[i] = rate * values[from + i];
        }
        // cos and sin lie behind their arguments: kernels keep indices.
        System.arraycopy(work, 0, work, BLOCK, length);
        System.arraycopy(work, 0, work, 2 * BLOCK, length);
        kernels.cos(work, BLOCK, BLOCK + length, work);
        kernels.sin(work, 2 * BLOCK, 2 * BLOCK + length, work);
        if (absorber != null) {
            for (int i = 0; i < length; i++) {
                work[i] = rate * absorber[from + i];
            }
            kernels.exp(work, 0, length, work);
            for (int i = 0; i < length; i++) {
                work[BLOCK + i] *= work[i];
                work[2 * BLOCK + i] *= work[i];
            }
        }
        for (int i = 0; i < length; i++) {
            double x = re[from + i];
            double y = im[from + i];
            double c = work[BLOCK + i];
            double s = work[2 * BLOCK + i];
            re[from + i] = c * x - s * y;
            im[from + i] = c * y + s * x;
        }
    }
}
