package org.septuple.network;

/// What clouds around base states need to know of them: the states x(t), …, x(t + m) of all columns of running [ActivationDynamics], and
/// the slopes f′ by which δx(s + 1) = diag(f′) ŵ δx(s) carries small displacements along, with common boundary input and common noise.
///
/// A slope is 0 where a neuron was clamped or set from p_∂: the whole cloud is then at the same place.
public final class BasePaths {

    private final int neurons;
    private final int batch;
    private final double[][] states;
    private final double[][] slopes;
    private Held held = Held.NOTHING;

    /// Room for paths.
    ///
    /// @param neurons N ≥ 1
    /// @param batch   B ≥ 1 base states, one per column
    /// @param steps   m ≥ 1 steps of (2.1); memory is N·B·(2m + 1) numbers
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
    }

    /// Takes the present states as base and makes the steps.
    ///
    /// @param dynamics run of the same neurons and columns, moved on by m steps
    public void follow(ActivationDynamics dynamics) {
        States x = dynamics.septuple().states();
        if (x.neurons() != neurons || x.batch() != batch) {
            throw new IllegalArgumentException("paths of %d neurons x batch %d cannot follow %d neurons x batch %d"
                    .formatted(neurons, batch, x.neurons(), x.batch()));
        }
        held = dynamics.held();
        System.arraycopy(x.values(), 0, states[0], 0, states[0].length);
        for (int s = 0; s < slopes.length; s++) {
            dynamics.step();
            dynamics.slopes(states[s + 1], slopes[s]);
            System.arraycopy(x.values(), 0, states[s + 1], 0, states[0].length);
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
}
