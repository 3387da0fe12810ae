package org.septuple.thermodynamics;

/// Mean and variance of all draws of some chains, and by chain.
///
/// @param mean     of all draws
/// @param variance about that mean, ≥ 0
record Moments(double mean, double variance) {

    static Moments of(double[][] draws) {
        double sum = 0;
        long count = 0;
        for (double[] chain : draws) {
            for (double draw : chain) {
                sum += draw;
            }
            count += chain.length;
        }
        double mean = sum / count;
        double squares = 0;
        for (double[] chain : draws) {
            for (double draw : chain) {
                squares = Math.fma(draw - mean, draw - mean, squares);
            }
        }
        return new Moments(mean, squares / count);
    }

    /// Of one chain.
    static Moments of(double[] draws) {
        return of(new double[][] {draws});
    }

    /// Of chains of equal length together.
    static Moments together(Moments[] chains, int[] chosen) {
        double mean = 0;
        for (int c : chosen) {
            mean += chains[c].mean / chosen.length;
        }
        double variance = 0;
        for (int c : chosen) {
            double distance = chains[c].mean - mean;
            variance += (chains[c].variance + distance * distance) / chosen.length;
        }
        return new Moments(mean, variance);
    }
}
