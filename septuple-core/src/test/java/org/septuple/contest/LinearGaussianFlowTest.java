package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;

class LinearGaussianFlowTest {

    private static final Diffusion HALF = Diffusion.scalar(1, 0.5);

    private static Harmonic well(double rate) {
        return Harmonic.of(new double[] {0}, new double[] {rate});
    }

    private static GaussianDensity gaussian(double mean, double variance) {
        return GaussianDensity.of(new double[] {mean}, new double[] {variance});
    }

    private static void moments(GaussianPrediction prediction, double mean, double variance) {
        assertThat(prediction.mean(0)).isCloseTo(mean, within(1e-11));
        assertThat(prediction.covariance(0, 0)).isCloseTo(variance, within(1e-11));
    }

    /// Q6 and, far away, D/γk.
    @Test
    void fokkerPlanckIsTheProcessOfOrnsteinAndUhlenbeck() {
        var flow = LinearGaussianFlow.fokkerPlanck(well(1), gaussian(2, 0.25), 1, HALF);
        moments(flow.at(1), 0.735758882343, 0.466166179191);
        moments(flow.at(0), 2, 0.25);
        moments(flow.at(60), 0, 0.5);
    }

    /// Q2: a squeezed packet breathes.
    @Test
    void schroedingerTurnsASqueezedPacket() {
        var flow = LinearGaussianFlow.schroedinger(well(1), gaussian(0, 0.125), 1, well(1), 0, 0);
        moments(flow.at(1), 0, 1.45263765926);
        moments(flow.at(Math.PI / 2), 0, 2);
    }

    /// Q1: a free packet spreads.
    @Test
    void schroedingerSpreadsAFreePacket() {
        var flow = LinearGaussianFlow.schroedinger(
                well(0), gaussian(0, 0.25), 1, new double[] {1.5}, new double[][] {{0}});
        moments(flow.at(2), 3, 2.06155281280883 * 2.06155281280883);
    }

    /// The three means of E12, of rate k = .7.
    @Test
    void descriptionsOfTheSameWellDisagreeOnItsMean() {
        double k = 0.7;
        double gamma = 1.3;
        double t = 0.9;
        double phase = 2 * gamma * k * t;
        var start = gaussian(2, 0.25);
        double diffusion = 0.5;
        var fokkerPlanck = LinearGaussianFlow.fokkerPlanck(well(k), start, gamma, HALF);
        // M = 1/2γ, ħ = 2D/γ and u = −2γ∂F − 2D∂log p at saturation; W = V/M.
        double hbarByM = 4 * diffusion;
        double stiffness = 4 * gamma * gamma * k * k;
        var paper =
                LinearGaussianFlow.schroedinger(well(-stiffness), start, hbarByM, well(k), 2 * gamma, 2 * diffusion);
        var stationary =
                LinearGaussianFlow.schroedinger(well(stiffness), start, hbarByM, well(k), 2 * gamma, 2 * diffusion);
        assertThat(fokkerPlanck.at(t).mean(0)).isCloseTo(2 * StrictMath.exp(-phase / 2), within(1e-13));
        assertThat(paper.at(t).mean(0)).isCloseTo(2 * StrictMath.exp(-phase), within(1e-13));
        assertThat(stationary.at(t).mean(0))
                .isCloseTo(2 * (StrictMath.cos(phase) - StrictMath.sin(phase)), within(1e-13));
        assertThat(paper.at(6).covariance(0, 0)).isGreaterThan(1e6);
    }

    /// E25: what makes κ of a classical flow is this determinant; a pure packet keeps (ħ/M)².
    @Test
    void aPacketKeepsItsAreaInPhaseSpace() {
        var flow = LinearGaussianFlow.schroedinger(well(2.3), gaussian(1, 0.3), 0.8, well(1), 0.4, -0.6);
        for (double t : new double[] {0, 0.4, 3, 20}) {
            RealMatrix c = flow.covariance(t);
            double area = 4 * (c.getEntry(0, 0) * c.getEntry(1, 1) - c.getEntry(0, 1) * c.getEntry(1, 0));
            assertThat(area).isCloseTo(0.64, within(1e-11));
        }
    }

    /// Without force ⟨q²⟩ is that of R. Fürth and L. S. Ornstein (1917).
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 0.3, 1, 50})
    void kramersWithoutForceIsTheLawOfFuerth(double tau) {
        double t = 0.8;
        double e = StrictMath.exp(-t / tau);
        var flow = LinearGaussianFlow.kramers(well(0), gaussian(1, 0.25), 1, HALF, tau, new StartVelocity(0, 0.4));
        double noise = tau < 10 ? t / tau - 2 * (1 - e) + (1 - e * e) / 2 : series(t / tau);
        double expected = 0.25 + 0.16 * tau * tau * (1 - e) * (1 - e) + 2 * 0.5 * tau * noise;
        moments(flow.at(t), 1, expected);
    }

    /// x − 2(1 − e^{−x}) + (1 − e^{−2x})/2 for small x.
    private static double series(double x) {
        return x * x * x * (1 / 3.0 - x / 4 + 7 * x * x / 60 - x * x * x / 24);
    }

    @Test
    void theMeanOfKramersIsADampedOscillation() {
        double tau = 0.4;
        double gamma = 1.7;
        double k = 2;
        double t = 1.1;
        var flow = LinearGaussianFlow.kramers(well(k), gaussian(2, 0.25), gamma, HALF, tau, new StartVelocity(0.3, 0));
        // τλ² + λ + γk = 0 has complex roots −1/2τ ± iω.
        double rate = 1 / (2 * tau);
        double omega = Math.sqrt(gamma * k / tau - rate * rate);
        double v = -0.3 * k * 2;
        double mean = StrictMath.exp(-rate * t)
                * (2 * StrictMath.cos(omega * t) + (v + 2 * rate) / omega * StrictMath.sin(omega * t));
        assertThat(flow.at(t).mean(0)).isCloseTo(mean, within(1e-13));
        moments(flow.at(80), 0, 0.5 / (gamma * k));
    }

    @Test
    void kramersWithLittleInertiaIsFokkerPlanck() {
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            double tau = i == 0 ? 1e-3 : 1e-5;
            var kramers = LinearGaussianFlow.kramers(well(1), gaussian(2, 0.25), 1, HALF, tau, StartVelocity.REST);
            errors[i] = Math.abs(kramers.at(2).mean(0) - 2 * StrictMath.exp(-2));
        }
        assertThat(errors[1]).isLessThan(1.05e-2 * errors[0]).isGreaterThan(0.95e-2 * errors[0]);
    }

    @Test
    void aColdCrowdInAWellMeetsInOnePoint() {
        var flow = LinearGaussianFlow.hamiltonian(well(1), gaussian(2, 0.25), 1, StartVelocity.REST);
        moments(flow.at(1), 2 * StrictMath.cos(1), 0.25 * StrictMath.cos(1) * StrictMath.cos(1));
        assertThatThrownBy(() -> flow.at(Math.PI / 2)).isInstanceOf(UnpredictableException.class);
        var warm = LinearGaussianFlow.hamiltonian(well(1), gaussian(2, 0.25), 1, new StartVelocity(0, 0.1));
        moments(warm.at(Math.PI / 2), 0, 0.01);
    }

    /// In the plane, with a well and noise that are turned against each other; particles by kick, flight and exact friction.
    @Test
    void particlesInThePlaneHaveTheMomentsOfKramers() {
        double[][] k = {{2, 0.7}, {0.7, 1}};
        var f = Harmonic.of(new double[] {0.5, -0.2}, k, 0);
        var diffusion = Diffusion.tensor(2, new double[] {0.5, -0.2, -0.2, 0.3});
        var start = GaussianDensity.of(new double[] {1, 0.5}, new double[][] {{0.3, 0.1}, {0.1, 0.2}});
        var flow = LinearGaussianFlow.kramers(f, start, 1.2, diffusion, 0.5, new StartVelocity(0.6, 0.3));
        GaussianPrediction expected = flow.at(0.8);
        int n = 20_000;
        int steps = 80;
        double h = 0.8 / steps;
        double e = StrictMath.exp(-h / 0.5);
        double root = Math.sqrt((1 - e * e) / 0.5);
        double[] q = new double[2];
        double[] slope = new double[2];
        double[] sum = new double[2];
        double[] squares = new double[3];
        for (int i = 0; i < n; i++) {
            double[] xi = new RandomStream(11, Purpose.CHECK_POINTS, i, 0).gaussians(4 + 2 * steps);
            q[0] = 1 + Math.sqrt(0.3) * xi[0];
            q[1] = 0.5 + 0.1 / Math.sqrt(0.3) * xi[0] + Math.sqrt(0.2 - 0.01 / 0.3) * xi[1];
            f.gradient(q, 0, slope);
            double[] v = {-0.6 * slope[0] + 0.3 * xi[2], -0.6 * slope[1] + 0.3 * xi[3]};
            for (int step = 0; step < steps; step++) {
                double a = root * Math.sqrt(0.5) * xi[4 + 2 * step];
                double b = root
                        * (-0.2 / Math.sqrt(0.5) * xi[4 + 2 * step] + Math.sqrt(0.3 - 0.04 / 0.5) * xi[5 + 2 * step]);
                for (int c = 0; c < 2; c++) {
                    v[c] -= 0.5 * h * 1.2 * slope[c] / 0.5;
                    q[c] += 0.5 * h * v[c];
                    v[c] = e * v[c] + (c == 0 ? a : b);
                    q[c] += 0.5 * h * v[c];
                }
                f.gradient(q, 0, slope);
                v[0] -= 0.5 * h * 1.2 * slope[0] / 0.5;
                v[1] -= 0.5 * h * 1.2 * slope[1] / 0.5;
            }
            double x = q[0] - expected.mean(0);
            double y = q[1] - expected.mean(1);
            sum[0] += x;
            sum[1] += y;
            squares[0] += x * x;
            squares[1] += x * y;
            squares[2] += y * y;
        }
        double cxx = expected.covariance(0, 0);
        double cxy = expected.covariance(0, 1);
        double cyy = expected.covariance(1, 1);
        double unit = 1 / Math.sqrt(n);
        assertThat(Math.abs(sum[0] / n) / (unit * Math.sqrt(cxx))).isLessThan(4);
        assertThat(Math.abs(sum[1] / n) / (unit * Math.sqrt(cyy))).isLessThan(4);
        assertThat(Math.abs(squares[0] / n - cxx) / (unit * Math.sqrt(2) * cxx)).isLessThan(4);
        assertThat(Math.abs(squares[2] / n - cyy) / (unit * Math.sqrt(2) * cyy)).isLessThan(4);
        assertThat(Math.abs(squares[1] / n - cxy) / (unit * Math.sqrt(cxx * cyy + cxy * cxy)))
                .isLessThan(4);
    }

    /// Fokker–Planck in space against its moment equations by Runge and Kutta.
    @Test
    void theSeriesSolvesTheEquationOfMoments() {
        double[][] k = {{2, 0.7, 0}, {0.7, 1, -0.3}, {0, -0.3, 0.5}};
        var f = Harmonic.of(new double[] {0.5, -0.2, 1}, k, 0);
        var start = GaussianDensity.of(new double[] {1, 0.5, 0}, new double[] {0.3, 0.2, 0.1});
        var diffusion = Diffusion.diagonal(0.5, 0, 0.2);
        var expected = LinearGaussianFlow.fokkerPlanck(f, start, 1.2, diffusion).at(1.5);
        RealMatrix c = MatrixUtils.createRealMatrix(start.covariance());
        RealMatrix drift = MatrixUtils.createRealMatrix(k).scalarMultiply(-1.2);
        RealMatrix noise = MatrixUtils.createRealDiagonalMatrix(new double[] {1, 0, 0.4});
        double h = 1.5 / 400;
        for (int step = 0; step < 400; step++) {
            RealMatrix a = rate(drift, noise, c);
            RealMatrix b = rate(drift, noise, c.add(a.scalarMultiply(h / 2)));
            RealMatrix d = rate(drift, noise, c.add(b.scalarMultiply(h / 2)));
            RealMatrix e = rate(drift, noise, c.add(d.scalarMultiply(h)));
            c = c.add(a.add(e).add(b.add(d).scalarMultiply(2)).scalarMultiply(h / 6));
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(expected.covariance(i, j)).isCloseTo(c.getEntry(i, j), within(1e-10));
            }
        }
    }

    private static RealMatrix rate(RealMatrix drift, RealMatrix noise, RealMatrix c) {
        RealMatrix half = drift.multiply(c);
        return half.add(half.transpose()).add(noise);
    }
}
