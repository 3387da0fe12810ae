package org.septuple.experiment;

import org.septuple.network.ActivationDynamics;
import org.septuple.network.BasePaths;
import org.septuple.network.CloudLaw;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Base states of clouds of one network.
///
/// Base states are columns of (2.1), each with samples and update times of its own. They are made a batch at a time, cut by the number of neurons;
/// each batch begins at a later time than the one before, so that no two share a random number. Where the boundary is updated on a schedule, batches are no
/// larger than lets them begin in all its phases.
///
/// @param septuple the network; its states are left alone
/// @param protocol boundary updates; without noise
/// @param warmUp   steps before clouds begin
/// @param spread   standard deviation of the bulk's states before these
/// @param seed     of states, samples and times
/// @param block    replica
/// @param begin    first time
/// @param input    of finite clouds around them that decide
record BaseStates(
        Septuple septuple,
        ActivationDynamics.Protocol protocol,
        int warmUp,
        double spread,
        long seed,
        int block,
        long begin,
        CloudLaw.Input input) {

    /// Numbers of the base states and slopes of a batch, about.
    static final int NUMBERS = 1 << 23;

    private static final double GOLDEN = 0.6180339887498949;

    /// Base states of clouds with common input.
    BaseStates(
            Septuple septuple,
            ActivationDynamics.Protocol protocol,
            int warmUp,
            double spread,
            long seed,
            int block,
            long begin) {
        this(septuple, protocol, warmUp, spread, seed, block, begin, CloudLaw.Input.COMMON);
    }

    /// The same, of clouds with other input.
    BaseStates withInput(CloudLaw.Input other) {
        return new BaseStates(septuple, protocol, warmUp, spread, seed, block, begin, other);
    }

    /// Random states of the bulk.
    ///
    /// @param copies receive them
    /// @param first  of the base states
    void begin(Septuple copies, int first) {
        if (spread > 0) {
            NeuronRange bulk = septuple.projector().bulkRange();
            int count = copies.states().batch();
            double[] x = copies.states().values();
            new RandomStream(seed, Purpose.BASE_STATES, block, first)
                    .fillGaussian(x, bulk.from() * count, bulk.to() * count);
            for (int p = bulk.from() * count; p < bulk.to() * count; p++) {
                x[p] *= spread;
            }
        }
    }

    /// Copies of the network after the warm-up.
    ///
    /// @param first  of the base states
    /// @param count  how many
    /// @param steps  that will follow
    /// @param engine kernels and workers
    ActivationDynamics run(int first, int count, int steps, Engine engine) {
        return run(copies(count), first, steps, engine);
    }

    /// The network with some columns of zeros.
    Septuple copies(int count) {
        return septuple.withStates(new States(septuple.projector().neurons(), count));
    }

    /// As [#run], in copies of the caller's.
    ActivationDynamics run(Septuple copies, int first, int steps, Engine engine) {
        int batch = first / copies.states().batch();
        int phase = phase(batch, copies.states().batch());
        long time = begin + (long) batch * (warmUp + steps + period());
        begin(copies, first);
        ActivationDynamics run = new ActivationDynamics(copies, protocol, seed, block, time, engine);
        for (int step = 0; step < warmUp + phase; step++) {
            run.step();
        }
        return run;
    }

    /// Steps from one update of the boundary on a schedule to the next; 1 at random times.
    int period() {
        return protocol.updates() instanceof ActivationDynamics.Periodic(int interval) ? interval : 1;
    }

    /// Steps after the warm-up by which a batch begins later: batches go through all phases of a schedule. Single base states are fewer than two periods have
    /// steps: they go in golden steps, so that any number of them is spread evenly.
    ///
    /// @param batch its number
    /// @param count base states of each
    int phase(int batch, int count) {
        int period = period();
        return count == 1 ? (int) (batch * GOLDEN % 1 * period) : batch % period;
    }

    /// Base states that are made at a time: as many as memory takes, and at most as many as go through all phases of a schedule.
    ///
    /// @param clouds all
    /// @param steps  that will follow
    int batch(int clouds, int steps) {
        int fitting = NUMBERS / (septuple.projector().neurons() * (2 * steps + 1));
        return Math.max(1, Math.min(clouds / period(), fitting));
    }

    /// Base states and their next steps.
    ///
    /// @param first  of the base states
    /// @param count  how many
    /// @param steps  after these
    /// @param engine kernels and workers
    BasePaths paths(int first, int count, int steps, Engine engine) {
        BasePaths paths = new BasePaths(septuple.projector().neurons(), count, steps);
        paths.follow(run(first, count, steps, engine));
        return paths;
    }
}
