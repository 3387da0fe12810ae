package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.LeastSquares;

/// Row 4.2: the circulation of a learner's current velocity, in quanta.
///
/// u = −(1/M)∂F̃ of (3.10) with F̃ of many values, ∮∂F̃·dq = nμ, gives ∮u·dq = −nμ/M: a multiple of 2γ·abs(μ) = 2πħ/M (T. C. Wallstrom,
/// Phys. Rev. A 49, 1613, 1994). Here u is Nelson's, half the sum of the forward and the backward velocity of learners at one q: of branches that leave q₀ at
/// time 0, u(z) = ⟨z(2t) − z(0)⟩/2t given z(t), fitted by a + Bz in a plane. On the ellipse zᵀΣ⁻¹z = k², Σ the covariance of z(t),
///
/// Γ = (B₂₁ − B₁₂) π k² √det Σ
///
/// Where μ is imposed at saturation, 2πħ = abs(μ), ħ = 2D/γ, a quantum is 8πD whatever γ; with D = √det Σ/2t of the plane, Γ is
/// k²(R₂₁ − R₁₂)/8 quanta, R = 2tB the regression of z(2t) on z(t).
/// A linear u has no loop on which Γ is a quantum and none inside with less, so n = 0 is the one integer that could hold for all loops.
///
/// Errors: jackknife over branches.
final class CirculationRow {

    /// k²: the ellipse holds a share 1 − 1/e of a normal law.
    static final double SQUARED_RADIUS = 2;

    private static final double LARGEST_DISTANCE = 0.25;
    private static final int BLOCK = 0;

    private CirculationRow() {}

    /// Circulation around the ellipse.
    ///
    /// @param absolute Γ, in units of q² per step
    /// @param quanta   Γ/8πD
    /// @param spread   standard deviations of z(t) along both axes
    record Result(Estimate absolute, Estimate quanta, List<Double> spread) {}

    /// Γ of positions in a plane.
    ///
    /// @param middle z(t) − z(0), `[branch][2]`, ≥ 6 branches
    /// @param end    z(2t) − z(0)
    /// @param steps  t
    static Result of(double[][] middle, double[][] end, int steps) {
        int n = middle.length;
        double[] whole = circulation(middle, end, steps, -1);
        double[] absolute = new double[n];
        double[] quanta = new double[n];
        for (int left = 0; left < n; left++) {
            double[] part = circulation(middle, end, steps, left);
            absolute[left] = n * whole[0] - (n - 1) * part[0];
            quanta[left] = n * whole[1] - (n - 1) * part[1];
        }
        return new Result(
                new Estimate(whole[0], Estimate.ofMean(absolute).standardError(), n),
                new Estimate(whole[1], Estimate.ofMean(quanta).standardError(), n),
                List.of(Math.sqrt(whole[2]), Math.sqrt(whole[3])));
    }

    /// Γ, Γ/8πD and both variances, without one branch.
    private static double[] circulation(double[][] middle, double[][] end, int steps, int left) {
        int n = middle.length - (left < 0 ? 0 : 1);
        double[][] design = new double[n][];
        double[] first = new double[n];
        double[] second = new double[n];
        double[] mean = new double[2];
        int row = 0;
        for (int branch = 0; branch < middle.length; branch++) {
            if (branch != left) {
                double[] z = middle[branch];
                design[row] = new double[] {1, z[0], z[1]};
                first[row] = end[branch][0] / (2 * steps);
                second[row++] = end[branch][1] / (2 * steps);
                mean[0] += z[0] / n;
                mean[1] += z[1] / n;
            }
        }
        double curl = LeastSquares.of(design, second).coefficient(1).value()
                - LeastSquares.of(design, first).coefficient(2).value();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (double[] z : design) {
            xx += (z[1] - mean[0]) * (z[1] - mean[0]) / (n - 1);
            xy += (z[1] - mean[0]) * (z[2] - mean[1]) / (n - 1);
            yy += (z[2] - mean[1]) * (z[2] - mean[1]) / (n - 1);
        }
        double root = Math.sqrt(xx * yy - xy * xy);
        double around = curl * Math.PI * SQUARED_RADIUS * root;
        double quantum = 8 * Math.PI * root / (2 * steps);
        return new double[] {around, around / quantum, xx, yy};
    }

    /// The row.
    ///
    /// @param found      circulation of the learner
    /// @param plane      which plane, in words
    /// @param steps      t
    /// @param seed       of the known fields
    /// @param confidence of intervals
    /// @throws UntestableException if the interval of Γ holds more than half a quantum
    static Comparison row(Result found, String plane, int steps, long seed, double confidence) {
        Estimate quanta = found.quanta();
        double width = quanta.halfWidth(confidence);
        if (!(width <= LARGEST_DISTANCE)) {
            throw new UntestableException(String.format(
                    Locale.ROOT,
                    "Gamma = %.3g +- %.2g quanta 8 pi D over %d branches: an interval wider than half a quantum tells no integer from none",
                    quanta.value(),
                    width,
                    quanta.n()));
        }
        int n = (int) quanta.n();
        return new Comparison(
                String.format(
                        Locale.ROOT,
                        "distance of Gamma = oint u.dq from the nearest integer, in quanta 8 pi D (2 gamma |mu| with mu imposed at saturation), on the ellipse of sqrt 2 sd in the plane of %s; u by (z(2t) - z(0))/2t given z(t), t = %d steps of %d branches of the learner, fitted linearly; Gamma = %.3g +- %.2g quanta",
                        plane,
                        steps,
                        n,
                        quanta.value(),
                        width),
                distance(quanta),
                LARGEST_DISTANCE,
                "a quarter of a quantum, declared",
                CanonicalChecks.size(difference(known(1, n, seed), 1)),
                distance(known(0.5, n, seed)));
    }

    private static Estimate difference(Estimate quanta, double integer) {
        return new Estimate(quanta.value() - integer, quanta.standardError(), quanta.n());
    }

    /// How far from an integer.
    static Estimate distance(Estimate quanta) {
        return CanonicalChecks.size(difference(quanta, Math.rint(quanta.value())));
    }

    /// Γ of as many particles in a field of known circulation: z(t) normal, z(2t) = z(t) + c(−z₂, z₁) + noise of the same law,
    /// so R₂₁ − R₁₂ = 2c.
    ///
    /// @param quanta Γ/8πD
    static Estimate known(double quanta, int particles, long seed) {
        double turn = 4 * quanta / SQUARED_RADIUS;
        double[] normal = new RandomStream(seed, Purpose.KNOWN_PROCESS, BLOCK, particles).gaussians(4 * particles);
        double[][] middle = new double[particles][];
        double[][] end = new double[particles][];
        for (int k = 0; k < particles; k++) {
            double[] z = Arrays.copyOfRange(normal, 4 * k, 4 * k + 2);
            middle[k] = z;
            end[k] = new double[] {z[0] - turn * z[1] + normal[4 * k + 2], z[1] + turn * z[0] + normal[4 * k + 3]};
        }
        return of(middle, end, 1).quanta();
    }
}
