package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.contest.Contestant;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.quantum.BoltzmannDensity;
import org.septuple.quantum.Formula;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;

class ContestPlanTest {

    static List<AlphaPlan> alphas() {
        return List.of(new AlphaPlan.Saturated(), new AlphaPlan.Fitted(), new AlphaPlan.Imposed(0.5));
    }

    private static void agree(ContestPlan plan) {
        List<String> own = new Contestants(plan, new Engine(Lanes.kernels(), Crew.alone()))
                .all().stream().map(Contestant::name).toList();
        assertThat(plan.names()).isEqualTo(own);
    }

    /// Reports name contestants by the plan, results by the contestants.
    @ParameterizedTest
    @MethodSource("alphas")
    void thePlanNamesContestantsAsTheyDo(AlphaPlan alpha) {
        agree(new ContestPlan(
                new Mover.Langevin(Harmonic.of(new double[] {0}, new double[] {1}), 1, 0.5, 0.01),
                Survey.none(),
                Grid.of(new Axis(-4, 4, 64, Boundary.REFLECTING)),
                GaussianDensity.of(new double[] {1}, new double[] {0.1}),
                100,
                1,
                List.of(0.5, 2.0),
                1,
                List.of(ContestPlan.Entrant.values()),
                alpha,
                ContestPlan.Tampering.NONE,
                0.05,
                true));
    }

    @ParameterizedTest
    @MethodSource("alphas")
    void thePlanNamesEveryWinding(AlphaPlan alpha) {
        ContestPlan plan = new ContestPlan(
                new Mover.Langevin(Formula.of("1 - cos(q)", 1), 1, 0.5, 0.01),
                Survey.none(),
                Grid.of(new Axis(-Math.PI, Math.PI, 64, Boundary.PERIODIC)),
                new BoltzmannDensity(Formula.of("cos(q)", 1), 1),
                100,
                1,
                List.of(0.5, 2.0),
                1,
                List.of(ContestPlan.Entrant.FOKKER_PLANCK, ContestPlan.Entrant.MADELUNG_STATIONARY),
                alpha,
                List.of(1.0, -0.5),
                ContestPlan.Tampering.NONE,
                0.05,
                true);
        agree(plan);
        assertThat(plan.names()).hasSize(1 + 3 * (alpha instanceof AlphaPlan.Imposed ? 2 : 1));
        assertThat(plan.names().getLast()).endsWith("-winding--0.5");
    }
}
