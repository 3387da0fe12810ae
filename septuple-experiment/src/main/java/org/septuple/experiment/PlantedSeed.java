package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Universes of one seed, through all stages.
///
/// A stage holds where its residual is within [PlantedStage#TOLERANCE] while that of the closed form at the same places is (control), and that of [PlantedNull#SHUFFLED] is not (null model). Nulls
/// themselves are held against the closed form alone, so that they may pass.
final class PlantedSeed {

    private static final double CONFIDENCE = 0.95;
    private static final Estimate NOTHING_HOLDS = Estimate.exact(1, 1);
    private static final String REASON = "a fifth, declared";

    private final GravityPlan plan;
    private final int number;
    private final long seed;
    private final Engine engine;
    private final PlantedNeurons neurons;
    private final double[][][] places;
    private final int middle;

    /// A seed.
    ///
    /// @param plan   universe and sampling
    /// @param number from 0
    /// @param seed   of random numbers
    /// @param engine workers, that take a copy each
    PlantedSeed(GravityPlan plan, int number, long seed, Engine engine) {
        this.plan = plan;
        this.number = number;
        this.seed = seed;
        this.engine = engine;
        this.neurons = new PlantedNeurons(plan.universe(), plan.sampling(), seed);
        this.places = neurons.places(plan.sampling().places());
        this.middle = plan.sampling().middle();
    }

    /// Residuals of neurons that sample the solution.
    Map<PlantedStage, Estimate> solution() {
        return residuals(PlantedSpace.of(neurons.field(0).at(middle)), neurons.followed(0));
    }

    /// All violations and all nulls.
    List<PlantedFinding> findings() {
        NeuronPaths planted = neurons.field(0);
        NeuronPaths followed = neurons.followed(0);
        Map<PlantedStage, Estimate> control =
                residuals(PlantedSpace.known(neurons.metric(0), plan.sampling().step()), followed);
        Map<PlantedStage, Estimate> shuffled =
                residuals(PlantedSpace.of(PlantedNull.SHUFFLED.of(planted, seed).at(middle)), followed);
        List<PlantedFinding> findings = new ArrayList<>();
        PlantedSpace solution = PlantedSpace.of(planted.at(middle));
        for (double v : plan.violations()) {
            PlantedSpace space =
                    v == 0 ? solution : PlantedSpace.of(neurons.field(v).at(middle));
            Map<PlantedStage, Estimate> residuals = space.einstein(plan.universe(), places, engine);
            residuals.put(
                    PlantedStage.GEODESICS,
                    solution.geodesics(neurons.followed(v).at(middle)));
            add(null, v, residuals, control, shuffled, findings);
        }
        for (PlantedNull nullModel : PlantedNull.values()) {
            if (nullModel.isNull(plan.universe())) {
                Map<PlantedStage, Estimate> residuals = nullModel == PlantedNull.SHUFFLED
                        ? shuffled
                        : residuals(PlantedSpace.of(nullModel.of(planted, seed).at(middle)), followed);
                add(nullModel, 0, residuals, control, shuffled, findings);
            }
        }
        return findings;
    }

    private Map<PlantedStage, Estimate> residuals(PlantedSpace space, NeuronPaths followed) {
        Map<PlantedStage, Estimate> residuals = space.einstein(plan.universe(), places, engine);
        residuals.put(PlantedStage.GEODESICS, space.geodesics(followed.at(middle)));
        return residuals;
    }

    private void add(
            @Nullable PlantedNull nullModel,
            double violation,
            Map<PlantedStage, Estimate> residuals,
            Map<PlantedStage, Estimate> control,
            Map<PlantedStage, Estimate> shuffled,
            List<PlantedFinding> to) {
        for (PlantedStage stage : PlantedStage.values()) {
            Estimate residual = residuals.get(stage);
            Estimate known = control.get(stage);
            Estimate none = nullModel == null ? shuffled.get(stage) : NOTHING_HOLDS;
            Verdict verdict = Verdict.NOT_TESTABLE;
            if (residual != null && known != null && none != null) {
                verdict = new Comparison(stage.word(), residual, PlantedStage.TOLERANCE, REASON, known, none)
                        .verdict(CONFIDENCE);
            }
            to.add(new PlantedFinding(number, nullModel, violation, stage, residual, verdict));
        }
    }
}
