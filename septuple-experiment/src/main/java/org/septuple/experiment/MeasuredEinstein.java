package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.septuple.gravity.SpatialEinstein;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;
import org.septuple.statistics.Estimate;

/// What the six spatial equations of (8.10), (8.12) leave at places of some copies, over what they add up ([SpatialEinstein]). Copies are the independent units.
///
/// @param copies places that have a metric, copy by copy; copies without any are left out
/// @param asked  places that were looked at
record MeasuredEinstein(List<List<Spot>> copies, int asked) {

    private static final int AXES = 3;

    MeasuredEinstein {
        copies = copies.stream().filter(one -> !one.isEmpty()).map(List::copyOf).toList();
    }

    /// The equations at one place.
    ///
    /// @param square           ‖G_ab‖²
    /// @param trace            γ^ab G_ab
    /// @param terms            ‖S‖ + ‖T‖ + ‖V‖
    /// @param hamiltonian      2G_00
    /// @param hamiltonianTerms what it is a sum of
    /// @param momentum         ‖G_0a‖
    /// @param momentumTerms    what it is a sum of
    record Spot(
            double square,
            double trace,
            double terms,
            double hamiltonian,
            double hamiltonianTerms,
            double momentum,
            double momentumTerms) {

        static Spot of(SpatialEinstein at) {
            return new Spot(
                    at.size() * at.size(),
                    at.trace(),
                    at.terms(),
                    at.hamiltonian(),
                    at.hamiltonianTerms(),
                    at.momentum(),
                    at.momentumTerms());
        }

        /// ‖G_ab + Λγ_ab‖.
        double left(double lambda) {
            return Math.sqrt(Math.max(0, square + 2 * lambda * trace + AXES * lambda * lambda));
        }

        /// With ‖Λγ_ab‖.
        double terms(double lambda) {
            return terms + Math.sqrt(AXES) * Math.abs(lambda);
        }
    }

    /// The space-time of a copy.
    interface Fields {
        Metric of(int copy);
    }

    /// Looks at places.
    ///
    /// @param fields of copies
    /// @param places events of each copy
    /// @param engine workers, that take a copy each
    static MeasuredEinstein of(Fields fields, double[][][] places, Engine engine) {
        List<List<Spot>> copies = new ArrayList<>();
        int asked = 0;
        for (double[][] some : places) {
            copies.add(new ArrayList<>());
            asked += some.length;
        }
        engine.crew().work(places.length, (_, copy) -> {
            Metric field = fields.of(copy);
            MetricJet jet = new MetricJet(2);
            SpatialEinstein einstein = new SpatialEinstein();
            for (double[] place : places[copy]) {
                System.arraycopy(place, 0, jet.event(), 0, place.length);
                if (field.at(jet) && einstein.of(jet)) {
                    copies.get(copy).add(Spot.of(einstein));
                }
            }
        });
        return new MeasuredEinstein(copies, asked);
    }

    /// Places that have a metric.
    int count() {
        return copies.stream().mapToInt(List::size).sum();
    }

    /// Σ‖G + Λγ‖/Σ terms of a copy, mean over copies.
    ///
    /// @param lambda Λ
    Estimate residual(double lambda) {
        return over(copy -> ratio(copy, s -> s.left(lambda), s -> s.terms(lambda)));
    }

    /// The same of every copy with the Λ that fits the copies of the other half best.
    Estimate crossed() {
        if (copies.size() < 2) {
            throw new UntestableException("neurons cover places of %d copies, need 2".formatted(copies.size()));
        }
        double[] units = new double[copies.size()];
        for (int half = 0; half < 2; half++) {
            double lambda = best(half(1 - half));
            for (int c = half; c < units.length; c += 2) {
                units[c] = ratio(copies.get(c), s -> s.left(lambda), s -> s.terms(lambda));
            }
        }
        return Estimate.ofMean(units);
    }

    private List<Spot> half(int which) {
        List<Spot> some = new ArrayList<>();
        for (int c = which; c < copies.size(); c += 2) {
            some.addAll(copies.get(c));
        }
        return some;
    }

    /// Λ = −⟨γ^ab G_ab⟩/3, which makes Σ‖G_ab + Λγ_ab‖² least.
    private static double best(List<Spot> some) {
        return -some.stream().mapToDouble(Spot::trace).sum() / (AXES * some.size());
    }

    /// The best Λ of each copy, mean over copies.
    Estimate lambda() {
        return over(MeasuredEinstein::best);
    }

    /// What the equations add up, mean over places and copies.
    Estimate terms() {
        return over(copy -> copy.stream().mapToDouble(Spot::terms).sum() / copy.size());
    }

    /// The Hamiltonian constraint over its terms.
    ///
    /// @param lambda Λ
    Estimate hamiltonian(double lambda) {
        return over(copy -> ratio(
                copy, s -> Math.abs(s.hamiltonian() - 2 * lambda), s -> s.hamiltonianTerms() + 2 * Math.abs(lambda)));
    }

    /// The momentum constraint over its terms.
    Estimate momentum() {
        return over(copy -> ratio(copy, Spot::momentum, Spot::momentumTerms));
    }

    private static double ratio(List<Spot> copy, ToDoubleFunction<Spot> over, ToDoubleFunction<Spot> under) {
        double sum = copy.stream().mapToDouble(under).sum();
        return sum == 0 ? 0 : copy.stream().mapToDouble(over).sum() / sum;
    }

    private Estimate over(ToDoubleFunction<List<Spot>> of) {
        if (copies.isEmpty()) {
            throw new UntestableException("neurons cover none of %d places".formatted(asked));
        }
        return Estimate.ofMean(copies.stream().mapToDouble(of).toArray());
    }
}
