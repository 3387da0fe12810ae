package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import org.septuple.gravity.SpatialEinstein;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Where Einstein's six equations hold in the space-time of one copy: ‖G_ab + Λγ_ab‖ over ‖S‖ + ‖T‖ + ‖V‖ + ‖Λγ‖ at t on the plane of the first two coordinates that all neurons lie above, at the
/// middle one of their third coordinates.
///
/// @param motion neurons
/// @param lambda Λ
record EinsteinMap(NeuronMotion motion, double lambda) {

    private static final int AXES = 3;
    private static final int POINTS = 24;

    /// Rows of the table: x, y, z, residual and terms; the last two are not numbers where there is no metric.
    List<List<Double>> rows() {
        Metric field = motion.bent(0);
        double z = sorted(2)[motion.size() / 2];
        Grid grid = Grid.of(axis(0), axis(1));
        MetricJet jet = new MetricJet(2);
        SpatialEinstein einstein = new SpatialEinstein();
        double[] q = new double[2];
        Double[][] rows = new Double[grid.size()][];
        for (int cell = 0; cell < grid.size(); cell++) {
            grid.position(cell, q);
            jet.event()[0] = 0;
            jet.event()[1] = q[0];
            jet.event()[2] = q[1];
            jet.event()[AXES] = z;
            double residual = Double.NaN;
            double terms = Double.NaN;
            if (field.at(jet) && einstein.of(jet)) {
                MeasuredEinstein.Spot spot = MeasuredEinstein.Spot.of(einstein);
                terms = spot.terms(lambda);
                residual = terms > 0 ? spot.left(lambda) / terms : 0;
            }
            rows[cell] = new Double[] {q[0], q[1], z, residual, terms};
        }
        return Arrays.stream(rows).map(List::of).toList();
    }

    private Axis axis(int a) {
        double[] all = sorted(a);
        return new Axis(all[0], all[all.length - 1], POINTS, Boundary.REFLECTING);
    }

    private double[] sorted(int a) {
        double[] all = new double[motion.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = motion.now(0, i)[1 + a];
        }
        Arrays.sort(all);
        return all;
    }
}
