package org.septuple.statistics;

import java.util.Arrays;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.special.Beta;

/// The test that some coefficients of known covariance are 0: W = β̂ᵀV⁻¹β̂, W/q·(second/degrees) follows F of q and second degrees of
/// freedom.
final class WaldTest {

    private WaldTest() {}

    /// p-value; NaN if a variance is 0.
    ///
    /// @param coefficients all of them
    /// @param covariance   V of all of them
    /// @param columns      of those tested
    /// @param degrees      of freedom of V
    /// @param second       of F: degrees, or degrees − q + 1 for a Wishart V (Hotelling)
    static double pValue(double[] coefficients, RealMatrix covariance, int[] columns, int degrees, int second) {
        int q = columns.length;
        double[] tested =
                Arrays.stream(columns).mapToDouble(j -> coefficients[j]).toArray();
        RealMatrix block = covariance.getSubMatrix(columns, columns);
        double[] scale = new double[q];
        Arrays.setAll(scale, k -> 1 / Math.sqrt(block.getEntry(k, k)));
        if (!Arrays.stream(scale).allMatch(Double::isFinite)) {
            return Double.NaN;
        }
        RealMatrix unit = MatrixUtils.createRealDiagonalMatrix(scale);
        RealVector z = new ArrayRealVector(unit.operate(tested), false);
        RealMatrix correlation = unit.multiply(block).multiply(unit);
        double wald =
                z.dotProduct(new QRDecomposition(correlation, 0).getSolver().solve(z));
        double f = wald / q * second / degrees;
        return Beta.regularizedBeta(second / (second + q * f), second / 2.0, q / 2.0);
    }
}
