package org.septuple.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Drift and diffusion along a direction e against position: with s = e·q, in each of some bins of equal counts Δs is regressed on s − s̄, and
///
/// ```
/// drift = ⟨Δs⟩,   D = ½ Σ r²/(n − 2)      per lag, drift removed
/// ```
///
/// Bins come from a first pass over a subsample (2¹⁶ numbers), sums from a second.
///
/// @param centres  mean s of each bin, rising
/// @param drift    mean increment in each bin, per lag
/// @param diffusion D of each bin, per lag
/// @param constant tests that D is the same in all bins: Hotelling's T² of differences between neighbours, the weighted χ² with correlations between
///                 bins
public record LocalDiffusion(List<Estimate> centres, List<Estimate> drift, List<Estimate> diffusion, FTest constant) {

    public LocalDiffusion {
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
        double[][] neighbours = new double[bins - 1][3 * bins];
        for (int b = 0; b < bins - 1; b++) {
            neighbours[b][2 * bins + b] = 1;
            neighbours[b][2 * bins + b + 1] = -1;
        }
        List<Estimate> estimates = all.estimates();
        return new LocalDiffusion(
                estimates.subList(0, bins),
                estimates.subList(bins, 2 * bins),
                estimates.subList(2 * bins, 3 * bins),
                all.combined(neighbours).vanish("diffusion in %d bins".formatted(bins)));
    }

    private static double[] numbers(double[] sums, int bins, double shift) {
        double[] numbers = new double[3 * bins];
        for (int b = 0; b < bins; b++) {
            double[] bin = Arrays.copyOfRange(sums, 9 * b, 9 * b + 9);
            numbers[b] = shift + bin[1] / bin[0];
            numbers[bins + b] = bin[2] / bin[0];
            numbers[2 * bins + b] = Regression.of(bin, 3, 2).rest(0, 0) / (2 * (bin[0] - 2));
        }
        return numbers;
    }
}
