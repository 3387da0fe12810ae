package org.septuple.experiment;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.septuple.statistics.Estimate;

/// Functions of sums over independent branches, with jackknife bias correction and error.
final class BranchSums {

    private BranchSums() {}

    /// Pseudo-values n·f(S) − (n − 1)·f(S − s_b).
    ///
    /// @param sums s_b of each branch, two or more, of one length
    /// @param f    of their sum S
    /// @return f
    static Estimate of(List<double[]> sums, ToDoubleFunction<double[]> f) {
        int n = sums.size();
        double[] total = new double[sums.getFirst().length];
        for (double[] one : sums) {
            for (int k = 0; k < total.length; k++) {
                total[k] += one[k];
            }
        }
        double whole = f.applyAsDouble(total);
        double[] pseudo = new double[n];
        double[] rest = new double[total.length];
        for (int b = 0; b < n; b++) {
            for (int k = 0; k < rest.length; k++) {
                rest[k] = total[k] - sums.get(b)[k];
            }
            pseudo[b] = n * whole - (n - 1) * f.applyAsDouble(rest);
        }
        return Estimate.ofMean(pseudo);
    }
}
