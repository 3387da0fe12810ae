package org.septuple.quantum;

import java.util.Arrays;
import java.util.List;

/// A polynomial in d coordinates, Σ c Π q_k^{n_k}.
///
/// @param dimensions number of coordinates d ≥ 1
/// @param terms      its monomials
public record PolynomialLandscape(int dimensions, List<Term> terms) implements Landscape {

    /// Largest exponent: beyond it powers of usual coordinates leave the doubles.
    private static final int LARGEST = 64;

    /// One monomial.
    ///
    /// @param coefficient c, finite
    /// @param exponents   n_k for each coordinate, in [0, 64]
    public record Term(double coefficient, List<Integer> exponents) {

        /// Copies and checks.
        public Term {
            exponents = List.copyOf(exponents);
            if (!Double.isFinite(coefficient) || exponents.stream().anyMatch(n -> n < 0 || n > LARGEST)) {
                throw new IllegalArgumentException("coefficient %s must be finite and exponents %s in [0, %d]"
                        .formatted(coefficient, exponents, LARGEST));
            }
        }

        /// Value, but for `removed` powers of coordinate k taken off: 1 derives, 2 derives twice.
        private double derived(double[] q, int k, int removed) {
            double product = coefficient;
            for (int i = 0; i < exponents.size(); i++) {
                int n = exponents.get(i);
                if (i == k) {
                    for (int r = 0; r < removed; r++) {
                        product *= n--;
                    }
                    if (n < 0) {
                        return 0;
                    }
                }
                for (int power = 0; power < n; power++) {
                    product *= q[i];
                }
            }
            return product;
        }
    }

    /// Copies and checks.
    public PolynomialLandscape {
        terms = List.copyOf(terms);
        for (Term term : terms) {
            if (dimensions < 1 || term.exponents().size() != dimensions) {
                throw new IllegalArgumentException(
                        "polynomial in %d coordinates with exponents %s: need one for each of d >= 1"
                                .formatted(dimensions, term.exponents()));
            }
        }
    }

    @Override
    public boolean varies() {
        return false;
    }

    @Override
    public double value(double[] q, double t) {
        double sum = 0;
        for (int i = 0; i < terms.size(); i++) {
            sum += terms.get(i).derived(q, 0, 0);
        }
        return sum;
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        Arrays.fill(into, 0, dimensions, 0);
        for (int i = 0; i < terms.size(); i++) {
            for (int k = 0; k < dimensions; k++) {
                into[k] += terms.get(i).derived(q, k, 1);
            }
        }
    }

    @Override
    public double laplacian(double[] q, double t) {
        double sum = 0;
        for (int i = 0; i < terms.size(); i++) {
            for (int k = 0; k < dimensions; k++) {
                sum += terms.get(i).derived(q, k, 2);
            }
        }
        return sum;
    }
}
