package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.gravity.cosmology.ExpansionEnd;
import org.septuple.gravity.cosmology.NeuronGrowth;
import org.septuple.numerics.Expression;
import org.septuple.statistics.Estimate;

/// Neurons and expansion of a flat vacuum with a given Λ(t, N): H = √(Λ/3), Ṅ = 3HN, ä = a(Ḣ + H²), Ḣ = (∂Λ/∂t + 3HN ∂Λ/∂N)/6H.
record CosmologyOfLambda(CosmologyPlan.OfLambda plan) {

    /// One time.
    private record Point(double time, double neurons, double a, double hubble, double lambda, double acceleration) {

        List<Double> row() {
            return List.of(time, neurons, a, hubble, 0.0, lambda, 0.0, acceleration, 0.0);
        }
    }

    CosmologyRun.Computed computed() {
        List<Point> points = points();
        Point first = points.getFirst();
        Point last = points.getLast();
        Map<String, Estimate> results = new LinkedHashMap<>();
        put(results, "a", last.a());
        put(results, "neurons", last.neurons());
        put(results, "H", last.hubble());
        put(results, "lambda", last.lambda());
        put(results, "acceleration.early", first.acceleration());
        put(results, "acceleration.late", last.acceleration());
        List<String> remarks = new ArrayList<>(List.of(sentence("Early", first), sentence("Late", last)));
        if (points.size() < plan.times().points()) {
            remarks.add("After t = %s Λ is negative, for which no flat vacuum exists, or beyond the range of numbers."
                    .formatted(CosmologyOfNeurons.digits(last.time())));
        }
        FindingTable table = new FindingTable(
                Shape.NEURON_GROWTH, points.stream().map(Point::row).toList());
        return new CosmologyRun.Computed(table, results, remarks, ExpansionEnd.REACHED);
    }

    private List<Point> points() {
        Expression lambda = plan.lambda();
        double[] at = plan.times().all();
        double[] neurons =
                NeuronGrowth.of(lambda::at, plan.start(), plan.times().tolerance(), at);
        Expression inTime = lambda.derivative("t");
        Expression inNumber = lambda.derivative("N");
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < neurons.length; k++) {
            double n = neurons[k];
            double value = lambda.at(at[k], n);
            double h = Math.sqrt(value / 3);
            double a = StrictMath.cbrt(n / plan.start());
            double rate = (inTime.at(at[k], n) + 3 * h * n * inNumber.at(at[k], n)) / (6 * h);
            points.add(new Point(at[k], n, a, h, value, a * (rate + h * h)));
        }
        return points;
    }

    private static String sentence(String when, Point point) {
        double second = point.acceleration();
        String motion =
                second > 0 ? "accelerates" : second < 0 ? "decelerates" : "does neither accelerate nor decelerate";
        return "%s, at t = %s: expansion %s.".formatted(when, CosmologyOfNeurons.digits(point.time()), motion);
    }

    private static void put(Map<String, Estimate> results, String name, double value) {
        if (Double.isFinite(value)) {
            results.put(name, Estimate.exact(value, 1));
        }
    }
}
