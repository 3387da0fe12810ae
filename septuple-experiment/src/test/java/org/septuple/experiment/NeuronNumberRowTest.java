package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.gravity.ClosedForm;
import org.septuple.gravity.DeSitter;
import org.septuple.gravity.Friedmann;
import org.septuple.gravity.Kasner;
import org.septuple.gravity.cosmology.VolumeBalance;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// Volumes of boxes of vacua by two ways, and draws of g_i.
class NeuronNumberRowTest {

    private static final int NEURONS = 200;
    private static final int FEW = 12;

    private static Grid box() {
        Axis axis = new Axis(-0.5, 0.5, 4, Boundary.REFLECTING);
        return Grid.of(axis, axis, axis);
    }

    /// V̈ of a vacuum from ∂_tK is that from R⁽³⁾ and Λ, and that of second differences.
    @Test
    void volumesOfVacuaMoveByTheirCurvatureAndLambda() {
        for (ClosedForm form :
                List.of(DeSitter.of(0.7), Friedmann.lambda(0.8, 1), Kasner.lambda(.5, -1 / 3.0, 2 / 3.0, 2 / 3.0))) {
            VolumeSums sums = VolumeSums.of(form, box(), 1);
            VolumeBalance balance = VolumeBalance.of(form, box(), 1, form.lambda());
            assertThat(sums.cells()).isEqualTo(64);
            assertThat(sums.volume()).isCloseTo(balance.volume(), within(1e-12 * balance.volume()));
            assertThat(sums.rate()).isCloseTo(balance.rate(), within(1e-12 * balance.volume()));
            assertThat(sums.acceleration()).isCloseTo(balance.second(), within(1e-11 * balance.volume()));
            assertThat(-sums.trace() / sums.volume() / 3).isCloseTo(form.lambda(), within(1e-12));
            double h = 1e-3;
            double second = VolumeSums.of(form, box(), 1 + h).volume()
                    - 2 * sums.volume()
                    + VolumeSums.of(form, box(), 1 - h).volume();
            assertThat(second / (h * h)).isCloseTo(sums.acceleration(), within(1e-5 * sums.volume()));
        }
    }

    private static NeuronMotion motion(double[] matrices) {
        double[][] places = new double[NeuronMotion.COPIES][];
        for (int copy = 0; copy < places.length; copy++) {
            places[copy] = new RandomStream(1, Purpose.KNOWN_PROCESS, 83, copy).gaussians(matrices.length / 2);
        }
        return NeuronMotion.of(matrices, 1, places, places, places);
    }

    private static double[] matrices(int neurons) {
        double[] matrices = new double[6 * neurons];
        for (int i = 0; i < neurons; i++) {
            System.arraycopy(new double[] {3, 0.5, 0.2, 2, -0.3, 1}, 0, matrices, 6 * i, 6);
        }
        return matrices;
    }

    private static double[] invariants(double[] g) {
        double determinant = g[0] * (g[3] * g[5] - g[4] * g[4])
                - g[1] * (g[1] * g[5] - g[2] * g[4])
                + g[2] * (g[1] * g[4] - g[2] * g[3]);
        double squares = g[0] * g[0] + g[3] * g[3] + g[5] * g[5] + 2 * (g[1] * g[1] + g[2] * g[2] + g[4] * g[4]);
        return new double[] {g[0] + g[3] + g[5], squares, determinant};
    }

    /// Eigenvalues stay; means over directions are those of an isotropic law.
    @Test
    void turnedMatricesKeepTheirEigenvaluesAndPointAnywhere() {
        NeuronMotion motion = motion(matrices(NEURONS));
        NeuronMotion turned = new MatrixDraws(motion, new double[6 * NEURONS], 1).turned(3);
        double[] diagonal = new double[NEURONS];
        double[] across = new double[NEURONS];
        for (int i = 0; i < NEURONS; i++) {
            double[] is = invariants(turned.matrices(i));
            double[] was = invariants(motion.matrices(i));
            for (int k = 0; k < is.length; k++) {
                assertThat(is[k]).isCloseTo(was[k], within(1e-12));
            }
            diagonal[i] = turned.matrix(i, 0, 0);
            across[i] = turned.matrix(i, 0, 1);
        }
        assertThat(Math.abs(Estimate.ofMean(diagonal).zAgainst(2))).isLessThan(3); // a third of the trace
        assertThat(Math.abs(Estimate.ofMean(across).zAgainst(0))).isLessThan(3);
    }

    @Test
    void matricesErrByTheirErrors() {
        NeuronMotion motion = motion(matrices(NEURONS));
        double[] errors = new double[6 * NEURONS];
        Arrays.fill(errors, 0.05);
        MatrixDraws draws = new MatrixDraws(motion, errors, 1);
        double[] squares = new double[6 * NEURONS];
        for (int k = 0; k < squares.length; k++) {
            double apart = (draws.erring(motion, 0).matrices()[k] - motion.matrices()[k]) / 0.05;
            squares[k] = apart * apart;
        }
        assertThat(Math.abs(Estimate.ofMean(squares).zAgainst(1))).isLessThan(3);
        // the mean over neurons errs by .05/sqrt(200), in this draw for all of a kind
        Estimate mean = draws.withErrors(new Estimate(3, 0, 8), other -> {
            double sum = 0;
            for (int i = 0; i < NEURONS; i++) {
                sum += other.matrix(i, 0, 0) / NEURONS;
            }
            return sum;
        });
        assertThat(mean.value()).isEqualTo(3);
        // chi-squared of seven: its s.d. is within .4 and 1.7 times in 99.8 of 100 cases
        assertThat(mean.standardError() / (0.05 / Math.sqrt(NEURONS))).isBetween(0.3, 1.9);
        assertThat(draws.flat(0).matrices(5)).isNotEqualTo(motion.matrices(5));
    }

    @Test
    void deSitterHasTheLambdaOfItsBirths() {
        double[] none = new double[6 * FEW];
        NeuronMotion motion = new MatrixDraws(motion(matrices(FEW)), none, 1).turned(0);
        MatrixDraws draws = new MatrixDraws(motion, none, 1);
        LedgerNotes notes = new LedgerNotes();
        Comparison row = new NeuronNumberRow(motion, draws, "planted", 1, Engine.scalar(), "").measure(notes);
        assertThat(row.control().value()).isLessThan(1e-5);
        // R = 6/cosh^2 1, 3 Lambda = 9, -trace = 9: (9 - R)/(9 + R)
        double r = 6 / (StrictMath.cosh(1) * StrictMath.cosh(1));
        assertThat(row.nullModel().value()).isCloseTo((9 - r) / (9 + r), within(1e-9));
        assertThat(notes.results().keySet())
                .containsExactlyInAnyOrder(
                        "neuron_number.lambda",
                        "neuron_number.density",
                        "neuron_number.exponent",
                        "neuron_number.change",
                        "neuron_number.rate",
                        "neuron_number.acceleration");
    }

    /// With one g for all, whoever is left makes the same flat space: its volume changes by the cells that nobody covers any more, Λ is 0.
    @Test
    void deathsOfEqualNeuronsLeaveSpaceAsItIs() {
        double[] matrices = matrices(NEURONS);
        NeuronMotion motion = motion(matrices);
        Grid small = Grid.of(axis(), axis(), axis());
        NeuronDeaths deaths = NeuronDeaths.of(motion, small, 1, Engine.scalar());
        assertThat(deaths.stages().stream().map(NeuronDeaths.Stage::neurons))
                .containsExactly(NEURONS, NEURONS * 3 / 4, NEURONS / 2, NEURONS / 4);
        double root = Math.sqrt(invariants(Arrays.copyOf(matrices, 6))[2]);
        for (NeuronDeaths.Stage stage : deaths.stages()) {
            assertThat(stage.volume().value()).isCloseTo(root, within(1e-12));
            assertThat(stage.byNumber().value()).isCloseTo(0, within(1e-12));
        }
        assertThat(deaths.exponent().value()).isCloseTo(0, within(1e-12));
    }

    private static Axis axis() {
        return new Axis(-0.5, 0.5, 4, Boundary.REFLECTING);
    }

    /// Neurons in order, of which those that die first have the larger g: the volume falls with their number as it must.
    @Test
    void deathsAreAtRandomAndVolumeFollowsWhoIsLeft() {
        double[] matrices = matrices(NEURONS);
        for (int k = 0; k < 6 * NEURONS; k++) {
            matrices[k] *= 1 + k / 6 % 2; // every other g is twice as large
        }
        NeuronMotion motion = motion(matrices);
        Grid small = Grid.of(axis(), axis(), axis());
        Estimate exponent = NeuronDeaths.of(motion, small, 1, Engine.scalar()).exponent();
        // who dies does not depend on g
        assertThat(Math.abs(exponent.zAgainst(0))).isLessThan(3);
        assertThat(exponent.standardError()).isPositive();
    }
}
