package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.septuple.network.NeuronRange;
import org.septuple.network.States;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// F, U, S, heat capacity and ∂F/∂q of a canonical law by sampling.
///
/// ```
/// chains on the ladder ─ warm-up ─ samples ─▶ thermodynamic integration, MBAR, U, S, C, ∂F/∂q
///                                    └──────▶ weighted populations (if told)
/// ```
///
/// It can rest between any two transitions, be kept, and go on with the same bits.
public final class CanonicalMeasurement {

    private final CanonicalLaw law;
    private final Average average;
    private final Sampling plan;
    private final @Nullable Annealing annealing;
    private final Ladder ladder;
    private final long seed;
    private final int block;
    private final Engine engine;
    private final CanonicalSampler sampler;
    private final Recording recording;
    private @Nullable AnnealedPopulation population;
    private @Nullable CanonicalAnalysis analysis;

    /// A measurement at its beginning.
    ///
    /// @param law       what is measured; ŵ and b must not change until the end
    /// @param average   annealed or quenched; a free boundary is annealed
    /// @param sampling  chains and rungs
    /// @param annealing weighted populations beside them; null for none
    /// @param seed      of all draws
    /// @param block     tells measurements of one seed apart, in [0, 32768)
    /// @param engine    kernels and workers
    /// @throws IllegalArgumentException if a free boundary is to be quenched
    public CanonicalMeasurement(
            CanonicalLaw law,
            Average average,
            Sampling sampling,
            @Nullable Annealing annealing,
            long seed,
            int block,
            Engine engine) {
        if (average == Average.QUENCHED && !law.isClamped()) {
            throw new IllegalArgumentException(
                    "a quenched average needs clamped boundaries, the boundary is free; clamp it to samples, or take the annealed average");
        }
        this.law = law;
        this.average = average;
        this.plan = sampling;
        this.annealing = annealing;
        this.ladder = Ladder.gaussLegendre(sampling.nodes());
        this.seed = seed;
        this.block = block;
        this.engine = engine;
        this.sampler = new CanonicalSampler(law, ladder, sampling, seed, block, engine);
        this.recording = new Recording(law, ladder, sampling);
    }

    /// Goes on to the end, or until told to rest; makes at least one transition.
    ///
    /// @param rest asked after each transition
    /// @return whether the end is reached
    public boolean advance(BooleanSupplier rest) {
        boolean first = true;
        while (done() < total() && (first || !rest.getAsBoolean())) {
            first = false;
            if (recording.made() < plan.samples()) {
                boolean warm = sampler.isWarm();
                sampler.step();
                if (warm) {
                    recording.add(sampler);
                }
            } else {
                population().step();
            }
        }
        return done() == total();
    }

    private AnnealedPopulation population() {
        if (population == null) {
            Annealing wanted = Objects.requireNonNull(annealing);
            double[] deviation = new CaseSpread(law, ladder, recording).deviations();
            population = new AnnealedPopulation(law, wanted, ladder, sampler, deviation, seed, block, engine);
        }
        return population;
    }

    /// U = ⟨H⟩ from the weighted populations alone, which share no draw with the chains.
    ///
    /// @return cases weighed by the average
    /// @throws IllegalStateException without populations
    public Estimate annealedLoss() {
        return analysis().annealedLoss();
    }

    /// log Z of each case by MBAR, after the end.
    ///
    /// @return S estimates
    public List<Estimate> logPartitions() {
        return analysis().logPartitions();
    }

    /// Transitions made.
    ///
    /// @return in [0, total]
    public long done() {
        return sampler.time() + (population == null ? 0 : population.stage());
    }

    /// Transitions in all.
    ///
    /// @return warm-up, samples and stages
    public long total() {
        return (long) plan.warmUp() + plan.samples() + (annealing == null ? 0 : annealing.stages());
    }

    /// F, U, S and C with their diagnostics.
    ///
    /// @return what was sampled, F by MBAR first; [ExactThermodynamics] solves where that is possible
    public Thermodynamics result() {
        return analysis().result();
    }

    private CanonicalAnalysis analysis() {
        if (done() < total()) {
            throw new IllegalStateException(
                    "%d of %d transitions are made; advance until it is done".formatted(done(), total()));
        }
        if (analysis == null) {
            analysis = new CanonicalAnalysis(law, average, plan, ladder, sampler, recording, population, seed, engine);
        }
        return analysis;
    }

    /// ∂F/∂q = ⟨∂H/∂q⟩ over the states kept at λ = 1, cases weighed by the average; errors from the spread over chains.
    ///
    /// @return K components
    public FreeEnergyGradient gradient() {
        return new GradientOfChains(law, recording, analysis(), plan.chains(), engine).result();
    }

    /// The states at λ = 1 that were kept, such as for a comparison with other states: column s is case s.
    ///
    /// @param time   in [0, kept)
    /// @param chain  in [0, chains)
    /// @return N×S with the boundary of each case
    public States kept(int time, int chain) {
        NeuronRange free = law.neurons();
        States states = new States(law.septuple().projector().neurons(), law.cases());
        System.arraycopy(law.boundary().values(), 0, states.values(), 0, states.values().length);
        if (free.size() > 0) {
            recording.copyKept(time, chain, states);
        }
        return states;
    }

    /// Number of times at which states at λ = 1 were kept.
    ///
    /// @return ≥ 1
    public int kept() {
        return recording.kept();
    }

    /// All that the future depends on.
    ///
    /// @return arrays for [#resume] of a measurement of the same arguments
    public List<double[]> save() {
        List<double[]> all = new ArrayList<>();
        List<double[]> chains = sampler.save();
        all.add(new double[] {chains.size(), population == null ? 0 : 1});
        all.addAll(chains);
        all.addAll(recording.save());
        if (population != null) {
            all.addAll(population.save());
        }
        return all;
    }

    /// Goes on where a measurement of the same arguments was, with the same bits.
    ///
    /// @param saved what [#save] gave
    public void resume(List<double[]> saved) {
        int chains = (int) saved.getFirst()[0];
        sampler.resume(saved.subList(1, 1 + chains));
        int recorded = 1 + chains + recording.size();
        recording.resume(saved.subList(1 + chains, recorded));
        if (saved.getFirst()[1] > 0) {
            population().resume(saved.subList(recorded, saved.size()));
        }
    }
}
