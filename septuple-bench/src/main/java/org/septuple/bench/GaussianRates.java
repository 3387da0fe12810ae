package org.septuple.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;

/// Septuple's side of the contest `gaussian`: millions of standard normal numbers per second from one counter-based stream.
/// Prints one line of JSON.
public final class GaussianRates {

    private GaussianRates() {}

    /// Measures.
    ///
    /// @param arguments `--size N` (8192) numbers at a time, `--threads 1`, `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "size");
        int size = options.number("size", 8192);
        Engine engine = options.oneThread();
        double[] numbers = new double[size];
        AtomicLong step = new AtomicLong();
        Timing timing = Timing.of(
                Timing.COLD,
                () -> engine.kernels()
                        .random()
                        .gaussians(1, Purpose.STATE_NOISE, 0, step.getAndIncrement(), 0, numbers, 0, size));
        ResultLine line = new ResultLine("gaussian", size / timing.seconds() / 1e6, "M/s");
        timing.describe(line, engine).detail("size", size).print();
    }
}
