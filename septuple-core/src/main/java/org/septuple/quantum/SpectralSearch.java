package org.septuple.quantum;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.septuple.numerics.Crew;

/// The lowest eigenvalues of −S, where S = π^{−½}Lπ^{½} is the symmetric form of a reversible generator: couplings √(up·down), no
/// exponential of F.
///
/// Lanczos steps with (−S)⁻¹, by conjugate gradients preconditioned with [Multigrid], vectors kept orthogonal to all earlier
/// ones and to √π, for which −S is 0. One start vector meets one vector of each eigenvalue, so searches for a few at a time follow beside
/// all vectors found, until the lowest that is left is not below the last one wanted: equal eigenvalues come as often as they are.
///
/// Source: T. Ericsson, A. Ruhe, Math. Comput. 35 (1980) 1251.
final class SpectralSearch {

    private static final double CONVERGED = 1e-10;
    private static final double SOLVED = 1e-11;
    /// Vectors wanted of one search.
    private static final int AT_ONCE = 8;
    /// Steps after which a search ends with what has converged.
    private static final int STEPS = 60;
    /// Steps after which a search ends with nothing.
    private static final int MOST_STEPS = 240;
    /// Below which two eigenvalues count as equal, relative.
    private static final double EQUAL = 1e-9;
    private static final int ITERATIONS = 400;

    private final Crew crew;
    private final Multigrid multigrid;
    private final int size;
    private final CellSums sums;
    private final double[] r;
    private final double[] z;
    private final double[] direction;
    private final double[] image;
    private final List<double[]> locked = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    /// Of the last search, below which nothing was left.
    private double lowestLeft;

    /// @param root √π, to be normalised; empty if walls absorb
    SpectralSearch(FokkerPlanckGenerator generator, double[] root, Crew crew) {
        this.crew = crew;
        multigrid = new Multigrid(generator, true, crew);
        size = generator.grid().size();
        sums = new CellSums(size, crew);
        r = new double[size];
        z = new double[size];
        direction = new double[size];
        image = new double[size];
        if (root.length > 0) {
            scale(root, 1 / Math.sqrt(sums.dot(root, root)));
            locked.add(root);
            multigrid.beside(root);
        }
        multigrid.prepare(0, 1);
    }

    /// The lowest eigenvalues beside that of √π in rising order, without gaps; fewer if a search did not converge.
    List<Double> lowest(int count) {
        double sure = 0;
        while (locked.size() < size) {
            double last = values.size() < count ? Double.POSITIVE_INFINITY : values.get(count - 1);
            if (!search(Math.max(1, Math.min(AT_ONCE, count - values.size())))) {
                double below = sure * (1 + EQUAL);
                values.removeIf(value -> value > below);
                break;
            }
            values.sort(null);
            sure = Math.max(sure, lowestLeft);
            if (lowestLeft >= last * (1 - EQUAL)) {
                break;
            }
        }
        return List.copyOf(values.subList(0, Math.min(count, values.size())));
    }

    private boolean search(int wanted) {
        List<double[]> basis = new ArrayList<>();
        double[] diagonal = new double[MOST_STEPS];
        double[] beside = new double[MOST_STEPS];
        double[] v = new double[size];
        for (int i = 0; i < size; i++) {
            double turn = 0.618033988749895 * (i + 1 + 7919L * locked.size());
            v[i] = turn - Math.floor(turn) - 0.5;
        }
        orthonormalise(v, basis);
        orthonormalise(v, basis);
        for (int m = 0; m < MOST_STEPS; m++) {
            basis.add(v);
            double[] w = new double[size];
            if (!solve(v, w)) {
                return false;
            }
            diagonal[m] = sums.dot(v, w);
            orthogonalise(w, locked);
            orthogonalise(w, basis);
            orthogonalise(w, basis);
            beside[m] = Math.sqrt(sums.dot(w, w));
            boolean exhausted = m + 1 >= size - locked.size() || beside[m] < 1e-14 * diagonal[0];
            if (exhausted || (m + 1 >= wanted + 2 && m % 3 == 0)) {
                if (accept(basis, diagonal, beside, m + 1, wanted, exhausted)) {
                    return true;
                }
                if (exhausted) {
                    return false;
                }
            }
            // Where the space of one start vector is exhausted, w is round-off, and orthogonal only once it has grown.
            scale(w, 1 / beside[m]);
            orthonormalise(w, basis);
            v = w;
        }
        return false;
    }

    private boolean accept(
            List<double[]> basis, double[] diagonal, double[] beside, int m, int wanted, boolean exhausted) {
        double[][] small = new double[m][m];
        for (int i = 0; i < m; i++) {
            small[i][i] = diagonal[i];
            if (i + 1 < m) {
                small[i][i + 1] = beside[i];
                small[i + 1][i] = beside[i];
            }
        }
        EigenDecompositionSymmetric found =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(small, false), 1e-15, true);
        int take = Math.min(wanted, m);
        int converged = exhausted ? take : 0;
        while (converged < take
                && beside[m - 1] * Math.abs(found.getEigenvector(converged).getEntry(m - 1))
                        <= CONVERGED * found.getEigenvalue(converged)) {
            converged++;
        }
        if (converged == 0 || (converged < take && m < STEPS)) {
            return false;
        }
        lowestLeft = 1 / found.getEigenvalue(0);
        for (int n = 0; n < converged; n++) {
            double[] vector = new double[size];
            for (int j = 0; j < m; j++) {
                add(vector, found.getEigenvector(n).getEntry(j), basis.get(j));
            }
            scale(vector, 1 / Math.sqrt(sums.dot(vector, vector)));
            locked.add(vector);
            values.add(1 / found.getEigenvalue(n));
        }
        return true;
    }

    /// x ← (−S)⁻¹b beside √π, for b beside it.
    private boolean solve(double[] b, double[] x) {
        System.arraycopy(b, 0, r, 0, size);
        orthogonalise(r, locked);
        multigrid.cycle(r, z);
        orthogonalise(z, locked);
        System.arraycopy(z, 0, direction, 0, size);
        double rz = sums.dot(r, z);
        double bound = SOLVED * SOLVED * sums.dot(b, b);
        for (int n = 0; n < ITERATIONS; n++) {
            multigrid.operate(direction, image);
            orthogonalise(image, locked);
            double alpha = rz / sums.dot(direction, image);
            add(x, alpha, direction);
            add(r, -alpha, image);
            double rest = sums.dot(r, r);
            if (rest <= bound) {
                return true;
            }
            if (!Double.isFinite(rest)) {
                return false;
            }
            multigrid.cycle(r, z);
            orthogonalise(z, locked);
            double next = sums.dot(r, z);
            double beta = next / rz;
            rz = next;
            crew.ranges(0, size, (from, to) -> {
                for (int i = from; i < to; i++) {
                    direction[i] = z[i] + beta * direction[i];
                }
            });
        }
        // Round-off of the largest rates bounds what small eigenvalues leave: as good as it gets.
        return sums.dot(r, r) <= 1e6 * bound;
    }

    private void orthonormalise(double[] v, List<double[]> basis) {
        orthogonalise(v, locked);
        orthogonalise(v, basis);
        scale(v, 1 / Math.sqrt(sums.dot(v, v)));
    }

    private void orthogonalise(double[] v, List<double[]> against) {
        for (double[] other : against) {
            add(v, -sums.dot(v, other), other);
        }
    }

    private void add(double[] into, double factor, double[] v) {
        crew.ranges(0, size, (from, to) -> {
            for (int i = from; i < to; i++) {
                into[i] += factor * v[i];
            }
        });
    }

    private void scale(double[] v, double factor) {
        for (int i = 0; i < size; i++) {
            v[i] *= factor;
        }
    }
}
