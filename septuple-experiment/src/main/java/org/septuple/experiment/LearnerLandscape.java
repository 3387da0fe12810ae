package org.septuple.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.learning.BiasPair;
import org.septuple.learning.DoubleWell;
import org.septuple.learning.RingPhase;
import org.septuple.learning.SingleWeight;
import org.septuple.learning.SolvableLearner;
import org.septuple.quantum.Formula;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.PolynomialLandscape;
import org.septuple.quantum.PolynomialLandscape.Term;

/// F of a learner of few trainables as macroscopic physics knows it, up to a constant: a function of q, and of t where the data drift.
final class LearnerLandscape {

    private LearnerLandscape() {}

    static Landscape of(SolvableLearner learner) {
        double[] from = new double[learner.dimension()];
        learner.optimum(0, from);
        return switch (learner) {
            case BiasPair pair -> {
                double[] next = new double[2];
                learner.optimum(1, next);
                double[] velocity = {next[0] - from[0], next[1] - from[1]};
                yield velocity[0] == 0 && velocity[1] == 0
                        ? Harmonic.of(from, new double[] {1, 1})
                        : formula(
                                2, "((x - a - u*t)^2 + (y - b - v*t)^2)/2", from[0], from[1], velocity[0], velocity[1]);
            }
            case SingleWeight weight -> {
                double square = weight.inputs() * weight.inputs();
                yield weight.velocity() == 0
                        ? Harmonic.of(from, new double[] {square})
                        : formula(1, "b*(x - a - u*t)^2/2", from[0], square, weight.velocity(), 0);
            }
            case RingPhase ring ->
                formula(
                        1,
                        ring.velocity() == 0 ? "b*(1 - cos(x - a))" : "b*(1 - cos(x - a - u*t))",
                        from[0],
                        ring.inputs() * ring.inputs(),
                        ring.velocity(),
                        0);
            case DoubleWell well ->
                well.velocity() == 0
                        ? new PolynomialLandscape(
                                1,
                                List.of(
                                        new Term(0.5, List.of(4)),
                                        new Term(0.5 - well.target(), List.of(2)),
                                        new Term(-well.mean(), List.of(1))))
                        : formula(
                                1,
                                "x^4/2 + (1/2 - a)*x^2 - (b + u*t)*x",
                                well.target(),
                                well.mean(),
                                well.velocity(),
                                0);
        };
    }

    private static Landscape formula(int dimensions, String text, double a, double b, double u, double v) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        parameters.put("a", a);
        parameters.put("b", b);
        parameters.put("u", u);
        parameters.put("v", v);
        return Formula.of(text, dimensions, parameters);
    }
}
