package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// The chemical potential of a neuron, μ = F(N + 1) − F(N), for a named [Insertion].
///
/// | | how |
/// |---|---|
/// | βμ | Bennett's ratio between p_N(x) g(ξ given x) and p_{N+1}(x, ξ), case by case, from chains of both |
/// | ∂μ/∂q | ⟨∂H/∂q⟩ of the larger network minus that of the smaller one, with the chain rule through the inserted weights |
/// | ∂μ/∂N | change of μ with a second neuron of the same kind, from chains of its own |
///
/// The shift symmetry (4.1) needs both derivatives to vanish. T6: a sink without self-link under Lebesgue measure and V_H = 0 has
/// μ = −(1/2β) ln(2π/β), whatever the network.
///
/// It can rest between any two transitions, be kept, and go on with the same bits.
public final class ChemicalPotential {

    private final PairPotential first;
    private final PairPotential second;
    private final List<Estimate> logPartitions;

    /// Chains at their beginning.
    ///
    /// @param insertion which neuron
    /// @param law       of the network; ŵ and b must not change until the end
    /// @param average   annealed or quenched
    /// @param logPartitions log Z of each case of the law, up to a constant: S estimates, such as [CanonicalMeasurement#logPartitions];
    ///                  their errors enter the annealed μ
    /// @param sampling  chains; nodes and tempering are not used
    /// @param seed      of all draws
    /// @param block     tells samplers of one seed apart; four numbers from it on are used
    /// @param engine    kernels and workers
    /// @throws IllegalArgumentException if the network does not allow this insertion twice
    public ChemicalPotential(
            Insertion insertion,
            CanonicalLaw law,
            Average average,
            List<Estimate> logPartitions,
            Sampling sampling,
            long seed,
            int block,
            Engine engine) {
        this.logPartitions = List.copyOf(logPartitions);
        NeuronPair pair = insertion.pair(law.septuple());
        NeuronPair next = insertion.pair(pair.isGrown() ? pair.larger() : pair.smaller());
        CanonicalLaw shifted = law.with(next.given(), law.beta());
        this.first = new PairPotential(pair, law, average, sampling, seed, block, engine);
        this.second = new PairPotential(next, shifted, average, sampling, seed, block + 2, engine);
    }

    /// What was found.
    ///
    /// @param potential    μ
    /// @param overlap      of both laws, in [0, ½]: the probability that a draw of one is taken for one of the other; least over cases
    /// @param gradientNorm abs(∂μ/∂q)
    /// @param byNumber     ∂μ/∂N
    /// @param converged    whether chains and overlap suffice, for both neurons
    public record Result(
            Estimate potential, double overlap, Estimate gradientNorm, Estimate byNumber, boolean converged) {}

    /// μ alone.
    ///
    /// @param potential μ
    /// @param overlap   as in [Result]
    /// @param converged whether chains and overlap suffice
    public record First(Estimate potential, double overlap, boolean converged) {}

    /// μ without its derivatives, at half the cost: chains of the first neuron alone, to their end.
    ///
    /// @return the μ of [#result]
    public First first() {
        while (first.made() < first.total()) {
            first.step();
        }
        PairPotential.Solved one = first.solve(logPartitions);
        return new First(one.potential(), one.overlap(), one.converged());
    }

    /// μ without sampling, where it is known.
    ///
    /// @param insertion which neuron
    /// @param law       of the network
    /// @return −(1/2β) ln(2π/β) for a sink of Lebesgue measure, bulk loss and V_H none or weight decay of fixed weights; else empty
    public static OptionalDouble exact(Insertion insertion, CanonicalLaw law) {
        return exact(insertion, law.septuple().loss(), law.reference(), law.beta());
    }

    /// μ without sampling, where it is known: whatever the network.
    ///
    /// @param insertion which neuron
    /// @param loss      H
    /// @param reference measure of the bulk
    /// @param beta      β > 0
    /// @return as for a law
    public static OptionalDouble exact(Insertion insertion, Loss loss, Reference reference, double beta) {
        boolean known = insertion == Insertion.SINK
                && reference == Reference.LEBESGUE
                && loss instanceof Loss.Bulk(BulkPotential potential)
                && potential instanceof BulkPotential.None;
        return known ? OptionalDouble.of(-Elementary.log(2 * Math.PI / beta) / (2 * beta)) : OptionalDouble.empty();
    }

    /// Goes on to the end, or until told to rest; makes at least one transition.
    ///
    /// @param rest asked after each transition
    /// @return whether the end is reached
    public boolean advance(BooleanSupplier rest) {
        boolean begun = false;
        while (done() < total() && !(begun && rest.getAsBoolean())) {
            begun = true;
            (first.made() < first.total() ? first : second).step();
        }
        return done() == total();
    }

    /// Transitions made.
    ///
    /// @return in [0, total]
    public long done() {
        return first.made() + second.made();
    }

    /// Transitions in all.
    ///
    /// @return of four samplers
    public long total() {
        return first.total() + second.total();
    }

    /// μ and its derivatives.
    ///
    /// @return after the end
    public Result result() {
        if (done() < total()) {
            throw new IllegalStateException(
                    "%d of %d transitions are made; advance until it is done".formatted(done(), total()));
        }
        PairPotential.Solved one = first.solve(logPartitions);
        PairPotential.Solved two = second.solve(one.ofOther());
        Estimate change = first.isGrown()
                ? two.potential().minus(one.potential())
                : one.potential().minus(two.potential());
        return new Result(
                one.potential(), one.overlap(), first.gradient(one).norm(), change, one.converged() && two.converged());
    }

    /// All that the future depends on.
    ///
    /// @return arrays for [#resume]
    public List<double[]> save() {
        List<double[]> all = new ArrayList<>();
        List<double[]> saved = first.save();
        all.add(new double[] {saved.size()});
        all.addAll(saved);
        all.addAll(second.save());
        return all;
    }

    /// Goes on where one of the same arguments was, with the same bits.
    ///
    /// @param saved what [#save] gave
    public void resume(List<double[]> saved) {
        int size = (int) saved.getFirst()[0];
        first.resume(saved.subList(1, 1 + size));
        second.resume(saved.subList(1 + size, saved.size()));
    }
}
