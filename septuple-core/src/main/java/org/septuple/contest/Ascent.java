package org.septuple.contest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.jspecify.annotations.Nullable;
import org.septuple.contest.CompositeLikelihood.Differences;

/// The way up a [composite likelihood][CompositeLikelihood], by the slopes of its terms.
///
/// | | |
/// |---|---|
/// | steps | Mg, cut to 1 in each θ and halved until ℓ rises; M is B⁻¹ at first, and then what BFGS makes of it |
/// | g, B | Σ s_it and Σ s_it s_itᵀ over replicas i and times t, s_it = ∂ log p(q_i(t))/∂θ |
/// | end | gᵀMg < 1e-6; or no rise within the errors of predictions where it is < .05, so less than a quarter of a standard error away |
///
/// Where a contestant has no prediction a step is halved as if ℓ were −∞.
///
/// Source: J. Nocedal, S. J. Wright, Numerical Optimization, Springer 2006, chapter 6; E. R. Berndt, B. H. Hall, R. E. Hall, J. A. Hausman, Ann. Econ. Soc. Meas. 3 (1974) 653.
///
/// @param likelihood ℓ
/// @param usual      differences by which slopes are taken until ℓ does not rise along them
record Ascent(CompositeLikelihood likelihood, Differences usual) {

    /// gᵀMg at which an ascent ends.
    static final double ENOUGH = 1e-6;

    /// The same where ℓ does not rise.
    static final double NEARLY = 5e-2;

    /// Most steps.
    static final int STEPS = 30;
    private static final int HALVINGS = 10;

    /// Eigenvalue, of a diagonal of ones, that differences of predictions can tell from 0.
    private static final double SINGULAR = 1e-6;

    /// Where it ended. One thread at a time.
    static final class Summit {
        private final double[] theta;
        private final double value;
        private final double[][] slopes;
        private final int steps;
        private final double decrement;

        private Summit(double[] theta, double value, double[][] slopes, int steps, double decrement) {
            this.theta = theta;
            this.value = value;
            this.slopes = slopes;
            this.steps = steps;
            this.decrement = decrement;
        }

        /// θ, live.
        double[] theta() {
            return theta;
        }

        /// ℓ.
        double value() {
            return value;
        }

        /// ∂ terms/∂θ_j, `[j][place]`, live.
        double[][] slopes() {
            return slopes;
        }

        /// Steps made.
        int steps() {
            return steps;
        }

        /// gᵀMg.
        double decrement() {
            return decrement;
        }
    }

    /// Climbs.
    ///
    /// @param start  θ
    /// @param enough gᵀMg at which it ends
    /// @param most   steps; where they end on the way up, that is the place if they are fewer than [#STEPS]
    /// @throws UnpredictableException if there is no prediction, [#STEPS] do not lead to an end, or the information is singular
    Summit climb(double[] start, double enough, int most) {
        double[] theta = start;
        double[] terms = likelihood.terms(theta);
        double value = likelihood.sum(terms);
        Differences differences = usual;
        double[][] slopes = likelihood.slopes(theta, terms, differences);
        RealVector gradient = gradient(slopes);
        RealMatrix inverse = inverseOfInformation(slopes);
        boolean fresh = true;
        for (int n = 0; n < most; n++) {
            RealVector step = inverse.operate(gradient);
            double decrement = gradient.dotProduct(step);
            if (decrement < enough) {
                return new Summit(theta, value, slopes, n, decrement);
            }
            double length = Math.min(1, 1 / step.getLInfNorm());
            double[] better = null;
            for (int halving = 0; halving < HALVINGS && better == null; halving++) {
                double[] tried = new ArrayRealVector(theta, false)
                        .combine(1, length, step)
                        .toArray();
                double[] there = likelihood.termsOrNothing(tried);
                double reached = there.length == 0 ? Double.NEGATIVE_INFINITY : likelihood.sum(there);
                if (reached > value) {
                    better = tried;
                    terms = there;
                    value = reached;
                }
                length /= 2;
            }
            if (better != null) {
                RealVector moved = new ArrayRealVector(better, false).subtract(new ArrayRealVector(theta, false));
                RealVector before = gradient;
                theta = better;
                slopes = likelihood.slopes(theta, terms, differences);
                gradient = gradient(slopes);
                RealMatrix updated = updated(inverse, moved, before.subtract(gradient));
                fresh = updated == null;
                inverse = updated == null ? inverseOfInformation(slopes) : updated;
            } else if (decrement < Math.max(enough, NEARLY)) {
                return new Summit(theta, value, slopes, n, decrement);
            } else if (fresh && differences == Differences.FINE) {
                throw new UnpredictableException(
                        "the likelihood does not rise at %s, %g squared standard errors from where it should"
                                .formatted(describe(theta), decrement));
            } else {
                differences = Differences.FINE;
                slopes = likelihood.slopes(theta, terms, differences);
                gradient = gradient(slopes);
                inverse = inverseOfInformation(slopes);
                fresh = true;
            }
        }
        if (most < STEPS) {
            return new Summit(theta, value, slopes, most, Double.POSITIVE_INFINITY);
        }
        throw new UnpredictableException("no maximum within %d steps: at %s".formatted(STEPS, describe(theta)));
    }

    private RealMatrix inverseOfInformation(double[][] slopes) {
        RealMatrix information = products(slopes);
        requireRegular(information, "information");
        return new QRDecomposition(information, 0).getSolver().getInverse();
    }

    /// The inverse curvature after a step, by Broyden, Fletcher, Goldfarb and Shanno; null if the slope does not fall along it.
    private static @Nullable RealMatrix updated(RealMatrix inverse, RealVector moved, RealVector fallen) {
        double along = moved.dotProduct(fallen);
        if (!(along > 1e-9 * moved.getNorm() * fallen.getNorm())) {
            return null;
        }
        RealVector mapped = inverse.operate(fallen);
        double factor = (1 + fallen.dotProduct(mapped) / along) / along;
        RealMatrix cross = moved.outerProduct(mapped);
        return inverse.add(moved.outerProduct(moved).scalarMultiply(factor))
                .subtract(cross.add(cross.transpose()).scalarMultiply(1 / along));
    }

    private RealVector gradient(double[][] slopes) {
        return new ArrayRealVector(
                Arrays.stream(slopes).mapToDouble(likelihood::sum).toArray(), false);
    }

    /// Σ s sᵀ over replicas and times.
    RealMatrix products(double[][] slopes) {
        RealMatrix sum = new Array2DRowRealMatrix(slopes.length, slopes.length);
        double[] s = new double[slopes.length];
        for (int m = 0; m < likelihood.places().count(); m++) {
            for (int j = 0; j < s.length; j++) {
                s[j] = slopes[j][m];
            }
            add(sum, s, likelihood.places().weight(m));
        }
        return sum;
    }

    static void add(RealMatrix sum, double[] s, double weight) {
        for (int j = 0; j < s.length; j++) {
            for (int k = 0; k < s.length; k++) {
                sum.addToEntry(j, k, weight * (s[j] * s[k]));
            }
        }
    }

    /// Whether a matrix passes [#requireRegular].
    boolean isRegular(RealMatrix matrix) {
        try {
            requireRegular(matrix, "matrix");
            return true;
        } catch (UnpredictableException singular) {
            return false;
        }
    }

    /// Refuses a matrix that is singular on the scales that its own diagonal gives, so whatever the units of the parameters.
    void requireRegular(RealMatrix matrix, String what) {
        int p = matrix.getRowDimension();
        RealMatrix scaled = matrix.copy();
        for (int j = 0; j < p; j++) {
            if (!(matrix.getEntry(j, j) > 0 && matrix.getEntry(j, j) < Double.POSITIVE_INFINITY)) {
                throw new UnpredictableException("%s of %s is %g: the positions do not tell it here"
                        .formatted(what, name(j), matrix.getEntry(j, j)));
            }
        }
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                double size = matrix.getEntry(j, j) * matrix.getEntry(k, k);
                if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
                    throw new UnpredictableException("%s of %s and %s are %g and %g: too far apart for one matrix"
                            .formatted(what, name(j), name(k), matrix.getEntry(j, j), matrix.getEntry(k, k)));
                }
                scaled.setEntry(j, k, matrix.getEntry(j, k) / Math.sqrt(size));
            }
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(scaled);
        double[] values = eigen.getEigenvalues();
        for (int j = 0; j < values.length; j++) {
            if (!(values[j] > SINGULAR)) {
                throw new UnpredictableException(
                        "%s is singular: %.3g of 1 along %s; fix a parameter, or fit later times"
                                .formatted(what, values[j], direction(eigen.getEigenvector(j))));
            }
        }
    }

    String name(int j) {
        Contestant.Parameter parameter = likelihood.contestant().parameters().get(j);
        return parameter.positive() ? "log " + parameter.name() : parameter.name();
    }

    private String direction(RealVector vector) {
        List<String> parts = new ArrayList<>();
        for (int j = 0; j < vector.getDimension(); j++) {
            parts.add("%.2f %s".formatted(vector.getEntry(j), name(j)));
        }
        return String.join(" + ", parts);
    }

    String describe(double[] theta) {
        return Arrays.toString(ParameterLaw.natural(likelihood.contestant().parameters(), theta));
    }
}
