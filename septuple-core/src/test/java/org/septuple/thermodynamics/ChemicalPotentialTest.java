package org.septuple.thermodynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.network.Activation;
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
import org.septuple.statistics.Estimate;

class ChemicalPotentialTest {

    private static final Sampling PLAN = new Sampling(new Proposal.Hamiltonian(1.5, 0.8, 32), 16, 100, 200, 6, true);

    /// Two inputs and `bulk` neurons; random full weights.
    private static CanonicalLaw law(int bulk, Activation f, double beta, Reference reference, int cases) {
        int n = bulk + 2;
        double[] w = new RandomStream(5, Purpose.WEIGHTS, 0, 0).gaussians(n * n);
        for (int k = 0; k < w.length; k++) {
            w[k] *= 0.5;
        }
        Weights weights = Weights.dense(n, w);
        BoundaryProjector projector = new BoundaryProjector(2, bulk, 0);
        Biases biases = Biases.of(projector, weights);
        new RandomStream(6, Purpose.WEIGHTS, 0, 0).fillGaussian(biases.values(), 0, n);
        Septuple septuple = new Septuple(
                new States(n, 1),
                projector,
                NormalData.standard(2, 0, 0),
                weights,
                biases,
                f,
                new Loss.Bulk(new BulkPotential.None()));
        States boundary = new States(n, cases);
        new RandomStream(7, Purpose.WEIGHTS, 0, 0).fillGaussian(boundary.values(), 0, n * cases);
        return CanonicalLaw.clamped(septuple, beta, reference, boundary);
    }

    private static ChemicalPotential.Result measured(Insertion insertion, CanonicalLaw law, Average average) {
        CanonicalMeasurement given = new CanonicalMeasurement(law, average, PLAN, null, 11, 0, Engine.scalar());
        given.advance(() -> false);
        ChemicalPotential potential =
                new ChemicalPotential(insertion, law, average, given.logPartitions(), PLAN, 11, 1, Engine.scalar());
        potential.advance(() -> false);
        return potential.result();
    }

    /// T6: μ = −(1/2β) ln(2π/β).
    @ParameterizedTest
    @CsvSource({"1, -.918938533204673", "6.283185307179586, 0", "0.3, -5.0697498"})
    void aSinkCostsTheSameWhateverTheNetwork(double beta, double expected) {
        CanonicalLaw law = law(3, new Activation.Tanh(), beta, Reference.LEBESGUE, 2);
        double exact = ChemicalPotential.exact(Insertion.SINK, law).orElseThrow();
        assertThat(exact)
                .isCloseTo(expected, within(1e-6))
                .isCloseTo(-Math.log(2 * Math.PI / beta) / 2 / beta, within(1e-12));
        for (Average average : Average.values()) {
            ChemicalPotential.Result result = measured(Insertion.SINK, law, average);
            assertThat(result.potential().value()).isCloseTo(exact, within(1e-12));
            assertThat(result.byNumber().value()).isCloseTo(0, within(1e-12));
        }
    }

    /// μ against the difference of two free energies in closed form, and ∂μ/∂N against the second difference.
    @ParameterizedTest
    @EnumSource(Insertion.class)
    void potentialIsADifferenceOfFreeEnergies(Insertion insertion) {
        for (Average average : Average.values()) {
            for (Reference reference : Reference.values()) {
                CanonicalLaw law = law(4, new Activation.Identity(), 1.3, reference, 3);
                double[] f = freeEnergies(insertion, law, average);
                ChemicalPotential.Result result = measured(insertion, law, average);
                List<Double> z = List.of(z(result.potential(), f[0]), z(result.byNumber(), f[1]));
                assertThat(z)
                        .as("%s %s %s", insertion, average, reference)
                        .allSatisfy(one -> assertThat(one).isBetween(-4.0, 4.0));
            }
        }
    }

    private static double z(Estimate estimate, double truth) {
        return estimate.standardError() < 1e-12
                ? Math.abs(estimate.value() - truth) < 1e-9 ? 0 : Double.POSITIVE_INFINITY
                : estimate.zAgainst(truth);
    }

    private static double[] freeEnergies(Insertion insertion, CanonicalLaw law, Average average) {
        NeuronPair one = insertion.pair(law.septuple());
        NeuronPair two = insertion.pair(one.isGrown() ? one.larger() : one.smaller());
        double first = f(law.with(one.larger(), law.beta()), average) - f(law.with(one.smaller(), law.beta()), average);
        double second =
                f(law.with(two.larger(), law.beta()), average) - f(law.with(two.smaller(), law.beta()), average);
        return new double[] {first, one.isGrown() ? second - first : first - second};
    }

    private static double f(CanonicalLaw law, Average average) {
        return new ExactThermodynamics(law, average, Engine.scalar())
                .result()
                .freeEnergy()
                .value();
    }

    /// ∂μ/∂q, as a length, against central differences of the closed form.
    @ParameterizedTest
    @EnumSource(Insertion.class)
    void itsGradientIsThatOfTheDifference(Insertion insertion) {
        CanonicalLaw law = law(3, new Activation.Identity(), 1, Reference.LEBESGUE, 2);
        ChemicalPotential.Result result = measured(insertion, law, Average.QUENCHED);
        double square = 0;
        for (double[] part : List.of(
                law.septuple().weights().blocks().getFirst().parts().getFirst(),
                law.septuple().biases().values())) {
            for (int k = 0; k < part.length; k++) {
                double here = part[k];
                part[k] = here + 1e-4;
                double up = freeEnergies(insertion, law, Average.QUENCHED)[0];
                part[k] = here - 1e-4;
                double down = freeEnergies(insertion, law, Average.QUENCHED)[0];
                part[k] = here;
                square += (up - down) / 2e-4 * (up - down) / 2e-4;
            }
        }
        if (insertion == Insertion.SINK) {
            assertThat(Math.sqrt(square)).isCloseTo(0, within(1e-6));
            assertThat(result.gradientNorm().value() == 0
                            || result.gradientNorm().zAgainst(0) < 4)
                    .isTrue();
        } else {
            assertThat(result.gradientNorm().zAgainst(Math.sqrt(square))).isBetween(-4.0, 4.0);
        }
    }

    @Test
    void theFirstNeuronAloneHasTheSameBits() {
        CanonicalLaw law = law(3, new Activation.Tanh(), 1.3, Reference.LEBESGUE, 2);
        CanonicalMeasurement given =
                new CanonicalMeasurement(law, Average.QUENCHED, PLAN, null, 11, 0, Engine.scalar());
        given.advance(() -> false);
        ChemicalPotential alone = new ChemicalPotential(
                Insertion.AVERAGED, law, Average.QUENCHED, given.logPartitions(), PLAN, 11, 1, Engine.scalar());
        ChemicalPotential.First first = alone.first();
        ChemicalPotential.Result both = measured(Insertion.AVERAGED, law, Average.QUENCHED);
        assertThat(first.potential()).isEqualTo(both.potential());
        assertThat(first.overlap()).isEqualTo(both.overlap());
        assertThat(alone.done()).isEqualTo(alone.total() / 2);
    }
}
