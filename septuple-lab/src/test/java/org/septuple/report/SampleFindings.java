package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.septuple.experiment.FreeEnergyFindings;
import org.septuple.experiment.FreeEnergyFindings.Inserted;
import org.septuple.experiment.FreeEnergyFindings.Moment;
import org.septuple.experiment.FreeEnergyFindings.Slice;
import org.septuple.statistics.ChainDiagnostics;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.FreeEnergy;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Ladder;
import org.septuple.thermodynamics.Method;
import org.septuple.thermodynamics.Monitored;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Rung;
import org.septuple.thermodynamics.Thermodynamics;

/// Findings of kind `free-energy` made by hand, of every sort that a report can be about.
final class SampleFindings {

    static final List<String> ADVICE = List.of(
            "chains disagree on rung 3 (R̂ = 1.034): raise canonical.warm-up < 1000", "raise canonical.nodes & wait");

    private static final ChainDiagnostics GOOD = new ChainDiagnostics(1.002, 2210.4, 1789.6);
    private static final ChainDiagnostics BAD = new ChainDiagnostics(1.0342, 212.3, 399.2);
    private static final ChainDiagnostics CONSTANT = new ChainDiagnostics(Double.NaN, Double.NaN, Double.NaN);

    private SampleFindings() {}

    /// Several moments of learning, all methods, insertions, a slice along one coordinate.
    static FreeEnergyFindings course(int moments, int nodes) {
        Ladder rule = Ladder.gaussLegendre(nodes);
        List<Moment> course = new ArrayList<>();
        for (int k = 0; k < moments; k++) {
            double f = 1.2 + 3 * Math.exp(-3.0 * k / moments) + 0.01 * Math.sin(9 * k);
            course.add(new Moment(
                    40L * k, sampled(f, rule, k == 1 ? ADVICE : List.of()), new Estimate(f / 3, 0.02 + f / 90, 40)));
        }
        return new FreeEnergyFindings(course, insertions(), slice(41));
    }

    /// One moment that did not converge, and a map.
    static FreeEnergyFindings poor(int nodes) {
        return new FreeEnergyFindings(
                List.of(new Moment(0, sampled(1.3, Ladder.gaussLegendre(nodes), ADVICE), null)),
                insertions(),
                slice(31, 25));
    }

    /// A closed form alone.
    static FreeEnergyFindings exact() {
        Thermodynamics measured = new Thermodynamics(
                Average.ANNEALED,
                Reference.NORMAL,
                1,
                1,
                3,
                List.of(
                        new FreeEnergy(Method.CLOSED_FORM, Estimate.exact(1.231273627, 1), 0, true),
                        new FreeEnergy(Method.QUADRATURE, Estimate.exact(1.231273627, 1), 2.3e-11, true)),
                Estimate.exact(0.756199220, 1),
                Estimate.exact(-0.475074407, 1),
                Estimate.exact(0.41, 1),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new FreeEnergyFindings(List.of(new Moment(1, measured, null)), List.of(), slice(7, 5, 3));
    }

    /// Numbers that are unknown, infinite or missing, wherever a record allows it.
    static FreeEnergyFindings broken() {
        Estimate unknown = new Estimate(Double.NaN, Double.NaN, 1);
        Estimate infinite = new Estimate(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 5);
        List<Rung> ladder = List.of(
                new Rung(0, 0, infinite, CONSTANT, Double.NaN, Double.NaN, 0),
                new Rung(0.5, 1, unknown, new ChainDiagnostics(Double.POSITIVE_INFINITY, 1, 1), 0, 0, 7),
                new Rung(1, 0, new Estimate(1e308, 1e307, 3), GOOD, 1, Double.NaN, 0));
        Thermodynamics measured = new Thermodynamics(
                Average.QUENCHED,
                Reference.LEBESGUE,
                1e-8,
                12345,
                1,
                List.of(new FreeEnergy(Method.THERMODYNAMIC_INTEGRATION, unknown, Double.NaN, false)),
                infinite,
                unknown,
                new Estimate(1e308, 1e308, 2),
                ladder,
                List.of(List.of(Double.NaN, 1.0), List.of(2.0), List.of()),
                List.of(new Monitored("H", unknown, CONSTANT)),
                List.of("give up"));
        Slice slice = new Slice(
                List.of(List.of(0.0, 1.0), List.of(1.0, 0.5, 0.0)),
                List.of("a"),
                List.of(infinite, unknown, new Estimate(2, 0.1, 9)),
                List.of(List.of(), List.of(unknown)));
        return new FreeEnergyFindings(
                List.of(new Moment(0, measured, unknown), new Moment(5, measured, null)),
                List.of(new Inserted(Insertion.PRUNED, unknown, Double.NaN, unknown, null, false)),
                slice);
    }

    /// As many moments, rungs, neurons and points as a report has to bear.
    static FreeEnergyFindings large() {
        FreeEnergyFindings course = course(1000, 62);
        return new FreeEnergyFindings(course.course(), course.insertions(), slice(100, 100));
    }

    private static Thermodynamics sampled(double f, Ladder rule, List<String> advice) {
        boolean poor = !advice.isEmpty();
        List<Rung> ladder = new ArrayList<>();
        double beta = 2;
        for (int k = 0; k < rule.rungs(); k++) {
            double lambda = rule.lambda(k);
            double d = beta * f * (0.55 + 0.9 * Math.exp(-3 * lambda) + 0.1 * lambda);
            ladder.add(new Rung(
                    lambda,
                    rule.weight(k),
                    new Estimate(d, 0.03 + d / 60, 900),
                    poor && k == 3 ? BAD : GOOD,
                    0.8 + 0.1 * lambda,
                    k == rule.rungs() - 1 ? Double.NaN : 0.6 - 0.3 * lambda,
                    poor && k > 0 ? 3 : 0));
        }
        double integrated = ladder.stream()
                        .mapToDouble(rung -> rung.weight() * rung.difference().value())
                        .sum()
                / beta;
        List<Monitored> monitored = new ArrayList<>();
        monitored.add(new Monitored("H", new Estimate(f * 0.7, 0.01, 1900), poor ? BAD : GOOD));
        for (int i = 0; i < 3 * (rule.rungs() - 2); i++) {
            ChainDiagnostics chains = new ChainDiagnostics(1 + 1e-4 * i, 4000 - 9.0 * i, 3000 - 7.0 * i);
            monitored.add(new Monitored("x." + i, new Estimate(Math.sin(i), 0.02, 1200), chains));
        }
        return new Thermodynamics(
                poor ? Average.QUENCHED : Average.ANNEALED,
                poor ? Reference.LEBESGUE : Reference.NORMAL,
                beta,
                poor ? 16 : 1,
                3 * (rule.rungs() - 2),
                List.of(
                        new FreeEnergy(Method.MBAR, new Estimate(integrated + 0.004, 0.0081, 1500), 0.0092, !poor),
                        new FreeEnergy(
                                Method.THERMODYNAMIC_INTEGRATION, new Estimate(integrated, 0.0112, 1500), 0.013, true),
                        new FreeEnergy(
                                Method.ANNEALED_IMPORTANCE, new Estimate(integrated - 0.01, 0.021, 16), 0.0223, !poor)),
                new Estimate(f * 0.7, 0.01, 1900),
                new Estimate(-beta * f * 0.3, 0.021, 1500),
                new Estimate(2.31, 0.17, 64),
                ladder,
                overlap(rule.rungs(), poor ? 0.9 : 0.3),
                monitored,
                advice);
    }

    /// Shares that fall off with the distance of the rungs, rows of sum 1; `contrast` near 1 leaves little to neighbours.
    private static List<List<Double>> overlap(int rungs, double contrast) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < rungs; i++) {
            int row = i;
            double[] shares = IntStream.range(0, rungs)
                    .mapToDouble(j -> Math.exp(-Math.abs(row - j) * (row < 2 ? 4 * contrast : 2 * contrast)))
                    .toArray();
            double sum = IntStream.range(0, rungs).mapToDouble(j -> shares[j]).sum();
            rows.add(IntStream.range(0, rungs).mapToObj(j -> shares[j] / sum).toList());
        }
        return rows;
    }

    private static List<Inserted> insertions() {
        return List.of(
                new Inserted(
                        Insertion.SINK,
                        new Estimate(-0.9187, 0.0042, 800),
                        0.83,
                        new Estimate(0.003, 0.002, 60),
                        new Estimate(0.0011, 0.006, 700),
                        true),
                new Inserted(
                        Insertion.AVERAGED,
                        new Estimate(0.312, 0.031, 300),
                        0.21,
                        new Estimate(0.47, 0.05, 60),
                        new Estimate(-0.12, 0.04, 300),
                        true),
                new Inserted(Insertion.PRUNED, new Estimate(1.4, 0.3, 12), 0.011, null, null, false));
    }

    /// F = ½ z₀² + ¼ z₁⁴ − z₀z₁ + … on evenly spaced points of [−2, 2] along each coordinate.
    static Slice slice(int... sizes) {
        List<List<Double>> axes = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        int points = 1;
        for (int size : sizes) {
            axes.add(IntStream.range(0, size)
                    .mapToObj(k -> -2 + 4.0 * k / (size - 1))
                    .toList());
            labels.add("w." + labels.size() + ".1");
            points *= size;
        }
        List<Estimate> values = new ArrayList<>();
        List<List<Estimate>> slopes = new ArrayList<>();
        DoubleBinaryOperator surface = (a, b) -> 0.5 * a * a + 0.25 * b * b * b * b - a * b;
        for (int point = 0; point < points; point++) {
            double[] z = new double[3];
            int rest = point;
            for (int dimension = sizes.length - 1; dimension >= 0; dimension--) {
                z[dimension] = axes.get(dimension).get(rest % sizes[dimension]);
                rest /= sizes[dimension];
            }
            double error = 0.02 * (1 + z[0] * z[0]) * Math.exp(z[1]);
            values.add(new Estimate(surface.applyAsDouble(z[0], z[1]) + 0.3 * z[2], error, 30));
            List<Estimate> slope = List.of(
                    new Estimate(z[0] - z[1], error, 30),
                    new Estimate(z[1] * z[1] * z[1] - z[0], error, 30),
                    new Estimate(0.3, error, 30));
            slopes.add(slope.subList(0, sizes.length));
        }
        return new Slice(axes, labels, values, slopes);
    }
}
