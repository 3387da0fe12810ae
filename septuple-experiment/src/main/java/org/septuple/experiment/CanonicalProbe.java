package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Annealing;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.CanonicalMeasurement;
import org.septuple.thermodynamics.ExactThermodynamics;
import org.septuple.thermodynamics.FreeEnergy;
import org.septuple.thermodynamics.FreeEnergyGradient;
import org.septuple.thermodynamics.Thermodynamics;

/// One law on its way to F, U, S and ∂F/∂q: solved where that is possible, and sampled where that is asked for. It can rest
/// between two transitions.
final class CanonicalProbe implements Resting {

    private final CanonicalLaw law;
    private final CanonicalPlan plan;
    private final Engine engine;
    private final boolean solvable;
    private final @Nullable CanonicalMeasurement sampled;
    private @Nullable ExactThermodynamics exact;

    /// A law at its beginning.
    ///
    /// @param law       of the network as it is now
    /// @param plan      how
    /// @param annealing null for none
    /// @param seed      of the chains
    /// @param block     no other probe of the run has it
    /// @param engine    kernels and workers
    CanonicalProbe(
            CanonicalLaw law, CanonicalPlan plan, @Nullable Annealing annealing, long seed, int block, Engine engine) {
        this.law = law;
        this.plan = plan;
        this.engine = engine;
        this.solvable = ExactThermodynamics.exists(law);
        this.sampled = plan.sampling() == null
                ? null
                : new CanonicalMeasurement(law, plan.average(), plan.sampling(), annealing, seed, block, engine);
        if (!solvable && sampled == null) {
            throw new IllegalArgumentException(
                    "no exact method for %d free neurons of a network that is not linear; use method: sampling"
                            .formatted(law.neurons().size()));
        }
    }

    @Override
    public boolean advance(BooleanSupplier rest) {
        return sampled == null || sampled.advance(rest);
    }

    @Override
    public long done() {
        return sampled == null ? 0 : sampled.done();
    }

    @Override
    public long total() {
        return sampled == null ? 1 : sampled.total();
    }

    /// What it gave: U, S and C are exact where F is, and the sampled free energies stand behind the exact one.
    Thermodynamics result() {
        if (sampled == null) {
            return solved().result();
        }
        Thermodynamics measured = sampled.result();
        if (!solvable) {
            return measured;
        }
        Thermodynamics solved = solved().result();
        List<FreeEnergy> all = new ArrayList<>(solved.freeEnergies());
        all.addAll(measured.freeEnergies());
        return new Thermodynamics(
                measured.average(),
                measured.reference(),
                law.beta(),
                law.cases(),
                law.neurons().size(),
                all,
                solved.loss(),
                solved.entropy(),
                solved.heatCapacity(),
                measured.ladder(),
                measured.overlap(),
                measured.monitored(),
                measured.advice());
    }

    private ExactThermodynamics solved() {
        if (exact == null) {
            exact = new ExactThermodynamics(law, plan.average(), engine);
        }
        return exact;
    }

    /// ∂F/∂q, exact where F is.
    FreeEnergyGradient gradient() {
        return sampled != null && !solvable ? sampled.gradient() : solved().gradient();
    }

    /// log Z of each case, by sampling.
    List<Estimate> logPartitions() {
        if (sampled == null) {
            throw new IllegalStateException("nothing was sampled");
        }
        return sampled.logPartitions();
    }

    @Override
    public List<double[]> save() {
        return sampled == null ? List.of() : sampled.save();
    }

    @Override
    public void resume(List<double[]> saved) {
        if (sampled != null) {
            sampled.resume(saved);
        }
    }
}
