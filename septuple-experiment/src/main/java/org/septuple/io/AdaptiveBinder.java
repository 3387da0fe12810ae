package org.septuple.io;

import java.util.List;
import java.util.Map;
import org.septuple.experiment.AdaptivePlan;
import org.septuple.learning.AdaptiveLearner;
import org.septuple.learning.DiffusionConvention;
import org.septuple.learning.Knob;
import org.septuple.learning.Saturation;
import org.septuple.learning.SaturationController;
import org.septuple.learning.SaturationController.Bounds;
import org.septuple.learning.SaturationConvention;
import org.septuple.learning.SaturationProbe;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Reference;

/// Binds the section `learning.adaptive`.
///
/// ```yaml
/// adaptive:
///   beta: 1               # of the law whose F gives mu
///   reference: lebesgue   # or normal
///   insertion: sink       # or averaged, pruned
///   diffusion: mean       # or largest, force
///   target: 1             # |gamma mu/D| wanted, in units of 4 pi
///   knobs: [step, batch]  # in the order of preference, with neurons; or none: only measured
///   every: 50             # learning steps between adjustments
///   probe: 20             # learning steps of each branch that measures a slope
///   slopes: 4             # adjustments between measurements of the slopes
///   change: 0.7           # of log eta, log B or log N in one adjustment, at most
///   steps: [1e-4, 1]      # bounds of eta
///   batches: [2, 1024]    # of B; below the number of training samples where order is shuffled
///   bulk: [1, 4096]       # of bulk neurons
/// ```
final class AdaptiveBinder {

    private static final int MANY = 1_000_000;

    private final Section section;
    private final AdaptivePlan plan;

    /// Reads the section.
    ///
    /// @param section `adaptive`
    AdaptiveBinder(Section section) {
        this.section = section;
        SaturationConvention convention = new SaturationConvention(
                section.number("beta", Interval.POSITIVE),
                section.choice("reference", Reference.LEBESGUE),
                section.choice("insertion", Insertion.SINK),
                section.choice("diffusion", DiffusionConvention.MEAN));
        SaturationController controller = new SaturationController(
                Saturation.TARGET * section.number("target", Interval.POSITIVE, 1),
                knobs(),
                bounds("steps", 0, 1e-4, 1),
                multiples("batches", 2, 2, 1024),
                multiples("bulk", 1, 1, 4096),
                section.number("change", Interval.POSITIVE, 0.7));
        this.plan = new AdaptivePlan(
                convention,
                controller,
                new AdaptiveLearner.Stretch(
                        section.integer("every", 4, MANY, 50),
                        section.integer("probe", 4, MANY, 20),
                        section.integer("slopes", 1, MANY, 4)));
    }

    private List<Knob> knobs() {
        return section.has("knobs") && section.form("knobs") != Form.SEQUENCE
                ? section.choice("knobs", Map.of("none", List.of()))
                : section.choices("knobs", Knob.class, List.of(Knob.STEP, Knob.BATCH));
    }

    /// Rejects minibatches of all training samples, drawn without replacement: they have no noise.
    ///
    /// @param samples  number of training samples
    /// @param learning `learning`
    /// @param batch    B at first
    void leavesNoise(int samples, Section learning, int batch) {
        int most = SaturationProbe.mostNoisy(samples);
        String remedy = "Choose at most %d, or data.order: independent.".formatted(most);
        if (batch > most) {
            learning.reject(
                    "batch",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`learning.batch` is %d and there are %d training samples: all of them, drawn without replacement, have no noise, so D of (4.8) is 0"
                            .formatted(batch, samples),
                    remedy);
        }
        double bound = plan.controller().batch().most();
        if (plan.controller().knobs().contains(Knob.BATCH) && bound > most) {
            section.reject(
                    "batches",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`learning.adaptive.batches` ends at %s and there are %d training samples: all of them, drawn without replacement, have no noise, so D of (4.8) is 0"
                            .formatted(Interval.print(bound), samples),
                    remedy);
        }
    }

    private Bounds multiples(String key, int unit, double least, double most) {
        Bounds bounds = bounds(key, unit, least, most);
        if (unit * Math.ceil(bounds.least() / unit) > bounds.most()) {
            section.reject(
                    key,
                    ErrorCode.OUT_OF_BOUNDS,
                    "`learning.adaptive.%s` is [%s, %s], %s number lies between them"
                            .formatted(
                                    key,
                                    Interval.print(bounds.least()),
                                    Interval.print(bounds.most()),
                                    unit == 1 ? "no whole" : "no even"),
                    "Widen the bounds.");
            return new Bounds(least, most);
        }
        return bounds;
    }

    private Bounds bounds(String key, double floor, double least, double most) {
        double[] ends = section.numbers(key, 2, Interval.POSITIVE, least, most);
        if (ends[0] < floor || ends[1] < ends[0]) {
            section.reject(
                    key,
                    ErrorCode.OUT_OF_BOUNDS,
                    "`learning.adaptive.%s` is [%s, %s], must be in order and >= %s"
                            .formatted(key, Interval.print(ends[0]), Interval.print(ends[1]), Interval.print(floor)),
                    "Give the lower bound first.");
            return new Bounds(least, most);
        }
        return new Bounds(ends[0], ends[1]);
    }

    /// How learners adapt; harmless if anything is wrong.
    AdaptivePlan plan() {
        return plan;
    }
}
