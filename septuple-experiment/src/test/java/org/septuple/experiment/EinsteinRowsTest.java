package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.gravity.Kasner;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.MovingNeurons;
import org.septuple.spacetime.Neurons;
import org.septuple.statistics.Estimate;

/// Planted space-times: neurons that sample de Sitter's, neurons that are accelerated as Einstein's equations say, neurons of one g, neurons anyhow.
class EinsteinRowsTest {

    private static final int NEURONS = 24;
    private static final double SPAN = 0.5;
    private static final double CONFIDENCE = 0.95;

    private static double[] gaussians(int number, int count, double size) {
        double[] all = new RandomStream(1, Purpose.KNOWN_PROCESS, 82, number).gaussians(count);
        return Arrays.stream(all).map(x -> size * x).toArray();
    }

    /// g = 1 + h hᵀ of each neuron, h of a size.
    private static double[] matrices(double size) {
        double[] random = gaussians(0, 9 * NEURONS, size);
        double[] matrices = new double[6 * NEURONS];
        for (int i = 0; i < NEURONS; i++) {
            for (int a = 0, at = 6 * i; a < 3; a++) {
                for (int b = a; b < 3; b++, at++) {
                    matrices[at] = a == b ? 1 : 0;
                    for (int c = 0; c < 3; c++) {
                        matrices[at] += random[9 * i + 3 * a + c] * random[9 * i + 3 * b + c];
                    }
                }
            }
        }
        return matrices;
    }

    private static NeuronMotion anyhow(double[] matrices) {
        double[][] before = new double[NeuronMotion.COPIES][];
        double[][] now = new double[NeuronMotion.COPIES][];
        double[][] after = new double[NeuronMotion.COPIES][];
        for (int copy = 0; copy < before.length; copy++) {
            before[copy] = gaussians(3 * copy + 1, 3 * NEURONS, 0.8);
            now[copy] = gaussians(3 * copy + 2, 3 * NEURONS, 0.8);
            after[copy] = gaussians(3 * copy + 3, 3 * NEURONS, 0.8);
        }
        return NeuronMotion.of(matrices, SPAN, before, now, after);
    }

    private static LedgerNotes notes(NeuronMotion motion, double error) {
        LedgerNotes notes = new LedgerNotes();
        new EinsteinRows(motion, new MatrixDraws(motion, errors(error), 1), "planted", 1, Engine.scalar(), "")
                .measure(notes);
        return notes;
    }

    private static Comparison row(LedgerNotes notes, String row) {
        return Objects.requireNonNull(notes.rows().get(row), row);
    }

    private static Verdict verdict(LedgerNotes notes, String row) {
        return row(notes, row).verdict(CONFIDENCE);
    }

    private static Estimate result(LedgerNotes notes, String name) {
        return Objects.requireNonNull(notes.results().get(name), name);
    }

    /// The places of the rows.
    private static NeuronMotion planted(double lambda) {
        NeuronMotion motion = anyhow(matrices(0.6));
        return new PlantedEinstein(
                        motion,
                        EinsteinRows.places(motion, new MatrixDraws(motion, errors(0), 1), Engine.scalar()),
                        Engine.scalar())
                .planted(lambda);
    }

    @Test
    void neuronsAcceleratedAsEinsteinSaysHold() {
        LedgerNotes notes = notes(planted(0), 0);
        assertThat(verdict(notes, "8.10")).isEqualTo(Verdict.HOLDS);
        assertThat(row(notes, "8.10").residual().value()).isLessThan(1e-6);
        assertThat(verdict(notes, "8.12")).isEqualTo(Verdict.HOLDS);
        assertThat(result(notes, "einstein.lambda").value()).isCloseTo(0, within(1e-6));
        // the four constraints are not planted (E9)
        assertThat(result(notes, "einstein.hamiltonian").value()).isGreaterThan(0.2);
        assertThat(result(notes, "einstein.momentum").value()).isGreaterThan(0.2);
    }

    @Test
    void lambdaIsFoundOnTheOtherHalfOfTheCopies() {
        LedgerNotes notes = notes(planted(0.3), 0);
        assertThat(verdict(notes, "8.10")).isEqualTo(Verdict.FAILS);
        assertThat(verdict(notes, "8.12")).isEqualTo(Verdict.HOLDS);
        assertThat(row(notes, "8.12").residual().value()).isLessThan(1e-6);
        assertThat(result(notes, "einstein.lambda").value()).isCloseTo(0.3, within(1e-6));
    }

    /// Neurons on the parabolas of others in a shorter span.
    private static NeuronMotion shorter(NeuronMotion of, double span) {
        double[][] before = new double[NeuronMotion.COPIES][3 * NEURONS];
        double[][] now = new double[NeuronMotion.COPIES][3 * NEURONS];
        double[][] after = new double[NeuronMotion.COPIES][3 * NEURONS];
        for (int copy = 0; copy < now.length; copy++) {
            for (int k = 0; k < 3 * NEURONS; k++) {
                double x = of.now(copy, k / 3)[1 + k % 3];
                double back = of.before(copy, k / 3)[1 + k % 3] - x;
                double on = of.after(copy, k / 3)[1 + k % 3] - x;
                double share = span / of.span();
                before[copy][k] = x - (on - back) / 2 * share + (on + back) / 2 * share * share;
                now[copy][k] = x;
                after[copy][k] = x + (on - back) / 2 * share + (on + back) / 2 * share * share;
            }
        }
        return NeuronMotion.of(of.matrices(), span, before, now, after);
    }

    /// Of second order in the span where the equations hold, of first order without them.
    @Test
    void whereEinsteinHoldsHeForetellsTheMetric() {
        NeuronMotion planted = planted(0.3);
        double[][][] places = EinsteinRows.places(planted, new MatrixDraws(planted, errors(0), 1), Engine.scalar());
        double span = 1e-3;
        EvolvedMetric coarse = EvolvedMetric.of(shorter(planted, span), places, 0.3, Engine.scalar());
        EvolvedMetric fine = EvolvedMetric.of(shorter(planted, span / 2), places, 0.3, Engine.scalar());
        assertThat(order(coarse.withLambda(), fine.withLambda())).isCloseTo(2, within(0.1));
        assertThat(order(coarse.continued(), fine.continued())).isCloseTo(1, within(0.1));
        assertThat(order(coarse.vacuum(), fine.vacuum())).isCloseTo(1, within(0.1));
        assertThat(fine.withLambda().value()).isLessThan(1e-2 * fine.continued().value());
    }

    private static double order(Estimate coarse, Estimate fine) {
        return StrictMath.log(coarse.value() / fine.value()) / StrictMath.log(2);
    }

    @Test
    void neuronsAnyhowFail() {
        LedgerNotes notes = notes(anyhow(matrices(0.6)), 0);
        for (String row : List.of("8.10", "8.12")) {
            assertThat(verdict(notes, row)).isEqualTo(Verdict.FAILS);
            assertThat(row(notes, row).control().value()).isLessThan(1e-6);
        }
    }

    /// Errors of g_i hide a solution: what could not be found is not said to be absent.
    @Test
    void errorsOfMatricesAreInTheControl() {
        LedgerNotes notes = notes(anyhow(matrices(0.6)), 0.1);
        assertThat(verdict(notes, "8.10")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(row(notes, "8.10").control().value()).isGreaterThan(0.2);
    }

    @Test
    void flatSpaceIsVacuous() {
        for (double error : new double[] {0, 0.02}) {
            LedgerNotes notes = notes(new MatrixDraws(anyhow(matrices(0)), errors(error), 7).flat(0), error);
            assertThat(notes.rows()).isEmpty();
            assertThat(notes.untestable().keySet()).containsExactlyInAnyOrderElementsOf(EinsteinRows.ROWS);
            assertThat(notes.untestable().get("8.10")).startsWith("vacuous: ");
        }
    }

    private static double[] errors(double error) {
        double[] errors = new double[6 * NEURONS];
        Arrays.fill(errors, error);
        return errors;
    }

    /// In coordinates ξ^a = ln x^a de Sitter's flat slices are γ_aa = e^{2(ξ^a + Ht)}: what is carried along ξ̇^a = −H, so that neurons of constant g_i sample it,
    /// up to a share of the metric of order (kernel/length)².
    @Test
    void neuronsThatSampleDeSitterSpaceNeedItsLambda() {
        MeasuredEinstein measured = deSitter(20);
        assertThat(measured.count()).isEqualTo(8);
        assertThat(measured.residual(0).value()).isGreaterThan(0.98);
        assertThat(measured.crossed().value()).isLessThan(1e-4);
        double coarse = measured.lambda().value() / lambda(20) - 1;
        assertThat(coarse).isCloseTo(0, within(0.005));
        assertThat(measured.hamiltonian(measured.lambda().value()).value()).isLessThan(0.005);
        double fine = deSitter(40).lambda().value() / lambda(40) - 1;
        assertThat(StrictMath.log(coarse / fine) / StrictMath.log(2)).isCloseTo(2, within(0.1));
    }

    /// H = .4/length.
    private static double lambda(double length) {
        return 3 * 0.16 / (length * length);
    }

    private static MeasuredEinstein deSitter(double length) {
        int cells = 17;
        double spacing = 0.9 / length;
        double[] positions = new double[3 * cells * cells * cells];
        double[] matrices = new double[2 * positions.length];
        double[] velocities = new double[positions.length];
        Arrays.fill(velocities, -0.4 / length);
        for (int i = 0; i < positions.length / 3; i++) {
            int[] at = {i / cells / cells, i / cells % cells, i % cells};
            for (int a = 0; a < 3; a++) {
                positions[3 * i + a] = spacing * (at[a] - (cells - 1) / 2.0);
            }
            matrices[6 * i] = size(length, positions[3 * i]);
            matrices[6 * i + 3] = size(length, positions[3 * i + 1]);
            matrices[6 * i + 5] = size(length, positions[3 * i + 2]);
        }
        Neurons neurons = Neurons.of(positions, matrices)
                .moving(velocities, new double[positions.length], new double[matrices.length]);
        MovingNeurons field = new MovingNeurons(neurons, 0, 0);
        double[][][] places = new double[4][2][4];
        for (int copy = 0; copy < 4; copy++) {
            for (int k = 0; k < 2; k++) {
                double[] some = gaussians(50 + 2 * copy + k, 4, 0.3);
                places[copy][k][0] = some[0];
                for (int a = 1; a < 4; a++) {
                    places[copy][k][a] = some[a] / length;
                }
            }
        }
        return MeasuredEinstein.of(_ -> field, places, Engine.scalar());
    }

    private static double size(double length, double xi) {
        return length * length * StrictMath.exp(2 * xi);
    }

    /// Kasner's universe: terms cancel that are not small.
    @Test
    void vacuaLeaveNothing() {
        double[][][] places = new double[4][][];
        for (int copy = 0; copy < 4; copy++) {
            places[copy] = new double[][] {{1 + copy, 0.1, 0.2, 0.3}};
        }
        MeasuredEinstein measured =
                MeasuredEinstein.of(_ -> Kasner.of(-1 / 3.0, 2 / 3.0, 2 / 3.0), places, Engine.scalar());
        assertThat(measured.residual(0).value()).isLessThan(1e-7);
        assertThat(measured.terms().value()).isGreaterThan(0.1);
    }

    private static double[] variant(LedgerNotes notes, EinsteinVariants.Variant which) {
        return notes.tables().stream()
                .filter(table -> table.shape() == FindingTable.Shape.EINSTEIN_VARIANTS)
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.getFirst() == which.number())
                .map(row -> row.stream().mapToDouble(x -> x).toArray())
                .findFirst()
                .orElseThrow();
    }

    /// What holds of planted neurons holds of some of their places and copies, not with others' g_i, other kernels or without some neurons, since accelerations were made for all of these.
    @Test
    void variantsOfPlantedNeuronsAreNotPlanted() {
        LedgerNotes notes = notes(planted(0), 0);
        for (EinsteinVariants.Variant same : List.of(
                EinsteinVariants.Variant.MEASURED,
                EinsteinVariants.Variant.AT_NEURONS,
                EinsteinVariants.Variant.MIDWAY,
                EinsteinVariants.Variant.HALF_OF_COPIES)) {
            assertThat(variant(notes, same)[1]).as("%s", same).isLessThan(1e-6);
        }
        for (EinsteinVariants.Variant other : List.of(
                EinsteinVariants.Variant.HALF_OF_NEURONS,
                EinsteinVariants.Variant.WIDE_KERNELS,
                EinsteinVariants.Variant.NARROW_KERNELS,
                EinsteinVariants.Variant.TURNED,
                EinsteinVariants.Variant.SHUFFLED,
                EinsteinVariants.Variant.STRAIGHT,
                EinsteinVariants.Variant.AT_REST)) {
            assertThat(variant(notes, other)[1]).as("%s", other).isGreaterThan(0.2);
        }
    }

    /// A space-time that is scaled as a whole is the same: kernels of one g for all, so wide or narrow, leave it flat, and G over its terms does not change where all lengths do.
    @Test
    void scaledNeuronsHaveScaledCurvature() {
        NeuronMotion motion = anyhow(matrices(0.6));
        double[] g = motion.matrices(3);
        double[] scaled = motion.scaled(2).matrices(3);
        for (int k = 0; k < g.length; k++) {
            assertThat(scaled[k]).isEqualTo(g[k] / 4);
        }
        assertThat(motion.scaled(2).span()).isEqualTo(SPAN / 2);
        // proper velocities are the same: kernels alone tell the space-times apart
        assertThat(motion.scaled(2).speed(0)).isCloseTo(motion.speed(0), within(1e-12));
        assertThat(motion.scaled(2).scaled(0.5).matrices()).isEqualTo(motion.matrices());
    }

    /// At the places of the map as at any other: recomputed at one of them, and 0 where all g are one.
    @Test
    void mapIsThatOfPlaces() {
        NeuronMotion motion = planted(0.3);
        List<Double> row = new EinsteinMap(motion, 0.3).rows().get(24 * 12 + 11);
        double[][][] places = {{{0, row.get(0), row.get(1), row.get(2)}}};
        MeasuredEinstein there = MeasuredEinstein.of(motion::bent, places, Engine.scalar());
        assertThat(row.get(3)).isCloseTo(there.residual(0.3).value(), within(1e-12));
        assertThat(new EinsteinMap(anyhow(matrices(0)), 0).rows())
                .allSatisfy(flat ->
                        assertThat(flat.get(4).isNaN() || flat.get(4) < 1e-9).isTrue());
    }
}
