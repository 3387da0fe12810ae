package org.septuple.experiment;

import java.util.Arrays;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.FreeEnergyGradient;

/// ∂F/∂q at one q, which can be kept.
final class Slopes {

    private final double[] values;
    private final double[] errors;
    private final long units;

    private Slopes(double[] values, double[] errors, long units) {
        this.values = values;
        this.errors = errors;
        this.units = units;
    }

    static Slopes of(FreeEnergyGradient gradient) {
        return new Slopes(gradient.values(), gradient.errors(), gradient.units());
    }

    /// Length K, live.
    double[] values() {
        return values;
    }

    /// Length K, live.
    double[] errors() {
        return errors;
    }

    Estimate component(int index) {
        return new Estimate(values[index], errors[index], units);
    }

    /// The slope along a direction; errors of the components count as independent.
    Estimate along(double[] direction) {
        double slope = 0;
        double variance = 0;
        for (int k = 0; k < values.length; k++) {
            slope += direction[k] * values[k];
            variance += direction[k] * errors[k] * (direction[k] * errors[k]);
        }
        return new Estimate(slope, Math.sqrt(variance), units);
    }

    /// −∂F/∂q, of unit length; 0 where there is no slope.
    double[] descent() {
        double square = Arrays.stream(values).map(v -> v * v).sum();
        double scale = square == 0 ? 0 : -1 / Math.sqrt(square);
        return Arrays.stream(values).map(v -> scale * v).toArray();
    }

    void save(Checkpoint checkpoint) {
        checkpoint.put("rows", new double[][] {values, errors}).put("units", units);
    }

    static Slopes restored(Checkpoint checkpoint) {
        double[][] rows = checkpoint.rows("rows");
        return new Slopes(rows[0], rows[1], checkpoint.integer("units"));
    }
}
