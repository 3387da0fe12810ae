package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ReductionKernels;

/// Some complex fields side by side and the few operations a subspace iteration needs. Inner products are whole on one worker,
/// combinations stand for themselves cell by cell, so bits do not depend on the crew.
final class SubspaceBlock {

    final double[][] re;
    final double[][] im;
    private final int size;
    private final Engine engine;

    SubspaceBlock(int count, int size, Engine engine) {
        this.re = new double[count][size];
        this.im = new double[count][size];
        this.size = size;
        this.engine = engine;
    }

    int count() {
        return re.length;
    }

    /// ⟨left_i|right_j⟩ = Σ left* right, row-major in `intoRe`, `intoIm`.
    static void products(SubspaceBlock left, SubspaceBlock right, double[] intoRe, double[] intoIm) {
        int columns = right.count();
        ReductionKernels sums = left.engine.kernels().reduction();
        Crew crew = left.engine.crew();
        int size = left.size;
        crew.work(left.count() * columns, (worker, pair) -> {
            double[] a = left.re[pair / columns];
            double[] b = left.im[pair / columns];
            double[] c = right.re[pair % columns];
            double[] d = right.im[pair % columns];
            intoRe[pair] = sums.dot(a, 0, c, 0, size) + sums.dot(b, 0, d, 0, size);
            intoIm[pair] = sums.dot(a, 0, d, 0, size) - sums.dot(b, 0, c, 0, size);
        });
    }

    /// this_j += Σ_i source_i c_ij, with c row-major of as many columns as this has fields.
    void add(SubspaceBlock source, double[] factorRe, double[] factorIm) {
        int columns = count();
        engine.crew().ranges(0, size, (from, to) -> {
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < source.count(); i++) {
                    combine(
                            source.re[i],
                            source.im[i],
                            factorRe[i * columns + j],
                            factorIm[i * columns + j],
                            re[j],
                            im[j],
                            from,
                            to);
                }
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

    void clear() {
        for (int j = 0; j < count(); j++) {
            Arrays.fill(re[j], 0);
            Arrays.fill(im[j], 0);
        }
    }

    void copy(SubspaceBlock source) {
        for (int j = 0; j < count(); j++) {
            System.arraycopy(source.re[j], 0, re[j], 0, size);
            System.arraycopy(source.im[j], 0, im[j], 0, size);
        }
    }

    /// Σ|field|² of one field.
    double square(int j) {
        ReductionKernels sums = engine.kernels().reduction();
        return sums.sumOfSquares(re[j], 0, size) + sums.sumOfSquares(im[j], 0, size);
    }

    void scale(int j, double factor) {
        for (int cell = 0; cell < size; cell++) {
            re[j][cell] *= factor;
            im[j][cell] *= factor;
        }
    }
}
