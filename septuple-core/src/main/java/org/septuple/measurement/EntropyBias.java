package org.septuple.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// What the bias of nearest-neighbour entropies is, from smaller samples: the mean over the 1, 2, 4 or 8 disjoint parts of the units,
/// each whitened by all points. All sizes use all points, so that their differences have little noise but show the bias in full.
///
/// A drift shows a bias; none does not prove that there is none. The bias of a Gaussian law in six dimensions, −0.08 from 16000 points, has
/// its extremum there and hardly drifts; in eight dimensions fewer points than that make extrapolation worse than what it starts
/// from. In three dimensions it takes off 40 to 75 % of the bias, less for small k or few points.
///
/// @param values        for n, n/2, n/4 and n/8 points, and in each the neighbours as asked for; errors without bias
/// @param extrapolation for each number of neighbours
public record EntropyBias(List<Value> values, List<Extrapolation> extrapolation) {

    /// Sizes: n over 1, 2, 4, 8.
    private static final int SIZES = 4;

    /// Points for each neighbour in an eighth of a group.
    private static final int POINTS_PER_NEIGHBOUR = 3;

    public EntropyBias {
        values = List.copyOf(values);
        extrapolation = List.copyOf(extrapolation);
    }

    /// An entropy.
    ///
    /// @param samples    points of each part, rounded down
    /// @param neighbours k
    /// @param entropy    in nats
    public record Value(long samples, int neighbours, Estimate entropy) {}

    /// To infinitely many points, as if the bias were a·n^{−p}, p = min(1, 2/d): Ŝ(n) + (Ŝ(n) − Ŝ(n/2))/(2^p − 1). For laws without bounds,
    /// p holds up to powers of log n, and a part of the bias is left.
    ///
    /// @param neighbours k
    /// @param drift      Ŝ(n) − Ŝ(n/2) in nats
    /// @param entropy    extrapolated, in nats
    public record Extrapolation(int neighbours, Estimate drift, Estimate entropy) {

        /// Whether the bias shows: the drift lies outside its own 95 % interval.
        ///
        /// @return false also for one law in twenty without bias
        public boolean drifts() {
            return !(Math.abs(drift.value()) <= drift.halfWidth(0.95));
        }
    }

    /// Measures entropies of smaller samples.
    ///
    /// @param sample     n points
    /// @param neighbours numbers k ≥ 1, such as 1, 2, 4, 8, 16
    /// @param engine     shares the points out; bits do not depend on it
    /// @return entropies and what they tend to
    public static EntropyBias of(Sample sample, int[] neighbours, Engine engine) {
        Whitening white = Whitening.of(sample);
        Sample points = white.sample();
        int ks = neighbours.length;
        int most = Arrays.stream(neighbours).max().orElseThrow();
        int parts = 1 << (SIZES - 1);
        double p = Math.min(1, 2.0 / sample.dimension());
        double gain = 1 / (StrictMath.pow(2, p) - 1);
        List<Estimate> found = SampleGroups.estimates(
                points, 2 * parts, POINTS_PER_NEIGHBOUR * parts * (most + 1), engine, (part, crew) -> {
                    double[] numbers = new double[(SIZES + 2) * ks];
                    for (int size = 0; size < SIZES; size++) {
                        double[] means = means(part, 1 << size, neighbours, part == points && size == 0, crew);
                        for (int j = 0; j < ks; j++) {
                            numbers[size * ks + j] = means[j] + white.logDeterminant();
                        }
                    }
                    for (int j = 0; j < ks; j++) {
                        double drift = numbers[j] - numbers[ks + j];
                        numbers[SIZES * ks + j] = drift;
                        numbers[(SIZES + 1) * ks + j] = numbers[j] + gain * drift;
                    }
                    return numbers;
                });
        return new EntropyBias(
                IntStream.range(0, SIZES * ks)
                        .mapToObj(i -> new Value(sample.points() >> (i / ks), neighbours[i % ks], found.get(i)))
                        .toList(),
                IntStream.range(0, ks)
                        .mapToObj(j -> new Extrapolation(
                                neighbours[j], found.get(SIZES * ks + j), found.get((SIZES + 1) * ks + j)))
                        .toList());
    }

    /// Means over parts, one for each number of neighbours.
    private static double[] means(Sample sample, int parts, int[] neighbours, boolean density, Engine engine) {
        double[] means = new double[neighbours.length];
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) part * sample.units() / parts);
            int until = (int) ((part + 1L) * sample.units() / parts);
            List<NearestNeighbourEntropy.Terms> terms =
                    NearestNeighbourEntropy.terms(sample.unitsBetween(from, until), neighbours, density, engine);
            for (int j = 0; j < means.length; j++) {
                means[j] += terms.get(j).mean() / parts;
            }
        }
        return means;
    }
}
