package org.septuple.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Drift and diffusion along a direction e against position: with s = e·q, in each of some bins of equal counts Δs is regressed on s − s̄, and
///
/// ```
/// drift = ⟨Δs⟩,   D = ½ Σ r²/(n − 2)      per lag, drift removed
/// ```
///
/// Like [DriftDiffusion] it has two readings. As a map that is all. A continuous process relaxes within a lag, by 1 + b with b the slope of the
/// regression, and as much of D is lost; as an Ornstein–Uhlenbeck process in the bin,
///
/// ```
/// D (continuous) = D · log (1 + b)²/((1 + b)² − 1),
/// ```
///
/// exact for linear drift, else right up to the change of the slope over a lag's motion. Without this a curved F would look like a D that depends on position.
///
/// Bins come from a first pass over a subsample (2¹⁶ numbers), sums from a second.
///
/// @param centres  mean s of each bin, rising
/// @param drift    mean increment in each bin, per lag
/// @param diffusion D of each bin, per lag
/// @param continuous D of each bin as of a continuous process, per lag; NaN where b ≤ −1, with all pieces or without one: no continuous process
///                   relaxes so far
/// @param constant tests that D is the same in all bins: Hotelling's T² of differences between neighbours, the weighted χ² with correlations between
///                 bins
/// @param continuousConstant the same of the continuous D, of bins that have it; empty if fewer than two do
public record LocalDiffusion(
        List<Estimate> centres,
        List<Estimate> drift,
        List<Estimate> diffusion,
        List<Estimate> continuous,
        FTest constant,
        Optional<FTest> continuousConstant) {

    public LocalDiffusion {
        continuous = List.copyOf(continuous);
        centres = List.copyOf(centres);
        drift = List.copyOf(drift);
        diffusion = List.copyOf(diffusion);
    }

    /// Measures.
    ///
    /// @param recording of C coordinates
    /// @param direction e, length C
    /// @param lag       in frames, ≥ 1
    /// @param bins      ≥ 2, no more than half the pieces
    /// @param engine    kernels and crew; bits do not depend on it
    /// @return bin by bin
    public static LocalDiffusion of(Recording recording, double[] direction, int lag, int bins, Engine engine) {
        double[] origin = Design.origin(recording);
        double[] edges = Bins.edges(recording, direction, bins);
        double shift = IntStream.range(0, direction.length)
                .mapToDouble(k -> direction[k] * origin[k])
                .sum();
        BinnedMoments summand = new BinnedMoments(new int[] {0, lag}, 3, edges, (frames, at, stride, row) -> {
            double s = 0;
            double later = 0;
            for (int k = 0; k < direction.length; k++) {
                s = Math.fma(direction[k], frames[at + k], s);
                later = Math.fma(direction[k], frames[at + lag * stride + k], later);
            }
            row[0] = 1;
            row[1] = s - shift;
            row[2] = later - s;
            return s;
        });
        double[][] moments = UnitSums.of(recording, Units.of(recording), summand, engine);
        PseudoValues all = PseudoValues.of(
                moments.length, left -> numbers(Moments.total(moments, left), bins, shift), engine.crew());
        List<Estimate> estimates = all.estimates();
        return new LocalDiffusion(
                estimates.subList(0, bins),
                estimates.subList(bins, 2 * bins),
                estimates.subList(2 * bins, 3 * bins),
                estimates.subList(3 * bins, 4 * bins),
                equal(all, bins, 2, IntStream.range(0, bins).toArray()).vanish("diffusion in %d bins".formatted(bins)),
                continuousConstant(all, bins));
    }

    private static Optional<FTest> continuousConstant(PseudoValues all, int bins) {
        int[] known = IntStream.range(0, bins)
                .filter(b -> Double.isFinite(all.estimate(3 * bins + b).value()))
                .toArray();
        return known.length < 2
                ? Optional.empty()
                : Optional.of(
                        equal(all, bins, 3, known).vanish("continuous diffusion in %d bins".formatted(known.length)));
    }

    /// Differences between successive ones of some bins, of the numbers of one kind.
    private static PseudoValues equal(PseudoValues all, int bins, int kind, int[] chosen) {
        double[][] neighbours = new double[chosen.length - 1][chosen.length];
        for (int b = 0; b < chosen.length - 1; b++) {
            neighbours[b][b] = 1;
            neighbours[b][b + 1] = -1;
        }
        return all.chosen(Arrays.stream(chosen).map(b -> kind * bins + b).toArray())
                .combined(neighbours);
    }

    private static double[] numbers(double[] sums, int bins, double shift) {
        double[] numbers = new double[4 * bins];
        for (int b = 0; b < bins; b++) {
            double[] bin = Arrays.copyOfRange(sums, 9 * b, 9 * b + 9);
            numbers[b] = shift + bin[1] / bin[0];
            numbers[bins + b] = bin[2] / bin[0];
            Regression fit = Regression.of(bin, 3, 2);
            numbers[2 * bins + b] = fit.rest(0, 0) / (2 * (bin[0] - 2));
            numbers[3 * bins + b] = numbers[2 * bins + b] * lost(fit.coefficient(1, 0));
        }
        return numbers;
    }

    /// log(1 + b)²/((1 + b)² − 1), NaN where 1 + b ≤ 0.
    private static double lost(double b) {
        if (!(b > -1)) {
            return Double.NaN;
        }
        if (Math.abs(b) < 1e-4) {
            return 1 - b + b * b * 5 / 6;
        }
        return 2 * StrictMath.log1p(b) / (b * (2 + b));
    }
}
