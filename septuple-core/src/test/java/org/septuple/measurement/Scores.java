package org.septuple.measurement;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

/// z-scores of several estimators over seeds, which must be standard normal. A run of [#MANY] seeds prints its rows of docs/slow.md.
final class Scores {

    /// Chance of each check to fail right errors.
    static final double LEVEL = 0.001;

    /// Seeds of a whole run.
    static final int MANY = 200;

    private final String place;
    private final int seeds;
    private final Map<String, double[]> rows = new LinkedHashMap<>();

    /// No scores yet.
    ///
    /// @param place of the measurement, to be printed
    /// @param seeds number of them
    Scores(String place, int seeds) {
        this.place = place;
        this.seeds = seeds;
    }

    /// Frames × replicas, lag.
    static String place(int frames, int replicas, int lag) {
        return "%d × %d, %d".formatted(frames, replicas, lag);
    }

    void put(String name, int seed, Estimate estimate, double truth) {
        rows.computeIfAbsent(name, key -> new double[seeds])[seed] = Calibration.normalScore(estimate, truth);
    }

    /// Prints all rows of a whole run; fails by all but those whose names begin as given.
    void judge(String... unjudged) {
        if (seeds == MANY) {
            rows.forEach((name, z) -> System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %.2f | %.2g |%n",
                    name,
                    place,
                    Arrays.stream(z).average().orElseThrow(),
                    Calibration.deviation(z),
                    Calibration.ofStandardNormal(z)));
        }
        rows.keySet().removeIf(name -> Arrays.stream(unjudged).anyMatch(name::startsWith));
        assertSoftly(softly -> rows.forEach((name, z) -> {
            softly.assertThatCode(() -> Calibration.assertUnitMoments(z, LEVEL))
                    .as(name + " " + place)
                    .doesNotThrowAnyException();
            softly.assertThatCode(() -> Calibration.assertStandardNormal(z, LEVEL))
                    .as(name + " " + place)
                    .doesNotThrowAnyException();
        }));
    }
}
