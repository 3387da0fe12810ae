package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.septuple.gravity.KeplerDisc;
import org.septuple.gravity.RayEnd;
import org.septuple.gravity.View;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Cutoff;
import org.septuple.statistics.Estimate;

class ImageRunTest {

    private static Experiment.OfGeodesics experiment(
            MetricSource source, @Nullable KeplerDisc disc, View view, List<Double> at, List<Double> toward) {
        ImagePlan plan = new ImagePlan(at, toward, List.of(0.0, 0.0, 1.0), view, 400, disc, 1e-8);
        return new Experiment.OfGeodesics(new Experiment.Header("image", 1, "completed"), source, null, null, plan);
    }

    private static Run run(Experiment.OfGeodesics experiment, int threads) {
        try (ThreadCrew crew = new ThreadCrew(threads)) {
            return new GeodesicRun(experiment, new Engine(Kernels.scalar(), crew), new Silence()).run();
        }
    }

    private static final class Silence implements RunOutput {
        @Override
        public void epoch(EpochRecord record) {}

        @Override
        public void progress(String stage, long done, long total) {}
    }

    private static Findings findings(Run run) {
        return Objects.requireNonNull(run.findings());
    }

    private static double value(Run run, String name) {
        Estimate result = run.results().get(name);
        return Objects.requireNonNull(result, name).value();
    }

    /// A disc of angle α with sin α = 3√3 M √(1 − 2M/r)/r has 2π(1 − cos α) of solid angle; the sky sends from r = 400 in the isotropic chart, where it is at rest.
    @Test
    void theShadowOfAMassHasItsSizeAndTheSkyItsShift() {
        Experiment.OfGeodesics experiment = experiment(
                new MetricSource.Known("schwarzschild-isotropic", Map.of("mass", 1.0)),
                null,
                new View(60, 60, 50),
                List.of(0.0, 19.0, 0.0, 0.0),
                List.of(0.0, 0.0, 0.0));
        Run run = run(experiment, 1);
        double r = 19 * (1 + 0.5 / 19) * (1 + 0.5 / 19);
        double alpha = StrictMath.asin(3 * Math.sqrt(3) / r * Math.sqrt(1 - 2 / r));
        double exact = 2 * Math.PI * (1 - StrictMath.cos(alpha)) * Math.pow(Math.toDegrees(1), 2);
        assertThat(value(run, "shadow.area")).isCloseTo(exact, within(0.02 * exact));
        assertThat(value(run, "shadow.width")).isCloseTo(2 * Math.toDegrees(alpha), within(1.0));
        assertThat(value(run, "shadow.height")).isCloseTo(2 * Math.toDegrees(alpha), within(1.0));
        double lapse = (1 - 0.5 / 19) / (1 + 0.5 / 19);
        double far = (1 - 0.5 / 400) / (1 + 0.5 / 400);
        assertThat(value(run, "redshift.min")).isCloseTo(lapse / far - 1, within(1e-7));
        assertThat(value(run, "redshift.max")).isCloseTo(lapse / far - 1, within(1e-7));
        assertThat(value(run, "rays")).isEqualTo(3000);
        assertThat(value(run, "rays.sky") + value(run, "rays.captured")).isEqualTo(3000);
        assertThat(value(run, "rays.disc") + value(run, "rays.hole") + value(run, "rays.lost"))
                .isZero();
        assertThat(findings(run).remarks().getFirst()).contains("r = 2.1", "horizon at 2", "light at 3");
    }

    @Test
    void resultsDoNotDependOnThreads() {
        Experiment.OfGeodesics experiment = experiment(
                new MetricSource.Known("kerr-schild", Map.of("mass", 1.0, "spin", 0.9)),
                new KeplerDisc(3, 8),
                new View(40, 21, 17),
                List.of(0.0, 20.0, 0.0, 5.0),
                List.of(0.0, 0.0, 0.0));
        Run one = run(experiment, 1);
        assertThat(run(experiment, 3).results()).isEqualTo(one.results());
        assertThat(value(one, "rays.disc")).isPositive();
        assertThat(value(one, "redshift.min")).isNegative();
    }

    /// Two neurons that cover the camera and not the far end of the box.
    @Test
    void holesAreCounted() {
        NeuronSource few = new NeuronSource.Laid(NeuronSource.Laid.Positions.LATTICE, 2, 0.5, 8, 4, 0);
        MetricSource source = new MetricSource.OfNeurons(few, Box.cube(4, false), Cutoff.of(1e-6), 0.2);
        Experiment.OfGeodesics experiment =
                experiment(source, null, new View(60, 8, 8), List.of(0.0, 1.0, 1.0, 1.0), List.of(3.0, 3.0, 2.0));
        Run run = run(experiment, 1);
        double holes = value(run, "rays.hole");
        assertThat(holes).isPositive();
        assertThat(value(run, "rays.sky") + holes).isEqualTo(64);
        assertThat(run.results()).doesNotContainKey("shadow.area");
        assertThat(findings(run).remarks()).anyMatch(remark -> remark.contains("a hole, that no neuron covers"));
        assertThat(ImageRun.counts(Objects.requireNonNull(findings(run).image())))
                .containsEntry(RayEnd.HOLE, (long) holes);
    }

    /// Four hundred times as many pixels: the time of a few rays, made now, counts for each.
    @Test
    void costGrowsWithPixels() {
        MetricSource flat = new MetricSource.Known("minkowski", Map.of());
        List<Double> at = List.of(0.0, 20.0, 0.0, 0.0);
        List<Double> toward = List.of(0.0, 0.0, 0.0);
        Cost few = GeodesicCost.of(experiment(flat, null, new View(40, 20, 20), at, toward), Kernels.scalar(), 1);
        Cost many = GeodesicCost.of(experiment(flat, null, new View(40, 400, 400), at, toward), Kernels.scalar(), 1);
        assertThat(few.seconds()).isGreaterThan(1);
        assertThat(many.seconds() - 1).isGreaterThan(40 * (few.seconds() - 1));
        assertThat(many.memoryBytes()).isEqualTo(400 * few.memoryBytes());
        assertThat(many.diskBytes() - few.diskBytes()).isBetween(56L * 159_600, 112L * 159_600);
    }
}
