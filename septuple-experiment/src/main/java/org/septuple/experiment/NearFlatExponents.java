package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.spacetime.NearFlat;
import org.septuple.spacetime.NearFlatScan;
import org.septuple.spacetime.PositionalNoise;
import org.septuple.statistics.Estimate;

/// How (6.12), (6.13) and both forms of (6.16) converge with ε on neurons that are laid out.
record NearFlatExponents(long seed, MetricPlan plan, Engine engine) {

    /// Points of the box, at most.
    static final int MOST_POINTS = 4096;
    private static final int AXES = 3;

    /// One exponent.
    ///
    /// @param name of the result
    /// @param what of which deviation
    /// @param ofOne its floor is that of {1} − 1
    private record Asked(String name, ToDoubleFunction<NearFlat.Deviation> what, boolean ofOne) {}

    private static List<Asked> asked() {
        return List.of(
                new Asked("exponent", NearFlat.Deviation::product, false),
                new Asked("exponent.inverse", NearFlat.Deviation::inverse, false),
                new Asked("exponent.ratio", NearFlat.Deviation::ratio, false),
                new Asked("exponent.printed", NearFlat.Deviation::printed, true),
                new Asked("exponent.one", NearFlat.Deviation::one, true));
    }

    /// Measures.
    ///
    /// @param notes   takes exponents, floors and a row for each draw and ε
    /// @param remarks takes what was left out
    /// @return why it could not; null if it could
    Outcome.@Nullable Diverged measure(LedgerNotes notes, List<String> remarks) {
        MetricPlan.Exponents sizes = Objects.requireNonNull(plan.exponents());
        NeuronSource.Laid laid = (NeuronSource.Laid) plan.source();
        boolean random = laid.positions() == NeuronSource.Laid.Positions.POISSON;
        double[] points = points(plan.grid());
        List<NearFlat.Draw> draws = new ArrayList<>();
        for (int draw = 0; draw < sizes.draws(); draw++) {
            double[] places = laid.places(plan.box(), seed, draw);
            NearFlat flat = new NearFlat(places, plan.box(), plan.cutoff(), plan.hole(), points);
            NearFlat.Draw one = flat.scan(epsilons(sizes), NearFlat.draw(places.length / AXES, seed, draw), engine);
            if (one.covered() == 0) {
                return new Outcome.Diverged(
                        "draw %d of `exponents` has no neuron in reach of any of %d points"
                                .formatted(draw, points.length / AXES),
                        0,
                        "give more neurons, a smaller `metric.relative-error` or a lower `metric.hole`");
            }
            draws.add(one);
        }
        remarks.add("Exponents are of g_i = 1 + εh_i without `scale`, over %d draws of h_i%s, at %d points."
                .formatted(sizes.draws(), random ? " and of positions" : "", points.length / AXES));
        holes(draws, points.length / AXES, remarks);
        NearFlatScan scan = new NearFlatScan(draws);
        asked().forEach(one -> exponent(one, scan, random, notes, remarks));
        noise(laid, points, random ? sizes.draws() : 1, notes);
        notes.rowsOf(FindingTable.Shape.NEAR_FLAT, rows(draws));
        if (random) {
            remarks.add(
                    "The floor of `exponent.printed` and `exponent.one` is the noise of positions, which is a finding: no ε is left out of "
                            + "them. Order 0 says that {1} differs from 1, and {√g_i} from √det g, however small ε is.");
        }
        return null;
    }

    private static double[] epsilons(MetricPlan.Exponents sizes) {
        double step = Elementary.log(sizes.most() / sizes.least()) / (sizes.values() - 1);
        double[] epsilons = new double[sizes.values()];
        Arrays.setAll(epsilons, k -> sizes.least() * Elementary.exp(k * step));
        return epsilons;
    }

    private static void holes(List<NearFlat.Draw> draws, int points, List<String> remarks) {
        long left = draws.stream().mapToLong(draw -> points - draw.covered()).sum();
        if (left > 0) {
            remarks.add("%d of %d points of all draws are left out of exponents: they are holes at some ε."
                    .formatted(left, (long) points * draws.size()));
        }
    }

    private static void exponent(
            Asked asked, NearFlatScan scan, boolean random, LedgerNotes notes, List<String> remarks) {
        NearFlatScan.Exponent found =
                random && asked.ofOne() ? scan.withFloor(asked.what()) : scan.aboveFloor(asked.what());
        notes.putFinite(asked.name(), found.value());
        notes.put(asked.name() + ".floor", found.floor());
        if (found.left() > 0) {
            int values = scan.draws().getFirst().deviations().size();
            remarks.add("`%s`: %d of %d values of ε are left out, at which a draw is below %.0f times its floor%s."
                    .formatted(
                            asked.name(),
                            found.left(),
                            values,
                            NearFlatScan.ABOVE,
                            values - found.left() < NearFlatScan.LEAST
                                    ? "; no exponent, since fewer than %d are left".formatted(NearFlatScan.LEAST)
                                    : ""));
        }
    }

    /// Of {1} and its gradient at g_i = 1.
    private void noise(NeuronSource.Laid laid, double[] points, int draws, LedgerNotes notes) {
        PositionalNoise noise = PositionalNoise.measure(
                plan.box(), draw -> laid.places(plan.box(), seed, draw), draws, plan.cutoff(), points, engine);
        notes.put("one.noise.positions", known(noise.relativeOne()));
        notes.put("one.noise.gradient", known(noise.relativeGradient()));
    }

    /// A lattice is one layout, without error.
    private static Estimate known(Estimate noise) {
        return noise.n() == 1 ? Estimate.exact(noise.value(), 1) : noise;
    }

    private static List<List<Double>> rows(List<NearFlat.Draw> draws) {
        List<List<Double>> rows = new ArrayList<>();
        for (int draw = 0; draw < draws.size(); draw++) {
            rows.add(row(draw, draws.get(draw).floor()));
            for (NearFlat.Deviation one : draws.get(draw).deviations()) {
                rows.add(row(draw, one));
            }
        }
        return rows;
    }

    private static List<Double> row(int draw, NearFlat.Deviation one) {
        return List.of(
                (double) draw, one.epsilon(), one.product(), one.inverse(), one.ratio(), one.printed(), one.one());
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
