package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.measurement.Closure;
import org.septuple.measurement.ContinuousReading;
import org.septuple.measurement.FTest;
import org.septuple.measurement.LagScan;
import org.septuple.measurement.LocalDiffusion;
import org.septuple.measurement.MarkovTest;
import org.septuple.measurement.Recording;
import org.septuple.measurement.Units;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// What depends on the lag, on the place or on the past: lag plot, position dependence, closure and the test of Chapman and Kolmogorov.
///
/// @param recording sound
/// @param plan      lags
/// @param engine    kernels and crew
record MeasuredLags(Recording recording, MeasurePlan plan, Engine engine) {

    private static final double LEVEL = 0.01;
    private static final int MOST_LAGS = 8;
    private static final int FEWEST = 3;
    private static final int SHARE = 8;
    private static final int BINS = 12;
    private static final int PLACES = 4;
    private static final int HISTORY = 2;

    /// Rates and diffusion against the lag, with the verdict.
    void scan(MeasureNotes notes) {
        if (recording.coordinates() > MeasuredDiffusion.MOST_RATES) {
            throw new IllegalArgumentException(
                    "rates of more than %d coordinates are not computed, the recording has %d"
                            .formatted(MeasuredDiffusion.MOST_RATES, recording.coordinates()));
        }
        List<Integer> lags = lags();
        if (lags.size() < FEWEST) {
            throw new IllegalArgumentException(
                    plan.lags().isEmpty()
                            ? "lags: %d, need %d; the longest is an eighth of the frames of a block, %d; name lags, or record longer"
                                    .formatted(
                                            lags.size(),
                                            FEWEST,
                                            Units.of(recording).framesPerBlock())
                            : "lags that are named: %d, need %d for a plateau; name more"
                                    .formatted(lags.size(), FEWEST));
        }
        LagScan scan = LagScan.of(recording, lags, LEVEL, engine);
        for (int k = 0; k < notes.named(); k++) {
            for (LagScan.Point point : scan.points()) {
                add(point, k, notes);
            }
        }
        for (LagScan.Point point : scan.points()) {
            if (point.continuous() instanceof ContinuousReading.NoLogarithm(String reason)) {
                notes.remark("lag %d: %s".formatted(point.lag(), reason));
            }
        }
        switch (scan.verdict()) {
            case LagScan.Verdict.Plateau(int from, int until, FTest test) -> {
                notes.putPlain("plateau", 1, lags.size());
                notes.putPlain("plateau_p", test.pValue(), lags.size());
                notes.remark("lag scan: plateau from lag %d to %d (p = %.2g that rate and D are equal there)"
                        .formatted(lags.get(from), lags.get(until - 1), test.pValue()));
            }
            case LagScan.Verdict.None() -> {
                long resolved =
                        scan.points().stream().filter(MeasuredLags::isResolved).count();
                if (resolved < FEWEST) {
                    notes.remark("lag scan: undecided; rate and D are known to a fifth at %d of %d lags, %d are needed"
                            .formatted(resolved, lags.size(), FEWEST));
                } else {
                    notes.putPlain("plateau", 0, lags.size());
                    notes.remark(
                            "lag scan: no plateau; rate and D depend on the lag, so no Ornstein-Uhlenbeck process is seen");
                }
            }
        }
    }

    private static boolean isResolved(LagScan.Point point) {
        return point.continuous() instanceof ContinuousReading.OrnsteinUhlenbeck made
                && made.diffusion().scalar().standardError()
                        <= LagScan.RESOLUTION
                                * Math.abs(made.diffusion().scalar().value());
    }

    private static void add(LagScan.Point point, int k, MeasureNotes notes) {
        Estimate raw = point.map().raw().at(k, k).times(1 / point.time());
        Estimate step = point.map().diffusion().at(k, k).times(1 / point.time());
        Estimate rate = new Estimate(Double.NaN, Double.NaN, 1);
        Estimate diffusion = rate;
        if (point.continuous() instanceof ContinuousReading.OrnsteinUhlenbeck made) {
            rate = made.rates().at(k, k);
            diffusion = made.diffusion().at(k, k);
        }
        notes.add(
                Shape.LAGS,
                point.lag(),
                point.time(),
                k,
                rate.value(),
                rate.standardError(),
                raw.value(),
                raw.standardError(),
                step.value(),
                step.standardError(),
                diffusion.value(),
                diffusion.standardError());
    }

    private List<Integer> lags() {
        if (!plan.lags().isEmpty()) {
            return plan.lags();
        }
        long most = Units.of(recording).framesPerBlock() / SHARE;
        List<Integer> lags = new ArrayList<>();
        for (int lag = plan.lag(); lag <= most && lags.size() < MOST_LAGS; lag *= 2) {
            lags.add(lag);
        }
        return lags;
    }

    /// Drift and diffusion along each of the first coordinates.
    void positions(MeasureNotes notes) {
        int c = recording.coordinates();
        double time = plan.lag() * recording.interval();
        for (int k = 0; k < Math.min(c, PLACES); k++) {
            double[] direction = new double[c];
            direction[k] = 1;
            LocalDiffusion local = LocalDiffusion.of(recording, direction, plan.lag(), BINS, engine);
            for (int bin = 0; bin < BINS; bin++) {
                Estimate drift = local.drift().get(bin).times(1 / time);
                Estimate diffusion = local.diffusion().get(bin).times(1 / time);
                Estimate continuous = local.continuous().get(bin).times(1 / time);
                notes.add(
                        Shape.POSITIONS,
                        k,
                        bin,
                        local.centres().get(bin).value(),
                        drift.value(),
                        drift.standardError(),
                        diffusion.value(),
                        diffusion.standardError(),
                        continuous.value(),
                        continuous.standardError());
            }
            notes.putPlain("D_constant_p", k, local.constant().pValue(), BINS);
            int coordinate = k;
            local.continuousConstant()
                    .ifPresent(test -> notes.putPlain("D_constant_p.continuous", coordinate, test.pValue(), BINS));
            int[] without = IntStream.range(0, BINS)
                    .filter(bin -> Double.isNaN(local.continuous().get(bin).value()))
                    .toArray();
            if (without.length > 0) {
                notes.remark(
                        "position: along coordinate %d bins %s have no D of a continuous process: within them the drift of one lag is steeper than -1, or may be; ask for shorter lags, or record more"
                                .formatted(k, Arrays.toString(without)));
            }
        }
    }

    /// How much of their drift the coordinates explain themselves.
    void closure(MeasureNotes notes) {
        Closure closure = Closure.of(recording, plan.lag(), HISTORY, engine);
        for (int k = 0; k < recording.coordinates(); k++) {
            Estimate share = closure.closure().get(k);
            Estimate drift = closure.explained().get(k);
            if (k < notes.named() && isSeen(drift)) {
                notes.put("closure", k, share);
            }
        }
        long still = IntStream.range(0, recording.coordinates())
                .filter(k -> !isSeen(closure.explained().get(k)))
                .count();
        if (still > 0) {
            notes.remark(
                    "closure: coordinates whose drift the past does not show to a fifth of itself: %d of %d; record more"
                            .formatted(still, recording.coordinates()));
        }
    }

    private static boolean isSeen(Estimate drift) {
        return drift.value() >= Estimate.FAR * drift.standardError();
    }

    /// Whether the present says all about the future that the recording knows.
    void markov(MeasureNotes notes) {
        FTest linear = MarkovTest.linear(recording, plan.lag(), engine);
        notes.putPlain("markov_p", linear.pValue(), 1);
        if (recording.coordinates() == 1) {
            FTest binned = MarkovTest.binned(recording, plan.lag(), BINS, engine);
            notes.putPlain("markov_p.binned", binned.pValue(), BINS);
        }
    }
}
