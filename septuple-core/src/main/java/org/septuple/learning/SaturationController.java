package org.septuple.learning;

import java.util.List;
import org.septuple.numerics.Elementary;

/// Newton's method in log η, log B and log N for log abs(γμ/D) = log target (4.8), with measured slopes.
///
/// Knobs are turned in the order given: what one cannot do within its bounds, or within the largest change, is left to the next. One
/// whose slope is within two standard errors of 0 is not turned, since its direction is not known; and nothing is turned while the ratio is
/// on the target within its 95 % interval.
///
/// @param target        abs(γμ/D) wanted, > 0; [Saturation#TARGET] is the paper's
/// @param knobs         in the order of preference; none for a learner that only measures
/// @param step          bounds of η
/// @param batch         bounds of B, with an even number ≥ 2 between them
/// @param bulk          bounds of the number of bulk neurons, with a whole number between them
/// @param largestChange of log η, log B or log N in one adjustment, > 0
public record SaturationController(
        double target, List<Knob> knobs, Bounds step, Bounds batch, Bounds bulk, double largestChange) {

    private static final double CONFIDENCE = 0.95;

    /// An interval that a knob stays in.
    ///
    /// @param least > 0
    /// @param most  ≥ least
    public record Bounds(double least, double most) {
        public Bounds {
            if (!(least > 0 && most >= least && Double.isFinite(most))) {
                throw new IllegalArgumentException("bounds %g and %g must be > 0 and in order".formatted(least, most));
            }
        }

        double clamp(double value) {
            return Math.clamp(value, least, most);
        }

        /// The least multiple of a number that is not below the lower bound.
        double firstMultiple(int unit) {
            return unit * Math.ceil(least / unit);
        }

        /// The multiple next to a value that lies in the bounds, where there is one.
        int multiple(int unit, double value) {
            return unit * (int) Math.clamp(Math.rint(value / unit), Math.ceil(least / unit), Math.floor(most / unit));
        }
    }

    public SaturationController {
        knobs = List.copyOf(knobs);
        if (!(target > 0 && Double.isFinite(target)) || !(largestChange > 0 && Double.isFinite(largestChange))) {
            throw new IllegalArgumentException(
                    "target %g and largest change %g must be finite and > 0".formatted(target, largestChange));
        }
        if (batch.least() < 2) {
            throw new IllegalArgumentException(
                    "batches of %g samples have no halves; the least is 2".formatted(batch.least()));
        }
        if (batch.firstMultiple(2) > batch.most() || bulk.firstMultiple(1) > bulk.most()) {
            throw new IllegalArgumentException(
                    "an even number must lie in [%g, %g] for batches, and a whole one in [%g, %g] for the bulk"
                            .formatted(batch.least(), batch.most(), bulk.least(), bulk.most()));
        }
    }

    /// Whether there is anything to do.
    ///
    /// @param at where the learner stands
    /// @return false if the target lies in the 95 % interval of the ratio, or the ratio is not known
    public boolean isOff(Saturation at) {
        double off = wanted(at);
        return Double.isFinite(off) && Math.abs(off) > at.logRatio().halfWidth(CONFIDENCE);
    }

    private double wanted(Saturation at) {
        return Elementary.log(target) - at.logRatio().value();
    }

    /// The next setting.
    ///
    /// @param at       where the learner stands
    /// @param boundary neurons that are not in the bulk
    /// @param slopes   measured there, or a little earlier
    /// @return the same setting if nothing is to be done, or nothing can be
    public LearningSetting next(Saturation at, int boundary, SaturationSlopes slopes) {
        LearningSetting now = at.setting();
        if (!isOff(at)) {
            return now;
        }
        double left = wanted(at);
        for (Knob knob : knobs) {
            if (slopes.isKnown(knob)) {
                double slope = slopes.of(knob).value();
                double factor = Elementary.exp(Math.clamp(left / slope, -largestChange, largestChange));
                LearningSetting turned = turned(now, knob, factor, boundary);
                left -= slope * Elementary.log(value(turned, knob, boundary) / value(now, knob, boundary));
                now = turned;
            }
        }
        return now;
    }

    private LearningSetting turned(LearningSetting now, Knob knob, double factor, int boundary) {
        return switch (knob) {
            case STEP -> new LearningSetting(step.clamp(now.step() * factor), now.batch(), now.bulk());
            case BATCH -> new LearningSetting(now.step(), batch.multiple(2, now.batch() * factor), now.bulk());
            case NEURONS -> {
                double wanted = Math.rint((now.bulk() + boundary) * factor) - boundary;
                yield new LearningSetting(now.step(), now.batch(), bulk.multiple(1, wanted));
            }
        };
    }

    private static double value(LearningSetting setting, Knob knob, int boundary) {
        return switch (knob) {
            case STEP -> setting.step();
            case BATCH -> setting.batch();
            case NEURONS -> setting.bulk() + boundary;
        };
    }
}
