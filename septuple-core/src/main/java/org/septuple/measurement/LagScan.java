package org.septuple.measurement;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Rates and diffusion against the lag. A process that is Markov in the recorded coordinates and linear has the same continuous rate and D at every
/// lag; one with momentum has not: its D(τ) rises ∝ τ while v remembers.
///
/// A *plateau* is the longest run of neighbouring lags, three or more, over which rate and D agree: Hotelling's T² of their differences from
/// lag to lag, on the same pieces of the recording, has p > `level`, and every D is known to [#RESOLUTION], since what is not known agrees with everything.
/// Of equally long runs the one of shorter lags.
///
/// Where one law holds at all lags and every D is resolved, the plateau falls short of all lags with chance `level`, and there is none at all with a chance
/// below it, since every run of three has to fail.
///
/// @param points  one for each lag
/// @param verdict plateau or none
public record LagScan(List<Point> points, Verdict verdict) {

    /// Largest relative error of D in a plateau.
    public static final double RESOLUTION = 0.2;

    private static final int SHORTEST = 3;

    public LagScan {
        points = List.copyOf(points);
    }

    /// One lag.
    ///
    /// @param lag        ℓ frames
    /// @param time       τ
    /// @param raw        tr ½⟨ΔqΔqᵀ⟩/(dτ), drift not removed
    /// @param step       tr D_step/(dτ), drift removed
    /// @param continuous rates and D, or why there are none
    /// @param map        the reading as a map, per lag
    public record Point(
            int lag, double time, Estimate raw, Estimate step, ContinuousReading continuous, StepReading map) {}

    /// Whether rate and diffusion mean anything.
    public sealed interface Verdict {

        /// They agree over a range of lags.
        ///
        /// @param from  number of the first point
        /// @param until number after the last point
        /// @param test  of equality
        record Plateau(int from, int until, FTest test) implements Verdict {}

        /// There is no such range.
        record None() implements Verdict {}
    }

    /// Scans.
    ///
    /// @param recording to be measured, with linear drift
    /// @param lags      in frames, rising, at least three
    /// @param level     p-value below which lags differ, such as 0.01
    /// @param engine    kernels and crew; bits do not depend on it
    /// @return the scan
    public static LagScan of(Recording recording, List<Integer> lags, double level, Engine engine) {
        for (int i = 1; i < lags.size(); i++) {
            if (lags.get(i) <= lags.get(i - 1)) {
                throw new IllegalArgumentException("lags %s must rise".formatted(lags));
            }
        }
        if (lags.size() < SHORTEST || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "need %d lags or more, got %s; level %g must be in (0, 1)".formatted(SHORTEST, lags, level));
        }
        List<Point> points = new ArrayList<>();
        List<PseudoValues> values = new ArrayList<>();
        for (int lag : lags) {
            DriftDiffusion fit = DriftDiffusion.of(recording, lag, engine);
            double perTime = 1 / fit.time();
            StepReading step = fit.step();
            points.add(new Point(
                    lag,
                    fit.time(),
                    step.raw().scalar().times(perTime),
                    step.diffusion().scalar().times(perTime),
                    fit.continuous(),
                    step));
            values.add(fit.rateAndDiffusion());
        }
        return new LagScan(points, verdict(points, values, level));
    }

    private static Verdict verdict(List<Point> points, List<PseudoValues> values, double level) {
        for (int length = points.size(); length >= SHORTEST; length--) {
            for (int from = 0; from + length <= points.size(); from++) {
                int until = from + length;
                if (!points.subList(from, until).stream().allMatch(LagScan::resolved)) {
                    continue;
                }
                FTest test = PseudoValues.differences(values.subList(from, until))
                        .vanish("rates and diffusion at %d lags".formatted(length));
                if (test.pValue() > level) {
                    return new Verdict.Plateau(from, until, test);
                }
            }
        }
        return new Verdict.None();
    }

    private static boolean resolved(Point point) {
        return switch (point.continuous) {
            case ContinuousReading.NoLogarithm _ -> false;
            case ContinuousReading.OrnsteinUhlenbeck reading -> {
                Estimate d = reading.diffusion().scalar();
                yield d.standardError() <= RESOLUTION * Math.abs(d.value());
            }
        };
    }
}
