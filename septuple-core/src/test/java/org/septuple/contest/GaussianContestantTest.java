package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;

class GaussianContestantTest {

    private static final Grid LINE = Grid.of(new Axis(-9, 9, 512, Boundary.REFLECTING));
    private static final Harmonic WELL = Harmonic.of(new double[] {0.3}, new double[] {1.2});
    private static final GaussianDensity START = GaussianDensity.of(new double[] {1}, new double[] {0.2});
    private static final List<Double> TIMES = List.of(0.1, 0.3, 0.5);

    @Test
    void fokkerPlanckIsThatOfTheGrid() {
        Contestant exact = GaussianContestant.fokkerPlanck(WELL, START, Diffusion.scalar(1, 1));
        Contestant grid = new FokkerPlanckContestant(LINE, WELL, START, Engine.scalar());
        assertAlike(exact, grid, new double[] {0.9, 0.4}, 2e-3);
    }

    @ParameterizedTest
    @EnumSource(PotentialChoice.class)
    void madelungIsThatOfTheGrid(PotentialChoice choice) {
        Contestant exact = GaussianContestant.madelung(WELL, START, choice, new Multiplier.Saturated());
        Contestant grid =
                new MadelungContestant(LINE, WELL, START, choice, new Multiplier.Saturated(), Engine.scalar());
        assertAlike(exact, grid, new double[] {0.5, 0.4}, 1e-3);
    }

    @Test
    void soItIsAwayFromSaturation() {
        for (double alpha : new double[] {0.5, 1.5}) {
            Contestant exact =
                    GaussianContestant.madelung(WELL, START, PotentialChoice.STATIONARY, new Multiplier.Fitted());
            Contestant grid = new MadelungContestant(
                    LINE, WELL, START, PotentialChoice.STATIONARY, new Multiplier.Fitted(), Engine.scalar());
            assertAlike(exact, grid, new double[] {0.5, 0.4, alpha}, 1e-3);
        }
    }

    private static void assertAlike(Contestant exact, Contestant grid, double[] parameters, double tolerance) {
        assertThat(exact.name()).isEqualTo(grid.name());
        assertThat(exact.parameters()).isEqualTo(grid.parameters());
        List<PredictedDensity> one = exact.predict(parameters, TIMES);
        List<PredictedDensity> other = grid.predict(parameters, TIMES);
        double[] places = {-1, 0, 0.5, 1, 2};
        for (int t = 0; t < TIMES.size(); t++) {
            double[] below = one.get(t).below(new double[] {1}, places);
            double[] onGrid = other.get(t).below(new double[] {1}, places);
            for (int i = 0; i < places.length; i++) {
                assertThat(below[i]).isCloseTo(onGrid[i], within(tolerance));
            }
        }
        assertThat(one.getLast().below(new double[] {1}, places))
                .isNotEqualTo(one.getFirst().below(new double[] {1}, places));
    }
}
