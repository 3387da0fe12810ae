package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.septuple.contest.Contestant;
import org.septuple.contest.Observed;
import org.septuple.measurement.ForcedIncrements;
import org.septuple.statistics.Estimate;

/// Where fits of early times begin: all combinations of some values of each parameter.
///
/// | parameter | values |
/// |---|---|
/// | γ | γ of increments, if > 0, r, and halves of both, for u of (3.10) at saturation is 2u of (3.1) |
/// | D | D of increments, if > 0, and r·var·[#WIDTHS]: increments do not tell the D of a wave or of what has inertia |
/// | α | r/2D times [#MULTIPLES] |
/// | τ | [#MEMORIES]/r |
/// | a | [#PULLS] |
/// | c | 0, 1 |
/// | s | r·sd·[#SPEEDS] |
///
/// with r the γ of what moves and var the variance of the first early time, mean over axes. Values within a factor 1.3 of one before are left out.
///
/// @param rate       r
/// @param increments γ and D of one step
/// @param early      positions
record FitStarts(double rate, ForcedIncrements increments, Observed early) {

    private static final List<Double> WIDTHS = List.of(0.1, 0.4, 1.5, 6.0);
    private static final List<Double> MULTIPLES = List.of(1.0, 0.6, 3.0);
    private static final List<Double> MEMORIES = List.of(0.02, 0.1, 0.5, 2.0);
    private static final List<Double> PULLS = List.of(0.3, 1.0, 3.0);
    private static final List<Double> SPEEDS = List.of(0.2, 1.0, 5.0);

    private static final double ALIKE = 1.3;

    /// Of a contestant.
    List<List<Double>> of(Contestant contestant) {
        List<List<Double>> starts = List.of(List.of());
        for (Contestant.Parameter parameter : contestant.parameters()) {
            starts = starts.stream()
                    .flatMap(begun -> values(parameter.name(), begun).stream()
                            .map(value -> Stream.concat(begun.stream(), Stream.of(value))
                                    .toList()))
                    .toList();
        }
        return starts;
    }

    /// Of one parameter, those before it being known.
    private List<Double> values(String name, List<Double> begun) {
        return switch (name) {
            case "gamma" ->
                different(increments.rate().value(), increments.rate().value() / 2, rate, rate / 2);
            case "D" ->
                different(Stream.concat(Stream.of(increments.diffusion().value()), times(rate * variance(), WIDTHS))
                        .mapToDouble(Double::doubleValue)
                        .toArray());
            case "alpha" -> times(rate / (2 * begun.getLast()), MULTIPLES).toList();
            case "tau" -> times(1 / rate, MEMORIES).toList();
            case "a" -> PULLS;
            case "c" -> List.of(0.0, 1.0);
            case "s" -> times(rate * Math.sqrt(variance()), SPEEDS).toList();
            default -> throw new IllegalStateException("no start for " + name);
        };
    }

    private static Stream<Double> times(double unit, List<Double> factors) {
        return factors.stream().map(factor -> unit * factor);
    }

    private static List<Double> different(double... values) {
        List<Double> kept = new ArrayList<>();
        for (double value : values) {
            if (value > 0 && kept.stream().noneMatch(one -> value < ALIKE * one && one < ALIKE * value)) {
                kept.add(value);
            }
        }
        return kept;
    }

    private double variance() {
        double sum = 0;
        double[] q = new double[early.replicas()];
        for (int k = 0; k < early.dimensions(); k++) {
            for (int i = 0; i < q.length; i++) {
                q[i] = early.positions().value(0, i, k);
            }
            double error = Estimate.ofMean(q).standardError();
            sum += error * error * q.length / early.dimensions();
        }
        return sum;
    }
}
