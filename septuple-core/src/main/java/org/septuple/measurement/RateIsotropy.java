package org.septuple.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.septuple.statistics.Estimate;

/// Whether γ of q̇ = −γ∂F is one number: the regression of [DriftRegression], block of coordinates by block.
///
/// With differences δ_b = γ_b − γ_B to the last of B blocks and their covariance S (spread over n units, whatever their
/// correlations, and the errors of ∂F), Hotelling's
///
/// ```
/// T² = δᵀ S⁻¹ δ,    T²·(n − B + 1)/((B − 1)(n − 1)) ~ F(B − 1, n − B + 1)
/// ```
///
/// where all γ_b are equal. Exact for normal units and exact ∂F; with errors of ∂F, which are known, it rejects rather less often.
///
/// For directions that are not axes, project drift and gradient on orthonormal rows first; equal errors stay equal and
/// independent.
///
/// Source: H. Hotelling, Ann. Math. Stat. 2 (1931) 360.
///
/// @param rates     γ_b of every block
/// @param statistic T²
/// @param pValue    chance of a T² at least as large if γ is one number
public record RateIsotropy(List<Estimate> rates, double statistic, double pValue) {

    public RateIsotropy {
        rates = List.copyOf(rates);
    }

    /// Tests the equality of γ over blocks.
    ///
    /// @param drift    `[point][unit][coordinate]`, as of [DriftRegression#of]
    /// @param gradient `[point][coordinate]`
    /// @param errors   `[point][coordinate]`, 0 if exact
    /// @param blocks   block of every coordinate, such as 0 for weights and 1 for biases; each of 0, …, B − 1 occurs, 2 ≤ B ≤ units
    /// @return rates and test
    public static RateIsotropy of(double[][][] drift, double[][] gradient, double[][] errors, int[] blocks) {
        MeasuredDrift measured = new MeasuredDrift(drift, gradient, errors);
        int count = 1 + Arrays.stream(blocks).max().orElse(-1);
        int n = measured.units();
        if (blocks.length != measured.coordinates()
                || Arrays.stream(blocks).distinct().count() != count
                || Arrays.stream(blocks).anyMatch(b -> b < 0)
                || count < 2
                || count > n) {
            throw new IllegalArgumentException(
                    "blocks %s of %d coordinates must be 0, ..., B - 1 with 2 <= B <= %d units; name fewer blocks, or use more units"
                            .formatted(Arrays.toString(blocks), measured.coordinates(), n));
        }
        RateOfBlock[] fits = IntStream.range(0, count)
                .mapToObj(b -> measured.rate(blocks, b))
                .toArray(RateOfBlock[]::new);
        int free = count - 1;
        RateOfBlock last = fits[free];
        RealVector difference = new ArrayRealVector(IntStream.range(0, free)
                .mapToDouble(b -> fits[b].value() - last.value())
                .toArray());
        double[] weights = difference.toArray();
        RealMatrix covariance = new Array2DRowRealMatrix(free, free);
        for (int b = 0; b < free; b++) {
            for (int c = 0; c < free; c++) {
                double sum = 0;
                for (int u = 0; u < n; u++) {
                    sum += (fits[b].product(u) - last.product(u) - weights[b])
                            * (fits[c].product(u) - last.product(u) - weights[c]);
                }
                double given = last.varianceOfGradient() + (b == c ? fits[b].varianceOfGradient() : 0);
                covariance.setEntry(b, c, sum / (n - 1.0) / n + given);
            }
        }
        double statistic = difference.dotProduct(
                new LUDecomposition(covariance).getSolver().solve(difference));
        double f = statistic * (n - free) / (free * (n - 1.0));
        double p = 1 - new FDistribution(free, n - free).cumulativeProbability(f);
        return new RateIsotropy(Arrays.stream(fits).map(RateOfBlock::estimate).toList(), statistic, p);
    }
}
