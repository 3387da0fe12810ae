package org.septuple.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.septuple.network.Septuple;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Measures where a network stands against (4.8), and which way each knob leads: from one q, branches learn for some steps each by
/// plain descent, with η or B at twice and at half its value, or an eighth of the bulk more and less, and read their D. Nothing of
/// D = η²σ²/2B is assumed. Where samples are drawn without replacement, B stays below their number: all of them have D = 0.
///
/// Each branch draws at times of its own, so that errors are independent.
///
/// @param mode       how states relax
/// @param convention what μ and D mean
/// @param steps      learning steps of each branch, ≥ 4
/// @param seed       of chains, where μ has no closed form
/// @param block      replica
/// @param engine     kernels and workers
public record SaturationProbe(
        LearningMode.Relaxed mode, SaturationConvention convention, int steps, long seed, int block, Engine engine) {

    private static final double FACTOR = 2;
    private static final int SHARE_OF_BULK = 8;

    public SaturationProbe {
        if (steps < 4) {
            throw new IllegalArgumentException("%d steps of a branch, need >= 4".formatted(steps));
        }
    }

    /// Measures at a network's present q.
    ///
    /// @param septuple left as it is; its columns do not matter
    /// @param step     η > 0 there
    /// @param batch    B there, even
    /// @param knobs    which slopes
    /// @param time     from which on branches draw their samples
    /// @return ratio and slopes
    public SaturationSlopes measure(Septuple septuple, double step, int batch, Set<Knob> knobs, long time) {
        DiffusionDirection direction = new DiffusionDirection(convention.diffusion(), MeasuredDescent.size(septuple));
        LearningSetting here =
                new LearningSetting(step, batch, septuple.projector().bulk());
        convention.requireFor(knobs);
        double cost = 0;
        long begin = time;
        if (!direction.isReady()) {
            Branch first = new Branch(septuple, here, direction, begin);
            cost += first.cost;
            begin += steps;
            direction.turn();
        }
        Estimate potential = convention.potential(septuple, time, seed, block, engine);
        SaturationSlopes found = measure(septuple, here, knobs, potential, direction, begin);
        return new SaturationSlopes(found.at(), found.byKnob(), cost + found.cost());
    }

    /// The same with a direction, and μ, that are known.
    SaturationSlopes measure(
            Septuple septuple,
            LearningSetting here,
            Set<Knob> knobs,
            Estimate potential,
            DiffusionDirection direction,
            long time) {
        Branch centre = new Branch(septuple, here, direction.copy(), time);
        double cost = centre.cost;
        long begin = time + steps;
        int population = septuple.distribution().population();
        Map<Knob, Estimate> slopes = new LinkedHashMap<>();
        for (Knob knob : Knob.values()) {
            if (knobs.contains(knob)) {
                Branch up = new Branch(septuple, turned(here, knob, true, population), direction.copy(), begin);
                Branch down =
                        new Branch(septuple, turned(here, knob, false, population), direction.copy(), begin + steps);
                begin += 2L * steps;
                cost += up.cost + down.cost;
                slopes.put(knob, slope(up, down, knob, potential));
            }
        }
        return new SaturationSlopes(Saturation.of(here, centre.diffusions(), potential), slopes, cost);
    }

    private Estimate slope(Branch up, Branch down, Knob knob, Estimate potential) {
        double run = Elementary.log(value(up, knob) / value(down, knob));
        if (!up.isRead() || !down.isRead() || run == 0) {
            return new Estimate(Double.NaN, Double.NaN, 1);
        }
        Estimate certain = Estimate.exact(potential.value(), 1); // the same at both ends
        return Saturation.of(up.setting, up.diffusions(), certain)
                .logRatio()
                .minus(Saturation.of(down.setting, down.diffusions(), certain).logRatio())
                .times(1 / run);
    }

    private static double value(Branch branch, Knob knob) {
        return switch (knob) {
            case STEP -> branch.setting.step();
            case BATCH -> branch.setting.batch();
            case NEURONS -> branch.neurons;
        };
    }

    /// The largest even B whose minibatches have noise, for samples drawn without replacement.
    ///
    /// @param population as of [org.septuple.network.BoundaryDistribution#population]
    /// @return the largest number if draws are independent
    public static int mostNoisy(int population) {
        return population == 0 ? Integer.MAX_VALUE : Math.max(2, (population - 1) / 2 * 2);
    }

    private static LearningSetting turned(LearningSetting here, Knob knob, boolean up, int population) {
        return switch (knob) {
            case STEP ->
                new LearningSetting(up ? here.step() * FACTOR : here.step() / FACTOR, here.batch(), here.bulk());
            case BATCH ->
                new LearningSetting(
                        here.step(),
                        up ? Math.min(2 * here.batch(), mostNoisy(population)) : Math.max(2, here.batch() / 4 * 2),
                        here.bulk());
            case NEURONS -> {
                int change = Math.max(1, here.bulk() / SHARE_OF_BULK);
                yield new LearningSetting(
                        here.step(), here.batch(), Math.max(1, here.bulk() + (up ? change : -change)));
            }
        };
    }

    /// A copy that learned for some steps.
    private final class Branch {
        private final LearningSetting setting;
        private final int neurons;
        private final double cost;
        private final @Nullable MeasuredDescent descent;

        Branch(Septuple septuple, LearningSetting setting, DiffusionDirection direction, long time) {
            this.setting = setting;
            Septuple own = Resizing.resized(septuple, setting.bulk(), new ArrayList<>());
            this.neurons = own.projector().neurons();
            Septuple copy = Resizing.copy(own, setting.batch());
            MeasuredDescent learning = new MeasuredDescent(copy, mode, setting.step(), direction, engine);
            boolean finite = true;
            for (int step = 0; step < steps && finite; step++) {
                finite = learning.step(time + step).isFinite();
            }
            this.cost = (double) steps * setting.batch() * neurons * neurons;
            this.descent = finite ? learning : null;
        }

        List<Double> diffusions() {
            return descent == null ? List.of(Double.NaN) : descent.diffusions();
        }

        boolean isRead() {
            return diffusions().size() >= 2;
        }
    }
}
