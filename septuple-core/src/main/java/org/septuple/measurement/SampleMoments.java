package org.septuple.measurement;

import java.util.Arrays;

/// Number, sum and sum of products of points about a fixed origin. Those of disjoint sets add and subtract.
final class SampleMoments {

    private final double[] origin;
    private final double[] sum;
    private final double[][] products;
    private long count;

    private SampleMoments(double[] origin) {
        this.origin = origin;
        sum = new double[origin.length];
        products = new double[origin.length][origin.length];
    }

    /// All points of a sample.
    static SampleMoments of(Sample sample) {
        return of(sample, 1)[0];
    }

    /// The points of groups of neighbouring units, about the mean of all.
    ///
    /// @param groups in [1, units]
    /// @return one for each group
    static SampleMoments[] of(Sample sample, int groups) {
        int d = sample.dimension();
        int n = sample.points();
        double[] origin = new double[d];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < d; c++) {
                origin[c] += sample.get(i, c) / n;
            }
        }
        SampleMoments[] moments = new SampleMoments[groups];
        Arrays.setAll(moments, g -> new SampleMoments(origin));
        double[] point = new double[d];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < d; c++) {
                point[c] = sample.get(i, c) - origin[c];
            }
            moments[(int) ((long) sample.unit(i) * groups / sample.units())].add(point);
        }
        return moments;
    }

    private void add(double[] point) {
        count++;
        for (int a = 0; a < point.length; a++) {
            sum[a] += point[a];
            for (int b = 0; b < point.length; b++) {
                products[a][b] = Math.fma(point[a], point[b], products[a][b]);
            }
        }
    }

    /// Those of some of the groups, each as often as it is named.
    static SampleMoments sum(SampleMoments[] groups, int[] chosen) {
        SampleMoments total = new SampleMoments(groups[0].origin);
        for (int g : chosen) {
            total.addAll(groups[g]);
        }
        return total;
    }

    private void addAll(SampleMoments other) {
        count += other.count;
        for (int a = 0; a < sum.length; a++) {
            sum[a] += other.sum[a];
            for (int b = 0; b < sum.length; b++) {
                products[a][b] += other.products[a][b];
            }
        }
    }

    long count() {
        return count;
    }

    /// The mean.
    double[] mean() {
        double[] mean = new double[sum.length];
        Arrays.setAll(mean, a -> origin[a] + sum[a] / count);
        return mean;
    }

    /// The covariance, over n − 1.
    double[][] covariance() {
        int d = sum.length;
        double[][] covariance = new double[d][d];
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                covariance[a][b] = (products[a][b] - sum[a] * sum[b] / count) / (count - 1.0);
            }
        }
        return covariance;
    }
}
