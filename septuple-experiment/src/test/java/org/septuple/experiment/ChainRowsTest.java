package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.ChainDensities.Line;
import org.septuple.gravity.DeSitter;
import org.septuple.gravity.GeodesicEquations;
import org.septuple.gravity.GeodesicLaw;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.Neurons;
import org.septuple.statistics.Estimate;

/// The chain on neurons that go anywhere, and on neurons for which a step is known to hold.
class ChainRowsTest {

    private static final int NEURONS = 8;
    private static final int FRAMES = 4;
    private static final double SPAN = 0.4;
    private static final double CONFIDENCE = 0.95;
    private static final double ERROR = 0.05;

    private static double[] gaussians(int number, int count, double size) {
        double[] all = new RandomStream(2, Purpose.KNOWN_PROCESS, 86, number).gaussians(count);
        return Arrays.stream(all).map(x -> size * x).toArray();
    }

    /// g = 1 + h hᵀ.
    private static double[] matrices(int neurons, double size) {
        return matrices(neurons, size, 0);
    }

    private static double[] matrices(int neurons, double size, int number) {
        double[] h = gaussians(number, 9 * neurons, size);
        double[] matrices = new double[6 * neurons];
        for (int i = 0, at = 0; i < neurons; i++) {
            for (int a = 0; a < 3; a++) {
                for (int b = a; b < 3; b++, at++) {
                    matrices[at] = a == b ? 1 : 0;
                    for (int c = 0; c < 3; c++) {
                        matrices[at] += h[9 * i + 3 * a + c] * h[9 * i + 3 * b + c];
                    }
                }
            }
        }
        return matrices;
    }

    private static NeuronPaths anyhow(double[][] matrices) {
        double[][][] places = new double[NeuronMotion.COPIES][FRAMES][];
        for (int copy = 0; copy < places.length; copy++) {
            for (int frame = 0; frame < FRAMES; frame++) {
                places[copy][frame] = gaussians(1 + copy * FRAMES + frame, matrices[0].length / 2, 0.8);
            }
        }
        return new NeuronPaths(SPAN, matrices, places);
    }

    private static NeuronPaths anyhow() {
        return anyhow(new double[][] {matrices(NEURONS, 0.6)});
    }

    private static Comparison row(LedgerNotes notes, String row) {
        return Objects.requireNonNull(notes.rows().get(row), row);
    }

    private static double result(LedgerNotes notes, String name) {
        return Objects.requireNonNull(notes.results().get(name), name).value();
    }

    @Test
    void byPartsIsExactWithTheBoundary() {
        PathParts parts = PathParts.of(anyhow(), 3);
        assertThat(parts.violation(true)).isLessThan(1e-15);
        assertThat(parts.violation(false)).isGreaterThan(0.01);
        assertThat(parts.rates()).isZero();
        assertThat(TotalRows.parabolas(1)).isLessThan(1e-14);
    }

    /// E16: g_i of each frame.
    @Test
    void byPartsIsExactWhileMatricesChange() {
        double[][] changing = new double[FRAMES][];
        for (int frame = 0; frame < FRAMES; frame++) {
            changing[frame] = gaussians(100 + frame, 6 * NEURONS, 1);
        }
        PathParts parts = PathParts.of(anyhow(changing), 0);
        assertThat(parts.violation(true)).isLessThan(1e-15);
        assertThat(Math.abs(parts.rates())).isGreaterThan(0.01 * parts.size());
    }

    /// The table goes from line to line, and no step of neurons that go anywhere holds but those that are identities.
    @Test
    void linesOfNeuronsAnyhow() {
        NeuronPaths paths = anyhow();
        LedgerNotes notes = new LedgerNotes();
        new ChainRows(paths, "planted", Engine.scalar(), "").measure(Estimate.exact(-3, 2), notes);
        for (String row : List.of("8.4", "8.5")) {
            assertThat(row(notes, row).verdict(CONFIDENCE)).as(row).isNotEqualTo(Verdict.HOLDS);
        }
        assertThat(row(notes, "8.4").control().value()).isLessThan(1e-3);
        assertThat(row(notes, "8.4").nullModel().value()).isGreaterThan(0.1);
        assertThat(row(notes, "8.7").nullModel().value()).isGreaterThan(0.1);
        assertThat(result(notes, "action.chain.centred")).isLessThan(1e-4); // E7
        assertThat(result(notes, "action.chain.covered")).isCloseTo(1, within(1e-4));
        assertThat(result(notes, "action.chain.dropped.rates")).isZero();
        List<List<Double>> rows = notes.tables().getFirst().rows();
        assertThat(rows).hasSize(20);
        for (int step = 0; step < 10; step++) {
            assertThat(rows.get(step).subList(0, 2)).isEqualTo(List.of((double) step, 0.0));
            assertThat(rows.get(10 + step).subList(0, 2)).isEqualTo(List.of((double) step, 1.0));
            assertThat(rows.get(10 + step).get(4)).isBetween(0.0, 1.0 + 1e-12);
        }
        // with the boundary (8.3) is (8.2), and line 1 of (8.4) is (8.3) at the same times
        assertThat(rows.get(12).get(4)).isLessThan(1e-14);
        assertThat(rows.get(3).get(4)).isLessThan(1e-4);
        // (8.8) by its action and divergence
        double action = rows.get(18).get(2);
        double scalar = rows.get(19).get(2);
        assertThat(action + result(notes, "action.chain.divergence"))
                .isCloseTo(scalar, within(1e-9 * Math.abs(scalar)));
    }

    /// Kernels a tenth as wide as cells are not seen.
    @Test
    void kernelsNarrowerThanCellsAreNotTestable() {
        double[] narrow =
                Arrays.stream(matrices(NEURONS, 0.6)).map(g -> 2500 * g).toArray();
        LedgerNotes notes = new LedgerNotes();
        ChainRows rows = new ChainRows(anyhow(new double[][] {narrow}), "planted", Engine.scalar(), "");
        assertThatThrownBy(() -> rows.measure(Estimate.exact(-3, 2), notes))
                .isInstanceOf(UntestableException.class)
                .hasMessageContaining("miss the kernels");
        assertThat(notes.tables().getFirst().rows()).hasSize(6);
    }

    /// In de Sitter's space-time (7.7) is the same everywhere: neurons that follow it have the density of (8.5).
    @Test
    void geodesicsOfDeSitterHaveTheDensityOfTheNextLine() {
        Metric field = DeSitter.of(0.6);
        double[] positions = gaussians(50, 3 * NEURONS, 0.5);
        double[] velocities = gaussians(51, 3 * NEURONS, 0.3);
        double[] accelerations = new double[3 * NEURONS];
        GeodesicEquations equations =
                new GeodesicEquations(field, GeodesicLaw.COORDINATE_TIME, CausalCharacter.TIME_LIKE);
        double[] y = new double[equations.dimension()];
        double[] f = new double[equations.dimension()];
        for (int i = 0; i < NEURONS; i++) {
            System.arraycopy(positions, 3 * i, y, 0, 3);
            System.arraycopy(velocities, 3 * i, y, 3, 3);
            assertThat(equations.at(0, y, f)).isTrue();
            System.arraycopy(f, 3, accelerations, 3 * i, 3);
        }
        double[] matrices = matrices(NEURONS, 0.6);
        ChainSums on = ChainSums.of(
                Neurons.of(positions, matrices).moving(velocities, accelerations, new double[6 * NEURONS]), field, 0);
        assertThat(on.accelerations()).isLessThan(1e-12);
        assertThat(Math.abs(on.of(Line.CENTRED))).isLessThan(1e-4 * on.of(Line.CENTRED_SIZE));
        double[] others = accelerations.clone();
        System.arraycopy(accelerations, 0, others, 3, 3 * (NEURONS - 1));
        ChainSums off = ChainSums.of(
                Neurons.of(positions, matrices).moving(velocities, others, new double[6 * NEURONS]), field, 0);
        assertThat(off.accelerations()).isGreaterThan(0.3);
    }

    /// With plus, and only with it, brackets of a lattice whose density is √−g are the action.
    @Test
    void aLatticeOfTheRightDensityMakesTheAction() {
        ChainSums lattice = PlantedChain.lattice();
        assertThat(lattice.densities()).isLessThan(0.01);
        double minus = lattice.of(Line.GRADIENTS_PRINTED);
        assertThat(ActionChain.relative(lattice.of(Line.GRADIENTS), minus)).isGreaterThan(0.5);
    }

    /// Velocities of the covariance of (8.6) make its line out of (8.5), but for g^ab(x_i) that is not g^ab(x).
    @Test
    void velocitiesOfTheRightCovarianceCloseTheChain() {
        ChainSums closed = new PlantedChain(anyhow().at(2), 1).closed();
        double size = Math.abs(closed.of(Line.GEODESIC));
        assertThat(closed.of(Line.CLOSED)).isCloseTo(closed.of(Line.GEODESIC), within(1e-9 * size));
        assertThat(closed.of(Line.CLOSED_PRINTED) + closed.of(Line.SHIFTED))
                .isCloseTo(closed.of(Line.CLOSED), within(1e-9 * size));
        assertThat(closed.of(Line.MIXED)).isCloseTo(0, within(1e-9 * size));
        assertThat(closed.of(Line.THIRD)).isCloseTo(0, within(1e-9 * size));
    }

    private static LedgerNotes closure(boolean planted, int neurons, int seed) {
        double[] matrices = matrices(neurons, 1, 10_000 * seed);
        double[][][] places = new double[NeuronMotion.COPIES][40][3 * neurons];
        double[][] roots = new double[3 * neurons][];
        for (int i = 0; i < neurons; i++) {
            double[] one = Arrays.copyOfRange(matrices, 6 * i, 6 * i + 6);
            double[] inverse = new double[6];
            Neurons.of(new double[3], one).inverse(0, inverse);
            double[][] root = PlantedChain.root(planted ? inverse : new double[] {1, 0, 0, 1, 0, 1});
            System.arraycopy(root, 0, roots, 3 * i, 3);
        }
        double[] about = gaussians(10_000 * seed + 78, 3 * neurons, 0.8);
        for (int copy = 0; copy < places.length; copy++) {
            for (int frame = 0; frame < 40; frame++) {
                double[] normal = gaussians(10_000 * seed + 1000 + 40 * copy + frame, 3 * neurons, SPAN);
                for (int k = 0; k < 3 * neurons; k++) {
                    places[copy][frame][k] = about[k];
                    for (int b = 0; b < 3; b++) {
                        places[copy][frame][k] += roots[k][b] * normal[3 * (k / 3) + b] / Math.sqrt(2);
                    }
                }
            }
        }
        double[] seen = matrices.clone();
        double[] noise = gaussians(10_000 * seed + 77, seen.length, ERROR);
        Arrays.setAll(seen, k -> seen[k] + noise[k]);
        NeuronPaths paths = new NeuronPaths(SPAN, new double[][] {seen}, places);
        double[] errors = new double[6 * neurons];
        Arrays.fill(errors, ERROR);
        LedgerNotes notes = new LedgerNotes();
        new ClosureRow(paths, new MatrixDraws(paths.at(1), errors, 1), "planted", 1, "").measure(notes);
        return notes;
    }

    /// Velocities of covariance g_i⁻¹, all of which is g_i's: of the two halves one is 1 and the other 0. Velocities of one covariance have slope 0, though the ratio of means is of order 1.
    @Test
    void theSlopeOverNeuronsDecides() {
        LedgerNotes own = closure(true, 24, 0);
        assertThat(Math.abs(
                        Objects.requireNonNull(own.results().get("closure.own")).zAgainst(1)))
                .isLessThan(3);
        assertThat(result(own, "closure.own")).isCloseTo(1, within(0.2));
        assertThat(result(own, "closure.speed")).isCloseTo(3, within(0.1)); // E13
        Comparison row = row(own, "8.6");
        assertThat(row.control().value() - row.control().halfWidth(CONFIDENCE)).isLessThan(0.1);
        assertThat(row.nullModel().value()).isGreaterThan(0.5);
        LedgerNotes same = closure(false, 24, 0);
        assertThat(result(same, "closure.slope")).isCloseTo(0, within(0.15));
        assertThat(result(same, "closure.ratio")).isGreaterThan(0.5);
        assertThat(row(same, "8.6").verdict(CONFIDENCE)).isEqualTo(Verdict.FAILS);
    }

    /// Over networks that are planted anew the share of g_i is 1 and that of the field 0, and errors are what they say.
    @Test
    @Tag("slow")
    void sharesAreFoundWithTheirErrors() {
        int seeds = 24;
        double[] own = new double[seeds];
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Estimate share =
                    Objects.requireNonNull(closure(true, 24, 1 + seed).results().get("closure.own"));
            own[seed] = share.value();
            squares += share.zAgainst(1) * share.zAgainst(1) / seeds;
        }
        assertThat(Math.abs(Estimate.ofMean(own).zAgainst(1))).isLessThan(3);
        assertThat(squares).isBetween(0.4, 2.2);
    }

    @Test
    void aSourceIsToldAndNotTestable() {
        LedgerNotes notes = new LedgerNotes();
        NeuronMotion motion = anyhow().at(1);
        MatrixDraws draws = new MatrixDraws(motion, new double[motion.matrices().length], 1);
        new ImpliedRow(motion, draws, "planted", Engine.scalar(), "").measure(notes);
        assertThat(notes.untestable().get("8.13")).contains("E23").contains("energy density");
        assertThat(result(notes, "source.least")).isLessThan(result(notes, "source.most"));
        assertThat(result(notes, "source.dominant")).isLessThanOrEqualTo(result(notes, "source.weak"));
        assertThat(result(notes, "source.weak")).isLessThanOrEqualTo(result(notes, "source.light"));
    }
}
