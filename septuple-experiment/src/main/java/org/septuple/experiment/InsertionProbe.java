package org.septuple.experiment;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.ChemicalPotential;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Sampling;

/// The chemical potential of one insertion on its way.
final class InsertionProbe implements Resting {

    /// Blocks of random numbers of the insertions; moments and points of slices have those below.
    private static final int FIRST_BLOCK = 30_000;

    private static final int BLOCKS = 4;

    private final Insertion insertion;
    private final CanonicalPlan plan;
    private final ChemicalPotential potential;

    /// Chains at their beginning.
    ///
    /// @param insertion     which neuron
    /// @param law           of the network as it is now
    /// @param plan          how
    /// @param sampling      chains
    /// @param logPartitions log Z of each case of the law
    /// @param seed          of the chains
    /// @param engine        kernels and workers
    InsertionProbe(
            Insertion insertion,
            CanonicalLaw law,
            CanonicalPlan plan,
            Sampling sampling,
            List<Estimate> logPartitions,
            long seed,
            Engine engine) {
        this.insertion = insertion;
        this.plan = plan;
        this.potential = new ChemicalPotential(
                insertion,
                law,
                plan.average(),
                logPartitions,
                sampling,
                seed,
                FIRST_BLOCK + BLOCKS * plan.insertions().indexOf(insertion),
                engine);
    }

    FreeEnergyFindings.Inserted result() {
        ChemicalPotential.Result found = potential.result();
        return new FreeEnergyFindings.Inserted(
                insertion,
                found.potential(),
                found.overlap(),
                plan.gradient() ? found.gradientNorm() : null,
                found.byNumber(),
                found.converged());
    }

    @Override
    public boolean advance(BooleanSupplier rest) {
        return potential.advance(rest);
    }

    @Override
    public long done() {
        return potential.done();
    }

    @Override
    public long total() {
        return potential.total();
    }

    @Override
    public List<double[]> save() {
        return potential.save();
    }

    @Override
    public void resume(List<double[]> saved) {
        potential.resume(saved);
    }

    static void save(List<FreeEnergyFindings.Inserted> all, Checkpoint checkpoint) {
        checkpoint.put(
                "names",
                all.stream().map(inserted -> inserted.insertion().name()).toList());
        for (FreeEnergyFindings.Inserted inserted : all) {
            Checkpoint own = checkpoint.at(inserted.insertion().name());
            own.put("potential", Replica.rows(List.of(inserted.potential())));
            own.put("overlap", inserted.overlap());
            own.put("converged", inserted.converged() ? 1L : 0L);
            Estimate norm = inserted.gradientNorm();
            if (norm != null) {
                own.put("gradient-norm", Replica.rows(List.of(norm)));
            }
            Estimate byNumber = inserted.byNumber();
            if (byNumber != null) {
                own.put("by-number", Replica.rows(List.of(byNumber)));
            }
        }
    }

    static List<FreeEnergyFindings.Inserted> restored(Checkpoint checkpoint) {
        return checkpoint.texts("names").stream()
                .map(name -> restored(Insertion.valueOf(name), checkpoint.at(name)))
                .toList();
    }

    private static FreeEnergyFindings.Inserted restored(Insertion insertion, Checkpoint own) {
        return new FreeEnergyFindings.Inserted(
                insertion,
                Replica.estimates(own.rows("potential")).getFirst(),
                own.reals("overlap")[0],
                own.has("gradient-norm")
                        ? Replica.estimates(own.rows("gradient-norm")).getFirst()
                        : null,
                own.has("by-number") ? Replica.estimates(own.rows("by-number")).getFirst() : null,
                own.integer("converged") == 1);
    }
}
