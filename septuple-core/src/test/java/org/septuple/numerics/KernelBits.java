package org.septuple.numerics;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.septuple.numerics.lanes.Lanes;

/// Prints a hash of everything that [Lanes#kernels] computes for products, reductions, sparse matrices, transforms,
/// hops, Gaussians at points and tensors; to be run in JVMs of all kinds, which must print the same.
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
        for (int[] points : new int[][] {{24, 40}, {15, 36}, {7, 10}}) {
            for (Boundary boundary : Boundary.values()) {
                hash = 31 * hash + transforms(engine, points, boundary);
            }
        }
        hash = 31 * hash + hops(kernels.hops());
        hash = 31 * hash + points(kernels.points());
        return 31 * hash + tensors(kernels.tensors());
    }

    /// Transforms of all radices, filters and kicks, along both axes.
    private static long transforms(Engine engine, int[] points, Boundary boundary) {
        Grid grid = new Grid(
                Arrays.stream(points).mapToObj(n -> new Axis(0, 1, n, boundary)).toList());
        double[] re = new SplittableRandom(2).doubles(grid.size(), -1, 1).toArray();
        double[] im = new SplittableRandom(3).doubles(grid.size(), -1, 1).toArray();
        double[] v = new SplittableRandom(4).doubles(grid.size(), -9, 9).toArray();
        for (int k = 0; k < 2; k++) {
            LineTransform lines = new LineTransform(grid, k, 0, engine.kernels().fourier());
            LineTile tile = LineTile.of(1, lines.room(), FourierKernels.WIDTH).getFirst();
            double[] cos =
                    new SplittableRandom(5).doubles(lines.length(), -1, 1).toArray();
            double[] sin =
                    new SplittableRandom(6).doubles(lines.length(), -1, 1).toArray();
            LineFilter filter = lines.filter();
            filter.set(cos, sin);
            for (int number = 0; number < lines.tiles(); number++) {
                lines.load(re, im, number, tile);
                lines.apply(filter, tile);
                lines.kick(0.3, v, number, tile);
                lines.store(tile, re, im, number);
                lines.forward(re, im, number, tile);
            }
        }
        return 31L * Arrays.hashCode(re) + Arrays.hashCode(im);
    }

    private static long hops(HopKernels kernels) {
        double[] x = new SplittableRandom(7).doubles(100, -1, 1).toArray();
        double[] y = new SplittableRandom(8).doubles(100, -1, 1).toArray();
        double[] sum = new double[100];
        double[] diagonal = new SplittableRandom(9).doubles(100, -1, 1).toArray();
        double[] factors = {0.3, -0.7, 1.1, 0.13, 0.9};
        for (int length = 0; length < 40; length++) {
            kernels.leap(length, new int[] {20, 3, 31, 40, 7}, factors, diagonal, x, y, sum, 0.7, 0.2);
        }
        return 31L * Arrays.hashCode(y) + Arrays.hashCode(sum);
    }

    /// All passes, on rows of all lengths.
    private static long tensors(TensorKernels kernels) {
        int pitch = 60;
        double[] s = new SplittableRandom(13).doubles(40L * pitch, 0.5, 2).toArray();
        double[] out = new double[pitch];
        int[] places = {9, 11, 8, 12, 7, 13, 6, 14};
        int[] rows = new int[TensorKernels.RICCI];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = 10 + k * 7 % 29 * pitch;
        }
        for (int length = 0; length < 40; length++) {
            for (boolean fourth : new boolean[] {true, false}) {
                kernels.slope(0, length, fourth, s, places, 0.3, s, 10 + 30 * pitch);
                kernels.bend(0, length, fourth, s, 10, places, 0.7, s, 10 + 31 * pitch);
                kernels.damp(0, length, fourth, s, 10, places, s, 10 + 30 * pitch, out, 10);
            }
            kernels.halfSum(0, length, s, 10, 10 + 2 * pitch, 10 + 31 * pitch, 10 + 32 * pitch);
            kernels.dot(0, length, s, rows, 10 + 33 * pitch);
            kernels.trace(0, length, s, 10 + 4 * pitch, 10 + 10 * pitch, pitch, 10 + 34 * pitch);
            kernels.ricci(0, length, s, rows, 10 + 35 * pitch);
            kernels.source(0, length, s, rows, out, 10);
            kernels.invert(0, length, s, 10 + 30 * pitch, 10 + 16 * pitch, pitch);
            kernels.blend(0, length, s, 0.3, 10 + 3 * pitch, -0.7, 10 + 5 * pitch, 10 + 36 * pitch);
            kernels.chain(0, length, s, -4, Arrays.copyOf(rows, 17), s, 10 + 37 * pitch);
            kernels.multiply(0, length, s, 10 + 36 * pitch, out, 10);
        }
        return 31L * Arrays.hashCode(s) + Arrays.hashCode(out);
    }

    /// Tiles, rows and sums of all kinds, at all depths.
    private static long points(PointKernels kernels) {
        int tiles = 9;
        double[] boxes = new SplittableRandom(12)
                .doubles(6 + 16L * PointKernels.BOX, 0.1, 2)
                .toArray();
        double[] rest = new SplittableRandom(10)
                .doubles(6 + 8L * tiles * PointKernels.REST, 0.1, 2)
                .toArray();
        double[] motion = new SplittableRandom(11)
                .doubles(6 + 8L * tiles * PointKernels.MOTION, -1, 1)
                .toArray();
        double[] factors = new double[PointKernels.ROWS * PointKernels.PITCH];
        double[] chains = new double[4 * PointKernels.CHAINS * PointKernels.CHANNELS];
        long[] live = new long[tiles + 8];
        long[] found = new long[PointKernels.PITCH];
        double[] point = {0.9, 1.1, 1.3};
        int most = kernels.tiles(boxes, 0, 2, point, live, 0);
        most = kernels.tiles(boxes, 3, tiles, point, live, most);
        int count = 0;
        for (int depth = 0; depth < 3; depth++) {
            count = kernels.near(rest, live, most, point, 3, depth, factors, found, count);
        }
        PointKernels.collect(rest, PointKernels.CHANNELS, 7, found, 0, count, factors, PointKernels.ROOT);
        PointKernels.collect(motion, PointKernels.MOTION, 14, found, 0, count, factors, PointKernels.MOTIONS);
        kernels.weights(count, factors);
        kernels.slopes(0, count, true, factors);
        kernels.rates(0, count, true, factors);
        for (int row = 0; row < 13; row++) {
            kernels.octet(rest, found, 0, count, factors, row, chains, 0);
            kernels.octets(motion, found, 4, count, factors, row, chains, 32);
        }
        long hash = 31L * Arrays.hashCode(chains) + count;
        for (int row = 0; row < PointKernels.ROWS; row++) {
            int from = row * PointKernels.PITCH;
            hash = 31 * hash + Arrays.hashCode(Arrays.copyOfRange(factors, from, from + count));
        }
        return hash;
    }
}
