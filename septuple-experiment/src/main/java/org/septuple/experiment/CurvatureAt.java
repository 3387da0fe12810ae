package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.septuple.gravity.ClosedForm;
import org.septuple.gravity.Curvature;
import org.septuple.gravity.EinsteinResidual;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Rows of table `curvature`, one event at a time: scratch of one thread.
final class CurvatureAt {

    /// Numbers after the four coordinates.
    private static final int NUMBERS = 7;

    private final Metric metric;
    private final @Nullable ClosedForm form;
    private final MetricJet jet = new MetricJet(2);
    private final Curvature curvature = new Curvature();
    private final EinsteinResidual residual = new EinsteinResidual();
    private final double[] stress = new double[MetricJet.PAIRS];
    private final double[] none = new double[MetricJet.PAIRS];

    CurvatureAt(Metric metric) {
        this.metric = metric;
        this.form = metric instanceof ClosedForm known ? known : null;
    }

    /// The row of an event.
    ///
    /// @param event four coordinates
    /// @return these, then numbers; NaN without a metric
    List<Double> row(List<Double> event) {
        List<Double> row = new ArrayList<>(event);
        for (int mu = 0; mu < MetricJet.DIMENSIONS; mu++) {
            jet.event()[mu] = event.get(mu);
        }
        if (!metric.at(jet) || !curvature.of(jet)) {
            row.addAll(Collections.nCopies(NUMBERS, Double.NaN));
            return row;
        }
        double square = curvature.kretschmann();
        row.add(curvature.scalar());
        row.add(square);
        row.add(curvature.weylSquare());
        row.add(largest(curvature.ricci()));
        row.add(residual.at(jet, 0, none));
        row.add(claimed());
        row.add(error(square));
        return row;
    }

    private static double largest(double[] pairs) {
        double largest = 0;
        for (double pair : pairs) {
            largest = Math.max(largest, Math.abs(pair));
        }
        return largest;
    }

    /// From Einstein's equations with the Λ and T of the family.
    private double claimed() {
        if (form == null) {
            return Double.NaN;
        }
        form.stress(jet.event(), stress);
        return residual.at(jet, form.lambda(), stress);
    }

    private double error(double square) {
        OptionalDouble known = form == null ? OptionalDouble.empty() : form.kretschmann(jet.event());
        if (known.isEmpty()) {
            return Double.NaN;
        }
        double away = Math.abs(square - known.getAsDouble());
        return known.getAsDouble() == 0 ? away : away / Math.abs(known.getAsDouble());
    }
}
