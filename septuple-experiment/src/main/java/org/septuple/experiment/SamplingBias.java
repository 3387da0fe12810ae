package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.Geodesic;
import org.septuple.gravity.GeodesicEnd;
import org.septuple.gravity.GeodesicEvent;
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
/// @param plan    paths, of which the first is followed
/// @param field   of the neurons, at scale 1
/// @param sampled its neurons
public record SamplingBias(GeodesicPlan plan, MetricSource.OfNeurons field, NeuronSource.Sampled sampled) {

    /// Biases below so many tolerances are round-off: they have no exponent.
    private static final double FLOOR = 100;

    private static final int FOUR = 4;

    /// The most neurons of a comparison: those of the last scale, or those that are eight times as dense at the first.
    ///
    /// @param sampled at scale 1
    /// @param scales  ascending, not empty
    /// @return how many, about
    public static double neurons(NeuronSource.Sampled sampled, List<Double> scales) {
        double first = scales.getFirst();
        double last = scales.getLast();
        return sampled.count() * Math.max(last * last * last, 8 * first * first * first);
    }

    /// A field of which metric and box are stretched.
    ///
    /// @param field   at scale 1
    /// @param sampled its neurons
    /// @param scale   > 0
    /// @return its neurons laid out
    /// @throws IllegalArgumentException with numbers, if a side is no multiple of the spacing
    public static MetricSource.OfNeurons stretched(
            MetricSource.OfNeurons field, NeuronSource.Sampled sampled, double scale) {
        NeuronSource.Sampled neurons = sampled.stretched(scale);
        Box box = stretched(field.box(), scale);
        try {
            neurons.laid().places(box, 0, 0);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("at scale %s: %s".formatted(scale, refused.getMessage()), refused);
        }
        return new MetricSource.OfNeurons(neurons, box, field.cutoff(), field.hole());
    }

    /// Follows them.
    ///
    /// @param kernels scalar or vector
    /// @param seed    of neurons anywhere
    /// @param notes   receive exponent, error, convergence, and a table
    /// @param remarks receive what could not be followed
    void measure(Kernels kernels, long seed, LedgerNotes notes, List<String> remarks) {
        double[] exact = end(sampled.metric().formulas(), field.box(), 1);
        if (exact.length == 0) {
            remarks.add("The geodesic of the metric that neurons sample ends early: no bias is given.");
            return;
        }
        List<List<Double>> rows = new ArrayList<>();
        List<Double> biases = new ArrayList<>();
        for (double scale : plan.scales()) {
            MetricSource.OfNeurons stretched = stretched(field, sampled, scale);
            double[] end = end(stretched.metric(kernels, seed), stretched.box(), scale);
            if (end.length == 0) {
                remarks.add(
                        "At scale %s the geodesic ends early: it has no bias.".formatted(MetricSource.plain(scale)));
                return;
            }
            double bias = distance(end, exact);
            biases.add(bias);
            rows.add(List.of(scale, (double) stretched.source().count(), end[0], end[1], end[2], end[3], bias));
        }
        notes.rowsOf(Shape.GEODESIC_BIAS, rows);
        notes.putFinite("error", Estimate.exact(biases.getLast(), 1));
        exponent(biases).ifPresent(value -> notes.putFinite("exponent", Estimate.exact(value, 1)));
        double scale = plan.scales().getFirst();
        MetricSource.OfNeurons first = stretched(field, sampled, scale);
        MetricSource.OfNeurons dense = new MetricSource.OfNeurons(
                sampled.stretched(scale).denser(), first.box(), field.cutoff(), field.hole());
        double[] few = end(first.metric(kernels, seed), first.box(), scale);
        double[] many = end(dense.metric(kernels, seed), first.box(), scale);
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

    private static Box stretched(Box box, double scale) {
        return new Box(stretched(box.x(), scale), stretched(box.y(), scale), stretched(box.z(), scale));
    }

    private static Side stretched(Side side, double scale) {
        return new Side(scale * side.from(), scale * side.to(), side.periodic());
    }

    private GeodesicSettings settings(Box box) {
        return GeodesicSettings.of(plan.law(), plan.tolerance())
                .with(GeodesicEvent.edges(box).toArray(GeodesicEvent[]::new));
    }

    /// Where the first path ends, over the scale; empty if it ends early.
    private double[] end(Metric metric, Box box, double scale) {
        double[] event = GeodesicPlan.numbers(plan.event());
        for (int mu = 0; mu < FOUR; mu++) {
            event[mu] *= scale;
        }
        CausalCharacter character = plan.characters().getFirst();
        GeodesicStart start = plan.start(metric, character, event, GeodesicPlan.numbers(plan.start()));
        Geodesic path = new GeodesicSolver(metric, settings(box)).follow(start, scale * plan.end());
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
