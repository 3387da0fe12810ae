package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// The residuals of rows 8.10 and 8.12 again with other neurons, kernels, places and copies, and of neurons that have no reason to obey Einstein's equations: whether a residual is that of the neurons
/// that were measured.
///
/// | variant | |
/// |---|---|
/// | convergence | every other neuron; kernels 1.5 times as wide and as narrow; places at neurons, or midway, alone; half of the copies |
/// | null | axes of g_i turned at random; g_i of other neurons, which is positions shuffled; neurons that go straight on; neurons at rest (frozen) |
///
/// Kernels are those of g_i. All lengths and times are divided by s, g_i/s² and span/s, which leaves G_ab over its terms as it is for a metric that is given, so that kernels alone become s times as wide.
final class EinsteinVariants {

    private static final double WIDER = 1.5;
    private static final int SHUFFLED = 85;

    private final NeuronMotion motion;
    private final MatrixDraws draws;
    private final double[][][] places;
    private final long seed;
    private final Engine engine;

    /// Variants of some neurons.
    ///
    /// @param motion neurons
    /// @param draws  of other g_i
    /// @param places events of each copy
    /// @param seed   of what is random
    /// @param engine workers, that take a copy each
    EinsteinVariants(NeuronMotion motion, MatrixDraws draws, double[][][] places, long seed, Engine engine) {
        this.motion = motion;
        this.draws = draws;
        this.places = places.clone();
        this.seed = seed;
        this.engine = engine;
    }

    /// In which way neurons are others.
    enum Variant {
        /// As measured.
        MEASURED(0),
        /// Every other neuron.
        HALF_OF_NEURONS(1),
        /// Kernels 1.5 times as wide.
        WIDE_KERNELS(2),
        /// Kernels 1.5 times as narrow.
        NARROW_KERNELS(3),
        /// Places at neurons alone.
        AT_NEURONS(4),
        /// Places midway between two.
        MIDWAY(5),
        /// Every other copy.
        HALF_OF_COPIES(6),
        /// Axes of g_i turned.
        TURNED(7),
        /// g_i of other neurons.
        SHUFFLED(8),
        /// Straight lines.
        STRAIGHT(9),
        /// At rest.
        AT_REST(10);

        private final int number;

        Variant(int number) {
            this.number = number;
        }

        /// In the table.
        int number() {
            return number;
        }
    }

    /// Residuals of both rows, and what they are residuals of.
    ///
    /// @param vacuum     Σ‖G_ab‖ over its terms (8.10)
    /// @param withLambda the same of G_ab + Λγ_ab, Λ fitted on other copies (8.12)
    /// @param terms      per squared proper length
    record Residuals(Estimate vacuum, Estimate withLambda, Estimate terms) {}

    /// Measures all variants that have a metric somewhere.
    ///
    /// @param notes takes the table
    void measure(LedgerNotes notes) {
        for (Variant variant : Variant.values()) {
            try {
                Residuals of = of(variant);
                notes.rowsOf(
                        FindingTable.Shape.EINSTEIN_VARIANTS,
                        List.of(List.of(
                                (double) variant.number(),
                                of.vacuum().value(),
                                of.vacuum().standardError(),
                                of.withLambda().value(),
                                of.withLambda().standardError(),
                                of.terms().value(),
                                of.terms().standardError())));
            } catch (UntestableException nowhere) {
                // a variant whose neurons cover none of the places has no row
            }
        }
    }

    /// One variant.
    ///
    /// @throws UntestableException where neurons cover no place
    Residuals of(Variant variant) {
        MeasuredEinstein measured = switch (variant) {
            case MEASURED -> over(motion::bent, places);
            case HALF_OF_NEURONS -> over(motion.only(everyOther(motion.size()))::bent, places);
            case WIDE_KERNELS -> over(motion.scaled(WIDER)::bent, places);
            case NARROW_KERNELS -> over(motion.scaled(1 / WIDER)::bent, places);
            case AT_NEURONS -> over(motion::bent, ofPlaces(0));
            case MIDWAY -> over(motion::bent, ofPlaces(1));
            case HALF_OF_COPIES -> over(motion::bent, ofCopies());
            case TURNED -> over(copy -> draws.turned(copy).bent(copy), places);
            case SHUFFLED -> over(copy -> shuffled(copy).bent(copy), places);
            case STRAIGHT -> over(motion::field, places);
            case AT_REST -> over(motion::atRest, places);
        };
        return new Residuals(measured.residual(0), measured.crossed(), measured.terms());
    }

    private static int[] everyOther(int count) {
        return IntStream.range(0, Math.ceilDiv(count, 2)).map(k -> 2 * k).toArray();
    }

    /// Every other place of each copy: [EinsteinRows#places] has neurons, then middles, in turn.
    private double[][][] ofPlaces(int first) {
        return Arrays.stream(places)
                .map(copy -> IntStream.range(0, copy.length)
                        .filter(k -> k % 2 == first)
                        .mapToObj(k -> copy[k])
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    /// No place in every other pair of copies, so that both halves that Λ is fitted on lose as many.
    private double[][][] ofCopies() {
        double[][][] some = places.clone();
        for (int copy = 0; copy < some.length; copy++) {
            if (copy / 2 % 2 == 1) {
                some[copy] = new double[0][];
            }
        }
        return some;
    }

    private NeuronMotion shuffled(int copy) {
        int[] order = new RandomStream(seed, Purpose.CHECK_POINTS, SHUFFLED, copy).permutation(motion.size());
        return motion.exchanged(order);
    }

    private MeasuredEinstein over(MeasuredEinstein.Fields fields, double[][][] some) {
        return MeasuredEinstein.of(fields, some, engine);
    }
}
