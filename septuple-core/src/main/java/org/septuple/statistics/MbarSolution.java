package org.septuple.statistics;

import java.util.Arrays;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/// Solves Σ_n W_nk = 1 for the free energies f of the sampled states.
///
/// Start: the trapezoidal rule along the states, then two self-consistent iterations. Then Newton steps for the convex
/// function Σ_n log Σ_k N_k e^{f_k − u_kn} − Σ_k N_k f_k, halved until the gradient falls; where that fails, another
/// self-consistent iteration. Converged: a Newton step moves no f by more than 10⁻¹² of the largest (or of 1), or
/// rounding alone is left, which is when no step lowers the gradient and no Σ_n W_nk is off by more than 10⁻¹⁰.
final class MbarSolution {

    private static final double STEP_TOLERANCE = 1e-12;
    private static final double SUM_TOLERANCE = 1e-10;
    private static final double SINGULAR = 1e-14;
    private static final int FIRST_ITERATIONS = 2;
    private static final int MOST_ITERATIONS = 100;
    private static final int MOST_HALVINGS = 6;

    private final MixtureOfStates mixture;
    private final int[] states;
    private double[] f;
    private MixtureOfStates.Sums sums;
    private int iterations;
    private final boolean converged;

    /// @param mixture at least one sample
    MbarSolution(MixtureOfStates mixture) {
        this.mixture = mixture;
        states = mixture.sampled();
        f = trapezoid();
        sums = mixture.sums(states, f);
        while (iterations < FIRST_ITERATIONS) {
            iterateSelfConsistently();
        }
        converged = solve();
    }

    /// log Σ_l N_l e^{f_l − u_ln} for every sample.
    double[] logMixture() {
        return sums.logMixture;
    }

    int iterations() {
        return iterations;
    }

    boolean converged() {
        return converged;
    }

    private boolean solve() {
        while (iterations < MOST_ITERATIONS) {
            double[] step = newtonStep();
            if (step.length > 0) {
                double tolerance = STEP_TOLERANCE * Math.max(1, largest(f));
                if (largest(step) <= tolerance) {
                    moveTo(moved(step, 1));
                    return true;
                }
                if (descend(step)) {
                    continue;
                }
            }
            if (sumsAreOne()) {
                return true;
            }
            iterateSelfConsistently();
        }
        return false;
    }

    /// f by ∫⟨∂u⟩ from each sampled state to the next, the ends weighted equally.
    private double[] trapezoid() {
        double[] start = new double[states.length];
        int from = 0;
        for (int a = 0; a + 1 < states.length; a++) {
            int middle = from + mixture.count(states[a]);
            int to = middle + mixture.count(states[a + 1]);
            start[a + 1] = start[a] + (meanRise(a, from, middle) + meanRise(a, middle, to)) / 2;
            from = middle;
        }
        return start;
    }

    private double meanRise(int a, int from, int to) {
        double[] here = new double[to - from];
        double[] there = new double[to - from];
        mixture.potentials().read(states[a], from, to - from, here, 0);
        mixture.potentials().read(states[a + 1], from, to - from, there, 0);
        double sum = 0;
        for (int i = 0; i < here.length; i++) {
            sum += there[i] - here[i];
        }
        return sum / here.length;
    }

    private void iterateSelfConsistently() {
        double[] next = new double[states.length];
        for (int a = 0; a < states.length; a++) {
            next[a] = mixture.freeEnergy(states[a], sums.logMixture);
        }
        double first = next[0];
        moveTo(Arrays.stream(next).map(x -> x - first).toArray());
        iterations++;
    }

    /// @return the step in f, its first element 0; empty if the Hessian is singular
    private double[] newtonStep() {
        int k = states.length;
        double[] right = new double[k];
        for (int a = 0; a < k; a++) {
            right[a] = Math.sqrt(mixture.count(states[a])) * (1 - sums.ofWeights[a]);
        }
        RealMatrix hessian = scaledHessian(mixture, states, sums.ofWeights, sums.ofProducts);
        DecompositionSolver solver = new LUDecomposition(hessian, SINGULAR).getSolver();
        if (!solver.isNonSingular()) {
            return new double[0];
        }
        double[] step = solver.solve(new ArrayRealVector(right, false)).toArray();
        for (int a = 0; a < k; a++) {
            step[a] /= Math.sqrt(mixture.count(states[a]));
        }
        double first = step[0];
        return Arrays.stream(step).map(x -> x - first).toArray();
    }

    /// The Hessian in the variables √N_k·f_k, with its null vector √N_k (all f shifted) given the eigenvalue 1:
    /// diag(Σ_n W_nk) − √N_k (Σ_n W_nk W_nl) √N_l + √N_k √N_l/N.
    static RealMatrix scaledHessian(MixtureOfStates mixture, int[] states, double[] sums, double[] products) {
        int k = states.length;
        RealMatrix hessian = MatrixUtils.createRealMatrix(k, k);
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                double root = Math.sqrt((double) mixture.count(states[a]) * mixture.count(states[b]));
                hessian.setEntry(a, b, (a == b ? sums[a] : 0) + root * (1.0 / mixture.samples() - products[a * k + b]));
            }
        }
        return hessian;
    }

    private boolean descend(double[] step) {
        double[] before = f;
        MixtureOfStates.Sums sumsBefore = sums;
        double gradient = gradient();
        double fraction = 1;
        for (int i = 0; i <= MOST_HALVINGS; i++) {
            double[] next = moved(step, fraction);
            moveTo(next);
            if (gradient() <= (1 - fraction / 4) * gradient) {
                iterations++;
                return true;
            }
            f = before;
            sums = sumsBefore;
            fraction /= 2;
        }
        return false;
    }

    private double[] moved(double[] step, double fraction) {
        double[] next = f.clone();
        for (int a = 0; a < next.length; a++) {
            next[a] += fraction * step[a];
        }
        return next;
    }

    private void moveTo(double[] next) {
        f = next;
        sums = mixture.sums(states, next);
    }

    private double gradient() {
        double squares = 0;
        for (int a = 0; a < states.length; a++) {
            squares += mixture.count(states[a]) * ((sums.ofWeights[a] - 1) * (sums.ofWeights[a] - 1));
        }
        return Math.sqrt(squares);
    }

    private boolean sumsAreOne() {
        return Arrays.stream(sums.ofWeights).allMatch(sum -> Math.abs(sum - 1) <= SUM_TOLERANCE);
    }

    private static double largest(double[] x) {
        return Arrays.stream(x).map(Math::abs).max().orElse(0);
    }
}
