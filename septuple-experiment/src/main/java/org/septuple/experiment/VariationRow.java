package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.ClosedForms;
import org.septuple.gravity.GeodesicLaw;
import org.septuple.gravity.GeodesicStart;
import org.septuple.gravity.ProperTime;
import org.septuple.gravity.ProperTimeVariation;
import org.septuple.numerics.Elementary;
import org.septuple.spacetime.Metric;
import org.septuple.statistics.Estimate;

/// Row 7.6: δτ = O(ε²) on geodesics of the space-time that neurons make, and below 0: proper time is maximal.
///
/// Residual: abs(2 − order of δτ in ε), the largest of variations ε sin(πt/T) along three axes, 1 where δτ ≥ 0, mean over geodesics. Control: a geodesic of de Sitter's space-time. Null
/// model: straight lines, on which δτ = O(ε).
///
/// @param probes places and velocities that geodesics begin with
/// @param where  in words
/// @param prefix of the names of numbers
record VariationRow(List<FieldProbe> probes, String where, String prefix) {

    private static final int AXES = 3;
    private static final double EPSILON = 0.005;
    private static final double ORDER = 0.05;
    private static final double HUBBLE = 0.5;

    /// Measures.
    ///
    /// @param notes takes the row and a number
    void measure(LedgerNotes notes) {
        notes.attempt("7.6", () -> row(notes));
    }

    private Comparison row(LedgerNotes notes) {
        double[] found = probes.stream()
                .mapToDouble(probe -> onGeodesic(probe.field(), probe.event(), probe.velocity()))
                .filter(x -> !Double.isNaN(x))
                .toArray();
        double[] lines = probes.stream()
                .mapToDouble(VariationRow::onLine)
                .filter(x -> !Double.isNaN(x))
                .toArray();
        if (found.length < FieldRows.LEAST || lines.length < FieldRows.LEAST) {
            throw new UntestableException("%d geodesics stay time-like and covered by neurons: %d are needed; %s"
                    .formatted(found.length, FieldRows.LEAST, where));
        }
        long maximal = Arrays.stream(found).filter(x -> x < 1).count();
        notes.put(prefix + "proper_time.maximal", Estimate.ofProportion(maximal, found.length));
        Metric deSitter = ClosedForms.of("de-sitter", Map.of("hubble", HUBBLE));
        return new Comparison(
                "abs(2 - order of delta tau in epsilon) on geodesics, the largest of three directions, 1 where tau is not maximal (%d of them), mean of %d geodesics that can be used, %s"
                        .formatted(found.length - maximal, found.length, where),
                Estimate.ofMean(found),
                ORDER,
                "a twentieth of an order, declared",
                Estimate.exact(onGeodesic(deSitter, new double[] {0, 0, 0, 0}, new double[] {0.5, 0, 0}), 1),
                Estimate.ofMean(lines));
    }

    private static double onGeodesic(Metric field, double[] event, double[] velocity) {
        GeodesicStart start = GeodesicStart.ofVelocity(field, CausalCharacter.TIME_LIKE, event, velocity);
        ProperTimeVariation variation =
                new ProperTimeVariation(field, GeodesicLaw.COORDINATE_TIME, ProperTimeRows.PRECISE);
        double end = event[0] + ProperTimeRows.END;
        double worst = 0;
        for (int axis = 0; axis < AXES; axis++) {
            double[] along = new double[AXES];
            along[axis] = length(field, event, axis);
            double one = variation.change(start, end, 1, EPSILON, along);
            double two = variation.change(start, end, 1, 2 * EPSILON, along);
            if (Double.isNaN(one + two)) {
                return Double.NaN;
            }
            double order = one < 0 && two < 0 ? Math.abs(2 - ProperTimeRows.log2(two / one)) : 1;
            worst = Math.max(worst, order);
        }
        return worst;
    }

    private static double onLine(FieldProbe probe) {
        double none = along(probe, 0, 0);
        double worst = 0;
        for (int axis = 0; axis < AXES; axis++) {
            double epsilon = EPSILON * length(probe.field(), probe.event(), axis);
            double one = along(probe, axis, epsilon) - none;
            double two = along(probe, axis, 2 * epsilon) - none;
            worst = Math.max(worst, Math.abs(2 - ProperTimeRows.log2(Math.abs(two / one))));
        }
        return worst;
    }

    /// τ of the straight line with a bend ε sin(πt/T) along an axis.
    private static double along(FieldProbe probe, int axis, double epsilon) {
        double wave = Math.PI / ProperTimeRows.END;
        ProperTime.Path straight = probe.line();
        ProperTime.Path bent = (t, event, rate) -> {
            straight.at(t, event, rate);
            event[1 + axis] += epsilon * Elementary.sin(wave * t);
            rate[1 + axis] += epsilon * wave * Elementary.cos(wave * t);
        };
        return ProperTime.along(probe.field(), bent, 0, ProperTimeRows.END, ProperTimeRows.PRECISE);
    }

    /// Coordinates of one proper length.
    private static double length(Metric field, double[] event, int axis) {
        double[] unit = new double[AXES];
        unit[axis] = 1;
        return 1 / Math.sqrt(FieldProbe.square(field, event, unit));
    }
}
