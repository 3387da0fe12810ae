package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.contest.Contestant;
import org.septuple.contest.Fit;
import org.septuple.contest.FittedMultiplier;
import org.septuple.contest.FittedMultiplier.Ground;
import org.septuple.contest.FittedMultiplier.Refused;
import org.septuple.contest.FittedMultiplier.Told;
import org.septuple.contest.GaussianContestant;
import org.septuple.contest.Multiplier;
import org.septuple.contest.ParameterLaw;
import org.septuple.contest.PotentialChoice;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.statistics.Estimate;

/// γ = 1, D = ½.
class AlphaTallyTest {

    private static final Contestant FREE = GaussianContestant.madelung(
            Harmonic.of(new double[] {0}, new double[] {1}),
            GaussianDensity.of(new double[] {1}, new double[] {0.1}),
            PotentialChoice.STATIONARY,
            new Multiplier.Fitted());
    private static final String NAME = FREE.name();

    private static FittedMultiplier told(double alpha, double error) {
        double[][] covariance = {{0, 0, 0}, {0, 0, 0}, {0, 0, error * error}};
        ParameterLaw law = ParameterLaw.of(FREE, new double[] {1, 0.5, alpha}, covariance, 1000);
        Estimate estimate = new Estimate(alpha, error, 1000);
        return new Told(new Fit(FREE, law, 0, 0, 0, List.of()), estimate, estimate, estimate);
    }

    private static AlphaTally tally(AlphaPlan plan, FittedMultiplier... seeds) {
        AlphaTally tally = new AlphaTally(plan, List.of("other", NAME), 1000);
        for (FittedMultiplier seed : seeds) {
            tally.add(List.of(new ContestAlpha.Found(NAME, seed)));
        }
        return tally;
    }

    private static double named(AlphaTally tally, String name) {
        return Objects.requireNonNull(tally.results().get(name), name).value();
    }

    /// Two seeds that agree by chance name no root: their own errors count.
    @Test
    void theRootIsNamedByTheLargerError() {
        assertThat(tally(new AlphaPlan.Fitted(), told(1.6, 0.2)).remarks().getFirst())
                .contains("the root plus");
        assertThat(tally(new AlphaPlan.Fitted(), told(1.3, 0.5), told(1.3001, 0.5))
                        .remarks()
                        .getFirst())
                .contains("saturation cannot be told from either");
    }

    @Test
    void whereHalfRefuseThereIsNoNumber() {
        Refused refused = new Refused(Ground.HORIZON, "it moves");
        assertThat(tally(new AlphaPlan.Fitted(), told(1, 0.1), refused).results())
                .isEmpty();
        AlphaTally most = tally(new AlphaPlan.Fitted(), told(1, 0.1), refused, told(3, 0.1));
        assertThat(named(most, "alpha." + NAME)).isEqualTo(2);
        assertThat(most.remarks()).anyMatch(remark -> remark.contains("told in 2 of 3 seeds"));
        assertThat(most.remarks()).anyMatch(remark -> remark.endsWith("it moves"));
    }

    /// ħ = .6: α± = (1 ± .8)/.36, z = (2 − α±)/.1.
    @Test
    void rootsOfAnImposedMuStandBesideIt() {
        AlphaTally tally = tally(new AlphaPlan.Fitted(new ImposedMu(Math.TAU * 0.6, "")), told(2, 0.1));
        assertThat(named(tally, "alpha." + NAME + ".plus")).isCloseTo(5, within(1e-12));
        assertThat(tally.remarks()).anyMatch(remark -> remark.contains("z = -30.0") && remark.contains("z = 14.4"));
        assertThat(tally.remarks().getLast()).contains("is imposed", "are not named");
    }

    @Test
    void goesOnFromACheckpoint() {
        AlphaTally tally = tally(new AlphaPlan.Fitted(), told(1, 0.1), new Refused(Ground.REJECTED, "off"), told(2, 1));
        Checkpoint moment = new Checkpoint();
        tally.save(moment);
        AlphaTally again = tally(new AlphaPlan.Fitted());
        again.resume(moment);
        assertThat(again.results()).isEqualTo(tally.results());
        assertThat(again.remarks()).isEqualTo(tally.remarks());
    }
}
