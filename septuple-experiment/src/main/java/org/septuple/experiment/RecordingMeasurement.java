package org.septuple.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hipparchus.exception.MathRuntimeException;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.MeasurePlan.Quantity;
import org.septuple.experiment.MeasurePlan.SlopePlan;
import org.septuple.measurement.FluctuationDissipation;
import org.septuple.measurement.Recording;
import org.septuple.measurement.Soundness;
import org.septuple.measurement.TimeScale;
import org.septuple.measurement.Units;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Everything that a plan asks of one recording. What the recording cannot give is named in a remark.
final class RecordingMeasurement {

    private final Recording recording;
    private final @Nullable Recording gradient;
    private final MeasurePlan plan;
    private final Engine engine;
    private final MeasureNotes notes;
    private IndependentPieces pieces;

    /// A measurement that is still to be made.
    ///
    /// @param recording numbers
    /// @param gradient  ∂F recorded beside them; null if there is none, or a formula in the plan
    /// @param plan      what is measured
    /// @param engine    kernels and crew; bits do not depend on it
    RecordingMeasurement(Recording recording, @Nullable Recording gradient, MeasurePlan plan, Engine engine) {
        this.recording = recording;
        this.gradient = gradient;
        this.plan = plan;
        this.engine = engine;
        this.notes = new MeasureNotes(recording.coordinates());
        this.pieces = IndependentPieces.assumed(recording);
    }

    /// Measures all quantities.
    ///
    /// @param output told of progress
    /// @throws IllegalArgumentException if the recording is not sound
    void measure(RunOutput output) {
        Soundness.of(recording, plan.longestLag()).require();
        if (gradient != null) {
            Soundness.ofGradient(gradient).require();
        }
        attempt("blocks of time", this::judge);
        long total = plan.quantities().size() + 1L;
        long done = 0;
        for (Quantity quantity : plan.quantities()) {
            attempt(quantity.name().toLowerCase(Locale.ROOT), () -> measure(quantity));
            output.progress("measuring", ++done, total);
        }
        if (plan.force() != null) {
            Recording slope = gradient == null ? new KnownForce(recording, plan.force()) : gradient;
            attempt("drift on -dF", () -> {
                Soundness.ofGradient(slope).require();
                new MeasuredForce(recording, slope, plan.lag(), engine).measure(notes);
            });
        }
        if (plan.quantities().contains(Quantity.POTENTIAL)) {
            attempt("potential", this::potential);
        }
        output.progress("measuring", total, total);
    }

    /// Blocks of time are independent pieces only if they last much longer than correlations.
    /// Of measured times the upper ends of their intervals count, two errors above.
    private void judge() {
        pieces = IndependentPieces.of(recording);
        Units units = pieces.units();
        if (units.areReplicas()) {
            return;
        }
        int d = recording.coordinates();
        String blocks = "errors are spreads over %d blocks of %d frames%s; "
                .formatted(
                        units.count(),
                        units.framesPerBlock(),
                        recording.replicas() < d
                                ? ", which stand for replicas: %d, fewer than %d coordinates"
                                        .formatted(recording.replicas(), d)
                                : "");
        if (d > IndependentPieces.MOST_TIMES) {
            notes.remark(blocks
                    + "correlation times of more than %d coordinates are not measured (here: %d): averages are given without errors; choose coordinates, or record %d replicas"
                            .formatted(IndependentPieces.MOST_TIMES, d, Units.FEW));
        } else {
            notes.remark(blocks
                    + "correlations last %s %.3g frames%s"
                            .formatted(
                                    pieces.known() ? "at most" : "more than",
                                    pieces.correlation(),
                                    pieces.areApart()
                                            ? ""
                                            : ": averages are given without errors; record longer, or more replicas"));
        }
        if (!pieces.areApart()) {
            notes.forgetErrorsOfAverages();
        }
    }

    /// Measures and tells nobody of progress or of what is wrong, to see how long it takes.
    void measureQuietly() {
        for (Quantity quantity : plan.quantities()) {
            attempt("", () -> measure(quantity));
        }
    }

    /// Notes why nothing could be measured.
    void refuse(IllegalArgumentException refused) {
        notes.remark(String.valueOf(refused.getMessage()));
    }

    private void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (IllegalArgumentException | IllegalStateException | MathRuntimeException refused) {
            notes.remark(what + ": " + refused.getMessage());
        }
    }

    private void measure(Quantity quantity) {
        switch (quantity) {
            case DIFFUSION -> new MeasuredDiffusion(recording, plan, pieces, engine).measure(notes);
            case LAGS -> new MeasuredLags(recording, plan, engine).scan(notes);
            case POSITION -> new MeasuredLags(recording, plan, engine).positions(notes);
            case CLOSURE -> {
                pieces.require();
                new MeasuredLags(recording, plan, engine).closure(notes);
            }
            case MARKOV -> new MeasuredLags(recording, plan, engine).markov(notes);
            case ENTROPY -> {
                pieces.require();
                MeasuredEntropy entropy = new MeasuredEntropy(recording, plan, engine);
                entropy.entropy(notes);
                attempt("bias of the entropy", () -> entropy.bias(notes));
                attempt("change of entropy", () -> entropy.transfer(notes));
            }
            case PRODUCTION -> {
                pieces.require();
                MeasuredEntropy entropy = new MeasuredEntropy(recording, plan, engine);
                attempt("stationarity", () -> entropy.stationarity(notes));
                attempt("entropy production from covariances", () -> entropy.gaussianProduction(notes));
                attempt("entropy production by nearest neighbours", () -> entropy.production(notes));
            }
            case POTENTIAL -> {} // comes after the regression on −∂F
            case TIMES -> times();
            case DISSIPATION -> dissipation();
        }
    }

    /// With the γ that the regression of drift on −∂F has just given.
    private void potential() {
        if (recording.coordinates() > 1) {
            notes.remark("potential: V is measured along one coordinate, the recording has %d; choose one"
                    .formatted(recording.coordinates()));
            return;
        }
        SlopePlan.Polynomial f = switch (plan.force()) {
            case null -> null;
            case SlopePlan.Polynomial polynomial -> polynomial;
            case SlopePlan.Quadratic(List<List<Double>> k) ->
                new SlopePlan.Polynomial(List.of(0.0, 0.0, k.getFirst().getFirst() / 2));
            case SlopePlan.Recorded _ -> null;
        };
        Estimate rate = notes.results().get("gamma.corrected");
        if (f == null) {
            notes.remark("potential: V needs F as a formula; give `force` of kind polynomial or quadratic");
        } else if (rate == null) {
            notes.remark("potential: V needs gamma, which the drift on -dF has not given");
        } else {
            new MeasuredPotential(recording, f, rate, engine).measure(notes);
        }
    }

    private void times() {
        List<TimeScale> times = TimeScale.of(recording);
        for (int k = 0; k < times.size(); k++) {
            switch (times.get(k)) {
                case TimeScale.Measured(Estimate time, int _) -> {
                    notes.add(Shape.TIMES, k, time.value(), time.standardError(), 0);
                    if (k < notes.named()) {
                        notes.put("tau", k, time);
                    }
                }
                case TimeScale.LongerThanRecorded(double least) -> notes.add(Shape.TIMES, k, least, Double.NaN, 1);
            }
        }
        long bounds = times.stream()
                .filter(TimeScale.LongerThanRecorded.class::isInstance)
                .count();
        if (bounds > 0) {
            notes.remark("coordinates whose correlation time is longer than recorded: %d of %d"
                    .formatted(bounds, times.size()));
        }
    }

    /// About a round number near the recording, which hardly depends on it: far from there the relation says little.
    private void dissipation() {
        FluctuationDissipation relation = FluctuationDissipation.of(recording, roundOrigin(), plan.lag());
        notes.putAverage("dissipation", relation.dissipation());
        notes.putAverage("fluctuation", relation.fluctuation());
        notes.putPlain("stationary_p", relation.pValue(), relation.difference().n());
    }

    /// The mean of the first and the last frame, rounded to the power of ten below their spread.
    private double[] roundOrigin() {
        int c = recording.coordinates();
        int r = recording.replicas();
        double[] ends = new double[2 * r * c];
        recording.read(0, 1, ends);
        double[] last = new double[r * c];
        recording.read(recording.frames() - 1, 1, last);
        System.arraycopy(last, 0, ends, r * c, r * c);
        double[] origin = new double[c];
        for (int k = 0; k < c; k++) {
            double mean = 0;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = k; i < ends.length; i += c) {
                mean += ends[i] / (2 * r);
                least = Math.min(least, ends[i]);
                most = Math.max(most, ends[i]);
            }
            double unit = StrictMath.pow(10, Math.floor(StrictMath.log10(most - least)));
            origin[k] = most > least ? unit * Math.rint(mean / unit) : mean;
        }
        return origin;
    }

    /// Named numbers.
    Map<String, Estimate> results() {
        return notes.results();
    }

    /// Tables and remarks.
    Findings findings() {
        return notes.findings();
    }
}
