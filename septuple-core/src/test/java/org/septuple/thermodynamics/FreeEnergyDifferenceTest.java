package org.septuple.thermodynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.septuple.network.Activation;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.Septuple;
import org.septuple.network.States;
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

    /// The boundary of the second half of six cases minus that of the first.
    private static States velocity(CanonicalLaw law) {
        States velocity = new States(6, 3);
        for (int k = 0; k < velocity.values().length; k++) {
            velocity.values()[k] = law.boundary().values()[(k + 1) % velocity.values().length] - 0.3;
        }
        return velocity;
    }

    private static CanonicalLaw moved(CanonicalLaw law, States velocity, double time) {
        States boundary = new States(6, 3);
        for (int k = 0; k < boundary.values().length; k++) {
            boundary.values()[k] = law.boundary().values()[k] + time * velocity.values()[k];
        }
        return CanonicalLaw.clamped(law.septuple(), law.beta(), law.reference(), boundary);
    }

    /// Against central differences of Gaussian integrals.
    @Test
    void slopeOfMovingDataIsThatOfTheClosedForm() {
        CanonicalLaw law = law(0.4, 2);
        States velocity = velocity(law);
        double h = 1e-4;
        double truth = (f(moved(law, velocity, h)) - f(moved(law, velocity, -h))) / (2 * h);
        FreeEnergySlopes slopes = FreeEnergySlopes.sampled(law, velocity, PLAN, 5, 0, Engine.scalar());
        assertThat(slopes.data().zAgainst(truth)).isBetween(-4.0, 4.0);
        assertThat(slopes.data().standardError()).isLessThan(0.1 * Math.abs(truth));
        assertThat(slopes.learning().values())
                .isEqualTo(FreeEnergyGradient.sampled(law, PLAN, 5, 0, Engine.scalar())
                        .values());
        Estimate change = FreeEnergyDifference.of(law, moved(law, velocity, 0.2), PLAN, 8, 0, Engine.scalar());
        assertThat(change.zAgainst(f(moved(law, velocity, 0.2)) - f(law))).isBetween(-4.0, 4.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FreeEnergySlopes.sampled(law, new States(6, 2), PLAN, 5, 0, Engine.scalar()))
                .withMessageContaining("6 neurons and 2 cases");
    }

    @Test
    void lawsOfAnotherTemperatureAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FreeEnergyDifference.of(law(0.3, 1), law(0.3, 2), PLAN, 5, 0, Engine.scalar()))
                .withMessageContaining("beta");
    }
}
