package org.septuple.thermodynamics;

import org.septuple.statistics.Estimate;

/// ∂F/∂q = ⟨∂H/∂q⟩ with a standard error of each component.
public final class FreeEnergyGradient {

    private final double[] values;
    private final double[] errors;
    private final Estimate norm;
    private final long units;

    static FreeEnergyGradient exact(double[] values, long cases) {
        double square = 0;
        for (double value : values) {
            square = Math.fma(value, value, square);
        }
        return new FreeEnergyGradient(
                values, new double[values.length], Estimate.exact(Math.sqrt(square), cases), cases);
    }

    FreeEnergyGradient(double[] values, double[] errors, Estimate norm, long units) {
        this.values = values;
        this.errors = errors;
        this.norm = norm;
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

    /// The length abs(∂F/∂q); its square is free of the bias that errors of the components would add.
    ///
    /// @return with its standard error by leaving out chains; 0 where the law is exact
    public Estimate norm() {
        return norm;
    }
}
