package org.septuple.quantum;

import java.util.Arrays;
import java.util.stream.Stream;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Locally optimal block preconditioned conjugate gradients (A. V. Knyazev, SIAM J. Sci. Comput. 23 (2001) 517): in each
/// iteration the best approximation within span(X, W, P) of the present vectors X, their preconditioned residuals W and the
/// last change P. The span has an orthonormal basis, without directions that are dependent to round-off, and H is applied to
/// the basis itself (J. A. Duersch, M. Shao, C. Yang, M. Gu, SIAM J. Sci. Comput. 40 (2018) C655); vectors whose residuals are
/// small enough stay in X and add nothing to W and P.
///
/// The preconditioner is (σ+V)^{−½} (σ+T)^{−1} (σ+V)^{−½}, σ the energy above the bottom of V (X. Antoine,
/// A. Levitt, Q. Tang, J. Comput. Phys. 343 (2017) 92), so the number of iterations does not grow with the grid.
final class LowestSubspace {

    private static final long SEED = 0x5EED;

    private final HamiltonianAction action;
    private final int m;
    private final int wanted;
    private final int size;
    private final double[] values;
    private final double[] residuals;

    /// X in the first m fields, then W and P.
    private final SubspaceBlock basis;

    private final SubspaceBlock image;
    private final SubspaceBlock p;
    private boolean moved;
    private int drawn;

    /// @param action H
    /// @param m      vectors
    /// @param wanted how many of them are asked for
    /// @param dense  whether to begin with the eigenvectors of H as a matrix, else at random
    /// @param engine computes
    LowestSubspace(HamiltonianAction action, int m, int wanted, boolean dense, Engine engine) {
        this.action = action;
        this.m = m;
        this.wanted = wanted;
        this.size = action.size();
        this.values = new double[m];
        this.residuals = new double[m];
        this.basis = new SubspaceBlock(3 * m, size, engine);
        this.image = new SubspaceBlock(3 * m, size, engine);
        this.p = new SubspaceBlock(m, size, engine);
        if (dense) {
            diagonalise();
        } else {
            draw();
        }
        measure();
    }

    private void diagonalise() {
        double[] re = new double[size * size];
        double[] im = new double[size * size];
        double[] unit = new double[size];
        double[] zero = new double[size];
        double[] columnRe = new double[size];
        double[] columnIm = new double[size];
        for (int j = 0; j < size; j++) {
            unit[j] = 1;
            action.apply(unit, zero, columnRe, columnIm);
            unit[j] = 0;
            for (int i = 0; i < size; i++) {
                re[j * size + i] += columnRe[i] / 2;
                im[j * size + i] -= columnIm[i] / 2;
                re[i * size + j] += columnRe[i] / 2;
                im[i * size + j] += columnIm[i] / 2;
            }
        }
        HermitianSpectrum spectrum = new HermitianSpectrum(size, re, im);
        for (int j = 0; j < m; j++) {
            spectrum.vector(j, basis.re[j], basis.im[j]);
            values[j] = spectrum.value(j);
            keep(j);
        }
    }

    private void draw() {
        for (int j = 0; j < m; j++) {
            draw(j);
            keep(j);
            apply(j);
        }
        combine(m);
    }

    /// Fills field j of the basis with smooth noise.
    private void draw(int j) {
        RandomStream random = new RandomStream(SEED, Purpose.CHECK_POINTS, drawn, 0);
        drawn++;
        random.fillGaussian(basis.re[j], 0, size);
        random.fillGaussian(basis.im[j], 0, size);
        action.precondition(basis.re[j], basis.im[j], action.ground());
    }

    /// Makes field j of X orthonormal to those before, drawing it anew if it is dependent on them.
    private void keep(int j) {
        while (!basis.orthonormalise(j)) {
            draw(j);
        }
    }

    private void apply(int j) {
        action.apply(basis.re[j], basis.im[j], image.re[j], image.im[j]);
    }

    /// HX and the norms of the residuals HX − Xλ.
    private void measure() {
        for (int j = 0; j < m; j++) {
            apply(j);
            residual(j, m);
            residuals[j] = Math.sqrt(basis.square(m));
        }
    }

    /// Hx_j − λ_jx_j into a field of the basis.
    private void residual(int j, int into) {
        double lambda = values[j];
        for (int cell = 0; cell < size; cell++) {
            basis.re[into][cell] = image.re[j][cell] - lambda * basis.re[j][cell];
            basis.im[into][cell] = image.im[j][cell] - lambda * basis.im[j][cell];
        }
    }

    double value(int j) {
        return values[j];
    }

    /// ‖Hx − λx‖ of normalised x.
    double residual(int j) {
        return residuals[j];
    }

    double[] re(int j) {
        return basis.re[j];
    }

    double[] im(int j) {
        return basis.im[j];
    }

    double[] values() {
        return values.clone();
    }

    /// X, with P where there is a last change: all that the next iteration depends on, beside the values.
    double[][] fields() {
        double[][][] blocks = {
            Arrays.copyOf(basis.re, m),
            Arrays.copyOf(basis.im, m),
            moved ? p.re : new double[0][],
            moved ? p.im : new double[0][]
        };
        return Stream.of(blocks).flatMap(Arrays::stream).toArray(double[][]::new);
    }

    void resume(double[] energies, double[][] fields) {
        moved = fields.length > 2 * m;
        double[][] into = fields();
        if (energies.length != m || fields.length != into.length) {
            throw new IllegalArgumentException("%d energies and %d fields of a search with %d and %d"
                    .formatted(energies.length, fields.length, m, into.length));
        }
        System.arraycopy(energies, 0, values, 0, m);
        for (int row = 0; row < into.length; row++) {
            System.arraycopy(fields[row], 0, into[row], 0, size);
        }
        measure();
    }

    /// One iteration.
    ///
    /// @param enough residual of those asked for that need no further improvement
    void improve(double enough) {
        int k = m;
        for (int j = 0; j < m; j++) {
            if (isActive(j, enough)) {
                residual(j, k);
                action.precondition(basis.re[k], basis.im[k], values[m - 1]);
                k = admit(k);
            }
        }
        for (int j = 0; moved && j < m; j++) {
            if (isActive(j, enough)) {
                basis.copy(k, p, j);
                k = admit(k);
            }
        }
        combine(k);
        moved = true;
        measure();
    }

    private boolean isActive(int j, double enough) {
        return j >= wanted || residuals[j] > enough;
    }

    /// Takes the field after k others into the basis, unless it is dependent on them.
    private int admit(int k) {
        if (!basis.orthonormalise(k)) {
            return k;
        }
        apply(k);
        return k + 1;
    }

    /// X becomes the lowest eigenvectors of H within the span of the first k fields of the basis, P what they have outside the
    /// old X.
    private void combine(int k) {
        double[] aRe = new double[k * k];
        double[] aIm = new double[k * k];
        basis.matrix(image, k, aRe, aIm);
        HermitianSpectrum spectrum = new HermitianSpectrum(k, aRe, aIm);
        double[] re = new double[k];
        double[] im = new double[k];
        for (int j = 0; j < m; j++) {
            spectrum.vector(j, re, im);
            values[j] = spectrum.value(j);
            p.clear(j);
            p.add(j, basis, m, k, re, im);
            image.copy(j, p, j); // HX is not needed any more
            image.add(j, basis, 0, m, re, im);
        }
        for (int j = 0; j < m; j++) {
            basis.copy(j, image, j);
            keep(j);
        }
    }
}
