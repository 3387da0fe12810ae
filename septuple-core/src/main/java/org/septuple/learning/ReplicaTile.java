package org.septuple.learning;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.septuple.network.ReplicaData;
import org.septuple.numerics.LaneKernels;

/// Eight replicas side by side: all that they remember between learning steps. Number k of an array belongs to replica
/// first + ℓ at `[8k + ℓ]`. Lanes beyond the last replica hold zeros and are never shown.
final class ReplicaTile implements ReplicaGroup {

    private static final int LANES = LaneKernels.LANES;

    private final int first;
    private final ReplicaData data;
    private final Optimiser.Descent descent;
    private final double[] parameters;
    private final double[] states;
    private final double[] loss = new double[LANES];
    private int stopped;

    /// Zeros.
    ///
    /// @param first      number of the replica in lane 0
    /// @param data       boundary distributions
    /// @param descent    for 8·K trainable variables
    /// @param parameters how many per replica
    /// @param states     how many per replica outlive a step: none in relaxation mode
    ReplicaTile(int first, ReplicaData data, Optimiser.Descent descent, int parameters, int states) {
        this.first = first;
        this.data = data;
        this.descent = descent;
        this.parameters = new double[parameters * LANES];
        this.states = new double[states * LANES];
        Arrays.fill(loss, Double.NaN);
    }

    int first() {
        return first;
    }

    ReplicaData data() {
        return data;
    }

    Optimiser.Descent descent() {
        return descent;
    }

    double[] parameters() {
        return parameters;
    }

    double[] states() {
        return states;
    }

    double[] losses() {
        return loss;
    }

    int stopped() {
        return stopped;
    }

    void stop(int lanes) {
        stopped |= lanes;
    }

    @Override
    public void advance(long time, long steps, @Nullable TileLearning work) {
        Objects.requireNonNull(work).advance(this, time, steps);
    }

    @Override
    public double trainable(int lane, int coordinate) {
        return parameters[coordinate * LANES + lane];
    }

    @Override
    public double loss(int lane) {
        return stopped(lane) ? Double.NaN : loss[lane];
    }

    @Override
    public boolean stopped(int lane) {
        return (stopped >> lane & 1) != 0;
    }

    @Override
    public double[] save(int lane) {
        List<double[]> memory = descent.memory();
        double[] clock = descent.clock();
        int size = (parameters.length + states.length) / LANES + clock.length + 2;
        for (double[] quantity : memory) {
            size += quantity.length / LANES;
        }
        double[] all = new double[size];
        int at = gather(parameters, lane, all, 0);
        for (double[] quantity : memory) {
            at = gather(quantity, lane, all, at);
        }
        System.arraycopy(clock, 0, all, at, clock.length);
        at = gather(states, lane, all, at + clock.length);
        all[at] = loss(lane);
        all[at + 1] = stopped(lane) ? 1 : 0;
        return all;
    }

    @Override
    public void load(int lane, double[] values, long time) {
        double[] clock = descent.clock();
        int at = scatter(values, 0, parameters, lane);
        for (double[] quantity : descent.memory()) {
            at = scatter(values, at, quantity, lane);
        }
        System.arraycopy(values, at, clock, 0, clock.length);
        descent.resume(clock);
        at = scatter(values, at + clock.length, states, lane);
        loss[lane] = values[at];
        stopped |= values[at + 1] != 0 ? 1 << lane : 0;
    }

    private static int gather(double[] lanes, int lane, double[] all, int from) {
        int at = from;
        for (int k = lane; k < lanes.length; k += LANES) {
            all[at++] = lanes[k];
        }
        return at;
    }

    static int scatter(double[] all, int from, double[] lanes, int lane) {
        int at = from;
        for (int k = lane; k < lanes.length; k += LANES) {
            lanes[k] = all[at++];
        }
        return at;
    }
}
