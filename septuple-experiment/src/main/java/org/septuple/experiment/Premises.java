package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.FormCompetitors;
import org.septuple.measurement.FormReliability;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.MetricJet;
import org.septuple.spacetime.MovingNeurons;
import org.septuple.statistics.Estimate;

/// Which premises of sections 7 and 8 a network keeps.
///
/// | premise | number | errors over |
/// |---|---|---|
/// | production | mean σ₊ | blocks of clouds |
/// | definite, vectors | share and number of vectors whose g is shown to be positive definite | blocks; none |
/// | reliability | [FormReliability] | vectors |
/// | epsilon | √(S² − E²)/E, S² = Σ‖g_i − ḡ‖²/(n − 1) and E² = Σ‖errors‖²/n over vectors of a positive definite g | blocks |
/// | density | Σ_j e^(−½(x_i − x_j)ᵀg_j(x_i − x_j)) of others at a neuron | copies |
/// | smooth | √(Σ‖X(t + d) − 2X(t) + X(t − d)‖²/Σ‖X(t + d) − X(t − d)‖²), all vectors: tan(φ/2) where d steps turn by φ | copies |
/// | resolution | Σ‖∂_t g − ∂_t g′‖/½Σ(‖∂_t g‖ + ‖∂_t g′‖) at neurons, ∂_t g from X(t ± d), ∂_t g′ from X(t ± 2d) | copies |
/// | displacement | least of R²(ẋ), R²(ẋ) − R²(x(t)) and R²(ẋ) − R²(x(t + d)) out of sample (E24), means over vectors | blocks |
///
/// An interval of 95 % wholly on the good side of the [bound][Premise#bound] holds, one wholly on the other fails; anything else is inconclusive, and what
/// there is nothing to measure of is not testable.
///
/// @param findings in the order of [Premise]; one that was not asked for is left out
public record Premises(List<Finding> findings) {

    private static final double CONFIDENCE = 0.95;
    private static final int AXES = 3;
    private static final int SIX = 6;
    private static final int THIRDS = 3;
    /// Frames from one at which ∂_t g is looked at to the next.
    private static final int APART = 6;

    public Premises {
        findings = List.copyOf(findings);
    }

    /// What was found of one premise.
    ///
    /// @param premise which
    /// @param value   its number; NaN where there is nothing to measure
    /// @param verdict whether it holds
    /// @param reason  why there is nothing to measure; empty where there is
    public record Finding(Premise premise, Estimate value, Verdict verdict, String reason) {

        /// By its interval of 95 %.
        static Finding of(Premise premise, Estimate value) {
            double half = value.halfWidth(CONFIDENCE);
            double sign = premise.isAbove() ? 1 : -1;
            double beyond = sign * (value.value() - premise.bound());
            boolean counted = premise == Premise.VECTORS;
            Verdict verdict = beyond > half || (counted && beyond >= 0)
                    ? Verdict.HOLDS
                    : beyond < -half ? Verdict.FAILS : Verdict.INCONCLUSIVE;
            return new Finding(premise, value, verdict, "");
        }

        /// Nothing to measure.
        static Finding untestable(Premise premise, @Nullable String reason) {
            return new Finding(
                    premise, new Estimate(Double.NaN, Double.NaN, 1), Verdict.NOT_TESTABLE, String.valueOf(reason));
        }
    }

    /// Measures all but the plateau.
    ///
    /// @param forms  of a reading of three components, judged
    /// @param source of copies of the network
    /// @param engine kernels and workers
    static Premises of(VectorForms forms, BaseStates source, Engine engine) {
        int components = forms.survey().reading().components();
        if (components != AXES) {
            throw new UntestableException("positions of %d components make no space".formatted(components));
        }
        DefiniteVectors vectors = DefiniteVectors.of(forms);
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(Premise.PRODUCTION, forms.production()));
        findings.add(
                Finding.of(Premise.DEFINITE, forms.share(org.septuple.measurement.SplitDefiniteness.Verdict.POSITIVE)));
        findings.add(Finding.of(Premise.VECTORS, Estimate.exact(vectors.count(), 1)));
        findings.add(attempt(Premise.RELIABILITY, () -> reliability(forms)));
        findings.add(attempt(Premise.EPSILON, () -> epsilon(forms, vectors)));
        findings.add(attempt(Premise.DENSITY, () -> density(some(vectors, source, engine))));
        findings.add(attempt(
                Premise.SMOOTH,
                () -> smoothness(NeuronPaths.places(forms.told(), forms.survey().reading(), source, engine))));
        findings.add(attempt(Premise.RESOLUTION, () -> resolution(some(vectors, source, engine))));
        findings.add(attempt(Premise.DISPLACEMENT, () -> displacement(forms)));
        return new Premises(findings);
    }

    /// What was found of a premise, or why nothing can be.
    static Finding attempt(Premise premise, Supplier<Estimate> measure) {
        try {
            return Finding.of(premise, measure.get());
        } catch (IllegalArgumentException untold) {
            return Finding.untestable(premise, untold.getMessage());
        }
    }

    private static NeuronPaths some(DefiniteVectors vectors, BaseStates source, Engine engine) {
        if (vectors.count() < FieldRows.LEAST) {
            throw new UntestableException("fields need %d vectors: %s".formatted(FieldRows.LEAST, vectors.whose()));
        }
        return NeuronPaths.inSteps(vectors, source, engine);
    }

    private static Estimate reliability(VectorForms forms) {
        FormReliability found = forms.reliability();
        if (found == null) {
            throw new UntestableException("fewer than 3 vectors move in all directions");
        }
        return found.reliability();
    }

    /// How much g_i differ over their errors.
    private static Estimate epsilon(VectorForms forms, DefiniteVectors vectors) {
        if (vectors.count() < 2) {
            throw new UntestableException("differences need 2 vectors: " + vectors.whose());
        }
        Set<Integer> chosen = vectors.some().stream().map(VectorForm::vector).collect(Collectors.toSet());
        return forms.estimate(all ->
                epsilon(all.stream().filter(v -> chosen.contains(v.vector())).toList()));
    }

    private static double epsilon(List<VectorForm> vectors) {
        int n = vectors.size();
        double spread = 0;
        double errors = 0;
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                double mean = 0;
                for (VectorForm v : vectors) {
                    mean += v.form().form().at(a, b).value() / n;
                }
                for (VectorForm v : vectors) {
                    Estimate entry = v.form().form().at(a, b);
                    spread += (entry.value() - mean) * (entry.value() - mean) / (n - 1);
                    errors += entry.standardError() * entry.standardError() / n;
                }
            }
        }
        return Math.sqrt(Math.max(0, spread - errors) / errors);
    }

    /// Second over first differences of places.
    ///
    /// @param places copy by copy and frame by frame, coordinates
    static Estimate smoothness(double[][][] places) {
        double[] copies = new double[places.length];
        for (int copy = 0; copy < copies.length; copy++) {
            double second = 0;
            double first = 0;
            for (int frame = 1; frame < places[copy].length - 1; frame++) {
                double[] before = places[copy][frame - 1];
                double[] now = places[copy][frame];
                double[] after = places[copy][frame + 1];
                for (int k = 0; k < now.length; k++) {
                    second += square(after[k] - 2 * now[k] + before[k]);
                    first += square(after[k] - before[k]);
                }
            }
            copies[copy] = Math.sqrt(second / first);
        }
        if (!Arrays.stream(copies).allMatch(Double::isFinite)) {
            throw new UntestableException("nothing moves over two periods");
        }
        return Estimate.ofMean(copies);
    }

    private static double square(double x) {
        return x * x;
    }

    /// ln of the largest over the smallest r.m.s. displacement from frame to frame, of thirds of the paths.
    static Estimate steadiness(NeuronPaths paths) {
        double[] copies = new double[paths.copies()];
        for (int copy = 0; copy < copies.length; copy++) {
            double[] squares = new double[THIRDS];
            int[] counts = new int[THIRDS];
            int steps = paths.frames() - 1;
            for (int frame = 0; frame < steps; frame++) {
                double[] now = paths.places(copy, frame);
                double[] next = paths.places(copy, frame + 1);
                int third = frame * THIRDS / steps;
                counts[third]++;
                for (int k = 0; k < now.length; k++) {
                    squares[third] += square(next[k] - now[k]);
                }
            }
            Arrays.setAll(squares, third -> squares[third] / counts[third]);
            Arrays.sort(squares);
            copies[copy] = StrictMath.log(squares[THIRDS - 1] / squares[0]) / 2;
        }
        return Estimate.ofMean(copies);
    }

    /// Weight of others at a neuron.
    static Estimate density(NeuronPaths paths) {
        double[] copies = new double[paths.copies()];
        NeuronMotion motion = paths.at(1);
        for (int copy = 0; copy < copies.length; copy++) {
            for (int i = 0; i < paths.size(); i++) {
                for (int j = 0; j < paths.size(); j++) {
                    if (i != j) {
                        copies[copy] += weight(motion, copy, i, j) / paths.size();
                    }
                }
            }
        }
        return Estimate.ofMean(copies);
    }

    private static double weight(NeuronMotion motion, int copy, int at, int of) {
        double[] here = motion.now(copy, at);
        double[] there = motion.now(copy, of);
        double sum = 0;
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                sum += motion.matrix(of, a, b) * (here[1 + a] - there[1 + a]) * (here[1 + b] - there[1 + b]);
            }
        }
        return StrictMath.exp(-sum / 2);
    }

    /// ∂_t g over d steps against 2d.
    static Estimate resolution(NeuronPaths paths) {
        double[] apart = new double[paths.copies()];
        double[] sizes = new double[paths.copies()];
        for (int frame = 2; frame < paths.frames() - 2; frame += APART) {
            NeuronMotion one = paths.at(frame);
            NeuronMotion two = paths.at(frame, 2);
            for (int copy = 0; copy < apart.length; copy++) {
                MovingNeurons near = one.bent(copy);
                MovingNeurons far = two.bent(copy);
                for (int i = 0; i < paths.size(); i++) {
                    double[] rate = rate(near, one.now(copy, i));
                    double[] other = rate(far, one.now(copy, i));
                    if (rate.length > 0 && other.length > 0) {
                        sizes[copy] += (norm(rate) + norm(other)) / 2;
                        Arrays.setAll(rate, k -> rate[k] - other[k]);
                        apart[copy] += norm(rate);
                    }
                }
            }
        }
        Arrays.setAll(apart, copy -> apart[copy] / sizes[copy]);
        if (!Arrays.stream(apart).allMatch(Double::isFinite)) {
            throw new UntestableException("g of the field does not change");
        }
        return Estimate.ofMean(apart);
    }

    /// ∂_t g_ab at an event; empty in a hole.
    private static double[] rate(MovingNeurons field, double[] event) {
        MetricJet jet = new MetricJet(1);
        System.arraycopy(event, 0, jet.event(), 0, event.length);
        return field.at(jet)
                ? Arrays.copyOfRange(jet.first(), MetricJet.DIMENSIONS, MetricJet.DIMENSIONS + SIX)
                : new double[0];
    }

    /// ‖m‖ of six entries, those off the diagonal twice.
    private static double norm(double[] m) {
        return Math.sqrt(m[0] * m[0] + m[3] * m[3] + m[5] * m[5] + 2 * (m[1] * m[1] + m[2] * m[2] + m[4] * m[4]));
    }

    private static Estimate displacement(VectorForms forms) {
        if (forms.told().getFirst().judgement() == null) {
            throw new UntestableException("R^2 out of sample was not asked for");
        }
        return forms.estimate(all -> {
            double own = average(all, FormCompetitors::displacement);
            return Math.min(
                    own,
                    Math.min(average(all, FormCompetitors::overStart), average(all, FormCompetitors::overArrival)));
        });
    }

    private interface Share {
        Estimate of(FormCompetitors competitors);
    }

    private static double average(List<VectorForm> all, Share share) {
        return all.stream()
                .mapToDouble(v -> share.of(v.judged().competitors()).value())
                .average()
                .orElse(Double.NaN);
    }

    /// What was found of a premise.
    ///
    /// @param premise which
    /// @return null where it was not asked for
    public @Nullable Finding of(Premise premise) {
        return findings.stream()
                .filter(finding -> finding.premise() == premise)
                .findFirst()
                .orElse(null);
    }

    /// Premises that hold.
    ///
    /// @return how many
    public int holding() {
        return (int) findings.stream()
                .filter(finding -> finding.verdict() == Verdict.HOLDS)
                .count();
    }
}
