package org.septuple.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Interval;
import org.septuple.spacetime.LorentzInvariance;
import org.septuple.spacetime.LorentzInvariance.Violation;
import org.septuple.spacetime.LorentzSample;
import org.septuple.spacetime.LorentzTransform;
import org.septuple.statistics.Estimate;

/// Carries out kind `identity`.
record IdentityRun(Experiment.Identity experiment) {

    private static final double TOLERANCE = IdentityPlan.Lorentz.TOLERANCE;

    Run run() {
        return switch (experiment.plan()) {
            case IdentityPlan.Lorentz lorentz -> lorentz(lorentz);
            case IdentityPlan.Action action -> new ActionIdentityRun(experiment, action).run();
        };
    }

    /// Violations of one vector in its frame.
    ///
    /// @param rapidity of the frame
    /// @param eta      g = η in both frames
    /// @param product  η put through (6.2)
    /// @param general  g by (6.2), or η again where there is no g but η
    /// @param shifted  of a displacement between events
    /// @param control  a general g left as it was
    private record Violations(
            double rapidity,
            Violation eta,
            Violation product,
            Violation general,
            Violation shifted,
            Violation control) {

        List<Double> row(boolean withMatrices) {
            return List.of(
                    rapidity,
                    eta.relative(),
                    withMatrices ? general.relative() : Double.NaN,
                    shifted.relative(),
                    control.relative());
        }

        /// What the tolerance lets ΔS change by, the largest of three.
        double allowed() {
            return Math.max(eta.allowed(TOLERANCE), Math.max(general.allowed(TOLERANCE), shifted.allowed(TOLERANCE)));
        }

        boolean isTestable() {
            return eta.isTestable(TOLERANCE) && general.isTestable(TOLERANCE) && shifted.isTestable(TOLERANCE);
        }
    }

    private Run lorentz(IdentityPlan.Lorentz plan) {
        LorentzInvariance invariance = new LorentzInvariance();
        List<Violations> all = IntStream.range(0, plan.vectors())
                .mapToObj(i -> violations(plan, i, invariance))
                .toList();
        boolean withMatrices = plan.matrices() == IdentityPlan.Matrices.RANDOM;
        Map<String, Estimate> results = new LinkedHashMap<>();
        results.put("max_violation", largest(all, v -> v.eta().relative()));
        results.put("max_violation.shift", largest(all, v -> v.shifted().relative()));
        results.put("max_violation.product", largest(all, v -> v.product().relative()));
        if (withMatrices) {
            results.put("max_violation.g", largest(all, v -> v.general().relative()));
        }
        double[] control =
                all.stream().mapToDouble(v -> v.control().relative()).sorted().toArray();
        results.put("control", Estimate.exact(control[control.length / 2], control.length));
        results.put("control.least", Estimate.exact(control[0], control.length));
        results.put("allowed_change", largest(all, Violations::allowed));
        long blind = all.stream().filter(v -> !v.isTestable()).count();
        results.put("not_testable", Estimate.exact((double) blind, all.size()));
        double least = all.stream()
                .filter(v -> !v.isTestable())
                .mapToDouble(Violations::rapidity)
                .min()
                .orElse(Double.NaN);
        FindingTable table = new FindingTable(
                FindingTable.Shape.IDENTITY,
                all.stream().map(v -> v.row(withMatrices)).toList());
        IdentityVerdict verdict = new IdentityVerdict(
                worst(results),
                results.get("allowed_change").value(),
                blind,
                least,
                control[0],
                Arrays.stream(control)
                        .filter(violation -> violation <= TOLERANCE)
                        .count());
        return new Run(
                experiment, new Outcome.Completed(), results, new Findings(List.of(table), verdict.remarks(plan)));
    }

    private Violations violations(IdentityPlan.Lorentz plan, int vector, LorentzInvariance invariance) {
        LorentzSample sample =
                new LorentzSample(new RandomStream(experiment.header().seed(), Purpose.CHECK_POINTS, 0, vector));
        LorentzTransform frame = sample.transform(plan.rapidity());
        double[] displacement = sample.vector();
        double[] before = sample.vector();
        double[] after = sample.vector();
        LorentzTransform shifted = frame.then(LorentzTransform.shift(sample.vector()));
        double[] eta = Interval.minkowski();
        boolean general = plan.matrices() == IdentityPlan.Matrices.RANDOM;
        double[] g = sample.matrix();
        Violation ofEta = invariance.untransformed(frame, eta, displacement);
        return new Violations(
                frame.rapidity(),
                ofEta,
                invariance.violation(frame, eta, displacement),
                general ? invariance.violation(frame, g, displacement) : ofEta,
                general
                        ? invariance.violation(shifted, g, before, after)
                        : invariance.untransformed(shifted, eta, before, after),
                invariance.untransformed(frame, g, displacement));
    }

    private static Estimate largest(List<Violations> all, ToDoubleFunction<Violations> of) {
        return Estimate.exact(all.stream().mapToDouble(of).max().orElseThrow(), all.size());
    }

    private static double worst(Map<String, Estimate> results) {
        double worst = 0;
        for (String name : List.of("max_violation", "max_violation.shift", "max_violation.g")) {
            Estimate violation = results.get(name);
            worst = violation == null ? worst : Math.max(worst, violation.value());
        }
        return worst;
    }
}
