package org.septuple.measurement;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.LeastSquares;

/// Whether entropy change is a function of the displacement ẋ, as (5.4) says, or of position: three models of as many coefficients, general
/// second-degree polynomials of ẋ, of x(t) and of x(t + d), so that no origin is preferred, each fitted to one half of the clouds and judged
/// on the other, both ways:
///
/// ```
/// R² = 1 − Σ w (ΔS − fit)²/Σ w (ΔS − mean)²,   fit and mean from the other half
/// ```
///
/// (5.4) holds only if ẋ wins. Errors are over clouds, for given fits; differences are paired. Displacements and positions are taken as
/// measured: errors in them lower their R².
///
/// @param displacement R² of ẋ
/// @param start        R² of x(t)
/// @param arrival      R² of x(t + d)
/// @param overStart    displacement − start
/// @param overArrival  displacement − arrival
/// @param winner       at 95 %
public record FormCompetitors(
        Estimate displacement,
        Estimate start,
        Estimate arrival,
        Estimate overStart,
        Estimate overArrival,
        Winner winner) {

    /// Confidence of the verdict.
    public static final double CONFIDENCE = 0.95;

    /// Differences of R² that are round-off, such as those of models that are one and the same.
    private static final double ROUND_OFF = 1e-9;

    /// Part of a position's square that is not spread.
    private static final double STILL = 1e-12;

    /// Which model explains most.
    public enum Winner {
        /// The displacement, as (5.4) says.
        DISPLACEMENT,
        /// The position before.
        START,
        /// The position after.
        ARRIVAL,
        /// None is better than both others and than the mean.
        UNDECIDED
    }

    /// Compares.
    ///
    /// @param clouds  of one neuron
    /// @param start   x(t), C×d
    /// @param arrival x(t + d), C×d
    /// @return R² out of sample; estimates with n = clouds
    /// @throws IllegalArgumentException if rows are missing or not finite, or do not tell the coefficients apart
    public static FormCompetitors of(CloudDisplacements clouds, double[][] start, double[][] arrival) {
        int n = clouds.clouds();
        clouds.requireDiffering();
        requirePositions("positions x(t)", start, clouds);
        requirePositions("positions x(t + d)", arrival, clouds);
        double[][] velocity = new double[n][];
        Arrays.setAll(velocity, clouds::velocity);
        double[] spread = losses(clouds, new double[n][0]);
        double[] byDisplacement = losses(clouds, columns(velocity));
        double[] byStart = losses(clouds, columns(centred(start)));
        double[] byArrival = losses(clouds, columns(centred(arrival)));
        Estimate displacement = share(spread, byDisplacement, spread);
        Estimate before = share(spread, byStart, spread);
        Estimate after = share(spread, byArrival, spread);
        Estimate overStart = share(byStart, byDisplacement, spread);
        Estimate overArrival = share(byArrival, byDisplacement, spread);
        Estimate arrivalOverStart = share(byStart, byArrival, spread);
        Winner winner = Winner.UNDECIDED;
        if (above(displacement) && above(overStart) && above(overArrival)) {
            winner = Winner.DISPLACEMENT;
        } else if (above(after) && above(overArrival.times(-1)) && above(arrivalOverStart)) {
            winner = Winner.ARRIVAL;
        } else if (above(before) && above(overStart.times(-1)) && above(arrivalOverStart.times(-1))) {
            winner = Winner.START;
        }
        return new FormCompetitors(displacement, before, after, overStart, overArrival, winner);
    }

    private static boolean above(Estimate estimate) {
        return estimate.value() > Math.max(estimate.halfWidth(CONFIDENCE), ROUND_OFF);
    }

    private static void requirePositions(String what, double[][] rows, CloudDisplacements clouds) {
        CloudDisplacements.requireRows(what, rows, clouds.clouds());
        if (rows[0].length != clouds.components()) {
            throw new IllegalArgumentException("%s have %d components, displacements %d: need as many"
                    .formatted(what, rows[0].length, clouds.components()));
        }
        double[][] centred = centred(rows);
        for (int k = 0; k < rows[0].length; k++) {
            double squares = 0;
            double spread = 0;
            for (int c = 0; c < rows.length; c++) {
                squares += rows[c][k] * rows[c][k];
                spread += centred[c][k] * centred[c][k];
            }
            if (!(spread > STILL * STILL * squares)) {
                throw new IllegalArgumentException(
                        "%s: component %d is the same in all clouds; leave the neuron out".formatted(what, k));
            }
        }
    }

    private static double[][] centred(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += row[k] / rows.length;
            }
        }
        double[][] centred = new double[rows.length][mean.length];
        for (int c = 0; c < rows.length; c++) {
            for (int k = 0; k < mean.length; k++) {
                centred[c][k] = rows[c][k] - mean[k];
            }
        }
        return centred;
    }

    /// All columns but the constant.
    private static double[][] columns(double[][] rows) {
        int d = rows[0].length;
        PowerColumns all = PowerColumns.form(d).with(1);
        double[][] none = new double[d][d];
        return Arrays.stream(rows)
                .map(row -> {
                    double[] columns = all.at(row, none);
                    return Arrays.copyOfRange(columns, 1, columns.length);
                })
                .toArray(double[][]::new);
    }

    /// What each model says of each cloud, fitted to the clouds of the other half.
    ///
    /// @param clouds  of one neuron
    /// @param start   x(t), C×d
    /// @param arrival x(t + d), C×d
    /// @return ΔS by ẋ, by x(t) and by x(t + d): 3×C, nats
    /// @throws IllegalArgumentException as [#of]
    public static double[][] foretold(CloudDisplacements clouds, double[][] start, double[][] arrival) {
        requirePositions("positions x(t)", start, clouds);
        requirePositions("positions x(t + d)", arrival, clouds);
        double[][] velocity = new double[clouds.clouds()][];
        Arrays.setAll(velocity, clouds::velocity);
        return new double[][] {
            predictions(clouds, columns(velocity)),
            predictions(clouds, columns(centred(start))),
            predictions(clouds, columns(centred(arrival)))
        };
    }

    /// Weighted squares of what a constant and columns leave of each cloud, fitted to the clouds of the other half.
    private static double[] losses(CloudDisplacements clouds, double[][] columns) {
        double[] losses = predictions(clouds, columns);
        Arrays.setAll(losses, c -> {
            double off = clouds.change(c) - losses[c];
            return clouds.weight(c) * off * off;
        });
        return losses;
    }

    private static double[] predictions(CloudDisplacements clouds, double[][] columns) {
        double[] predictions = new double[columns.length];
        for (int half = 0; half < 2; half++) {
            int own = half;
            int[] fitted = IntStream.range(0, predictions.length)
                    .filter(c -> c % 2 != own)
                    .toArray();
            LeastSquares fit = LeastSquares.weighted(
                    Arrays.stream(fitted).mapToObj(c -> withOne(columns[c])).toArray(double[][]::new),
                    Arrays.stream(fitted).mapToDouble(clouds::change).toArray(),
                    Arrays.stream(fitted).mapToDouble(clouds::weight).toArray());
            for (int c = own; c < predictions.length; c += 2) {
                predictions[c] = fit.predict(withOne(columns[c])).value();
            }
        }
        return predictions;
    }

    private static double[] withOne(double[] columns) {
        double[] row = new double[1 + columns.length];
        row[0] = 1;
        System.arraycopy(columns, 0, row, 1, columns.length);
        return row;
    }

    /// Σ(more − less)/Σ spread, its error that of a ratio of means.
    static Estimate share(double[] more, double[] less, double[] spread) {
        int n = spread.length;
        double difference = 0;
        double all = 0;
        for (int c = 0; c < n; c++) {
            difference += more[c] - less[c];
            all += spread[c];
        }
        if (!(all > 0)) {
            throw new IllegalArgumentException("all entropy changes are equal: there is nothing to explain");
        }
        double value = difference / all;
        double mean = all / n;
        double[] influence = new double[n];
        Arrays.setAll(influence, c -> (more[c] - less[c] - value * spread[c]) / mean);
        return new Estimate(value, Estimate.ofMean(influence).standardError(), n);
    }
}
