package org.septuple.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OptimiserTest {

    private static void step(Optimiser.Descent descent, double[] q, double[] gradient) {
        descent.advance();
        descent.apply(q, gradient, 0, q.length);
    }

    /// On H = ½kq²: q_t = (1 − γk)^t q_0.
    @Test
    void plainDescentIsGeometricOnAQuadratic() {
        double[] q = {3};
        Optimiser.Descent descent = new Optimiser.Plain(0.1).start(1);
        for (int t = 0; t < 20; t++) {
            step(descent, q, new double[] {2 * q[0]});
        }
        assertThat(q[0]).isCloseTo(3 * StrictMath.pow(0.8, 20), within(1e-15));
    }

    /// Under a constant gradient g the velocity of heavy-ball descent tends to rate·g/(1 − m).
    @Test
    void momentumReachesItsTerminalVelocity() {
        double[] q = {0};
        Optimiser.Descent descent = new Optimiser.Momentum(0.1, 0.9).start(1);
        for (int t = 0; t < 400; t++) {
            step(descent, q, new double[] {2});
        }
        double before = q[0];
        step(descent, q, new double[] {2});
        assertThat(q[0] - before).isCloseTo(-2, within(1e-12));
    }

    /// The twin sums the definition of the exponential means: m_t = (1 − β) Σ_s β^{t−s} g_s.
    @Test
    void adamEqualsItsDefinition() {
        var random = new SplittableRandom(5);
        double[] q = {1, -2};
        double[] twin = q.clone();
        double[][] gradients = new double[30][];
        Optimiser.Descent descent = new Optimiser.Adam(0.01, 0.8, 0.95, 1e-8).start(2);
        for (int t = 0; t < 30; t++) {
            gradients[t] = random.doubles(2, -1, 1).toArray();
            step(descent, q, gradients[t]);
            for (int k = 0; k < 2; k++) {
                double mean = 0;
                double square = 0;
                for (int s = 0; s <= t; s++) {
                    mean += 0.2 * StrictMath.pow(0.8, t - s) * gradients[s][k];
                    square += 0.05 * StrictMath.pow(0.95, t - s) * gradients[s][k] * gradients[s][k];
                }
                mean /= 1 - StrictMath.pow(0.8, t + 1);
                square /= 1 - StrictMath.pow(0.95, t + 1);
                twin[k] -= 0.01 * mean / (StrictMath.sqrt(square) + 1e-8);
            }
        }
        assertThat(q).usingComparatorWithPrecision(1e-13).containsExactly(twin);
    }

    @Test
    void onlyPlainDescentIsEquation29() {
        assertThat(new Optimiser.Plain(1).followsEquation29()).isTrue();
        assertThat(new Optimiser.Momentum(1, 0.5).followsEquation29()).isFalse();
        assertThat(new Optimiser.Adam(1, 0.9, 0.9, 1e-8).followsEquation29()).isFalse();
    }

    @Test
    void refusesImpossibleRates() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Optimiser.Plain(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Optimiser.Plain(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Optimiser.Momentum(0.1, 1))
                .withMessageContaining("[0, 1)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Optimiser.Adam(0.1, 0.9, 0.9, 0));
    }
}
