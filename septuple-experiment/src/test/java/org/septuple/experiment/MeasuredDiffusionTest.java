package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.MeasurePlan.Quantity;
import org.septuple.measurement.LinearProcess;
import org.septuple.measurement.Recording;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// The spectrum of D where coordinates are many and replicas few: 24 of 128 increments, of which the drift takes 25.
class MeasuredDiffusionTest {

    private static final int COORDINATES = 24;
    private static final int DEGREES = 4 * 32 - 25;
    private static final int SEEDS = 60;

    /// Independent numbers; the first coordinate has so many times the variance of others.
    private static MeasureNotes measured(double first, int replicas, int frames, int seed) {
        double[][] noise = new double[COORDINATES][COORDINATES];
        for (int k = 0; k < COORDINATES; k++) {
            noise[k][k] = k == 0 ? first : 1;
        }
        MeasureNotes notes = new MeasureNotes(COORDINATES);
        MeasurePlan plan = new MeasurePlan(
                List.of(Quantity.DIFFUSION), 1, List.of(), MeasurePlan.Removal.LINEAR, 4, List.of(), null);
        Recording recording = LinearProcess.autoregression(new double[COORDINATES][COORDINATES], noise)
                .record(frames, replicas, seed, Engine.scalar());
        new MeasuredDiffusion(recording, plan, IndependentPieces.of(recording), Engine.scalar()).measure(notes);
        return notes;
    }

    private static Estimate result(MeasureNotes notes, String name) {
        return Objects.requireNonNull(notes.results().get(name), name);
    }

    private static String remark(MeasureNotes notes) {
        return notes.findings().remarks().stream()
                .filter(remark -> remark.startsWith("spectrum of D"))
                .findFirst()
                .orElse("");
    }

    /// Mean and standard deviation.
    private static double[] moments(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double square = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1);
        return new double[] {mean, Math.sqrt(square)};
    }

    /// The median of Marchenko and Pastur's law √((b − x)(x − a))/(2πγx), by midpoints.
    private static double median(double gamma) {
        double low = Math.pow(1 - Math.sqrt(gamma), 2);
        double high = Math.pow(1 + Math.sqrt(gamma), 2);
        double step = (high - low) / 100_000;
        double sum = 0;
        double x = low - step / 2;
        while (sum < 0.5) {
            x += step;
            sum += step * Math.sqrt((high - x) * (x - low)) / (2 * Math.PI * gamma * x);
        }
        return x;
    }

    /// Johnstone: ν λ/mean = μ + σW, and W of Tracy and Widom has the mean −1.2065 and the deviation 1.268.
    @Test
    void chanceSpreadsEqualEigenvaluesAsItsLawSays() {
        double rows = Math.sqrt(DEGREES - 1);
        double columns = Math.sqrt(COORDINATES);
        double sigma = (rows + columns) * Math.cbrt(1 / rows + 1 / columns) / DEGREES;
        double expected = Math.pow(rows + columns, 2) / DEGREES - 1.2065 * sigma;
        MeasureNotes[] all = IntStream.range(0, SEEDS)
                .mapToObj(seed -> measured(1, 32, 5, seed))
                .toArray(MeasureNotes[]::new);
        double[] largest = moments(Arrays.stream(all)
                .mapToDouble(notes -> result(notes, "D_step.eigenvalue.0").value()
                        / result(notes, "D_step.scalar").value())
                .toArray());
        assertThat((largest[0] - expected) / (1.268 * sigma / Math.sqrt(SEEDS))).isBetween(-4.0, 4.0);
        double ratio = expected / median((double) COORDINATES / DEGREES);
        double[] scores = Arrays.stream(all)
                .mapToDouble(notes -> result(notes, "D_step.anisotropy").zAgainst(ratio))
                .toArray();
        assertThat(Arrays.stream(scores).map(Math::abs).max().orElseThrow()).isLessThan(4);
        assertThat(moments(scores)[0]).isCloseTo(0, within(1.0));
        long chance = Arrays.stream(all)
                .filter(notes -> remark(notes).contains("may be chance"))
                .count();
        assertThat(chance).isBetween(SEEDS - 4L, (long) SEEDS);
    }

    @Test
    void oneLargeEigenvalueIsNoChance() {
        for (int seed = 0; seed < 10; seed++) {
            MeasureNotes notes = measured(10, 32, 5, seed);
            assertThat(remark(notes)).contains("chance spreads 24 equal", "larger than chance makes it");
            double ratio = result(notes, "D_step.anisotropy").value();
            assertThat(ratio).isGreaterThan(6);
        }
    }

    @Test
    void manyIncrementsNeedNoWarning() {
        assertThat(remark(measured(1, 256, 60, 1))).isEmpty();
        assertThat(remark(measured(1, 20, 60, 1))).contains("20 replicas are fewer than 24 coordinates");
    }
}
