package org.septuple.network;

import java.util.Arrays;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// A cloud of R replicas x + rξ around a base state, ξ normal of unit variance on all free neurons, carried by (2.1) itself. As r → 0 it becomes
/// a [TangentCloud].
///
/// Clamped neurons begin in every replica where the base state is. Boundary updates come at the times of the base path; under common input they set every
/// replica as the base path, under independent input each by a sample of its own. Noise of the base path is common; the noise of a [CloudLaw] comes on top,
/// independent for every replica, step and neuron that is neither clamped nor set.
///
/// Displacements, noise and samples are functions of seed, number of the cloud and R: clouds of several radii around one base state have the same ones, and their
/// differences little noise. Samples are those of p_∂ at times of their own, 2⁴⁴ + 2¹²·number + step: p_∂ must be constant in time.
///
/// One object per thread that carries clouds, as in [FiniteClouds]. Bits do not depend on the engine. ŵ may change between clouds, but not between a
/// cloud's path and its carrying. Memory: N·R·(4 + m) numbers, m the steps of the reading that it shows, at most 2k, and R samples.
public final class FiniteCloud {

    private static final long OWN_TIMES = 1L << 44;
    private static final int STEPS = 1 << 12;

    private final CloudReading reading;
    private final Held held;
    private final NeuronRange free;
    private final Engine engine;
    private final long seed;
    private final States replicas;
    private final ActivationMap map;
    private final BoundaryDistribution distribution;
    private final BoundaryBatch samples;
    private final double[] noise;
    private final double[][] snapshots;

    /// Room for a cloud.
    ///
    /// @param septuple the network; its states are left alone
    /// @param held     which neurons are clamped
    /// @param reading  positions and lag
    /// @param replicas R ≥ 2
    /// @param seed     of displacements and noise
    /// @param engine   kernels, and workers that share each cloud
    public FiniteCloud(Septuple septuple, Held held, CloudReading reading, int replicas, long seed, Engine engine) {
        BoundaryProjector projector = septuple.projector();
        if (reading.neuronsNeeded() > projector.neurons() || replicas < 2) {
            throw new IllegalArgumentException(
                    "the reading asks for %d neurons, the network has %d; %d replicas must be >= 2"
                            .formatted(reading.neuronsNeeded(), projector.neurons(), replicas));
        }
        this.reading = reading;
        this.held = held;
        this.free = held.free(projector);
        this.engine = engine;
        this.seed = seed;
        this.replicas = new States(projector.neurons(), replicas);
        this.map = new ActivationMap(septuple.withStates(this.replicas), engine);
        this.distribution = septuple.distribution();
        this.samples = new BoundaryBatch(projector.inputs(), projector.outputs(), replicas);
        this.noise = new double[this.replicas.values().length];
        this.snapshots = new double[reading.steps() + 1][];
        for (int step = 0; step < snapshots.length; step++) {
            snapshots[step] = new double[isShown(step) ? noise.length : 0];
        }
    }

    private boolean isShown(int step) {
        return step <= reading.reach() || step >= reading.lag();
    }

    /// Number of replicas R.
    ///
    /// @return ≥ 2
    public int replicas() {
        return replicas.batch();
    }

    /// Carries one cloud.
    ///
    /// @param paths  base states with at least the steps of the reading
    /// @param column which of them
    /// @param number of the cloud: clouds of one number have the same ξ
    /// @param law    radius, noise and input
    public void carry(BasePaths paths, int column, int number, CloudLaw law) {
        check(paths, column);
        if (law.input() == CloudLaw.Input.INDEPENDENT && reading.steps() >= STEPS) {
            throw new IllegalArgumentException(
                    "%d steps of clouds with independent input, must be < %d; take a shorter lag"
                            .formatted(reading.steps(), STEPS));
        }
        begin(paths, column, number, law.radius());
        map.hold(held);
        show(0);
        for (int step = 1; step <= reading.steps(); step++) {
            map.advance(1);
            addNoise(paths, step - 1, column, number, law.noise());
            boolean isSet = law.input() == CloudLaw.Input.COMMON
                    ? setBoundary(paths, step - 1, column)
                    : drawBoundary(paths, step - 1, column, number);
            if (isSet) {
                map.hold(held);
            }
            show(step);
        }
    }

    private void check(BasePaths paths, int column) {
        if (paths.neurons() != replicas.neurons() || paths.held() != held || paths.steps() < reading.steps()) {
            throw new IllegalArgumentException(
                    "paths of %d neurons and %d steps with held %s for clouds of %d neurons, %d steps and held %s: neurons and held must agree, and steps suffice"
                            .formatted(
                                    paths.neurons(),
                                    paths.steps(),
                                    paths.held(),
                                    replicas.neurons(),
                                    reading.steps(),
                                    held));
        }
        if (column < 0 || column >= paths.batch()) {
            throw new IllegalArgumentException("column %d must be in [0, %d)".formatted(column, paths.batch()));
        }
    }

    private void begin(BasePaths paths, int column, int number, double radius) {
        int r = replicas();
        double[] x = replicas.values();
        new RandomStream(seed, Purpose.FINITE_CLOUDS, number, 0)
                .fillGaussian(engine.kernels().random(), x, free.from() * r, free.to() * r);
        for (int i = 0; i < replicas.neurons(); i++) {
            double base = paths.state(0, i, column);
            if (!free.contains(i)) {
                Arrays.fill(x, i * r, (i + 1) * r, base);
                continue;
            }
            for (int p = i * r; p < (i + 1) * r; p++) {
                x[p] = Math.fma(radius, x[p], base);
            }
        }
    }

    private void addNoise(BasePaths paths, int step, int column, int number, double deviation) {
        int r = replicas();
        double[] x = replicas.values();
        if (deviation > 0) {
            new RandomStream(seed, Purpose.CLOUD_NOISE, number, step)
                    .fillGaussian(engine.kernels().random(), noise, free.from() * r, free.to() * r);
        }
        for (int i = free.from(); i < free.to(); i++) {
            double common = paths.noise(step, i, column);
            if (common != 0 || deviation > 0) {
                for (int p = i * r; p < (i + 1) * r; p++) {
                    x[p] = Math.fma(deviation, noise[p], x[p] + common);
                }
            }
        }
    }

    /// @return whether the boundary was set
    private boolean setBoundary(BasePaths paths, int step, int column) {
        int r = replicas();
        boolean any = false;
        for (int i = 0; i < replicas.neurons(); i++) {
            if (paths.isSet(step, i, column)) {
                Arrays.fill(replicas.values(), i * r, (i + 1) * r, paths.state(step + 1, i, column));
                any = true;
            }
        }
        return any;
    }

    /// As [#setBoundary], each replica by a sample of its own.
    private boolean drawBoundary(BasePaths paths, int step, int column, int number) {
        if (!paths.isUpdated(step, column)) {
            return false;
        }
        distribution.draw(OWN_TIMES + (long) STEPS * number + step, samples);
        samples.setInputs(0, replicas);
        samples.setOutputs(0, replicas);
        return true;
    }

    private void show(int step) {
        System.arraycopy(replicas.values(), 0, snapshots[step], 0, snapshots[step].length);
    }

    /// X(t) of one vector in every replica.
    ///
    /// @param vector in [0, V)
    /// @param target R×k, row-major
    public void before(int vector, double[] target) {
        read(vector, 0, target);
    }

    /// X(t + d) of one vector in every replica.
    ///
    /// @param vector in [0, V)
    /// @param target R×k, row-major
    public void after(int vector, double[] target) {
        read(vector, reading.lag(), target);
    }

    private void read(int vector, int from, double[] target) {
        int k = reading.components();
        int r = replicas();
        for (int a = 0; a < k; a++) {
            double[] x = snapshots[from + reading.delay(a)];
            int row = reading.neuron(vector, a) * r;
            for (int s = 0; s < r; s++) {
                target[s * k + a] = x[row + s];
            }
        }
    }
}
