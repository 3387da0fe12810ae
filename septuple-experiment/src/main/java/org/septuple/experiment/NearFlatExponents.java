package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.NearFlat;

/// How (6.13) and both forms of (6.16) converge with ε on neurons that are laid out.
record NearFlatExponents(long seed, MetricPlan plan, Engine engine) {

    /// Points of the box, at most.
    static final int MOST_POINTS = 4096;
    private static final int AXES = 3;

    /// Measures.
    ///
    /// @param notes takes exponents and a row for each draw and ε
    /// @return a remark
    String measure(LedgerNotes notes) {
        MetricPlan.Exponents asked = Objects.requireNonNull(plan.exponents());
        NeuronSource.Laid laid = (NeuronSource.Laid) plan.source();
        double[] points = points(plan.grid());
        List<NearFlat.Deviation> all = new ArrayList<>();
        double step = Elementary.log(asked.most() / asked.least()) / (asked.values() - 1);
        for (int draw = 0; draw < asked.draws(); draw++) {
            NearFlat flat = new NearFlat(laid.places(plan.box(), seed + draw), plan.box(), plan.cutoff(), points);
            for (int k = 0; k < asked.values(); k++) {
                all.add(flat.at(asked.least() * Elementary.exp(k * step), seed + draw, engine));
            }
        }
        NearFlat.Exponents exponents = NearFlat.exponents(all);
        notes.putFinite("exponent", exponents.product());
        notes.putFinite("exponent.ratio", exponents.ratio());
        notes.putFinite("exponent.printed", exponents.printed());
        notes.putFinite("exponent.one", exponents.one());
        notes.rowsOf(
                FindingTable.Shape.NEAR_FLAT,
                all.stream()
                        .map(one -> List.of(
                                (double) (one.seed() - seed),
                                one.epsilon(),
                                one.product(),
                                one.ratio(),
                                one.printed(),
                                one.one()))
                        .toList());
        return "Exponents are of g_i = 1 + εh_i without `scale`, over %d draws of h_i%s, at %d points."
                .formatted(
                        asked.draws(),
                        laid.positions() == NeuronSource.Laid.Positions.POISSON ? " and of positions" : "",
                        points.length / AXES);
    }

    /// Middles of some cells, evenly chosen.
    private static double[] points(Grid grid) {
        int every = Math.ceilDiv(grid.size(), MOST_POINTS);
        double[] points = new double[AXES * Math.ceilDiv(grid.size(), every)];
        double[] q = new double[AXES];
        for (int p = 0; p < points.length / AXES; p++) {
            grid.position(p * every, q);
            System.arraycopy(q, 0, points, AXES * p, AXES);
        }
        return points;
    }
}
