package org.septuple.network;

import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Activation dynamics of section 2: at each step x ← f(ŵx + b) + ξ (2.1), and at update times the boundary is set from p_∂.
///
/// The first time sets the boundary of every column; bulk neurons start where the states are.
public final class ActivationDynamics {

    private final Septuple septuple;
    private final Protocol protocol;
    private final long seed;
    private final int block;
    private final ActivationMap map;
    private final BoundaryBatch samples;
    private final double[] noise;
    private final boolean[] updated;
    private final long begin;
    private long time;

    /// When the boundary is updated.
    public sealed interface UpdateTimes {}

    /// At each step with probability 1/meanInterval: the memoryless process on a discrete clock.
    ///
    /// @param meanInterval mean number of steps between updates, ≥ 1
    public record Poisson(double meanInterval) implements UpdateTimes {
        public Poisson {
            if (!(meanInterval >= 1 && Double.isFinite(meanInterval))) {
                throw new IllegalArgumentException(
                        "mean interval %g must be finite and >= 1 step".formatted(meanInterval));
            }
        }
    }

    /// Every so many steps.
    ///
    /// @param interval ≥ 1
    public record Periodic(int interval) implements UpdateTimes {
        public Periodic {
            if (interval < 1) {
                throw new IllegalArgumentException("interval %d must be >= 1 step".formatted(interval));
            }
        }
    }

    /// How the boundary and the noise act.
    ///
    /// @param updates     when the boundary is set from p_∂
    /// @param clamped     whether boundary neurons keep their states between updates; else they follow (2.1) too
    /// @param commonInput whether all columns see the same samples at the same times; else each its own
    /// @param noise       standard deviation of ξ, independent and normal on every free neuron, ≥ 0
    public record Protocol(UpdateTimes updates, boolean clamped, boolean commonInput, double noise) {
        public Protocol {
            if (!(noise >= 0 && Double.isFinite(noise))) {
                throw new IllegalArgumentException("state noise %g must be finite and >= 0".formatted(noise));
            }
        }

        Held held() {
            return clamped ? Held.BOUNDARY : Held.NOTHING;
        }
    }

    /// Begins to run.
    ///
    /// @param septuple moved in place
    /// @param protocol boundary and noise
    /// @param seed     of update times and noise
    /// @param block    replica
    /// @param begin    first time, ≥ 0: a run that begins where another ended shares no random number with it, and p_∂ goes on
    /// @param engine   kernels and workers
    public ActivationDynamics(Septuple septuple, Protocol protocol, long seed, int block, long begin, Engine engine) {
        this.septuple = septuple;
        this.protocol = protocol;
        this.seed = seed;
        this.block = block;
        this.begin = begin;
        this.time = begin;
        this.map = new ActivationMap(septuple, engine);
        int batch = septuple.states().batch();
        this.samples = new BoundaryBatch(
                septuple.projector().inputs(), septuple.projector().outputs(), protocol.commonInput() ? 1 : batch);
        this.noise = new double[protocol.noise() > 0 ? septuple.states().values().length : 0];
        this.updated = new boolean[batch];
        updateBoundary();
    }

    /// The present time.
    ///
    /// @return first time plus steps made
    public long time() {
        return time;
    }

    /// Goes on where another run of the same seed, block and first time was, with its states in place.
    ///
    /// @param reached its present time, ≥ the first time
    public void resume(long reached) {
        time = reached;
        trainablesChanged();
    }

    /// Tells the dynamics that ŵ or b changed.
    public void trainablesChanged() {
        map.hold(protocol.held());
    }

    /// One step: (2.1), noise, and the boundary updates that fall on the new time.
    public void step() {
        map.advance(1);
        time++;
        addNoise();
        updateBoundary();
    }

    Septuple septuple() {
        return septuple;
    }

    Held held() {
        return protocol.held();
    }

    boolean isNoisy() {
        return noise.length > 0;
    }

    /// Whether the boundary of a column was set from p_∂ at the present time.
    boolean isUpdated(int column) {
        return updated[column];
    }

    /// How neurons answered a small change of their input in the latest step: f′(ŵx + b), and 0 for all that were clamped or set from p_∂.
    ///
    /// @param values N×B, receives f(ŵx + b) of free neurons
    /// @param slopes N×B
    void slopes(double[] values, double[] slopes) {
        map.slopes(values, slopes);
        int batch = septuple.states().batch();
        for (int column = 0; column < batch; column++) {
            for (int i = 0; updated[column] && i < septuple.projector().neurons(); i++) {
                if (septuple.projector().isBoundary(i)) {
                    slopes[i * batch + column] = 0;
                }
            }
        }
    }

    private void addNoise() {
        if (noise.length == 0) {
            return;
        }
        NeuronRange free = protocol.held().free(septuple.projector());
        int batch = septuple.states().batch();
        double[] x = septuple.states().values();
        int from = free.from() * batch;
        int to = free.to() * batch;
        new RandomStream(seed, Purpose.STATE_NOISE, block, time).fillGaussian(noise, from, to);
        for (int i = from; i < to; i++) {
            x[i] = Math.fma(protocol.noise(), noise[i], x[i]);
        }
    }

    private void updateBoundary() {
        RandomStream random = new RandomStream(seed, Purpose.UPDATE_TIMES, block, time);
        int batch = septuple.states().batch();
        boolean drawn = false;
        boolean now = false;
        for (int column = 0; column < batch; column++) {
            if (column < samples.columns()) {
                now = isUpdateTime(random);
            }
            updated[column] = now;
            if (now && !drawn) {
                septuple.distribution().draw(time, samples);
                drawn = true;
            }
            if (now) {
                samples.setColumn(Math.min(column, samples.columns() - 1), septuple.states(), column);
            }
        }
        if (drawn) {
            map.hold(protocol.held());
        }
    }

    private boolean isUpdateTime(RandomStream random) {
        double u = random.nextUniform();
        return time == begin
                || switch (protocol.updates()) {
                    case Poisson(double meanInterval) -> u * meanInterval < 1;
                    case Periodic(int interval) -> (time - begin) % interval == 0;
                };
    }
}
