package org.septuple.learning;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.septuple.network.Septuple;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// A learner that adapts by (4.8): plain descent (2.9) whose η, B and N are turned, every so many steps, until abs(γμ/D) is on target.
///
/// D is read off the steps of learning themselves, between the two halves of each minibatch; μ is that of the
/// [SaturationConvention]; directions come from branches that learn with each knob higher and lower ([SaturationProbe]), not from theory. The
/// time of p_∂ is the learning step, whatever B is.
///
/// Its q after t steps depends on its arguments and t, and on no thread.
public final class AdaptiveLearner {

    private final Septuple original;
    private final LearningMode.Relaxed mode;
    private final SaturationConvention convention;
    private final SaturationController controller;
    private final Stretch stretch;
    private final long seed;
    private final int block;
    private final Engine engine;
    private final SaturationProbe probe;
    private final List<Integer> changes = new ArrayList<>();
    private final List<Adjustment> trace = new ArrayList<>();
    private LearningSetting setting;
    private final DiffusionDirection direction;
    private MeasuredDescent descent;
    private Map<Knob, Estimate> slopes = new LinkedHashMap<>();
    private int adjustments;
    private double cost;
    private long time;

    /// How often it looks at itself.
    ///
    /// @param every  learning steps between adjustments, ≥ 4
    /// @param probe  learning steps of each branch, ≥ 4
    /// @param slopes adjustments between measurements of the slopes, ≥ 1
    public record Stretch(int every, int probe, int slopes) {
        public Stretch {
            if (every < 4 || probe < 4 || slopes < 1) {
                throw new IllegalArgumentException(
                        "steps %d and %d must be >= 4, adjustments %d >= 1".formatted(every, probe, slopes));
            }
        }
    }

    /// A learner at time 0.
    ///
    /// @param septuple   its numbers at first; not changed. The batch is the number of its columns, even
    /// @param mode       how states relax
    /// @param step       η at first
    /// @param convention what μ and D mean
    /// @param controller target, knobs and bounds
    /// @param stretch    how often
    /// @param seed       of chains, where μ has no closed form
    /// @param block      replica
    /// @param engine     kernels and workers
    /// @throws IllegalArgumentException if there is no μ, or it is 0 for any network, or a knob does not go with D, or minibatches may be all
    ///                                  of the samples, drawn without replacement
    public AdaptiveLearner(
            Septuple septuple,
            LearningMode.Relaxed mode,
            double step,
            SaturationConvention convention,
            SaturationController controller,
            Stretch stretch,
            long seed,
            int block,
            Engine engine) {
        convention.requireFor(controller.knobs());
        convention.requirePotential(septuple);
        requireNoise(septuple, controller);
        this.original = septuple;
        this.mode = mode;
        this.convention = convention;
        this.controller = controller;
        this.stretch = stretch;
        this.seed = seed;
        this.block = block;
        this.engine = engine;
        this.probe = new SaturationProbe(mode, convention, stretch.probe(), seed, block, engine);
        this.setting = new LearningSetting(
                step, septuple.states().batch(), septuple.projector().bulk());
        this.direction = new DiffusionDirection(convention.diffusion(), MeasuredDescent.size(septuple));
        this.descent =
                new MeasuredDescent(Resizing.copy(septuple, setting.batch()), mode, setting.step(), direction, engine);
    }

    private static void requireNoise(Septuple septuple, SaturationController controller) {
        int n = septuple.distribution().population();
        double most =
                controller.knobs().contains(Knob.BATCH) ? controller.batch().most() : 0;
        double largest = Math.max(most, septuple.states().batch());
        if (n > 0 && largest >= n) {
            throw new IllegalArgumentException(
                    "minibatches of %g samples out of %d: all of them, drawn without replacement, have no noise, so D is 0 and gamma mu/D has no value; choose fewer, or draw with replacement"
                            .formatted(largest, n));
        }
    }

    /// Learning steps made so far.
    ///
    /// @return t ≥ 0
    public long time() {
        return time;
    }

    /// Work so far, branches included, without chains of μ.
    ///
    /// @return Σ samples × neurons²
    public double cost() {
        return cost;
    }

    /// η, B and N of the next step.
    ///
    /// @return present setting
    public LearningSetting setting() {
        return setting;
    }

    /// The network that learns, live until the next step.
    ///
    /// @return columns as B
    public Septuple septuple() {
        return descent.septuple();
    }

    /// What was found so far, a row for each stretch.
    ///
    /// @return a copy
    public List<Adjustment> trace() {
        return List.copyOf(trace);
    }

    /// One learning step, and at the end of a stretch an adjustment. If the loss or the new q is not finite, everything stays as it was.
    ///
    /// @return H̄ before q moved; not finite if the step was refused
    public LossShares step() {
        LossShares loss = descent.step(time);
        if (!loss.isFinite()) {
            return loss;
        }
        time++;
        long neurons = septuple().projector().neurons();
        cost += (double) setting.batch() * neurons * neurons;
        if (time % stretch.every() == 0) {
            adjust();
        }
        return loss;
    }

    private void adjust() {
        if (descent.diffusions().size() >= 2) {
            Estimate potential = convention.potential(septuple(), time, seed, block, engine);
            Saturation at = Saturation.of(setting, descent.diffusions(), potential);
            Estimate loss = Estimate.ofMean(
                    descent.losses().stream().mapToDouble(Double::doubleValue).toArray());
            boolean measured = !controller.knobs().isEmpty()
                    && adjustments % stretch.slopes() == 0
                    && Double.isFinite(at.logRatio().value());
            if (measured) {
                measureSlopes(potential);
            }
            adjustments++;
            trace.add(new Adjustment(time, at, loss, cost, measured ? slopes : new LinkedHashMap<>()));
            LearningSetting next = controller.next(
                    at, septuple().projector().neurons() - setting.bulk(), new SaturationSlopes(at, slopes, 0));
            direction.turn();
            change(next);
        } else {
            direction.turn();
        }
        descent.clear();
    }

    private void measureSlopes(Estimate potential) {
        Set<Knob> knobs = EnumSet.copyOf(controller.knobs());
        SaturationSlopes found = probe.measure(septuple(), setting, knobs, potential, direction, time);
        slopes = new LinkedHashMap<>(found.byKnob());
        cost += found.cost();
    }

    private void change(LearningSetting next) {
        if (next.equals(setting)) {
            return;
        }
        Septuple other = Resizing.resized(septuple(), next.bulk(), changes);
        setting = next;
        descent = new MeasuredDescent(Resizing.copy(other, next.batch()), mode, next.step(), direction, engine);
    }

    /// What minibatch noise adds to the loss at the present setting. Nothing is learned by this.
    ///
    /// @param steps as of [ExcessLoss#of]
    /// @return measured on the samples to come
    public ExcessLoss excess(int steps) {
        return ExcessLoss.of(septuple(), mode, setting.step(), steps, time, engine);
    }

    /// All that the future depends on.
    ///
    /// @return arrays for [#resume]
    public List<double[]> save() {
        List<double[]> all = new ArrayList<>();
        all.add(new double[] {time, cost, adjustments, setting.step(), setting.batch(), setting.bulk()});
        all.add(changes.stream().mapToDouble(Integer::doubleValue).toArray());
        all.add(new ParameterLayout(septuple()).read(septuple()));
        all.addAll(direction.save());
        all.add(numbers(descent.diffusions()));
        all.add(numbers(descent.losses()));
        Saturation none = new Saturation(
                setting, Estimate.exact(0, 1), Estimate.exact(0, 1), Estimate.exact(0, 1)); // carries the slopes
        all.add(new Adjustment(0, none, Estimate.exact(0, 1), 0, slopes).row());
        trace.forEach(adjustment -> all.add(adjustment.row()));
        return all;
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Goes on where a learner of the same arguments was, with the same bits.
    ///
    /// @param saved what [#save] gave; not changed
    public void resume(List<double[]> saved) {
        double[] head = saved.getFirst();
        time = (long) head[0];
        cost = head[1];
        adjustments = (int) head[2];
        setting = new LearningSetting(head[3], (int) head[4], (int) head[5]);
        changes.clear();
        Septuple now = original;
        for (double change : saved.get(1)) {
            changes.add((int) change);
            now = Resizing.changed(now, (int) change);
        }
        Septuple own = Resizing.copy(now, setting.batch());
        new ParameterLayout(own).write(saved.get(2), own);
        direction.resume(saved.get(3), saved.get(4));
        descent = new MeasuredDescent(own, mode, setting.step(), direction, engine);
        for (double value : saved.get(5)) {
            descent.diffusions().add(value);
        }
        for (double value : saved.get(6)) {
            descent.losses().add(value);
        }
        slopes = new LinkedHashMap<>(Adjustment.of(saved.get(7)).slopes());
        trace.clear();
        saved.subList(8, saved.size()).forEach(row -> trace.add(Adjustment.of(row)));
    }
}
