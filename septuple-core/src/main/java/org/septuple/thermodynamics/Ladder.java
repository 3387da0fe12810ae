package org.septuple.thermodynamics;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/// Values of λ from 0 to 1: both ends and the Gauss–Legendre nodes between them, with the weights of ∫₀¹ dλ (0 at the ends).
/// A rule of n nodes is exact for polynomials of degree 2n − 1.
public final class Ladder {

    private final double[] lambda;
    private final double[] weight;

    private Ladder(double[] lambda, double[] weight) {
        this.lambda = lambda;
        this.weight = weight;
    }

    /// Both ends and so many nodes.
    ///
    /// @param nodes ≥ 1
    /// @return nodes + 2 rungs
    public static Ladder gaussLegendre(int nodes) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(nodes, 0, 1);
        double[] lambda = new double[nodes + 2];
        double[] weight = new double[nodes + 2];
        for (int k = 0; k < nodes; k++) {
            lambda[k + 1] = rule.getPoint(k);
            weight[k + 1] = rule.getWeight(k);
        }
        lambda[nodes + 1] = 1;
        return new Ladder(lambda, weight);
    }

    /// The law itself alone.
    ///
    /// @return one rung, λ = 1
    public static Ladder top() {
        return new Ladder(new double[] {1}, new double[] {0});
    }

    /// Number of rungs.
    ///
    /// @return ≥ 1
    public int rungs() {
        return lambda.length;
    }

    /// λ of a rung, rising.
    ///
    /// @param rung in [0, rungs)
    /// @return in [0, 1]
    public double lambda(int rung) {
        return lambda[rung];
    }

    /// Weight of a rung in ∫₀¹ dλ.
    ///
    /// @param rung in [0, rungs)
    /// @return ≥ 0; 0 at both ends
    public double weight(int rung) {
        return weight[rung];
    }
}
