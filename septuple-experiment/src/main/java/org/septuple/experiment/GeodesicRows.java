package org.septuple.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.septuple.statistics.Estimate;

/// Rows 7.7 and 7.8: where neurons go against geodesics of the field that all others make ([PathForecasts], [PathSkill]).
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 7.7 | own²/(own² + other²), own the distance of X(t + d) from the geodesic in t through X(t − d) and X(t), other that from the best of straight line, persistence, mean and AR(1) | neurons that follow (7.8) | neurons that follow lines bent like those of others |
/// | 7.8 | the same of the geodesic in proper time (or length) | neurons that follow (7.7) | the same |
///
/// *Imposed*: one unit of time. *Fitted*: the velocity, from X(t − d) and X(t); mean and AR(1), from the other half of the times. *Predicted*: X(t + d), from these places of all neurons and their g_i. Geodesics of exchanged and of turned g_i, and the competing
/// law of E17, stand beside 7.7.
///
/// @param paths  neurons
/// @param skill  of forecasts from these paths
/// @param whose  in words
/// @param prefix of the names of numbers
record GeodesicRows(NeuronPaths paths, PathSkill skill, String whose, String prefix) {

    private static final double CONFIDENCE = 0.95;

    /// Measures.
    ///
    /// @param notes takes rows, numbers and tables
    void measure(LedgerNotes notes) {
        PathForecasts forecasts = skill.forecasts();
        long asked = (long) forecasts.neurons().length * forecasts.times();
        Estimate speed = speed();
        String motion = whose + "; " + joint(speed);
        notes.attempt("7.7", () -> skill.inTime(motion));
        notes.attempt("7.8", () -> skill.inProperTime(motion));
        put(notes, "forecasts", Estimate.exact(forecasts.share(PathLaw.GEODESIC, 0), asked));
        put(notes, "speed", speed);
        put(notes, "timelike", Estimate.exact(forecasts.timelike(), asked));
        put(notes, "skill", skill.skill(PathLaw.GEODESIC, PathLaw.STRAIGHT, 0));
        put(notes, "skill.best", skill.skill(PathLaw.GEODESIC, skill.best(), 0));
        put(notes, "skill.shuffled", skill.skill(PathLaw.GEODESIC, PathLaw.SHUFFLED, 0));
        put(notes, "skill.turned", skill.skill(PathLaw.GEODESIC, PathLaw.TURNED, 0));
        put(notes, "skill.entropy", skill.skill(PathLaw.GEODESIC, PathLaw.ENTROPY, 0));
        put(notes, "slope", skill.slope(PathLaw.GEODESIC));
        put(notes, "slope.shuffled", skill.slope(PathLaw.SHUFFLED));
        put(notes, "slope.entropy", skill.slope(PathLaw.ENTROPY));
        put(notes, "bend", skill.bend());
        new PathTables(skill).write(paths, notes);
        put(notes, "agreement", Estimate.exact(skill.apart(), asked));
    }

    private void put(LedgerNotes notes, String name, Estimate number) {
        notes.putFinite(prefix + "geodesic." + name, number);
    }

    /// Mean of g_i ẋẋ over neurons, times and copies.
    private Estimate speed() {
        PathForecasts forecasts = skill.forecasts();
        int[] frames = IntStream.range(0, forecasts.times())
                .map(forecasts::frame)
                .distinct()
                .toArray();
        return Estimate.ofMean(IntStream.range(0, paths.copies())
                .mapToDouble(copy -> Arrays.stream(frames)
                        .mapToDouble(frame -> paths.at(frame).speed(copy))
                        .average()
                        .orElse(Double.NaN))
                .toArray());
    }

    /// The joint verdict of (8.6) and section 7 (E13).
    private static String joint(Estimate speed) {
        double half = speed.halfWidth(CONFIDENCE);
        String verdict = speed.value() - half > 1
                ? "space-like on average, as (8.6) and against section 7 (E13)"
                : speed.value() + half < 1
                        ? "time-like on average, as section 7 and against (8.6) (E13)"
                        : "neither shown to be time-like nor space-like on average (E13)";
        return String.format(Locale.ROOT, "mean g xdot xdot is %.3g +- %.2g, %s", speed.value(), half, verdict);
    }
}
