package org.septuple.spacetime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.LeastSquares;

/// Nearly flat neurons g_i = 1 + εh_i (6.11), all six entries of h_i standard normal, at given positions: how far (6.13) and both forms of (6.16) fail, and with
/// which power of ε.
///
/// | deviation | maximum over points of | exponent of theory |
/// |---|---|---|
/// | product | entries of g^ac g_cb − δ^a_b, (6.13) with erratum E5 | 2 |
/// | ratio | √det g − {√g_i}/{1}, (6.16) by E10 | 2 |
/// | printed | √det g − {√g_i}, (6.16) as printed | 1 on a lattice; 0 where positions alone make {1} ≠ 1 |
/// | one | {1} − 1 | likewise |
public final class NearFlat {

    private final double[] positions;
    private final Box box;
    private final Cutoff cutoff;
    private final double[] points;

    /// A measurement.
    ///
    /// @param positions 3N of neurons, at unit density for `printed` and `one`; copied
    /// @param box       they are in
    /// @param cutoff    of the kernels
    /// @param points    3M where deviations are looked for; copied
    public NearFlat(double[] positions, Box box, Cutoff cutoff, double[] points) {
        this.positions = positions.clone();
        this.box = box;
        this.cutoff = cutoff;
        this.points = points.clone();
    }

    /// Maxima of one draw of h_i.
    ///
    /// @param epsilon ε
    /// @param seed    of the h_i
    /// @param product of (6.13)
    /// @param ratio   of (6.16) by E10
    /// @param printed of (6.16) as printed
    /// @param one     of {1} = 1
    public record Deviation(double epsilon, long seed, double product, double ratio, double printed, double one) {}

    /// Mean exponents over seeds, with their standard errors.
    ///
    /// @param product of (6.13)
    /// @param ratio   of (6.16) by E10
    /// @param printed of (6.16) as printed
    /// @param one     of {1} = 1
    public record Exponents(Estimate product, Estimate ratio, Estimate printed, Estimate one) {}

    /// Neurons with g_i = 1 + εh_i.
    ///
    /// @param positions 3N
    /// @param epsilon   ε
    /// @param seed      of the h_i
    /// @return neurons at rest
    /// @throws IllegalArgumentException naming a neuron whose g_i is not positive definite: ε is too large
    public static Neurons neurons(double[] positions, double epsilon, long seed) {
        return neurons(positions, epsilon, draw(positions.length / 3, seed));
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
    /// @param seed  of the stream
    /// @return six standard normal numbers for each
    public static double[] draw(int count, long seed) {
        return new RandomStream(seed, Purpose.NEAR_FLAT, 0, 0).gaussians(SpatialMatrix.ENTRIES * count);
    }

    /// Measures one draw.
    ///
    /// @param epsilon ε
    /// @param seed    of the h_i
    /// @param engine  computes
    /// @return maxima over the points; NaN if one is in a hole
    public Deviation at(double epsilon, long seed, Engine engine) {
        return at(epsilon, draw(positions.length / 3, seed), seed, engine);
    }

    /// Measures given h_i.
    ///
    /// @param epsilon ε
    /// @param h       6N entries of h_i
    /// @param seed    number by which the deviation is known
    /// @param engine  computes
    /// @return maxima over the points; NaN if one is in a hole
    public Deviation at(double epsilon, double[] h, long seed, Engine engine) {
        KernelField field = new KernelField(neurons(positions, epsilon, h), box, cutoff, 0, engine.kernels());
        PointBrackets sums = field.brackets(points, 0, true, engine);
        double[] metric = new double[SpatialMatrix.ENTRIES];
        double[] inverse = new double[SpatialMatrix.ENTRIES];
        double product = 0;
        double ratio = 0;
        double printed = 0;
        double one = 0;
        for (int p = 0; p < sums.points(); p++) {
            sums.metric(p, metric);
            sums.inverse(p, inverse);
            double root = Math.sqrt(SpatialMatrix.determinant(metric, 0));
            double density = sums.metric(p, Brackets.VALUE, Brackets.DENSITY);
            double number = sums.metric(p, Brackets.VALUE, Brackets.ONE);
            product = Math.max(product, SpatialMatrix.distanceFromOne(inverse, metric));
            ratio = Math.max(ratio, Math.abs(root - density / number));
            printed = Math.max(printed, Math.abs(root - density));
            one = Math.max(one, Math.abs(number - 1));
        }
        return new Deviation(epsilon, seed, product, ratio, printed, one);
    }

    /// Measures all ε with each of some seeds.
    ///
    /// @param epsilons at least three different ones
    /// @param seeds    number of draws of the h_i, seeds 1, 2, …; each serves all ε
    /// @param engine   computes
    /// @return seed after seed, ε by ε
    public List<Deviation> scan(double[] epsilons, int seeds, Engine engine) {
        List<Deviation> all = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (double epsilon : epsilons) {
                all.add(at(epsilon, seed, engine));
            }
        }
        return all;
    }

    /// Slopes of ln deviation on ln ε.
    ///
    /// @param scan of [#scan], with two seeds or more for an error
    /// @return means of the slopes of the seeds, with the error of the mean
    public static Exponents exponents(List<Deviation> scan) {
        return new Exponents(
                exponent(scan, Deviation::product),
                exponent(scan, Deviation::ratio),
                exponent(scan, Deviation::printed),
                exponent(scan, Deviation::one));
    }

    private static Estimate exponent(List<Deviation> scan, ToDoubleFunction<Deviation> what) {
        return Estimate.ofMean(scan.stream()
                .mapToLong(Deviation::seed)
                .distinct()
                .mapToDouble(seed -> slope(
                                scan.stream().filter(d -> d.seed() == seed).toList(), what)
                        .value())
                .toArray());
    }

    /// Slope of one seed, with the error of the regression.
    ///
    /// @param draws of one seed, at least three different ε
    /// @param what  of the deviations, > 0
    /// @return the exponent
    public static Estimate slope(List<Deviation> draws, ToDoubleFunction<Deviation> what) {
        double[][] design = draws.stream()
                .map(d -> new double[] {1, Elementary.log(d.epsilon())})
                .toArray(double[][]::new);
        double[] logs = draws.stream()
                .mapToDouble(d -> Elementary.log(what.applyAsDouble(d)))
                .toArray();
        return LeastSquares.of(design, logs).coefficient(1);
    }
}
