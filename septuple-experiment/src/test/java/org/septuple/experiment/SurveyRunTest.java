package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.experiment.ContestPlan.Tampering;
import org.septuple.experiment.Survey.Quantity;
import org.septuple.learning.HeavyBall;
import org.septuple.learning.SingleWeight;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.statistics.Estimate;

/// Contests of several movers, in a harmonic F where all descriptions are exact.
class SurveyRunTest {

    private static final Harmonic WELL = Harmonic.of(new double[] {0}, new double[] {1});

    private static Run run(Mover mover, Survey survey, AlphaPlan alpha, List<Entrant> entrants) {
        ContestPlan plan = new ContestPlan(
                mover,
                survey,
                Grid.of(new Axis(-4, 4, 128, Boundary.REFLECTING)),
                GaussianDensity.of(new double[] {1}, new double[] {0.1}),
                300,
                3,
                List.of(0.2, 0.5, 1.0, 1.5, 2.0),
                1,
                entrants,
                alpha,
                Tampering.NONE,
                0.05,
                false);
        return HeldContest.of(plan, 3);
    }

    private static Survey laws() {
        return Survey.ofLaws(
                List.of(new Mover.Langevin(WELL, 1, 0.5, 0.01), new Mover.Hamiltonian(WELL, 1, 0, 0.5, 0.01)));
    }

    /// Each law goes to its own description, with one contest for each seed.
    @Test
    void controlsGoToTheirOwn() {
        Survey survey = laws();
        Run run = run(
                survey.cases().getFirst().mover(),
                survey,
                new AlphaPlan.Saturated(),
                List.of(Entrant.FOKKER_PLANCK, Entrant.HAMILTONIAN_WARM, Entrant.MADELUNG_STATIONARY));
        Estimate right = Objects.requireNonNull(run.results().get("fitted.right"));
        assertThat(right.n()).isEqualTo(6);
        assertThat(right.value()).isEqualTo(1);
        assertThat(run.results()).containsKeys("fitted.right.langevin", "fitted.right.hamiltonian-warm");
    }

    /// A law whose own description does not take part, at its own α, is neither right nor wrong.
    @Test
    void withoutItsOwnDescriptionNobodyIsRight() {
        Survey survey = laws();
        Run run = run(
                survey.cases().getFirst().mover(), survey, new AlphaPlan.Saturated(), List.of(Entrant.FOKKER_PLANCK));
        assertThat(run.results())
                .containsKey("fitted.right.langevin")
                .doesNotContainKey("fitted.right.hamiltonian-warm");
    }

    /// A learner that leaves the finite numbers is left out, with a remark; if all do, the run says so.
    @Test
    void whatCannotBeJudgedIsLeftOut() {
        Mover.Learners learners = new Mover.Learners(new SingleWeight(0, 1, 1, 0, 8), new HeavyBall(0.1, 0));
        Run some = run(
                learners,
                Survey.ofLearners(learners, List.of(new Survey.Axis(Quantity.NOISE, List.of(1.0, 1e200)))),
                new AlphaPlan.Saturated(),
                List.of(Entrant.FOKKER_PLANCK));
        assertThat(some.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(Objects.requireNonNull(some.results().get("fitted.picked.fokker-planck"))
                        .n())
                .isEqualTo(3);
        assertThat(Objects.requireNonNull(some.findings()).remarks())
                .anyMatch(line -> line.startsWith("noise 1.0E200: nothing can be judged"));
        Run none = run(
                learners,
                Survey.ofLearners(learners, List.of(new Survey.Axis(Quantity.NOISE, List.of(1e200)))),
                new AlphaPlan.Saturated(),
                List.of(Entrant.FOKKER_PLANCK));
        assertThat(none.outcome()).isInstanceOf(Outcome.Diverged.class);
    }
}
