package org.septuple.experiment;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.septuple.network.Activation;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Annealing;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.CanonicalMeasurement;
import org.septuple.thermodynamics.ExactThermodynamics;
import org.septuple.thermodynamics.Method;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Sampling;
import org.septuple.thermodynamics.Thermodynamics;

/// The controls of rows 2.6 to 2.8: three linear neurons under a normal p_∂, whose F, U and ∂F/∂q are Gaussian integrals (row T1 of
/// the acceptance problems), put to the same estimators.
final class LinearControl {

    private static final Wiring.Explicit WEIGHTS = new Wiring.Explicit(
            3, 0, List.of(List.of(0.0, 0.5, -0.3), List.of(0.2, 0.0, 0.4), List.of(-0.6, 0.1, 0.0)));
    private static final List<Double> BIASES = List.of(0.1, -0.2, 0.3);
    private static final BoundaryPlan.Normal BOUNDARY =
            new BoundaryPlan.Normal(3, List.of(0.5, 0.0, -0.5), List.of(1.0, 0.5, 2.0));
    private static final int STEPS = 6;
    private static final double NATS = 0.05;

    private final Septuple septuple;
    private final double beta;
    private final Engine engine;
    private final CanonicalMeasurement sampled;
    private final Thermodynamics exact;

    LinearControl(double beta, Sampling sampling, @Nullable Annealing annealing, long seed, Engine engine) {
        NetworkPlan network =
                new NetworkPlan(WEIGHTS, new Activation.Identity(), new Loss.Bulk(new BulkPotential.None()), BIASES);
        this.septuple = network.septuple(new NormalBoundary(BOUNDARY, seed), 1, seed, 0);
        this.beta = beta;
        this.engine = engine;
        this.exact = solved().result();
        Annealing populations = Objects.requireNonNull(annealing, "rows 2.6 and 2.7 need weighted populations");
        Sampling more = new Sampling(
                sampling.proposal(),
                4 * sampling.chains(),
                sampling.warmUp(),
                sampling.samples(),
                sampling.nodes(),
                sampling.tempering());
        this.sampled = new CanonicalMeasurement(law(), Average.ANNEALED, more, populations, seed, 0, engine);
        sampled.advance(() -> false);
    }

    private CanonicalLaw law() {
        return CanonicalLaw.free(septuple, beta, Reference.LEBESGUE, BOUNDARY.means(), BOUNDARY.variances());
    }

    private ExactThermodynamics solved() {
        return new ExactThermodynamics(law(), Average.ANNEALED, engine);
    }

    /// |U − U of the Gaussian integral|/U.
    Estimate loss() {
        double truth = exact.loss().value();
        Estimate loss = sampled.result().loss();
        return CanonicalChecks.size(new Estimate(loss.value() - truth, loss.standardError(), loss.n()))
                .times(1 / truth);
    }

    /// β|F by MBAR − F of the Gaussian integral|.
    Estimate freeEnergy() {
        Estimate mbar = sampled.result().by(Method.MBAR).orElseThrow().estimate();
        double gap = mbar.value() - exact.freeEnergy().value();
        return CanonicalChecks.size(new Estimate(gap, mbar.standardError(), mbar.n()))
                .times(beta);
    }

    /// |ΔF + γ Σ |∂F|²|/γ Σ |∂F|² of exact steps of (2.9).
    Estimate change() {
        Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        double[] start = q.values().clone();
        double rate = 0;
        double sum = 0;
        for (int step = 0; step <= STEPS; step++) {
            ExactThermodynamics here = solved();
            double square = here.gradient().squaredNorm().value();
            rate = step == 0 ? NATS / (beta * STEPS * square) : rate;
            sum -= (step == 0 || step == STEPS ? 0.5 : 1) * rate * square;
            double[] slope = here.gradient().values();
            for (int k = 0; k < slope.length && step < STEPS; k++) {
                q.values()[k] -= rate * slope[k];
            }
            trainables.write(q);
        }
        double change =
                solved().result().freeEnergy().value() - exact.freeEnergy().value();
        System.arraycopy(start, 0, q.values(), 0, start.length);
        trainables.write(q);
        return Estimate.exact(Math.abs(change - sum) / Math.abs(sum), STEPS);
    }
}
