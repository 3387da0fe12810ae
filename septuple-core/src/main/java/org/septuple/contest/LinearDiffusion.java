package org.septuple.contest;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// The exact flow of dz = (Az + b)dt + dW, ⟨dW dWᵀ⟩ = Q dt, over a time t:
///
/// ```
/// z(t) = (1 + X)z(0) + f + noise of covariance S,   1 + X = e^{At},   f = ∫₀ᵗ e^{As}b ds,   S = ∫₀ᵗ e^{As}Q e^{Aᵀs} ds
/// ```
///
/// All three by their power series over h = t/2ⁿ, then by doubling: X ← 2X + X², f ← 2f + Xf, S ← S + (1 + X)S(1 + X)ᵀ. Every term of S
/// is positive, so stiff A keep their accuracy, and X instead of e^{At} keeps that of slow motions.
///
/// @param drift A, n×n
/// @param push  b, n numbers
/// @param noise Q, n×n
record LinearDiffusion(RealMatrix drift, RealVector push, RealMatrix noise) {

    /// Largest norm of Ah; those of S ↦ AS + SAᵀ are twice as large.
    private static final double SMALL = 0.25;

    /// Terms of the series: ½¹⁵/15! < 10⁻¹⁶.
    private static final int TERMS = 15;

    /// What a time does.
    ///
    /// @param change X
    /// @param shift  f
    /// @param spread S
    record Transition(RealMatrix change, RealVector shift, RealMatrix spread) {

        /// Moves a mean.
        RealVector mean(RealVector z) {
            return z.add(change.operate(z)).add(shift);
        }

        /// Moves a covariance C: (1 + X)C(1 + X)ᵀ + S.
        RealMatrix covariance(RealMatrix c) {
            RealMatrix left = c.add(change.multiply(c));
            return left.add(left.multiplyTransposed(change)).add(spread);
        }
    }

    /// Over a time.
    ///
    /// @param t ≥ 0
    /// @return the transition; not finite if e^{At} is not
    Transition over(double t) {
        int doublings = 0;
        double h = t;
        while (drift.getNormInfty() * h > SMALL) {
            h /= 2;
            doublings++;
        }
        Transition transition = series(h);
        for (int n = 0; n < doublings; n++) {
            RealMatrix x = transition.change;
            transition = new Transition(
                    x.scalarMultiply(2).add(x.multiply(x)),
                    transition.mean(transition.shift),
                    transition.covariance(transition.spread));
        }
        return transition;
    }

    private Transition series(double h) {
        int n = push.getDimension();
        RealMatrix power = MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(h);
        RealVector pushed = push.mapMultiply(h);
        RealMatrix stirred = noise.scalarMultiply(h);
        RealMatrix change = drift.multiply(power);
        RealVector shift = pushed;
        RealMatrix spread = stirred;
        for (int k = 2; k <= TERMS; k++) {
            double factor = h / k;
            power = drift.multiply(power).scalarMultiply(factor);
            pushed = drift.operate(pushed).mapMultiply(factor);
            RealMatrix half = drift.multiply(stirred);
            stirred = half.add(half.transpose()).scalarMultiply(factor);
            change = change.add(drift.multiply(power));
            shift = shift.add(pushed);
            spread = spread.add(stirred);
        }
        return new Transition(change, shift, spread);
    }
}
