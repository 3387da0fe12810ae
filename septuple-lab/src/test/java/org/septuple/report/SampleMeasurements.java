package org.septuple.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.MeasurePlan;
import org.septuple.experiment.RecordingPlan;
import org.septuple.experiment.Run;
import org.septuple.measurement.KnownProcess;
import org.septuple.measurement.LinearProcess;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

/// Findings of kind `measure` made by hand, of every sort that a report can be about.
final class SampleMeasurements {

    static final List<String> REMARKS =
            List.of("lag scan: plateau from lag 2 to 16", "coordinates [3] are constant & left out: variance < 10⁻¹²");

    static final KnownProcess PROCESS =
            LinearProcess.ornsteinUhlenbeck(new double[][] {{1, -2}, {2, 1}}, new double[][] {{1, 0}, {0, 1}}, 0.01);

    private SampleMeasurements() {}

    /// All shapes, as of a good recording of an Ornstein–Uhlenbeck process of rate 1.
    static Findings whole(int coordinates, int modes) {
        List<List<Double>> lags = new ArrayList<>();
        List<List<Double>> positions = new ArrayList<>();
        List<List<Double>> times = new ArrayList<>();
        List<List<Double>> drift = new ArrayList<>();
        for (int c = 0; c < coordinates; c++) {
            double d = 1 + 0.3 * c;
            for (int lag = 1; lag <= 512; lag *= 2) {
                double t = 0.01 * lag;
                double decay = Math.exp(-t);
                double se = 0.01 * d * Math.sqrt(1 + t);
                lags.add(List.of(
                        (double) lag,
                        t,
                        (double) c,
                        lag > 256 ? Double.NaN : 1 + 0.03 * Math.sin(lag + c),
                        lag > 256 ? Double.NaN : 0.02 * (1 + t),
                        d * (1 - decay) / t,
                        se,
                        d * (1 - decay * decay) / (2 * t),
                        se,
                        d * (1 + 0.01 * Math.sin(3.0 * lag)),
                        2 * se));
            }
            for (int bin = 0; bin < 15; bin++) {
                double q = -2.1 + 0.3 * bin;
                double se = 0.03 * Math.exp(q * q / 4);
                positions.add(List.of(
                        (double) c,
                        (double) bin,
                        q,
                        -q + se * Math.sin(5.0 * bin),
                        se,
                        d + se * Math.cos(bin),
                        se,
                        1.1 * d + se * Math.cos(bin),
                        se));
                double force = -q;
                double fit = 0.9 * force;
                double measured = fit + 0.1 * q * q * q / 9 + se * Math.sin(7.0 * bin);
                drift.add(List.of((double) c, force, measured, se, fit, measured - fit));
            }
            times.add(c == 1 ? List.of((double) c, 320.5, Double.NaN, 1.0) : List.of((double) c, 1.02 + c, 0.034, 0.0));
        }
        List<List<Double>> spectrum = new ArrayList<>();
        for (int mode = 0; mode < modes; mode++) {
            double value = mode % 97 == 96 ? -1e-9 : 3 * Math.pow(10, -9.0 * mode / Math.max(1, modes));
            spectrum.add(List.of((double) mode, value, Math.abs(value) * 0.1));
        }
        List<List<Double>> entropies = new ArrayList<>();
        for (int k : new int[] {1, 2, 4, 8}) {
            for (int samples = 128; samples <= 65536; samples *= 4) {
                entropies.add(
                        List.of((double) samples, (double) k, 2.84 + 2.0 * k / samples, 1.2 / Math.sqrt(samples)));
            }
        }
        return new Findings(
                List.of(
                        new FindingTable(Shape.LAGS, lags),
                        new FindingTable(Shape.SPECTRUM, spectrum),
                        new FindingTable(Shape.POSITIONS, positions),
                        new FindingTable(Shape.TIMES, times),
                        new FindingTable(Shape.ENTROPIES, entropies),
                        new FindingTable(Shape.DRIFT, drift)),
                REMARKS);
    }

    /// Every column of every shape the same number, one row each.
    static Findings constant(double number) {
        List<FindingTable> tables = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            List<Double> row = new ArrayList<>();
            for (FindingTable.Column column : shape.columns()) {
                row.add(column.whole() ? 1 : number);
            }
            tables.add(new FindingTable(shape, List.of(row, row)));
        }
        return new Findings(tables, List.of());
    }

    /// One row of each table.
    static Findings single() {
        List<FindingTable> tables = new ArrayList<>();
        for (FindingTable table : whole(1, 1).tables()) {
            tables.add(new FindingTable(table.shape(), List.of(table.rows().getFirst())));
        }
        return new Findings(tables, List.of("one row"));
    }

    /// Tables without rows.
    static Findings empty() {
        List<FindingTable> tables = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            tables.add(new FindingTable(shape, List.of()));
        }
        return new Findings(tables, REMARKS);
    }

    /// The plan of a run that measures all.
    static MeasurePlan plan() {
        return new MeasurePlan(
                List.of(MeasurePlan.Quantity.values()),
                1,
                List.of(1, 2, 4),
                MeasurePlan.Removal.LINEAR,
                4,
                List.of(1),
                new MeasurePlan.SlopePlan.Quadratic(List.of(List.of(1.0, 0.0), List.of(0.0, 1.0))));
    }

    /// A run of kind `measure`.
    static Run run(RecordingPlan source, @Nullable Findings findings, Map<String, Estimate> results) {
        Experiment experiment =
                new Experiment.Measure(new Experiment.Header("ou", 5, "completed"), source, null, null, plan());
        return new Run(
                experiment, new Outcome.Completed(), results, List.of(), List.of(), null, null, null, null, findings);
    }

    static Run ornsteinUhlenbeck() {
        Map<String, Estimate> results = new LinkedHashMap<>();
        results.put("mean.0", new Estimate(0.001, 0.004, 64));
        results.put("variance.0.0", new Estimate(1.003, 0.004, 64));
        results.put("variance.0.1", new Estimate(0.002, 0.004, 64));
        results.put("variance.1.1", new Estimate(0.998, 0.004, 64));
        results.put("D_step.0.0", new Estimate(0.9902, 0.0014, 64));
        results.put("D_step.0.1", new Estimate(0.0003, 0.0012, 64));
        results.put("D_step.1.1", new Estimate(0.9915, 0.0014, 64));
        results.put("D_step.eigenvalue.0", new Estimate(1.001, 0.002, 64));
        results.put("D_step.isotropic_p", Estimate.exact(0.41, 64));
        results.put("entropy", new Estimate(2.838, 0.006, 64));
        results.put("entropy.gaussian", new Estimate(2.8379, 0.004, 64));
        results.put("entropy_production_rate", new Estimate(7.93, 0.05, 64));
        return run(new RecordingPlan.OfProcess(PROCESS, 10_000, 64), whole(2, 2), results);
    }

    static RecordingPlan array() {
        return new RecordingPlan.Array(
                Path.of("data", "walk & run.npz"),
                "q<1>",
                List.of(),
                0.5,
                new RecordingPlan.Part(List.of(4, 7), 2, 20, 100, 0, 10));
    }
}
