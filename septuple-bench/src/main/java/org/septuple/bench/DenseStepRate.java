package org.septuple.bench;

import java.util.List;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ThreadCrew;

/// One step of (2.1) on dense weights with tanh and nothing held, beside the bare matrix product of the same shape, windows in
/// turn. Prints one line of JSON: step time over product time, whose bound is 1.
public final class DenseStepRate {

    private DenseStepRate() {}

    /// Measures.
    ///
    /// @param arguments `--neurons N` (4096), `--batch N` (256), `--threads N`, `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "neurons", "batch");
        int neurons = options.number("neurons", 4096);
        int batch = options.number("batch", 256);
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            Wiring wiring = new Wiring.Cyclic(1, neurons, false, UndrivenNetwork.GAIN, false);
            List<Timing> timings = Timing.inTurn(
                    Timing.COLD,
                    List.of(
                            UndrivenNetwork.step(wiring, batch, engine),
                            MatrixProductRates.product(neurons, batch, neurons, engine)));
            Timing step = timings.get(0);
            Timing product = timings.get(1);
            ResultLine line = new ResultLine("dense-step", step.seconds() / product.seconds(), "step/product");
            step.describe(line, engine)
                    .detail("neurons", neurons)
                    .detail("batch", batch)
                    .detail("stepSeconds", step.seconds())
                    .detail("productSeconds", product.seconds())
                    .detail("productSpread", product.spread())
                    .detail("productGflops", 2.0 * neurons * neurons * batch / product.seconds() / 1e9)
                    .print();
        }
    }
}
