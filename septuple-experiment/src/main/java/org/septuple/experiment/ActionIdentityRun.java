package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.septuple.gravity.ActionIdentity;
import org.septuple.gravity.RandomJet;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.MetricJet;
import org.septuple.statistics.Estimate;

/// Carries out kind `identity` for (8.8).
///
/// @param experiment what is run
/// @param plan       of it
record ActionIdentityRun(Experiment.Identity experiment, IdentityPlan.Action plan) {

    private static final double TOLERANCE = IdentityPlan.Action.TOLERANCE;
    private static final int SYNCHRONOUS = 1;

    Run run() {
        List<List<Double>> rows = new ArrayList<>();
        double[] worst = new double[2];
        for (int gauge = 0; gauge <= SYNCHRONOUS; gauge++) {
            for (int metric = 0; metric < plan.metrics(); metric++) {
                ActionIdentity.Sides sides = sides(gauge, metric);
                worst[gauge] = Math.max(worst[gauge], sides.violation());
                rows.add(List.of(
                        (double) gauge,
                        sides.action(),
                        sides.printed(),
                        sides.divergence(),
                        sides.scalar(),
                        sides.terms(),
                        sides.violation(),
                        sides.violationAsPrinted()));
            }
        }
        FindingTable table = new FindingTable(FindingTable.Shape.ACTION, rows);
        double[] printed = table.column("violation_printed");
        Arrays.sort(printed);
        Map<String, Estimate> results = new LinkedHashMap<>();
        results.put("max_violation", Estimate.exact(Math.max(worst[0], worst[1]), rows.size()));
        results.put("max_violation.general", Estimate.exact(worst[0], plan.metrics()));
        results.put("max_violation.synchronous", Estimate.exact(worst[SYNCHRONOUS], plan.metrics()));
        results.put("printed", Estimate.exact(printed[printed.length / 2], printed.length));
        results.put("printed.least", Estimate.exact(printed[0], printed.length));
        return new Run(
                experiment,
                new Outcome.Completed(),
                results,
                new Findings(List.of(table), List.of(remark(Math.max(worst[0], worst[1]), printed))));
    }

    private ActionIdentity.Sides sides(int gauge, int metric) {
        MetricJet jet = new MetricJet(2);
        RandomStream stream = new RandomStream(experiment.header().seed(), Purpose.CHECK_POINTS, gauge, metric);
        RandomJet.fill(stream, gauge == SYNCHRONOUS, jet);
        return new ActionIdentity().at(jet);
    }

    /// NaN, of a metric that is singular, fails.
    private static String remark(double worst, double[] printed) {
        String word = !(worst <= TOLERANCE) ? "fails" : printed[0] > TOLERANCE ? "holds" : "not testable";
        return String.format(
                Locale.ROOT,
                "(8.8) with plus (E6) and its divergence: %s for %d metrics. The largest violation is %.1e of the sum of the absolute values of all terms, tolerance %.0e; with the printed sign it is %.1e or more, %.2g in the median.",
                word,
                printed.length,
                worst,
                TOLERANCE,
                printed[0],
                printed[printed.length / 2]);
    }
}
