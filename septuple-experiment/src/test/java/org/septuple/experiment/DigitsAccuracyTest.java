package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.io.DataPlaces;
import org.septuple.io.ExperimentFile;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.statistics.Estimate;

/// Accuracy of the shipped digits experiments over seeds, each with a division of the data of its own.
@Tag("slow")
class DigitsAccuracyTest {

    private static final Path EXPERIMENTS = Path.of("../experiments");
    private static final int SEEDS = 5;

    @ParameterizedTest
    @CsvSource({"digits, 0.975", "digits-feedforward, 0.98", "digits-activation, 0.92", "digits-canonical, 0.95"})
    void meanOfFiveSeedsReachesItsTarget(String name, double target) throws InterruptedException {
        DataPlaces places = new DataPlaces(Path.of(""), null, EXPERIMENTS.resolve("data"));
        Map<String, double[]> values = new TreeMap<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            List<String> overrides = name.equals("digits")
                    ? List.of("seed=" + seed, "learning.replicas=1", "canonical=none", "spacetime=none")
                    : List.of("seed=" + seed, "learning.replicas=1");
            ExperimentFile.Prepared prepared = ExperimentFile.read(
                            EXPERIMENTS.resolve(name + ".yaml"), overrides, places)
                    .value();
            Run run = new LocalRunner(Lanes.kernels(), 1).run(prepared.experiment(), prepared.data(), new Silence());
            int index = seed - 1;
            run.results()
                    .forEach((result, estimate) ->
                            values.computeIfAbsent(result, key -> new double[SEEDS])[index] = estimate.value());
        }
        values.forEach((result, numbers) -> {
            Estimate mean = Estimate.ofMean(numbers);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.5f | %.5f | %d |%n",
                    name,
                    result,
                    mean.value(),
                    mean.standardError(),
                    SEEDS);
        });
        assertThat(mean(values, "accuracy.dynamics")).isGreaterThanOrEqualTo(target);
        if (!name.equals("digits-activation")) { // trained on the boundary loss alone, its bulk has no loss to relax on
            assertThat(mean(values, "accuracy.relaxation")).isGreaterThanOrEqualTo(target);
        }
    }

    private static double mean(Map<String, double[]> values, String name) {
        double[] numbers = values.get(name);
        return numbers == null ? Double.NaN : Estimate.ofMean(numbers).value();
    }

    private record Silence() implements RunOutput {
        @Override
        public void epoch(EpochRecord record) {}

        @Override
        public void progress(String stage, long done, long total) {}
    }
}
