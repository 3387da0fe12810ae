package org.septuple.experiment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Interval;
import org.septuple.spacetime.LorentzInvariance;
import org.septuple.spacetime.LorentzSample;
import org.septuple.spacetime.LorentzTransform;
import org.septuple.statistics.Estimate;

/// Carries out kind `identity`.
record IdentityRun(Experiment.Identity experiment) {

    private static final double ROUND_OFF = 0x1p-53;

    Run run() {
        return switch (experiment.plan()) {
            case IdentityPlan.Lorentz lorentz -> lorentz(lorentz);
        };
    }

    /// Violations of one vector in its frame; NaN where there is no g but η.
    private record Violations(
            double rapidity, double eta, double product, double general, double shifted, double control) {

        List<Double> row() {
            return List.of(rapidity, eta, general, shifted, control);
        }
    }

    private Run lorentz(IdentityPlan.Lorentz plan) {
        LorentzInvariance invariance = new LorentzInvariance();
        List<Violations> all = new ArrayList<>();
        for (int i = 0; i < plan.vectors(); i++) {
            all.add(violations(plan, i, invariance));
        }
        Map<String, Estimate> results = new LinkedHashMap<>();
        results.put("max_violation", largest(all, Violations::eta));
        results.put("max_violation.shift", largest(all, Violations::shifted));
        results.put("max_violation.product", largest(all, Violations::product));
        if (plan.matrices() == IdentityPlan.Matrices.RANDOM) {
            results.put("max_violation.g", largest(all, Violations::general));
            double[] control =
                    all.stream().mapToDouble(Violations::control).sorted().toArray();
            results.put("control", Estimate.exact(control[control.length / 2], control.length));
            results.put("control.least", Estimate.exact(control[0], control.length));
        }
        FindingTable table = new FindingTable(
                FindingTable.Shape.IDENTITY, all.stream().map(Violations::row).toList());
        Findings findings = new Findings(List.of(table), remarks(plan, results));
        return new Run(experiment, new Outcome.Completed(), results, findings);
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
        double[] g = general ? sample.matrix() : eta;
        return new Violations(
                frame.rapidity(),
                invariance.untransformed(frame, eta, displacement),
                invariance.violation(frame, eta, displacement),
                general ? invariance.violation(frame, g, displacement) : Double.NaN,
                general
                        ? invariance.violation(shifted, g, before, after)
                        : invariance.untransformed(shifted, eta, before, after),
                general ? invariance.untransformed(frame, g, displacement) : Double.NaN);
    }

    private static Estimate largest(List<Violations> all, ToDoubleFunction<Violations> of) {
        return Estimate.exact(all.stream().mapToDouble(of).max().orElseThrow(), all.size());
    }

    private static List<String> remarks(IdentityPlan.Lorentz plan, Map<String, Estimate> results) {
        List<String> remarks = new ArrayList<>();
        double worst = 0;
        for (String name : List.of("max_violation", "max_violation.shift", "max_violation.g")) {
            Estimate violation = results.get(name);
            worst = violation == null ? worst : Math.max(worst, violation.value());
        }
        String what = "(6.3) = (6.4), %s vectors, rapidities below %s: "
                .formatted(
                        plan.vectors(),
                        BigDecimal.valueOf(plan.rapidity()).stripTrailingZeros().toPlainString());
        remarks.add(
                worst <= IdentityPlan.Lorentz.TOLERANCE
                        ? what
                                + "holds. The largest violation is %s of the largest term, tolerance %s."
                                        .formatted(scientific(worst), scientific(IdentityPlan.Lorentz.TOLERANCE))
                        : what
                                + "fails. The largest violation is %s of the largest term, tolerance %s; round-off reaches 2^-53 cosh² = %s."
                                        .formatted(
                                                scientific(worst),
                                                scientific(IdentityPlan.Lorentz.TOLERANCE),
                                                scientific(roundOff(plan.rapidity()))));
        Estimate least = results.get("control.least");
        if (least != null) {
            remarks.add(
                    least.value() > worst
                            ? "With g_i left as it was every vector violates it, by %s or more."
                                    .formatted(scientific(least.value()))
                            : "With g_i left as it was some vectors violate it no more than by round-off.");
        }
        return remarks;
    }

    private static double roundOff(double rapidity) {
        double cosh = LorentzTransform.boost(new double[] {1, 0, 0}, rapidity).entry(0, 0);
        return ROUND_OFF * cosh * cosh;
    }

    private static String scientific(double x) {
        return String.format(Locale.ROOT, "%.1e", x).replace("e-0", "e-").replace("e+00", "");
    }
}
