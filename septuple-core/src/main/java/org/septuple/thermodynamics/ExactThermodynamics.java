package org.septuple.thermodynamics;

import java.util.Arrays;
import java.util.List;
import org.septuple.network.LossEvaluation;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// F, U, S, heat capacity and ∂F/∂q without sampling: in closed form where H is quadratic, by quadrature over up to four free
/// neurons elsewhere.
public final class ExactThermodynamics {

    private static final double ACCURATE = 1e-6;

    private final CanonicalLaw law;
    private final CaseAverage average;
    private final Average kind;
    private final Engine engine;
    private final SolvedCases solved;
    private final double[] logPartitions;

    /// Solves a law.
    ///
    /// @param law     for which [#exists]
    /// @param average annealed or quenched
    /// @param engine  kernels and workers
    /// @throws IllegalArgumentException if there is neither a closed form nor a grid that is small enough
    public ExactThermodynamics(CanonicalLaw law, Average average, Engine engine) {
        this.law = law;
        this.kind = average;
        this.average = new CaseAverage(average);
        this.engine = engine;
        this.solved = LinearLaw.isLinear(law.septuple()) ? new LinearLaw(law) : new Quadrature(law, engine);
        this.logPartitions = new double[law.cases()];
        Arrays.setAll(logPartitions, solved::logPartition);
    }

    /// Whether a law can be solved without sampling.
    ///
    /// @param law any
    /// @return true for linear networks of at most 2048 free neurons, and for at most four of any
    public static boolean exists(CanonicalLaw law) {
        boolean linear = LinearLaw.isLinear(law.septuple()) && law.neurons().size() <= LinearLaw.MOST_NEURONS;
        return linear || law.neurons().size() <= Quadrature.MOST_DIMENSIONS;
    }

    /// F, U, S and C.
    ///
    /// @return estimates with error 0; `bootstrapError` of F is the quadrature's own
    public Thermodynamics result() {
        int cases = law.cases();
        double beta = law.beta();
        double[] weights = average.weights(logPartitions);
        double[] losses = new double[cases];
        double[] variances = new double[cases];
        double error = 0;
        for (int s = 0; s < cases; s++) {
            losses[s] = solved.loss(s);
            variances[s] = solved.lossVariance(s);
            error += weights[s] * solved.error(s) / beta;
        }
        double f = -average.logPartition(logPartitions) / beta;
        double u = average.mean(weights, losses);
        double c = beta * beta * average.variance(weights, losses, variances);
        return new Thermodynamics(
                kind,
                law.reference(),
                beta,
                cases,
                law.neurons().size(),
                List.of(new FreeEnergy(solved.method(), Estimate.exact(f, cases), error, error < ACCURATE)),
                Estimate.exact(u, cases),
                Estimate.exact(beta * (u - f), cases),
                Estimate.exact(c, cases),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /// ∂F/∂q.
    ///
    /// @return errors 0
    public FreeEnergyGradient gradient() {
        Septuple septuple = law.septuple();
        TrainableVector sum = new Trainables(septuple.weights(), septuple.biases()).newVector();
        double[] weights = average.weights(logPartitions);
        for (int s = 0; s < law.cases(); s++) {
            new Gathering(s, weights[s], sum).gather();
        }
        return FreeEnergyGradient.exact(sum.values(), law.cases());
    }

    /// The average of ∂H/∂q over one case.
    private final class Gathering {
        private final int ofCase;
        private final double weight;
        private final TrainableVector sum;
        private States states = new States(1, 1);
        private LossEvaluation evaluation;

        Gathering(int ofCase, double weight, TrainableVector sum) {
            this.ofCase = ofCase;
            this.weight = weight;
            this.sum = sum;
            this.evaluation = resized(1);
        }

        void gather() {
            solved.points(ofCase, this::add);
        }

        private void add(double[] free, double[] weights, int columns) {
            if (states.batch() != columns) {
                evaluation = resized(columns);
            }
            System.arraycopy(free, 0, states.values(), law.neurons().from() * columns, free.length);
            double[] scaled = weights.clone();
            for (int c = 0; c < columns; c++) {
                scaled[c] *= weight;
            }
            evaluation.evaluate();
            evaluation.addWeightedGradient(scaled, sum);
        }

        private LossEvaluation resized(int columns) {
            int n = law.septuple().projector().neurons();
            states = new States(n, columns);
            NeuronRange range = law.neurons();
            for (int i = 0; i < n; i++) {
                double held = range.contains(i) ? 0 : law.boundary().get(i, ofCase);
                Arrays.fill(states.values(), i * columns, (i + 1) * columns, held);
            }
            LossEvaluation made = new LossEvaluation(law.septuple().withStates(states), engine);
            made.hold(law.held());
            return made;
        }
    }
}
