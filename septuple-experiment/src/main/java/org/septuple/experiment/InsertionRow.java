package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.ChemicalPotential;
import org.septuple.thermodynamics.ExactThermodynamics;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.NeuronPair;
import org.septuple.thermodynamics.Sampling;

/// Row 4.1: whether one μ shifts F, wherever q is and however many neurons there are.
///
/// F̃ ≅ F̃ + μN for any N needs one number μ. μ is measured by Bennett's ratio for two named insertions, a neuron that is averaged over the
/// bulk and one that is pruned from it, at the trained q, at another q of the learner's path each, and for the second neuron of its kind.
///
/// | | |
/// |---|---|
/// | residual | largest abs(μ′/μ − 1) over both insertions and all places, its interval so wide that those of all changes hold together |
/// | control | a linear network at half its trainables: largest abs(μ/μ₀ − 1) against the difference of two Gaussian integrals μ₀ |
/// | null model | the same network with all trainables doubled: abs(μ′/μ − 1) of a pruned neuron |
///
/// A sink has one μ by a Gaussian integral, whatever the network: it is named, and does not count. What is shifted is F; log p/2α, the other
/// part of F̃, has no N in it.
final class InsertionRow {

    /// Blocks of random numbers of the first potential; each takes four.
    private static final int BLOCK = 7000;

    private static final int BLOCKS = 4;
    private static final int CONTROL_BLOCK = 7500;
    private static final int WARM_UP = 100;
    private static final int SAMPLES = 500;
    private static final double LARGEST_CHANGE = 0.1;
    private static final List<Insertion> INSERTIONS = List.of(Insertion.AVERAGED, Insertion.PRUNED);

    private final CanonicalPlan canonical;
    private final Sampling sampling;
    private final double confidence;
    private final long seed;
    private final Engine engine;
    private final Map<String, Estimate> results = new LinkedHashMap<>();

    /// A row.
    ///
    /// @param canonical  β, reference measure and cases
    /// @param chains     proposal, number of chains, and the most transitions of each
    /// @param confidence of intervals
    /// @param seed       of all draws
    /// @param engine     kernels and workers
    InsertionRow(CanonicalPlan canonical, Sampling chains, double confidence, long seed, Engine engine) {
        this.canonical = canonical;
        this.sampling = new Sampling(
                chains.proposal(),
                chains.chains(),
                Math.min(WARM_UP, chains.warmUp()),
                Math.min(SAMPLES, chains.samples()),
                1,
                false);
        this.confidence = confidence;
        this.seed = seed;
        this.engine = engine;
    }

    /// How much μ differs from that at the trained q.
    ///
    /// @param what     which insertion, and where
    /// @param relative μ′/μ − 1
    record Change(String what, Estimate relative) {}

    /// Named numbers.
    Map<String, Estimate> results() {
        return results;
    }

    /// Measures the row.
    ///
    /// @param trained law at the trained q, quenched
    /// @param others  displacements of q by name
    /// @return residual, control and null model
    /// @throws UntestableException      if chains do not suffice
    /// @throws IllegalArgumentException if the network has no such insertion
    Comparison measure(CanonicalLaw trained, Map<String, double[]> others) {
        List<Change> changes = new ArrayList<>();
        int block = BLOCK;
        for (Insertion insertion : INSERTIONS) {
            String word = insertion.word();
            ChemicalPotential.Result here = potential(insertion, trained, block);
            block += BLOCKS;
            requireConverged(here.converged(), here.overlap(), word);
            results.put("mu." + word, here.potential());
            results.put("dmu_dq." + word, here.gradientNorm());
            results.put("dmu_dN." + word, here.byNumber());
            changes.add(new Change("a second neuron, " + word, relative(second(insertion, here), here.potential())));
            for (Map.Entry<String, double[]> other : others.entrySet()) {
                ChemicalPotential.First there = chains(insertion, moved(trained, other.getValue()), block)
                        .first();
                block += BLOCKS;
                requireConverged(there.converged(), there.overlap(), word + " at the q of " + other.getKey());
                results.put("mu." + word + "." + other.getKey(), there.potential());
                changes.add(new Change(
                        "the q of " + other.getKey() + ", " + word, relative(there.potential(), here.potential())));
            }
        }
        OptionalDouble sink = ChemicalPotential.exact(Insertion.SINK, trained);
        sink.ifPresent(value -> results.put("mu.sink", Estimate.exact(value, 1)));
        Change largest = largest(changes);
        return new Comparison(
                words(changes, largest, sink),
                joint(CanonicalChecks.size(largest.relative()), changes.size(), confidence),
                LARGEST_CHANGE,
                "a tenth of mu, declared",
                control(),
                nullModel());
    }

    private String words(List<Change> changes, Change largest, OptionalDouble sink) {
        StringBuilder all = new StringBuilder();
        for (Change change : changes) {
            all.append(String.format(
                    Locale.ROOT,
                    "; %s %+.3g +- %.2g",
                    change.what(),
                    change.relative().value(),
                    change.relative().halfWidth(confidence)));
        }
        return String.format(
                Locale.ROOT,
                "largest |mu'/mu - 1| by Bennett's ratio at beta %.3g, %s measure, quenched over %d cases: %s%s; a sink has mu = %s at any q and N, which does not count; mu is of F, not of log p/2alpha",
                canonical.beta(),
                canonical.reference().name().toLowerCase(Locale.ROOT),
                canonical.cases(),
                largest.what(),
                all,
                sink.isPresent() ? String.format(Locale.ROOT, "%.3g", sink.getAsDouble()) : "no closed form");
    }

    private static void requireConverged(boolean converged, double overlap, String what) {
        if (!converged) {
            throw new UntestableException(
                    "mu of a neuron, %s, did not converge: overlap %.3g; sample longer".formatted(what, overlap));
        }
    }

    private ChemicalPotential.Result potential(Insertion insertion, CanonicalLaw law, int block) {
        ChemicalPotential potential = chains(insertion, law, block);
        potential.advance(() -> false);
        return potential.result();
    }

    private ChemicalPotential chains(Insertion insertion, CanonicalLaw law, int block) {
        return new ChemicalPotential(
                insertion,
                law,
                Average.QUENCHED,
                Collections.nCopies(law.cases(), Estimate.exact(0, 1)),
                sampling,
                seed,
                block,
                engine);
    }

    /// μ of the second neuron, whose chains are its own: the change holds the errors of both.
    static Estimate second(Insertion insertion, ChemicalPotential.Result found) {
        Estimate first = found.potential();
        double sign = insertion == Insertion.PRUNED ? -1 : 1;
        double error = found.byNumber().standardError();
        double own = Math.max(0, error * error - first.standardError() * first.standardError());
        return new Estimate(
                first.value() + sign * found.byNumber().value(),
                Math.sqrt(own),
                found.potential().n());
    }

    /// μ′/μ − 1 of two independent potentials.
    static Estimate relative(Estimate other, Estimate potential) {
        Estimate ratio = other.dividedBy(potential);
        return new Estimate(ratio.value() - 1, ratio.standardError(), ratio.n());
    }

    private static Change largest(List<Change> changes) {
        return Collections.max(
                changes,
                Comparator.comparingDouble(change -> Math.abs(change.relative().value())));
    }

    /// The largest of several, with an error so much larger that its interval is Bonferroni's for all of them.
    static Estimate joint(Estimate largest, int count, double confidence) {
        double width = largest.halfWidth(confidence);
        double wide = largest.halfWidth(1 - (1 - confidence) / count);
        return width > 0 ? new Estimate(largest.value(), largest.standardError() * wide / width, largest.n()) : largest;
    }

    /// The same law at q + Δq.
    static CanonicalLaw moved(CanonicalLaw law, double[] displacement) {
        Septuple copy = Descent.copy(law.septuple());
        Trainables trainables = new Trainables(copy.weights(), copy.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        for (int k = 0; k < displacement.length; k++) {
            q.values()[k] += displacement[k];
        }
        trainables.write(q);
        return law.with(copy, law.beta());
    }

    /// A multiple of all trainables of a network.
    static double[] part(CanonicalLaw law, double factor) {
        Septuple septuple = law.septuple();
        Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        return Arrays.stream(q.values()).map(value -> factor * value).toArray();
    }

    /// The linear network at half its trainables, where draws of one law are often taken for those of the other.
    private CanonicalLaw weak() {
        CanonicalLaw law = LinearControl.law(canonical, seed);
        return moved(law, part(law, -0.5));
    }

    /// Largest relative error of a sampled μ of the linear network.
    private Estimate control() {
        List<Change> errors = new ArrayList<>();
        CanonicalLaw law = weak();
        for (Insertion insertion : INSERTIONS) {
            Estimate exact = Estimate.exact(exact(insertion, law), 1);
            ChemicalPotential.First found = chains(
                            insertion, law, CONTROL_BLOCK + BLOCKS * INSERTIONS.indexOf(insertion))
                    .first();
            errors.add(new Change(insertion.word(), relative(found.potential(), exact)));
        }
        return joint(CanonicalChecks.size(largest(errors).relative()), errors.size(), confidence);
    }

    /// Change of its μ at twice these trainables.
    private Estimate nullModel() {
        CanonicalLaw law = weak();
        int block = CONTROL_BLOCK + BLOCKS * INSERTIONS.size();
        Estimate here = chains(Insertion.PRUNED, law, block).first().potential();
        Estimate there = chains(Insertion.PRUNED, moved(law, part(law, 1)), block + BLOCKS)
                .first()
                .potential();
        return CanonicalChecks.size(relative(there, here));
    }

    /// F(N + 1) − F(N) without sampling.
    ///
    /// @param law of a linear network
    double exact(Insertion insertion, CanonicalLaw law) {
        NeuronPair pair = insertion.pair(law.septuple());
        return freeEnergy(law.with(pair.larger(), law.beta())) - freeEnergy(law.with(pair.smaller(), law.beta()));
    }

    private double freeEnergy(CanonicalLaw law) {
        return new ExactThermodynamics(law, Average.QUENCHED, engine)
                .result()
                .freeEnergy()
                .value();
    }
}
