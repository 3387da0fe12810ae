package org.septuple.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.SemidefiniteLeastSquares;

/// Whether g of (5.8) is positive definite, by halves of the clouds: v, the direction of the smallest eigenvalue, comes from one half and vᵀgv
/// from the other, and the other way round:
///
/// ```
/// least = ½(v_AᵀB v_A + v_BᵀA v_B),   A, B the forms of both halves
/// ```
///
/// The smallest eigenvalue of a noisy form is too small on average (ordered bootstrap eigenvalues call g = 0 indefinite in most cases);
/// least is at or above the smallest eigenvalue of g on average, by no more than about its error. So g is called indefinite if least is
/// below 0, and positive if least and the smallest eigenvalue of the form of all clouds both are above 0, by their intervals of 95 %: each
/// verdict is wrong in some 2.5 % of cases at most. The error of least is that of first order in A and B, the turning of v_A and v_B included.
///
/// @param least        mean of both
/// @param ofSecondHalf v_AᵀB v_A, for given v_A
/// @param ofFirstHalf  v_BᵀA v_B, for given v_B
/// @param eigenvalues  of the form of all clouds, rising, errors to first order; noise moves them apart
/// @param halves       A and B
/// @param spread       eigenvalues of Σẋẋᵀ over the largest, falling: how well directions are identified
/// @param verdict      at 95 %
public record SplitDefiniteness(
        Estimate least,
        Estimate ofSecondHalf,
        Estimate ofFirstHalf,
        List<Estimate> eigenvalues,
        FormHalves halves,
        List<Double> spread,
        Verdict verdict) {

    /// Confidence of the verdict.
    public static final double CONFIDENCE = 0.95;

    /// Relative mean square of the displacements below which a direction counts as not identified: a thirtieth of the largest displacements.
    public static final double IDENTIFIED = 1e-3;

    /// What was shown.
    public enum Verdict {
        /// The smallest eigenvalue is above 0.
        POSITIVE,
        /// The smallest eigenvalue is below 0: g is not positive definite.
        INDEFINITE,
        /// Neither was shown.
        UNDECIDED
    }

    /// Copies.
    public SplitDefiniteness {
        eigenvalues = List.copyOf(eigenvalues);
        spread = List.copyOf(spread);
    }

    /// The smallest eigenvalue of the form of all clouds, too small on average.
    ///
    /// @return with its error to first order
    public Estimate smallest() {
        return eigenvalues.getFirst();
    }

    /// Tests.
    ///
    /// @param clouds of one neuron
    /// @return the test
    /// @throws IllegalArgumentException if displacements of a half do not tell the coefficients apart
    public static SplitDefiniteness of(CloudDisplacements clouds) {
        PowerColumns columns = PowerColumns.form(clouds.components());
        FormFit a = FormFit.of(clouds.half(0), columns);
        FormFit b = FormFit.of(clouds.half(1), columns);
        Modes ofA = Modes.of(a.form().values());
        Modes ofB = Modes.of(b.form().values());
        Estimate second = b.along(ofA.vector(0));
        Estimate first = a.along(ofB.vector(0));
        double variance = a.variance(ofA.slope(b.form().values(), ofB.vector(0)))
                + b.variance(ofB.slope(a.form().values(), ofA.vector(0)));
        Estimate least = new Estimate((first.value() + second.value()) / 2, Math.sqrt(variance), clouds.clouds());
        FormFit whole = FormFit.of(clouds, columns);
        Modes ofAll = Modes.of(whole.form().values());
        List<Estimate> eigenvalues = IntStream.range(0, clouds.components())
                .mapToObj(k -> whole.along(ofAll.vector(k)))
                .toList();
        return new SplitDefiniteness(
                least,
                second,
                first,
                eigenvalues,
                new FormHalves(a.form(), b.form()),
                clouds.spread(),
                verdict(least, eigenvalues.getFirst()));
    }

    private static Verdict verdict(Estimate least, Estimate smallest) {
        if (least.value() < -least.halfWidth(CONFIDENCE)) {
            return Verdict.INDEFINITE;
        }
        boolean above =
                least.value() > least.halfWidth(CONFIDENCE) && smallest.value() > smallest.halfWidth(CONFIDENCE);
        return above ? Verdict.POSITIVE : Verdict.UNDECIDED;
    }

    /// Directions that displacements do not identify: of these the form says nothing.
    ///
    /// @return how many of the spread are below [#IDENTIFIED]
    public int unidentified() {
        return (int) spread.stream().filter(s -> s < IDENTIFIED).count();
    }

    /// Eigenvalues, rising, and their directions.
    private static final class Modes {

        private final double[] values;
        private final double[][] vectors;

        private Modes(double[] values, double[][] vectors) {
            this.values = values;
            this.vectors = vectors;
        }

        static Modes of(double[][] matrix) {
            var modes = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix, false));
            double[] all = modes.getEigenvalues();
            int[] order = IntStream.range(0, all.length)
                    .boxed()
                    .sorted((i, j) -> Double.compare(all[i], all[j]))
                    .mapToInt(i -> i)
                    .toArray();
            return new Modes(
                    Arrays.stream(order).mapToDouble(i -> all[i]).toArray(),
                    Arrays.stream(order)
                            .mapToObj(i -> modes.getEigenvector(i).toArray())
                            .toArray(double[][]::new));
        }

        double[] vector(int k) {
            return vectors[k];
        }

        /// ∂least/∂A on the upper triangle of A: ½ v_B v_Bᵀ, and of v_A, which turns by Σ_k v_k (v_kᵀ dA v₀)/(λ₀ − λ_k).
        double[] slope(double[][] other, double[] direction) {
            double[] slope = SemidefiniteLeastSquares.quadraticForm(direction);
            Arrays.setAll(slope, e -> slope[e] / 2);
            for (int k = 1; k < values.length; k++) {
                double gap = values[0] - values[k];
                double turned = gap == 0 ? 0 : between(vectors[k], other, vectors[0]) / gap;
                int e = 0;
                for (int i = 0; i < values.length; i++) {
                    for (int j = i; j < values.length; j++) {
                        double both = vectors[k][i] * vectors[0][j];
                        slope[e++] += turned * (i == j ? both : both + vectors[k][j] * vectors[0][i]);
                    }
                }
            }
            return slope;
        }

        private static double between(double[] u, double[][] matrix, double[] v) {
            double sum = 0;
            for (int i = 0; i < u.length; i++) {
                for (int j = 0; j < v.length; j++) {
                    sum += u[i] * matrix[i][j] * v[j];
                }
            }
            return sum;
        }
    }
}
