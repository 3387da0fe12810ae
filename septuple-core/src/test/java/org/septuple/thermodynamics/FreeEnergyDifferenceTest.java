package org.septuple.thermodynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.septuple.network.Activation;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.Septuple;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Chains of clamped laws alone, against Gaussian integrals.
class FreeEnergyDifferenceTest {

    private static final Sampling PLAN = new Sampling(new Proposal.Hamiltonian(1.5, 0.8, 32), 16, 100, 200, 1, false);
    private static final Loss BULK = new Loss.Bulk(new BulkPotential.None());

    private static CanonicalLaw law(double gain, double beta) {
        Septuple network = LawOf.random(new BoundaryProjector(1, 4, 1), new Activation.Identity(), BULK, gain, 3);
        return LawOf.clamped(network, beta, Reference.LEBESGUE, 3, 1);
    }

    private static double f(CanonicalLaw law) {
        return new ExactThermodynamics(law, Average.QUENCHED, Engine.scalar())
                .result()
                .freeEnergy()
                .value();
    }

    @Test
    void differenceIsThatOfGaussianIntegrals() {
        CanonicalLaw from = law(0.3, 2);
        CanonicalLaw to = law(0.4, 2);
        Estimate difference = FreeEnergyDifference.of(from, to, PLAN, 5, 0, Engine.scalar());
        assertThat(difference.zAgainst(f(to) - f(from))).isBetween(-4.0, 4.0);
        assertThat(difference.standardError()).isBetween(1e-5, 0.1);
        Estimate back = FreeEnergyDifference.of(to, from, PLAN, 6, 0, Engine.scalar());
        assertThat(back.zAgainst(f(from) - f(to))).isBetween(-4.0, 4.0);
    }

    @Test
    void gradientOfChainsAloneIsThatOfTheClosedForm() {
        CanonicalLaw law = law(0.4, 2);
        FreeEnergyGradient exact = new ExactThermodynamics(law, Average.QUENCHED, Engine.scalar()).gradient();
        FreeEnergyGradient sampled = FreeEnergyGradient.sampled(law, PLAN, 5, 0, Engine.scalar());
        for (int k = 0; k < exact.values().length; k++) {
            if (sampled.errors()[k] > 0) {
                assertThat(sampled.component(k).zAgainst(exact.values()[k])).isBetween(-5.0, 5.0); // some 40 of them
            }
        }
        assertThat(sampled.squaredNorm().zAgainst(exact.squaredNorm().value())).isBetween(-4.0, 4.0);
    }

    @Test
    void lawsOfAnotherTemperatureAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FreeEnergyDifference.of(law(0.3, 1), law(0.3, 2), PLAN, 5, 0, Engine.scalar()))
                .withMessageContaining("beta");
    }
}
