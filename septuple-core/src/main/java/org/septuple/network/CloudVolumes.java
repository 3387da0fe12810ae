package org.septuple.network;

import java.util.Arrays;
import org.septuple.network.CloudChange.Shape;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;

/// Gram matrices M Mᵀ of the rows that make each vector of a reading, summed over the columns of tangents, and ½ log det of them.
final class CloudVolumes {

    /// Least squared sine of the angle between a row and the span of those before it.
    private static final double SINGULAR = 1e-12;

    private final CloudReading reading;
    private final Engine engine;
    private final int size;
    private final double[] sums;

    CloudVolumes(CloudReading reading, Engine engine) {
        this.reading = reading;
        this.engine = engine;
        int k = reading.components();
        this.size = k * (k + 1) / 2;
        this.sums = new double[Math.multiplyExact(size, reading.vectors())];
    }

    void clear() {
        Arrays.fill(sums, 0);
    }

    /// Adds the inner products over some columns.
    ///
    /// @param rows    N×T tangents at the time of each component
    /// @param columns T
    void add(double[][] rows, int columns) {
        engine.crew().ranges(0, reading.vectors(), (from, to) -> {
            for (int v = from; v < to; v++) {
                int at = v * size;
                for (int a = 0; a < rows.length; a++) {
                    for (int b = 0; b <= a; b++) {
                        sums[at++] += engine.kernels()
                                .reduction()
                                .dot(
                                        rows[a],
                                        reading.neuron(v, a) * columns,
                                        rows[b],
                                        reading.neuron(v, b) * columns,
                                        columns);
                    }
                }
            }
        });
    }

    /// ½ log det of the Gram matrix of a vector, by Cholesky's factors of the cosines between its rows.
    ///
    /// @param vector in [0, V)
    /// @param factor k×k, scratch
    /// @param halves receives the result at the vector's place; NaN unless regular
    /// @return what became of the cloud
    Shape halfLogDeterminant(int vector, double[] factor, double[] halves) {
        int k = reading.components();
        int at = vector * size;
        halves[vector] = Double.NaN;
        double sum = 0;
        for (int a = 0; a < k; a++) {
            double square = sums[at + a * (a + 3) / 2];
            if (!(square < Double.POSITIVE_INFINITY)) {
                return Shape.NOT_FINITE;
            }
            if (square == 0) {
                return Shape.STILL;
            }
            factor[a * k + a] = Math.sqrt(square);
            sum += Elementary.log(square);
        }
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < a; b++) {
                factor[a * k + b] = sums[at + a * (a + 1) / 2 + b] / factor[a * k + a] / factor[b * k + b];
            }
        }
        for (int a = 0; a < k; a++) {
            double pivot = pivot(factor, k, a);
            if (!(pivot > SINGULAR)) {
                return Shape.FLAT;
            }
            sum += Elementary.log(pivot);
        }
        halves[vector] = sum / 2;
        return Shape.REGULAR;
    }

    /// Row a of the factor in place of the cosines; its diagonal is 1 before.
    private static double pivot(double[] factor, int k, int a) {
        double pivot = 1;
        for (int b = 0; b < a; b++) {
            double cosine = factor[a * k + b];
            for (int c = 0; c < b; c++) {
                cosine = Math.fma(-factor[a * k + c], factor[b * k + c], cosine);
            }
            cosine /= factor[b * k + b];
            factor[a * k + b] = cosine;
            pivot = Math.fma(-cosine, cosine, pivot);
        }
        factor[a * k + a] = Math.sqrt(Math.max(pivot, 0));
        return pivot;
    }
}
