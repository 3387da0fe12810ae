package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.network.LossEvaluation;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.numerics.ChainKernels;
import org.septuple.numerics.Engine;

/// E_λ = E₀ + λD and its gradient for some columns, each with a case of the boundary and a λ of its own.
///
/// | | |
/// |---|---|
/// | E₀ | Σ ½a(x − m)², up to its constant |
/// | D | βH − Σ ½a(x − m)² over Lebesgue neurons − ½ Σ log(2π/a) over them |
/// | ∂E_λ | λβ ∂H + (1 − λ)a(x − m) on Lebesgue neurons; λβ ∂H + a(x − m) elsewhere |
///
/// Free neurons are consecutive, so their states are the part of [#x] from [#from] to [#to].
final class PathEnergy {

    private final CanonicalLaw law;
    private final int columns;
    private final LossEvaluation evaluation;
    private final States states;
    private final double[] x;
    private final int from;
    private final int to;
    private final double[] centre;
    private final double[] loss;
    private final double[] base;
    private final double[] difference;
    private final double[] slopeFactor;
    private final double[] fading;
    private final double[] lasting;
    private final ChainKernels kernels;
    private double[] lossGradient;

    /// Columns for these cases.
    ///
    /// @param law    what is sampled
    /// @param caseOf of each column
    /// @param engine kernels and workers
    PathEnergy(CanonicalLaw law, int[] caseOf, Engine engine) {
        this.law = law;
        this.columns = caseOf.length;
        int n = law.septuple().projector().neurons();
        this.states = new States(n, columns);
        Septuple septuple = law.septuple().withStates(states);
        this.x = states.values();
        NeuronRange free = law.neurons();
        this.from = free.from() * columns;
        this.to = free.to() * columns;
        this.centre = new double[to - from];
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < n; i++) {
                x[i * columns + c] = law.boundary().get(i, caseOf[c]);
            }
            for (int i = free.from(); i < free.to(); i++) {
                centre[i * columns + c - from] = law.baseCentre(i, caseOf[c]);
            }
        }
        System.arraycopy(centre, 0, x, from, centre.length);
        this.evaluation = new LossEvaluation(septuple, engine);
        evaluation.hold(law.held());
        this.loss = new double[columns];
        this.base = new double[columns];
        this.difference = new double[columns];
        this.slopeFactor = new double[columns];
        this.fading = new double[columns];
        this.lasting = new double[columns];
        Arrays.fill(lasting, 1);
        this.kernels = engine.kernels().chains();
        this.lossGradient = new double[0];
    }

    /// Tells that ŵ or b changed.
    void trainablesChanged() {
        evaluation.hold(law.held());
    }

    int columns() {
        return columns;
    }

    /// The states, N×columns, live; free ones from [#from] to [#to].
    double[] x() {
        return x;
    }

    /// The same as states.
    States states() {
        return states;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// Means of the base law, aligned with the free states.
    double[] centre() {
        return centre;
    }

    /// H of each column at the states last evaluated; live.
    double[] loss() {
        return loss;
    }

    /// E₀ of each column, up to its constant; live.
    double[] base() {
        return base;
    }

    /// D of each column; live.
    double[] difference() {
        return difference;
    }

    /// ∂H/∂x of the states last evaluated: N×columns, live until the next evaluation.
    double[] lossGradient() {
        return lossGradient;
    }

    /// Computes H, E₀ and D at the present states.
    void evaluateEnergy() {
        evaluation.evaluate();
        sumEnergy();
    }

    /// Computes ∂H/∂x at the present states.
    void evaluateSlope() {
        evaluation.evaluate();
        lossGradient = evaluation.stateGradient();
    }

    /// Computes H, E₀, D and ∂H/∂x.
    void evaluate() {
        evaluateSlope();
        sumEnergy();
    }

    private void sumEnergy() {
        Arrays.fill(loss, 0);
        evaluation.addColumns(1, loss);
        Arrays.fill(base, 0);
        Arrays.fill(difference, law.differenceConstant());
        NeuronRange free = law.neurons();
        for (int i = free.from(); i < free.to(); i++) {
            int row = i * columns;
            double half = 0.5 * law.basePrecision(i);
            kernels.addSquaredDistances(columns, half, x, row, centre, row - from, base);
            if (law.isLebesgue(i)) {
                kernels.addSquaredDistances(columns, -half, x, row, centre, row - from, difference);
            }
        }
        double beta = law.beta();
        for (int c = 0; c < columns; c++) {
            difference[c] = Math.fma(beta, loss[c], difference[c]);
        }
    }

    /// Sets the factors of [#kickAndDrift] for chains at these λ.
    ///
    /// @param lambda of each column
    void at(double[] lambda) {
        for (int c = 0; c < columns; c++) {
            slopeFactor[c] = law.beta() * lambda[c];
            fading[c] = 1 - lambda[c];
        }
    }

    /// p ← p − kick·s·∂E_λ/∂x, then x ← x + drift·s·p.
    ///
    /// @param kick     length of the kick
    /// @param drift    length of the drift
    /// @param slope    ∂H/∂x at the present states
    /// @param at       place of that of the first free state
    /// @param scale    s, aligned with the free states
    /// @param momentum p, aligned with the free states
    void kickAndDrift(double kick, double drift, double[] slope, int at, double[] scale, double[] momentum) {
        NeuronRange free = law.neurons();
        for (int i = free.from(); i < free.to(); i++) {
            int row = i * columns;
            int k = row - from;
            double precision = law.basePrecision(i);
            double[] pull = law.isLebesgue(i) ? fading : lasting;
            kernels.kickAndDrift(
                    columns,
                    kick,
                    drift,
                    precision,
                    pull,
                    slopeFactor,
                    x,
                    row,
                    slope,
                    at + k,
                    centre,
                    scale,
                    momentum,
                    k);
        }
    }

    /// The loss at the states last evaluated, for gradients by q.
    LossEvaluation evaluation() {
        return evaluation;
    }
}
