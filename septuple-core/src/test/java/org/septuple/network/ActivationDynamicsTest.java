package org.septuple.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.septuple.network.ActivationDynamics.Periodic;
import org.septuple.network.ActivationDynamics.Poisson;
import org.septuple.network.ActivationDynamics.Protocol;
import org.septuple.numerics.Engine;

class ActivationDynamicsTest {

    private static Septuple network(int batch) {
        return Networks.withFeedback(new Activation.Tanh(), new Loss.Boundary(), batch, 4);
    }

    /// Times at which the first input of a column changes while the boundary is clamped.
    private static boolean[][] updates(Protocol protocol, int batch, int steps) {
        Septuple septuple = network(batch);
        ActivationDynamics dynamics = new ActivationDynamics(septuple, protocol, 6, 0, 0, Engine.scalar());
        boolean[][] changed = new boolean[steps][batch];
        for (int t = 0; t < steps; t++) {
            double[] before = new double[batch];
            System.arraycopy(septuple.states().values(), 0, before, 0, batch);
            dynamics.step();
            for (int s = 0; s < batch; s++) {
                changed[t][s] = septuple.states().get(0, s) != before[s];
            }
        }
        assertThat(dynamics.time()).isEqualTo(steps);
        return changed;
    }

    /// Updates of 40 columns in 500 steps are Bernoulli with p = 1/mean interval; gaps between them are memoryless, so an
    /// update is no less likely right after another.
    @Test
    void poissonUpdatesHaveTheirRateAndNoMemory() {
        double mean = 3;
        boolean[][] changed = updates(new Protocol(new Poisson(mean), true, false, 0), 40, 500);
        int n = 0;
        int updates = 0;
        int after = 0;
        int afterUpdates = 0;
        for (int s = 0; s < 40; s++) {
            for (int t = 0; t < 500; t++) {
                n++;
                updates += changed[t][s] ? 1 : 0;
                if (t > 0 && changed[t - 1][s]) {
                    after++;
                    afterUpdates += changed[t][s] ? 1 : 0;
                }
            }
        }
        double p = 1 / mean;
        assertThat(Math.abs(updates - n * p) / Math.sqrt(n * p * (1 - p))).isLessThan(4);
        assertThat(Math.abs(afterUpdates - after * p) / Math.sqrt(after * p * (1 - p)))
                .isLessThan(4);
    }

    @Test
    void periodicUpdatesComeOnTime() {
        boolean[][] changed = updates(new Protocol(new Periodic(4), true, false, 0), 3, 20);
        for (int t = 0; t < 20; t++) {
            for (int s = 0; s < 3; s++) {
                assertThat(changed[t][s]).isEqualTo((t + 1) % 4 == 0);
            }
        }
    }

    @Test
    void commonInputIsTheSameInAllColumns() {
        Septuple septuple = network(5);
        ActivationDynamics dynamics =
                new ActivationDynamics(septuple, new Protocol(new Poisson(2), true, true, 0), 6, 0, 0, Engine.scalar());
        for (int t = 0; t < 10; t++) {
            dynamics.step();
            for (int s = 1; s < 5; s++) {
                assertThat(septuple.states().get(1, s))
                        .isEqualTo(septuple.states().get(1, 0));
                assertThat(septuple.states().get(9, s))
                        .isEqualTo(septuple.states().get(9, 0));
            }
        }
    }

    @Test
    void independentInputDiffersBetweenColumns() {
        Septuple septuple = network(2);
        new ActivationDynamics(septuple, new Protocol(new Periodic(1), true, false, 0), 6, 0, 0, Engine.scalar())
                .step();
        assertThat(septuple.states().get(1, 0)).isNotEqualTo(septuple.states().get(1, 1));
    }

    /// Between updates free boundary neurons obey (2.1) like all others.
    @Test
    void freeBoundaryFollowsThePrintedEquation() {
        Septuple septuple = network(1);
        ActivationDynamics dynamics = new ActivationDynamics(
                septuple, new Protocol(new Periodic(1000), false, false, 0), 6, 0, 0, Engine.scalar());
        for (int t = 0; t < 5; t++) {
            double[] before = Networks.column(septuple.states(), 0);
            dynamics.step();
            for (int i = 0; i < 10; i++) {
                double next = ScalarReference.next(septuple, before, i);
                assertThat(Math.abs(septuple.states().get(i, 0) - next)).isLessThan(1e-14);
            }
        }
    }

    /// Clamped neurons get no noise; the noise on the others has its variance: z of 5 neurons × 4000 columns.
    @Test
    void noiseHasItsVarianceOnFreeNeurons() {
        int batch = 4000;
        Septuple noisy = network(batch);
        Septuple quiet = network(batch);
        new ActivationDynamics(noisy, new Protocol(new Periodic(10), true, true, 0.2), 6, 0, 0, Engine.scalar()).step();
        new ActivationDynamics(quiet, new Protocol(new Periodic(10), true, true, 0), 6, 0, 0, Engine.scalar()).step();
        double sum = 0;
        for (int i = 0; i < 10; i++) {
            for (int s = 0; s < batch; s++) {
                double noise = noisy.states().get(i, s) - quiet.states().get(i, s);
                if (noisy.projector().isBoundary(i)) {
                    assertThat(noise).isZero();
                } else {
                    sum += noise * noise / 0.04;
                }
            }
        }
        int n = 5 * batch;
        assertThat(Math.abs((sum - n) / Math.sqrt(2.0 * n))).isLessThan(4);
    }

    @Test
    void refusesImpossibleSchedules() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Poisson(0.5)).withMessageContaining(">= 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Periodic(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Protocol(new Periodic(1), true, true, -1));
    }
}
