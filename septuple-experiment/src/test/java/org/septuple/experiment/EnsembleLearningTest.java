package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.learning.Optimiser;
import org.septuple.learning.Snapshot;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.statistics.Estimate;

class EnsembleLearningTest {

    private static final Experiment.Duality BASE = Moons.duality(Moons.BULK, 0.2, 70);
    private static final long END = 120; // 12 epochs of 200 samples in batches of 20

    private static final class Snapshots implements RunOutput {
        final List<String> names = new ArrayList<>();
        final List<Snapshot> all = new ArrayList<>();
        long done;
        long total;

        @Override
        public void epoch(EpochRecord record) {
            throw new AssertionError("an ensemble has no epochs");
        }

        @Override
        public void snapshot(SnapshotRecord record, Snapshot snapshot) {
            names.add(record.name() + record.step());
            all.add(snapshot);
        }

        @Override
        public void progress(String stage, long steps, long ofAll) {
            done = steps;
            total = ofAll;
        }
    }

    private static Run run(Kernels kernels, int threads, EnsemblePlan plan, RunOutput output)
            throws InterruptedException {
        Experiment experiment = new Experiment.Learning(BASE.header(), BASE.learning(), plan);
        return new LocalRunner(kernels, threads).run(experiment, Moons.DATA, output);
    }

    private static double result(Run run, String name) {
        return Objects.requireNonNull(run.results().get(name), name).value();
    }

    @Test
    void snapshotsKeepTheirScheduleAndBranchesStartAtOnePoint() throws InterruptedException {
        Snapshots output = new Snapshots();
        EnsemblePlan plan = new EnsemblePlan(50, new EnsemblePlan.Branch(80, 3, 33));
        Run run = run(Lanes.kernels(), 2, plan, output);

        assertThat(output.names)
                .containsExactly(
                        "ensemble0",
                        "ensemble50",
                        "ensemble80",
                        "ensemble100",
                        "ensemble120",
                        "branch80",
                        "branch100",
                        "branch120");
        assertThat(output.done).isEqualTo(output.total).isEqualTo(70 * END + 33 * (END - 80));
        Snapshot parents = output.all.get(2);
        Snapshot branches = output.all.get(5);
        assertThat(branches.replicas()).isEqualTo(33);
        for (int replica = 0; replica < 33; replica++) {
            assertThat(branches.trainables(replica)).isEqualTo(parents.trainables(3));
        }
        assertThat(output.all.get(7).trainables(0))
                .isNotEqualTo(output.all.get(7).trainables(1));
        assertThat(result(run, "branch.q.0.sd")).isGreaterThan(0).isLessThan(result(run, "q.0.sd"));
        assertThat(run.results().get("stopped")).isEqualTo(Estimate.exact(0, 1));
    }

    @Test
    void theSpreadIsThatOfTheSnapshot() throws InterruptedException {
        Snapshots output = new Snapshots();
        Run run = run(Lanes.kernels(), 2, new EnsemblePlan(1000, null), output);
        Snapshot last = output.all.getLast();
        double mean = 0;
        double square = 0;
        for (int replica = 0; replica < 70; replica++) {
            mean += last.trainables(replica)[1] / 70;
        }
        for (int replica = 0; replica < 70; replica++) {
            square += Math.pow(last.trainables(replica)[1] - mean, 2) / 69;
        }
        assertThat(result(run, "q.1")).isCloseTo(mean, within(1e-14));
        assertThat(result(run, "q.1.sd")).isCloseTo(Math.sqrt(square), within(1e-14));
        assertThat(result(run, "accuracy.dynamics")).isGreaterThan(0.75); // chance: .5
    }

    @Test
    void neitherThreadsNorKernelsChangeABit() throws InterruptedException {
        EnsemblePlan plan = new EnsemblePlan(40, new EnsemblePlan.Branch(40, 0, 9));
        Run one = run(Kernels.scalar(), 1, plan, new Snapshots());
        Run two = run(Lanes.kernels(), 3, plan, new Snapshots());
        assertThat(two.results()).isEqualTo(one.results());
        assertThat(two.snapshots()).isEqualTo(one.snapshots());
    }

    /// An ensemble is nothing but its replicas: the mean accuracy is that of the same replicas, each learning alone.
    @Test
    void readOutIsThatOfReplicasThatLearnAlone() throws InterruptedException {
        Run side = run(Lanes.kernels(), 2, new EnsemblePlan(1000, null), new Snapshots());
        Experiment alone = new Experiment.Learning(BASE.header(), BASE.learning(), null);
        Run each = new LocalRunner(Lanes.kernels(), 2).run(alone, Moons.DATA, new Moons.Recorder());
        double sum = each.epochs().stream()
                .filter(epoch -> epoch.epoch() == 12 && epoch.replica() < EnsembleLearning.READ_OUT)
                .mapToDouble(epoch -> Objects.requireNonNull(epoch.accuracy()))
                .sum();
        assertThat(result(side, "accuracy.dynamics")).isCloseTo(sum / EnsembleLearning.READ_OUT, within(1e-14));
    }

    /// The standard deviation s of n normal numbers has standard error s/√(2n).
    @Test
    void errorsOfDeviationsAreThoseOfNormalSamples() throws InterruptedException {
        Snapshots output = new Snapshots();
        Run run = run(Lanes.kernels(), 2, new EnsemblePlan(1000, null), output);
        SnapshotRecord first = run.snapshots().getFirst();
        // initial weights to the first bulk neuron: variance 1/2 from two inputs
        Estimate deviation = first.deviation().getFirst();
        double expected = Math.sqrt(0.5);
        assertThat(Math.abs(deviation.value() - expected) / deviation.standardError())
                .isLessThan(4);
        assertThat(deviation.standardError() / (expected / Math.sqrt(2 * 70))).isBetween(0.7, 1.4);
    }

    /// A step far too large: every replica stops, and the run says how far it was good.
    @Test
    void anEnsembleThatExplodesEndsAsDiverged() throws InterruptedException {
        LearningPlan good = BASE.learning();
        LearningPlan wild = new LearningPlan(
                good.data(),
                good.network(),
                good.mode(),
                new Optimiser.Plain(-1e100),
                good.batch(),
                good.epochs(),
                9,
                good.dynamics(),
                good.relaxation());
        Snapshots output = new Snapshots();
        Experiment experiment = new Experiment.Learning(BASE.header(), wild, new EnsemblePlan(1, null));
        Run run = new LocalRunner(Lanes.kernels(), 1).run(experiment, Moons.DATA, output);
        assertThat(run.outcome()).isInstanceOfSatisfying(Outcome.Diverged.class, outcome -> {
            assertThat(outcome.what()).contains("ensemble");
            assertThat(outcome.step()).isGreaterThan(0).isLessThan(END);
        });
        assertThat(run.snapshots().getLast().stopped()).isEqualTo(9);
    }

    /// 70 equal numbers have deviation 0, exactly, whatever they are.
    @Test
    void branchesDoNotDifferBeforeTheyStart() throws InterruptedException {
        Run run = run(Lanes.kernels(), 1, new EnsemblePlan(1000, new EnsemblePlan.Branch(END, 3, 70)), new Snapshots());
        assertThat(result(run, "branch.q.0.sd")).isZero();
        assertThat(result(run, "branch.q.5.sd")).isZero();
    }
}
