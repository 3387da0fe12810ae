package org.septuple.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.ChainDiagnostics;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.CanonicalSampler;
import org.septuple.thermodynamics.Ladder;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Sampling;

/// Septuple's side of `peers/canonical.py`: effective samples per second of Hamiltonian Monte Carlo on [TanhLaw], the least over
/// all neurons and H. Compilation comes first and is not counted. Prints one line of JSON.
public final class CanonicalRate {

    private static final double COMPILATION = 6;

    private final CanonicalLaw law;
    private final Sampling plan;
    private final Engine engine;
    private final double[][] draws;
    private double warmUpSeconds;
    private double sampleSeconds;

    private CanonicalRate(CanonicalLaw law, Sampling plan, Engine engine) {
        this.law = law;
        this.plan = plan;
        this.engine = engine;
        this.draws = new double[plan.samples()][(law.neurons().size() + 1) * plan.chains()];
    }

    /// Measures.
    ///
    /// Trajectory, acceptance and most steps are by default those of `canonical.proposal`.
    ///
    /// @param arguments `--neurons N` (200), `--law N` (20261126, seed of the weights), `--chains N` (64), `--warm-up N` (500),
    ///     `--samples N` (1000), `--trajectory X` (π/2), `--acceptance X` (.8), `--seed N` (1), `--draws FILE` that receives
    ///     `[sample][variable][chain]`, 64-bit little-endian, H last; `--threads N`, `--kernels scalar|vector`
    public static void main(String[] arguments) throws IOException {
        Options options = new Options(
                arguments,
                "neurons",
                "law",
                "chains",
                "warm-up",
                "samples",
                "trajectory",
                "acceptance",
                "seed",
                "draws");
        Sampling plan = new Sampling(
                new Proposal.Hamiltonian(
                        Double.parseDouble(options.text("trajectory", Double.toString(Math.PI / 2))),
                        Double.parseDouble(options.text("acceptance", "0.8")),
                        64),
                options.number("chains", 64),
                options.number("warm-up", 500),
                options.number("samples", 1000),
                1,
                false);
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            CanonicalLaw law = TanhLaw.of(options.number("neurons", 200), options.number("law", 20261126));
            CanonicalRate rate = new CanonicalRate(law, plan, engine);
            long begin = System.nanoTime();
            for (int seed = 1000; System.nanoTime() - begin < COMPILATION * 1e9; seed++) {
                rate.sample(seed);
            }
            long wall = System.nanoTime();
            long processor = Timing.processorTime();
            CanonicalSampler sampler = rate.sample(options.number("seed", 1));
            double cores = (double) (Timing.processorTime() - processor) / (System.nanoTime() - wall);
            double[] ess = rate.effectiveSizes();
            double least = Arrays.stream(ess).min().orElseThrow();
            new ResultLine("canonical", least / rate.sampleSeconds, "ESS/s")
                    .engine(engine)
                    .detail("cores", cores)
                    .detail("warmUpSeconds", rate.warmUpSeconds)
                    .detail("sampleSeconds", rate.sampleSeconds)
                    .detail("leastEss", least)
                    .detail("essOfLoss", ess[ess.length - 1])
                    .detail("chains", plan.chains())
                    .detail("samples", plan.samples())
                    .detail("stepSize", sampler.stepSize())
                    .detail("acceptance", sampler.acceptance(0))
                    .detail("divergences", sampler.divergences(0))
                    .print();
            rate.write(options.text("draws", ""));
        }
    }

    private CanonicalSampler sample(int seed) {
        long begin = System.nanoTime();
        CanonicalSampler sampler = new CanonicalSampler(law, Ladder.top(), plan, seed, 0, engine);
        while (!sampler.isWarm()) {
            sampler.step();
        }
        long warm = System.nanoTime();
        int n = law.neurons().size();
        for (int t = 0; t < plan.samples(); t++) {
            sampler.step();
            double[] row = draws[t];
            int at = 0;
            for (int i = 0; i < n; i++) {
                for (int chain = 0; chain < plan.chains(); chain++) {
                    row[at++] = sampler.state(0, 0, chain, i);
                }
            }
            for (int chain = 0; chain < plan.chains(); chain++) {
                row[at++] = sampler.loss(0, 0, chain);
            }
        }
        warmUpSeconds = (warm - begin) / 1e9;
        sampleSeconds = (System.nanoTime() - warm) / 1e9;
        return sampler;
    }

    private double[] effectiveSizes() {
        double[] ess = new double[law.neurons().size() + 1];
        double[][] chains = new double[plan.chains()][plan.samples()];
        for (int v = 0; v < ess.length; v++) {
            for (int t = 0; t < plan.samples(); t++) {
                for (int c = 0; c < chains.length; c++) {
                    chains[c][t] = draws[t][v * chains.length + c];
                }
            }
            ess[v] = ChainDiagnostics.of(chains).bulkEss();
        }
        return ess;
    }

    private void write(String file) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(
                Path.of(file),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer =
                    ByteBuffer.allocate(draws[0].length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (double[] row : draws) {
                buffer.clear();
                buffer.asDoubleBuffer().put(row);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        }
    }
}
