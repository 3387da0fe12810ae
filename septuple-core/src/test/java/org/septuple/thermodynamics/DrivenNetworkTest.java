package org.septuple.thermodynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Weights;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class DrivenNetworkTest {

    private static final int BULK = 6;
    private static final int RUNS = 200;
    private static final Sampling PLAN = new Sampling(new Proposal.Hamiltonian(1.5, 0.8, 32), 2, 60, 40, 1, false);

    private static Septuple network(double gain, Activation f) {
        int n = BULK + 2;
        double[] w = new RandomStream(5, Purpose.WEIGHTS, 0, 0).gaussians(n * n);
        for (int k = 0; k < w.length; k++) {
            w[k] *= gain / Math.sqrt(n);
        }
        Weights weights = Weights.dense(n, w);
        BoundaryProjector projector = new BoundaryProjector(2, BULK, 0);
        return new Septuple(
                new States(n, RUNS),
                projector,
                NormalData.standard(2, 3, 0),
                weights,
                Biases.of(projector, weights),
                f,
                new Loss.Bulk(new BulkPotential.None()));
    }

    private static DrivenNetwork.Result compared(Septuple septuple, States driven) {
        return new DrivenNetwork(septuple, driven, Reference.LEBESGUE, PLAN, 300, 21, 0, Engine.scalar()).compare();
    }

    /// Draws of the canonical law itself at a known β pass, and give that β back.
    @Test
    void canonicalStatesAreCanonical() {
        Septuple septuple = network(0.8, new Activation.Tanh());
        States boundary = new States(BULK + 2, RUNS);
        new RandomStream(8, Purpose.BOUNDARY_SAMPLES, 0, 0).fillGaussian(boundary.values(), 0, 2 * RUNS);
        CanonicalLaw law = CanonicalLaw.clamped(septuple, 3, Reference.LEBESGUE, boundary);
        TopChains chains = new TopChains(law, PLAN, 77, 0, Engine.scalar());
        while (chains.made() < chains.total()) {
            chains.step();
        }
        States driven = chains.newStates();
        chains.recording().copyKept(chains.recording().kept() - 1, 0, driven);

        DrivenNetwork.Result result = compared(septuple, driven);

        assertThat(result.fitted()).isTrue();
        assertThat(result.beta().zAgainst(3)).isBetween(-4.0, 4.0);
        assertThat(result.driven().pValue()).isGreaterThan(0.01);
        assertThat(result.control().pValue()).isGreaterThan(0.01);
        assertThat(result.nullModel().pValue()).isLessThan(0.01);
    }

    /// Without weights, (2.1) with normal noise of deviation s gives x = ξ: the canonical law of H = ½x² at β = 1/s².
    @Test
    void noiseAloneIsCanonicalAtItsInverseVariance() {
        Septuple septuple = network(0, new Activation.Identity());
        assertThat(stationary(septuple, 0.5).beta().zAgainst(4)).isBetween(-4.0, 4.0);
        assertThat(stationary(septuple, 0.5).driven().pValue()).isGreaterThan(0.01);
    }

    /// A coupled network with the same noise feels its neighbours one step late: its states are not canonical.
    @Test
    void aCoupledNetworkIsNotCanonical() {
        DrivenNetwork.Result result = stationary(network(2, new Activation.Tanh()), 0.5);
        assertThat(result.fitted()).isTrue();
        assertThat(result.driven().pValue()).isLessThan(0.01);
        assertThat(result.control().pValue()).isGreaterThan(0.01);
    }

    private static DrivenNetwork.Result stationary(Septuple septuple, double noise) {
        ActivationDynamics.Protocol protocol =
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(50), true, false, noise);
        ActivationDynamics dynamics = new ActivationDynamics(septuple, protocol, 31, 0, 0, Engine.scalar());
        for (int step = 0; step < 200; step++) {
            dynamics.step();
        }
        return compared(septuple, septuple.states());
    }

    @Test
    void statesWithoutLossFitNoTemperature() {
        Septuple septuple = network(0, new Activation.Tanh());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compared(septuple, new States(BULK + 2, RUNS)))
                .withMessageContaining("no finite beta")
                .withMessageContaining("add noise");
    }
}
