package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.septuple.network.Activation;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.CanonicalMeasurement;
import org.septuple.thermodynamics.ExactThermodynamics;
import org.septuple.thermodynamics.FreeEnergyGradient;
import org.septuple.thermodynamics.Method;
import org.septuple.thermodynamics.Sampling;
import org.septuple.thermodynamics.Thermodynamics;

/// The controls of rows 2.6 to 2.8: a linear network of two inputs, four bulk neurons and one output, its boundary clamped to drawn
/// states, whose F and U are Gaussian integrals; with the reference measure, β, cases, chains and populations of the rows, and put to
/// the same estimators.
final class LinearControl {

    private static final Wiring.Explicit WEIGHTS = new Wiring.Explicit(
            2,
            1,
            List.of(
                    List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
                    List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
                    List.of(0.6, -0.4, 0.0, 0.5, -0.3, 0.2, 0.0),
                    List.of(-0.2, 0.7, 0.2, 0.0, 0.4, -0.1, 0.0),
                    List.of(0.5, 0.3, -0.6, 0.1, 0.0, 0.3, 0.0),
                    List.of(0.1, -0.8, 0.3, -0.2, 0.4, 0.0, 0.0),
                    List.of(0.0, 0.0, 0.7, -0.5, 0.4, 0.6, 0.0)));
    private static final List<Double> BIASES = List.of(0.0, 0.0, 0.1, -0.2, 0.3, 0.0, 0.2);
    private static final BoundaryPlan.Normal BOUNDARY =
            new BoundaryPlan.Normal(2, List.of(0.5, 0.0, -0.5), List.of(1.0, 0.5, 2.0));

    private final CanonicalLaw law;
    private final States begin;
    private final States end;
    private final CanonicalPlan plan;
    private final Descent descent;
    private final Thermodynamics exact;
    private final Thermodynamics sampled;

    LinearControl(CanonicalPlan plan, Descent descent, long seed, Engine engine) {
        this.plan = plan;
        this.descent = descent;
        Septuple septuple = network(seed);
        this.begin = new NormalBoundary(BOUNDARY, seed).states(septuple.projector(), plan.cases());
        this.end = new NormalBoundary(BOUNDARY, seed + 1).states(septuple.projector(), plan.cases());
        this.law = CanonicalLaw.clamped(septuple, plan.beta(), plan.reference(), begin);
        this.exact = new ExactThermodynamics(law, Average.QUENCHED, engine).result();
        Sampling sampling = Objects.requireNonNull(plan.sampling(), "controls are sampled");
        CanonicalMeasurement measurement =
                new CanonicalMeasurement(law, Average.QUENCHED, sampling, plan.annealing(), seed, 100, engine);
        measurement.advance(() -> false);
        this.sampled = measurement.result();
    }

    private static Septuple network(long seed) {
        return new NetworkPlan(WEIGHTS, new Activation.Identity(), new Loss.Bulk(new BulkPotential.None()), BIASES)
                .septuple(new NormalBoundary(BOUNDARY, seed), 1, seed, 0);
    }

    /// The law of the network, whose F is a Gaussian integral, with or without one of its neurons.
    static CanonicalLaw law(CanonicalPlan plan, long seed) {
        Septuple septuple = network(seed);
        States states = new NormalBoundary(BOUNDARY, seed).states(septuple.projector(), plan.cases());
        return CanonicalLaw.clamped(septuple, plan.beta(), plan.reference(), states);
    }

    /// Drifts of plain descent with γ = 1 along sampled gradients, and a gradient that shares no draw with them.
    ///
    /// @param drifts   −⟨∂H/∂q⟩ of independent chains, one for each learner
    /// @param gradient ∂F/∂q with its errors
    record Slopes(List<double[]> drifts, FreeEnergyGradient gradient) {}

    /// Learners whose drift is −∂F but for the noise of their chains.
    static Slopes slopes(CanonicalPlan plan, Sampling chains, int learners, long seed, int block, Engine engine) {
        CanonicalLaw law = law(plan, seed);
        List<double[]> drifts = new ArrayList<>();
        for (int learner = 0; learner < learners; learner++) {
            double[] slope = FreeEnergyGradient.sampled(law, chains, seed, block + learner, engine)
                    .values();
            drifts.add(Arrays.stream(slope).map(g -> -g).toArray());
        }
        return new Slopes(drifts, FreeEnergyGradient.sampled(law, chains, seed, block + learners, engine));
    }

    /// |U − U of the Gaussian integral| over the thermal part n/2β.
    Estimate loss() {
        double gap = sampled.loss().value() - exact.loss().value();
        return CanonicalChecks.size(new Estimate(
                        gap, sampled.loss().standardError(), sampled.loss().n()))
                .times(2 * plan.beta() / law.neurons().size());
    }

    /// β|F by MBAR − F of the Gaussian integral|.
    Estimate freeEnergy() {
        Estimate mbar = sampled.by(Method.MBAR).orElseThrow().estimate();
        double gap = mbar.value() - exact.freeEnergy().value();
        return CanonicalChecks.size(new Estimate(gap, mbar.standardError(), mbar.n()))
                .times(plan.beta());
    }

    /// The residual of (2.8) along sampled steps of (2.9) while data move, as in the row.
    Estimate change() {
        return descent.from(law, begin, end, 120).residual();
    }
}
