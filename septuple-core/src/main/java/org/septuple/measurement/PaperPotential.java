package org.septuple.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.statistics.Estimate;

/// The *paper* potential, V(q) = ⟨dF/dt⟩ of learners at q, with f = 0.
///
/// For q̇ = −γ∂F + √(2D)ξ and still data, Itô's rule gives over an interval Δ, given where the learner is at its beginning,
///
/// ```
/// with Itô     ⟨F(t + Δ) − F(t)⟩_q/Δ  =  −γ|∂F|² + D∂²F + O(Δ)
/// without      ⟨∂F(t)·Δq⟩_q/Δ         =  −γ|∂F|²        + O(Δ)
/// ```
///
/// (2.8) lacks the Itô term, a measured ⟨dF/dt⟩ has it: so both are given. The midpoint rule ½(∂F(t) + ∂F(t + Δ))·Δq does *not* take it
/// off: given q at the beginning it is F(t + Δ) − F(t) again, up to O(Δ^{3/2}).
///
/// Errors are those of ratios of sums over [Units], to first order.
///
/// @param bins in order of q; a bin in which fewer than two units ever were is left out
public record PaperPotential(List<Bin> bins) implements Potential {

    private static final int CHUNK = 1 << 18;

    /// V where the learners are in one interval of a coordinate.
    ///
    /// @param q          mean of the coordinate
    /// @param pairs      pairs of frames behind it
    /// @param withIto    ⟨ΔF⟩/Δ
    /// @param withoutIto ⟨∂F·Δq⟩/Δ
    /// @param ito        their difference, D∂²F
    public record Bin(double q, long pairs, Estimate withIto, Estimate withoutIto, Estimate ito) {}

    public PaperPotential {
        bins = List.copyOf(bins);
    }

    /// Measures V by bins of one coordinate. Other coordinates are averaged over.
    ///
    /// @param path     q
    /// @param energy   F, one coordinate, of the same frames and replicas
    /// @param gradient ∂F, as many coordinates as q
    /// @param axis     which coordinate of q the bins divide
    /// @param edges    of the bins, rising, two or more
    /// @return one value for each bin that learners were in
    public static PaperPotential of(Recording path, Recording energy, Recording gradient, int axis, double[] edges) {
        requireShapes(path, energy, gradient, axis, edges);
        Units units = Units.of(path);
        int c = path.coordinates();
        int replicas = path.replicas();
        double[][][] sums = new double[edges.length - 1][units.count()][4];
        int chunk = Math.max(1, CHUNK / (replicas * c));
        double[] q = new double[Math.multiplyExact(chunk + 1, replicas * c)];
        double[] g = new double[q.length];
        double[] f = new double[(chunk + 1) * replicas];
        for (long at = 0; at + 1 < path.frames(); at += chunk) {
            int count = (int) Math.min(chunk, path.frames() - 1 - at);
            path.read(at, count + 1, q);
            gradient.read(at, count + 1, g);
            energy.read(at, count + 1, f);
            for (int i = 0; i < count * replicas; i++) {
                int bin = bin(edges, q[i * c + axis]);
                if (bin >= 0) {
                    double work = 0;
                    for (int k = i * c; k < (i + 1) * c; k++) {
                        work += g[k] * (q[k + replicas * c] - q[k]);
                    }
                    int block = units.block(at + i / replicas);
                    double[] sum = sums[bin][units.group(i % replicas) * units.blocks() + block];
                    sum[0]++;
                    sum[1] += q[i * c + axis];
                    sum[2] += f[i + replicas] - f[i];
                    sum[3] += work;
                }
            }
        }
        List<Bin> bins = new ArrayList<>();
        for (double[][] perUnit : sums) {
            double[][] seen = Arrays.stream(perUnit).filter(sum -> sum[0] > 0).toArray(double[][]::new);
            if (seen.length > 1) {
                bins.add(bin(seen, path.interval()));
            }
        }
        return new PaperPotential(bins);
    }

    /// −γ|∂F|² + D∂²F where F is known.
    ///
    /// @param gradient  ∂F, `[point][coordinate]`
    /// @param laplacian ∂²F of every point
    /// @param rate      γ
    /// @param diffusion D; 0 for V without the Itô term
    /// @return V of every point
    public static double[] atPoints(double[][] gradient, double[] laplacian, double rate, double diffusion) {
        return StationaryPotential.combine(gradient, laplacian, -rate, diffusion);
    }

    /// Whether −ħ²/(2M) ∂² + V has one unitary evolution on the line, for V = −γF′² + DF″ of a polynomial F. If F grows faster than
    /// quadratically, V falls faster than −q²: a classical particle reaches infinity in finite time, and the quantum one needs a boundary
    /// condition there that nothing supplies.
    ///
    /// Source: M. Reed, B. Simon, *Methods of Modern Mathematical Physics* II (1975), theorem X.9.
    ///
    /// @param coefficients a_j of F = Σ a_j q^j, from j = 0
    /// @return true if the degree is at most 2
    public static boolean isSelfAdjoint(double[] coefficients) {
        for (int j = 3; j < coefficients.length; j++) {
            if (coefficients[j] != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bin(double[] edges, double q) {
        int found = Arrays.binarySearch(edges, q);
        int bin = found >= 0 ? found : -found - 2;
        return bin < edges.length - 1 ? bin : -1;
    }

    private static Bin bin(double[][] units, double interval) {
        double count = Arrays.stream(units).mapToDouble(sum -> sum[0]).sum();
        double q = Arrays.stream(units).mapToDouble(sum -> sum[1]).sum() / count;
        double[] energy = Arrays.stream(units).mapToDouble(sum -> sum[2]).toArray();
        double[] work = Arrays.stream(units).mapToDouble(sum -> sum[3]).toArray();
        double[] ito = Arrays.stream(units).mapToDouble(sum -> sum[2] - sum[3]).toArray();
        return new Bin(
                q,
                (long) count,
                ratio(energy, units, interval),
                ratio(work, units, interval),
                ratio(ito, units, interval));
    }

    private static Estimate ratio(double[] above, double[][] units, double interval) {
        int n = units.length;
        double count = Arrays.stream(units).mapToDouble(sum -> sum[0]).sum();
        double mean = Arrays.stream(above).sum() / count;
        double squares = 0;
        for (int u = 0; u < n; u++) {
            double left = above[u] - mean * units[u][0];
            squares += left * left;
        }
        return new Estimate(mean / interval, Math.sqrt(squares * n / (n - 1.0)) / count / interval, n);
    }

    private static void requireShapes(Recording path, Recording energy, Recording gradient, int axis, double[] edges) {
        for (Recording other : List.of(energy, gradient)) {
            if (other.frames() != path.frames() || other.replicas() != path.replicas()) {
                throw new IllegalArgumentException(
                        "F and its gradient need frames x replicas of the path, %d x %d, got %d x %d"
                                .formatted(path.frames(), path.replicas(), other.frames(), other.replicas()));
            }
        }
        if (energy.coordinates() != 1 || gradient.coordinates() != path.coordinates()) {
            throw new IllegalArgumentException(
                    "F needs one coordinate and its gradient as many as the path, %d; got %d and %d"
                            .formatted(path.coordinates(), energy.coordinates(), gradient.coordinates()));
        }
        boolean rising = edges.length >= 2;
        for (int i = 1; i < edges.length; i++) {
            rising &= edges[i] > edges[i - 1];
        }
        if (!rising || axis < 0 || axis >= path.coordinates()) {
            throw new IllegalArgumentException("axis %d must be in [0, %d) and edges %s rise"
                    .formatted(axis, path.coordinates(), Arrays.toString(edges)));
        }
    }
}
