package org.septuple.spacetime;

import org.septuple.numerics.Elementary;

/// A matrix of SL(2, C), A = c₀ + c·σ with complex c_μ, and the Lorentz matrix that belongs to it:
/// A (x⁰ + x·σ) A† = x′⁰ + x′·σ for x′ = Λx.
///
/// For a generator (ω, ζ) and z = ζ − iω, w² = z·z,
///
/// A = e^(z·σ/2) = cosh(w/2) + (z·σ) sinh(w/2)/w.
///
/// Both functions are entire in w², so that a generator with w = 0 (a null rotation) is no special case.
final class Spinor {

    private static final int SIZE = 4;
    private static final double SMALL = 1;

    private final double[] re;
    private final double[] im;

    private Spinor(double[] re, double[] im) {
        this.re = re;
        this.im = im;
    }

    /// The exponential of a generator.
    ///
    /// @param rotation ω, 3 numbers
    /// @param rapidity ζ, 3 numbers
    static Spinor exp(double[] rotation, double[] rapidity) {
        double real = 0;
        double imaginary = 0;
        for (int a = 0; a < 3; a++) {
            real += (rapidity[a] - rotation[a]) * (rapidity[a] + rotation[a]) / 4;
            imaginary -= rapidity[a] * rotation[a] / 2;
        }
        double[] u = root(real, imaginary); // w/2
        double[] cosh = {cosh(u[0]) * Elementary.cos(u[1]), sinh(u[0]) * Elementary.sin(u[1])};
        double[] sinh = {sinh(u[0]) * Elementary.cos(u[1]), cosh(u[0]) * Elementary.sin(u[1])};
        double square = u[0] * u[0] + u[1] * u[1];
        double ratioRe = square == 0 ? 1 : (sinh[0] * u[0] + sinh[1] * u[1]) / square;
        double ratioIm = square == 0 ? 0 : (sinh[1] * u[0] - sinh[0] * u[1]) / square;
        Spinor spinor = new Spinor(new double[SIZE], new double[SIZE]);
        spinor.re[0] = cosh[0];
        spinor.im[0] = cosh[1];
        for (int a = 0; a < 3; a++) {
            spinor.re[a + 1] = (rapidity[a] * ratioRe + rotation[a] * ratioIm) / 2;
            spinor.im[a + 1] = (rapidity[a] * ratioIm - rotation[a] * ratioRe) / 2;
        }
        return spinor;
    }

    /// The Lorentz matrix: column ν holds the components of A σ_ν A†, σ₀ = 1.
    ///
    /// @return 16 numbers, row-major, a new array
    double[] matrix() {
        Spinor adjoint = new Spinor(re, new double[] {-im[0], -im[1], -im[2], -im[3]});
        double[] matrix = new double[SIZE * SIZE];
        for (int nu = 0; nu < SIZE; nu++) {
            double[] basis = new double[SIZE];
            basis[nu] = 1;
            Spinor column = times(new Spinor(basis, new double[SIZE])).times(adjoint);
            for (int mu = 0; mu < SIZE; mu++) {
                matrix[SIZE * mu + nu] = column.re[mu];
            }
        }
        return matrix;
    }

    /// (p₀ + p·σ)(q₀ + q·σ) = p₀q₀ + p·q + (p₀q + q₀p + i p×q)·σ.
    private Spinor times(Spinor q) {
        Spinor product = new Spinor(new double[SIZE], new double[SIZE]);
        for (int mu = 0; mu < SIZE; mu++) {
            product.add(0, mu, mu, this, q, false);
        }
        for (int a = 1; a < SIZE; a++) {
            int b = a % 3 + 1;
            int c = b % 3 + 1;
            product.add(a, 0, a, this, q, false);
            product.add(a, a, 0, this, q, false);
            product.add(a, b, c, this, q, true);
            product.subtractTurned(a, c, b, this, q);
        }
        return product;
    }

    /// Adds p_j q_k, or i p_j q_k.
    private void add(int to, int j, int k, Spinor p, Spinor q, boolean turned) {
        double real = p.re[j] * q.re[k] - p.im[j] * q.im[k];
        double imaginary = p.re[j] * q.im[k] + p.im[j] * q.re[k];
        re[to] += turned ? -imaginary : real;
        im[to] += turned ? real : imaginary;
    }

    /// Subtracts i p_j q_k.
    private void subtractTurned(int to, int j, int k, Spinor p, Spinor q) {
        re[to] += p.re[j] * q.im[k] + p.im[j] * q.re[k];
        im[to] -= p.re[j] * q.re[k] - p.im[j] * q.im[k];
    }

    /// The square root with a real part ≥ 0.
    private static double[] root(double real, double imaginary) {
        double larger = Math.max(Math.abs(real), Math.abs(imaginary));
        if (larger == 0) {
            return new double[2];
        }
        double r = real / larger;
        double i = imaginary / larger;
        double modulus = larger * Math.sqrt(r * r + i * i);
        double greater = Math.sqrt((modulus + Math.abs(real)) / 2);
        double lesser = Math.abs(imaginary) / (2 * greater);
        double sign = imaginary < 0 ? -1 : 1;
        return real >= 0 ? new double[] {greater, sign * lesser} : new double[] {lesser, sign * greater};
    }

    /// The hyperbolic sine, a few ulp from the truth at every size.
    ///
    /// @param x |x| < 700
    static double sinh(double x) {
        if (Math.abs(x) < SMALL) {
            double t = Elementary.tanh(x / 2);
            return 2 * t / ((1 - t) * (1 + t));
        }
        return (Elementary.exp(x) - Elementary.exp(-x)) / 2;
    }

    /// The hyperbolic cosine.
    ///
    /// @param x |x| < 700
    static double cosh(double x) {
        return (Elementary.exp(x) + Elementary.exp(-x)) / 2;
    }
}
