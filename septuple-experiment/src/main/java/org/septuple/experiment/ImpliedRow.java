package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.septuple.gravity.Curvature;
import org.septuple.gravity.ImpliedSource;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;
import org.septuple.statistics.Estimate;

/// Row 8.13: T := G + Λg, κ = 1, at the places of [EinsteinRows], with the Λ that fits best. Any metric has such a T, and its divergence is 0 by Bianchi's identity (E23): *not testable* without a T of the
/// trainables on their own. The numbers say what stuff the metric would need.
///
/// @param motion neurons
/// @param draws  of g_i that err
/// @param whose  in words
/// @param engine workers, that take a copy each
/// @param prefix of the names of numbers
record ImpliedRow(NeuronMotion motion, MatrixDraws draws, String whose, Engine engine, String prefix) {

    /// Measures.
    ///
    /// @param notes takes numbers and the reason
    void measure(LedgerNotes notes) {
        double[][][] places = EinsteinRows.places(motion, draws, engine);
        double lambda =
                MeasuredEinstein.of(motion::bent, places, engine).lambda().value();
        List<List<ImpliedSource>> copies = new ArrayList<>();
        for (int copy = 0; copy < places.length; copy++) {
            copies.add(at(motion.bent(copy), places[copy], lambda));
        }
        copies.removeIf(List::isEmpty);
        if (copies.size() < 2) {
            notes.refuse(
                    "neurons cover places of %d copies, need 2; %s".formatted(copies.size(), whose), List.of("8.13"));
            return;
        }
        String name = prefix + "source.";
        Estimate density = mean(copies, ImpliedSource::density);
        Estimate weak = share(copies, ImpliedSource::weak);
        notes.put(name + "density", density);
        notes.put(name + "flux", mean(copies, ImpliedSource::flux));
        notes.put(name + "least", mean(copies, ImpliedSource::least));
        notes.put(name + "middle", mean(copies, ImpliedSource::middle));
        notes.put(name + "most", mean(copies, ImpliedSource::most));
        notes.put(name + "weak", weak);
        notes.put(name + "light", share(copies, ImpliedSource::lightLike));
        notes.put(name + "strong", share(copies, ImpliedSource::strong));
        notes.put(name + "dominant", share(copies, ImpliedSource::dominant));
        notes.refuse(
                String.format(
                        Locale.ROOT,
                        "T = G + Lambda g always exists and is conserved by Bianchi's identity (E23): its test is a T computed from the trainables. Here, with the best Lambda %.2g, energy density is %.2g +- %.1g, principal pressures %.2g, %.2g and %.2g on average, and the weak energy condition is met at %.0f %% of the places; %s",
                        lambda,
                        density.value(),
                        density.standardError(),
                        mean(copies, ImpliedSource::least).value(),
                        mean(copies, ImpliedSource::middle).value(),
                        mean(copies, ImpliedSource::most).value(),
                        100 * weak.value(),
                        whose),
                List.of("8.13"));
    }

    private static List<ImpliedSource> at(Metric field, double[][] places, double lambda) {
        List<ImpliedSource> all = new ArrayList<>();
        MetricJet jet = new MetricJet(2);
        Curvature curvature = new Curvature();
        for (double[] place : places) {
            System.arraycopy(place, 0, jet.event(), 0, place.length);
            if (field.at(jet) && curvature.of(jet)) {
                all.add(ImpliedSource.of(curvature, jet, lambda));
            }
        }
        return all;
    }

    private static Estimate mean(List<List<ImpliedSource>> copies, ToDoubleFunction<ImpliedSource> of) {
        return Estimate.ofMean(copies.stream()
                .mapToDouble(copy -> copy.stream().mapToDouble(of).average().orElseThrow())
                .toArray());
    }

    private static Estimate share(List<List<ImpliedSource>> copies, Predicate<ImpliedSource> which) {
        return mean(copies, source -> which.test(source) ? 1 : 0);
    }
}
