package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.learning.Readout;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.SampledData;
import org.septuple.network.Scaling;
import org.septuple.network.Split;
import org.septuple.network.SyntheticData;
import org.septuple.network.Targets;
import org.septuple.network.Wiring;

/// A small experiment for tests: two moons on a cyclic network.
final class Moons {

    static final Split DATA = new Scaling.Interval(-1, 1).apply(Split.random(SyntheticData.moons(300, 0.1, 3), 200, 3));
    static final Loss BULK = new Loss.Bulk(new BulkPotential.WeightDecay(1e-4));

    private Moons() {}

    static Experiment.Duality duality(Loss loss, double rate, int replicas) {
        LearningPlan plan = new LearningPlan(
                new DataPlan(
                        new DataSource.Moons(300, 0.1),
                        200,
                        new Scaling.Interval(-1, 1),
                        new Targets(-1, 1),
                        new SampledData.Shuffled(),
                        0),
                new NetworkPlan(new Wiring.Cyclic(3, 5, true, 0.8, false), new Activation.Tanh(), loss),
                new LearningMode.Relaxed(6, 8, rate),
                new Optimiser.Adam(0.02, 0.9, 0.999, 1e-8),
                20,
                12,
                replicas,
                new Readout.ByDynamics(20),
                new Readout.ByRelaxation(300, 0.1));
        ActivationDynamics.Protocol protocol =
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), true, false, 0);
        return new Experiment.Duality(
                new Experiment.Header("moons", 5, "completed"),
                plan,
                new DynamicsPlan(protocol, 40, 10, 8),
                null,
                new LedgerPlan(0.95));
    }

    /// Keeps what a run reports.
    static final class Recorder implements RunOutput {
        final List<EpochRecord> epochs = new ArrayList<>();
        long done;
        long total;

        @Override
        public void epoch(EpochRecord record) {
            epochs.add(record);
        }

        @Override
        public void progress(String stage, long steps, long ofAll) {
            if (steps <= done) {
                throw new IllegalStateException("progress went from %d to %d".formatted(done, steps));
            }
            done = steps;
            total = ofAll;
        }
    }
}
