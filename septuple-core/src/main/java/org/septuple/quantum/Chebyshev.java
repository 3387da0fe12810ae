package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;

/// e^{−iHτ/ħ}Ψ for a V that does not vary, by Chebyshev polynomials: with E̅ the middle and ΔE half the width of a range that
/// holds the spectrum, and R = ΔE τ/ħ,
///
///     e^{−iHτ/ħ} = e^{−iE̅τ/ħ} Σ_n (2 − δ_n0)(−i)ⁿ J_n(R) T_n((H − E̅)/ΔE).
///
/// Terms fall faster than exponentially once n > |R|; all above 1e-17 are summed, so the error is round-off, about 1e-16·|R|,
/// at any τ, with some |R| + 10|R|^⅓ + 30 products HΨ. The range is \[min V, max V + Σ max ħ²k²/2M\]. (H. Tal-Ezer,
/// R. Kosloff, J. Chem. Phys. 81 (1984) 3967.) An independent check of [Schroedinger], and the cheaper one of the two
/// where long times are wanted to round-off.
public final class Chebyshev {

    private static final double SMALLEST = 1e-17;

    private final Hamiltonian hamiltonian;
    private final HamiltonianAction action;
    private final double middle;
    private final double half;

    /// Prepares.
    ///
    /// @param hamiltonian with a V that does not vary
    /// @param engine      computes
    public Chebyshev(Hamiltonian hamiltonian, Engine engine) {
        if (hamiltonian.potential().varies()) {
            throw new IllegalArgumentException(
                    "V varies in time, but a Chebyshev series needs a static one; take Schroedinger");
        }
        this.hamiltonian = hamiltonian;
        this.action = new HamiltonianAction(hamiltonian, 0, engine);
        this.middle = (action.highest() + action.lowest()) / 2;
        // One per thousand more, so that round-off does not leave [−1, 1].
        this.half = 1.001 * (action.highest() - action.lowest()) / 2 + Double.MIN_NORMAL;
    }

    /// Lower end of the range that holds the spectrum.
    ///
    /// @return ≤ all eigenvalues
    public double lowest() {
        return middle - half;
    }

    /// Upper end of the range that holds the spectrum.
    ///
    /// @return ≥ all eigenvalues
    public double highest() {
        return middle + half;
    }

    /// Products HΨ that a step takes.
    ///
    /// @param tau step of either sign
    /// @return its number of terms
    public int terms(double tau) {
        return bessel(Math.abs(half * tau / hamiltonian.hbar())).length;
    }

    /// Moves Ψ on in place.
    ///
    /// @param psi on the grid of H
    /// @param tau by how much, of either sign
    public void advance(WaveFunction psi, double tau) {
        if (!psi.grid().equals(hamiltonian.grid()) || !Double.isFinite(tau)) {
            throw new IllegalArgumentException(
                    "wave function on %s by %s: need the grid of H and a finite time".formatted(psi.grid(), tau));
        }
        double[] factors = bessel(Math.abs(half * tau / hamiltonian.hbar()));
        int size = psi.re().length;
        double[] lastRe = psi.re().clone();
        double[] lastIm = psi.im().clone();
        double[] re = new double[size];
        double[] im = new double[size];
        double[] nextRe = new double[size];
        double[] nextIm = new double[size];
        double[] sumRe = new double[size];
        double[] sumIm = new double[size];
        add(factors[0], 0, lastRe, lastIm, sumRe, sumIm);
        scaled(lastRe, lastIm, re, im, 1);
        int turn = tau < 0 ? 1 : 3;
        for (int n = 1; n < factors.length; n++) {
            add(2 * factors[n], n * turn % 4, re, im, sumRe, sumIm);
            scaled(re, im, nextRe, nextIm, 2);
            for (int cell = 0; cell < size; cell++) {
                nextRe[cell] -= lastRe[cell];
                nextIm[cell] -= lastIm[cell];
            }
            double[] heldRe = lastRe;
            double[] heldIm = lastIm;
            lastRe = re;
            lastIm = im;
            re = nextRe;
            im = nextIm;
            nextRe = heldRe;
            nextIm = heldIm;
        }
        double angle = -middle * tau / hamiltonian.hbar();
        double c = Elementary.cos(angle);
        double s = Elementary.sin(angle);
        for (int cell = 0; cell < size; cell++) {
            psi.re()[cell] = c * sumRe[cell] - s * sumIm[cell];
            psi.im()[cell] = c * sumIm[cell] + s * sumRe[cell];
        }
    }

    /// factor·(H − E̅)/ΔE.
    private void scaled(double[] re, double[] im, double[] intoRe, double[] intoIm, double factor) {
        action.apply(re, im, intoRe, intoIm);
        double scale = factor / half;
        for (int cell = 0; cell < re.length; cell++) {
            intoRe[cell] = scale * (intoRe[cell] - middle * re[cell]);
            intoIm[cell] = scale * (intoIm[cell] - middle * im[cell]);
        }
    }

    /// sum += i^quarter·factor·field.
    private static void add(double factor, int quarter, double[] re, double[] im, double[] sumRe, double[] sumIm) {
        double a = quarter == 0 ? factor : quarter == 2 ? -factor : 0;
        double b = quarter == 1 ? factor : quarter == 3 ? -factor : 0;
        for (int cell = 0; cell < re.length; cell++) {
            sumRe[cell] += a * re[cell] - b * im[cell];
            sumIm[cell] += a * im[cell] + b * re[cell];
        }
    }

    /// J_0(x), J_1(x), … as long as they exceed 1e-17: J_{n−1} = (2n/x)J_n − J_{n+1} downwards from far above x, where it is stable,
    /// scaled by J_0 + 2ΣJ_{2n} = 1. (J. C. P. Miller; F. W. J. Olver, J. Res. NBS 68B (1964).)
    ///
    /// @param x ≥ 0
    /// @return at least J_0
    static double[] bessel(double x) {
        if (x < 1e-12) {
            return new double[] {1, x / 2};
        }
        int top = (int) Math.ceil(x + 14 * StrictMath.cbrt(x) + 60);
        double[] values = new double[top + 2];
        values[top] = 1e-300;
        double even = 0;
        for (int n = top; n > 0; n--) {
            values[n - 1] = 2 * n / x * values[n] - values[n + 1];
            if (Math.abs(values[n - 1]) > 1e250) {
                for (int above = n - 1; above <= top; above++) {
                    values[above] *= 1e-250;
                }
            }
        }
        for (int n = 2; n <= top; n += 2) {
            even += values[n];
        }
        double norm = values[0] + 2 * even;
        int last = 0;
        for (int n = 0; n <= top; n++) {
            values[n] /= norm;
            if (Math.abs(values[n]) > SMALLEST) {
                last = n;
            }
        }
        return Arrays.copyOf(values, last + 1);
    }
}
