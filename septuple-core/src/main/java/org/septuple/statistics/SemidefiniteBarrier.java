package org.septuple.statistics;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// The minimum of ½‖R(g − ĝ)‖² over matrices G ≥ 0, by following the minima of ½‖R(g − ĝ)‖² − μ log det G to μ → 0.
///
/// With G = LLᵀ, steps are sought as G + LSLᵀ, in which the barrier's second derivative is μ·1 everywhere: Newton's steps S are well
/// conditioned however flat G is. The function over μ is self-concordant, so steps damped by 1/(1 + δ), δ Newton's decrement, stay
/// inside and always converge. At the minimum of barrier μ the sum of squares is within 2mμ of the least one.
///
/// Source: S. Boyd, L. Vandenberghe, *Convex Optimization* (2004), sections 9.6 and 11.6.
final class SemidefiniteBarrier {

    /// Last μ·m over ½‖Rĝ‖².
    private static final double GAP = 1e-15;

    /// Factor from one μ to the next.
    private static final double FALL = 0.1;

    /// Newton steps are full below this decrement.
    private static final double FULL = 0.25;

    /// Decrement at which a minimum is found: one more full step squares it.
    private static final double FOUND = 1e-4;

    /// Steps for one μ; the theory of damped steps needs far fewer here.
    private static final int PATIENCE = 200;

    private final RealMatrix r;
    private final RealVector centre;
    private final int m;
    private RealMatrix lower;

    private SemidefiniteBarrier(RealMatrix r, RealVector centre, int m, RealMatrix lower) {
        this.r = r;
        this.centre = centre;
        this.m = m;
        this.lower = lower;
    }

    /// Finds the minimum.
    ///
    /// @param r      q×q with independent columns, acting on orthonormal entries, q = m(m + 1)/2
    /// @param centre ĝ, q orthonormal entries
    /// @return G
    static RealMatrix minimum(RealMatrix r, RealVector centre, int m) {
        double size = r.operate(centre).getNorm();
        RealMatrix lower = new Array2DRowRealMatrix(m, m);
        for (int i = 0; i < m; i++) {
            int diagonal = i * m - i * (i - 1) / 2;
            lower.setEntry(i, i, Math.sqrt(size / r.getColumnVector(diagonal).getNorm()));
        }
        var barrier = new SemidefiniteBarrier(r, centre, m, lower);
        double last = GAP * size * size / 2 / m;
        for (double mu = size * size / 2 / m; mu > last; mu *= FALL) {
            barrier.settle(mu);
        }
        barrier.settle(last);
        return barrier.lower.multiplyTransposed(barrier.lower);
    }

    private void settle(double mu) {
        double decrement = Double.POSITIVE_INFINITY;
        for (int step = 0; step < PATIENCE && decrement > FOUND; step++) {
            decrement = step(mu);
        }
    }

    /// One damped Newton step.
    ///
    /// @return the decrement before it
    private double step(double mu) {
        RealMatrix k = r.multiply(congruence());
        RealVector off =
                r.operate(SymmetricEntries.of(lower.multiplyTransposed(lower)).subtract(centre));
        RealVector one = SymmetricEntries.of(MatrixUtils.createRealIdentityMatrix(m));
        RealVector downhill = one.mapMultiply(mu).subtract(k.preMultiply(off));
        RealMatrix curvature = k.transposeMultiply(k)
                .add(MatrixUtils.createRealIdentityMatrix(r.getRowDimension()).scalarMultiply(mu));
        RealVector s = new CholeskyDecomposition(curvature, 1e-9, 0).getSolver().solve(downhill);
        double decrement = Math.sqrt(Math.max(s.dotProduct(downhill), 0) / mu);
        double length = decrement < FULL ? 1 : 1 / (1 + decrement);
        RealMatrix inner = MatrixUtils.createRealIdentityMatrix(m)
                .add(SymmetricEntries.matrix(s, m).scalarMultiply(length));
        lower = lower.multiply(new CholeskyDecomposition(inner, 1e-9, 0).getL());
        return decrement;
    }

    /// S ↦ LSLᵀ in orthonormal entries.
    private RealMatrix congruence() {
        int q = SymmetricEntries.count(m);
        RealMatrix map = new Array2DRowRealMatrix(q, q);
        for (int c = 0; c < q; c++) {
            RealVector unit = new ArrayRealVector(q);
            unit.setEntry(c, 1);
            RealMatrix moved = lower.multiply(SymmetricEntries.matrix(unit, m)).multiplyTransposed(lower);
            map.setColumnVector(c, SymmetricEntries.of(moved));
        }
        return map;
    }
}
