package org.septuple.measurement;

import org.septuple.statistics.Estimate;

/// What the form σ₊ − ẋᵀgẋ of one neuron, fitted to one half of its clouds, says of the clouds of the other half, both ways: how much of the
/// spread of ΔS it foretells, and the classes (5.9) of their displacements,
///
/// ```
/// s = σ₊ − ẋᵀgẋ:   time-like s > 0,  space-like s < 0,  null |s| within its interval of 95 % (the equilibrium band)
/// ```
///
/// A class is told wrong where ΔS of that cloud has the other sign. That the average displacement is null is an identity of least squares and
/// no finding; what counts is `wrong` against what exchanging ΔS between the told clouds would give.
///
/// @param explained     R² out of sample, error over clouds for given fits; below 0 where the form says less than the mean
/// @param timelike      displacements told time-like
/// @param spacelike     displacements told space-like
/// @param nulls         displacements in the band
/// @param wrong         of the told ones, those whose ΔS has the other sign
/// @param wrongByChance mean of that over exchanges of ΔS between told clouds
public record FormPrediction(
        Estimate explained, int timelike, int spacelike, int nulls, int wrong, double wrongByChance) {

    /// Confidence of the band.
    public static final double CONFIDENCE = 0.95;

    /// Fits and foretells.
    ///
    /// @param clouds of one neuron; displacements are taken as measured where they are foretold from
    /// @return the classes; estimates with n = clouds
    /// @throws IllegalArgumentException if displacements of a half do not tell the coefficients apart, or all ΔS are equal
    public static FormPrediction of(CloudDisplacements clouds) {
        int n = clouds.clouds();
        clouds.requireDiffering();
        PowerColumns columns = PowerColumns.form(clouds.components());
        FormFit[] fits = {FormFit.of(clouds.half(1), columns), FormFit.of(clouds.half(0), columns)};
        double[] means = {mean(clouds, 1), mean(clouds, 0)};
        double[] left = new double[n];
        double[] spread = new double[n];
        int[] told = new int[3];
        int falling = 0;
        int wrong = 0;
        double width = new Estimate(0, 1, n / 2).halfWidth(CONFIDENCE);
        for (int c = 0; c < n; c++) {
            Estimate s = fits[c % 2].at(clouds.velocity(c));
            double change = clouds.change(c);
            left[c] = clouds.weight(c) * (change - s.value()) * (change - s.value());
            spread[c] = clouds.weight(c) * (change - means[c % 2]) * (change - means[c % 2]);
            int kind = Math.abs(s.value()) <= width * s.standardError() ? 0 : s.value() > 0 ? 1 : 2;
            told[kind]++;
            if (kind > 0) {
                falling += change < 0 ? 1 : 0;
                wrong += (kind == 1) == (change < 0) ? 1 : 0;
            }
        }
        int all = told[1] + told[2];
        double byChance = all == 0 ? 0 : ((double) told[1] * falling + (double) told[2] * (all - falling)) / all;
        return new FormPrediction(
                FormCompetitors.share(spread, left, spread), told[1], told[2], told[0], wrong, byChance);
    }

    private static double mean(CloudDisplacements clouds, int half) {
        double sum = 0;
        double weights = 0;
        for (int c = half; c < clouds.clouds(); c += 2) {
            sum += clouds.weight(c) * clouds.change(c);
            weights += clouds.weight(c);
        }
        return sum / weights;
    }
}
