package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Calibration;

class EntropyTransferTest {

    private static Sample gaussian(int n, long seed) {
        return Sample.independent(new RandomStream(seed, Purpose.KNOWN_PROCESS, 0, 0).gaussians(2 * n), 2);
    }

    /// (x, y) → (x, ax + by).
    private static Sample mixed(Sample sample, double a, double b) {
        double[] q = sample.values().clone();
        for (int i = 0; i < q.length; i += 2) {
            q[i + 1] = a * q[i] + b * q[i + 1];
        }
        return sample.withValues(q, 2);
    }

    /// ΔS = log b, Σ ΔS_i = ½ log(a² + b²).
    private static List<double[]> scores(int seeds, int n) {
        double a = 1.5;
        double b = 0.8;
        double joint = Math.log(b);
        double marginal = Math.log(a * a + b * b) / 2;
        double[][] z = new double[3][seeds];
        IntStream.range(0, seeds).forEach(seed -> {
            Sample before = gaussian(n, seed);
            EntropyTransfer found = EntropyTransfer.of(before, mixed(before, a, b), 3, Engine.scalar());
            z[0][seed] = found.joint().zAgainst(joint);
            z[1][seed] = Calibration.normalScore(found.marginal(), marginal);
            z[2][seed] = Calibration.normalScore(found.difference(), joint - marginal);
        });
        return List.of(z);
    }

    /// Whitening undoes a linear map but for the turn of its modes, which does not move neighbours: ΔS is exact.
    @Test
    void linearMapsOfGaussiansHaveTheClosedForm() {
        double[] z = scores(40, 1200).get(1);
        Calibration.assertStandardNormal(z, 0.001);
        Calibration.assertUnitMoments(z, 0.001);
        Sample before = gaussian(2000, 1);
        EntropyTransfer found = EntropyTransfer.of(before, mixed(before, 1.5, 0.8), 3, Engine.scalar());
        assertThat(found.joint().value()).isBetween(Math.log(0.8) - 1e-9, Math.log(0.8) + 1e-9);
        assertThat(found.difference().value())
                .isEqualTo(found.joint().value() - found.marginal().value());
    }

    @Test
    @Tag("slow")
    void errorsAreCalibratedOnLinearMapsOfGaussians() {
        List<double[]> z = scores(200, 4000);
        for (double[] one : z.subList(1, 3)) {
            Calibration.assertStandardNormal(one, 0.001);
            Calibration.assertUnitMoments(one, 0.001);
        }
    }

    /// One replica's points before and after share a unit, so that the error of the change is far below that of either entropy.
    @Test
    void pairsHaveSmallerErrorsThanEither() {
        Sample before = gaussian(3000, 2);
        double[] q = before.values().clone();
        for (int i = 0; i < q.length; i++) {
            q[i] = q[i] + 0.05 * q[i] * q[i] * q[i];
        }
        EntropyTransfer found = EntropyTransfer.of(before, before.withValues(q, 2), 3, Engine.scalar());
        double either =
                NearestNeighbourEntropy.of(before, 3, Engine.scalar()).entropy().standardError();
        assertThat(found.joint().standardError()).isLessThan(either / 2);
        // ΔS = Σ E log(1 + .15 x²), and the change is one of marginals alone
        double one = 0;
        for (int i = 0; i < before.points(); i++) {
            for (int c = 0; c < 2; c++) {
                one += Math.log(1 + 0.15 * before.get(i, c) * before.get(i, c)) / before.points();
            }
        }
        assertThat(found.marginal().zAgainst(one)).isBetween(-4.0, 4.0);
        assertThat(found.difference().zAgainst(0)).isBetween(-4.0, 4.0);
    }

    /// KSG's estimator measures the same by other means.
    @Test
    void differenceIsMinusTheChangeOfTheTotalCorrelation() {
        Sample before = gaussian(4000, 3);
        Sample after = mixed(before, 1.5, 0.8);
        EntropyTransfer found = EntropyTransfer.of(before, after, 4, Engine.scalar());
        TotalCorrelation first = TotalCorrelation.of(before, 4, Engine.scalar());
        TotalCorrelation then = TotalCorrelation.of(after, 4, Engine.scalar());
        assertThat(then.nearest()
                        .minus(first.nearest())
                        .plus(found.difference())
                        .zAgainst(0))
                .isBetween(-4.0, 4.0);
    }

    @Test
    void differentPointsAreRefused() {
        assertThatThrownBy(() -> EntropyTransfer.of(gaussian(400, 4), gaussian(500, 5), 3, Engine.scalar()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the same points in the same units");
    }
}
