package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.Estimate;

/// What is planted passes at every stage, and null models at none; tolerances are those of the rows, declared before.
class PlantedGravityTest {

    private static final PlantedSampling DENSE = new PlantedSampling(4, 4, 1, 0.1, 5, 0.25, 4);
    private static final PlantedSampling SMALL = new PlantedSampling(0.2, 2, 1, 0.1, 5, 0.25, 2);
    private static final double MOST = 0.9;
    private static final double FEW = 0.1;

    static Stream<PlantedUniverse> universes() {
        return Stream.of(
                new PlantedUniverse.DeSitter(0.2),
                new PlantedUniverse.Kasner(0.2, 1.5, 2),
                new PlantedUniverse.Wave(0.02, 10));
    }

    static Stream<PlantedUniverse> homogeneous() {
        return universes().filter(PlantedUniverse::homogeneous);
    }

    private static Map<String, Estimate> results(
            PlantedUniverse universe, PlantedSampling sampling, int seeds, Crew crew, Double... violations) {
        Experiment.Gravity experiment = new Experiment.Gravity(
                new Experiment.Header("planted", 1, "completed"),
                new GravityPlan(universe, sampling, List.of(violations), seeds, false));
        return new GravityRun(experiment, new Engine(Kernels.scalar(), crew), new Silent())
                .run()
                .results();
    }

    private static final class Silent implements RunOutput {
        @Override
        public void epoch(EpochRecord record) {}

        @Override
        public void progress(String stage, long done, long total) {}
    }

    private static void requireBoth(Map<String, Estimate> results) {
        results.forEach((name, share) -> {
            if (name.endsWith(".passed")) {
                assertThat(share.value()).as(name).isGreaterThanOrEqualTo(MOST);
            } else if (name.contains(".null.")) {
                assertThat(share.value()).as(name).isLessThanOrEqualTo(FEW);
            }
        });
        assertThat(results).containsKeys("equations.passed", "lambda.passed", "evolved.passed", "geodesics.passed");
    }

    /// Ten seeds of few neurons, and a violation that all of them detect.
    @ParameterizedTest
    @MethodSource("homogeneous")
    void whatIsPlantedPassesAndNullsDoNot(PlantedUniverse universe) {
        Map<String, Estimate> results = results(universe, SMALL, 10, Crew.alone(), 0.0, 1.6);
        requireBoth(results);
        assertThat(results).containsKeys("equations.detected", "evolved.detected", "geodesics.detected");
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("universes")
    void atNinetyOfAHundredSeeds(PlantedUniverse universe) {
        try (ThreadCrew crew = new ThreadCrew(2)) {
            PlantedSampling sampling = universe.homogeneous() ? DENSE.withDensity(1) : DENSE;
            requireBoth(results(universe, sampling, 100, crew, 0.0));
        }
    }
}
