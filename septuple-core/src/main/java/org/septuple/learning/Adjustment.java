package org.septuple.learning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.septuple.statistics.Estimate;

/// What an [AdaptiveLearner] found over one stretch of learning, at the end of which it may have turned a knob.
///
/// @param time   learning steps made
/// @param at     ratio over the stretch, with η, B, N, D and μ of it
/// @param loss   H̄ over the stretch, its error from the spread of steps
/// @param cost   so far, branches included, in samples × neurons²
/// @param slopes by knob, if they were measured at the end of this stretch; else empty
public record Adjustment(long time, Saturation at, Estimate loss, double cost, Map<Knob, Estimate> slopes) {

    private static final int FIXED = 17;
    private static final int PER_SLOPE = 3;

    public Adjustment {
        slopes = Collections.unmodifiableMap(new LinkedHashMap<>(slopes));
    }

    double[] row() {
        double[] row = new double[FIXED + PER_SLOPE * Knob.values().length];
        row[0] = time;
        row[1] = at.setting().step();
        row[2] = at.setting().batch();
        row[3] = at.setting().bulk();
        row[4] = cost;
        put(at.diffusion(), row, 5);
        put(at.potential(), row, 8);
        put(at.logRatio(), row, 11);
        put(loss, row, 14);
        int place = FIXED;
        for (Knob knob : Knob.values()) {
            Estimate slope = slopes.get(knob);
            if (slope != null) {
                put(slope, row, place);
            }
            place += PER_SLOPE;
        }
        return row;
    }

    static Adjustment of(double[] row) {
        Map<Knob, Estimate> slopes = new LinkedHashMap<>();
        int place = FIXED;
        for (Knob knob : Knob.values()) {
            if (row[place + 2] > 0) { // n of an estimate
                slopes.put(knob, estimate(row, place));
            }
            place += PER_SLOPE;
        }
        return new Adjustment(
                (long) row[0],
                new Saturation(
                        new LearningSetting(row[1], (int) row[2], (int) row[3]),
                        estimate(row, 5),
                        estimate(row, 8),
                        estimate(row, 11)),
                estimate(row, 14),
                row[4],
                slopes);
    }

    private static void put(Estimate estimate, double[] row, int at) {
        row[at] = estimate.value();
        row[at + 1] = estimate.standardError();
        row[at + 2] = estimate.n();
    }

    private static Estimate estimate(double[] row, int at) {
        return new Estimate(row[at], row[at + 1], (long) row[at + 2]);
    }
}
