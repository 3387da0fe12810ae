package org.septuple.experiment;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.measurement.DriftRegression;
import org.septuple.measurement.DriftShare;
import org.septuple.measurement.EstimateMatrix;
import org.septuple.measurement.FTest;
import org.septuple.measurement.Mobility;
import org.septuple.measurement.Recording;
import org.septuple.measurement.Units;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// The regression of drift on −∂F (2.9) over a recording whose ∂F is known at every point.
///
/// For each coordinate k, increments over the lag are averaged over bins of −∂_kF, equally full, in each of some independent pieces; these
/// means are the drifts that [DriftRegression] has. Increments over a finite lag τ fall short of −γτ∂F by about half of what the motion
/// relaxes in τ: right for a map of one lag, off by O(τ) for a continuous process. For that one
///
/// ```
/// drift = 2Δ(τ)/τ − Δ(2τ)/2τ
/// ```
///
/// is off by O(τ²) only (*corrected*).
///
/// Bins along one force average away what is orthogonal to it, and take in what other forces do that are correlated with it. So where there is
/// more than one coordinate the share of the drift that γ explains is that of [DriftShare], and γ by coordinate that of [Mobility].
///
/// @param recording q
/// @param gradient  ∂F at the same points
/// @param lag       frames
/// @param engine    kernels and crew; bits do not depend on it
record MeasuredForce(Recording recording, Recording gradient, int lag, Engine engine) {

    private static final int BINS = 16;
    private static final int PIECES = 16;
    private static final int SAMPLED = 1 << 16;

    /// Sums of one coordinate, `[bin][piece]`.
    private static final class Sums {
        final double[][] drift;
        final double[][] corrected;
        final double[][] force;
        final long[][] count;

        Sums(int pieces) {
            drift = new double[BINS][pieces];
            corrected = new double[BINS][pieces];
            force = new double[BINS][pieces];
            count = new long[BINS][pieces];
        }

        /// The first bin without points in a piece; −1 if there is none.
        int empty() {
            return IntStream.range(0, BINS)
                    .filter(bin -> Arrays.stream(count[bin]).anyMatch(n -> n == 0))
                    .findFirst()
                    .orElse(-1);
        }

        double[] means(double[][] sums, int bin) {
            return IntStream.range(0, sums[bin].length)
                    .mapToDouble(u -> sums[bin][u] / count[bin][u])
                    .toArray();
        }

        double force(int bin) {
            return Arrays.stream(force[bin]).sum() / Arrays.stream(count[bin]).sum();
        }
    }

    /// Regresses.
    ///
    /// @param notes receives γ, R², the test of isotropy and the table
    void measure(MeasureNotes notes) {
        int c = recording.coordinates();
        if (c > 1) {
            share(notes);
            mobility(notes);
        }
        Units units = pieces();
        Sums[] sums = sums(units);
        for (int k = 0; k < c; k++) {
            int empty = sums[k].empty();
            if (empty >= 0) {
                notes.remark(
                        "drift on -dF: bin %d of the force along coordinate %d is empty in one of %d pieces (bins: %d, counted from 0, equally full if no value recurs); record more, or a force that is not clipped or constant"
                                .formatted(empty, k, units.count(), BINS));
                return;
            }
        }
        double[][][] drift = new double[BINS][units.count()][c];
        double[][][] corrected = new double[BINS][units.count()][c];
        double[][] slope = new double[BINS][c];
        for (int bin = 0; bin < BINS; bin++) {
            for (int k = 0; k < c; k++) {
                double[] means = sums[k].means(sums[k].drift, bin);
                double[] longer = sums[k].means(sums[k].corrected, bin);
                for (int u = 0; u < means.length; u++) {
                    drift[bin][u][k] = means[u];
                    corrected[bin][u][k] = longer[u];
                }
                slope[bin][k] = -sums[k].force(bin);
            }
        }
        double[][] exact = new double[BINS][c];
        DriftRegression found = DriftRegression.of(drift, slope, exact);
        DriftRegression second = DriftRegression.of(corrected, slope, exact);
        notes.put("gamma", found.rate());
        notes.put("gamma.corrected", second.rate());
        if (c == 1) {
            notes.put("gamma.r2", found.explained());
            notes.put("gamma.r2.corrected", second.explained());
        }
        for (int k = 0; k < c; k++) {
            for (int bin = 0; bin < BINS; bin++) {
                double force = -slope[bin][k];
                Estimate mean = Estimate.ofMean(sums[k].means(sums[k].drift, bin));
                double fit = found.rate().value() * force;
                notes.add(Shape.DRIFT, k, force, mean.value(), mean.standardError(), fit, mean.value() - fit);
            }
        }
    }

    private void share(MeasureNotes notes) {
        try {
            DriftShare share = DriftShare.of(recording, gradient, lag, engine);
            notes.put("gamma.r2", share.share());
            notes.put("gamma.r2.corrected", share.corrected());
            if (Double.isFinite(share.share().value())
                    && Double.isNaN(share.share().standardError())) {
                notes.remark(
                        "share of the drift that gamma explains: the squared drift is %.3g ± %.3g, not seen well enough for an error; record more"
                                .formatted(share.drift().value(), share.drift().standardError()));
            }
        } catch (IllegalArgumentException refused) {
            notes.remark("share of the drift that gamma explains: " + refused.getMessage());
        }
    }

    /// γ by coordinate, and whether it is one number.
    private void mobility(MeasureNotes notes) {
        int c = recording.coordinates();
        try {
            Mobility mobility = Mobility.of(recording, gradient, lag, engine);
            EstimateMatrix map = mobility.map();
            for (int k = 0; k < notes.named(); k++) {
                notes.put("gamma", k, map.at(k, k).times(1 / (lag * recording.interval())));
            }
            FTest isotropy = mobility.isotropy();
            notes.putPlain("gamma.isotropy_p", isotropy.pValue(), map.at(0, 0).n());
            notes.putPlain(
                    "gamma.isotropy_p.corrected",
                    mobility.correctedIsotropy().pValue(),
                    map.at(0, 0).n());
            if (isotropy.numerator() < c * (c + 1) / 2 - 1) {
                notes.remark(
                        "gamma.isotropy_p compares the rates of %d coordinates only, not the axes between them: pieces are too few"
                                .formatted(c));
            }
        } catch (IllegalArgumentException refused) {
            notes.remark("gamma by coordinate: " + refused.getMessage());
        }
    }

    private Units pieces() {
        Units all = Units.of(recording);
        return all.areReplicas() ? new Units(all.replicas(), all.frames(), Math.min(all.replicas(), PIECES), 1) : all;
    }

    private Sums[] sums(Units units) {
        int c = recording.coordinates();
        int frame = recording.replicas() * c;
        double[][] edges = edges();
        Sums[] sums = new Sums[c];
        Arrays.setAll(sums, k -> new Sums(units.count()));
        double time = lag * recording.interval();
        double[] now = new double[frame];
        double[] later = new double[frame];
        double[] latest = new double[frame];
        double[] slope = new double[frame];
        for (long t = 0; t < recording.frames() - 2L * lag; t++) {
            int block = units.block(t);
            if (units.block(t + 2L * lag) != block) {
                continue;
            }
            recording.read(t, 1, now);
            recording.read(t + lag, 1, later);
            recording.read(t + 2L * lag, 1, latest);
            gradient.read(t, 1, slope);
            for (int i = 0; i < frame; i++) {
                int k = i % c;
                int at = Arrays.binarySearch(edges[k], -slope[i]);
                int bin = at >= 0 ? at + 1 : -at - 1;
                int unit = units.group(i / c) * units.blocks() + block;
                double once = (later[i] - now[i]) / time;
                sums[k].drift[bin][unit] += once;
                sums[k].corrected[bin][unit] += 2 * once - (latest[i] - now[i]) / (2 * time);
                sums[k].force[bin][unit] -= slope[i];
                sums[k].count[bin][unit]++;
            }
        }
        return sums;
    }

    /// Quantiles of −∂F from evenly spaced frames, `[coordinate][edge]`.
    private double[][] edges() {
        int c = recording.coordinates();
        int frame = recording.replicas() * c;
        long frames = recording.frames() - lag;
        int chosen = (int) Math.clamp(SAMPLED / frame, 1, frames);
        double[] slope = new double[frame];
        double[][] all = new double[c][chosen * recording.replicas()];
        for (int n = 0; n < chosen; n++) {
            gradient.read(n * frames / chosen, 1, slope);
            for (int i = 0; i < frame; i++) {
                all[i % c][n * recording.replicas() + i / c] = -slope[i];
            }
        }
        double[][] edges = new double[c][BINS - 1];
        for (int k = 0; k < c; k++) {
            Arrays.sort(all[k]);
            for (int e = 0; e < BINS - 1; e++) {
                edges[k][e] = all[k][(int) ((long) (e + 1) * all[k].length / BINS)];
            }
        }
        return edges;
    }
}
