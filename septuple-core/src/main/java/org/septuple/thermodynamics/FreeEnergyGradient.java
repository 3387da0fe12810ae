package org.septuple.thermodynamics;

import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// ∂F/∂q = ⟨∂H/∂q⟩ with a standard error of each component.
public final class FreeEnergyGradient {

    private final double[] values;
    private final double[] errors;
    private final long units;
    private final Estimate square;
    private final List<double[]> chains;

    /// From chains whose vectors are not kept, or exact.
    ///
    /// @param square Σ(v² − s²) with its error
    FreeEnergyGradient(double[] values, double[] errors, long units, Estimate square) {
        this(values, errors, units, square, List.of());
    }

    /// The mean of chains.
    ///
    /// @param square Σ(v² − s²) with its error
    /// @param chains their vectors, not copied
    FreeEnergyGradient(double[] values, double[] errors, long units, Estimate square, List<double[]> chains) {
        this.values = values;
        this.errors = errors;
        this.units = units;
        this.square = square;
        this.chains = chains;
    }

    /// The quenched gradient by chains of the law alone, without a ladder.
    ///
    /// @param law    with clamped boundary
    /// @param plan   proposal, chains, warm-up and samples
    /// @param seed   of all draws
    /// @param block  tells samplers of one seed apart
    /// @param engine kernels and workers
    /// @return mean over chains and cases, errors from the spread over chains
    public static FreeEnergyGradient sampled(CanonicalLaw law, Sampling plan, long seed, int block, Engine engine) {
        TopChains chains = TopChains.run(law, plan, seed, block, engine);
        double[] weights = new double[law.cases()];
        Arrays.fill(weights, 1.0 / law.cases());
        ChainMean mean = new ChainMean();
        for (int chain = 0; chain < plan.chains(); chain++) {
            mean.add(chains.gradient(chain, weights).values());
        }
        return mean.result();
    }

    /// The square of the length, free of the bias that errors of the components would add.
    ///
    /// @return abs(∂F/∂q)² with its standard error, by the jackknife over chains
    public Estimate squaredNorm() {
        return square;
    }

    /// Without errors.
    static FreeEnergyGradient exact(double[] values, long units) {
        double square = 0;
        for (double value : values) {
            square = Math.fma(value, value, square);
        }
        return new FreeEnergyGradient(values, new double[values.length], units, Estimate.exact(square, units));
    }

    /// The components, in the order of [TrainableVector][org.septuple.network.TrainableVector].
    ///
    /// @return a copy, length K
    public double[] values() {
        return values.clone();
    }

    /// Their standard errors; 0 where the law is exact.
    ///
    /// @return a copy, length K
    public double[] errors() {
        return errors.clone();
    }

    /// What each chain says, for errors of functions of several components: those of one chain err together.
    ///
    /// @return copies, `[chain][K]`, whose mean are [#values]; of no chain if only their spread was kept, or the law is exact
    public double[][] chains() {
        return chains.stream().map(double[]::clone).toArray(double[][]::new);
    }

    /// One component.
    ///
    /// @param index in [0, K)
    /// @return ∂F/∂q_index
    public Estimate component(int index) {
        return new Estimate(values[index], errors[index], units);
    }

    /// Independent chains behind the errors.
    ///
    /// @return ≥ 1
    public long units() {
        return units;
    }

    /// The length abs(∂F/∂q). Its square is Σ(v² − s²), free of the bias that errors s add; 0 where they outweigh it. Its error is
    /// that of the square by the jackknife over chains, since components of one chain are correlated, over twice the length.
    ///
    /// @return NaN error where the length is 0 within errors, or from fewer than 3 chains
    public Estimate norm() {
        double length = Math.sqrt(Math.max(square.value(), 0));
        double error = square.standardError();
        return new Estimate(length, error == 0 ? 0 : length == 0 ? Double.NaN : error / (2 * length), units);
    }
}
