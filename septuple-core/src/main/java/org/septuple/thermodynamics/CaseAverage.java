package org.septuple.thermodynamics;

import org.septuple.numerics.Elementary;

/// From the cases of a law to the law: annealed or quenched, with cases of equal prior weight 1/S.
///
/// | | annealed | quenched |
/// |---|---|---|
/// | log Z | log (1/S) Σ Z_s | (1/S) Σ log Z_s |
/// | weight of case s | Z_s/ΣZ | 1/S |
/// | Var H | Σ w(Var_s + U_s²) − U² | (1/S) Σ Var_s |
final class CaseAverage {

    private final Average average;

    CaseAverage(Average average) {
        this.average = average;
    }

    /// log Z of the law.
    double logPartition(double[] logPartitions) {
        int n = logPartitions.length;
        if (average == Average.QUENCHED) {
            double sum = 0;
            for (double value : logPartitions) {
                sum += value;
            }
            return sum / n;
        }
        double top = largest(logPartitions);
        double sum = 0;
        for (double value : logPartitions) {
            sum += Elementary.exp(value - top);
        }
        return top + Elementary.log(sum / n);
    }

    /// The weight of each case, also ∂ log Z/∂ log Z_s.
    double[] weights(double[] logPartitions) {
        int n = logPartitions.length;
        double[] weights = new double[n];
        double top = largest(logPartitions);
        double sum = 0;
        for (int s = 0; s < n; s++) {
            weights[s] = average == Average.QUENCHED ? 1 : Elementary.exp(logPartitions[s] - top);
            sum += weights[s];
        }
        for (int s = 0; s < n; s++) {
            weights[s] /= sum;
        }
        return weights;
    }

    /// A weighted mean.
    double mean(double[] weights, double[] values) {
        double sum = 0;
        for (int s = 0; s < values.length; s++) {
            sum = Math.fma(weights[s], values[s], sum);
        }
        return sum;
    }

    /// Var H of the law.
    double variance(double[] weights, double[] means, double[] variances) {
        double within = mean(weights, variances);
        if (average == Average.QUENCHED) {
            return within;
        }
        double mean = mean(weights, means);
        double between = 0;
        for (int s = 0; s < means.length; s++) {
            between += weights[s] * (means[s] - mean) * (means[s] - mean);
        }
        return within + between;
    }

    private static double largest(double[] values) {
        double largest = values[0];
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
