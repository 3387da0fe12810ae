package org.septuple.numerics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A symmetric positive definite matrix as a sum Σ λ eeᵀ with λ ≥ 0 and whole vectors e: the positive weights by which
/// second differences along lattice directions make any anisotropic diffusion monotone.
///
/// A superbase is v₀ + … + v_d = 0 of vectors that span the lattice. While some ⟨v_i, Dv_j⟩ > 0 it is replaced by
/// (−v_i, v_j, v_i − v_j) in two and (−v_i, v_j, v_k + v_i, v_l + v_i) in three dimensions, which lowers Σ⟨v, Dv⟩, so
/// that the reduction ends. For the obtuse superbase that is left, Selling's formula is
/// D = −Σ_{i<j} ⟨v_i, Dv_j⟩ e_ij e_ijᵀ with e_ij = v_k^⊥, or v_k × v_l: at most 3 or 6 directions. A diagonal matrix gives
/// the axes alone. The reach of e grows like the root of the condition number of D.
///
/// Source: E. Selling, J. reine angew. Math. 77 (1874) 143; J. H. Conway, N. J. A. Sloane, Proc. R. Soc. A 436 (1992) 55;
/// as a scheme: J. Fehrenbach, J.-M. Mirebeau, J. Math. Imaging Vis. 49 (2014) 123.
///
/// @param terms the directions with λ > 0
public record SellingDecomposition(List<Term> terms) {

    /// A rational matrix of condition 10¹² ends within a hundred.
    private static final int REDUCTIONS = 1000;

    /// λ eeᵀ.
    ///
    /// @param weight λ > 0
    /// @param offset e, whole numbers, the first that is not 0 positive
    public record Term(double weight, List<Integer> offset) {
        /// Copies.
        public Term {
            offset = List.copyOf(offset);
        }
    }

    /// Copies.
    public SellingDecomposition {
        terms = List.copyOf(terms);
    }

    /// Decomposes.
    ///
    /// @param d      2 or 3
    /// @param matrix d×d, symmetric, positive definite
    /// @return the sum
    public static SellingDecomposition of(int d, double[] matrix) {
        if (d != 2 && d != 3) {
            throw new IllegalArgumentException("Selling's reduction in %d dimensions: made for 2 and 3".formatted(d));
        }
        int[][] v = new int[d + 1][d];
        double scale = 0;
        for (int k = 0; k < d; k++) {
            v[k + 1][k] = 1;
            v[0][k] = -1;
            scale += matrix[k * d + k];
        }
        for (int made = 0; reduce(d, matrix, v, 1e-15 * scale); made++) {
            if (made == REDUCTIONS) {
                throw new IllegalArgumentException(
                        "tensor is too near to singular: its reduction did not end in %d steps".formatted(REDUCTIONS));
            }
        }
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i <= d; i++) {
            for (int j = i + 1; j <= d; j++) {
                double weight = -form(d, matrix, v[i], v[j]);
                if (weight > 1e-15 * scale) {
                    terms.add(new Term(weight, direction(d, v, i, j)));
                }
            }
        }
        Collections.reverse(terms);
        return new SellingDecomposition(terms);
    }

    /// One step of the reduction; false if the superbase is obtuse.
    private static boolean reduce(int d, double[] matrix, int[][] v, double tolerance) {
        for (int i = 0; i <= d; i++) {
            for (int j = i + 1; j <= d; j++) {
                if (form(d, matrix, v[i], v[j]) > tolerance) {
                    for (int other = 0; other <= d; other++) {
                        if (other != i && other != j) {
                            for (int k = 0; k < d; k++) {
                                v[other][k] = d == 2 ? v[i][k] - v[j][k] : v[other][k] + v[i][k];
                            }
                        }
                    }
                    for (int k = 0; k < d; k++) {
                        v[i][k] = -v[i][k];
                    }
                    return true;
                }
            }
        }
        return false;
    }

    private static double form(int d, double[] matrix, int[] a, int[] b) {
        double sum = 0;
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < d; l++) {
                sum += a[k] * matrix[k * d + l] * b[l];
            }
        }
        return sum;
    }

    /// e_ij with its first non-zero component > 0.
    private static List<Integer> direction(int d, int[][] v, int i, int j) {
        List<Integer> e = dual(d, v, i, j);
        int first = e.stream().filter(step -> step != 0).findFirst().orElse(0);
        return first > 0 ? e : e.stream().map(step -> -step).toList();
    }

    private static List<Integer> dual(int d, int[][] v, int i, int j) {
        int k = 0;
        while (k == i || k == j) {
            k++;
        }
        if (d == 2) {
            return List.of(-v[k][1], v[k][0]);
        }
        int l = k + 1;
        while (l == i || l == j) {
            l++;
        }
        int[] a = v[k];
        int[] b = v[l];
        return List.of(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
    }
}
