package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.measurement.FreeEnergyRate.Rule;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

/// F(q, t) = q₀⁴/4 + q₀q₁ + q₁²(1 + sin t) along q = (cos t, e^{−t}) from 0 to 2.
class FreeEnergyRateTest {

    private static double[] path(double t) {
        return new double[] {Math.cos(t), Math.exp(-t)};
    }

    private static double f(double[] q, double t) {
        return q[0] * q[0] * q[0] * q[0] / 4 + q[0] * q[1] + q[1] * q[1] * (1 + Math.sin(t));
    }

    private static double[] gradient(double[] q, double t) {
        return new double[] {q[0] * q[0] * q[0] + q[1], q[0] + 2 * q[1] * (1 + Math.sin(t))};
    }

    /// ∫e^{−2t} cos t dt.
    private static double data(double from, double to) {
        return primitive(to) - primitive(from);
    }

    private static double primitive(double t) {
        return Math.exp(-2 * t) * (Math.sin(t) - 2 * Math.cos(t)) / 5;
    }

    private static FreeEnergyRate rate(int count, double errorOfF, double errorOfGradient, long seed, Rule rule) {
        double[] times = new double[count + 1];
        double[][] q = new double[count + 1][];
        double[][] g = new double[count + 1][];
        double[][] errors = new double[count + 1][2];
        List<Estimate> totals = new ArrayList<>();
        List<Estimate> data = new ArrayList<>();
        for (int k = 0; k <= count; k++) {
            double[] noise = new RandomStream(seed, Purpose.CHECK_POINTS, k, 0).gaussians(3);
            double t = 2.0 * k / count;
            times[k] = t;
            q[k] = path(t);
            g[k] = gradient(q[k], t);
            for (int i = 0; i < 2; i++) {
                errors[k][i] = errorOfGradient * (1 + i);
                g[k][i] += errors[k][i] * noise[i];
            }
            totals.add(new Estimate(f(q[k], t) + errorOfF * noise[2], errorOfF, 1000));
            if (k > 0) {
                data.add(Estimate.exact(data(times[k - 1], t), 1));
            }
        }
        return FreeEnergyRate.of(times, totals, q, g, errors, data, rule);
    }

    private static double residual(int count, Rule rule) {
        return Math.abs(rate(count, 0, 0, 1, rule).whole().residual().value());
    }

    @Test
    void theTrapezoidalRuleHasOrderTwoAndThePrePointRuleOrderOne() {
        double second = Math.log(residual(100, Rule.TRAPEZOIDAL) / residual(200, Rule.TRAPEZOIDAL)) / Math.log(2);
        double first = Math.log(residual(200, Rule.PRE_POINT) / residual(400, Rule.PRE_POINT)) / Math.log(2);
        assertThat(second).isCloseTo(2, within(0.15));
        assertThat(first).isCloseTo(1, within(0.15));
    }

    /// The parts are ∫∂F·dq = F(2) − F(0) − ∫e^{−2t} cos t dt and that integral.
    @Test
    void partsHaveTheirClosedForms() {
        FreeEnergyBalance whole = rate(4000, 0, 0, 1, Rule.TRAPEZOIDAL).whole();
        double total = f(path(2), 2) - f(path(0), 0);
        assertThat(whole.duration()).isEqualTo(2);
        assertThat(whole.data().value()).isCloseTo(data(0, 2), within(1e-12));
        assertThat(whole.learning().value()).isCloseTo(total - data(0, 2), within(1e-6));
        assertThat(whole.total().value()).isCloseTo(total, within(1e-14));
    }

    /// Errors of shared ends: intervals, their sum and the test of all are calibrated.
    @Test
    void errorsAreCalibratedOverSeeds() {
        double[][] z = new double[4][200];
        for (int seed = 0; seed < 200; seed++) {
            FreeEnergyRate rate = rate(400, 1e-3, 0.1, seed, Rule.TRAPEZOIDAL);
            z[0][seed] = rate.whole().residual().zAgainst(0);
            z[1][seed] = rate.whole().learning().zAgainst(f(path(2), 2) - f(path(0), 0) - data(0, 2));
            z[2][seed] = rate.intervals().get(150).residual().zAgainst(0);
            z[3][seed] = rate.pValue();
        }
        for (int k = 0; k < 3; k++) {
            Calibration.assertStandardNormal(z[k], 0.001);
            Calibration.assertUnitMoments(z[k], 0.001);
        }
        Calibration.assertUniform(z[3], 0.001);
    }

    /// Added as if independent, the errors of 400 intervals would be √400 times that of F's ends or more.
    @Test
    void sharedEndsCancel() {
        FreeEnergyRate rate = rate(400, 1e-3, 0, 1, Rule.TRAPEZOIDAL);
        double naive = Math.sqrt(rate.intervals().stream()
                .mapToDouble(b -> Math.pow(b.residual().standardError(), 2))
                .sum());
        assertThat(rate.whole().residual().standardError()).isCloseTo(1e-3 * Math.sqrt(2), within(1e-12));
        assertThat(naive).isCloseTo(20 * rate.whole().residual().standardError(), within(1e-9));
    }

    @Test
    void aMissingPartIsSeen() {
        double[] times = {0, 1, 2};
        List<Estimate> totals =
                List.of(new Estimate(0, 0.01, 100), new Estimate(1, 0.01, 100), new Estimate(2, 0.01, 100));
        double[][] still = new double[3][1];
        List<Estimate> nothing = List.of(Estimate.exact(0, 1), Estimate.exact(0, 1));
        FreeEnergyRate rate = FreeEnergyRate.of(times, totals, still, still, still, nothing, Rule.TRAPEZOIDAL);
        assertThat(rate.pValue()).isLessThan(1e-10);
        assertThat(rate.whole().residual().value()).isEqualTo(2);
        assertThatThrownBy(() -> FreeEnergyRate.of(
                        new double[] {0, 1, 1}, totals, still, still, still, nothing, Rule.TRAPEZOIDAL))
                .hasMessageContaining("must rise");
        assertThatThrownBy(() -> FreeEnergyRate.of(times, totals, still, still, still, totals, Rule.TRAPEZOIDAL))
                .hasMessageContaining("data parts: 3");
    }

    /// F = q²/2 on q̇ = −q + √(2D)ξ: the pre-point rule leaves ½⟨Δq²⟩/Δ = D(1 − Δ/2) over, the trapezoidal rule nothing.
    @Test
    void thePrePointRuleLeavesTheItoTerm() {
        double d = 0.7;
        int frames = 401;
        int replicas = 64;
        double[] q = new double[frames * replicas];
        LinearProcess.ornsteinUhlenbeck(new double[][] {{1}}, new double[][] {{d}}, 0.01)
                .record(frames, replicas, 1, Engine.scalar())
                .read(0, frames, q);
        double[] left = new double[replicas];
        for (int r = 0; r < replicas; r++) {
            double[] times = new double[frames];
            double[][] one = new double[frames][1];
            List<Estimate> totals = new ArrayList<>();
            List<Estimate> data = new ArrayList<>();
            for (int t = 0; t < frames; t++) {
                times[t] = 0.01 * t;
                one[t][0] = q[t * replicas + r];
                totals.add(Estimate.exact(one[t][0] * one[t][0] / 2, 1));
                data.add(Estimate.exact(0, 1));
            }
            data.removeLast();
            double[][] exact = new double[frames][1];
            FreeEnergyRate ito = FreeEnergyRate.of(times, totals, one, one, exact, data, Rule.PRE_POINT);
            FreeEnergyRate strato = FreeEnergyRate.of(times, totals, one, one, exact, data, Rule.TRAPEZOIDAL);
            left[r] = ito.whole().residual().value() / ito.whole().duration();
            assertThat(strato.whole().residual().value()).isCloseTo(0, within(1e-12));
        }
        assertThat(Estimate.ofMean(left).zAgainst(d * (1 - 0.005))).isBetween(-4.0, 4.0);
    }
}
