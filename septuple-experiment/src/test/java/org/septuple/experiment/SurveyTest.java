package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.contest.PotentialChoice;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.experiment.Survey.Quantity;
import org.septuple.learning.BiasPair;
import org.septuple.learning.DoubleWell;
import org.septuple.learning.HeavyBall;
import org.septuple.learning.RingPhase;
import org.septuple.learning.SingleWeight;
import org.septuple.learning.SolvableLearner;
import org.septuple.quantum.Harmonic;

class SurveyTest {

    private static final Harmonic WELL = Harmonic.of(new double[] {0}, new double[] {1});

    private static Mover.Learners learners(SolvableLearner learner) {
        return new Mover.Learners(learner, new HeavyBall(0.1, 0));
    }

    @Test
    void theLastAxisRunsFastest() {
        Survey survey = Survey.ofLearners(
                learners(new SingleWeight(1, 1, 2, 0, 8)),
                List.of(
                        new Survey.Axis(Quantity.STEP, List.of(0.1, 0.2)),
                        new Survey.Axis(Quantity.BATCH, List.of(1.0, 2.0, 4.0))));
        assertThat(survey.cases()).extracting(Survey.Case::at).element(4).isEqualTo(List.of(0.2, 2.0));
        Mover.Learners fifth = (Mover.Learners) survey.cases().get(4).mover();
        assertThat(fifth.learner().batch()).isEqualTo(2);
        assertThat(fifth.rate()).isCloseTo(0.2, within(1e-15));
        assertThat(survey.cases().get(4).name()).isEqualTo("step 0.2, batch 2");
        assertThat(survey.cases()).allMatch(one -> one.own().isEmpty());
    }

    /// γ = η/(1 − β) stays, whatever the momentum, so that γt means the same in a row of a diagram.
    @Test
    void momentumKeepsTheRate() {
        Mover.Learners moved = Quantity.MOMENTUM.of(learners(new DoubleWell(1.5, 0, 2, 0, 8)), 0.9);
        assertThat(moved.rate()).isCloseTo(0.1, within(1e-15));
        assertThat(moved.descent().rate()).isCloseTo(0.01, within(1e-15));
    }

    @Test
    void noiseAndVelocityGoToTheLearner() {
        assertThat(((SingleWeight) Quantity.NOISE
                                .of(learners(new SingleWeight(1, 1, 2, 0, 8)), 3)
                                .learner())
                        .labelNoise())
                .isEqualTo(3);
        assertThat(((RingPhase) Quantity.VELOCITY
                                .of(learners(new RingPhase(0, 1, 2, 0, 8)), 0.01)
                                .learner())
                        .velocity())
                .isEqualTo(0.01);
        assertThat(((DoubleWell) Quantity.NOISE
                                .of(learners(new DoubleWell(1.5, 0, 2, 0, 8)), 0.5)
                                .learner())
                        .noise())
                .isEqualTo(0.5);
        BiasPair pair = new BiasPair(new BiasPair.Synapses(0, 0, 0, 0), BiasPair.Data.isotropic(1), 8);
        assertThat(Quantity.BATCH.of(learners(pair), 2).learner().batch()).isEqualTo(2);
        assertThatThrownBy(() -> Quantity.NOISE.of(learners(pair), 2)).hasMessageContaining("bias-pair");
        assertThatThrownBy(() -> Quantity.BATCH.of(learners(pair), 2.5)).hasMessageContaining("whole");
    }

    @Test
    void controlsKnowTheirOwnDescription() {
        Survey survey = Survey.ofLaws(List.of(
                new Mover.Langevin(WELL, 1, 0.5, 0.01),
                new Mover.Kramers(WELL, 1, 0.5, 0.5, 0.01),
                new Mover.Hamiltonian(WELL, 1, 0, 0, 0.01),
                new Mover.Hamiltonian(WELL, 1, 0, 0.3, 0.01),
                new Mover.Quantum(WELL, 1, 0.5, PotentialChoice.PAPER, 0.01),
                new Mover.Quantum(WELL, 1, 0.5, PotentialChoice.STATIONARY, 0.01)));
        assertThat(survey.cases())
                .extracting(one -> one.own().orElseThrow())
                .containsExactly(
                        Entrant.FOKKER_PLANCK,
                        Entrant.KRAMERS,
                        Entrant.HAMILTONIAN_COLD,
                        Entrant.HAMILTONIAN_WARM,
                        Entrant.MADELUNG_PAPER,
                        Entrant.MADELUNG_STATIONARY);
        assertThat(survey.cases().get(3).name()).isEqualTo("hamiltonian-warm");
    }
}
