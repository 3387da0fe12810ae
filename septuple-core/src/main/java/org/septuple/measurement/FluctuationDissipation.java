package org.septuple.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.TDistribution;
import org.septuple.statistics.Estimate;

/// Yaida's fluctuation–dissipation relation, a test of stationarity by increments alone.
///
/// For updates q′ = q − ηg whose law of q is stationary, ⟨(q − q₀)(q − q₀)ᵀ⟩ is the same before and after, for any fixed q₀:
///
/// ```
/// ⟨(q − q₀)·g⟩ = (η/2)⟨|g|²⟩,    ⟨(q − q₀)_i g_j + g_i (q − q₀)_j⟩ = η⟨g_i g_j⟩
/// ```
///
/// A recording has Δq = −ηg, over ℓ frames. Both sides times 2η, and their difference:
///
/// ```
/// dissipation −2⟨(q − q₀)·Δq⟩,   fluctuation ⟨|Δq|²⟩,   fluctuation − dissipation = ⟨|q′ − q₀|² − |q − q₀|²⟩
/// ```
///
/// The difference telescopes to the last ℓ frames less the first: its error is a spread over independent pieces, and one that
/// takes times for independent would be far too large. Where time is cut ([Units#areReplicas] is false), neighbouring blocks share
/// what is between them, so every second block is left out; blocks must last many correlation times.
///
/// Larger ℓ sees slow relaxation better.
///
/// Source: S. Yaida, *Fluctuation–dissipation relations for stochastic gradient descent*, ICLR 2019, (FDR1) and its tensor form.
///
/// @param dissipation −2⟨(q − q₀)·Δq⟩
/// @param fluctuation ⟨|Δq|²⟩ ≥ 0
/// @param difference  fluctuation − dissipation, the growth of |q − q₀|² per ℓ frames; 0 if stationary
public record FluctuationDissipation(Estimate dissipation, Estimate fluctuation, Estimate difference) {

    private static final int CHUNK = 1 << 18;

    /// Measures the relation, summed over coordinates.
    ///
    /// @param recording with two units or more
    /// @param origin    q₀, one number per coordinate, not made from this recording
    /// @param lag       ℓ frames, ≥ 1, shorter than a block
    /// @return both sides
    public static FluctuationDissipation of(Recording recording, double[] origin, int lag) {
        int c = recording.coordinates();
        double[][] sums = sums(recording, origin, lag, 2, (q, now, later, sum) -> {
            for (int i = 0; i < c; i++) {
                double step = q[later + i] - q[now + i];
                sum[0] -= 2 * (q[now + i] - origin[i]) * step;
                sum[1] += step * step;
            }
        });
        return side(sums, 0, 1);
    }

    /// Measures the relation in tensor form.
    ///
    /// @param recording with two units or more
    /// @param origin    q₀, one number per coordinate
    /// @param lag       ℓ frames, ≥ 1, shorter than a block
    /// @return `[i][j]` for j ≤ i: −⟨(q − q₀)_i Δq_j + Δq_i (q − q₀)_j⟩ and ⟨Δq_i Δq_j⟩; project many coordinates first
    public static List<List<FluctuationDissipation>> tensor(Recording recording, double[] origin, int lag) {
        int c = recording.coordinates();
        int pairs = c * (c + 1) / 2;
        double[][] sums = sums(recording, origin, lag, 2 * pairs, (q, now, later, sum) -> {
            int at = 0;
            for (int i = 0; i < c; i++) {
                double stepI = q[later + i] - q[now + i];
                for (int j = 0; j <= i; j++) {
                    double stepJ = q[later + j] - q[now + j];
                    sum[at] -= (q[now + i] - origin[i]) * stepJ + stepI * (q[now + j] - origin[j]);
                    sum[at + 1] += stepI * stepJ;
                    at += 2;
                }
            }
        });
        List<List<FluctuationDissipation>> rows = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < c; i++) {
            List<FluctuationDissipation> row = new ArrayList<>();
            for (int j = 0; j <= i; j++, at += 2) {
                row.add(side(sums, at, at + 1));
            }
            rows.add(List.copyOf(row));
        }
        return List.copyOf(rows);
    }

    /// Chance of a difference at least as large from a stationary recording, by Student's t.
    ///
    /// @return in [0, 1]; NaN without an error
    public double pValue() {
        double z = difference.zAgainst(0);
        return Double.isNaN(z)
                ? Double.NaN
                : 2 * new TDistribution(difference.n() - 1.0).cumulativeProbability(-Math.abs(z));
    }

    private static FluctuationDissipation side(double[][] units, int left, int right) {
        return new FluctuationDissipation(
                Estimate.ofMean(column(units, unit -> unit[left])),
                Estimate.ofMean(column(units, unit -> unit[right])),
                Estimate.ofMean(column(units, unit -> unit[right] - unit[left])));
    }

    private static double[] column(double[][] units, ToDoubleFunction<double[]> part) {
        return Arrays.stream(units).mapToDouble(part).toArray();
    }

    private interface Pair {
        void add(double[] q, int now, int later, double[] sum);
    }

    /// Means of every unit.
    private static double[][] sums(Recording recording, double[] origin, int lag, int numbers, Pair pair) {
        Units units = Units.of(recording);
        if (origin.length != recording.coordinates() || lag < 1 || lag >= units.framesPerBlock() || units.count() < 2) {
            throw new IllegalArgumentException(
                    "length of the origin: %d, coordinates: %d, lag: %d, units: %d, frames of each: %d; need as long an origin, 1 <= lag < frames, units >= 2"
                            .formatted(
                                    origin.length,
                                    recording.coordinates(),
                                    lag,
                                    units.count(),
                                    units.framesPerBlock()));
        }
        int used = Math.ceilDiv(units.blocks(), 2);
        double[][] sums = new double[units.groups() * used][numbers];
        long[] pairs = new long[sums.length];
        int c = recording.coordinates();
        int frame = recording.replicas() * c;
        int chunk = Math.max(1, CHUNK / frame);
        double[] numbersRead = new double[Math.multiplyExact(chunk + lag, frame)];
        for (int block = 0; block < units.blocks(); block += 2) {
            long end = units.start(block + 1) - lag;
            for (long at = units.start(block); at < end; at += chunk) {
                int count = (int) Math.min(chunk, end - at);
                recording.read(at, count + lag, numbersRead);
                for (int t = 0; t < count; t++) {
                    for (int r = 0; r < recording.replicas(); r++) {
                        int now = t * frame + r * c;
                        int unit = units.group(r) * used + block / 2;
                        pair.add(numbersRead, now, now + lag * frame, sums[unit]);
                        pairs[unit]++;
                    }
                }
            }
        }
        for (int u = 0; u < sums.length; u++) {
            for (int k = 0; k < numbers; k++) {
                sums[u][k] /= pairs[u];
            }
        }
        return sums;
    }
}
