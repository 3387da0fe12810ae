package org.septuple.network;

import java.util.function.IntConsumer;

/// What clouds around base states need to know of them: the states x(t), …, x(t + m) of all columns of running [ActivationDynamics], and
/// the slopes f′ by which δx(s + 1) = diag(f′) ŵ δx(s) carries small displacements along, with common boundary input and common noise. For clouds of
/// finite size: which neurons were set from p_∂ when, and the noise.
///
/// A slope is 0 where a neuron was clamped or set from p_∂: the whole cloud is then at the same place.
public final class BasePaths {

    private final int neurons;
    private final int batch;
    private final double[][] states;
    private final double[][] slopes;
    private final double[][] noise;
    private final boolean[][] updated;
    private BoundaryProjector projector;
    private Held held = Held.NOTHING;

    /// Room for paths.
    ///
    /// @param neurons N ≥ 1
    /// @param batch   B ≥ 1 base states, one per column
    /// @param steps   m ≥ 1 steps of (2.1); memory is N·B·(2m + 1) numbers, with noise N·B·(3m + 1)
    public BasePaths(int neurons, int batch, int steps) {
        if (neurons < 1 || batch < 1 || steps < 1 || (long) neurons * batch > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "%d neurons, batch %d and %d steps must be >= 1 with fewer than 2^31 states at a time; use a smaller batch"
                            .formatted(neurons, batch, steps));
        }
        this.neurons = neurons;
        this.batch = batch;
        this.states = new double[steps + 1][neurons * batch];
        this.slopes = new double[steps][neurons * batch];
        this.noise = new double[steps][];
        this.updated = new boolean[steps][batch];
        this.projector = new BoundaryProjector(0, neurons, 0);
    }

    /// Takes the present states as base and makes the steps.
    ///
    /// @param dynamics run of the same neurons and columns, moved on by m steps
    public void follow(ActivationDynamics dynamics) {
        follow(dynamics, step -> {});
    }

    /// Takes the present states as base and makes the steps of a network that changes meanwhile.
    ///
    /// @param dynamics run of the same neurons and columns, moved on by m steps
    /// @param before   told each step s in [0, m) before it is made; whoever changes ŵ or b tells the dynamics
    public void follow(ActivationDynamics dynamics, IntConsumer before) {
        States x = dynamics.septuple().states();
        if (x.neurons() != neurons || x.batch() != batch) {
            throw new IllegalArgumentException("paths of %d neurons x batch %d cannot follow %d neurons x batch %d"
                    .formatted(neurons, batch, x.neurons(), x.batch()));
        }
        held = dynamics.held();
        projector = dynamics.septuple().projector();
        System.arraycopy(x.values(), 0, states[0], 0, states[0].length);
        for (int s = 0; s < slopes.length; s++) {
            before.accept(s);
            dynamics.step();
            dynamics.slopes(states[s + 1], slopes[s]);
            takeUpdates(dynamics, s);
            takeNoise(dynamics, s);
            System.arraycopy(x.values(), 0, states[s + 1], 0, states[0].length);
        }
    }

    private void takeUpdates(ActivationDynamics dynamics, int step) {
        for (int column = 0; column < batch; column++) {
            updated[step][column] = dynamics.isUpdated(column);
        }
    }

    /// What was added to f(ŵx + b), which is in the place of the new states.
    private void takeNoise(ActivationDynamics dynamics, int step) {
        noise[step] = new double[dynamics.isNoisy() ? neurons * batch : 0];
        double[] x = dynamics.septuple().states().values();
        for (int p = 0; p < noise[step].length; p++) {
            noise[step][p] = x[p] - states[step + 1][p];
        }
    }

    /// Number of neurons N.
    ///
    /// @return ≥ 1
    public int neurons() {
        return neurons;
    }

    /// Number of base states B.
    ///
    /// @return ≥ 1
    public int batch() {
        return batch;
    }

    /// Number of steps m.
    ///
    /// @return ≥ 1
    public int steps() {
        return slopes.length;
    }

    /// Which neurons were clamped all the way.
    ///
    /// @return as the dynamics held them
    public Held held() {
        return held;
    }

    /// A state.
    ///
    /// @param step   s in [0, m]
    /// @param neuron in [0, N)
    /// @param column in [0, B)
    /// @return x_i(t + s)
    public double state(int step, int neuron, int column) {
        return states[step][neuron * batch + column];
    }

    /// A slope.
    ///
    /// @param step   s in [0, m)
    /// @param neuron in [0, N)
    /// @param column in [0, B)
    /// @return ∂x_i(t + s + 1)/∂(ŵx + b)_i
    public double slope(int step, int neuron, int column) {
        return slopes[step][neuron * batch + column];
    }

    /// Noise of a free neuron that was not set: x_i(t + s + 1) less f(ŵx + b)_i.
    ///
    /// @param step   s in [0, m)
    /// @param neuron in [0, N)
    /// @param column in [0, B)
    /// @return 0 without noise
    double noise(int step, int neuron, int column) {
        return noise[step].length == 0 ? 0 : noise[step][neuron * batch + column];
    }

    /// Whether the boundary was set from p_∂ at t + s + 1.
    ///
    /// @param step   s in [0, m)
    /// @param column in [0, B)
    /// @return also true of a network without boundary
    boolean isUpdated(int step, int column) {
        return updated[step][column];
    }

    /// Whether a neuron was set from p_∂ at t + s + 1.
    ///
    /// @param step   s in [0, m)
    /// @param neuron in [0, N)
    /// @param column in [0, B)
    /// @return false for the bulk
    public boolean isSet(int step, int neuron, int column) {
        return updated[step][column] && projector.isBoundary(neuron);
    }
}
