package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.septuple.learning.Readout;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.statistics.Estimate;

class LocalRunnerTest {

    @Test
    void resultsDoNotDependOnThreads() throws InterruptedException {
        Experiment experiment = Moons.duality(Moons.BULK, 0.2, 3);
        Run one = new LocalRunner(Lanes.kernels(), 1).run(experiment, Moons.DATA, new Moons.Recorder());
        Run two = new LocalRunner(Lanes.kernels(), 3).run(experiment, Moons.DATA, new Moons.Recorder());
        assertThat(two.results()).isEqualTo(one.results());
        assertThat(two.epochs()).isEqualTo(one.epochs());
        assertThat(two.ledger()).isEqualTo(one.ledger());
    }

    @Test
    void replicasAreIndependentLearners() throws InterruptedException {
        Run run = new LocalRunner(Lanes.kernels(), 2)
                .run(Moons.duality(Moons.BULK, 0.2, 2), Moons.DATA, new Moons.Recorder());
        assertThat(run.epochs()).hasSize(24);
        assertThat(run.epochs().get(0).loss()).isNotEqualTo(run.epochs().get(12).loss());
        assertThat(run.results()).containsKey("accuracy.dynamics");
        assertThat(result(run, "accuracy.dynamics").n()).isEqualTo(2);
        assertThat(result(run, "accuracy.dynamics").value()).isGreaterThan(0.85);
    }

    /// 200 training samples in batches of 20 for 12 epochs are 120 steps per replica.
    @Test
    void everyStepIsReportedOnce() throws InterruptedException {
        Moons.Recorder recorder = new Moons.Recorder();
        new LocalRunner(Lanes.kernels(), 2).run(Moons.duality(Moons.BULK, 0.2, 2), Moons.DATA, recorder);
        assertThat(recorder.done).isEqualTo(240);
        assertThat(recorder.total).isEqualTo(240);
        assertThat(recorder.epochs).hasSize(24);
    }

    @Test
    void divergenceIsAnOutcomeThatKeepsTheCurves() throws InterruptedException {
        Experiment experiment = Moons.duality(new Loss.Bulk(new BulkPotential.QuadraticState(1)), 1e200, 1);
        Run run = new LocalRunner(Lanes.kernels(), 1).run(experiment, Moons.DATA, new Moons.Recorder());
        assertThat(run.outcome()).isInstanceOf(Outcome.Diverged.class);
        assertThat(run.endedAsExpected()).isFalse();
        assertThat(run.results()).isEmpty();
        assertThat(run.ledger()).isNull();
    }

    /// The network learns well, but its relaxed answers would be the argmax over NaN.
    @Test
    void anUnboundedReadoutIsDivergence() throws InterruptedException {
        Experiment.Duality stable = Moons.duality(Moons.BULK, 0.2, 1);
        LearningPlan plan = stable.learning();
        LearningPlan unstable = new LearningPlan(
                plan.data(),
                plan.network(),
                plan.mode(),
                plan.optimiser(),
                plan.batch(),
                1,
                1,
                plan.dynamics(),
                new Readout.ByRelaxation(400, 100));
        Run run = new LocalRunner(Lanes.kernels(), 1)
                .run(new Experiment.Learning(stable.header(), unstable, null), Moons.DATA, new Moons.Recorder());
        assertThat(run.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Diverged.class,
                        diverged -> assertThat(diverged.what()).isEqualTo("movement.relaxation is not finite"));
    }

    @Test
    void theThreeDefinitionsHoldOnATrainedNetwork() throws InterruptedException {
        Run run = new LocalRunner(Lanes.kernels(), 1)
                .run(Moons.duality(Moons.BULK, 0.2, 1), Moons.DATA, new Moons.Recorder());
        Ledger ledger = run.ledger();
        assertThat(ledger).isNotNull();
        for (LedgerRow row : ledger.rows()) {
            boolean built = row.claim().equation().matches("2\\.[123]");
            assertThat(row.verdict()).as(row.reason()).isEqualTo(built ? Verdict.HOLDS : Verdict.NOT_BUILT);
        }
    }

    /// V_H = Σ w² that claims the gradient of Σ w: row 2.3 must notice, row 2.1 does not see V_H, and row 2.2 must not fail.
    @Test
    void aWrongGradientFailsItsRowOnly() throws InterruptedException {
        BulkPotential right = new BulkPotential.WeightDecay(0.1);
        BulkPotential wrong = new BulkPotential() {
            @Override
            public double mean(States x, TrainableVector q) {
                return right.mean(x, q);
            }

            @Override
            public void addColumns(States x, TrainableVector q, double scale, double[] sum) {
                right.addColumns(x, q, scale, sum);
            }

            @Override
            public void addStateGradient(States x, TrainableVector q, double scale, double[] gradient) {}

            @Override
            public void addTrainableGradient(States x, TrainableVector q, double scale, TrainableVector gradient) {
                for (int k = 0; k < q.weights(); k++) {
                    gradient.values()[k] += scale;
                }
            }
        };
        Run run = new LocalRunner(Lanes.kernels(), 1)
                .run(Moons.duality(new Loss.Bulk(wrong), 0.2, 1), Moons.DATA, new Moons.Recorder());
        Ledger ledger = run.ledger();
        assertThat(ledger).isNotNull();
        assertThat(ledger.rows().get(0).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(ledger.rows().get(1).verdict()).isNotEqualTo(Verdict.FAILS);
        assertThat(ledger.rows().get(2).verdict()).isEqualTo(Verdict.FAILS);
    }

    private static Estimate result(Run run, String name) {
        Estimate estimate = run.results().get(name);
        if (estimate == null) {
            throw new AssertionError(
                    "no result " + name + " among " + run.results().keySet());
        }
        return estimate;
    }
}
