package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

class DriftDiffusionTest {

    private static final double[][] RATES = {{1, -2}, {2, 1.5}};
    private static final double[][] DIFFUSION = {{1, 0.5}, {0.5, 2}};

    private static void agrees(Estimate estimate, double truth) {
        assertThat(estimate.standardError()).isPositive();
        assertThat(Calibration.normalScore(estimate, truth))
                .as("%s against %g", estimate, truth)
                .isBetween(-4.0, 4.0);
    }

    private static ContinuousReading.OrnsteinUhlenbeck continuous(DriftDiffusion fit) {
        ContinuousReading reading = fit.continuous();
        assertThat(reading).isInstanceOf(ContinuousReading.OrnsteinUhlenbeck.class);
        return (ContinuousReading.OrnsteinUhlenbeck) reading;
    }

    /// The generator comes back from its own propagator and noise: complex, slow, vanishing and negative rates.
    @Test
    void logarithmAndVanLoanIntegralAreInverted() {
        double[][][] all = {
            RATES,
            {{0, 0}, {0, 0}},
            {{1e-7, 0.3}, {0, 2}},
            {{-0.4, 0.1}, {0.2, 3}},
            {{2, -1, 0}, {1, 2, 0.5}, {0, 0.1, 5}}
        };
        for (double[][] rates : all) {
            int d = rates.length;
            double[][] diffusion = new double[d][d];
            for (int i = 0; i < d; i++) {
                diffusion[i][i] = 1 + i;
                diffusion[i][(i + 1) % d] = 0.3;
                diffusion[(i + 1) % d][i] = 0.3;
            }
            for (double time : new double[] {1e-3, 0.1, 1.2}) {
                LinearProcess process = LinearProcess.ornsteinUhlenbeck(rates, diffusion, time);
                double[] made = Objects.requireNonNull(LinearGenerator.of(process.propagator(), process.noise(), time));
                for (int k = 0; k < d * d; k++) {
                    assertThat(made[k]).isCloseTo(rates[k / d][k % d], within(2e-12 / time));
                    assertThat(made[d * d + k]).isCloseTo(diffusion[k / d][k % d], within(1e-11));
                }
            }
        }
        assertThat(LinearGenerator.obstacle(new double[][] {{0.5, 0}, {0, -0.2}}, new double[][] {{1, 0}, {0, 1}}))
                .contains("eigenvalue -0.2");
    }

    @Test
    void unitsOfCoordinatesDoNotMatter() {
        double[][] rates = {{1, -2, 0.1}, {2, 1.5, 0.3}, {0.2, 0.1, 3}};
        double[][] diffusion = {{1, 0.2, 0.1}, {0.2, 2, 0}, {0.1, 0, 1}};
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(rates, diffusion, 0.1);
        double[] units = {0x1p40, 1, 0x1p-40};
        double[][] propagator = new double[3][3];
        double[][] noise = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                propagator[i][j] = process.propagator()[i][j] * units[i] / units[j];
                noise[i][j] = process.noise()[i][j] * units[i] * units[j];
            }
        }
        double[] plain = Objects.requireNonNull(LinearGenerator.of(process.propagator(), process.noise(), 0.1));
        double[] made = Objects.requireNonNull(LinearGenerator.of(propagator, noise, 0.1));
        double[][] covariance = {{1, 0, 0}, {0, 1, 0.2}, {0, 0.2, 1}};
        double[][] widths = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(made[3 * i + j] * units[j] / units[i]).isCloseTo(plain[3 * i + j], within(1e-11));
                assertThat(made[9 + 3 * i + j] / units[i] / units[j]).isCloseTo(plain[9 + 3 * i + j], within(1e-11));
                widths[i][j] = covariance[i][j] * units[i] * units[j];
            }
        }
        double expected = GaussianEntropyProduction.production(square(plain, 0), square(plain, 9), covariance);
        assertThat(GaussianEntropyProduction.production(square(made, 0), square(made, 9), widths))
                .isCloseTo(expected, within(1e-9 * expected));
    }

    private static double[][] square(double[] flat, int from) {
        double[][] rows = new double[3][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, from + 3 * i, from + 3 * i + 3));
        return rows;
    }

    @Test
    void ornsteinUhlenbeckIsReadAtEveryLag() {
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(RATES, DIFFUSION, 0.1);
        Recording recording = process.record(400, 64, 11, Engine.scalar());
        for (int lag : new int[] {1, 3, 8}) {
            DriftDiffusion fit = DriftDiffusion.of(recording, lag, Engine.scalar());
            assertThat(fit.time()).isCloseTo(0.1 * lag, within(1e-15));
            assertThat(fit.increments()).isEqualTo((400L - lag) * 64);
            var reading = continuous(fit);
            LinearProcess skipping = LinearProcess.ornsteinUhlenbeck(RATES, DIFFUSION, 0.1 * lag);
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    agrees(reading.rates().at(i, j), RATES[i][j]);
                    agrees(reading.diffusion().at(i, j), DIFFUSION[i][j]);
                    agrees(fit.step().diffusion().at(i, j), skipping.noise()[i][j] / 2);
                    agrees(fit.step().drift().at(i, 1 + j), skipping.propagator()[i][j] - (i == j ? 1 : 0));
                }
            }
            agrees(reading.rate(), 1.25);
            agrees(reading.rateToDiffusion(), 2.5 / 3);
        }
    }

    /// Row T4 as an autoregression: q′ = (1 − k)q + noise, D_step = Q/2; the raw moment is larger by 1/(1 − k/2).
    @Test
    void aMapHasItsDiffusionPerStep() {
        LinearProcess process = LinearProcess.autoregression(new double[][] {{0.9}}, new double[][] {{2 * 1.5625e-4}});
        StepReading step = DriftDiffusion.of(process.record(2000, 64, 3, Engine.scalar()), 1, Engine.scalar())
                .step();
        agrees(step.diffusion().scalar(), 1.5625e-4);
        agrees(step.raw().scalar(), 1.5625e-4 / 0.95);
        assertThat(Math.abs(step.raw().scalar().zAgainst(1.5625e-4))).isGreaterThan(8);
    }

    @Test
    void stationaryCovariancesAreThoseOfTheProcess() {
        double dt = 0.05;
        double[][] isotropic = {{0.7, 0}, {0, 0.7}};
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(new double[][] {{1, 0.3}, {0.3, 2}}, isotropic, dt);
        Recording recording = process.record(300, 200, 5, Engine.scalar());
        StationaryReading stationary =
                DriftDiffusion.of(recording, 2, Engine.scalar()).stationary();
        double[][] sigma = process.stationaryCovariance();
        double[][] p = LinearProcess.ornsteinUhlenbeck(new double[][] {{1, 0.3}, {0.3, 2}}, isotropic, 2 * dt)
                .propagator();
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                agrees(stationary.positions().at(i, j), sigma[i][j]);
                double later = sigma[i][0] * p[j][0] + sigma[i][1] * p[j][1];
                double earlier = sigma[j][0] * p[i][0] + sigma[j][1] * p[i][1];
                agrees(stationary.positionsVelocities().at(i, j), (later - sigma[i][j]) / (2 * dt));
                agrees(stationary.velocities().at(i, j), (2 * sigma[i][j] - later - earlier) / (4 * dt * dt));
            }
        }
        agrees(stationary.inverseVariance(), 1.5 / 0.7);
    }

    /// Uniform noise has excess kurtosis −6/5.
    @Test
    void kurtosisIsThatOfTheNoise() {
        int frames = 600;
        int replicas = 20;
        double[] q = new double[frames * replicas];
        RandomStream random = new RandomStream(8, Purpose.DATASET, 0, 0);
        for (int i = replicas; i < q.length; i++) {
            q[i] = 0.8 * q[i - replicas] + random.nextUniform() - 0.5;
        }
        Recording uniform = Recording.of(q, replicas, 1, 1);
        agrees(DriftDiffusion.of(uniform, 1, Engine.scalar()).kurtosis().getFirst(), -1.2);
        Recording gaussian =
                LinearProcess.ornsteinUhlenbeck(RATES, DIFFUSION, 0.1).record(500, 20, 1, Engine.scalar());
        for (Estimate excess : DriftDiffusion.of(gaussian, 1, Engine.scalar()).kurtosis()) {
            agrees(excess, 0);
        }
    }

    /// Both alternatives against the exact noise, where replicas start at one point and drift away, and in a double well.
    @Test
    void meansAndPolynomialsTakeTheDriftOut() {
        int replicas = 400;
        int frames = 12;
        double[] q = new double[frames * replicas];
        RandomStream random = new RandomStream(4, Purpose.DATASET, 0, 0);
        double[] noise = random.gaussians(q.length);
        for (int i = replicas; i < q.length; i++) {
            q[i] = q[i - replicas] + Math.floorDiv(i, replicas) % 3 + 0.1 * noise[i];
        }
        Recording branches = Recording.of(q, replicas, 1, 1);
        DriftDiffusion mean =
                DriftDiffusion.of(branches, 1, new DriftModel.ReplicaMean(), Units.of(branches), Engine.scalar());
        agrees(mean.step().diffusion().scalar(), 0.005);
        assertThatThrownBy(mean::continuous).hasMessageContaining("linear drift");
        assertThat(DriftDiffusion.of(branches, 1, Engine.scalar())
                        .step()
                        .diffusion()
                        .scalar()
                        .value())
                .isGreaterThan(0.05);

        double dt = 0.02;
        Recording well = new DoubleWell(1, 1, 0.3, dt, 1, 200).record(400, 200, 6, Engine.scalar());
        StepReading cubic = DriftDiffusion.of(well, 1, new DriftModel.Polynomial(3), Units.of(well), Engine.scalar())
                .step();
        agrees(cubic.diffusion().scalar(), 0.3 * dt);
        agrees(cubic.drift().at(0, 3), -dt);
    }

    @Test
    void theSpectrumIsThatOfTheTensor() {
        double[][] noise = {{2, 0, 0}, {0, 6, 0}, {0, 0, 40}};
        double[][] none = new double[3][3];
        Recording recording = LinearProcess.autoregression(none, noise).record(50, 64, 2, Engine.scalar());
        DiffusionTensor tensor =
                DriftDiffusion.of(recording, 1, Engine.scalar()).step().diffusion();
        DiffusionSpectrum spectrum = tensor.spectrum();
        agrees(spectrum.eigenvalue(0), 20);
        agrees(spectrum.eigenvalue(1), 3);
        agrees(spectrum.eigenvalue(2), 1);
        agrees(spectrum.largestToMedian(), 20.0 / 3);
        agrees(spectrum.largestToSmallest(), 20);
        assertThat(Math.abs(spectrum.eigenvector(0)[2])).isGreaterThan(0.99);
        agrees(tensor.along(new double[] {1, 1, 0}), 2);
        agrees(tensor.scalar(), 8);
        assertThat(spectrum.sphericity().pValue()).isLessThan(1e-6);
    }

    /// Plain loops and matrix products; one thread and two; replicas and blocks of time.
    @Test
    void waysOfSummingAgreeAndThreadsChangeNothing() {
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(RATES, DIFFUSION, 0.1);
        try (ThreadCrew two = new ThreadCrew(2)) {
            for (int replicas : new int[] {3, 40, 300}) {
                Recording recording = process.record(900, replicas, 7, Engine.scalar());
                Units units = Units.of(recording);
                Design design = new Design.Lagged(Design.origin(recording), new int[] {0, 5}, 1, true);
                double[][] plain = Moments.of(recording, units, design, Engine.scalar());
                double[][] product = Moments.of(recording, units, design, 0, Engine.scalar());
                double[][] shared = Moments.of(recording, units, design, new Engine(Kernels.scalar(), two));
                assertThat(shared).isDeepEqualTo(plain);
                for (int u = 0; u < plain.length; u++) {
                    for (int k = 0; k < plain[u].length; k++) {
                        assertThat(product[u][k]).isCloseTo(plain[u][k], within(1e-12 * Math.abs(plain[u][0]) * 10));
                    }
                }
                assertThat(Moments.total(plain, -1)[0]).isEqualTo((900.0 - 5 * units.blocks()) * replicas);
            }
        }
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        LinearProcess process =
                LinearProcess.autoregression(new double[3][3], new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        assertThatThrownBy(() -> DriftDiffusion.of(process.record(2, 6, 1, Engine.scalar()), 1, Engine.scalar()))
                .hasMessageContaining("shorter lags");
        assertThatThrownBy(() -> DriftDiffusion.of(process.record(9, 6, 1, Engine.scalar()), 9, Engine.scalar()))
                .hasMessageContaining("lag = 9 must be >= 1 and below the frames of the recording, 9");
        Recording few = LinearProcess.autoregression(new double[20][20], new double[20][20])
                .record(2, 17, 1, Engine.scalar());
        assertThatThrownBy(() -> DriftDiffusion.of(few, 1, Engine.scalar()))
                .hasMessageContaining("for coordinates: 20");
        Recording twice = process.record(50, 20, 1, Engine.scalar()).projected(new double[3], new double[][] {
            {1, 0, 0}, {2, 0, 0}
        });
        assertThatThrownBy(() -> DriftDiffusion.of(twice, 1, Engine.scalar()).step())
                .hasMessageContaining("combination of those before");
        Recording flipping = LinearProcess.autoregression(new double[][] {{-0.5}}, new double[][] {{1}})
                .record(100, 20, 1, Engine.scalar());
        assertThat(DriftDiffusion.of(flipping, 1, Engine.scalar()).continuous())
                .isInstanceOfSatisfying(
                        ContinuousReading.NoLogarithm.class,
                        none -> assertThat(none.reason()).contains("no real logarithm"));
    }
}
