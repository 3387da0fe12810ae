package org.septuple.bench;

import java.util.Arrays;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Weights;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ThreadCrew;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.CanonicalMeasurement;
import org.septuple.thermodynamics.FreeEnergy;
import org.septuple.thermodynamics.Ladder;
import org.septuple.thermodynamics.Monitored;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Sampling;
import org.septuple.thermodynamics.Thermodynamics;

/// Whole measurements of a canonical law as a user makes them, from nothing, compilation included. Prints one line of JSON with
/// seconds of sampling and of analysis, F, its error, R̂ and the effective sample sizes of what is monitored.
///
/// | law | |
/// |---|---|
/// | `ring` | 50 linear neurons, ŵ_{i,i±1} = .4, N(0, 1) on all, β = 1: F = 17.791705893968516 |
/// | `clamped` | 784-300-300-10 of [TransitionCost], 16 cases, quenched |
public final class CanonicalRuns {

    private static final int RING = 50;

    private CanonicalRuns() {}

    /// Measures.
    ///
    /// @param arguments `--law ring|clamped` (ring), `--chains N` (16), `--warm-up N` (200), `--samples N` (400), `--nodes N` (5),
    ///     `--trajectory X` (π/2), `--threads N`, `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options =
                new Options(arguments, "law", "chains", "warm-up", "samples", "nodes", "trajectory", "acceptance");
        String name = options.text("law", "ring");
        CanonicalLaw law = switch (name) {
            case "ring" -> ring();
            case "clamped" -> TransitionCost.clamped(16);
            default -> throw new IllegalArgumentException("law %s must be ring or clamped".formatted(name));
        };
        Sampling plan = new Sampling(
                new Proposal.Hamiltonian(
                        Double.parseDouble(options.text("trajectory", Double.toString(Math.PI / 2))),
                        Double.parseDouble(options.text("acceptance", "0.8")),
                        64),
                options.number("chains", 16),
                options.number("warm-up", 200),
                options.number("samples", 400),
                options.number("nodes", 5),
                false);
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            measure(name, law, plan, options.engine(crew)).print();
        }
    }

    private static ResultLine measure(String name, CanonicalLaw law, Sampling plan, Engine engine) {
        Average average = law.isClamped() ? Average.QUENCHED : Average.ANNEALED;
        Ladder ladder = Ladder.gaussLegendre(plan.nodes());
        long begin = System.nanoTime();
        CanonicalMeasurement measurement = new CanonicalMeasurement(law, average, plan, null, 1, 0, engine);
        measurement.advance(() -> false);
        long sampled = System.nanoTime();
        Thermodynamics result = measurement.result();
        long end = System.nanoTime();
        ResultLine line = new ResultLine("canonical " + name, (end - begin) / 1e9, "s");
        line.engine(engine)
                .detail("samplingSeconds", (sampled - begin) / 1e9)
                .detail("analysisSeconds", (end - sampled) / 1e9)
                .detail("rungs", ladder.rungs())
                .detail("chains", plan.chains() * law.cases())
                .detail("samples", plan.samples());
        for (FreeEnergy f : result.freeEnergies()) {
            line.detail(
                    "F." + f.method().word(),
                    new double[] {f.estimate().value(), f.estimate().standardError()});
        }
        double rHat = 0;
        double bulk = Double.POSITIVE_INFINITY;
        for (Monitored monitored : result.monitored()) {
            rHat = Math.max(rHat, monitored.worst().rHat());
            bulk = Math.min(bulk, monitored.worst().bulkEss());
        }
        return line.detail(
                        "U", new double[] {result.loss().value(), result.loss().standardError()})
                .detail("largestRHat", rHat)
                .detail("leastBulkEss", bulk)
                .detail("advice", result.advice());
    }

    private static CanonicalLaw ring() {
        double[] w = new double[RING * RING];
        for (int i = 0; i < RING; i++) {
            w[i * RING + (i + 1) % RING] = .4;
            w[i * RING + (i + RING - 1) % RING] = .4;
        }
        BoundaryProjector projector = new BoundaryProjector(RING, 0, 0);
        Weights weights = Weights.dense(RING, w);
        Septuple septuple = new Septuple(
                new States(RING, 1),
                projector,
                NormalData.standard(RING, 0, 0),
                weights,
                Biases.of(projector, weights),
                new Activation.Identity(),
                new Loss.Bulk(new BulkPotential.None()));
        double[] one = new double[RING];
        Arrays.fill(one, 1);
        return CanonicalLaw.free(septuple, 1, Reference.LEBESGUE, new double[RING], one);
    }
}
