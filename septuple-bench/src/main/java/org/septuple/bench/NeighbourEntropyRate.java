package org.septuple.bench;

import org.septuple.measurement.NearestNeighbourEntropy;
import org.septuple.measurement.Sample;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;

/// Seconds for the entropy of points of a Gaussian law by their nearest neighbours, with its error and without, beside
/// `peers/neighbours.py`, which has none. Prints two lines of JSON.
public final class NeighbourEntropyRate {

    private NeighbourEntropyRate() {}

    /// Measures.
    ///
    /// @param arguments `--points N` (100000), `--dimension D` (3), `--neighbours K` (4), `--threads N`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "points", "dimension", "neighbours");
        int points = options.number("points", 100_000);
        int dimension = options.number("dimension", 3);
        int k = options.number("neighbours", 4);
        Sample sample = Sample.independent(
                new RandomStream(1, Purpose.KNOWN_PROCESS, 0, 0).gaussians(points * dimension), dimension);
        double truth = dimension * 0.5 * Math.log(2 * Math.PI * Math.E);
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            Timing whole = Timing.of(Timing.COLD, () -> NearestNeighbourEntropy.of(sample, k, engine));
            whole.describe(new ResultLine("neighbour-entropy-with-error", whole.seconds(), "s"), engine)
                    .detail("points", points)
                    .detail("dimension", dimension)
                    .detail("neighbours", k)
                    .detail(
                            "error",
                            NearestNeighbourEntropy.of(sample, k, engine)
                                    .entropy()
                                    .standardError())
                    .print();
            Timing value = Timing.of(Timing.COLD, () -> NearestNeighbourEntropy.value(sample, k, engine));
            value.describe(new ResultLine("neighbour-entropy", value.seconds(), "s"), engine)
                    .detail("points", points)
                    .detail("dimension", dimension)
                    .detail("neighbours", k)
                    .detail("S_minus_truth", NearestNeighbourEntropy.value(sample, k, engine) - truth)
                    .print();
        }
    }
}
