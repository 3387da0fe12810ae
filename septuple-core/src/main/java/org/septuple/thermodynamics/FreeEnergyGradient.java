package org.septuple.thermodynamics;

import org.septuple.statistics.Estimate;

/// ∂F/∂q = ⟨∂H/∂q⟩ with a standard error of each component.
public final class FreeEnergyGradient {

    private final double[] values;
    private final double[] errors;
    private final long units;

    FreeEnergyGradient(double[] values, double[] errors, long units) {
        this.values = values;
        this.errors = errors;
        this.units = units;
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

    /// The length abs(∂F/∂q). Its square is Σ(v² − s²), free of the bias that errors s add; 0 where they outweigh it.
    ///
    /// @return with standard error √Σ(4v²s² + 2s⁴)/2abs(∂F/∂q); NaN where the length is 0 within errors
    public Estimate norm() {
        double square = 0;
        double variance = 0;
        for (int k = 0; k < values.length; k++) {
            double v = values[k] * values[k];
            double s = errors[k] * errors[k];
            square += v - s;
            variance += 4 * v * s + 2 * s * s;
        }
        double length = Math.sqrt(Math.max(square, 0));
        double error = variance == 0 ? 0 : length == 0 ? Double.NaN : Math.sqrt(variance) / (2 * length);
        return new Estimate(length, error, units);
    }
}
