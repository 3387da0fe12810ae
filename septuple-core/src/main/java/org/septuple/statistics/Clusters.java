package org.septuple.statistics;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;

/// Which rows belong together: rows of different clusters are independent, rows of one cluster may be correlated.
final class Clusters {

    private final int[] index;
    private final int count;

    private Clusters(int[] index, int count) {
        this.index = index;
        this.count = count;
    }

    /// Checks names of clusters.
    ///
    /// @param names of the cluster of each row, any integers, at least two different ones
    /// @param rows  their number
    static Clusters of(int[] names, int rows) {
        int[] distinct = Arrays.stream(names).distinct().sorted().toArray();
        if (names.length != rows || distinct.length < 2) {
            throw new IllegalArgumentException(
                    "%d rows, of which %d are in %d clusters: need a cluster for each row and at least 2 clusters"
                            .formatted(rows, names.length, distinct.length));
        }
        int[] index = Arrays.stream(names)
                .map(name -> Arrays.binarySearch(distinct, name))
                .toArray();
        return new Clusters(index, distinct.length);
    }

    int count() {
        return count;
    }

    /// G/(G − 1), which makes the squares of sums about their mean unbiased.
    double factor() {
        return count / (count - 1.0);
    }

    /// Σ_g h_g h_gᵀ with the sums h_g of the scores over a cluster.
    ///
    /// @param scores n×p
    /// @return p×p
    RealMatrix squares(double[][] scores) {
        int p = scores[0].length;
        double[][] sums = new double[count][p];
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < p; j++) {
                sums[index[i]][j] += scores[i][j];
            }
        }
        RealMatrix matrix = new Array2DRowRealMatrix(sums, false);
        return matrix.transposeMultiply(matrix);
    }
}
