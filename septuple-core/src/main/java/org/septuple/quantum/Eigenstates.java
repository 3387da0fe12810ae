package org.septuple.quantum;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;

/// The lowest eigenstates of a [Hamiltonian] with V at a time t, on the spectral grid: up to 512 cells from its matrix, beyond without
/// one by block preconditioned conjugate gradients (Knyazev 2001). Each has a residual r = ‖HΨ − EΨ‖, and there is an eigenvalue
/// within r of E; with δ the distance to the rest of the spectrum the error of E is below r²/δ, and of Ψ below r/δ. What is left
/// is the error of the grid, below any power of the spacing for smooth V.
///
/// States of equal energy come out orthonormal, in an arbitrary basis of their space.
public final class Eigenstates {

    private static final int ITERATIONS = 300;

    /// Cells of a grid on which H is diagonalised as a matrix.
    private static final int DENSE = 512;

    /// Of the tolerance: residuals that need no further improvement.
    private static final double ENOUGH = .3;

    private final Hamiltonian hamiltonian;
    private final LowestSubspace subspace;
    private final int count;
    private final double tolerance;
    private final Engine engine;
    private int iterations;
    private Outcome outcome;

    /// Prepares a search; [#advance] makes it.
    ///
    /// @param hamiltonian H
    /// @param t           time at which V is taken
    /// @param count       states asked for, ≥ 1 and at most a fifth of the cells
    /// @param tolerance   residual to be reached by all of them, in units of energy; round-off is some 1e-15 of the largest
    ///     kinetic energy of the grid
    /// @param engine      computes
    public Eigenstates(Hamiltonian hamiltonian, double t, int count, double tolerance, Engine engine) {
        this(hamiltonian, t, count, tolerance, hamiltonian.grid().size() <= DENSE, engine);
    }

    /// A search that begins with the eigenvectors of a matrix, or at random.
    Eigenstates(Hamiltonian hamiltonian, double t, int count, double tolerance, boolean dense, Engine engine) {
        int most = hamiltonian.grid().size() / 5;
        if (count < 1 || count > most) {
            throw new IllegalArgumentException("%d eigenstates on a grid of %d cells: need 1 to %d; refine the grid"
                    .formatted(count, hamiltonian.grid().size(), most));
        }
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance %s of eigenstates must be > 0".formatted(tolerance));
        }
        this.hamiltonian = hamiltonian;
        this.count = count;
        this.tolerance = tolerance;
        this.engine = engine;
        int guards = Math.clamp(count / 4L, 2, 8);
        HamiltonianAction action = new HamiltonianAction(hamiltonian, t, engine);
        this.subspace = new LowestSubspace(
                action, Math.min(count + guards, hamiltonian.grid().size() / 3), count, dense, engine);
        this.outcome = new Outcome.Interrupted(0, ITERATIONS);
    }

    /// Improves all states until residuals are within the tolerance.
    ///
    /// @param rest asked between iterations; true to stop there
    /// @return completed; interrupted, in iterations; or diverged if round-off or a hard spectrum keeps residuals larger
    public Outcome advance(BooleanSupplier rest) {
        while (true) {
            if (worst() <= tolerance) {
                outcome = new Outcome.Completed();
                return outcome;
            }
            if (iterations == ITERATIONS || !Double.isFinite(worst())) {
                outcome = new Outcome.Diverged(
                        "residual %g of eigenstates is above %g".formatted(worst(), tolerance),
                        iterations,
                        "take a larger tolerance, more states, or fewer grid points");
                return outcome;
            }
            if (rest.getAsBoolean()) {
                outcome = new Outcome.Interrupted(iterations, ITERATIONS);
                return outcome;
            }
            subspace.improve(ENOUGH * tolerance);
            iterations++;
        }
    }

    private double worst() {
        double worst = 0;
        for (int k = 0; k < count; k++) {
            worst = Math.max(worst, subspace.residual(k));
        }
        return worst;
    }

    /// What a search goes on from, with [#energies] and [#iterations]; live arrays.
    ///
    /// @return rows of as many numbers as cells
    public double[][] fields() {
        return subspace.fields();
    }

    /// Energies of all states that are searched, those beyond [#count] included.
    ///
    /// @return a copy
    public double[] energies() {
        return subspace.values();
    }

    /// Goes back to where another search for the same states was; what follows has the same bits.
    ///
    /// @param made     its iterations
    /// @param energies as it told them
    /// @param fields   as it told them; copied
    public void resume(int made, double[] energies, double[][] fields) {
        subspace.resume(energies, fields);
        iterations = made;
        outcome = new Outcome.Interrupted(made, ITERATIONS);
    }

    /// Most iterations that are made.
    ///
    /// @return > 0
    public int most() {
        return ITERATIONS;
    }

    /// Number of states.
    ///
    /// @return as asked for
    public int count() {
        return count;
    }

    /// How the last call of [#advance] ended.
    ///
    /// @return interrupted before the first
    public Outcome outcome() {
        return outcome;
    }

    /// Iterations made.
    ///
    /// @return ≥ 0
    public int iterations() {
        return iterations;
    }

    /// Energy E_k.
    ///
    /// @param k in [0, count), ascending
    /// @return its present approximation, from above
    public double energy(int k) {
        return subspace.value(inRange(k));
    }

    /// Residual ‖HΨ_k − E_kΨ_k‖ of the normalised state.
    ///
    /// @param k in [0, count)
    /// @return ≥ 0, in units of energy
    public double residual(int k) {
        return subspace.residual(inRange(k));
    }

    /// Residual that all of them are to reach.
    ///
    /// @return > 0, in units of energy
    public double tolerance() {
        return tolerance;
    }

    /// Number of the lowest states, without a gap, whose residuals are within the tolerance.
    ///
    /// @return in [0, count]
    public int converged() {
        int good = 0;
        while (good < count && subspace.residual(good) <= tolerance) {
            good++;
        }
        return good;
    }

    /// The state, normalised; real and positive where it is largest.
    ///
    /// @param k in [0, count)
    /// @return a copy
    public WaveFunction state(int k) {
        double[] re = subspace.re(inRange(k)).clone();
        double[] im = subspace.im(k).clone();
        int peak = 0;
        double most = 0;
        for (int cell = 0; cell < re.length; cell++) {
            double density = re[cell] * re[cell] + im[cell] * im[cell];
            if (density > most) {
                most = density;
                peak = cell;
            }
        }
        double size = Math.sqrt(most);
        double c = re[peak] / size;
        double s = -im[peak] / size;
        for (int cell = 0; cell < re.length; cell++) {
            double x = re[cell];
            re[cell] = c * x - s * im[cell];
            im[cell] = s * x + c * im[cell];
        }
        WaveFunction state = new WaveFunction(hamiltonian.grid(), re, im);
        state.normalise();
        return state;
    }

    /// What gives reason to doubt the converged states as those of V on the whole space: of each axis the first with a share of density
    /// at its ends, and the first with one at the end of its spectrum.
    ///
    /// @return none if all is well
    public List<Warning> warnings() {
        return Doubts.ofLevels(hamiltonian, new KineticEnergy(hamiltonian, engine), this);
    }

    private int inRange(int k) {
        if (k < 0 || k >= count) {
            throw new IllegalArgumentException("state %d must be in [0, %d)".formatted(k, count));
        }
        return k;
    }
}
