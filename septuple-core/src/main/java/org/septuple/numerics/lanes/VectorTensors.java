package org.septuple.numerics.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.septuple.numerics.TensorKernels;

/// One register of cells at a time; what is left over goes to the scalar twin.
final class VectorTensors implements TensorKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final TensorKernels scalar;

    VectorTensors(TensorKernels scalar) {
        this.scalar = scalar;
    }

    private static int end(int from, int to) {
        return from + SPECIES.loopBound(to - from);
    }

    private static DoubleVector load(double[] x, int at) {
        return DoubleVector.fromArray(SPECIES, x, at);
    }

    private static DoubleVector wide(double x) {
        return DoubleVector.broadcast(SPECIES, x);
    }

    private static DoubleVector bulge(double[] f, DoubleVector middle, int minus, int plus) {
        return load(f, plus).sub(middle).add(load(f, minus).sub(middle));
    }

    @Override
    public void slope(int from, int to, boolean fourth, double[] f, int[] places, double factor, double[] out, int at) {
        int end = end(from, to);
        if (fourth) {
            slope4(from, end, f, places, factor, out, at);
        } else {
            slope6(from, end, f, places, factor, out, at);
        }
        scalar.slope(end, to, fourth, f, places, factor, out, at);
    }

    private static void slope4(int from, int end, double[] f, int[] places, double factor, double[] out, int at) {
        int a = places[0];
        int b = places[1];
        int c = places[2];
        int d = places[3];
        for (int i = from; i < end; i += LANES) {
            DoubleVector one = load(f, b + i).sub(load(f, a + i));
            DoubleVector two = load(f, d + i).sub(load(f, c + i));
            one.fma(wide(8), two.neg()).mul(factor).intoArray(out, at + i);
        }
    }

    private static void slope6(int from, int end, double[] f, int[] places, double factor, double[] out, int at) {
        int a = places[0];
        int b = places[1];
        int c = places[2];
        int d = places[3];
        int e = places[4];
        int g = places[5];
        for (int i = from; i < end; i += LANES) {
            DoubleVector one = load(f, b + i).sub(load(f, a + i));
            DoubleVector two = load(f, d + i).sub(load(f, c + i));
            DoubleVector three = load(f, g + i).sub(load(f, e + i));
            one.fma(wide(45), two.fma(wide(-9), three)).mul(factor).intoArray(out, at + i);
        }
    }

    @Override
    public void bend(
            int from,
            int to,
            boolean fourth,
            double[] f,
            int middle,
            int[] places,
            double factor,
            double[] out,
            int at) {
        int end = end(from, to);
        int a = places[0];
        int b = places[1];
        int c = places[2];
        int d = places[3];
        int e = fourth ? middle : places[4];
        int g = fourth ? middle : places[5];
        for (int i = from; i < end; i += LANES) {
            DoubleVector here = load(f, middle + i);
            DoubleVector one = bulge(f, here, a + i, b + i);
            DoubleVector two = bulge(f, here, c + i, d + i);
            DoubleVector sum = fourth
                    ? one.fma(wide(16), two.neg())
                    : one.fma(
                            wide(270),
                            two.fma(wide(-27), bulge(f, here, e + i, g + i).mul(2)));
            sum.mul(factor).intoArray(out, at + i);
        }
        scalar.bend(end, to, fourth, f, middle, places, factor, out, at);
    }

    @Override
    public void damp(
            int from,
            int to,
            boolean fourth,
            double[] f,
            int middle,
            int[] places,
            double[] weights,
            int weight,
            double[] out,
            int at) {
        int end = end(from, to);
        if (fourth) {
            damp4(from, end, f, middle, places, weights, weight, out, at);
        } else {
            damp6(from, end, f, middle, places, weights, weight, out, at);
        }
        scalar.damp(end, to, fourth, f, middle, places, weights, weight, out, at);
    }

    private static void damp4(
            int from,
            int end,
            double[] f,
            int middle,
            int[] places,
            double[] weights,
            int weight,
            double[] out,
            int at) {
        int a = places[0];
        int b = places[1];
        int c = places[2];
        int d = places[3];
        int e = places[4];
        int g = places[5];
        for (int i = from; i < end; i += LANES) {
            DoubleVector here = load(f, middle + i);
            DoubleVector one = bulge(f, here, a + i, b + i);
            DoubleVector two = bulge(f, here, c + i, d + i);
            DoubleVector three = bulge(f, here, e + i, g + i);
            DoubleVector sum = one.fma(wide(15), two.fma(wide(-6), three)).mul(1.0 / 64);
            load(weights, weight + i).fma(sum, load(out, at + i)).intoArray(out, at + i);
        }
    }

    private static void damp6(
            int from,
            int end,
            double[] f,
            int middle,
            int[] places,
            double[] weights,
            int weight,
            double[] out,
            int at) {
        int a = places[0];
        int b = places[1];
        int c = places[2];
        int d = places[3];
        int e = places[4];
        int g = places[5];
        int j = places[6];
        int k = places[7];
        for (int i = from; i < end; i += LANES) {
            DoubleVector here = load(f, middle + i);
            DoubleVector one = bulge(f, here, a + i, b + i);
            DoubleVector two = bulge(f, here, c + i, d + i);
            DoubleVector three = bulge(f, here, e + i, g + i);
            DoubleVector four = bulge(f, here, j + i, k + i).neg();
            DoubleVector sum = one.fma(wide(56), two.fma(wide(-28), three.fma(wide(8), four)))
                    .mul(1.0 / 256);
            load(weights, weight + i).fma(sum, load(out, at + i)).intoArray(out, at + i);
        }
    }

    @Override
    public void invert(int from, int to, double[] s, int matrix, int inverse, int pitch) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            int m = matrix + i;
            DoubleVector a = load(s, m);
            DoubleVector b = load(s, m + pitch);
            DoubleVector c = load(s, m + 2 * pitch);
            DoubleVector d = load(s, m + 3 * pitch);
            DoubleVector e = load(s, m + 4 * pitch);
            DoubleVector f = load(s, m + 5 * pitch);
            DoubleVector xx = d.fma(f, e.mul(e).neg());
            DoubleVector xy = c.fma(e, b.mul(f).neg());
            DoubleVector xz = b.fma(e, c.mul(d).neg());
            DoubleVector one = wide(1).div(a.fma(xx, b.fma(xy, c.mul(xz))));
            int w = inverse + i;
            xx.mul(one).intoArray(s, w);
            xy.mul(one).intoArray(s, w + pitch);
            xz.mul(one).intoArray(s, w + 2 * pitch);
            a.fma(f, c.mul(c).neg()).mul(one).intoArray(s, w + 3 * pitch);
            b.fma(c, a.mul(e).neg()).mul(one).intoArray(s, w + 4 * pitch);
            a.fma(d, b.mul(b).neg()).mul(one).intoArray(s, w + 5 * pitch);
        }
        scalar.invert(end, to, s, matrix, inverse, pitch);
    }

    @Override
    public void halfSum(int from, int to, double[] s, int a, int b, int c, int out) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            load(s, a + i).add(load(s, b + i)).sub(load(s, c + i)).mul(0.5).intoArray(s, out + i);
        }
        scalar.halfSum(end, to, s, a, b, c, out);
    }

    @Override
    public void dot(int from, int to, double[] s, int[] rows, int out) {
        int end = end(from, to);
        int a = rows[0];
        int b = rows[1];
        int c = rows[2];
        int x = rows[3];
        int y = rows[4];
        int z = rows[5];
        for (int i = from; i < end; i += LANES) {
            product(s, a + i, b + i, c + i, x + i, y + i, z + i).intoArray(s, out + i);
        }
        scalar.dot(end, to, s, rows, out);
    }

    private static DoubleVector product(double[] s, int a, int b, int c, int x, int y, int z) {
        return load(s, a).fma(load(s, x), load(s, b).fma(load(s, y), load(s, c).mul(load(s, z))));
    }

    @Override
    public void trace(int from, int to, double[] s, int matrix, int tensor, int pitch, int out) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            int m = matrix + i;
            int x = tensor + i;
            DoubleVector off =
                    product(s, m + pitch, m + 2 * pitch, m + 4 * pitch, x + pitch, x + 2 * pitch, x + 4 * pitch);
            DoubleVector diagonal = product(s, m, m + 3 * pitch, m + 5 * pitch, x, x + 3 * pitch, x + 5 * pitch);
            off.fma(wide(2), diagonal).intoArray(s, out + i);
        }
        scalar.trace(end, to, s, matrix, tensor, pitch, out);
    }

    @Override
    public void ricci(int from, int to, double[] s, int[] rows, int out) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            DoubleVector sum = product(s, rows[0] + i, rows[1] + i, rows[2] + i, rows[3] + i, rows[4] + i, rows[5] + i)
                    .neg();
            for (int k = 6; k < RICCI; k += 11) {
                DoubleVector plus = load(s, rows[k + 1] + i).add(load(s, rows[k + 2] + i));
                DoubleVector minus = load(s, rows[k + 3] + i).add(load(s, rows[k + 4] + i));
                DoubleVector term = load(s, rows[k + 9] + i)
                        .fma(load(s, rows[k + 10] + i), plus.sub(minus).mul(0.5));
                term = load(s, rows[k + 7] + i).fma(load(s, rows[k + 8] + i), term);
                term = load(s, rows[k + 5] + i).fma(load(s, rows[k + 6] + i), term);
                sum = load(s, rows[k] + i).fma(term, sum);
            }
            sum.intoArray(s, out + i);
        }
        scalar.ricci(end, to, s, rows, out);
    }

    @Override
    public void source(int from, int to, double[] s, int[] rows, double[] out, int at) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            DoubleVector square =
                    product(s, rows[1] + i, rows[2] + i, rows[3] + i, rows[4] + i, rows[5] + i, rows[6] + i);
            DoubleVector fall = load(s, rows[9] + i).mul(load(s, rows[10] + i)).neg();
            DoubleVector rest = load(s, rows[7] + i).fma(load(s, rows[8] + i), fall);
            load(s, rows[0] + i).add(square.fma(wide(-2), rest)).intoArray(out, at + i);
        }
        scalar.source(end, to, s, rows, out, at);
    }

    @Override
    public void blend(int from, int to, double[] s, double a, int x, double b, int y, int out) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            load(s, x + i).fma(wide(a), load(s, y + i).mul(b)).intoArray(s, out + i);
        }
        scalar.blend(end, to, s, a, x, b, y, out);
    }

    @Override
    public void chain(int from, int to, double[] s, double factor, int[] rows, double[] out, int at) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            DoubleVector sum = load(s, rows[0] + i).mul(factor);
            for (int k = 1; k < rows.length; k += 2) {
                sum = load(s, rows[k] + i).fma(load(s, rows[k + 1] + i), sum);
            }
            sum.intoArray(out, at + i);
        }
        scalar.chain(end, to, s, factor, rows, out, at);
    }

    @Override
    public void multiply(int from, int to, double[] s, int x, double[] y, int at) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            load(y, at + i).mul(load(s, x + i)).intoArray(y, at + i);
        }
        scalar.multiply(end, to, s, x, y, at);
    }
}
