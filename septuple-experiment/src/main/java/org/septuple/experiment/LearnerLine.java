package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.learning.Optimiser;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.PolynomialLandscape;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.LeastSquares;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.FreeEnergyGradient;
import org.septuple.thermodynamics.Sampling;

/// A trained learner along the line q = q₀ + z·n, n = −∂F/abs(∂F) by the gradient of row 2.9.
///
/// With displacements s_b = n·Δq of branches over t steps, v = mean s/t, D = Var s/2t, σ = min(√2Dt, 4D/abs(v)): as wide as branches become
/// after t steps, but no wider than diffusion can tell from drift. The slope F′ = n·∂F is sampled
/// at four z from −a to a, a = max(8σ, t·abs(v)), by chains that share no draw with n: chosen and measured by one gradient, F′(0) would be
/// too steep. F is the polynomial of degree 3 whose slope is nearest to the four. γ = −v/F̄′, F̄′ the mean of the polynomial's slope over the
/// mean way from 0 to t·v, errors over chains and branches.
///
/// D has the error √(2/(n − 1))·D of a variance of n normal displacements.
///
/// @param freeEnergy F(z) − F(0)
/// @param gamma      γ along n; unknown (NaN) error where F̄′ may be 0
/// @param diffusion  D over t steps
/// @param oneStep    D over one step
/// @param slope      F′(0), by the polynomial
/// @param curvature  F″(0), by it
/// @param third      F‴(0), by it: F(z) − F(0) = F′(0)z + F″(0)z²/2 + F‴(0)z³/6
/// @param drift      v
/// @param misfit     root mean square of what the polynomial leaves of the four slopes, over abs(F̄′)
/// @param noise      mean standard error of the four slopes, over abs(F̄′)
record LearnerLine(
        Landscape freeEnergy,
        Estimate gamma,
        Estimate diffusion,
        Estimate oneStep,
        Estimate slope,
        Estimate curvature,
        Estimate third,
        Estimate drift,
        double misfit,
        double noise) {

    static final int POINTS = 4;
    private static final int DEGREE = 2;
    private static final int BLOCK = 300;
    private static final int WARM_UP = 60;
    private static final int SAMPLES = 40;
    private static final double MOST_DRIFT = 4;

    /// Measures a line.
    ///
    /// @param seen      drift, gradient and law of row 2.9
    /// @param optimiser the learner's
    /// @param chains    proposal and number of chains of each slope
    /// @param seed      of all draws
    /// @param engine    kernels and workers
    /// @throws UntestableException if F has no slope, or nothing diffuses along it
    static LearnerLine of(LearningChecks.Seen seen, Optimiser optimiser, Sampling chains, long seed, Engine engine) {
        Sampling sampling = sampling(chains);
        double[] direction = Slopes.of(seen.gradient()).descent();
        double[] displaced = along(seen.drifts(), direction);
        Estimate drift = Estimate.ofMean(displaced);
        Estimate diffusion = spread(displaced, LearningChecks.STEPS);
        int count = LearningChecks.BRANCHES;
        Estimate oneStep =
                spread(along(seen.branches().learn(optimiser, count, 1, 1).drifts(), direction), 1);
        double way = LearningChecks.STEPS * drift.value();
        double half = Math.max(LineProblem.halfWidth(sd(diffusion, drift)), Math.abs(way));
        if (!(half > 0)) {
            throw new UntestableException("no branch moves along -dF: there is no line to look at");
        }
        double[][] slopes = slopes(seen, direction, half, sampling, BLOCK, seed, engine);
        double noise = 0;
        for (int point = 0; point < POINTS; point++) {
            int at = point;
            double[] here =
                    Arrays.stream(slopes).mapToDouble(chain -> chain[at]).toArray();
            noise += Estimate.ofMean(here).standardError() / POINTS;
        }
        return of(slopes, half, drift, diffusion, oneStep, noise);
    }

    /// Chains of one slope.
    static Sampling sampling(Sampling chains) {
        return new Sampling(chains.proposal(), chains.chains(), WARM_UP, SAMPLES, 1, false);
    }

    /// The slope e·∂F at four equidistant z from −half to half of any line q₀ + z·e.
    ///
    /// @param block of random numbers of the first point
    /// @return `[chain][point]`
    static double[][] slopes(
            LearningChecks.Seen seen,
            double[] direction,
            double half,
            Sampling sampling,
            int block,
            long seed,
            Engine engine) {
        double[][] slopes = new double[sampling.chains()][POINTS];
        for (int point = 0; point < POINTS; point++) {
            double z = half * place(point);
            CanonicalLaw law = moved(seen, direction, z);
            double[][] gradients = FreeEnergyGradient.sampled(law, sampling, seed, block + point, engine)
                    .chains();
            for (int chain = 0; chain < gradients.length; chain++) {
                slopes[chain][point] = product(gradients[chain], direction);
            }
        }
        return slopes;
    }

    /// From slopes `[chain][point]` at four equidistant z from −half to half.
    static LearnerLine of(
            double[][] slopes, double half, Estimate drift, Estimate diffusion, Estimate oneStep, double noise) {
        List<double[]> fits = Arrays.stream(slopes).map(LearnerLine::fit).toList();
        double[] mean = new double[DEGREE + 1];
        for (double[] fit : fits) {
            for (int k = 0; k <= DEGREE; k++) {
                mean[k] += fit[k] / fits.size();
            }
        }
        double end = LearningChecks.STEPS * drift.value() / half;
        Estimate overWay = Estimate.ofMean(fits.stream()
                .mapToDouble(fit -> fit[0] + fit[1] * end / 2 + fit[2] * end * end / 3)
                .toArray());
        double squares = 0;
        for (int point = 0; point < POINTS; point++) {
            int at = point;
            double u = 2.0 * point / (POINTS - 1) - 1;
            double measured = Arrays.stream(slopes)
                    .mapToDouble(chain -> chain[at])
                    .average()
                    .orElseThrow();
            double left = measured - mean[0] - u * (mean[1] + u * mean[2]);
            squares += left * left / POINTS;
        }
        double scale = Math.abs(overWay.value());
        return new LearnerLine(
                polynomial(mean, half),
                drift.times(-1).dividedBy(overWay),
                diffusion,
                oneStep,
                Estimate.ofMean(fits.stream().mapToDouble(fit -> fit[0]).toArray()),
                Estimate.ofMean(fits.stream().mapToDouble(fit -> fit[1] / half).toArray()),
                Estimate.ofMean(fits.stream()
                        .mapToDouble(fit -> 2 * fit[2] / (half * half))
                        .toArray()),
                drift,
                Math.sqrt(squares) / scale,
                noise / scale);
    }

    /// σ of the start density.
    double sd() {
        return sd(diffusion, drift);
    }

    private static double sd(Estimate diffusion, Estimate drift) {
        double spread = Math.sqrt(2 * diffusion.value() * LearningChecks.STEPS);
        return drift.value() == 0 ? spread : Math.min(spread, MOST_DRIFT * diffusion.value() / Math.abs(drift.value()));
    }

    private static Estimate spread(double[] perStep, int steps) {
        int n = perStep.length;
        double variance = Estimate.ofMean(perStep).standardError();
        variance *= variance * n;
        double value = variance * steps / 2;
        return new Estimate(value, value * Math.sqrt(2.0 / (n - 1)), n);
    }

    /// u of a point, from −1 to 1.
    static double place(int point) {
        return 2.0 * point / (POINTS - 1) - 1;
    }

    /// Coefficients of 1, u, u² nearest to four slopes, u = z/half.
    static double[] fit(double[] slopes) {
        double[][] design = new double[POINTS][];
        for (int point = 0; point < POINTS; point++) {
            double u = 2.0 * point / (POINTS - 1) - 1;
            design[point] = new double[] {1, u, u * u};
        }
        return LeastSquares.of(design, slopes).coefficients().stream()
                .mapToDouble(Estimate::value)
                .toArray();
    }

    private static PolynomialLandscape polynomial(double[] slope, double half) {
        List<PolynomialLandscape.Term> terms = new ArrayList<>();
        double unit = 1;
        for (int k = 0; k <= DEGREE; k++) {
            terms.add(new PolynomialLandscape.Term(slope[k] / ((k + 1) * unit), List.of(k + 1)));
            unit *= half;
        }
        return new PolynomialLandscape(1, terms);
    }

    private static CanonicalLaw moved(LearningChecks.Seen seen, double[] direction, double z) {
        Septuple copy = Descent.copy(seen.law().septuple());
        Trainables trainables = new Trainables(copy.weights(), copy.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        for (int k = 0; k < direction.length; k++) {
            q.values()[k] += z * direction[k];
        }
        trainables.write(q);
        return CanonicalLaw.clamped(copy, seen.law().beta(), seen.law().reference(), seen.clamped());
    }

    private static double[] along(List<double[]> vectors, double[] direction) {
        return vectors.stream()
                .mapToDouble(vector -> product(vector, direction))
                .toArray();
    }

    static double product(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(k -> one[k] * other[k])
                .sum();
    }
}
