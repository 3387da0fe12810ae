package org.septuple.spacetime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.LeastSquares;

/// Nearly flat neurons g_i = 1 + εh_i (6.11), all six entries of h_i standard normal, at given positions: how far (6.12), (6.13) and both forms of (6.16) fail, and
/// with which power of ε.
///
/// | deviation | maximum over points of | exponent of theory |
/// |---|---|---|
/// | product | entries of g^ac g_cb − δ^a_b, (6.13) with erratum E5 | 2 |
/// | inverse | entries of g^ab − (2δ_ab − g_ab), (6.10) against its expansion (6.12) | 2 |
/// | ratio | √det g − {√g_i}/{1}, (6.16) by E10 | 2 |
/// | printed | √det g − {√g_i}, (6.16) as printed | 1 on a lattice; 0 where positions alone make {1} ≠ 1 |
/// | one | {1} − 1 | likewise |
///
/// Each has a floor, which it has at ε = 0 too: `printed` and `one` that of {1} − 1 by positions and cutoff, the others round-off. They are 0 for any weights of equal
/// g_i, so their floor is measured on neurons that all have the h_i of the first one.
public final class NearFlat {

    private static final int KINDS = 5;

    private final double[] positions;
    private final Box box;
    private final Cutoff cutoff;
    private final double hole;
    private final double[] points;

    /// A measurement.
    ///
    /// @param positions 3N of neurons, at unit density for `printed` and `one`; copied
    /// @param box       they are in
    /// @param cutoff    of the kernels
    /// @param hole      density {√g_i} below which a point is left out; 0: only where no neuron is in reach
    /// @param points    3M where deviations are looked for; copied
    public NearFlat(double[] positions, Box box, Cutoff cutoff, double hole, double[] points) {
        this.positions = positions.clone();
        this.box = box;
        this.cutoff = cutoff;
        this.hole = hole;
        this.points = points.clone();
    }

    /// Maxima over points.
    ///
    /// @param epsilon ε
    /// @param product of (6.13)
    /// @param inverse of (6.12)
    /// @param ratio   of (6.16) by E10
    /// @param printed of (6.16) as printed
    /// @param one     of {1} = 1
    public record Deviation(double epsilon, double product, double inverse, double ratio, double printed, double one) {}

    /// One draw of h_i at several ε.
    ///
    /// @param floor      of each deviation, ε = 0
    /// @param deviations ε by ε
    /// @param covered    number of points that neurons cover at all of these ε: others are left out. All is NaN if there are none
    public record Draw(Deviation floor, List<Deviation> deviations, int covered) {
        public Draw {
            deviations = List.copyOf(deviations);
        }
    }

    /// Neurons with g_i = 1 + εh_i.
    ///
    /// @param positions 3N
    /// @param epsilon   ε
    /// @param seed      of the h_i, draw 0
    /// @return neurons at rest
    /// @throws IllegalArgumentException naming a neuron whose g_i is not positive definite: ε is too large
    public static Neurons neurons(double[] positions, double epsilon, long seed) {
        return neurons(positions, epsilon, draw(positions.length / 3, seed, 0));
    }

    /// Neurons with g_i = 1 + εh_i.
    ///
    /// @param positions 3N
    /// @param epsilon   ε
    /// @param h         6N entries of h_i
    /// @return neurons at rest
    /// @throws IllegalArgumentException naming a neuron whose g_i is not positive definite: ε is too large
    public static Neurons neurons(double[] positions, double epsilon, double[] h) {
        double[] matrices = new double[h.length];
        for (int k = 0; k < matrices.length; k++) {
            int entry = k % SpatialMatrix.ENTRIES;
            double flat = entry == 0 || entry == 3 || entry == 5 ? 1 : 0;
            matrices[k] = flat + epsilon * h[k];
        }
        return Neurons.of(positions, matrices);
    }

    /// Draws h_i.
    ///
    /// @param count of neurons
    /// @param seed  of the streams
    /// @param draw  ≥ 0; each has a stream of its own
    /// @return six standard normal numbers for each
    public static double[] draw(int count, long seed, int draw) {
        return new RandomStream(seed, Purpose.NEAR_FLAT, draw, 0).gaussians(SpatialMatrix.ENTRIES * count);
    }

    /// Measures at one ε.
    ///
    /// @param epsilon ε
    /// @param h       6N entries of h_i
    /// @param engine  computes
    /// @return maxima over the points that neurons cover; NaN if there are none
    public Deviation at(double epsilon, double[] h, Engine engine) {
        double[] all = deviations(epsilon, h, engine);
        return largest(epsilon, all, covered(List.of(all)));
    }

    /// Measures at several ε, at the points that neurons cover at all of them.
    ///
    /// @param epsilons at least one
    /// @param h        6N entries of h_i
    /// @param engine   computes
    /// @return maxima over the points, with their floors
    public Draw scan(double[] epsilons, double[] h, Engine engine) {
        double most = Arrays.stream(epsilons).max().orElseThrow();
        List<double[]> all = new ArrayList<>();
        all.add(deviations(0, h, engine));
        all.add(deviations(most, likeTheFirst(h), engine));
        for (double epsilon : epsilons) {
            all.add(deviations(epsilon, h, engine));
        }
        int[] covered = covered(all);
        Deviation flat = largest(0, all.get(0), covered);
        Deviation equal = largest(most, all.get(1), covered);
        double product = Math.max(flat.product(), equal.product());
        Deviation floor =
                new Deviation(0, product, product, Math.max(flat.ratio(), equal.ratio()), flat.printed(), flat.one());
        return new Draw(
                floor,
                IntStream.range(0, epsilons.length)
                        .mapToObj(k -> largest(epsilons[k], all.get(2 + k), covered))
                        .toList(),
                covered.length);
    }

    private static double[] likeTheFirst(double[] h) {
        double[] equal = new double[h.length];
        Arrays.setAll(equal, k -> h[k % SpatialMatrix.ENTRIES]);
        return equal;
    }

    /// M × kinds, NaN in holes.
    private double[] deviations(double epsilon, double[] h, Engine engine) {
        KernelField field = new KernelField(neurons(positions, epsilon, h), box, cutoff, hole, engine.kernels());
        PointBrackets sums = field.brackets(points, 0, true, engine);
        double[] all = new double[KINDS * sums.points()];
        Arrays.fill(all, Double.NaN);
        double[] metric = new double[SpatialMatrix.ENTRIES];
        double[] inverse = new double[SpatialMatrix.ENTRIES];
        for (int p = 0; p < sums.points(); p++) {
            if (sums.isHole(p)) {
                continue;
            }
            sums.metric(p, metric);
            sums.inverse(p, inverse);
            double root = Math.sqrt(SpatialMatrix.determinant(metric, 0));
            double density = sums.metric(p, Brackets.VALUE, Brackets.DENSITY);
            double number = sums.metric(p, Brackets.VALUE, Brackets.ONE);
            all[KINDS * p] = SpatialMatrix.distanceFromOne(inverse, metric);
            all[KINDS * p + 1] = fromExpansion(inverse, metric);
            all[KINDS * p + 2] = Math.abs(root - density / number);
            all[KINDS * p + 3] = Math.abs(root - density);
            all[KINDS * p + 4] = Math.abs(number - 1);
        }
        return all;
    }

    /// Largest entry of g⁻¹ − (1 − (g − 1)).
    private static double fromExpansion(double[] inverse, double[] metric) {
        double largest = 0;
        for (int k = 0; k < SpatialMatrix.ENTRIES; k++) {
            double flat = k == 0 || k == 3 || k == 5 ? 1 : 0;
            largest = Math.max(largest, Math.abs((inverse[k] - flat) + (metric[k] - flat)));
        }
        return largest;
    }

    private static int[] covered(List<double[]> all) {
        return IntStream.range(0, all.getFirst().length / KINDS)
                .filter(p -> all.stream().noneMatch(one -> Double.isNaN(one[KINDS * p])))
                .toArray();
    }

    private static Deviation largest(double epsilon, double[] all, int[] covered) {
        double[] most = IntStream.range(0, KINDS)
                .mapToDouble(kind -> Arrays.stream(covered)
                        .mapToDouble(p -> all[KINDS * p + kind])
                        .max()
                        .orElse(Double.NaN))
                .toArray();
        return new Deviation(epsilon, most[0], most[1], most[2], most[3], most[4]);
    }

    /// Slope of ln deviation on ln ε of one draw, with the error of the regression.
    ///
    /// @param scan of one draw, at least three different ε
    /// @param what of the deviations, > 0
    /// @return the exponent
    public static Estimate slope(List<Deviation> scan, ToDoubleFunction<Deviation> what) {
        double[][] design = scan.stream()
                .map(d -> new double[] {1, Elementary.log(d.epsilon())})
                .toArray(double[][]::new);
        double[] logs = scan.stream()
                .mapToDouble(d -> Elementary.log(what.applyAsDouble(d)))
                .toArray();
        return LeastSquares.of(design, logs).coefficient(1);
    }
}
