package org.septuple.learning;

import org.septuple.numerics.ElementaryKernels;

/// χ² numbers of fixed cost, the sum of B squared normals: −2 log(U₁U₂…) of ⌊B/2⌋ uniforms, and one squared normal for odd B. Each U
/// is at least 2⁻⁵³, so up to [#FACTORS] of them have a product that does not underflow and share one logarithm.
///
/// Source: L. Devroye, Non-Uniform Random Variate Generation, Springer 1986, section IX.3.
final class ChiSquared {

    private static final int FACTORS = 16;

    private final int degrees;
    private final MinibatchStream stream;
    private final ElementaryKernels elementary;
    private final int firstRow;

    /// A row of numbers per block and step.
    ///
    /// @param degrees    B ≥ 1
    /// @param stream     random numbers
    /// @param elementary logarithms
    /// @param firstRow   of the stream that is used here; ⌈B/2⌉ are
    ChiSquared(int degrees, MinibatchStream stream, ElementaryKernels elementary, int firstRow) {
        this.degrees = degrees;
        this.stream = stream;
        this.elementary = elementary;
        this.firstRow = firstRow;
    }

    /// Fills a row.
    ///
    /// @param block    of replicas
    /// @param step     learning step
    /// @param replicas how many numbers
    /// @param sum      receives them
    /// @param product  scratch, as long
    /// @param draw     scratch, as long
    void fill(int block, long step, int replicas, double[] sum, double[] product, double[] draw) {
        square(block, step, replicas, sum, draw);
        int pairs = degrees / 2;
        for (int first = 0; first < pairs; first += FACTORS) {
            int last = Math.min(first + FACTORS, pairs);
            for (int k = first; k < last; k++) {
                stream.uniforms(block, step, firstRow + k, replicas, draw);
                if (k == first) {
                    complement(replicas, draw, product);
                } else {
                    multiply(replicas, draw, product);
                }
            }
            elementary.log(product, 0, replicas, product);
            subtractTwice(replicas, product, sum);
        }
    }

    private void square(int block, long step, int replicas, double[] sum, double[] draw) {
        boolean odd = (degrees & 1) != 0;
        if (odd) {
            stream.normals(block, step, firstRow + degrees / 2, 1, replicas, draw);
        }
        for (int r = 0; r < replicas; r++) {
            sum[r] = odd ? draw[r] * draw[r] : 0;
        }
    }

    private static void complement(int replicas, double[] draw, double[] product) {
        for (int r = 0; r < replicas; r++) {
            product[r] = 1 - draw[r];
        }
    }

    private static void multiply(int replicas, double[] draw, double[] product) {
        for (int r = 0; r < replicas; r++) {
            product[r] *= 1 - draw[r];
        }
    }

    private static void subtractTwice(int replicas, double[] log, double[] sum) {
        for (int r = 0; r < replicas; r++) {
            sum[r] = Math.fma(-2, log[r], sum[r]);
        }
    }
}
