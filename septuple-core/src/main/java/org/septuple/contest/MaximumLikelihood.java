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
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// The parameters θ at which a [composite likelihood][CompositeLikelihood] of early positions is largest; θ = log x where x must be > 0.
///
/// | | |
/// |---|---|
/// | steps | Mg, cut to 1 in each θ and halved until ℓ rises; M is B⁻¹ at first, and then what BFGS makes of it |
/// | g, B | Σ s_it and Σ s_it s_itᵀ over replicas i and times t, s_it = ∂ log p(q_i(t))/∂θ |
/// | end | gᵀMg < 1e-6; or no rise within the errors of predictions where it is < .01, so a tenth of a standard error away |
/// | covariance | H⁻¹ J H⁻¹ R/(R − 1): H = −∂²ℓ, J = Σ_i s_i s_iᵀ with s_i = Σ_t s_it, as the times of a replica are dependent |
///
/// Where a contestant has no prediction a step is halved as if ℓ were −∞. A start fails if it has none there, if the steps do not end, or if
/// the information is singular; then the next start is tried.
///
/// Source: J. Nocedal, S. J. Wright, Numerical Optimization, Springer 2006, chapter 6; E. R. Berndt, B. H. Hall, R. E. Hall, J. A. Hausman, Ann. Econ. Soc. Meas. 3 (1974) 653; C. Varin, N. Reid, D. Firth, Stat. Sinica
/// 21 (2011) 5 for the sandwich.
public final class MaximumLikelihood {

    private static final int STEPS = 60;
    private static final int HALVINGS = 14;
    private static final double ENOUGH = 1e-6;
    private static final double NEARLY = 1e-2;

    /// Steps of second derivatives, in 1/√B_jj.
    private static final double PART = 0.5;

    /// Step of second derivatives beyond which a likelihood is no parabola.
    private static final double WIDEST = 1;

    /// Eigenvalue, of a diagonal of ones, that differences of predictions can tell from 0.
    private static final double SINGULAR = 1e-6;

    private final CompositeLikelihood likelihood;

    /// Of one contestant.
    ///
    /// @param contestant with 1 parameter or more
    /// @param early      positions that it is fitted to
    /// @param box        with as many axes; positions of periodic ones may lie outside
    /// @param epsilon    share of a uniform density that stands in where p is 0, in (0, 1)
    public MaximumLikelihood(Contestant contestant, Observed early, Grid box, double epsilon) {
        this.likelihood = new CompositeLikelihood(
                contestant, early.times(), Places.of(early.within(box), box), UniformFloor.of(box, epsilon));
        if (likelihood.parameters() == 0) {
            throw new IllegalArgumentException(
                    "%s has no parameters: nothing to fit, give it as exact".formatted(contestant.name()));
        }
    }

    /// Tries starts until one leads to a maximum.
    ///
    /// @param starts values of all parameters, one list each
    /// @return the fit
    /// @throws UnpredictableException if all fail, with all reasons
    public Fit from(List<List<Double>> starts) {
        List<String> reasons = new ArrayList<>();
        for (List<Double> start : starts) {
            double[] values = start.stream().mapToDouble(Double::doubleValue).toArray();
            double[] theta = scaled(values);
            try {
                return climb(theta, reasons);
            } catch (UnpredictableException failed) {
                reasons.add("from %s: %s".formatted(start, failed.getMessage()));
            }
        }
        throw new UnpredictableException("no fit; " + String.join("; ", reasons));
    }

    private double[] scaled(double[] values) {
        int p = likelihood.parameters();
        double[][] none = new double[p][p];
        // refuses what is out of bounds
        ParameterLaw.of(likelihood.contestant(), values, none, 1);
        double[] theta = values.clone();
        for (int j = 0; j < p; j++) {
            boolean positive = likelihood.contestant().parameters().get(j).positive();
            theta[j] = positive ? Elementary.log(values[j]) : values[j];
        }
        return theta;
    }

    private Fit climb(double[] start, List<String> failed) {
        double[] theta = start;
        double[] terms = likelihood.terms(theta);
        double value = likelihood.sum(terms);
        boolean fine = false;
        double[][] slopes = likelihood.slopes(theta, terms, fine);
        RealVector gradient = gradient(slopes);
        RealMatrix inverse = inverseOfInformation(slopes);
        boolean fresh = true;
        for (int n = 0; n < STEPS; n++) {
            RealVector step = inverse.operate(gradient);
            double decrement = gradient.dotProduct(step);
            if (decrement < ENOUGH) {
                return fit(theta, value, slopes, n, decrement, failed);
            }
            double length = Math.min(1, 1 / step.getLInfNorm());
            double[] better = null;
            for (int halving = 0; halving < HALVINGS && better == null; halving++) {
                double[] tried = new ArrayRealVector(theta, false)
                        .combine(1, length, step)
                        .toArray();
                double[] there = termsOrNothing(tried);
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
                slopes = likelihood.slopes(theta, terms, fine);
                gradient = gradient(slopes);
                RealMatrix updated = updated(inverse, moved, before.subtract(gradient));
                fresh = updated == null;
                inverse = updated == null ? inverseOfInformation(slopes) : updated;
            } else if (decrement < NEARLY) {
                return fit(theta, value, slopes, n, decrement, failed);
            } else if (fresh && fine) {
                throw new UnpredictableException(
                        "the likelihood does not rise at %s, %g squared standard errors from where it should"
                                .formatted(describe(theta), decrement));
            } else {
                fine = true;
                slopes = likelihood.slopes(theta, terms, fine);
                gradient = gradient(slopes);
                inverse = inverseOfInformation(slopes);
                fresh = true;
            }
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

    private double[] termsOrNothing(double[] theta) {
        try {
            return likelihood.terms(theta);
        } catch (UnpredictableException beyond) {
            return new double[0];
        }
    }

    private Fit fit(double[] theta, double value, double[][] slopes, int steps, double decrement, List<String> failed) {
        RealMatrix information = products(slopes);
        double[] h = new double[theta.length];
        for (int j = 0; j < h.length; j++) {
            h[j] = PART / Math.sqrt(information.getEntry(j, j));
            if (h[j] > WIDEST) {
                throw new UnpredictableException(
                        "%s is not told by the positions at %s: its standard error would be %.3g"
                                .formatted(name(j), describe(theta), h[j] / PART));
            }
        }
        RealMatrix curvature = new Array2DRowRealMatrix(likelihood.curvature(theta, value, h), false);
        requireRegular(curvature, "curvature of the likelihood");
        int replicas = likelihood.places().replicas();
        RealMatrix inverse = new QRDecomposition(curvature, 0).getSolver().getInverse();
        RealMatrix sandwich = inverse.multiply(productsOfReplicas(slopes))
                .multiply(inverse)
                .scalarMultiply(replicas / (replicas - 1.0));
        RealMatrix symmetric = sandwich.add(sandwich.transpose()).scalarMultiply(0.5);
        Contestant contestant = likelihood.contestant();
        ParameterLaw law = new ParameterLaw(contestant.parameters(), theta, symmetric.getData(), replicas);
        return new Fit(contestant, law, value, steps, decrement, failed);
    }

    private RealVector gradient(double[][] slopes) {
        return new ArrayRealVector(
                Arrays.stream(slopes).mapToDouble(likelihood::sum).toArray(), false);
    }

    /// Σ s sᵀ over replicas and times.
    private RealMatrix products(double[][] slopes) {
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

    /// Σ s sᵀ over replicas, s the sum of all times of one.
    private RealMatrix productsOfReplicas(double[][] slopes) {
        RealMatrix sum = new Array2DRowRealMatrix(slopes.length, slopes.length);
        double[] s = new double[slopes.length];
        for (int i = 0; i < likelihood.places().replicas(); i++) {
            Arrays.fill(s, 0);
            for (int t = 0; t < likelihood.times().size(); t++) {
                int m = likelihood.places().of(t, i);
                for (int j = 0; j < s.length; j++) {
                    s[j] += slopes[j][m];
                }
            }
            add(sum, s, 1);
        }
        return sum;
    }

    private static void add(RealMatrix sum, double[] s, double weight) {
        for (int j = 0; j < s.length; j++) {
            for (int k = 0; k < s.length; k++) {
                sum.addToEntry(j, k, weight * (s[j] * s[k]));
            }
        }
    }

    /// Refuses a matrix that is singular on the scales that its own diagonal gives, so whatever the units of the parameters.
    private void requireRegular(RealMatrix matrix, String what) {
        int p = matrix.getRowDimension();
        RealMatrix scaled = matrix.copy();
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                double size = matrix.getEntry(j, j) * matrix.getEntry(k, k);
                if (!(matrix.getEntry(j, j) > 0 && size > 0 && size < Double.POSITIVE_INFINITY)) {
                    throw new UnpredictableException("%s of %s is %g: the positions do not tell it here"
                            .formatted(what, name(j), matrix.getEntry(j, j)));
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

    private String name(int j) {
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

    private String describe(double[] theta) {
        return Arrays.toString(ParameterLaw.natural(likelihood.contestant().parameters(), theta));
    }
}
