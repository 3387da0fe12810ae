package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.statistics.Estimate;

/// Rates at given z on a slice, read off branches step by step.
///
/// @param problem F, γ and D
record SliceRates(SliceProblem problem) {

    private static final int BINS = 8;
    private static final int AROUND = 2;

    /// Factors of γF′² and of DF″ in V of (3.6), E12.
    ///
    /// @param square of γF′²
    /// @param bend   of DF″
    record Choice(double square, double bend) {
        static final Choice PAPER = new Choice(-1, 0);
        static final Choice ITO = new Choice(-1, 1);
        static final Choice STATIONARY = new Choice(1, -2);
    }

    /// How far V is from ⟨dF/dt⟩_z: over [#BINS] bins of z with as many rows each,
    ///
    /// ```
    /// Σ n (mean of ΔF − V)² / Σ n (mean of ΔF)²
    /// ```
    ///
    /// ΔF over one step; products of one branch with itself are left out, so that no noise is squared.
    ///
    /// @param places `[branch][step]`
    /// @param choice V
    Estimate unexplained(List<double[]> places, Choice choice) {
        double[] edges = edges(places);
        List<double[]> sums = new ArrayList<>();
        for (double[] z : places) {
            double[] rest = new double[BINS];
            double[] change = new double[BINS];
            double[] rows = new double[BINS];
            for (int step = 0; step + 1 < z.length; step++) {
                int bin = bin(edges, z[step]);
                double dF = energy(z[step + 1]) - energy(z[step]);
                rest[bin] += dF - potential(z[step], choice);
                change[bin] += dF;
                rows[bin]++;
            }
            double[] all = new double[5 * BINS];
            for (int bin = 0; bin < BINS; bin++) {
                all[5 * bin] = rows[bin];
                all[5 * bin + 1] = rest[bin];
                all[5 * bin + 2] = rest[bin] * rest[bin];
                all[5 * bin + 3] = change[bin];
                all[5 * bin + 4] = change[bin] * change[bin];
            }
            sums.add(all);
        }
        return BranchSums.of(sums, total -> {
            double left = 0;
            double whole = 0;
            for (int bin = 0; bin < BINS; bin++) {
                double[] s = Arrays.copyOfRange(total, 5 * bin, 5 * bin + 5);
                left += (s[1] * s[1] - s[2]) / s[0];
                whole += (s[3] * s[3] - s[4]) / s[0];
            }
            return left / whole;
        });
    }

    private static double[] edges(List<double[]> places) {
        double[] all = places.stream()
                .flatMapToDouble(z -> Arrays.stream(z, 0, z.length - 1))
                .sorted()
                .toArray();
        double[] edges = new double[BINS - 1];
        Arrays.setAll(edges, k -> all[(int) ((long) (k + 1) * all.length / BINS)]);
        return edges;
    }

    private static int bin(double[] edges, double z) {
        int bin = 0;
        while (bin < edges.length && z >= edges[bin]) {
            bin++;
        }
        return bin;
    }

    private double energy(double z) {
        double x = z - problem.centre();
        return 0.5 * problem.curvature() * x * x;
    }

    private double potential(double z, Choice choice) {
        double slope = problem.curvature() * (z - problem.centre());
        return choice.square() * problem.gamma() * slope * slope
                + choice.bend() * problem.diffusion() * problem.curvature();
    }

    /// The slope of the current velocity (z(t + 2) − z(t − 2))/4 at given z(t) on −2γ∂F̃ = −2γF′ − 2D∂log p at saturation, through 0; p is the Gaussian
    /// of the branches' mean and variance at t. 1 by (3.10), ½ by (3.1) (E11). Without the error of γ.
    ///
    /// @param places `[branch][step]`
    /// @param steps  t, each ≥ 2 and two before the last
    Estimate velocity(List<double[]> places, List<Integer> steps) {
        List<double[]> sums = new ArrayList<>();
        for (double[] z : places) {
            double[] all = new double[5 * steps.size()];
            for (int i = 0; i < steps.size(); i++) {
                int t = steps.get(i);
                double u = (z[t + AROUND] - z[t - AROUND]) / (2 * AROUND);
                double x = z[t] - problem.centre();
                double[] terms = {1, x, x * x, u, u * x};
                System.arraycopy(terms, 0, all, 5 * i, terms.length);
            }
            sums.add(all);
        }
        return BranchSums.of(sums, total -> {
            double product = 0;
            double square = 0;
            for (int i = 0; i < steps.size(); i++) {
                double[] s = Arrays.copyOfRange(total, 5 * i, 5 * i + 5);
                double n = s[0];
                double mean = s[1] / n;
                double variance = s[2] / n - mean * mean;
                // predicted velocity = first·x + constant
                double first = -2 * problem.rate() + 2 * problem.diffusion() / variance;
                double constant = -2 * problem.diffusion() / variance * mean;
                product += first * s[4] + constant * s[3];
                square += first * first * s[2] + 2 * first * constant * s[1] + constant * constant * n;
            }
            return product / square;
        });
    }

    /// A slope of branches, for which γ was measured: with its error.
    Estimate withRate(Estimate slope) {
        Estimate gamma = problem.constants().rate();
        double ofRate = slope.value() * gamma.standardError() / gamma.value();
        return new Estimate(slope.value(), Math.hypot(slope.standardError(), ofRate), slope.n());
    }
}
