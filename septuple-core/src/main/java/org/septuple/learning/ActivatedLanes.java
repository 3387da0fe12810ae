package org.septuple.learning;

import java.util.Arrays;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.Held;
import org.septuple.network.NeuronRange;
import org.septuple.network.ReplicaBatch;
import org.septuple.network.Septuple;
import org.septuple.numerics.ElementaryKernels;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.LaneKernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomKernels;

/// Activation mode for eight replicas: the twin of [ActivationDynamics] with a local gradient after every step of (2.1).
final class ActivatedLanes implements TileLearning.LaneGradient {

    private static final int LANES = LaneKernels.LANES;

    private final int steps;
    private final ActivationDynamics.Protocol protocol;
    private final LaneLoss loss;
    private final Activation activation;
    private final ElementaryKernels elementary;
    private final LaneKernels kernels;
    private final RandomKernels random;
    private final LaneInput moving;
    private final LaneInput all;
    private final NeuronRange everyone;
    private final ReplicaBatch samples;
    private final int columns;
    private final long seed;
    private final double[] noise;
    private final double[] uniforms;
    private final boolean[] now;

    ActivatedLanes(
            Septuple shape,
            LearningMode.Activated mode,
            ParameterLayout layout,
            LaneLoss loss,
            long seed,
            Kernels kernels) {
        this.steps = mode.steps();
        this.protocol = mode.protocol();
        this.loss = loss;
        this.activation = shape.activation();
        this.elementary = kernels.elementary();
        this.kernels = kernels.replicas();
        this.random = kernels.random();
        Held held = protocol.clamped() ? Held.BOUNDARY : Held.NOTHING;
        this.moving = new LaneInput(shape, layout, held, this.kernels);
        this.all = new LaneInput(shape, layout, Held.NOTHING, this.kernels);
        this.everyone = all.free();
        this.columns = shape.states().batch();
        this.samples = new ReplicaBatch(
                shape.projector().inputs(), shape.projector().outputs(), protocol.commonInput() ? 1 : columns);
        this.seed = seed;
        this.noise = new double[protocol.noise() > 0 ? shape.states().values().length * LANES : 0];
        this.uniforms = new double[samples.columns() * LANES];
        this.now = new boolean[samples.columns() * LANES];
    }

    @Override
    public void begin(ReplicaTile tile) {
        updateBoundary(tile, 0);
    }

    @Override
    public void add(ReplicaTile tile, long time, double[] gradient, double[] total) {
        double[] parameters = tile.parameters();
        double[] x = tile.states();
        moving.hold(parameters, x, moving.free());
        all.hold(parameters, x, everyone);
        NeuronRange free = moving.free();
        for (int step = 0; step < steps; step++) {
            double[] y = moving.compute(parameters, x, free);
            activation.evaluate(elementary, y, free.from() * columns * LANES, free.to() * columns * LANES, x);
            long reached = time * steps + step + 1;
            addNoise(tile, reached);
            if (updateBoundary(tile, reached)) {
                moving.hold(parameters, x, free);
            }
            loss.evaluate(x, all.compute(parameters, x, everyone), everyone);
            loss.addMean(1.0 / steps, parameters, x, total);
            loss.addTrainableGradient(1.0 / steps, parameters, x, gradient);
        }
    }

    private void addNoise(ReplicaTile tile, long time) {
        if (noise.length == 0) {
            return;
        }
        int from = moving.free().from() * columns;
        int groups = moving.free().size() * columns;
        random.tileOfGaussians(seed, Purpose.STATE_NOISE, tile.first(), time, 0, groups, noise, 0);
        kernels.addScaled(protocol.noise(), noise, 0, tile.states(), from, groups);
    }

    /// @return whether any replica's boundary was set
    private boolean updateBoundary(ReplicaTile tile, long time) {
        if (!chooseColumns(tile, time)) {
            return false;
        }
        tile.data().draw(time, samples);
        double[] x = tile.states();
        set(samples.inputs(), x, 0);
        set(samples.targets(), x, x.length - samples.targets().length / samples.columns() * columns);
        return true;
    }

    private boolean chooseColumns(ReplicaTile tile, long time) {
        boolean any = false;
        switch (protocol.updates()) {
            case ActivationDynamics.Periodic(int interval) -> {
                any = time % interval == 0;
                Arrays.fill(now, any);
            }
            case ActivationDynamics.Poisson(double meanInterval) -> {
                random.tileOfUniforms(
                        seed, Purpose.UPDATE_TIMES, tile.first(), time, 0, samples.columns(), uniforms, 0);
                for (int k = 0; k < now.length; k++) {
                    now[k] = time == 0 || uniforms[k] * meanInterval < 1;
                    any |= now[k];
                }
            }
        }
        return any;
    }

    private void set(double[] from, double[] x, int at) {
        int width = samples.columns() * LANES;
        for (int row = 0; row * width < from.length; row++) {
            for (int column = 0; column < columns; column++) {
                int sample = Math.min(column, samples.columns() - 1) * LANES;
                int to = at + (row * columns + column) * LANES;
                for (int lane = 0; lane < LANES; lane++) {
                    if (now[sample + lane]) {
                        x[to + lane] = from[row * width + sample + lane];
                    }
                }
            }
        }
    }
}
