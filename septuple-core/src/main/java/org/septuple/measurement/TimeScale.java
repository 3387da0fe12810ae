package org.septuple.measurement;

import java.util.ArrayList;
import java.util.List;
import org.septuple.statistics.Estimate;

/// The correlation time of one coordinate, as (2.4) needs it: the integral of its autocorrelation by the trapezoidal rule,
///
/// ```
/// τ = Δ (½ + Σ_{l=1}^{W} ρ(l)),    ρ(l) = C(l)/C(0),    C(l) = ⟨(q(t) − m)(q(t + lΔ) − m)⟩
/// ```
///
/// so τ is the decay time of an exponential correlation, and Δ(1 + ρ)/(2(1 − ρ)) of an autoregression of order 1. m is the mean of
/// all replicas and frames. It is itself noisy, Var m = C(0)·2τ/(RTΔ) for R replicas of T frames, which lowers every C(l) by as much;
/// so τ is multiplied by 1 + (2W + 1)/(RT).
///
/// The window W is self-consistent: the first with WΔ ≥ 6τ, then doubled while the lags from W to 2W hold more than three times their
/// own error, for a slow part may hide behind a fast one. (Doubling at less would choose windows by their noise, and make the error too
/// small; so a slow part below three errors stays hidden.) The error is the spread over [Units] at that window, to first order.
///
/// A number is given only if RT ≥ 100τ/Δ, and the window closed within T − 1 and 0.6 T frames (that is T ≥ 10τ/Δ): in one short
/// recording the mean follows the slow motion, and what is left looks fast. Otherwise the time is longer than recorded.
///
/// Source: A. D. Sokal, *Monte Carlo Methods in Statistical Mechanics* (1997), section 3; U. Wolff, Comput. Phys. Commun. 156 (2004)
/// 143, (49).
public sealed interface TimeScale {

    /// A time that the recording is long enough for.
    ///
    /// @param time   τ, in units of the recording's time
    /// @param window W, in frames
    record Measured(Estimate time, int window) implements TimeScale {

        @Override
        public double atLeast() {
            return time.value() - 2 * time.standardError();
        }
    }

    /// Verdict *longer than recorded*: the recording only bounds the time.
    ///
    /// @param atLeast τ ≥ min(T/10, RT/100)·Δ, up to noise
    record LongerThanRecorded(double atLeast) implements TimeScale {}

    /// A lower bound.
    ///
    /// @return two standard errors below a measured time, or what a recording that is too short bounds it by
    double atLeast();

    /// The correlation times of all coordinates.
    ///
    /// @param recording sound, with at least four frames and two units; read several times, in pieces about as long as the window
    /// @return one for each coordinate
    static List<TimeScale> of(Recording recording) {
        if (recording.frames() < 4 || Units.of(recording).count() < 2) {
            throw new IllegalArgumentException(
                    "a time scale needs at least 4 frames and 2 units; frames: %d, replicas: %d"
                            .formatted(recording.frames(), recording.replicas()));
        }
        Soundness.of(recording, 1).require();
        List<TimeScale> times = new ArrayList<>();
        for (int k = 0; k < recording.coordinates(); k++) {
            double[] row = new double[recording.coordinates()];
            row[k] = 1;
            times.add(new AutocorrelationWindow(recording.projected(new double[row.length], new double[][] {row}))
                    .time());
        }
        return times;
    }
}
