package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.septuple.numerics.Kernels;

/// What readers of results of kind `einstein` have to know of the plan.
final class EinsteinRemarks {

    private EinsteinRemarks() {}

    /// Puts them before what a run says itself.
    static Run before(Run run, Experiment.Einstein experiment, Kernels kernels) {
        Findings found = run.findings() == null ? new Findings() : run.findings();
        List<String> remarks = new ArrayList<>(
                of(experiment.plan(), kernels, experiment.header().seed()));
        remarks.addAll(found.remarks());
        return new Run(
                experiment,
                run.outcome(),
                run.results(),
                new Findings(found.tables(), remarks, found.pictures(), found.image()));
    }

    static List<String> of(EinsteinPlan plan, Kernels kernels, long seed) {
        if (plan.equations().form() == EinsteinPlan.Form.HARMONIC) {
            return List.of(
                    "Control: lapse ∝ √γ, not synchronous: t is not the time of observers at rest, and slices are not those of the other formulations.");
        }
        double residual = MetricResidual.of(plan, kernels, seed);
        boolean solution = !(residual > plan.settings().threshold());
        if (!plan.compared()) {
            return solution
                    ? List.of()
                    : List.of(
                            "`metric` is no solution of these equations, which it misses by %s of their terms at the start: it is not compared with later slices."
                                    .formatted(told(residual)));
        }
        if (!solution) {
            return List.of(
                    "`metric` is no solution of these equations, which it misses by %s of their terms at the start, and is compared with later slices all the same: `error` is no error of the evolution."
                            .formatted(told(residual)));
        }
        return residual > MetricResidual.SOLVED
                ? List.of(
                        "`metric` misses these equations by %s of their terms at the start, and `error` has that in it."
                                .formatted(told(residual)))
                : List.of();
    }

    private static String told(double residual) {
        return String.format(Locale.ROOT, "%.2g", residual);
    }
}
