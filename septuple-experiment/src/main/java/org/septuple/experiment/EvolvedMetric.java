package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.gravity.SpatialEinstein;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;
import org.septuple.statistics.Estimate;

/// Einstein's equations as an initial value problem: γ_ab a span later from what X(t − d) and X(t) tell, γ, its derivatives in space and K, against γ_ab of the neurons at X(t + d).
///
/// ```
/// γ(t + s) = 2γ(t) − γ(t − s) + s² ∂_t²γ,  ∂_t²γ by the six equations (SpatialEinstein)
/// ```
///
/// at each place on its own, in one step of second order. A box of cells is not evolved: space of these neurons ends, a periodic one would be invented there, and what is invented gets to most of the
/// box within a span, since light then goes about as far as neurons do.
///
/// @param vacuum     distance of γ by (8.10) from that of the neurons, over that of γ(t): root mean squares over places of a copy, mean over copies
/// @param withLambda the same by (8.12)
/// @param continued  the same of 2γ(t) − γ(t − s), without equations
/// @param left       that by (8.12) over that without equations, copy by copy
record EvolvedMetric(Estimate vacuum, Estimate withLambda, Estimate continued, Estimate left) {

    private static final int AXES = 3;
    private static final int SIX = 6;
    /// γ(t), 2γ(t) − γ(t − s), (8.10), (8.12).
    private static final int WAYS = 4;

    /// Evolves.
    ///
    /// @param motion neurons
    /// @param places events of each copy, at t = 0
    /// @param lambda Λ
    /// @param engine workers, that take a copy each
    static EvolvedMetric of(NeuronMotion motion, double[][][] places, double lambda, Engine engine) {
        return of(motion::field, motion::bent, motion.span(), places, lambda, engine);
    }

    /// Evolves.
    ///
    /// @param now    space-time as t − s and t tell it
    /// @param then   as it is at t + s
    /// @param span   s
    /// @param places events of each copy, at t = 0
    /// @param lambda Λ
    /// @param engine workers, that take a copy each
    static EvolvedMetric of(
            MeasuredEinstein.Fields now,
            MeasuredEinstein.Fields then,
            double span,
            double[][][] places,
            double lambda,
            Engine engine) {
        double[][] distances = new double[places.length][WAYS];
        engine.crew().work(places.length, (_, copy) -> {
            Metric field = now.of(copy);
            Metric later = then.of(copy);
            for (double[] place : places[copy]) {
                add(field, later, place, span, lambda, distances[copy]);
            }
        });
        List<double[]> units = new ArrayList<>();
        for (double[] copy : distances) {
            if (copy[0] > 0) {
                units.add(copy);
            }
        }
        return new EvolvedMetric(over(units, 2, 0), over(units, 3, 0), over(units, 1, 0), over(units, 3, 1));
    }

    /// Squared distances at a place.
    private static void add(
            Metric field, Metric later, double[] place, double span, double lambda, double[] distances) {
        MetricJet now = new MetricJet(2);
        MetricJet before = new MetricJet(0);
        MetricJet after = new MetricJet(0);
        SpatialEinstein einstein = new SpatialEinstein();
        for (MetricJet jet : new MetricJet[] {before, now, after}) {
            System.arraycopy(place, 0, jet.event(), 0, place.length);
        }
        before.event()[0] -= span;
        after.event()[0] += span;
        if (!field.at(before) || !field.at(now) || !einstein.of(now) || !later.at(after)) {
            return;
        }
        double[] vacuum = new double[SIX];
        double[] withLambda = new double[SIX];
        einstein.secondRate(0, vacuum);
        einstein.secondRate(lambda, withLambda);
        for (int a = 1, k = 0; a <= AXES; a++) {
            for (int b = a; b <= AXES; b++, k++) {
                int pair = MetricJet.pair(a, b);
                double change = after.metric()[pair] - now.metric()[pair];
                double straight = change - (now.metric()[pair] - before.metric()[pair]);
                double weight = a == b ? 1 : 2;
                double[] left = {
                    change, straight, straight - span * span * vacuum[k], straight - span * span * withLambda[k]
                };
                for (int way = 0; way < WAYS; way++) {
                    distances[way] += weight * left[way] * left[way];
                }
            }
        }
    }

    private static Estimate over(List<double[]> units, int way, int under) {
        double[] ratios =
                units.stream().mapToDouble(u -> Math.sqrt(u[way] / u[under])).toArray();
        return ratios.length == 0 ? new Estimate(Double.NaN, Double.NaN, 1) : Estimate.ofMean(ratios);
    }
}
