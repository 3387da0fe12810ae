package org.septuple.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.ChemicalPotential;
import org.septuple.thermodynamics.FreeEnergy;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Method;
import org.septuple.thermodynamics.Monitored;
import org.septuple.thermodynamics.Thermodynamics;

/// The named results of kind `free-energy`, of the last moment.
///
/// | name | |
/// |---|---|
/// | F, U, S, heat_capacity | by the most trusted method: exact where there is one |
/// | F_sampled, U_sampled | sampled: by MBAR, else thermodynamic integration; ⟨H⟩ of the chains at λ = 1 |
/// | F.METHOD | by each method |
/// | gradient_norm | abs(∂F/∂q) |
/// | dF_dw.i.j, dF_db.i | ∂F/∂q, up to 1000 trainables; weights from neuron j to neuron i |
/// | mu, mu_sampled | of a sink, where it is known without sampling; and by sampling |
/// | mu.INSERTION, dmu_dq.INSERTION, dmu_dN.INSERTION | chemical potential, the length of its gradient, and its change with N |
final class FreeEnergyResults {

    /// Trainables up to which each slope has a name.
    static final int MOST_NAMED = 1000;

    private static final List<Method> SAMPLED =
            List.of(Method.MBAR, Method.THERMODYNAMIC_INTEGRATION, Method.ANNEALED_IMPORTANCE);

    private FreeEnergyResults() {}

    static Map<String, Estimate> of(FreeEnergyFindings findings, @Nullable Slopes slopes, CanonicalLaw law) {
        Map<String, Estimate> results = new LinkedHashMap<>();
        Thermodynamics last = findings.last();
        results.put("F", last.freeEnergy());
        results.put("U", last.loss());
        results.put("S", last.entropy());
        results.put("heat_capacity", last.heatCapacity());
        for (Method method : SAMPLED) {
            last.by(method).ifPresent(f -> results.putIfAbsent("F_sampled", f.estimate()));
        }
        for (Monitored monitored : last.monitored()) {
            if (monitored.name().equals("H")) {
                results.put("U_sampled", monitored.mean());
            }
        }
        for (FreeEnergy f : last.freeEnergies()) {
            results.put("F." + f.method().word(), f.estimate());
        }
        Estimate norm = findings.course().getLast().gradientNorm();
        if (norm != null) {
            results.put("gradient_norm", norm);
        }
        if (slopes != null && slopes.values().length <= MOST_NAMED) {
            List<String> names = TrainableNames.of(law.septuple());
            for (int k = 0; k < names.size(); k++) {
                results.put("dF_d" + names.get(k), slopes.component(k));
            }
        }
        for (FreeEnergyFindings.Inserted inserted : findings.insertions()) {
            String word = inserted.insertion().word();
            results.put("mu." + word, inserted.potential());
            putIfKnown(results, "dmu_dq." + word, inserted.gradientNorm());
            putIfKnown(results, "dmu_dN." + word, inserted.byNumber());
            if (inserted.insertion() == Insertion.SINK) {
                OptionalDouble exact = ChemicalPotential.exact(Insertion.SINK, law);
                if (exact.isPresent()) {
                    results.put("mu", Estimate.exact(exact.getAsDouble(), 1));
                    results.put("mu_sampled", inserted.potential());
                }
            }
        }
        return results;
    }

    private static void putIfKnown(Map<String, Estimate> results, String name, @Nullable Estimate estimate) {
        if (estimate != null) {
            results.put(name, estimate);
        }
    }
}
