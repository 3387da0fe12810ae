package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ReductionKernels;

/// Complex fields side by side and the few operations a subspace iteration needs. Inner products are whole on one worker,
/// combinations stand for themselves cell by cell, so bits do not depend on the crew.
final class SubspaceBlock {

    /// A field is dependent on others if less of it than this is outside their span.
    private static final double DEPENDENT = 1e-10;

    final double[][] re;
    final double[][] im;
    private final int size;
    private final Engine engine;
    private final double[] factorRe;
    private final double[] factorIm;

    /// @param most   fields there is room for
    /// @param size   numbers of each
    /// @param engine computes
    SubspaceBlock(int most, int size, Engine engine) {
        this.re = new double[most][size];
        this.im = new double[most][size];
        this.size = size;
        this.engine = engine;
        this.factorRe = new double[most];
        this.factorIm = new double[most];
    }

    /// Makes field j, which is overwritten, orthogonal to those before it, which are orthonormal, and normalises it: Gram–Schmidt
    /// steps until one takes little away.
    ///
    /// @return false if it is dependent on them, or 0
    boolean orthonormalise(int j) {
        if (!normalise(j, 0)) {
            return false;
        }
        double left = 1;
        while (left > DEPENDENT) {
            overlaps(j);
            subtract(j);
            double kept = Math.sqrt(square(j));
            left *= kept;
            if (!(left > DEPENDENT) || !normalise(j, DEPENDENT)) {
                return false;
            }
            if (kept > .5) {
                return true;
            }
        }
        return false;
    }

    private boolean normalise(int j, double least) {
        double norm = Math.sqrt(square(j));
        if (!(norm > least) || !Double.isFinite(norm)) {
            return false;
        }
        for (int cell = 0; cell < size; cell++) {
            re[j][cell] /= norm;
            im[j][cell] /= norm;
        }
        return true;
    }

    private void overlaps(int j) {
        engine.crew().work(j, (worker, i) -> product(this, i, this, j, factorRe, factorIm, i));
    }

    private void subtract(int j) {
        engine.crew().ranges(0, size, (from, to) -> {
            for (int i = 0; i < j; i++) {
                combine(re[i], im[i], -factorRe[i], -factorIm[i], re[j], im[j], from, to);
            }
        });
    }

    /// The Hermitian matrix ⟨this_i|image_j⟩ of the first k fields, from its upper half, row-major in `intoRe`, `intoIm`.
    void matrix(SubspaceBlock image, int k, double[] intoRe, double[] intoIm) {
        engine.crew().work(k * k, (worker, pair) -> {
            int i = pair / k;
            int j = pair % k;
            if (j >= i) {
                product(this, i, image, j, intoRe, intoIm, pair);
            }
        });
        for (int i = 0; i < k; i++) {
            intoIm[i * k + i] = 0;
            for (int j = 0; j < i; j++) {
                intoRe[i * k + j] = intoRe[j * k + i];
                intoIm[i * k + j] = -intoIm[j * k + i];
            }
        }
    }

    private static void product(
            SubspaceBlock left, int i, SubspaceBlock right, int j, double[] intoRe, double[] intoIm, int place) {
        ReductionKernels sums = left.engine.kernels().reduction();
        int size = left.size;
        double[] a = left.re[i];
        double[] b = left.im[i];
        double[] c = right.re[j];
        double[] d = right.im[j];
        intoRe[place] = sums.dot(a, 0, c, 0, size) + sums.dot(b, 0, d, 0, size);
        intoIm[place] = sums.dot(a, 0, d, 0, size) - sums.dot(b, 0, c, 0, size);
    }

    /// Field j += Σ source_i c_i over i in [first, last).
    void add(int j, SubspaceBlock source, int first, int last, double[] cRe, double[] cIm) {
        engine.crew().ranges(0, size, (from, to) -> {
            for (int i = first; i < last; i++) {
                combine(source.re[i], source.im[i], cRe[i], cIm[i], re[j], im[j], from, to);
            }
        });
    }

    private static void combine(
            double[] x, double[] y, double a, double b, double[] re, double[] im, int from, int to) {
        if (b == 0) {
            for (int cell = from; cell < to; cell++) {
                re[cell] += a * x[cell];
                im[cell] += a * y[cell];
            }
            return;
        }
        for (int cell = from; cell < to; cell++) {
            re[cell] += a * x[cell] - b * y[cell];
            im[cell] += a * y[cell] + b * x[cell];
        }
    }

    void clear(int j) {
        Arrays.fill(re[j], 0);
        Arrays.fill(im[j], 0);
    }

    /// Field j becomes field i of a source.
    void copy(int j, SubspaceBlock source, int i) {
        System.arraycopy(source.re[i], 0, re[j], 0, size);
        System.arraycopy(source.im[i], 0, im[j], 0, size);
    }

    /// Σ|field|² of one field.
    double square(int j) {
        ReductionKernels sums = engine.kernels().reduction();
        return sums.sumOfSquares(re[j], 0, size) + sums.sumOfSquares(im[j], 0, size);
    }
}
