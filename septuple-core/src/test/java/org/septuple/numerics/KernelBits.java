package org.septuple.numerics;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.septuple.numerics.lanes.Lanes;

/// Prints a hash of everything that [Lanes#kernels] computes for products, reductions and sparse matrices; to be run in
/// JVMs of all kinds, which must print the same.
final class KernelBits {

    private KernelBits() {}

    /// Prints the name of the kernels and the hash.
    ///
    /// @param args repetitions: enough of them and the compiled form is seen, too
    public static void main(String[] args) {
        Kernels kernels = Lanes.kernels();
        long hash = 0;
        for (int repetition = 0; repetition < Integer.parseInt(args[0]); repetition++) {
            long next = hash(kernels);
            if (repetition > 0 && next != hash) {
                throw new IllegalStateException("other bits in repetition " + repetition);
            }
            hash = next;
        }
        System.out.printf("%s %016x%n", kernels.name(), hash);
    }

    static long hash(Kernels kernels) {
        long hash = 1;
        var product = new MatrixProduct(kernels.product());
        int[][] shapes = {{11, 21, 13}, {9, 3, 330}, {23, 1, 19}, {1, 23, 19}, {15, 32, 40}};
        for (int[] shape : shapes) {
            for (int layout : new int[] {0, 1, 5, 13, 24}) {
                for (double odd : new double[] {0, 0.002}) {
                    ProductProblem problem = ProductProblem.random(shape[0], shape[1], shape[2], layout, odd);
                    product.accumulate(problem.a, problem.b, problem.c);
                    if (!Arrays.equals(problem.values, problem.expected)) {
                        throw new IllegalStateException("product " + Arrays.toString(shape) + " layout " + layout);
                    }
                    hash = 31 * hash + Arrays.hashCode(problem.values);
                }
            }
        }
        double[] x = new SplittableRandom(1).doubles(300, -1, 1).toArray();
        for (int to = 0; to < 100; to++) {
            hash = 31 * hash + Double.hashCode(kernels.reduction().sum(x, 3, to + 3));
            hash = 31 * hash + Double.hashCode(kernels.reduction().dot(x, 1, x, 7, to));
            hash = 31 * hash + Double.hashCode(kernels.reduction().largestMagnitude(x, 0, to));
        }
        SparseMatrix s = SparseMatrix.of(21, 12, (i, sink) -> {
            for (int j = i % 4; j < 12; j += 1 + i % 3) {
                sink.put(j, x[i * 12 + j]);
            }
        });
        Engine engine = new Engine(kernels, Crew.alone());
        for (int batch : new int[] {1, 3, 8, 41}) {
            double[] v = new SplittableRandom(batch).doubles(21L * batch, -1, 1).toArray();
            double[] y = v.clone();
            s.accumulate(engine, v, batch, y);
            double[] z = v.clone();
            s.accumulateTransposed(engine, y, batch, z);
            s.addOuterProduct(engine, y, z, batch);
            hash = 31 * hash + Arrays.hashCode(y);
            hash = 31 * hash + Arrays.hashCode(z);
            hash = 31 * hash + Arrays.hashCode(s.values(0));
        }
        return hash;
    }
}
