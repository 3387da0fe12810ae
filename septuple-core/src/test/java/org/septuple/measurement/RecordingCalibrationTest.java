package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

/// Closure, lag scan, spectrum and models of the drift over seeds: z-scores against closed forms, with replicas for units and with blocks of time.
/// docs/slow.md has the table.
class RecordingCalibrationTest {

    private static final double LEVEL = Scores.LEVEL;
    private static final double[][] ONE = {{1, 0}, {0, 1}};
    private static final double[][] ROTATING = {{1, -2}, {2, 1}};
    private static final double[][] COUPLED = {{1, -1}, {1, 2}};
    private static final double[][] FIRST = {{1, 0}};
    private static final int SHORT = 1000;
    private static final int FEW = 40;
    private static final int MANY = Scores.MANY;

    /// With the autocovariances c_k of y at multiples of the lag: (c₁ − c₀)²/c₀ over rᵀC⁻¹r, r_j = c_{j+1} − c_j, C_ij = c_{|i−j|}; and the latter
    /// over 2(c₀ − c₁).
    private static double[] closure(LinearProcess ofLag, int history) {
        double[] c = new double[history + 2];
        RealMatrix propagator = new Array2DRowRealMatrix(ofLag.propagator());
        RealMatrix covariance = new Array2DRowRealMatrix(ofLag.stationaryCovariance());
        for (int k = 0; k < c.length; k++) {
            c[k] = covariance.getEntry(0, 0);
            covariance = propagator.multiply(covariance);
        }
        RealMatrix toeplitz = new Array2DRowRealMatrix(history + 1, history + 1);
        RealVector response = new ArrayRealVector(history + 1);
        for (int i = 0; i <= history; i++) {
            response.setEntry(i, c[i + 1] - c[i]);
            for (int j = 0; j <= history; j++) {
                toeplitz.setEntry(i, j, c[Math.abs(i - j)]);
            }
        }
        double whole =
                response.dotProduct(new LUDecomposition(toeplitz).getSolver().solve(response));
        double part = (c[1] - c[0]) * (c[1] - c[0]) / c[0];
        return new double[] {part / whole, whole / (2 * (c[0] - c[1]))};
    }

    /// From fewer than a thousand increments closure is too skewed for normal errors, and in some has none.
    private static void calibratesClosure(int seeds, double[][] rates, int frames, int replicas, int lag, int history) {
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(rates, ONE, 0.1);
        double[] truth = closure(LinearProcess.ornsteinUhlenbeck(rates, ONE, 0.1 * lag), history);
        assertThat(truth[0]).isBetween(0.1, 0.9);
        Scores scores = new Scores(Scores.place(frames, replicas, lag), seeds);
        for (int seed = 0; seed < seeds; seed++) {
            Recording y =
                    process.record(frames, replicas, seed, Engine.scalar()).projected(new double[2], FIRST);
            Closure found = Closure.of(y, lag, history, Engine.scalar());
            if (frames * replicas >= SHORT) {
                scores.put("closure", seed, found.closure().getFirst(), truth[0]);
            }
            scores.put("explained", seed, found.explained().getFirst(), truth[1]);
        }
        scores.judge();
    }

    @Test
    void closureIsRightOverAFewSeeds() {
        calibratesClosure(FEW, ROTATING, 100, 24, 3, 2);
    }

    @Tag("slow")
    @Test
    void closureIsRightOverSeeds() {
        calibratesClosure(MANY, ROTATING, 40, 24, 3, 2);
        calibratesClosure(MANY, ROTATING, 100, 24, 3, 2);
        calibratesClosure(MANY, ROTATING, 200, 40, 3, 2);
        calibratesClosure(MANY, ROTATING, 200, 40, 1, 4);
        calibratesClosure(MANY, ROTATING, 6400, 1, 3, 2);
        calibratesClosure(MANY, ROTATING, 1600, 5, 2, 1);
    }

    /// Where one process holds at all lags, the test of them all has uniform p-values; so that the plateau ends early in a share `level` of the
    /// seeds, and there is none in no more.
    private static void alarmsAreRare(int seeds, double[][] rates, int frames, int replicas, double level) {
        int d = rates.length;
        double[][] noise = new double[d][d];
        for (int k = 0; k < d; k++) {
            noise[k][k] = 0.5 + k;
        }
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(rates, noise, 0.05);
        List<Integer> lags = List.of(1, 2, 4, 8);
        double[] p = new double[seeds];
        int none = 0;
        int shorter = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Recording recording = process.record(frames, replicas, seed, Engine.scalar());
            p[seed] = plateau(LagScan.of(recording, lags, Double.MIN_NORMAL, Engine.scalar())
                    .verdict());
            switch (LagScan.of(recording, lags, level, Engine.scalar()).verdict()) {
                case LagScan.Verdict.None() -> none++;
                case LagScan.Verdict.Plateau(int from, int until, FTest _) ->
                    shorter += until - from < lags.size() ? 1 : 0;
            }
        }
        if (seeds == MANY) {
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %s | %.2g | %d | %d |%n",
                    d,
                    Scores.place(frames, replicas, 8),
                    Calibration.ofUniform(p),
                    none + shorter,
                    none);
        }
        Calibration.assertUniform(p, LEVEL);
        BinomialDistribution count = new BinomialDistribution(seeds, level);
        assertThat(none + shorter)
                .as("scans of %d with less than the whole plateau", seeds)
                .isBetween(
                        count.inverseCumulativeProbability(LEVEL / 2),
                        count.inverseCumulativeProbability(1 - LEVEL / 2));
        assertThat(none).as("false alarms").isLessThanOrEqualTo(count.inverseCumulativeProbability(1 - LEVEL));
    }

    private static double plateau(LagScan.Verdict verdict) {
        return switch (verdict) {
            case LagScan.Verdict.Plateau(int from, int until, FTest test) -> {
                assertThat(until - from).isEqualTo(4);
                yield test.pValue();
            }
            case LagScan.Verdict.None() -> 0;
        };
    }

    @Test
    void falseAlarmsOfTheLagScanAreRareOverAFewSeeds() {
        alarmsAreRare(FEW, new double[][] {{1}}, 200, 24, 0.1);
    }

    @Tag("slow")
    @Test
    void falseAlarmsOfTheLagScanComeAtTheirLevel() {
        alarmsAreRare(MANY, new double[][] {{1}}, 200, 32, 0.05);
        alarmsAreRare(MANY, COUPLED, 400, 64, 0.05);
        alarmsAreRare(MANY, new double[][] {{1}}, 12_800, 1, 0.05);
        alarmsAreRare(MANY, COUPLED, 3200, 8, 0.05);
    }

    /// Eigenvalues 20, 6 and 1.5 in directions that are no axes.
    private static double[][] turned() {
        double[][] rotation = {{2.0 / 3, -2.0 / 3, 1.0 / 3}, {1.0 / 3, 2.0 / 3, 2.0 / 3}, {2.0 / 3, 1.0 / 3, -2.0 / 3}};
        double[] values = {40, 12, 3};
        double[][] noise = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    noise[i][j] += rotation[k][i] * values[k] * rotation[k][j];
                }
            }
        }
        return noise;
    }

    private static void calibratesSpectrum(int seeds, int frames, int replicas) {
        double[][] noise = turned();
        double[][] propagator = {{0.9, 0.1, 0}, {0, 0.8, 0}, {0.1, 0, 0.5}};
        LinearProcess process = LinearProcess.autoregression(propagator, noise);
        Scores scores = new Scores(Scores.place(frames, replicas, 1), seeds);
        for (int seed = 0; seed < seeds; seed++) {
            DiffusionSpectrum found = DriftDiffusion.of(
                            process.record(frames, replicas, seed, Engine.scalar()), 1, Engine.scalar())
                    .step()
                    .diffusion()
                    .spectrum();
            scores.put("largest eigenvalue", seed, found.eigenvalue(0), 20);
            scores.put("middle eigenvalue", seed, found.eigenvalue(1), 6);
            scores.put("smallest eigenvalue", seed, found.eigenvalue(2), 1.5);
            scores.put("largest over median", seed, found.largestToMedian(), 20 / 6.0);
            scores.put("largest over smallest", seed, found.largestToSmallest(), 20 / 1.5);
        }
        scores.judge();
    }

    @Test
    void eigenvaluesFarApartAreRightOverAFewSeeds() {
        calibratesSpectrum(FEW, 40, 24);
    }

    @Tag("slow")
    @Test
    void eigenvaluesFarApartAreRightOverSeeds() {
        calibratesSpectrum(MANY, 20, 16);
        calibratesSpectrum(MANY, 100, 40);
        calibratesSpectrum(MANY, 3200, 1);
    }

    /// Of two equal eigenvalues the larger exceeds the truth by (√π/2) errors in the mean: half the gap is Rayleigh's, of scale λ/√ν, and the error
    /// λ√(2/ν).
    private static void equalEigenvaluesRepel(int seeds) {
        Estimate mean = largestOfEqual(seeds, 2);
        if (seeds == MANY) {
            System.out.printf(
                    Locale.ROOT,
                    "larger of two equal eigenvalues: z = %.2f ± %.2f%n",
                    mean.value(),
                    mean.standardError());
        }
        assertThat(mean.zAgainst(Math.sqrt(Math.PI) / 2)).isBetween(-4.0, 4.0);
        assertThat(largestOfEqual(seeds, 8).value()).isBetween(2.0, Math.sqrt(16));
    }

    private static Estimate largestOfEqual(int seeds, int dimension) {
        double[][] one = new double[dimension][dimension];
        for (int k = 0; k < dimension; k++) {
            one[k][k] = 1;
        }
        LinearProcess process = LinearProcess.autoregression(new double[dimension][dimension], one);
        double[] z = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            z[seed] = DriftDiffusion.of(process.record(60, 32, seed, Engine.scalar()), 1, Engine.scalar())
                    .step()
                    .diffusion()
                    .spectrum()
                    .eigenvalue(0)
                    .zAgainst(0.5);
        }
        return Estimate.ofMean(z);
    }

    @Test
    void equalEigenvaluesRepelOverAFewSeeds() {
        equalEigenvaluesRepel(FEW);
    }

    @Tag("slow")
    @Test
    void equalEigenvaluesRepelOverSeeds() {
        equalEigenvaluesRepel(MANY);
    }

    /// Branches that all start at one point, with a drift that changes in time and noise of covariance (1, .3; .3, .5).
    private static void calibratesMean(int seeds, int frames, int replicas, int lag) {
        Scores scores = new Scores(Scores.place(frames, replicas, lag), seeds);
        for (int seed = 0; seed < seeds; seed++) {
            double[] e = new RandomStream(seed, Purpose.DATASET, 0, 0).gaussians(2 * frames * replicas);
            double[] q = new double[e.length];
            for (int i = 2 * replicas; i < q.length; i += 2) {
                int frame = i / (2 * replicas);
                q[i] = q[i - 2 * replicas] + frame % 3 + e[i];
                q[i + 1] = q[i + 1 - 2 * replicas] - 5.0 / frame + 0.3 * e[i] + Math.sqrt(0.41) * e[i + 1];
            }
            Recording branches = Recording.of(q, replicas, 2, 1);
            DriftDiffusion fit =
                    DriftDiffusion.of(branches, lag, new DriftModel.ReplicaMean(), Units.of(branches), Engine.scalar());
            DiffusionTensor tensor = fit.step().diffusion();
            scores.put("D_step.0.0, mean", seed, tensor.at(0, 0), lag / 2.0);
            scores.put("D_step.0.1, mean", seed, tensor.at(0, 1), 0.3 * lag / 2);
            scores.put("D_step.1.1, mean", seed, tensor.at(1, 1), lag / 4.0);
            if (lag == 1) {
                scores.put("kurtosis.1, mean", seed, fit.kurtosis().get(1), 0);
            }
        }
        if (frames * replicas < SHORT) {
            scores.judge("kurtosis");
        } else {
            scores.judge();
        }
    }

    @Test
    void replicaMeansAreRightOverAFewSeeds() {
        calibratesMean(FEW, 60, 24, 1);
        calibratesMean(FEW, 200, 4, 2);
    }

    @Tag("slow")
    @Test
    void replicaMeansAreRightOverSeeds() {
        calibratesMean(MANY, 40, 16, 1);
        calibratesMean(MANY, 100, 40, 1);
        calibratesMean(MANY, 100, 64, 3);
        calibratesMean(MANY, 320, 2, 1);
        calibratesMean(MANY, 640, 6, 4);
    }

    /// Steps of Euler and Maruyama in a double well are cubic exactly: Δq = −(q³ − q)h + noise, about the origin q₀ of the fit.
    private static void calibratesPolynomial(int seeds, int frames, int replicas) {
        double h = 0.05;
        DoubleWell well = new DoubleWell(1, 1, 0.3, h, 1, 100);
        Scores scores = new Scores(Scores.place(frames, replicas, 1), seeds);
        for (int seed = 0; seed < seeds; seed++) {
            Recording recording = well.record(frames, replicas, seed, Engine.scalar());
            DriftDiffusion fit =
                    DriftDiffusion.of(recording, 1, new DriftModel.Polynomial(3), Units.of(recording), Engine.scalar());
            double origin = Design.origin(recording)[0];
            StepReading step = fit.step();
            scores.put("D_step, polynomial", seed, step.diffusion().scalar(), 0.3 * h);
            scores.put("coefficient 1, polynomial", seed, step.drift().at(0, 1), -(3 * origin * origin - 1) * h);
            scores.put("coefficient 3, polynomial", seed, step.drift().at(0, 3), -h);
            scores.put("kurtosis, polynomial", seed, fit.kurtosis().getFirst(), 0);
        }
        scores.judge();
    }

    @Test
    void polynomialDriftsAreRightOverAFewSeeds() {
        calibratesPolynomial(FEW, 200, 24);
    }

    @Tag("slow")
    @Test
    void polynomialDriftsAreRightOverSeeds() {
        calibratesPolynomial(MANY, 200, 40);
        calibratesPolynomial(MANY, 6400, 1);
        calibratesPolynomial(MANY, 1600, 5);
    }
}
