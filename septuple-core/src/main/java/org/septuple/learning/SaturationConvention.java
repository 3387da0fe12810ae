package org.septuple.learning;

import java.util.Collection;
import java.util.Collections;
import java.util.OptionalDouble;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.ChemicalPotential;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Sampling;

/// What μ and D of (4.8) mean. Every verdict on abs(γμ/D) is one of these four choices (erratum E26).
///
/// @param beta      β > 0 of the law whose F gives μ; plain descent itself knows none
/// @param reference measure of the bulk
/// @param insertion which neuron μ is of
/// @param diffusion which D
public record SaturationConvention(
        double beta, Reference reference, Insertion insertion, DiffusionConvention diffusion) {

    private static final int CASES = 8;
    private static final Sampling SAMPLING = new Sampling(new Proposal.Hamiltonian(1, 0.8, 32), 2, 100, 200, 1, false);

    public SaturationConvention {
        if (!(beta > 0 && Double.isFinite(beta))) {
            throw new IllegalArgumentException("beta %g must be finite and > 0".formatted(beta));
        }
    }

    /// Refuses to turn N where D is read along one direction: networks of other sizes do not have it.
    ///
    /// @param knobs what is turned
    /// @throws IllegalArgumentException if D is not the mean, and N is among them
    void requireFor(Collection<Knob> knobs) {
        if (diffusion != DiffusionConvention.MEAN && knobs.contains(Knob.NEURONS)) {
            throw new IllegalArgumentException(
                    "D is read along one direction (%s), which networks of other sizes do not have; turn step and batch only, or choose diffusion mean"
                            .formatted(diffusion.word()));
        }
    }

    /// μ without sampling, where it is known.
    ///
    /// @param septuple the network
    /// @return as [ChemicalPotential#exact]
    public OptionalDouble exact(Septuple septuple) {
        return ChemicalPotential.exact(insertion, septuple.loss(), reference, beta);
    }

    /// Refuses networks of which there is no μ by this convention.
    ///
    /// @param septuple the network
    /// @throws IllegalArgumentException if μ is 0 for any network, or the law or the insertion does not exist for this one
    void requirePotential(Septuple septuple) {
        OptionalDouble exact = exact(septuple);
        if (exact.isEmpty()) {
            CanonicalLaw.clamped(
                    septuple, beta, reference, new States(septuple.projector().neurons(), 1));
            insertion.pair(septuple);
        } else if (exact.getAsDouble() == 0) {
            throw new IllegalArgumentException(
                    "mu of a sink is 0 at beta = 2 pi, so gamma mu/D is 0 whatever the learner does; choose another beta");
        }
    }

    /// μ: the closed form where there is one, else Bennett's ratio over chains of a few clamped samples, quenched. Chains of different times
    /// share no random number.
    ///
    /// @param septuple the network
    /// @param time     of the draw of the samples, and of the chains
    /// @param seed     of the chains
    /// @param block    replica
    /// @param engine   kernels and workers
    /// @return μ, with error 0 in closed form
    /// @throws IllegalArgumentException if the law or the insertion does not exist for this network
    Estimate potential(Septuple septuple, long time, long seed, int block, Engine engine) {
        OptionalDouble exact = exact(septuple);
        if (exact.isPresent()) {
            return Estimate.exact(exact.getAsDouble(), 1);
        }
        BoundaryBatch batch = new BoundaryBatch(
                septuple.projector().inputs(), septuple.projector().outputs(), CASES);
        septuple.distribution().draw(time, batch);
        States clamped = new States(septuple.projector().neurons(), CASES);
        batch.setInputs(0, clamped);
        batch.setOutputs(0, clamped);
        CanonicalLaw law = CanonicalLaw.clamped(septuple, beta, reference, clamped);
        ChemicalPotential chains = new ChemicalPotential(
                insertion,
                law,
                Average.QUENCHED,
                Collections.nCopies(CASES, Estimate.exact(0, 1)),
                SAMPLING,
                new RandomStream(seed, Purpose.POTENTIAL_SEEDS, block, time).nextBits(),
                0,
                engine);
        return chains.first().potential();
    }
}
