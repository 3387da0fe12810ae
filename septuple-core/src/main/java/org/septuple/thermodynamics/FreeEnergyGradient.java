package org.septuple.thermodynamics;

import org.septuple.statistics.Estimate;

/// ∂F/∂q = ⟨∂H/∂q⟩ with a standard error of each component.
public final class FreeEnergyGradient {

    private final double[] values;
    private final double[] errors;
    private final long units;
    private final Estimate square;

    /// From chains, or exact.
    ///
    /// @param square Σ(v² − s²) with its error
    FreeEnergyGradient(double[] values, double[] errors, long units, Estimate square) {
        this.values = values;
        this.errors = errors;
        this.units = units;
        this.square = square;
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
