package org.septuple.contest;

import java.util.Arrays;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// Places x_m along one direction, the middles of 1024 equal parts of what a box covers there, at which distribution functions are
/// compared: ∫(F_n − F)² dx becomes Σ_m (F_n(x_m) − F(x_m))² Δx, whose expectation for n draws from F is Σ F(1 − F)Δx/n exactly.
final class Projection {

    static final int PLACES = 1024;

    private static final int STRIDE = 8;

    private final Direction direction;
    private final double from;
    private final double spacing;

    Projection(Grid box, Direction direction) {
        double lower = 0;
        double upper = 0;
        for (int k = 0; k < box.dimensions(); k++) {
            Axis axis = box.axis(k);
            double e = direction.unit().get(k);
            lower += e * (e > 0 ? axis.from() : axis.to());
            upper += e * (e > 0 ? axis.to() : axis.from());
        }
        this.direction = direction;
        this.from = lower;
        this.spacing = (upper - lower) / PLACES;
    }

    /// F at the places.
    double[] of(PredictedDensity prediction) {
        double[] at = new double[PLACES];
        Arrays.setAll(at, m -> from + (m + 0.5) * spacing);
        return prediction.below(direction.array(), at);
    }

    /// The first place at or above a position; [#PLACES] if there is none.
    int place(double[] q) {
        double parts = (direction.along(q) - from) / spacing - 0.5;
        return (int) Math.clamp(Math.ceil(parts), 0, PLACES);
    }

    /// 2Σ(F_n − F)² Δx, times the weight of the direction.
    ///
    /// @param counts of particles by [#place], PLACES + 1 numbers
    /// @param n      their sum
    double distance(double[] counts, double n, double[] distribution) {
        double below = 0;
        double sum = 0;
        for (int m = 0; m < PLACES; m++) {
            below += counts[m];
            double gap = below / n - distribution[m];
            sum += gap * gap;
        }
        return 2 * direction.weight() * spacing * sum;
    }

    /// The same of n particles from F + G, for whom m from F stand in: 2Σ(√(m/n)(F_m − F) + G)² Δx.
    ///
    /// @param counts       of the m particles by [#place]
    /// @param m            their sum
    /// @param n            how many there would be
    /// @param distribution F at the places
    /// @param shift        G there
    double distance(double[] counts, double m, double n, double[] distribution, double[] shift) {
        double factor = Math.sqrt(m / n);
        double below = 0;
        double sum = 0;
        for (int i = 0; i < PLACES; i++) {
            below += counts[i];
            double gap = factor * (below / m - distribution[i]) + shift[i];
            sum += gap * gap;
        }
        return 2 * direction.weight() * spacing * sum;
    }

    /// ψ of a particle at each place, times the weight of the direction: n times what it adds to [#distance].
    double[] influence(double[] counts, double n, double[] distribution) {
        double[] gaps = new double[PLACES];
        double below = 0;
        double mean = 0;
        double after = 0;
        for (int m = 0; m < PLACES; m++) {
            below += counts[m];
            gaps[m] = below / n - distribution[m];
            mean += gaps[m] * below / n;
            after += gaps[m];
        }
        double[] table = new double[PLACES + 1];
        for (int m = 0; m <= PLACES; m++) {
            table[m] = 4 * direction.weight() * spacing * (after - mean);
            after -= m < PLACES ? gaps[m] : 0;
        }
        return table;
    }

    /// √(8ΣΣ K²)Δx, times the weight: n times the standard deviation of [#distance] for particles of F, by every eighth place.
    double noise(double[] distribution) {
        double sum = 0;
        for (int i = STRIDE / 2; i < PLACES; i += STRIDE) {
            for (int j = STRIDE / 2; j < PLACES; j += STRIDE) {
                double k = Math.min(distribution[i], distribution[j]) - distribution[i] * distribution[j];
                sum += k * k;
            }
        }
        return Math.sqrt(8 * sum) * STRIDE * spacing * direction.weight();
    }

    /// 2Σ F(1 − F)Δx, times the weight: n times the expectation of [#distance].
    double spread(double[] distribution) {
        double sum = 0;
        for (double below : distribution) {
            sum += below * (1 - below);
        }
        return 2 * direction.weight() * spacing * sum;
    }

    /// 2Σ(1(q ≤ x) − F)² Δx for q at each place, times the weight: the mean over particles is [#distance] plus what does not depend on F.
    double[] single(double[] distribution) {
        double[] table = new double[PLACES + 1];
        double above = 0;
        for (double below : distribution) {
            above += (1 - below) * (1 - below);
        }
        double sum = 0;
        for (int m = 0; m <= PLACES; m++) {
            table[m] = 2 * direction.weight() * spacing * (sum + above);
            if (m < PLACES) {
                sum += distribution[m] * distribution[m];
                above -= (1 - distribution[m]) * (1 - distribution[m]);
            }
        }
        return table;
    }
}
