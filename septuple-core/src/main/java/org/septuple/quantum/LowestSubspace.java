package org.septuple.quantum;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Locally optimal block preconditioned conjugate gradients (A. V. Knyazev, SIAM J. Sci. Comput. 23 (2001) 517): in each
/// iteration the best approximation within span(X, W, P) of the present vectors X, their preconditioned residuals W and the
/// last change P. The preconditioner is (σ+V)^{−½} (σ+T)^{−1} (σ+V)^{−½}, σ the energy above the bottom of V (X. Antoine,
/// A. Levitt, Q. Tang, J. Comput. Phys. 343 (2017) 92), so the number of iterations does not grow with the grid.
final class LowestSubspace {

    private static final long SEED = 0x5EED;

    private final HamiltonianAction action;
    private final int m;
    private final int size;
    private final double[] values;
    private final double[] residuals;
    private final double[] smallRe;
    private final double[] smallIm;
    private SubspaceBlock x;
    private SubspaceBlock w;
    private SubspaceBlock p;
    private SubspaceBlock spare;
    private final SubspaceBlock hw;
    private SubspaceBlock hx;
    private SubspaceBlock hp;
    private boolean moved;

    LowestSubspace(HamiltonianAction action, int m, Engine engine) {
        this.action = action;
        this.m = m;
        this.size = action.size();
        this.values = new double[m];
        this.residuals = new double[m];
        this.smallRe = new double[m * m];
        this.smallIm = new double[m * m];
        this.x = new SubspaceBlock(m, size, engine);
        this.w = new SubspaceBlock(m, size, engine);
        this.p = new SubspaceBlock(m, size, engine);
        this.spare = new SubspaceBlock(m, size, engine);
        this.hx = new SubspaceBlock(m, size, engine);
        this.hw = new SubspaceBlock(m, size, engine);
        this.hp = new SubspaceBlock(m, size, engine);
        for (int j = 0; j < m; j++) {
            RandomStream random = new RandomStream(SEED, Purpose.CHECK_POINTS, j, 0);
            random.fillGaussian(w.re[j], 0, size);
            random.fillGaussian(w.im[j], 0, size);
            for (int pass = 0; pass < 3; pass++) {
                action.precondition(w.re[j], w.im[j], action.ground());
            }
        }
        ritz(w);
        SubspaceBlock held = x;
        x = w;
        w = held;
        apply(x, hx);
        measure();
    }

    /// Replaces a block by the Ritz vectors of its span.
    private void ritz(SubspaceBlock block) {
        normalise(block, null);
        apply(block, hx);
        double[] gRe = new double[m * m];
        double[] gIm = new double[m * m];
        double[] aRe = new double[m * m];
        double[] aIm = new double[m * m];
        SubspaceBlock.products(block, block, gRe, gIm);
        SubspaceBlock.products(block, hx, aRe, aIm);
        RayleighRitz best = new RayleighRitz(m, gRe, gIm, aRe, aIm, m);
        spare.clear();
        spare.add(block, best.re(), best.im());
        block.copy(spare);
        for (int j = 0; j < m; j++) {
            values[j] = best.value(j);
        }
    }

    private void apply(SubspaceBlock from, SubspaceBlock into) {
        for (int j = 0; j < m; j++) {
            action.apply(from.re[j], from.im[j], into.re[j], into.im[j]);
        }
    }

    private static void normalise(SubspaceBlock block, @Nullable SubspaceBlock along) {
        for (int j = 0; j < block.count(); j++) {
            double square = block.square(j);
            double factor = square > 0 ? 1 / Math.sqrt(square) : 0;
            block.scale(j, factor);
            if (along != null) {
                along.scale(j, factor);
            }
        }
    }

    /// Residuals HX − λX into W, and their norms.
    private void measure() {
        for (int j = 0; j < m; j++) {
            double lambda = values[j];
            for (int cell = 0; cell < size; cell++) {
                w.re[j][cell] = hx.re[j][cell] - lambda * x.re[j][cell];
                w.im[j][cell] = hx.im[j][cell] - lambda * x.im[j][cell];
            }
            residuals[j] = Math.sqrt(w.square(j));
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
        return x.re[j];
    }

    double[] im(int j) {
        return x.im[j];
    }

    double[] values() {
        return values.clone();
    }

    /// X and HX, with P and HP where there is a last change: all that the next iteration depends on, beside the values.
    double[][] fields() {
        SubspaceBlock[] blocks = moved ? new SubspaceBlock[] {x, hx, p, hp} : new SubspaceBlock[] {x, hx};
        return Arrays.stream(blocks)
                .flatMap(block -> Stream.concat(Arrays.stream(block.re), Arrays.stream(block.im)))
                .toArray(double[][]::new);
    }

    void resume(double[] energies, double[][] fields) {
        moved = fields.length > 4 * m;
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
    void improve() {
        for (int j = 0; j < m; j++) {
            action.precondition(w.re[j], w.im[j], values[j]);
        }
        withoutX(w, null);
        apply(w, hw);
        if (moved) {
            withoutX(p, hp);
        }
        SubspaceBlock[] span = moved ? new SubspaceBlock[] {x, w, p} : new SubspaceBlock[] {x, w};
        SubspaceBlock[] image = moved ? new SubspaceBlock[] {hx, hw, hp} : new SubspaceBlock[] {hx, hw};
        RayleighRitz best = solve(span, image);
        double[][] re = parts(best.re(), span.length);
        double[][] im = parts(best.im(), span.length);
        p = moved(w, p, re, im);
        hp = moved(hw, hp, re, im);
        SubspaceBlock next = w;
        next.copy(p);
        next.add(x, re[0], im[0]);
        w = x;
        x = next;
        spare.copy(hp);
        spare.add(hx, re[0], im[0]);
        SubspaceBlock held = hx;
        hx = spare;
        spare = held;
        moved = true;
        for (int j = 0; j < m; j++) {
            values[j] = best.value(j);
        }
        measure();
    }

    /// Applies H anew, against the round-off of many combinations.
    void refresh() {
        ritz(x);
        apply(x, hx);
        moved = false;
        measure();
    }

    /// block − X X*block, normalised; the same done to its image under H.
    private void withoutX(SubspaceBlock block, @Nullable SubspaceBlock image) {
        normalise(block, image);
        for (int pass = 0; pass < 2; pass++) {
            SubspaceBlock.products(x, block, smallRe, smallIm);
            for (int i = 0; i < m * m; i++) {
                smallRe[i] = -smallRe[i];
                smallIm[i] = -smallIm[i];
            }
            block.add(x, smallRe, smallIm);
            if (image != null) {
                image.add(hx, smallRe, smallIm);
            }
        }
        normalise(block, image);
    }

    private RayleighRitz solve(SubspaceBlock[] span, SubspaceBlock[] image) {
        int k = span.length * m;
        double[] gRe = new double[k * k];
        double[] gIm = new double[k * k];
        double[] aRe = new double[k * k];
        double[] aIm = new double[k * k];
        for (int row = 0; row < span.length; row++) {
            for (int column = row; column < span.length; column++) {
                SubspaceBlock.products(span[row], span[column], smallRe, smallIm);
                place(k, row, column, gRe, gIm);
                SubspaceBlock.products(span[row], image[column], smallRe, smallIm);
                place(k, row, column, aRe, aIm);
            }
        }
        return new RayleighRitz(k, gRe, gIm, aRe, aIm, m);
    }

    /// Puts a block of products and its adjoint into a Hermitian matrix.
    private void place(int k, int row, int column, double[] re, double[] im) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                int upper = (row * m + i) * k + column * m + j;
                int lower = (column * m + j) * k + row * m + i;
                if (row == column && j < i) {
                    continue;
                }
                re[upper] = smallRe[i * m + j];
                im[upper] = upper == lower ? 0 : smallIm[i * m + j];
                re[lower] = re[upper];
                im[lower] = -im[upper];
            }
        }
    }

    private double[][] parts(double[] coefficients, int blocks) {
        double[][] parts = new double[blocks][];
        for (int block = 0; block < blocks; block++) {
            parts[block] = Arrays.copyOfRange(coefficients, block * m * m, (block + 1) * m * m);
        }
        return parts;
    }

    /// The change W c_W + P c_P; the old P becomes spare.
    private SubspaceBlock moved(SubspaceBlock newest, SubspaceBlock last, double[][] re, double[][] im) {
        SubspaceBlock change = spare;
        change.clear();
        change.add(newest, re[1], im[1]);
        if (re.length > 2) {
            change.add(last, re[2], im[2]);
        }
        spare = last;
        return change;
    }
}
