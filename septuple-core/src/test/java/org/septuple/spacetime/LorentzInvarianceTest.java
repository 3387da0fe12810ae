package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class LorentzInvarianceTest {

    private static LorentzSample sample(long seed) {
        return new LorentzSample(new RandomStream(seed, Purpose.CHECK_POINTS, 0, 0));
    }

    /// By hand: −(−1·4 + 2·1 + 2·.5·1·3 + 1·9) = −10, the largest term 9.
    @Test
    void intervalsByHand() {
        double[] g = Interval.synchronous(2, 0.5, 0, 1, 0, 1);
        Interval interval = Interval.of(g, new double[] {2, 1, 3, 0});
        assertThat(interval).isEqualTo(new Interval(-10, 9));
        assertThat(interval.properTime()).isNaN();
        assertThat(Interval.of(Interval.minkowski(), new double[] {5, 0, 3, 0}).properTime())
                .isEqualTo(4);
    }

    /// (6.3) = (6.4) for g_i far from η, in 2000 frames; and g left as it was is found out every time.
    @Test
    void theIntervalIsTheSameInEveryFrame() {
        LorentzSample sample = sample(1);
        LorentzInvariance invariance = new LorentzInvariance();
        double worst = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 2000; i++) {
            LorentzTransform frame = sample.transform(5);
            double[] g = sample.matrix();
            double[] x = sample.vector();
            worst = Math.max(worst, invariance.violation(frame, g, x).relative());
            least = Math.min(least, invariance.untransformed(frame, g, x).relative());
        }
        assertThat(worst).isLessThan(1e-12);
        assertThat(least).isGreaterThan(1e-9);
    }

    /// The largest violation that round-off allows: a displacement in the direction which the boost contracts.
    @Test
    void roundOffGrowsWithTheBoost() {
        double[] n = {1, 2, -2};
        double[] light = {1, 1 / 3., 2 / 3., -2 / 3.};
        LorentzInvariance invariance = new LorentzInvariance();
        double[] g = Interval.synchronous(2, 0.3, 0, 1.5, 0.1, 0.7);
        for (double rapidity : new double[] {1, 3, 5}) {
            double bound = 16 * 0x1p-53 * Math.pow(Math.cosh(rapidity), 2);
            assertThat(invariance
                            .violation(LorentzTransform.boost(n, -rapidity), g, light)
                            .relative())
                    .isLessThan(bound);
        }
    }

    /// Λ is an isometry of η alone.
    @Test
    void etaNeedsNoTransform() {
        LorentzTransform frame = sample(2).transform(2);
        LorentzInvariance invariance = new LorentzInvariance();
        double[] x = sample(3).vector();
        assertThat(invariance.untransformed(frame, Interval.minkowski(), x).relative())
                .isLessThan(1e-14);
        assertThat(invariance
                        .untransformed(frame, Interval.synchronous(1.01, 0, 0, 1, 0, 1), x)
                        .relative())
                .isGreaterThan(1e-5);
    }

    /// Shifts drop out of displacements.
    @Test
    void eventsMayBeShifted() {
        LorentzSample sample = sample(4);
        LorentzTransform frame = sample.transform(3).then(LorentzTransform.shift(sample.vector()));
        double[] before = sample.vector();
        double[] after = sample.vector();
        assertThat(new LorentzInvariance()
                        .violation(frame, sample.matrix(), before, after)
                        .relative())
                .isLessThan(1e-13);
        assertThat(new LorentzInvariance()
                        .untransformed(frame, Interval.minkowski(), before, after)
                        .relative())
                .isLessThan(1e-13);
    }

    /// Λ⁻ᵀ g Λ⁻¹ in decimals, exactly, from a frame whose entries are exact: γ = 5/4, γβ = 3/4.
    @Test
    void matricesTransformAsInExactArithmetic() {
        double[] lambda = {1.25, 0, 0.75, 0, 0, 1, 0, 0, 0.75, 0, 1.25, 0, 0, 0, 0, 1};
        double[] g = {-1, 0.5, 0.25, 2, 0.5, 3, 0.125, 1, 0.25, 0.125, 2, 0.5, 2, 1, 0.5, 4};
        double[] moved = new double[16];
        LorentzTransform.of(lambda).covariant(g, moved);
        // Λᵀ g′ Λ must be g
        for (int mu = 0; mu < 4; mu++) {
            for (int nu = 0; nu < 4; nu++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (int k = 0; k < 16; k++) {
                    sum = sum.add(new BigDecimal(lambda[4 * (k / 4) + mu])
                            .multiply(new BigDecimal(moved[k]))
                            .multiply(new BigDecimal(lambda[4 * (k % 4) + nu])));
                }
                assertThat(sum.doubleValue()).isEqualTo(g[4 * mu + nu]);
            }
        }
        double[] same = g.clone();
        LorentzTransform.of(lambda).covariant(same, same);
        assertThat(same).isEqualTo(moved);
    }

    @Test
    void theWorstOfAllIsFound() {
        LorentzSample sample = sample(5);
        List<LorentzTransform> frames = List.of(LorentzTransform.identity(), sample.transform(5), sample.transform(5));
        double[] matrices = new double[80];
        double[] displacements = new double[20];
        double transformed = 0;
        double untransformed = 0;
        LorentzInvariance invariance = new LorentzInvariance();
        for (int i = 0; i < 5; i++) {
            double[] g = sample.matrix();
            double[] x = sample.vector();
            System.arraycopy(g, 0, matrices, 16 * i, 16);
            System.arraycopy(x, 0, displacements, 4 * i, 4);
            for (LorentzTransform frame : frames) {
                transformed =
                        Math.max(transformed, invariance.violation(frame, g, x).relative());
                untransformed = Math.max(
                        untransformed, invariance.untransformed(frame, g, x).relative());
            }
        }
        assertThat(LorentzInvariance.worst(matrices, displacements, frames))
                .isEqualTo(new LorentzInvariance.Worst(transformed, untransformed));
        assertThat(untransformed).isCloseTo(1, within(1.0)).isGreaterThan(0.01);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LorentzInvariance.worst(new double[10], new double[4], frames))
                .withMessageContaining("16 and 4");
        assertThat(LorentzInvariance.worst(new double[16], new double[4], frames)
                        .transformed())
                .isZero();
        matrices[3] = Double.NaN;
        assertThat(LorentzInvariance.worst(matrices, displacements, frames).transformed())
                .isNaN();
    }

    /// By hand: η, ẋ = (5, 3, 0, 0), ΔS = 16; a boost of γ = 5/4, γβ = 3/4 brings (8.5, 7.5, 0, 0), whose largest term is 72.25. With g = 1 left as it was −34 becomes −128.5.
    @Test
    void theAllowedChangeIsOfTheLargestTerm() {
        double[] boost = {1.25, 0.75, 0, 0, 0.75, 1.25, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
        LorentzTransform frame = LorentzTransform.of(boost);
        double[] x = {5, 3, 0, 0};
        LorentzInvariance.Violation eta = new LorentzInvariance().untransformed(frame, Interval.minkowski(), x);
        assertThat(eta).isEqualTo(new LorentzInvariance.Violation(16, 0, 72.25));
        assertThat(eta.allowed(1 / 4.)).isEqualTo(18.0625);
        assertThat(eta.isTestable(1 / 4.)).isFalse();
        assertThat(eta.isTestable(1 / 8.)).isTrue();
        double[] one = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
        LorentzInvariance.Violation left = new LorentzInvariance().untransformed(frame, one, x);
        assertThat(left).isEqualTo(new LorentzInvariance.Violation(-34, 94.5, 72.25));
        assertThat(left.relative()).isEqualTo(94.5 / 72.25);
        assertThat(new LorentzInvariance.Violation(0, 0, 0).relative()).isZero();
        assertThat(new LorentzInvariance.Violation(0, 0, 0).isTestable(1e-12)).isFalse();
    }
}
