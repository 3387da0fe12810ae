package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.MeasurePlan.Quantity;
import org.septuple.experiment.MeasurePlan.SlopePlan;
import org.septuple.measurement.DoubleWell;
import org.septuple.measurement.KnownProcess;
import org.septuple.measurement.LinearProcess;
import org.septuple.measurement.Recording;
import org.septuple.measurement.TanhMap;
import org.septuple.network.Split;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

/// Kind `measure` on processes of known law.
class MeasureRunTest {

    private static Run run(
            KnownProcess process, long frames, int replicas, @Nullable SlopePlan force, int threads, Quantity... wanted)
            throws InterruptedException {
        MeasurePlan plan =
                new MeasurePlan(List.of(wanted), 1, List.of(), MeasurePlan.Removal.LINEAR, 4, List.of(), force);
        Experiment experiment = new Experiment.Measure(
                new Experiment.Header("process", 3, "completed"),
                new RecordingPlan.OfProcess(process, frames, replicas),
                null,
                null,
                plan);
        Split none = Moons.DATA;
        return new LocalRunner(Kernels.scalar(), threads).run(experiment, none, new Moons.Recorder());
    }

    private static double z(Run run, String name, double truth) {
        Estimate found = Objects.requireNonNull(run.results().get(name), name);
        return found.zAgainst(truth);
    }

    /// A = (1, −2; 2, 1), D = 1: Σ = 1, and K = 1 makes half of A a gradient.
    @Test
    void aRotatingProcessIsTold() throws InterruptedException {
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(
                new double[][] {{1, -2}, {2, 1}}, new double[][] {{1, 0}, {0, 1}}, 0.05);
        Run run = run(process, 200, 128, null, 2, Quantity.DIFFUSION, Quantity.LAGS, Quantity.MARKOV);
        assertThat(z(run, "rate.0.1", -2)).isBetween(-4.0, 4.0);
        assertThat(z(run, "rate.1.1", 1)).isBetween(-4.0, 4.0);
        assertThat(z(run, "D.0.0", 1)).isBetween(-4.0, 4.0);
        assertThat(z(run, "D.1.0", 0)).isBetween(-4.0, 4.0);
        assertThat(z(run, "variance.0", 1)).isBetween(-4.0, 4.0);
        assertThat(run.results().get("plateau")).isEqualTo(new Estimate(1, Double.NaN, 5));
        assertThat(Objects.requireNonNull(run.results().get("markov_p")).value())
                .isGreaterThan(1e-3);
        FindingTable lags =
                Objects.requireNonNull(run.findings()).table(Shape.LAGS).orElseThrow();
        assertThat(lags.column("lag")).containsExactly(1, 2, 4, 8, 16, 1, 2, 4, 8, 16);
    }

    /// −∂F = q − q³ with γ = 1 and D = .3, which does not depend on the place.
    @Test
    void aDoubleWellDrivesItsParticles() throws InterruptedException {
        SlopePlan force = new SlopePlan.Polynomial(List.of(5.0, 0.0, -0.5, 0.0, 0.25));
        Run run = run(
                new DoubleWell(1, 1, 0.3, 0.02, 10, 200), 200, 256, force, 1, Quantity.POSITION, Quantity.POTENTIAL);
        assertThat(z(run, "gamma.corrected", 1)).isBetween(-4.0, 4.0);
        assertThat(z(run, "gamma.r2", 1)).isBetween(-4.0, 4.0);
        assertThat(Objects.requireNonNull(run.results().get("D_constant_p.continuous"))
                        .value())
                .isGreaterThan(1e-3);
        FindingTable drift =
                Objects.requireNonNull(run.findings()).table(Shape.DRIFT).orElseThrow();
        assertThat(drift.rows()).hasSize(16);
        FindingTable potential =
                Objects.requireNonNull(run.findings()).table(Shape.POTENTIAL).orElseThrow();
        for (int bin = 0; bin < potential.rows().size(); bin++) {
            double q = potential.column("q")[bin];
            double slope = q * (q * q - 1);
            double bend = 3 * q * q - 1;
            assertWithin(potential, "stationary", bin, slope * slope - 2 * 0.3 * bend);
            if (Math.abs(q) < 1.2) { // outer bins are wide: F'' changes in them, and within a lag
                assertWithin(potential, "paper_ito", bin, -slope * slope + 0.3 * bend);
            }
        }
    }

    /// A = 1 + 2J and F = q²/2: of squared steps (P − 1)q the part along q, and 1/5 + O(τ²) of what is corrected for their length.
    @Test
    void rotationIsNoPartOfTheDriftThatGammaExplains() throws InterruptedException {
        double dt = 0.02;
        LinearProcess process =
                LinearProcess.ornsteinUhlenbeck(new double[][] {{1, -2}, {2, 1}}, new double[][] {{1, 0}, {0, 1}}, dt);
        Run run = run(process, 400, 128, new SlopePlan.Quadratic(List.of(List.of(1.0, 0.0), List.of(0.0, 1.0))), 2);
        double along = process.propagator()[0][0] - 1;
        double across = process.propagator()[0][1];
        assertThat(z(run, "gamma", -along / dt)).isBetween(-4.0, 4.0);
        assertThat(z(run, "gamma.r2", along * along / (along * along + across * across)))
                .isBetween(-4.0, 4.0);
        assertThat(z(run, "gamma.r2.corrected", 0.2)).isBetween(-4.0, 4.0);
        assertThat(Objects.requireNonNull(run.results().get("gamma.r2")).standardError())
                .isBetween(1e-4, 0.05);
        Run walk = run(
                LinearProcess.ornsteinUhlenbeck(new double[][] {{1, 0}, {0, 1}}, new double[][] {{1, 0}, {0, 1}}, 1e-4),
                200,
                128,
                new SlopePlan.Quadratic(List.of(List.of(1.0, 0.0), List.of(0.0, 1.0))),
                2);
        assertThat(Objects.requireNonNull(walk.results().get("gamma.r2")).standardError())
                .isNaN();
        assertThat(Objects.requireNonNull(walk.findings()).remarks())
                .anyMatch(remark -> remark.contains("not seen well enough"));
    }

    /// q̇ = −(1 + J)∂F with F = ½qᵀKq, whose ∂F are correlated: one γ. And q̇ = −(γ₀, γ₁)∂F.
    @Test
    void rotationIsNoAnisotropyAndAnisotropyIs() throws InterruptedException {
        double[][] noise = {{1, 0}, {0, 1}};
        SlopePlan force = new SlopePlan.Quadratic(List.of(List.of(2.0, 1.0), List.of(1.0, 2.0)));
        Run rotating = run(
                LinearProcess.ornsteinUhlenbeck(new double[][] {{3, 3}, {-1, 1}}, noise, 0.005), 800, 128, force, 2);
        assertThat(z(rotating, "gamma.0", 1)).isBetween(-4.0, 4.0);
        assertThat(z(rotating, "gamma.1", 1)).isBetween(-4.0, 4.0);
        for (String name : List.of("gamma.isotropy_p", "gamma.isotropy_p.corrected")) {
            assertThat(Objects.requireNonNull(rotating.results().get(name)).value())
                    .as(name)
                    .isGreaterThan(1e-3);
        }
        Run unequal =
                run(LinearProcess.ornsteinUhlenbeck(new double[][] {{2, 1}, {2, 4}}, noise, 0.005), 800, 128, force, 2);
        assertThat(z(unequal, "gamma.0", 1)).isBetween(-4.0, 4.0);
        assertThat(z(unequal, "gamma.1", 2)).isBetween(-4.0, 4.0);
        assertThat(Objects.requireNonNull(unequal.results().get("gamma.isotropy_p"))
                        .value())
                .isLessThan(1e-6);
    }

    @Test
    void aPotentialIsGivenOrSaidWhyNot() {
        Recording one = LinearProcess.ornsteinUhlenbeck(new double[][] {{1}}, new double[][] {{1}}, 0.05)
                .record(200, 64, 1, Engine.scalar());
        SlopePlan quadratic = new SlopePlan.Quadratic(List.of(List.of(1.0)));
        SlopePlan polynomial = new SlopePlan.Polynomial(List.of(0.0, 0.0, 0.5));
        MeasureFindings found = measured(one, quadratic, Quantity.POTENTIAL).findings();
        assertThat(found.table(Shape.POTENTIAL))
                .isPresent()
                .isEqualTo(
                        measured(one, polynomial, Quantity.POTENTIAL).findings().table(Shape.POTENTIAL));
        assertThat(measured(one, null, Quantity.POTENTIAL).findings().remarks())
                .anyMatch(remark -> remark.startsWith("potential: V needs F as a formula"));
        Recording two = LinearProcess.autoregression(
                        new double[][] {{0.5, 0}, {0, 0.5}}, new double[][] {{1, 0}, {0, 1}})
                .record(60, 64, 1, Engine.scalar());
        assertThat(measured(two, null, Quantity.POTENTIAL).findings().remarks())
                .anyMatch(remark -> remark.startsWith("potential: V is measured along one coordinate"));
        assertThat(measured(one, new SlopePlan.Polynomial(List.of(1.0)), Quantity.POTENTIAL)
                        .findings()
                        .remarks())
                .anyMatch(remark -> remark.contains("slope of F is 0"))
                .anyMatch(remark -> remark.startsWith("potential: V needs gamma"));
    }

    @Test
    void aSlopeWithGapsIsRefused() {
        Recording q = LinearProcess.autoregression(new double[][] {{0.5}}, new double[][] {{1}})
                .record(40, 16, 1, Engine.scalar());
        double[] slope = new double[40 * 16];
        q.read(0, 40, slope);
        slope[3 * 16 + 2] = Double.NaN;
        MeasurePlan plan = new MeasurePlan(
                List.of(), 1, List.of(), MeasurePlan.Removal.LINEAR, 4, List.of(), new SlopePlan.Quadratic(List.of()));
        RecordingMeasurement measurement =
                new RecordingMeasurement(q, Recording.of(slope, 16, 1, 1), plan, Engine.scalar());
        assertThatThrownBy(() -> measurement.measure(new Moons.Recorder()))
                .hasMessageContaining("slope of F at frame 3, replica 2, coordinate 0 is NaN");
    }

    /// Two errors above the correlation time that is measured.
    @Test
    void blocksAreJudgedByTheLongestTimeThatMayBe() {
        Recording recording = LinearProcess.autoregression(new double[][] {{0.8}}, new double[][] {{1}})
                .record(2000, 1, 1, Engine.scalar());
        RecordingMeasurement found = measured(recording, null, Quantity.TIMES);
        Estimate tau = Objects.requireNonNull(found.results().get("tau"));
        assertThat(found.findings().remarks())
                .anyMatch(remark -> remark.contains(
                        "correlations last at most %.3g frames".formatted(tau.value() + 2 * tau.standardError())));
        double[][] one = new double[65][65];
        for (int k = 0; k < one.length; k++) {
            one[k][k] = 1;
        }
        Recording wide = LinearProcess.autoregression(new double[65][65], one).record(200, 2, 1, Engine.scalar());
        assertThat(measured(wide, null, Quantity.DISSIPATION).findings().remarks())
                .anyMatch(remark -> remark.contains("more than 64 coordinates are not measured (here: 65)"));
    }

    /// x′ = |x|/2 + ξ.
    @Test
    void aSteepBinLosesOnlyItsOwnNumber() {
        double[] q = new double[200 * 64];
        LinearProcess.autoregression(new double[][] {{0}}, new double[][] {{1}})
                .record(200, 64, 2, Engine.scalar())
                .read(0, 200, q);
        for (int i = 64; i < q.length; i++) {
            q[i] += (q[i - 64] > 0 ? 0.5 : -0.5) * q[i - 64];
        }
        RecordingMeasurement found = measured(Recording.of(q, 64, 1, 1), null, Quantity.POSITION);
        assertThat(found.results()).containsKey("D_constant_p");
        assertThat(found.findings().table(Shape.POSITIONS).orElseThrow().rows()).hasSize(12);
        assertThat(found.findings().remarks()).anyMatch(remark -> remark.contains("no D of a continuous process"));
    }

    @Test
    void aForceThatIsClippedIsNamed() {
        Recording q = LinearProcess.autoregression(new double[][] {{0.5, 0}, {0, 0.5}}, new double[][] {{1, 0}, {0, 1}})
                .record(800, 16, 1, Engine.scalar());
        double[] slope = new double[800 * 16 * 2];
        q.read(0, 800, slope);
        for (int i = 1; i < slope.length; i += 2) {
            slope[i] = Math.clamp(slope[i], -0.3, 0.3);
        }
        MeasureNotes notes = new MeasureNotes(2);
        new MeasuredForce(q, Recording.of(slope, 16, 2, 1), 1, Engine.scalar()).measure(notes);
        assertThat(notes.findings().remarks()).anyMatch(remark -> remark.contains("along coordinate 1 is empty"));
    }

    /// Four errors, and what a bin of width .3 and a lag of .02 leave of order .05.
    private static void assertWithin(FindingTable table, String column, int row, double truth) {
        double error = 4 * table.column(column + "_se")[row] + 0.05;
        assertThat(table.column(column)[row]).as(column + row).isBetween(truth - error, truth + error);
    }

    @Test
    void bitsDoNotDependOnThreads() throws InterruptedException {
        LinearProcess process = LinearProcess.autoregression(new double[][] {{0.7}}, new double[][] {{1}});
        Quantity[] all = Quantity.values();
        Run one = run(process, 60, 64, new SlopePlan.Quadratic(List.of(List.of(1.0))), 1, all);
        Run two = run(process, 60, 64, new SlopePlan.Quadratic(List.of(List.of(1.0))), 2, all);
        assertThat(two.results()).isEqualTo(one.results());
        assertThat(two.findings()).isEqualTo(one.findings());
    }

    /// x′ = tanh x without noise comes to rest within rounding; a motion in a steep well at one step per frame blows up.
    @Test
    void whatCannotBeMeasuredEndsInWords() throws InterruptedException {
        Run blown = run(new DoubleWell(50, 1, 1, 1, 1, 0), 50, 4, null, 1, Quantity.DIFFUSION);
        assertThat(blown.outcome()).isInstanceOf(Outcome.Diverged.class);
        assertThat(blown.outcome().toString()).contains("more substeps");
        Run still = run(new TanhMap(List.of(List.of(0.0)), 0, 10), 50, 4, null, 1, Quantity.DIFFUSION);
        assertThat(still.outcome().toString()).contains("coordinate 0 never changes");
        double[][] one = new double[20][20];
        for (int k = 0; k < one.length; k++) {
            one[k][k] = 1;
        }
        LinearProcess noise = LinearProcess.autoregression(new double[20][20], one);
        Run few = run(noise, 2, 16, null, 1, Quantity.DIFFUSION);
        assertThat(Objects.requireNonNull(few.findings()).remarks())
                .anyMatch(remark -> remark.contains("record more replicas or frames"));
    }

    private static RecordingMeasurement measured(Recording recording, @Nullable SlopePlan force, Quantity... wanted) {
        MeasurePlan plan =
                new MeasurePlan(List.of(wanted), 1, List.of(), MeasurePlan.Removal.LINEAR, 4, List.of(), force);
        RecordingMeasurement measurement = new RecordingMeasurement(recording, null, plan, Engine.scalar());
        measurement.measure(new Moons.Recorder());
        return measurement;
    }

    private static Recording times(Recording recording, double factor) {
        int c = recording.coordinates();
        double[] values = new double[(int) recording.frames() * recording.replicas() * c];
        recording.read(0, (int) recording.frames(), values);
        return Recording.of(Arrays.stream(values).map(x -> factor * x).toArray(), recording.replicas(), c, 1);
    }

    /// Powers of two near both ends of the scales that are measured: what has units scales with them, all else stays.
    @Test
    void scalesThatAreMeasuredKeepAllDigits() {
        for (int c : new int[] {1, 2}) {
            double[][] propagator = c == 1 ? new double[][] {{0.7}} : new double[][] {{0.7, 0.2}, {-0.2, 0.7}};
            double[][] noise = c == 1 ? new double[][] {{1}} : new double[][] {{1, 0}, {0, 2}};
            Recording recording =
                    LinearProcess.autoregression(propagator, noise).record(40, 32, 1, Engine.scalar());
            SlopePlan force = c == 1 ? new SlopePlan.Polynomial(List.of(0.0, 0.0, 0.5)) : null;
            Map<String, Estimate> plain =
                    measured(recording, force, Quantity.values()).results();
            for (double factor : new double[] {0x1p-100, 0x1p95}) {
                Map<String, Estimate> scaled = measured(times(recording, factor), force, Quantity.values())
                        .results();
                assertThat(scaled.keySet()).isEqualTo(plain.keySet());
                plain.forEach((name, before) -> {
                    Estimate now = Objects.requireNonNull(scaled.get(name));
                    if (name.startsWith("D_step.anis") || name.endsWith("_p") || name.startsWith("rate.")) {
                        assertThat(now.value()).as(name).isCloseTo(before.value(), within(1e-9));
                    } else if (name.matches(
                            "(D|D_step|D_raw|variance|velocity_variance|dissipation|fluctuation)[.0-9]*")) {
                        assertThat(now.value() / factor / factor)
                                .as(name)
                                .isCloseTo(before.value(), within(1e-9 * Math.abs(before.value()) + 1e-12));
                    }
                    assertThat(Double.isFinite(now.standardError()))
                            .as(name + " " + now)
                            .isEqualTo(Double.isFinite(before.standardError()));
                    assertThat(now.standardError() > 0).as(name).isEqualTo(before.standardError() > 0);
                });
            }
        }
    }

    /// The approach from 20 standard deviations away.
    @Test
    void entropyProductionOfAnApproachIsRemarked() {
        Recording still = LinearProcess.autoregression(
                        new double[][] {{0.8, 0.2}, {-0.2, 0.8}}, new double[][] {{1, 0}, {0, 1}})
                .record(40, 64, 1, Engine.scalar());
        double[] values = new double[40 * 64 * 2];
        still.read(0, 40, values);
        for (int i = 0; i < values.length; i++) {
            int frame = i / 128;
            values[i] += 20 * Math.exp(-0.1 * frame);
        }
        String words = "first and second half";
        assertThat(measured(still, null, Quantity.PRODUCTION).findings().remarks())
                .noneMatch(remark -> remark.contains(words))
                .anyMatch(remark -> remark.matches(".*bias about [-.0-9e]+, with a standard error of [.0-9e-]+.*"));
        assertThat(measured(Recording.of(values, 64, 2, 1), null, Quantity.PRODUCTION)
                        .findings()
                        .remarks())
                .anyMatch(remark -> remark.contains(words));
    }

    /// x′ = x/2 + ξ, y′ = .9y + ξ.
    @Test
    void oneNoiseForTwoProducesNoNumber() {
        Recording recording = LinearProcess.autoregression(
                        new double[][] {{0.5, 0}, {0, 0.9}}, new double[][] {{1, 1}, {1, 1}})
                .record(40, 64, 1, Engine.scalar());
        RecordingMeasurement found = measured(recording, null, Quantity.PRODUCTION);
        assertThat(found.results().keySet()).noneMatch(name -> name.startsWith("entropy_production"));
        assertThat(found.findings().remarks()).anyMatch(remark -> remark.contains("entropy production is infinite"));
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        MeasureNotes notes = new MeasureNotes(1);
        notes.put("tau", new Estimate(Double.NaN, Double.NaN, 1));
        assertThat(notes.results()).isEmpty();
        assertThat(notes.findings().remarks())
                .containsExactly("tau is not given: the recording leaves it undetermined");
    }
}
