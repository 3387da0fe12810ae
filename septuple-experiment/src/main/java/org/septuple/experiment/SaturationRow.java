package org.septuple.experiment;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.septuple.learning.DiffusionConvention;
import org.septuple.learning.Knob;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Saturation;
import org.septuple.learning.SaturationConvention;
import org.septuple.learning.SaturationProbe;
import org.septuple.learning.SaturationSlopes;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.DenseBlock;
import org.septuple.network.Loss;
import org.septuple.network.NeuronRange;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Weights;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Reference;

/// Row 4.8: whether a learner gets to abs(γμ/D) = 4π from above, as the paper says, by a smaller step and by a smaller minibatch.
///
/// Both need slopes of log abs(γμ/D), by log η and by log B, above 0. They are measured by [SaturationProbe] at the trained q, for plain
/// minibatch descent (2.9), γ = η. Where D = η²σ²/2B they are −1 and +1 (E15). D is the noise of one step at one q; of B out of n samples
/// without replacement it has the factor 1 − B/n, and the slope by log B is 1/(1 − B/n) for small changes.
///
/// | | |
/// |---|---|
/// | residual | how far the lower of both slopes is below 0 |
/// | control | descent of known law, D = η²σ²/2B: larger of abs(slope by log η + 1) and abs(slope by log B − 1) |
/// | null model | the residual of that descent, 1: there a smaller step leads away from 4π |
final class SaturationRow {

    static final double STEP = 0.02;
    static final int STEPS = 80;
    private static final int CONTROL_STEPS = 2000;
    private static final double LARGEST_DESCENT = 0.1;
    private static final double CONTROL_STEP = 0.1;
    private static final int CONTROL_BATCH = 8;
    private static final LearningMode.Relaxed CONTROL_MODE = new LearningMode.Relaxed(0, 1, 0.1);
    private static final List<Double> COEFFICIENTS = List.of(0.5, 1.0, 2.0);
    private static final Set<Knob> KNOBS = EnumSet.of(Knob.STEP, Knob.BATCH);

    private final CanonicalPlan canonical;
    private final double confidence;
    private final long seed;
    private final Engine engine;
    private final Map<String, Estimate> results = new LinkedHashMap<>();

    /// A row.
    ///
    /// @param canonical  β and reference measure
    /// @param confidence of intervals
    /// @param seed       of chains, where μ has no closed form, and of the control
    /// @param engine     kernels and workers
    SaturationRow(CanonicalPlan canonical, double confidence, long seed, Engine engine) {
        this.canonical = canonical;
        this.confidence = confidence;
        this.seed = seed;
        this.engine = engine;
    }

    /// Named numbers.
    Map<String, Estimate> results() {
        return results;
    }

    /// Measures the row.
    ///
    /// @param septuple   trained; left as it is
    /// @param mode       of learning
    /// @param batch      B, even
    /// @param time       from which on samples are drawn
    /// @param potentials μ of other insertions, by word
    /// @throws UntestableException      if states do not relax, or D or μ is not known, or minibatches are all of the samples
    /// @throws IllegalArgumentException if there is no μ, or B is odd
    Comparison measure(Septuple septuple, LearningMode mode, int batch, long time, Map<String, Estimate> potentials) {
        if (!(mode instanceof LearningMode.Relaxed relaxed)) {
            throw new UntestableException(
                    "gamma of (4.8) is the step of plain descent at relaxed states; choose learning.mode: relaxation");
        }
        int population = septuple.distribution().population();
        if (population > 0 && batch >= population) {
            throw new UntestableException(
                    "minibatches of all %d training samples, drawn without replacement, have no noise: D is 0, and gamma mu/D has no value; choose a smaller learning.batch, or data.order: independent"
                            .formatted(population));
        }
        SaturationConvention mean = convention(canonical.beta(), canonical.reference(), DiffusionConvention.MEAN);
        SaturationSlopes found = probe(relaxed, mean, STEPS).measure(septuple, STEP, batch, KNOBS, time);
        Estimate byStep = found.of(Knob.STEP);
        Estimate byBatch = found.of(Knob.BATCH);
        put("saturation.slope.step", byStep);
        put("saturation.slope.batch", byBatch);
        if (!Double.isFinite(byStep.value()) || !Double.isFinite(byBatch.value())) {
            throw new UntestableException("D or mu of plain descent at eta = %g is 0 or not known".formatted(STEP));
        }
        String where = standing(septuple, relaxed, batch, time, found.at(), potentials);
        SaturationSlopes known = known();
        return new Comparison(
                String.format(
                        Locale.ROOT,
                        "how far below 0 the lower slope of ln|gamma mu/D| by ln eta and by ln B is; plain descent at the trained q, eta = %g, B = %d, branches of %d steps with each doubled and halved%s: by ln eta %.3g +- %.2g, by ln B %.3g +- %.2g (E15: -1, +1); %s",
                        STEP,
                        batch,
                        STEPS,
                        2 * batch > SaturationProbe.mostNoisy(population)
                                ? " (B to %d)".formatted(SaturationProbe.mostNoisy(population))
                                : "",
                        byStep.value(),
                        byStep.halfWidth(confidence),
                        byBatch.value(),
                        byBatch.halfWidth(confidence),
                        where),
                below(byStep, byBatch),
                LARGEST_DESCENT,
                "a tenth of the slope -1, declared",
                worst(known.of(Knob.STEP), known.of(Knob.BATCH)),
                below(known.of(Knob.STEP), known.of(Knob.BATCH)));
    }

    /// abs(γμ/D)/4π by each D, and by each μ.
    private String standing(
            Septuple septuple,
            LearningMode.Relaxed mode,
            int batch,
            long time,
            Saturation mean,
            Map<String, Estimate> potentials) {
        put("saturation.mean", over(mean));
        for (DiffusionConvention diffusion : List.of(DiffusionConvention.LARGEST, DiffusionConvention.FORCE)) {
            SaturationConvention other = convention(canonical.beta(), canonical.reference(), diffusion);
            put(
                    "saturation." + diffusion.word(),
                    over(probe(mode, other, STEPS)
                            .measure(septuple, STEP, batch, EnumSet.noneOf(Knob.class), time)
                            .at()));
        }
        for (Map.Entry<String, Estimate> potential : potentials.entrySet()) {
            Estimate size = CanonicalChecks.size(potential.getValue());
            put(
                    "saturation.mean." + potential.getKey(),
                    over(mean).times(size).times(1 / Math.abs(mean.potential().value())));
        }
        StringBuilder words = new StringBuilder(String.format(
                Locale.ROOT,
                "|gamma mu/D|/4pi at beta %.3g, %s measure, mu of a sink unless named, D of:",
                canonical.beta(),
                canonical.reference().name().toLowerCase(Locale.ROOT)));
        results.forEach((name, value) -> {
            if (!name.contains("slope")) {
                words.append(String.format(
                        Locale.ROOT,
                        " %s %.3g +- %.2g",
                        name.substring("saturation.".length()),
                        value.value(),
                        value.halfWidth(confidence)));
            }
        });
        return words.append(" (E26)").toString();
    }

    private static Estimate over(Saturation saturation) {
        return saturation.ratio().times(1 / Saturation.TARGET);
    }

    private void put(String name, Estimate found) {
        if (Double.isFinite(found.value())) {
            results.put(name, found);
        }
    }

    private static SaturationConvention convention(double beta, Reference reference, DiffusionConvention diffusion) {
        return new SaturationConvention(beta, reference, Insertion.SINK, diffusion);
    }

    private SaturationProbe probe(LearningMode.Relaxed mode, SaturationConvention convention, int steps) {
        return new SaturationProbe(mode, convention, steps, seed, 0, engine);
    }

    /// How far below 0 the lower of two slopes is.
    static Estimate below(Estimate byStep, Estimate byBatch) {
        Estimate lower = byStep.value() < byBatch.value() ? byStep : byBatch;
        return new Estimate(Math.max(0, -lower.value()), lower.standardError(), lower.n());
    }

    private static Estimate worst(Estimate byStep, Estimate byBatch) {
        Estimate step = new Estimate(Math.abs(byStep.value() + 1), byStep.standardError(), byStep.n());
        Estimate batch = new Estimate(Math.abs(byBatch.value() - 1), byBatch.standardError(), byBatch.n());
        return step.value() > batch.value() ? step : batch;
    }

    /// Linear neurons, each with a fixed weight 1 − a on itself and a bias that learns: H = ½ Σ (a_i x_i − b_i)², x ~ N(0, 1) anew at each
    /// time, so D_ii = η²a_i²/2B whatever b is.
    static Septuple network(long seed) {
        int n = COEFFICIENTS.size();
        NeuronRange all = new NeuronRange(0, n);
        Weights weights = new Weights(n, List.of(new DenseBlock(all, all, false)));
        for (int i = 0; i < n; i++) {
            weights.set(i, i, 1 - COEFFICIENTS.get(i));
        }
        BoundaryProjector projector = new BoundaryProjector(n, 0, 0);
        return new Septuple(
                new States(n, CONTROL_BATCH),
                projector,
                NormalData.standard(n, seed, 0),
                weights,
                Biases.of(projector, weights),
                new Activation.Identity(),
                new Loss.Bulk(new BulkPotential.None()));
    }

    private SaturationSlopes known() {
        return probe(CONTROL_MODE, convention(1, Reference.LEBESGUE, DiffusionConvention.MEAN), CONTROL_STEPS)
                .measure(network(seed), CONTROL_STEP, CONTROL_BATCH, KNOBS, 0);
    }
}
