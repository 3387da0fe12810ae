package org.septuple.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Dataset;
import org.septuple.network.DenseBlock;
import org.septuple.network.Loss;
import org.septuple.network.NeuronRange;
import org.septuple.network.SampledData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Targets;
import org.septuple.network.WeightBlock;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.CanonicalSampler;
import org.septuple.thermodynamics.Ladder;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Sampling;

/// Cost of a leapfrog step of [CanonicalSampler], in nanoseconds per free neuron and chain, beside the matrix products of its
/// gradient (there and back through all blocks that touch free neurons) at the rate of a product 1024³, windows in turn.
/// Transitions are 10 leapfrog steps long. Prints one line of JSON for each network:
///
/// | network | free neurons | cases |
/// |---|---|---|
/// | `tanh-3`, `tanh-50`, `tanh-200` | all, of [TanhLaw] | 1 |
/// | `784-300-300-10` | 600, boundary clamped | 16 |
public final class TransitionCost {

    private static final int STEPS = 10;
    private static final int WARM_UP = 40;
    private static final int PRODUCT = 1024;

    private TransitionCost() {}

    /// Measures.
    ///
    /// @param arguments `--chains N` (512 of the small networks, 16 of each clamped case), `--only NAME`, `--threads N`,
    ///     `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "chains", "only");
        String only = options.text("only", "");
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            for (int n : new int[] {3, 50, 200}) {
                if (("tanh-" + n).startsWith(only)) {
                    measure("tanh-" + n, TanhLaw.of(n, 0), options.number("chains", 512), engine);
                }
            }
            if ("784-300-300-10".startsWith(only)) {
                measure("784-300-300-10", clamped(16), options.number("chains", 16), engine);
            }
        }
    }

    /// 784-300-300-10 with tanh, weights of variance 1/sources, N(0, 1) on the bulk, β = 1, clamped to inputs N(0, ¼) and outputs
    /// that are 1 on one neuron and 0 elsewhere.
    ///
    /// @param cases boundary states
    /// @return the law of 600 neurons
    static CanonicalLaw clamped(int cases) {
        Wiring wiring = new Wiring.FeedForward(List.of(300, 300));
        BoundaryProjector projector = new BoundaryProjector(784, wiring.bulk(), 10);
        Weights weights = wiring.weights(784, 10, 1, 0);
        Dataset ten = Dataset.labelled(
                "ten", 784, new double[7840], IntStream.range(0, 10).toArray(), 10);
        Septuple septuple = new Septuple(
                new States(projector.neurons(), 1),
                projector,
                new SampledData(ten, new Targets(0, 1), new SampledData.Independent(), 1, 0),
                weights,
                Biases.of(projector, weights),
                new Activation.Tanh(),
                new Loss.Bulk(new BulkPotential.None()));
        States boundary = new States(projector.neurons(), cases);
        double[] x = boundary.values();
        new RandomStream(1, Purpose.STATE_NOISE, 0, 0).fillGaussian(x, 0, 784 * cases);
        for (int k = 0; k < 784 * cases; k++) {
            x[k] *= 0.5;
        }
        for (int s = 0; s < cases; s++) {
            x[(projector.outputRange().from() + s % 10) * cases + s] = 1;
        }
        return CanonicalLaw.clamped(septuple, 1, Reference.NORMAL, boundary);
    }

    private static void measure(String name, CanonicalLaw law, int chains, Engine engine) {
        Sampling plan = new Sampling(new Proposal.Hamiltonian(1e9, 0.8, STEPS), chains, WARM_UP, 4, 1, false);
        CanonicalSampler sampler = new CanonicalSampler(law, Ladder.top(), plan, 1, 0, engine);
        while (!sampler.isWarm()) {
            sampler.step();
        }
        List<Timing> timings = Timing.inTurn(
                Timing.COLD, List.of(sampler::step, MatrixProductRates.product(PRODUCT, PRODUCT, PRODUCT, engine)));
        double columns = (double) law.cases() * chains;
        double work = columns * law.neurons().size() * STEPS;
        double rate = 2.0 * PRODUCT * PRODUCT * PRODUCT / timings.get(1).seconds();
        double bound = flop(law) * columns * STEPS / rate;
        ResultLine line =
                new ResultLine("transition " + name, timings.get(0).seconds() / work * 1e9, "ns/neuron-chain-step");
        timings.get(0)
                .describe(line, engine)
                .detail("bound", bound / work * 1e9)
                .detail("ratio", timings.get(0).seconds() / bound)
                .detail("gflops", rate / 1e9)
                .detail("columns", (long) columns)
                .detail("acceptance", sampler.acceptance(0))
                .print();
    }

    /// Operations of one gradient: forward through blocks that free neurons feed, back through the same.
    private static double flop(CanonicalLaw law) {
        NeuronRange free = law.neurons();
        double flop = 0;
        for (WeightBlock block : law.septuple().weights().blocks()) {
            if (block instanceof DenseBlock && block.sources().meets(free)) {
                flop += 4.0 * block.size();
            }
        }
        return flop;
    }
}
