package org.septuple.measurement;

import java.util.ArrayList;
import java.util.List;
import org.septuple.statistics.Estimate;

/// γ and D of Δq = f γΔt + ε, f = −∂F known at the beginning of each increment, Cov ε = 2DΔt: (2.9) read off one step (Kramers–Moyal).
///
/// ```
/// γ = Σ Δq·f / (Δt Σ|f|²),    D = Σ|Δq − γfΔt|²/(2dnΔt),    D_kl likewise
/// ```
///
/// over all replicas and increments. Errors and covariance are spreads of influences over replicas, which alone are taken for independent. The
/// law of one step: a continuous motion of rate k reads γ too small by the factor 1 − γkΔt/2.
///
/// @param rate       γ
/// @param diffusion  D, the trace of D_kl over d
/// @param covariance of both
/// @param tensor     D_kl, d rows
public record ForcedIncrements(Estimate rate, Estimate diffusion, double covariance, List<List<Double>> tensor) {

    public ForcedIncrements {
        tensor = tensor.stream().map(List::copyOf).toList();
    }

    /// Measures.
    ///
    /// @param increments Δq, `[replica][increment][coordinate]`, two replicas or more
    /// @param forces     f at their beginnings, as many
    /// @param dt         Δt > 0
    /// @return γ and D
    /// @throws IllegalArgumentException if f is 0 everywhere, or a number is not finite
    public static ForcedIncrements of(double[][][] increments, double[][][] forces, double dt) {
        int replicas = increments.length;
        if (replicas < 2 || forces.length != replicas || !(dt > 0 && Double.isFinite(dt))) {
            throw new IllegalArgumentException(
                    "%d replicas of increments, %d of forces, dt = %s: need as many of both, 2 or more, and dt > 0"
                            .formatted(replicas, forces.length, dt));
        }
        int d = increments[0][0].length;
        double[] work = new double[replicas];
        double[] squares = new double[replicas];
        long count = 0;
        for (int r = 0; r < replicas; r++) {
            for (int n = 0; n < increments[r].length; n++) {
                for (int k = 0; k < d; k++) {
                    work[r] += increments[r][n][k] * forces[r][n][k];
                    squares[r] += forces[r][n][k] * forces[r][n][k] * dt;
                }
            }
            count += increments[r].length;
        }
        double driven = 0;
        double square = 0;
        for (int r = 0; r < replicas; r++) {
            driven += work[r];
            square += squares[r];
        }
        if (!(square > 0 && Double.isFinite(driven))) {
            throw new IllegalArgumentException(
                    "sum of squared forces %g and of their work %g: need finite ones, the first > 0: move the start away from where F is flat"
                            .formatted(square, driven));
        }
        double gamma = driven / square;
        double[] rest = new double[replicas];
        double[][] tensor = new double[d][d];
        double[] left = new double[d];
        for (int r = 0; r < replicas; r++) {
            for (int n = 0; n < increments[r].length; n++) {
                for (int k = 0; k < d; k++) {
                    left[k] = increments[r][n][k] - gamma * forces[r][n][k] * dt;
                    rest[r] += left[k] * left[k] / (2 * d * dt);
                }
                for (int k = 0; k < d; k++) {
                    for (int l = 0; l < d; l++) {
                        tensor[k][l] += left[k] * left[l] / (2 * dt * count);
                    }
                }
            }
        }
        double diffusion = 0;
        for (double share : rest) {
            diffusion += share / count;
        }
        double ofRate = 0;
        double ofDiffusion = 0;
        double together = 0;
        for (int r = 0; r < replicas; r++) {
            double a = (work[r] - gamma * squares[r]) / square;
            double b = (rest[r] - increments[r].length * diffusion) / count;
            ofRate += a * a;
            ofDiffusion += b * b;
            together += a * b;
        }
        double factor = replicas / (replicas - 1.0);
        return new ForcedIncrements(
                new Estimate(gamma, Math.sqrt(factor * ofRate), replicas),
                new Estimate(diffusion, Math.sqrt(factor * ofDiffusion), replicas),
                factor * together,
                rows(tensor));
    }

    private static List<List<Double>> rows(double[][] tensor) {
        List<List<Double>> rows = new ArrayList<>();
        for (double[] row : tensor) {
            List<Double> copy = new ArrayList<>();
            for (double entry : row) {
                copy.add(entry);
            }
            rows.add(copy);
        }
        return rows;
    }
}
