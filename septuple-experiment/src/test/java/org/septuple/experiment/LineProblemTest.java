package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.MadelungAction;
import org.septuple.quantum.PolynomialLandscape;

/// Histories of (3.1) and of (3.8), (3.9) along a line.
class LineProblemTest {

    static final Engine ENGINE = Engine.scalar();

    /// F = .9z − .7z² + .3z³, γ = .6, D = .5, σ = .8.
    static final LineProblem SKEW = new LineProblem(
            new PolynomialLandscape(
                    1,
                    List.of(
                            new PolynomialLandscape.Term(0.9, List.of(1)),
                            new PolynomialLandscape.Term(-0.7, List.of(2)),
                            new PolynomialLandscape.Term(0.3, List.of(3)))),
            0.6,
            0.5,
            0.8);

    static final LineProblem WELL = new LineProblem(Harmonic.of(new double[] {1}, new double[] {0.8}), 0.6, 0.5, 0.8);

    private static double mean(Grid grid, double[] p) {
        double[] z = grid.positions(0);
        double sum = 0;
        for (int cell = 0; cell < p.length; cell++) {
            sum += grid.cellVolume() * p[cell] * z[cell];
        }
        return sum;
    }

    /// F = kz²/2 about 1: mean 1 − e^{−γkT}.
    @Test
    void theMeanOfFokkerPlanckRelaxes() {
        List<double[]> p = WELL.fokkerPlanck(1, ENGINE).density();
        assertThat(mean(WELL.grid(1), p.getLast())).isCloseTo(1 - Math.exp(-0.6 * 0.8 * WELL.end()), within(1e-4));
    }

    /// Q12: from the same p and F̃ Madelung's mean starts twice as fast; on a quadratic F it is m₀(cos 2γkt − sin 2γkt) about the bottom (E12).
    @Test
    void theMeanOfMadelungStartsTwiceAsFast() {
        LineHistory history = WELL.madelung(1, ENGINE);
        double angle = 2 * 0.6 * 0.8 * WELL.end();
        assertThat(mean(WELL.grid(1), history.density().getLast()))
                .isCloseTo(1 - (Math.cos(angle) - Math.sin(angle)), within(1e-3));
        double once = mean(WELL.grid(1), WELL.fokkerPlanck(1, ENGINE).density().get(1));
        assertThat(mean(WELL.grid(1), history.density().get(1)) / once).isCloseTo(2, within(0.05));
    }

    /// The action is stationary where (3.8), (3.9) are solved with its own V and γ, to second order, and nowhere else.
    @Test
    void onlySolutionsMakeTheirOwnActionStationary() {
        double coarse = SKEW.madelung(0, ENGINE).slope(SKEW.action(0));
        LineHistory history = SKEW.madelung(1, ENGINE);
        MadelungAction action = SKEW.action(1);
        double fine = history.slope(action);
        assertThat(coarse / fine).isCloseTo(4, within(1.0));
        assertThat(fine).isLessThan(2e-3);
        assertThat(SKEW.drifting(1, ENGINE).slope(action)).isGreaterThan(0.1);
        MadelungAction faster = new MadelungAction(
                action.grid(), action.potential(), 1.3 * action.gamma(), action.diffusion(), 1.3 * action.alpha());
        assertThat(history.slope(faster)).isGreaterThan(0.02);
        MadelungAction otherPotential =
                new MadelungAction(action.grid(), WELL.potential(), action.gamma(), action.diffusion(), action.alpha());
        assertThat(history.slope(otherPotential)).isGreaterThan(0.02);
    }

    /// Drift that outruns diffusion on this grid is refused, with the bound.
    @Test
    void wavesThatTheGridDoesNotResolveAreRefused() {
        LineProblem steep = new LineProblem(Harmonic.of(new double[] {400}, new double[] {1}), 1, 0.5, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> steep.madelung(0, ENGINE))
                .withMessageContaining("phase per cell");
    }
}
