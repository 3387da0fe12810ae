package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

/// (estimate − truth)/error of every estimator over 200 seeds is standard normal, on linear networks, whose truth is known in
/// closed form. Each seed gives two measurements: independent rungs with annealed importance sampling, and tempered rungs with
/// sequential Monte Carlo.
class EstimatorCalibrationTest {

    private static final int SEEDS = 200;
    private static final int CHAINS = 32;

    /// Two measurements of three networks, eleven errors each.
    private static final double LEVEL = 0.001 / 66;

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(String name, double[] z) {}

    @Test
    @Tag("slow")
    void threeNeurons() throws Exception {
        calibrate("3", LawOf.three(1), 3, 100, 100, 6, 16);
    }

    @Test
    @Tag("slow")
    void ringOf50() throws Exception {
        calibrate("50", ring(50), 1, 60, 100, 5, 30);
    }

    @Test
    @Tag("slow")
    void ringOf500() throws Exception {
        calibrate("500", ring(500), 1, 50, 80, 5, 100);
    }

    /// T2 with sparse synapses.
    private static CanonicalLaw ring(int n) {
        Weights weights = new Wiring.Ring(n, 0, n, 0.4).weights(n, 0, 0, 0);
        BoundaryProjector projector = new BoundaryProjector(n, 0, 0);
        return LawOf.standard(
                new Septuple(
                        new States(n, 1),
                        projector,
                        NormalData.standard(n, 0, 0),
                        weights,
                        Biases.of(projector, weights),
                        new Activation.Identity(),
                        new Loss.Bulk(new BulkPotential.None())),
                1);
    }

    private static void calibrate(
            String network, CanonicalLaw law, int component, int warmUp, int samples, int nodes, int stages) {
        ExactThermodynamics exact = new ExactThermodynamics(law, Average.ANNEALED, Engine.scalar());
        Thermodynamics truth = exact.result();
        FreeEnergyGradient slope = exact.gradient();
        List<Map<String, Double>> seeds = new ArrayList<>();
        for (int k = 0; k < SEEDS; k++) {
            seeds.add(new LinkedHashMap<>());
        }
        Engine engine = new Engine(Lanes.kernels(), Crew.alone());
        try (ThreadCrew two = new ThreadCrew(2)) {
            two.work(SEEDS, (worker, seed) -> {
                for (boolean tempering : new boolean[] {false, true}) {
                    Sampling sampling = new Sampling(
                            new Proposal.Hamiltonian(1.5, 0.8, 50), CHAINS, warmUp, samples, nodes, tempering);
                    Annealing annealing = new Annealing(CHAINS, 8, stages, tempering);
                    CanonicalMeasurement measurement = new CanonicalMeasurement(
                            law, Average.ANNEALED, sampling, annealing, seed, tempering ? 1 : 0, engine);
                    measurement.advance(() -> false);
                    score(measurement, truth, slope, component, tempering, seeds.get(seed));
                }
            });
        }
        List<Row> rows = new ArrayList<>();
        for (String name : seeds.getFirst().keySet()) {
            rows.add(
                    new Row(name, seeds.stream().mapToDouble(of -> of.get(name)).toArray()));
        }
        rows.forEach(row -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.3f | %.3f | %.3g |%n",
                network,
                row.name,
                Arrays.stream(row.z).average().orElseThrow(),
                deviation(row.z),
                Calibration.ofStandardNormal(row.z)));
        rows.forEach(row -> Calibration.assertStandardNormal(row.z, LEVEL));
    }

    private static double deviation(double[] z) {
        return Estimate.ofMean(z).standardError() * Math.sqrt(z.length);
    }

    private static void score(
            CanonicalMeasurement measurement,
            Thermodynamics truth,
            FreeEnergyGradient slope,
            int component,
            boolean tempering,
            Map<String, Double> z) {
        Thermodynamics found = measurement.result();
        String rungs = tempering ? "exchanging" : "independent";
        double f = truth.freeEnergy().value();
        for (Method method : List.of(Method.THERMODYNAMIC_INTEGRATION, Method.MBAR, Method.ANNEALED_IMPORTANCE)) {
            FreeEnergy energy = found.by(method).orElseThrow();
            String word = method != Method.ANNEALED_IMPORTANCE ? method.word() : tempering ? "smc" : "ais";
            z.put("F, " + word + ", asymptotic | " + rungs, energy.estimate().zAgainst(f));
            z.put("F, " + word + ", bootstrap | " + rungs, (energy.estimate().value() - f) / energy.bootstrapError());
        }
        z.put("U | " + rungs, found.loss().zAgainst(truth.loss().value()));
        z.put("S | " + rungs, found.entropy().zAgainst(truth.entropy().value()));
        z.put("C | " + rungs, found.heatCapacity().zAgainst(truth.heatCapacity().value()));
        FreeEnergyGradient gradient = measurement.gradient();
        z.put("one component of dF/dq | " + rungs, gradient.component(component).zAgainst(slope.values()[component]));
        z.put(
                "length of dF/dq | " + rungs,
                gradient.norm().zAgainst(slope.norm().value()));
    }
}
