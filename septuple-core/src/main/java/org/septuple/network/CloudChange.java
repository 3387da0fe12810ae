package org.septuple.network;

import java.util.Arrays;

/// What became of one infinitesimal cloud in d steps: of each vector of the reading, position and displacement of the base state and
/// the change of marginal entropy (5.1). Arrays are live and filled anew for each cloud.
public final class CloudChange {

    /// Whether the marginal cloud of a vector has a volume.
    public enum Shape {
        /// As many independent directions as components.
        REGULAR,
        /// Some component does not move with the cloud: the neuron is clamped, was set from p_∂, is saturated, or what feeds it is.
        STILL,
        /// Fewer independent directions than components: the squared sine of an angle is at most 10⁻¹².
        FLAT,
        /// A tangent overflowed, or a weight or state is not finite.
        NOT_FINITE
    }

    private final CloudReading reading;
    private final double[] departures;
    private final double[] arrivals;
    private final double[] velocities;
    private final double[] volumesBefore;
    private final double[] volumesAfter;
    private final double[] entropyChanges;
    private final Shape[] shapesBefore;
    private final Shape[] shapesAfter;
    private final double[] factor;

    /// Room for the vectors of a reading.
    ///
    /// @param reading V vectors of k components
    public CloudChange(CloudReading reading) {
        int v = reading.vectors();
        int k = reading.components();
        this.reading = reading;
        this.departures = new double[v * k];
        this.arrivals = new double[v * k];
        this.velocities = new double[v * k];
        this.volumesBefore = new double[v];
        this.volumesAfter = new double[v];
        this.entropyChanges = new double[v];
        this.shapesBefore = new Shape[v];
        this.shapesAfter = new Shape[v];
        Arrays.fill(shapesBefore, Shape.NOT_FINITE);
        Arrays.fill(shapesAfter, Shape.NOT_FINITE);
        this.factor = new double[k * k];
    }

    /// X(t).
    ///
    /// @return V×k, row-major
    public double[] departures() {
        return departures;
    }

    /// X(t + d).
    ///
    /// @return V×k, row-major
    public double[] arrivals() {
        return arrivals;
    }

    /// ẋ = (X(t + d) − X(t))/d, per step.
    ///
    /// @return V×k, row-major
    public double[] velocities() {
        return velocities;
    }

    /// ΔS = ½ log det M Mᵀ at t + d less that at t, over d steps.
    ///
    /// @return V, in nats; NaN unless both shapes are regular
    public double[] entropyChanges() {
        return entropyChanges;
    }

    /// ½ log det M Mᵀ at t, for a cloud of unit variance.
    ///
    /// @return V, in nats; NaN unless regular
    public double[] volumesBefore() {
        return volumesBefore;
    }

    /// ½ log det M Mᵀ at t + d.
    ///
    /// @return V, in nats; NaN unless regular
    public double[] volumesAfter() {
        return volumesAfter;
    }

    /// The marginal cloud at t.
    ///
    /// @param vector in [0, V)
    /// @return its shape
    public Shape shapeBefore(int vector) {
        return shapesBefore[vector];
    }

    /// The marginal cloud at t + d.
    ///
    /// @param vector in [0, V)
    /// @return its shape
    public Shape shapeAfter(int vector) {
        return shapesAfter[vector];
    }

    CloudReading reading() {
        return reading;
    }

    void take(BasePaths paths, int column) {
        int k = reading.components();
        for (int v = 0; v < reading.vectors(); v++) {
            for (int a = 0; a < k; a++) {
                int p = v * k + a;
                departures[p] = paths.state(reading.delay(a), reading.neuron(v, a), column);
                arrivals[p] = paths.state(reading.lag() + reading.delay(a), reading.neuron(v, a), column);
                velocities[p] = (arrivals[p] - departures[p]) / reading.lag();
            }
        }
    }

    /// @param bias of ½ log det
    void take(CloudVolumes before, CloudVolumes after, double bias) {
        for (int v = 0; v < entropyChanges.length; v++) {
            shapesBefore[v] = before.halfLogDeterminant(v, factor, volumesBefore);
            shapesAfter[v] = after.halfLogDeterminant(v, factor, volumesAfter);
            volumesBefore[v] -= bias;
            volumesAfter[v] -= bias;
            entropyChanges[v] = volumesAfter[v] - volumesBefore[v];
        }
    }
}
