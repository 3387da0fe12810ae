package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.BoltzmannDensity;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.Formula;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.Madelung;
import org.septuple.quantum.MadelungAction;
import org.septuple.quantum.MadelungEnd;
import org.septuple.quantum.MadelungGuards;
import org.septuple.quantum.MadelungState;
import org.septuple.quantum.QuantumConstants;

class ContestantsTest {

    private static final double[] ONE = {1};

    /// Q6: mean 2e^{−γt}, variance D/γ + (¼ − D/γ)e^{−2γt}.
    @Test
    void fokkerPlanckOfAQuadraticIsOrnsteinAndUhlenbeck() {
        Contestant fp =
                Contestants.fokkerPlanck(Contestants.line(2048), Contestants.QUADRATIC, Contestants.gaussian(2, 0.25));
        List<Double> times = List.of(0.1, 0.5, 2.0);
        List<PredictedDensity> predictions = fp.predict(new double[] {1.3, 0.4}, times);
        for (int t = 0; t < times.size(); t++) {
            double decay = StrictMath.exp(-1.3 * times.get(t));
            double variance = 0.4 / 1.3 + (0.25 - 0.4 / 1.3) * decay * decay;
            NormalDistribution exact = new NormalDistribution(2 * decay, Math.sqrt(variance));
            for (double x = -2; x <= 4; x += 0.5) {
                assertThat(predictions.get(t).below(ONE, new double[] {x})[0])
                        .isCloseTo(exact.cumulativeProbability(x), within(1e-4));
                assertThat(predictions.get(t).logDensity(new double[] {x}))
                        .isCloseTo(exact.logDensity(x), within(2e-3 + 0.02 * Math.abs(x - 2 * decay) / variance));
            }
        }
    }

    /// dC/dt = 2D·shape for F = 0: the variance along e is that of the start plus 2Dt e·shape·e.
    @Test
    void aTensorSpreadsInItsDirections() {
        Axis axis = new Axis(-6, 6, 120, Boundary.REFLECTING);
        Grid grid = Grid.of(axis, axis);
        InitialDensity start = GaussianDensity.of(new double[] {0, 0}, new double[] {0.5, 0.5});
        Diffusion shape = Diffusion.tensor(2, new double[] {1, 0.5, 0.5, 1});
        Contestant fp = new FokkerPlanckContestant(grid, Formula.of("0*q0", 2), start, shape, Engine.scalar());
        PredictedDensity late = fp.predict(new double[] {1, 0.6}, List.of(0.5)).getFirst();
        double s = Math.sqrt(0.5);
        double[] widths = {0.5 + 0.6 * 1.5, 0.5 + 0.6 * 0.5};
        for (int i = 0; i < 2; i++) {
            double[] e = {s, i == 0 ? s : -s};
            double exact = new NormalDistribution(0, Math.sqrt(widths[i])).cumulativeProbability(0.7);
            assertThat(late.below(e, new double[] {0.7})[0]).isCloseTo(exact, within(2e-3));
        }
    }

    /// E12 on F = kq²/2: stationary m₀(cos 2γkt − sin 2γkt), paper m₀e^{−2γkt}.
    @Test
    void meansOfTwoPotentialsAreThoseOfE12() {
        Grid grid = Contestants.line(512);
        InitialDensity start = Contestants.gaussian(1, 0.3);
        List<Double> times = List.of(0.2, 0.5);
        double gamma = 1.2;
        for (PotentialChoice choice : List.of(PotentialChoice.STATIONARY, PotentialChoice.PAPER)) {
            List<PredictedDensity> late = Contestants.madelung(grid, Contestants.QUADRATIC, start, choice)
                    .predict(new double[] {gamma, 0.4}, times);
            for (int t = 0; t < 2; t++) {
                double angle = 2 * gamma * times.get(t);
                double exact = choice == PotentialChoice.STATIONARY
                        ? StrictMath.cos(angle) - StrictMath.sin(angle)
                        : StrictMath.exp(-angle);
                assertThat(Contestants.mean(late.get(t), -10, 10)).isCloseTo(exact, within(1e-4));
            }
        }
    }

    /// The equilibrium of (3.1) stays under (3.1), and under Madelung with stationary V at saturation (Q10).
    @Test
    void theEquilibriumStays() {
        Grid grid = Contestants.ring(256);
        double[] parameters = {1, 0.5};
        InitialDensity start = new BoltzmannDensity(Contestants.COSINE, 2);
        for (Contestant contestant : List.of(
                Contestants.fokkerPlanck(grid, Contestants.COSINE, start),
                Contestants.madelung(grid, Contestants.COSINE, start, PotentialChoice.STATIONARY))) {
            List<PredictedDensity> late = contestant.predict(parameters, List.of(1e-6, 3.0));
            for (double x = -3; x < 3; x += 0.5) {
                assertThat(late.get(1).logDensity(new double[] {x}))
                        .isCloseTo(late.get(0).logDensity(new double[] {x}), within(1e-5));
            }
        }
    }

    /// Against (3.8), (3.9) for p and u themselves, with and without circulation, for three V and an α above saturation.
    @ParameterizedTest
    @EnumSource(PotentialChoice.class)
    void schroedingerAndMadelungAgreeOnTheRing(PotentialChoice choice) {
        double[] parameters = {1, 0.5, 1.3};
        InitialDensity start = new BoltzmannDensity(Formula.of("cos(q - 1)", 1), 0.8);
        for (double winding : new double[] {0, 1, 0.3}) {
            Grid grid = Contestants.ring(256);
            PredictedDensity late = new MadelungContestant(
                            grid, Contestants.COSINE, start, choice, new Multiplier.Fitted(), winding, Engine.scalar())
                    .predict(parameters, List.of(0.1, 0.25))
                    .get(1);
            Landscape potential = choice.of(Contestants.COSINE, 1, 0.5);
            MadelungAction action = new MadelungAction(grid, potential, 1, 0.5, 1.3);
            double[] p = start.values(grid);
            MadelungState state =
                    MadelungState.of(grid, p, action.shifted(p, Contestants.COSINE.on(grid, 0)), action.mass(), 0);
            for (int cell = 0; cell < p.length; cell++) {
                state.velocity(0)[cell] += winding * action.hbar() / action.mass();
            }
            MadelungEnd end = new Madelung(
                            grid, potential, action.hbar(), action.mass(), MadelungGuards.USUAL, Engine.scalar())
                    .advance(state, 0.25);
            assertThat(end).isInstanceOf(MadelungEnd.Reached.class);
            double worst = IntStream.range(0, 256)
                    .mapToDouble(i ->
                            Math.abs(late.logDensity(new double[] {grid.axis(0).position(i)})
                                    - StrictMath.log(state.density()[i])))
                    .max()
                    .orElseThrow();
            assertThat(worst).isLessThan(2e-3);
        }
    }

    @Test
    void whatHasNoSolutionSaysWhy() {
        InitialDensity start = Contestants.gaussian(0, 0.3);
        Grid line = Contestants.line(256);
        Landscape quartic = Formula.of("q^4/4", 1);
        List<Double> soon = List.of(0.1);
        double[] parameters = {1, 0.5};
        assertThatThrownBy(() -> Contestants.madelung(line, quartic, start, PotentialChoice.PAPER)
                        .predict(parameters, soon))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining("E12");
        Landscape moving = Formula.of("(q - t)^2/2", 1);
        assertThatThrownBy(() -> Contestants.madelung(line, moving, start, PotentialChoice.STATIONARY)
                        .predict(parameters, soon))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining("F moves in time");
        assertThatThrownBy(() -> Contestants.madelung(line, Contestants.QUADRATIC, start, PotentialChoice.PAPER)
                        .predict(parameters, List.of(4.0)))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining("at a wall");
        assertThatThrownBy(() -> new MadelungContestant(
                                line,
                                Contestants.QUADRATIC,
                                start,
                                PotentialChoice.STATIONARY,
                                new Multiplier.Root(9, true),
                                Engine.scalar())
                        .predict(parameters, soon))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining("(4.7)");
        assertThatThrownBy(() -> Contestants.madelung(
                                Contestants.line(32), Contestants.QUADRATIC, start, PotentialChoice.STATIONARY)
                        .predict(parameters, soon))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining("wave numbers");
        assertThatThrownBy(() ->
                        Contestants.madelung(Contestants.ring(64), Formula.of("q", 1), start, PotentialChoice.PAPER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("periodic");
    }

    /// Both roots have the same ħ: only F̃ at the start differs.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rootsOfAChemicalPotentialAreTheFittedAlphaOfThatValue(boolean plus) {
        Grid ring = Contestants.ring(128);
        InitialDensity start = new BoltzmannDensity(Formula.of("cos(q - 1)", 1), 0.8);
        var constants = QuantumConstants.forChemicalPotential(1, 0.5, 5);
        double alpha = (plus ? constants.plus() : constants.minus()).alpha();
        PredictedDensity root = new MadelungContestant(
                        ring,
                        Contestants.COSINE,
                        start,
                        PotentialChoice.PAPER,
                        new Multiplier.Root(5, plus),
                        Engine.scalar())
                .predict(new double[] {1, 0.5}, List.of(0.3))
                .getFirst();
        PredictedDensity fitted = new MadelungContestant(
                        ring,
                        Contestants.COSINE,
                        start,
                        PotentialChoice.PAPER,
                        new Multiplier.Fitted(),
                        Engine.scalar())
                .predict(new double[] {1, 0.5, alpha}, List.of(0.3))
                .getFirst();
        for (double x = -3; x < 3; x += 0.5) {
            assertThat(root.logDensity(new double[] {x})).isCloseTo(fitted.logDensity(new double[] {x}), within(1e-6));
        }
    }

    /// F(q0) + F(q1) and independent coordinates: p is a product of those in one dimension.
    @Test
    void independentCoordinatesStaySo() {
        Axis axis = Contestants.ring(48).axis(0);
        Grid torus = Grid.of(axis, axis);
        Landscape sum = Formula.of("2 - cos(q0) - cos(q1)", 2);
        InitialDensity pair = new BoltzmannDensity(Formula.of("cos(q0 - 1) + cos(q1 - 1)", 2), 0.8);
        InitialDensity single = new BoltzmannDensity(Formula.of("cos(q - 1)", 1), 0.8);
        List<Contestant> plane = Contestants.all(torus, sum, pair);
        List<Contestant> line = Contestants.all(Contestants.ring(48), Contestants.COSINE, single);
        for (int c = 0; c < 3; c++) {
            PredictedDensity two =
                    plane.get(c).predict(new double[] {1, 0.5}, List.of(0.3)).getFirst();
            PredictedDensity one =
                    line.get(c).predict(new double[] {1, 0.5}, List.of(0.3)).getFirst();
            for (double x = -3; x < 3; x += 0.7) {
                double exact = one.logDensity(new double[] {x}) + one.logDensity(new double[] {0.4});
                // cell means of a product of values are their product to h⁴
                assertThat(two.logDensity(new double[] {x, 0.4})).isCloseTo(exact, within(2e-4));
            }
        }
    }
}
