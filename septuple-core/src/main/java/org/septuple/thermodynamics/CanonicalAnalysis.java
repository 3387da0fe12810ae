package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.ChainDiagnostics;
import org.septuple.statistics.Estimate;

/// From recorded chains to F, U, S and C, with F by MBAR before F by thermodynamic integration: cases one by one, then their
/// average. Bootstrap errors resample chain numbers, which are
/// independent of each other, with all cases and rungs of a chain together.
final class CanonicalAnalysis {

    private static final int RESAMPLES = 200;

    private final CanonicalLaw law;
    private final Average kind;
    private final CaseAverage average;
    private final Sampling plan;
    private final Ladder ladder;
    private final CanonicalSampler sampler;
    private final Recording recording;
    private final @Nullable AnnealedPopulation population;
    private final long seed;
    private final Engine engine;
    private final CaseLine[] lines;
    private final Moments[][] losses;
    private final double[] logPartitions;
    private final double[] weights;
    private final int[] everyChain;
    private final Convergence convergence = new Convergence();

    CanonicalAnalysis(
            CanonicalLaw law,
            Average kind,
            Sampling plan,
            Ladder ladder,
            CanonicalSampler sampler,
            Recording recording,
            @Nullable AnnealedPopulation population,
            long seed,
            Engine engine) {
        this.law = law;
        this.kind = kind;
        this.average = new CaseAverage(kind);
        this.plan = plan;
        this.ladder = ladder;
        this.sampler = sampler;
        this.recording = recording;
        this.population = population;
        this.seed = seed;
        this.engine = engine;
        int cases = law.cases();
        this.lines = new CaseLine[cases];
        this.losses = new Moments[cases][plan.chains()];
        engine.crew().work(cases, (worker, s) -> {
            double[][][] difference = new double[ladder.rungs()][][];
            Arrays.setAll(difference, rung -> recording.difference(s, rung));
            lines[s] = new CaseLine(ladder, difference);
            double[][] loss = recording.loss(s);
            Arrays.setAll(losses[s], c -> Moments.of(loss[c]));
        });
        this.logPartitions = new double[cases];
        Arrays.setAll(logPartitions, s -> lines[s].mbar().value());
        this.weights = average.weights(logPartitions);
        this.everyChain = new int[plan.chains()];
        Arrays.setAll(everyChain, c -> c);
    }

    Estimate annealedLoss() {
        AnnealedPopulation of = population;
        if (of == null) {
            throw new IllegalStateException("no weighted populations were asked for; give an annealing plan");
        }
        Estimate[] losses = new Estimate[law.cases()];
        Arrays.setAll(losses, of::loss);
        return weighted(losses);
    }

    /// log Z of each case.
    List<Estimate> logPartitions() {
        return Arrays.stream(lines).map(CaseLine::mbar).toList();
    }

    /// The weight of each case in averages.
    double[] weights() {
        return weights.clone();
    }

    /// The weights as one chain changes them: their mean over the chains is [#weights], and their spread is that of the weights.
    double[] weights(int chain) {
        if (kind == Average.QUENCHED) {
            return weights();
        }
        double[] shift = new double[lines.length];
        Arrays.setAll(shift, s -> plan.chains() * lines[s].influence(chain));
        double mean = average.mean(weights, shift);
        double[] changed = new double[lines.length];
        Arrays.setAll(changed, s -> weights[s] * (1 + shift[s] - mean));
        return changed;
    }

    Thermodynamics result() {
        double beta = law.beta();
        boolean chains = chainsAgree();
        FreeEnergy mbar = mbar(chains);
        FreeEnergy integral = integral(chains, mbar.estimate());
        List<FreeEnergy> all = new ArrayList<>(List.of(mbar, integral));
        if (population != null) {
            all.add(annealed(population));
        }
        Bootstrap bootstrap = new Bootstrap(plan.chains(), RESAMPLES, seed);
        Estimate u = loss();
        Estimate s = bootstrap.of(chosen -> beta * (loss(chosen) - freeEnergy(chosen)));
        Estimate c = bootstrap.of(chosen -> beta * beta * lossVariance(chosen));
        List<Rung> rungs = rungs();
        List<Monitored> monitored = monitored();
        convergence.divergences(rungs.stream().mapToLong(Rung::divergences).sum());
        return new Thermodynamics(
                kind,
                law.reference(),
                beta,
                law.cases(),
                law.neurons().size(),
                all,
                u,
                s,
                c,
                rungs,
                overlap(),
                monitored,
                convergence.advice());
    }

    private double freeEnergy(int[] chosen) {
        double[] log = new double[lines.length];
        Arrays.setAll(log, s -> lines[s].mbar(chosen));
        return -average.logPartition(log) / law.beta();
    }

    private double loss(int[] chosen) {
        return average.mean(weights(chosen), together(chosen, Moments::mean));
    }

    private double lossVariance(int[] chosen) {
        return average.variance(weights(chosen), together(chosen, Moments::mean), together(chosen, Moments::variance));
    }

    private double[] weights(int[] chosen) {
        double[] log = new double[lines.length];
        Arrays.setAll(log, s -> lines[s].mbar(chosen));
        return average.weights(log);
    }

    private double[] together(int[] chosen, ToDoubleFunction<Moments> moment) {
        double[] values = new double[losses.length];
        Arrays.setAll(values, s -> moment.applyAsDouble(Moments.together(losses[s], chosen)));
        return values;
    }

    /// Errors of the cases are independent: chains of different cases never meet.
    private Estimate combined(Estimate[] logs) {
        double[] values = new double[logs.length];
        Arrays.setAll(values, s -> logs[s].value());
        double[] share = average.weights(values);
        double variance = 0;
        long n = Long.MAX_VALUE;
        for (int s = 0; s < logs.length; s++) {
            double error = share[s] * logs[s].standardError() / law.beta();
            variance += error * error;
            n = Math.min(n, logs[s].n());
        }
        return new Estimate(-average.logPartition(values) / law.beta(), Math.sqrt(variance), n);
    }

    private FreeEnergy integral(boolean chains, Estimate mbar) {
        Estimate[] logs = new Estimate[lines.length];
        Arrays.setAll(logs, s -> lines[s].integral());
        Bootstrap bootstrap = new Bootstrap(plan.chains(), RESAMPLES, seed);
        double error = bootstrap
                .of(chosen -> {
                    double[] log = new double[lines.length];
                    Arrays.setAll(log, s -> lines[s].integral(chosen));
                    return -average.logPartition(log) / law.beta();
                })
                .standardError();
        Estimate estimate = combined(logs);
        boolean agree = convergence.agreement(estimate, mbar, plan.nodes());
        return new FreeEnergy(Method.THERMODYNAMIC_INTEGRATION, estimate, error, chains && agree);
    }

    private FreeEnergy mbar(boolean chains) {
        Estimate[] logs = new Estimate[lines.length];
        Arrays.setAll(logs, s -> lines[s].mbar());
        double error = new Bootstrap(plan.chains(), RESAMPLES, seed)
                .of(this::freeEnergy)
                .standardError();
        boolean solved = Arrays.stream(lines).allMatch(CaseLine::solved);
        boolean shared = convergence.overlap(solved, leastOverlap());
        return new FreeEnergy(Method.MBAR, combined(logs), error, chains && shared);
    }

    private FreeEnergy annealed(AnnealedPopulation of) {
        Estimate[] logs = new Estimate[lines.length];
        Arrays.setAll(logs, of::logPartition);
        double error = new Bootstrap(of.islands(), RESAMPLES, seed)
                .of(chosen -> {
                    double[] log = new double[lines.length];
                    Arrays.setAll(log, s -> of.logPartition(s, chosen));
                    return -average.logPartition(log) / law.beta();
                })
                .standardError();
        boolean enough = convergence.particles(of.leastEffective());
        return new FreeEnergy(Method.ANNEALED_IMPORTANCE, combined(logs), error, enough);
    }

    private Estimate loss() {
        double variance = 0;
        long n = Long.MAX_VALUE;
        for (int s = 0; s < lines.length; s++) {
            Estimate mean = Estimate.ofMeanOfChains(recording.loss(s));
            double error = weights[s] * mean.standardError();
            variance += error * error;
            n = Math.min(n, mean.n());
        }
        double error = Math.sqrt(variance);
        if (kind == Average.ANNEALED && lines.length > 1) {
            error = new Bootstrap(plan.chains(), RESAMPLES, seed)
                    .of(this::loss)
                    .standardError(); // the weights of the cases have errors too
            n = plan.chains();
        }
        return new Estimate(loss(everyChain), error, n);
    }

    private static ChainDiagnostics worse(ChainDiagnostics a, ChainDiagnostics b) {
        return new ChainDiagnostics(
                Math.max(a.rHat(), b.rHat()), Math.min(a.bulkEss(), b.bulkEss()), Math.min(a.tailEss(), b.tailEss()));
    }

    /// The largest R̂ and the least sample sizes of D on a rung.
    private ChainDiagnostics worst(int rung) {
        ChainDiagnostics worst = lines[0].diagnostics(rung);
        for (CaseLine line : lines) {
            worst = worse(worst, line.diagnostics(rung));
        }
        return worst;
    }

    private boolean chainsAgree() {
        boolean agree = true;
        for (int rung = 0; rung < ladder.rungs(); rung++) {
            int at = rung;
            if (!Arrays.stream(lines).allMatch(line -> line.isConstant(at))) {
                String what = String.format(Locale.ROOT, "D at lambda = %.3g", ladder.lambda(rung));
                agree &= convergence.chains(what, worst(rung));
            }
        }
        return agree;
    }

    private List<Rung> rungs() {
        List<Rung> rungs = new ArrayList<>();
        for (int rung = 0; rung < ladder.rungs(); rung++) {
            Estimate[] means = new Estimate[lines.length];
            for (int s = 0; s < lines.length; s++) {
                means[s] = lines[s].difference(rung);
            }
            boolean pairs = plan.tempering() && rung + 1 < ladder.rungs();
            rungs.add(new Rung(
                    ladder.lambda(rung),
                    ladder.weight(rung),
                    weighted(means),
                    worst(rung),
                    sampler.acceptance(rung),
                    pairs ? sampler.exchange(rung) : Double.NaN,
                    sampler.divergences(rung)));
        }
        return rungs;
    }

    private Estimate weighted(Estimate[] means) {
        double value = 0;
        double variance = 0;
        long n = Long.MAX_VALUE;
        for (int s = 0; s < means.length; s++) {
            value += weights[s] * means[s].value();
            double error = weights[s] * means[s].standardError();
            variance += error * error;
            n = Math.min(n, means[s].n());
        }
        return new Estimate(value, Math.sqrt(variance), n);
    }

    private List<Monitored> monitored() {
        List<Monitored> all = new ArrayList<>();
        all.add(new Monitored(
                "H", loss(), monitored("H", s -> recording.loss(s)).worst()));
        int[] neurons = recording.monitored();
        for (int k = 0; k < neurons.length; k++) {
            int index = k;
            all.add(monitored("x." + neurons[k], s -> recording.neuron(s, index)));
        }
        return all;
    }

    private Monitored monitored(String name, IntFunction<double[][]> draws) {
        Estimate[] means = new Estimate[lines.length];
        ChainDiagnostics[] diagnostics = new ChainDiagnostics[lines.length];
        engine.crew().work(lines.length, (worker, s) -> {
            means[s] = Estimate.ofMeanOfChains(draws.apply(s));
            diagnostics[s] = ChainDiagnostics.of(draws.apply(s));
        });
        ChainDiagnostics worst = diagnostics[0];
        for (int s = 1; s < lines.length; s++) {
            worst = worse(worst, diagnostics[s]);
        }
        convergence.chains(name, worst);
        return new Monitored(name, weighted(means), worst);
    }

    private double leastOverlap() {
        return Arrays.stream(lines).mapToDouble(CaseLine::leastOverlap).min().orElseThrow();
    }

    /// Of the case whose neighbouring rungs overlap least.
    private List<List<Double>> overlap() {
        CaseLine worst = lines[0];
        for (CaseLine line : lines) {
            worst = line.leastOverlap() < worst.leastOverlap() ? line : worst;
        }
        return Arrays.stream(worst.overlap())
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }
}
