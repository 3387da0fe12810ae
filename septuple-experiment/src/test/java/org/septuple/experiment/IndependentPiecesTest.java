package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.MeasurePlan.Quantity;
import org.septuple.measurement.LinearProcess;
import org.septuple.measurement.Units;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.statistics.Estimate;

/// What needs all directions of the coordinates is refused where independent pieces are fewer.
class IndependentPiecesTest {

    private static LinearProcess independent(int coordinates, double rho) {
        double[][] propagator = new double[coordinates][coordinates];
        double[][] noise = new double[coordinates][coordinates];
        for (int k = 0; k < coordinates; k++) {
            propagator[k][k] = rho;
            noise[k][k] = 1;
        }
        return LinearProcess.autoregression(propagator, noise);
    }

    private static Run run(LinearProcess process, long frames, int replicas) throws InterruptedException {
        MeasurePlan plan = new MeasurePlan(
                List.of(Quantity.DIFFUSION, Quantity.CLOSURE, Quantity.ENTROPY, Quantity.PRODUCTION),
                1,
                List.of(),
                MeasurePlan.Removal.LINEAR,
                4,
                List.of(),
                null);
        Experiment experiment = new Experiment.Measure(
                new Experiment.Header("pieces", 3, "completed"),
                new RecordingPlan.OfProcess(process, frames, replicas),
                null,
                null,
                plan);
        return new LocalRunner(Kernels.scalar(), 1).run(experiment, Moons.DATA, new Moons.Recorder());
    }

    private static void refuses(Run run, String pieces) {
        assertThat(run.results())
                .containsKey("D_step.0.0")
                .doesNotContainKeys(
                        "D_step.isotropic_p",
                        "D.isotropic_p",
                        "closure.0",
                        "entropy.gaussian",
                        "entropy_production_rate");
        List<String> remarks = Objects.requireNonNull(run.findings()).remarks();
        for (String what : List.of("spectrum of D", "closure", "entropy", "production")) {
            assertThat(remarks).anyMatch(remark -> remark.startsWith(what + ": " + pieces));
        }
    }

    @Test
    void fewerReplicasThanCoordinatesAreRefused() throws InterruptedException {
        refuses(run(independent(20, 0.5), 300, 16), "16 replicas are fewer than 20 coordinates");
    }

    @Test
    void fewReplicasNeedBlocksThatAreIndependent() throws InterruptedException {
        refuses(run(independent(8, 0.95), 200, 3), "independent pieces of the 3 replicas: ");
        Run many = run(independent(8, 0), 1200, 3);
        assertThat(many.results()).containsKeys("D_step.isotropic_p", "closure.0", "entropy.gaussian");
        assertThat(Objects.requireNonNull(many.findings()).remarks())
                .anyMatch(remark -> remark.contains("which stand for replicas: 3, fewer than 8 coordinates"))
                .anyMatch(remark ->
                        remark.startsWith("entropy_change compares frames") && remark.contains(": 3, needed"));
    }

    @Test
    void piecesAreBlocksOfFiveCorrelationTimes() {
        IndependentPieces found = IndependentPieces.of(independent(2, 0.8).record(3000, 2, 1, Engine.scalar()));
        assertThat(found.correlation()).isBetween(3.0, 7.0); // (1 + ρ)/2(1 − ρ) = 4.5
        assertThat(found.count()).isEqualTo(32);
        Units blocks = new Units(2, 600, 2, 16);
        IndependentPieces fewer = new IndependentPieces(blocks, 2, 15, true);
        assertThat(fewer.count()).isEqualTo(2 * 8);
        assertThat(fewer.areApart()).isFalse();
        assertThat(new IndependentPieces(blocks, 2, 15, false).count()).isEqualTo(2);
        assertThat(new IndependentPieces(blocks, 2, 0, true).count()).isEqualTo(32);
    }

    @Test
    void negativeEntropyProductionMeansNothing() {
        MeasureNotes notes = new MeasureNotes(2);
        MeasuredEntropy.putProduction("entropy_production_rate", new Estimate(-0.3, 0.1, 32), notes);
        MeasuredEntropy.putProduction("entropy_production_rate.limit", new Estimate(-0.1, 0.1, 32), notes);
        assertThat(notes.results()).hasSize(2);
        assertThat(notes.findings().remarks())
                .singleElement()
                .asString()
                .startsWith("entropy_production_rate is negative by 3.0 errors");
    }
}
