package org.septuple.quantum;

/// A landscape of which only values are asked for.
record Sketch(int dimensions, boolean varies, Values values) implements Landscape {

    interface Values {
        double at(double[] q, double t);
    }

    static Sketch still(int dimensions, java.util.function.ToDoubleFunction<double[]> values) {
        return new Sketch(dimensions, false, (q, t) -> values.applyAsDouble(q));
    }

    /// Σ q²/2.
    static Sketch trap(int dimensions) {
        return still(
                dimensions, q -> java.util.Arrays.stream(q).map(x -> x * x / 2).sum());
    }

    @Override
    public double value(double[] q, double t) {
        return values.at(q, t);
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        throw new UnsupportedOperationException("not needed");
    }

    @Override
    public double laplacian(double[] q, double t) {
        throw new UnsupportedOperationException("not needed");
    }
}
