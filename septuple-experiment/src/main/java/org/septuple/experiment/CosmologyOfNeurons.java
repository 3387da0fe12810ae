package org.septuple.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.gravity.cosmology.ExpansionEnd;
import org.septuple.gravity.cosmology.MeasuredExpansion;
import org.septuple.statistics.Estimate;

/// Expansion from a measured number of neurons, early and late.
record CosmologyOfNeurons(CosmologyPlan.OfNeurons plan) {

    private static final double CONFIDENCE = 0.95;
    /// Of an exponent without scatter.
    private static final double ROUND_OFF = 1e-9;

    private static final MathContext SIX = new MathContext(6);

    CosmologyRun.Computed computed() {
        double[] time = numbers(plan.time());
        double[] count = numbers(plan.count());
        MeasuredExpansion expansion = MeasuredExpansion.of(time, count, plan.window());
        List<List<Double>> rows = new ArrayList<>();
        for (MeasuredExpansion.Point point : expansion.points()) {
            rows.add(List.of(
                    point.time(),
                    point.neurons(),
                    point.a(),
                    point.hubble().value(),
                    point.hubble().standardError(),
                    point.lambda().value(),
                    point.lambda().standardError(),
                    point.acceleration().value(),
                    point.acceleration().standardError()));
        }
        MeasuredExpansion.Point early = expansion.early();
        MeasuredExpansion.Point late = expansion.late();
        Map<String, Estimate> results = new LinkedHashMap<>();
        List<MeasuredExpansion.Point> points = expansion.points();
        results.put("a", Estimate.exact(points.getLast().a(), points.size()));
        results.put("H.early", early.hubble());
        results.put("H.late", late.hubble());
        results.put("lambda.early", early.lambda());
        results.put("lambda.late", late.lambda());
        results.put("acceleration.early", early.acceleration());
        results.put("acceleration.late", late.acceleration());
        List<String> remarks = new ArrayList<>();
        remarks.add(sentence("Early", early));
        remarks.add(sentence("Late", late));
        if (points.size() > 2 * plan.window()) {
            Estimate change = late.lambda().minus(early.lambda());
            results.put("lambda.change", change);
            remarks.add("Λ of the flat vacuum %s, as %s."
                    .formatted(
                            change(change),
                            late.neurons() > early.neurons() ? "neurons get more" : "neurons get no more"));
        }
        if (!plan.volume().isEmpty()) {
            Estimate exponent = MeasuredExpansion.exponent(time, count, numbers(plan.volume()));
            results.put("exponent", exponent);
            boolean holds = Math.abs(exponent.value() - 1) <= Math.max(ROUND_OFF, exponent.halfWidth(CONFIDENCE));
            remarks.add("N ∝ ∫√γ (E19) %s: N grows as its power %s."
                    .formatted(holds ? "holds" : "fails", digits(exponent.value())));
        }
        CosmologyPlan.LocalExpansion local = plan.local();
        if (local != null) {
            results.put("a.least", Estimate.exact(local.least(), local.cells()));
            results.put("a.largest", Estimate.exact(local.largest(), local.cells()));
            results.put("a.spread", Estimate.exact(local.spread(), local.cells()));
            remarks.add("Cells expand by %s to %s until the last time, spread %s%s."
                    .formatted(
                            digits(local.least()),
                            digits(local.largest()),
                            digits(local.spread()),
                            local.empty() == 0
                                    ? ""
                                    : "; %d cells have no neurons at first and are left out".formatted(local.empty())));
        }
        return new CosmologyRun.Computed(
                new FindingTable(Shape.NEURON_GROWTH, rows), results, remarks, ExpansionEnd.REACHED);
    }

    private static String sentence(String when, MeasuredExpansion.Point point) {
        return "%s, around t = %s: %s.".formatted(when, digits(point.time()), motion(point.acceleration()));
    }

    /// By the sign of ä.
    private static String motion(Estimate acceleration) {
        return switch (sign(acceleration)) {
            case 1 -> "expansion accelerates";
            case -1 -> "expansion decelerates";
            default -> "ä may have either sign, or be 0";
        };
    }

    private static String change(Estimate change) {
        return switch (sign(change)) {
            case 1 -> "grows";
            case -1 -> "falls";
            default -> "may be constant";
        };
    }

    private static int sign(Estimate estimate) {
        return Math.abs(estimate.value()) > estimate.halfWidth(CONFIDENCE) ? (int) Math.signum(estimate.value()) : 0;
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// With six digits.
    static String digits(double value) {
        return MetricSource.plain(new BigDecimal(value).round(SIX).doubleValue());
    }
}
