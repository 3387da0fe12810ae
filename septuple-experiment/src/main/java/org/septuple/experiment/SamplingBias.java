package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.Geodesic;
import org.septuple.gravity.GeodesicEnd;
import org.septuple.gravity.GeodesicSettings;
import org.septuple.gravity.GeodesicSolver;
import org.septuple.gravity.GeodesicStart;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Kernels;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.Side;
import org.septuple.statistics.Estimate;

/// How far a geodesic of a field of neurons ends from that of the metric which their g_i sample, as this metric varies over longer and longer distances.
///
/// Neurons are one unit of proper length wide (6.8), so that the field is a *smoothed* metric: it differs from the sampled one by a second derivative, λ⁻², and that does
/// not fall with more neurons. Box, start and end are stretched with λ, neurons are not; ends are compared after division by λ.
record SamplingBias(GeodesicPlan plan, MetricSource.OfNeurons field, NeuronSource.Sampled sampled) {

    /// Biases below so many tolerances are round-off: they have no exponent.
    private static final double FLOOR = 100;

    private static final int FOUR = 4;

    /// Follows them.
    ///
    /// @param kernels scalar or vector
    /// @param seed    of neurons anywhere
    /// @param notes   receive exponent, error, convergence, and a table
    /// @param remarks receive what could not be followed
    void measure(Kernels kernels, long seed, LedgerNotes notes, List<String> remarks) {
        double[] exact = end(sampled.metric().formulas(), 1);
        if (exact.length == 0) {
            remarks.add("The geodesic of the metric that neurons sample ends early: no bias is given.");
            return;
        }
        List<List<Double>> rows = new ArrayList<>();
        List<Double> biases = new ArrayList<>();
        for (double scale : plan.scales()) {
            NeuronSource.Sampled stretched = sampled.stretched(scale);
            double[] end = end(metric(stretched, scale, kernels, seed), scale);
            if (end.length == 0) {
                remarks.add(
                        "At scale %s the geodesic ends early: it has no bias.".formatted(MetricSource.plain(scale)));
                return;
            }
            double bias = distance(end, exact);
            biases.add(bias);
            rows.add(List.of(scale, (double) stretched.count(), end[0], end[1], end[2], end[3], bias));
        }
        notes.rowsOf(Shape.GEODESIC_BIAS, rows);
        notes.putFinite("error", Estimate.exact(biases.getLast(), 1));
        exponent(biases).ifPresent(value -> notes.putFinite("exponent", Estimate.exact(value, 1)));
        double scale = plan.scales().getFirst();
        NeuronSource.Sampled first = sampled.stretched(scale);
        double[] few = end(metric(first, scale, kernels, seed), scale);
        double[] many = end(metric(first.denser(), scale, kernels, seed), scale);
        if (many.length > 0) {
            notes.putFinite("convergence", Estimate.exact(distance(few, many), 1));
        }
    }

    /// Between the last two scales.
    private OptionalDouble exponent(List<Double> biases) {
        int last = biases.size() - 1;
        double floor = FLOOR * plan.tolerance();
        if (last < 1 || biases.get(last) < floor || biases.get(last - 1) < floor) {
            return OptionalDouble.empty();
        }
        double rise = Elementary.log(biases.get(last) / biases.get(last - 1));
        return OptionalDouble.of(
                rise / Elementary.log(plan.scales().get(last) / plan.scales().get(last - 1)));
    }

    private Metric metric(NeuronSource.Sampled neurons, double scale, Kernels kernels, long seed) {
        return new MetricSource.OfNeurons(neurons, stretched(field.box(), scale), field.cutoff(), field.hole())
                .metric(kernels, seed);
    }

    private static Box stretched(Box box, double scale) {
        return new Box(stretched(box.x(), scale), stretched(box.y(), scale), stretched(box.z(), scale));
    }

    private static Side stretched(Side side, double scale) {
        return new Side(scale * side.from(), scale * side.to(), side.periodic());
    }

    /// Where the first path ends, over the scale; empty if it ends early.
    private double[] end(Metric metric, double scale) {
        double[] event = GeodesicPlan.numbers(plan.event());
        for (int mu = 0; mu < FOUR; mu++) {
            event[mu] *= scale;
        }
        CausalCharacter character = plan.characters().getFirst();
        GeodesicStart start = plan.start(metric, character, event, GeodesicPlan.numbers(plan.start()));
        Geodesic path = new GeodesicSolver(metric, GeodesicSettings.of(plan.law(), plan.tolerance()))
                .follow(start, scale * plan.end());
        if (path.end().kind() != GeodesicEnd.Kind.REACHED) {
            return new double[0];
        }
        double[] end = new double[FOUR];
        for (int mu = 0; mu < FOUR; mu++) {
            end[mu] = path.last().event(mu) / scale;
        }
        return end;
    }

    private static double distance(double[] a, double[] b) {
        double square = 0;
        for (int mu = 0; mu < FOUR; mu++) {
            square += (a[mu] - b[mu]) * (a[mu] - b[mu]);
        }
        return Math.sqrt(square);
    }
}
