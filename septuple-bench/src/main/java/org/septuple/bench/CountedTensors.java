package org.septuple.bench;

import java.util.function.Consumer;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.TensorKernels;

/// Floating-point operations of tensor kernels: counts instead of computing. A fused product and sum are two, signs are none, a division is one.
final class CountedTensors implements TensorKernels {

    private static final int SLOPE_4 = 5;
    private static final int SLOPE_6 = 8;
    private static final int BEND_4 = 9;
    private static final int BEND_6 = 15;
    private static final int DAMP_4 = 16;
    private static final int DAMP_6 = 21;
    private static final int INVERSE = 30;
    private static final int SUM = 3;
    private static final int PRODUCT = 5;
    private static final int TRACE = 12;
    private static final int CURVATURE = 113;
    private static final int SOURCE = 11;

    private long operations;

    /// Operations of some work.
    ///
    /// @param engine of the kernels besides these
    /// @param work   on the calling thread, by an engine with these kernels
    /// @return in all of its tensor kernels
    static long of(Engine engine, Consumer<Engine> work) {
        CountedTensors counted = new CountedTensors();
        Kernels k = engine.kernels();
        Kernels kernels = new Kernels(
                k.name(),
                k.lanes(),
                k.elementary(),
                k.product(),
                k.random(),
                k.reduction(),
                k.sparse(),
                k.replicas(),
                k.chains(),
                k.fourier(),
                k.hops(),
                k.gaussians(),
                k.points(),
                counted);
        work.accept(new Engine(kernels, engine.alone().crew()));
        return counted.operations;
    }

    private void add(int from, int to, int each) {
        operations += (long) (to - from) * each;
    }

    @Override
    public void slope(int from, int to, boolean fourth, double[] f, int[] places, double factor, double[] out, int at) {
        add(from, to, fourth ? SLOPE_4 : SLOPE_6);
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
        add(from, to, fourth ? BEND_4 : BEND_6);
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
        add(from, to, fourth ? DAMP_4 : DAMP_6);
    }

    @Override
    public void invert(int from, int to, double[] s, int matrix, int inverse, int pitch) {
        add(from, to, INVERSE);
    }

    @Override
    public void halfSum(int from, int to, double[] s, int a, int b, int c, int out) {
        add(from, to, SUM);
    }

    @Override
    public void dot(int from, int to, double[] s, int[] rows, int out) {
        add(from, to, PRODUCT);
    }

    @Override
    public void trace(int from, int to, double[] s, int matrix, int tensor, int pitch, int out) {
        add(from, to, TRACE);
    }

    @Override
    public void ricci(int from, int to, double[] s, int[] rows, int out) {
        add(from, to, CURVATURE);
    }

    @Override
    public void source(int from, int to, double[] s, int[] rows, double[] out, int at) {
        add(from, to, SOURCE);
    }

    @Override
    public void blend(int from, int to, double[] s, double a, int x, double b, int y, int out) {
        add(from, to, SUM);
    }

    @Override
    public void chain(int from, int to, double[] s, double factor, int[] rows, double[] out, int at) {
        add(from, to, rows.length);
    }

    @Override
    public void multiply(int from, int to, double[] s, int x, double[] y, int at) {
        add(from, to, 1);
    }
}
