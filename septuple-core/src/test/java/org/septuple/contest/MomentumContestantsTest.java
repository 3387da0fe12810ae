package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.quantum.Formula;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;

class MomentumContestantsTest {

    private static final Grid BOX = Grid.of(new Axis(-4, 4, 128, Boundary.REFLECTING));
    private static final GaussianDensity START = GaussianDensity.of(new double[] {1}, new double[] {0.1});
    private static final Harmonic WELL = Harmonic.of(new double[] {0}, new double[] {1});
    private static final double[] AT = {-0.5, 0, 0.4, 0.8, 1.2};

    /// The same F, once said to be harmonic and once as a formula.
    private static void agree(Contestant exact, Contestant onGrid, double... parameters) {
        var times = List.of(0.6, 1.1);
        var expected = exact.predict(parameters, times);
        var predictions = onGrid.predict(parameters, times);
        for (int i = 0; i < 2; i++) {
            assertThat(expected.get(i)).isInstanceOf(GaussianPrediction.class);
            assertThat(predictions.get(i)).isInstanceOf(GridPrediction.class);
            double[] a = expected.get(i).below(new double[] {1}, AT);
            double[] b = predictions.get(i).below(new double[] {1}, AT);
            for (int k = 0; k < AT.length; k++) {
                assertThat(b[k]).isCloseTo(a[k], within(2e-4));
            }
        }
        assertThat(exact.parameters()).hasSize(parameters.length);
    }

    @Test
    void solversOfTheSameWellAgree() {
        Kernels kernels = Kernels.scalar();
        var formula = Formula.of("q^2/2", 1);
        var velocity = new StartVelocity(0.3, 0.2);
        agree(
                KramersContestant.linear(START, WELL, velocity),
                KramersContestant.of(BOX, START, formula, velocity, kernels),
                1.1,
                0.3,
                0.4);
        agree(
                HamiltonianContestant.of(BOX, START, WELL, false, 1, kernels),
                HamiltonianContestant.of(BOX, START, formula, false, 1, kernels),
                1.2,
                0.3);
        agree(
                HamiltonianContestant.linear(START, WELL, true, 1),
                HamiltonianContestant.of(BOX, START, formula, true, 1, kernels),
                1.2,
                0.3,
                0.4);
    }

    @Test
    void namesAreThoseOfTables() {
        assertThat(KramersContestant.linear(START, WELL, StartVelocity.REST).name())
                .isEqualTo("kramers");
        assertThat(HamiltonianContestant.linear(START, WELL, false, 1).name()).isEqualTo("hamiltonian-cold");
        assertThat(HamiltonianContestant.linear(START, WELL, true, 1).name()).isEqualTo("hamiltonian-warm");
    }

    @Test
    void twoAnharmonicCoordinatesAreNotPredicted() {
        Grid plane = Grid.of(BOX.axis(0), BOX.axis(0));
        var start = GaussianDensity.of(new double[2], new double[] {0.1, 0.1});
        var contestant =
                HamiltonianContestant.of(plane, start, Formula.of("(q0^2 + q1^2)^2", 2), false, 1, Kernels.scalar());
        assertThatThrownBy(() -> contestant.predict(new double[] {1, 0}, List.of(1.0)))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining("only for harmonic F");
    }
}
