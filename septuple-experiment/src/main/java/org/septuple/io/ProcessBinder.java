package org.septuple.io;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.septuple.experiment.RecordingPlan;
import org.septuple.measurement.DoubleWell;
import org.septuple.measurement.KnownProcess;
import org.septuple.measurement.LinearProcess;
import org.septuple.measurement.TanhMap;

/// Binds the section `recording` of a process of known law.
///
/// ```yaml
/// recording: {process: ornstein-uhlenbeck, rates: [[1, -2], [2, 1]], diffusion: 1, interval: 0.01, frames: 2000, replicas: 256}
/// recording: {process: double-well, barrier: 1, rate: 1, diffusion: 0.2, interval: 0.1, substeps: 20, warm-up: 100, frames: 2000, replicas: 64}
/// recording: {process: autoregression, propagator: [[0.9]], noise: [[0.19]], frames: 2000, replicas: 64}
/// recording: {process: tanh-map, weights: [[1.2]], noise: 0.1, warm-up: 100, frames: 2000, replicas: 64}
/// ```
///
/// `diffusion` and `noise` of linear processes are matrices, or a number times the unit matrix.
final class ProcessBinder {

    private static final KnownProcess HARMLESS = new TanhMap(List.of(List.of(0.0)), 1, 0);
    private static final int MANY = 1_000_000_000;

    private final Section section;
    private final RecordingPlan.OfProcess plan;

    /// Reads the section.
    ///
    /// @param section `recording`
    ProcessBinder(Section section) {
        this.section = section;
        Map<String, Supplier<KnownProcess>> processes = new LinkedHashMap<>();
        processes.put("ornstein-uhlenbeck", this::ornsteinUhlenbeck);
        processes.put("double-well", this::doubleWell);
        processes.put("autoregression", this::autoregression);
        processes.put("tanh-map", this::tanhMap);
        KnownProcess process = section.select("process", processes).get();
        long frames = section.longInteger("frames", 1, MANY);
        int replicas = section.integer("replicas", 1, MANY);
        requireMemory(process, frames, replicas);
        this.plan = new RecordingPlan.OfProcess(process, frames, replicas);
    }

    /// The plan, harmless if anything is wrong.
    ///
    /// @return what the section says
    RecordingPlan.OfProcess plan() {
        return plan;
    }

    private KnownProcess ornsteinUhlenbeck() {
        double[][] rates = section.matrix("rates", Section.ANY, Section.ANY, Interval.FINITE);
        double[][] diffusion = matrix("diffusion", rates.length);
        double interval = section.number("interval", Interval.POSITIVE, 1);
        return made("rates", () -> LinearProcess.ornsteinUhlenbeck(rates, diffusion, interval));
    }

    private KnownProcess autoregression() {
        double[][] propagator = section.matrix("propagator", Section.ANY, Section.ANY, Interval.FINITE);
        double[][] noise = matrix("noise", propagator.length);
        return made("propagator", () -> LinearProcess.autoregression(propagator, noise));
    }

    private KnownProcess doubleWell() {
        double barrier = section.number("barrier", Interval.FINITE, 1);
        double rate = section.number("rate", Interval.POSITIVE, 1);
        double diffusion = section.number("diffusion", Interval.POSITIVE);
        double interval = section.number("interval", Interval.POSITIVE, 1);
        int substeps = section.integer("substeps", 1, MANY, 20);
        int warmUp = section.integer("warm-up", 0, MANY, 100);
        return made("process", () -> new DoubleWell(barrier, rate, diffusion, interval, substeps, warmUp));
    }

    private KnownProcess tanhMap() {
        double[][] weights = section.matrix("weights", Section.ANY, Section.ANY, Interval.FINITE);
        double noise = section.number("noise", Interval.NON_NEGATIVE);
        int warmUp = section.integer("warm-up", 0, MANY, 100);
        List<List<Double>> rows = Arrays.stream(weights)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
        return made("weights", () -> new TanhMap(rows, noise, warmUp));
    }

    private KnownProcess made(String key, Supplier<KnownProcess> constructor) {
        return section.construct(key, constructor).orElse(HARMLESS);
    }

    /// A matrix, or a number times the unit matrix.
    private double[][] matrix(String key, int rows) {
        if (section.form(key) == Form.SEQUENCE) {
            return section.matrix(key, rows, rows, Interval.FINITE);
        }
        double number = section.number(key, Interval.NON_NEGATIVE);
        double[][] matrix = new double[rows][rows];
        for (int i = 0; i < rows; i++) {
            matrix[i][i] = number;
        }
        return matrix;
    }

    private void requireMemory(KnownProcess process, long frames, int replicas) {
        double numbers = (double) frames * replicas * process.dimension();
        if (numbers > DataStream.mostValues()) {
            section.reject(
                    "frames",
                    ErrorCode.DATA_TOO_LARGE,
                    "`%s` is %d, with %d replicas of %d coordinates %.0f numbers; at most %d fit"
                            .formatted(
                                    section.path("frames"),
                                    frames,
                                    replicas,
                                    process.dimension(),
                                    numbers,
                                    DataStream.mostValues()),
                    "Draw fewer, or give Java more: SEPTUPLE_JAVA_OPTS=-Xmx8g");
        }
    }
}
