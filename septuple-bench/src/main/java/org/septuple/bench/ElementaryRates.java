package org.septuple.bench;

import java.util.SplittableRandom;
import org.septuple.numerics.ElementaryKernels;
import org.septuple.numerics.Engine;

/// Septuple's side of the contests `exp-N` and `tanh-N`: millions of values per second of a function along an array, uniform
/// in [−4, 4), for log in [10⁻³, 4). Prints one line of JSON.
public final class ElementaryRates {

    private ElementaryRates() {}

    private interface Function {
        void along(double[] x, int from, int to, double[] y);
    }

    /// Measures.
    ///
    /// @param arguments `--function exp|tanh|sigmoid|log|sin|cos|softplus` (exp), `--size N` (2048), `--threads 1`,
    ///     `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "function", "size");
        String name = options.text("function", "exp");
        int size = options.number("size", 2048);
        Engine engine = options.oneThread();
        Function function = function(name, engine.kernels().elementary());
        double least = name.equals("log") ? 1e-3 : -4;
        double[] x = new SplittableRandom(1).doubles(size, least, 4).toArray();
        double[] y = new double[size];
        Timing timing = Timing.of(Timing.COLD, () -> function.along(x, 0, size, y));
        ResultLine line = new ResultLine(name, size / timing.seconds() / 1e6, "M/s");
        timing.describe(line, engine).detail("size", size).print();
    }

    private static Function function(String name, ElementaryKernels kernels) {
        return switch (name) {
            case "exp" -> kernels::exp;
            case "tanh" -> kernels::tanh;
            case "sigmoid" -> kernels::sigmoid;
            case "log" -> kernels::log;
            case "sin" -> kernels::sin;
            case "cos" -> kernels::cos;
            case "softplus" -> kernels::softplus;
            default ->
                throw new IllegalArgumentException(
                        "function %s must be exp, tanh, sigmoid, log, sin, cos or softplus".formatted(name));
        };
    }
}
