package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.septuple.gravity.ActionIdentity;
import org.septuple.gravity.ActionIdentity.Sides;
import org.septuple.gravity.DeSitter;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;
import org.septuple.statistics.Estimate;

/// Row 8.8: the action with plus (E6) and its divergence against √−g R, at neurons of the space-time that they make. An identity of any metric: it tests derivatives of the field and the erratum, not
/// the network.
///
/// | residual | control | null model |
/// |---|---|---|
/// | largest \|L + divergence − √−g R\| over the sum of the absolute values of terms | the same in de Sitter's space-time, and how far its L is from −6a³H² | least of the same with the printed sign |
///
/// @param probes places
/// @param where  in words
/// @param prefix of the names of numbers
record ActionRow(List<FieldProbe> probes, String where, String prefix) {

    private static final double TOLERANCE = 1e-10;

    /// Measures.
    ///
    /// @param notes takes the row, and mean densities of action, divergence and √−g R
    void measure(LedgerNotes notes) {
        notes.attempt("8.8", () -> compared(notes));
    }

    private Comparison compared(LedgerNotes notes) {
        List<Sides> sides = new ArrayList<>();
        for (FieldProbe probe : probes) {
            Sides here = at(probe.field(), probe.event());
            if (Double.isFinite(here.scalar())) {
                sides.add(here);
            }
        }
        if (sides.size() < FieldRows.LEAST) {
            throw new UntestableException("the action needs %d places with a metric, %d have one: %s"
                    .formatted(FieldRows.LEAST, sides.size(), where));
        }
        mean(notes, "action", sides, Sides::action);
        mean(notes, "action.printed", sides, Sides::printed);
        mean(notes, "action.divergence", sides, Sides::divergence);
        mean(notes, "action.scalar", sides, Sides::scalar);
        return new Comparison(
                "largest violation of (8.8) with plus (E6) and its divergence, over the sum of the absolute values of terms; "
                        + where,
                Estimate.exact(
                        sides.stream().mapToDouble(Sides::violation).max().orElseThrow(), sides.size()),
                TOLERANCE,
                "rounding, declared",
                Estimate.exact(deSitter(), 1),
                Estimate.exact(
                        sides.stream()
                                .mapToDouble(Sides::violationAsPrinted)
                                .min()
                                .orElseThrow(),
                        sides.size()));
    }

    /// H = 1 at t = 0: √−g A = 9, √−g B = 3, L = −6.
    private static double deSitter() {
        Sides sides = at(DeSitter.of(1), new double[MetricJet.DIMENSIONS]);
        return Math.max(sides.violation(), Math.abs(sides.action() + 6) / 6);
    }

    private static Sides at(Metric metric, double[] event) {
        MetricJet jet = new MetricJet(2);
        System.arraycopy(event, 0, jet.event(), 0, event.length);
        return metric.at(jet) ? new ActionIdentity().at(jet) : new ActionIdentity().at(new MetricJet(2));
    }

    private void mean(LedgerNotes notes, String name, List<Sides> sides, ToDoubleFunction<Sides> of) {
        notes.putFinite(
                prefix + name,
                Estimate.exact(sides.stream().mapToDouble(of).average().orElseThrow(), sides.size()));
    }
}
