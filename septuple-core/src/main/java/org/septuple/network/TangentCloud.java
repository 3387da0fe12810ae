package org.septuple.network;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Wishart;

/// An isotropic infinitesimal cloud around a base state, δx(t) of unit variance on all free neurons and 0 on clamped ones, carried by
/// δx(s + 1) = diag(f′) ŵ δx(s): the limit of finite clouds as their radius goes to 0, with common boundary input and no noise of their own.
///
/// The marginal covariance of a vector X is M Mᵀ with M its rows of the products of Jacobians, and ΔS = ½ log det M Mᵀ at t + d less that at t.
///
/// | cloud | displacements | error of ½ log det | work |
/// |---|---|---|---|
/// | *exact* | one per free neuron, of unit length | rounding | neurons × synapses |
/// | *sampled* | R random ones | standard deviation ½ √Σψ′((R − i + 1)/2), no bias ([Wishart]) | R × synapses |
///
/// One object per thread that carries clouds, as in [TangentClouds]; its buffers serve all clouds. Bits do not depend on the engine. ŵ may change between
/// clouds, but not between a cloud's path and its carrying.
public final class TangentCloud {

    /// Most displacements carried side by side: as many as the products gain from.
    private static final int EXACT_WIDTH = 192;

    /// The same for random ones, where N is large and tangents are to stay in the caches: 400 of them make tiles of whole vectors of eight. Decides which numbers a
    /// displacement has.
    private static final int SAMPLED_WIDTH = 80;

    private final CloudReading reading;
    private final Held held;
    private final NeuronRange free;
    private final Engine engine;
    private final @Nullable Sampling sampling;
    private final int displacements;
    private final int width;
    private final double bias;
    private final States tangents;
    private final List<SynapticInput> inputs;
    private final double[][] recent;
    private final double[][] rows;
    private final CloudVolumes before;
    private final CloudVolumes after;

    private record Sampling(int vectors, long seed) {}

    private TangentCloud(
            List<Septuple> networks, Held held, CloudReading reading, @Nullable Sampling sampling, Engine engine) {
        BoundaryProjector projector = networks.getFirst().projector();
        if (networks.size() != 1 && networks.size() < reading.steps()) {
            throw new IllegalArgumentException(
                    "%d networks for %d steps: give one, or one per step".formatted(networks.size(), reading.steps()));
        }
        if (reading.neuronsNeeded() > projector.neurons()) {
            throw new IllegalArgumentException("the reading asks for %d neurons, the network has %d"
                    .formatted(reading.neuronsNeeded(), projector.neurons()));
        }
        this.reading = reading;
        this.held = held;
        this.free = held.free(projector);
        this.engine = engine;
        this.sampling = sampling;
        this.displacements = sampling == null ? Math.max(free.size(), 1) : sampling.vectors();
        int most = sampling == null ? EXACT_WIDTH : SAMPLED_WIDTH;
        this.width = Math.ceilDiv(displacements, Math.ceilDiv(displacements, most));
        this.bias = sampling == null ? 0 : bias(sampling.vectors(), reading.components());
        this.tangents = new States(projector.neurons(), width);
        this.inputs = networks.stream().map(this::input).toList();
        this.recent = new double[reading.reach() + 1][tangents.values().length];
        this.rows = new double[reading.components()][];
        this.before = new CloudVolumes(reading, engine);
        this.after = new CloudVolumes(reading, engine);
    }

    private SynapticInput input(Septuple septuple) {
        BoundaryProjector projector = septuple.projector();
        SynapticInput input = new SynapticInput(
                new Septuple(
                        tangents,
                        projector,
                        septuple.distribution(),
                        septuple.weights(),
                        new Biases(projector.neurons(), projector.bulkRange()),
                        septuple.activation(),
                        septuple.loss()),
                engine);
        input.hold(held);
        return input;
    }

    /// Clouds without any error but rounding.
    ///
    /// @param septuple the network; its states are left alone
    /// @param held     which neurons are clamped
    /// @param reading  positions and lag
    /// @param engine   kernels, and workers that share each cloud
    /// @return carries one displacement per free neuron
    public static TangentCloud exact(Septuple septuple, Held held, CloudReading reading, Engine engine) {
        return new TangentCloud(List.of(septuple), held, reading, null, engine);
    }

    /// Clouds of a network that changes while they are carried, such as one that learns: all of a cloud see the same changes.
    ///
    /// @param networks one per step of the reading, of one projector; their states are left alone
    /// @param held     which neurons are clamped
    /// @param reading  positions and lag
    /// @param engine   kernels, and workers that share each cloud
    /// @return carries one displacement per free neuron
    public static TangentCloud exact(List<Septuple> networks, Held held, CloudReading reading, Engine engine) {
        return new TangentCloud(List.copyOf(networks), held, reading, null, engine);
    }

    /// Clouds of random displacements, for networks too large for [#exact].
    ///
    /// @param septuple the network; its states are left alone
    /// @param held     which neurons are clamped
    /// @param reading  positions and lag
    /// @param vectors  R > k; from 400 on the error of ΔS of three components is below .1
    /// @param seed     of the displacements
    /// @param engine   kernels, and workers that share each cloud
    /// @return carries R displacements
    public static TangentCloud sampled(
            Septuple septuple, Held held, CloudReading reading, int vectors, long seed, Engine engine) {
        if (vectors <= reading.components()) {
            throw new IllegalArgumentException(
                    "%d displacements for vectors of %d components: more of them are needed; 400 give an error of .1 or less"
                            .formatted(vectors, reading.components()));
        }
        return new TangentCloud(List.of(septuple), held, reading, new Sampling(vectors, seed), engine);
    }

    /// Carries one cloud.
    ///
    /// @param paths  base states with at least the steps of the reading
    /// @param column which of them
    /// @param number of the cloud: clouds of one number have the same random displacements
    /// @param result of the same reading; overwritten
    public void carry(BasePaths paths, int column, int number, CloudChange result) {
        check(paths, column, result);
        before.clear();
        after.clear();
        int tiles = Math.ceilDiv(displacements, width);
        for (int tile = 0; tile < tiles; tile++) {
            begin(tile, number);
            see(0);
            for (int step = 1; step <= reading.steps(); step++) {
                advance(paths, step - 1, column);
                see(step);
            }
        }
        result.take(paths, column);
        result.take(before, after, bias);
    }

    private void check(BasePaths paths, int column, CloudChange result) {
        if (paths.neurons() != tangents.neurons() || paths.held() != held || paths.steps() < reading.steps()) {
            throw new IllegalArgumentException(
                    "paths of %d neurons and %d steps with held %s for clouds of %d neurons, %d steps and held %s: neurons and held must agree, and steps suffice"
                            .formatted(
                                    paths.neurons(),
                                    paths.steps(),
                                    paths.held(),
                                    tangents.neurons(),
                                    reading.steps(),
                                    held));
        }
        if (result.reading() != reading || column < 0 || column >= paths.batch()) {
            throw new IllegalArgumentException("column %d must be in [0, %d), and the result made for the same reading"
                    .formatted(column, paths.batch()));
        }
    }

    /// Displacements of a tile: those beyond the last are 0 and add nothing.
    private void begin(int tile, int number) {
        double[] x = tangents.values();
        Arrays.fill(x, 0);
        int first = tile * width;
        int used = Math.min(width, displacements - first);
        if (sampling == null) {
            for (int c = 0; c < Math.min(used, free.size()); c++) {
                x[(free.from() + first + c) * width + c] = 1;
            }
            return;
        }
        new RandomStream(sampling.seed(), Purpose.TANGENT_CLOUDS, number, tile)
                .fillGaussian(engine.kernels().random(), x, free.from() * width, free.to() * width);
        for (int i = free.from(); i < free.to(); i++) {
            Arrays.fill(x, i * width + used, (i + 1) * width, 0);
        }
    }

    private void advance(BasePaths paths, int step, int column) {
        SynapticInput input = inputs.get(Math.min(step, inputs.size() - 1));
        input.compute(free);
        double[] y = input.values();
        double[] x = tangents.values();
        engine.crew().ranges(free.from(), free.to(), (from, to) -> {
            for (int i = from; i < to; i++) {
                double slope = paths.slope(step, i, column);
                for (int p = i * width; p < (i + 1) * width; p++) {
                    x[p] = slope * y[p];
                }
            }
        });
    }

    /// Takes in what the tangents at a step say about volumes.
    private void see(int step) {
        int reach = reading.reach();
        System.arraycopy(tangents.values(), 0, recent[step % recent.length], 0, tangents.values().length);
        if (step != reach && step != reach + reading.lag()) {
            return;
        }
        for (int a = 0; a < rows.length; a++) {
            rows[a] = recent[(step - reach + reading.delay(a)) % recent.length];
        }
        (step == reach ? before : after).add(rows, width);
    }

    /// Of ½ log det of a Gram matrix of R columns.
    private static double bias(int vectors, int components) {
        double sum = components * Elementary.log(vectors);
        for (int i = 1; i <= components; i++) {
            sum += Wishart.logBias(vectors, i);
        }
        return sum / 2;
    }
}
