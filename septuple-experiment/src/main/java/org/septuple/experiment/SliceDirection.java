package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.septuple.learning.Learner;

/// The direction in which the mean loss of a learner bends most: of a quadratic loss the one line that plain descent leaves to itself. Lanczos' method
/// with full orthogonalisation on differences of gradients (∂H̄(q₀ + εv) − ∂H̄(q₀ − εv))/2ε, all over the same samples.
///
/// Source: C. Lanczos, J. Res. Natl. Bur. Stand. 45 (1950) 255.
final class SliceDirection {

    private static final int VECTORS = 10;
    private static final double ROUNDING = 1e-10;

    private final double bend;
    private final double change;
    private final double[] direction;

    private SliceDirection(double bend, double change, double[] direction) {
        this.bend = bend;
        this.change = change;
        this.direction = direction;
    }

    /// eᵀ∂²H̄e, the largest eigenvalue.
    double bend() {
        return bend;
    }

    /// abs(∂²H̄e − bend·e)/bend: how far e is from an eigenvector.
    double change() {
        return change;
    }

    /// e, of unit length, live.
    double[] values() {
        return direction;
    }

    /// Iterates.
    ///
    /// @param learner plain descent at rate 1 on all samples, at q₀; left there
    /// @param start   not orthogonal to e
    /// @param step    ε of the differences
    /// @throws UntestableException if the loss bends up nowhere
    static SliceDirection of(Learner learner, double[] start, double step) {
        double[] origin = learner.trainables().values().clone();
        List<double[]> basis = new ArrayList<>();
        double[] next = unit(start);
        double[][] matrix = new double[VECTORS][VECTORS];
        double rest = 0;
        while (basis.size() < VECTORS) {
            int at = basis.size();
            basis.add(next);
            double[] bent = bent(learner, origin, next, step);
            matrix[at][at] = LearnerLine.product(bent, next);
            double before = norm(bent);
            orthogonalise(bent, basis);
            orthogonalise(bent, basis);
            rest = norm(bent);
            if (at + 1 < VECTORS && rest > ROUNDING * before) {
                matrix[at][at + 1] = rest;
                matrix[at + 1][at] = rest;
                next = unit(bent);
            } else {
                break;
            }
        }
        return ritz(matrix, basis, rest);
    }

    private static SliceDirection ritz(double[][] matrix, List<double[]> basis, double rest) {
        int m = basis.size();
        double[][] small = new double[m][];
        Arrays.setAll(small, k -> Arrays.copyOf(matrix[k], m));
        var eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(small, false));
        int top = 0;
        for (int k = 1; k < m; k++) {
            top = eigen.getEigenvalue(k) > eigen.getEigenvalue(top) ? k : top;
        }
        double bend = eigen.getEigenvalue(top);
        if (!(bend > 0 && bend < Double.POSITIVE_INFINITY)) {
            throw new UntestableException("the mean loss bends up nowhere: there is no direction for a slice");
        }
        double[] e = new double[basis.getFirst().length];
        for (int j = 0; j < m; j++) {
            double share = eigen.getV().getEntry(j, top);
            double[] vector = basis.get(j);
            for (int k = 0; k < e.length; k++) {
                e[k] = Math.fma(share, vector[k], e[k]);
            }
        }
        double change = rest * Math.abs(eigen.getV().getEntry(m - 1, top)) / bend;
        return new SliceDirection(bend, change, unit(e));
    }

    private static void orthogonalise(double[] vector, List<double[]> basis) {
        for (double[] one : basis) {
            double share = LearnerLine.product(vector, one);
            for (int k = 0; k < vector.length; k++) {
                vector[k] = Math.fma(-share, one[k], vector[k]);
            }
        }
    }

    private static double[] bent(Learner learner, double[] origin, double[] e, double step) {
        double[] up = gradient(learner, origin, e, step);
        double[] down = gradient(learner, origin, e, -step);
        double[] bent = new double[e.length];
        Arrays.setAll(bent, k -> (up[k] - down[k]) / (2 * step));
        return bent;
    }

    /// ∂H̄ at q₀ + z·e.
    ///
    /// @param learner plain descent at rate 1 on all samples
    /// @param origin  q₀
    static double[] gradient(Learner learner, double[] origin, double[] e, double z) {
        List<double[]> parts = new ArrayList<>(learner.save());
        double[] moved = parts.getFirst().clone();
        for (int k = 0; k < e.length; k++) {
            moved[k] = Math.fma(z, e[k], origin[k]);
        }
        parts.set(0, moved);
        long time = learner.time();
        learner.resume(time, parts);
        double[] before = learner.trainables().values().clone();
        if (!learner.step().isFinite()) {
            throw new UntestableException("the mean loss is not finite at z = %s of the slice".formatted(z));
        }
        double[] after = learner.trainables().values();
        double[] gradient = new double[before.length];
        Arrays.setAll(gradient, k -> before[k] - after[k]);
        System.arraycopy(origin, 0, moved, 0, origin.length);
        learner.resume(time, parts);
        return gradient;
    }

    private static double norm(double[] v) {
        return Math.sqrt(LearnerLine.product(v, v));
    }

    private static double[] unit(double[] v) {
        double norm = norm(v);
        if (!(norm > 0 && norm < Double.POSITIVE_INFINITY)) {
            throw new UntestableException("the mean loss does not bend: there is no direction for a slice");
        }
        return Arrays.stream(v).map(x -> x / norm).toArray();
    }
}
