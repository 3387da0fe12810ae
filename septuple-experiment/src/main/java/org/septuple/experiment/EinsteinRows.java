package org.septuple.experiment;

import java.util.List;
import java.util.Locale;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Rows 8.10 and 8.12, and 8.11 ([NeuronNumberRow]): Einstein's six spatial equations ([org.septuple.gravity.SpatialEinstein]) on the space-time of neurons that go through X(t − d), X(t) and X(t + d) on parabolas,
/// at t. ẋ and ẍ are those of their own recorded motion, so that ∂_t²g_ab is measured, as Einstein's equations need it; g_i are those of the clouds.
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 8.10 | Σ‖G_ab‖/Σ(‖S‖ + ‖T‖ + ‖V‖) over places of a copy, mean over copies | neurons with ẍ for which it is 0 ([PlantedEinstein]), g_i that err like those of the clouds | axes of g_i turned at random |
/// | 8.12 | the same of G_ab + Λγ_ab, with ‖Λγ‖ among the terms; Λ *fitted* on the other half of the copies | the same, for the best Λ | the same, with a Λ of its own |
///
/// The constraints stand beside it (E9), and the same residuals with other neurons, kernels and places ([EinsteinVariants]). Where terms are no larger than errors of g_i make them in flat space, equations hold or fail of nothing: *not testable: vacuous*.
///
/// @param motion neurons
/// @param draws  of other g_i
/// @param whose  in words
/// @param seed   of what is random
/// @param engine workers, that take a copy each
/// @param prefix of the names of numbers
record EinsteinRows(NeuronMotion motion, MatrixDraws draws, String whose, long seed, Engine engine, String prefix) {

    /// All rows.
    static final List<String> ROWS = List.of("8.10", "8.11", "8.12");

    private static final int AXES = 3;
    private static final int MOST_PLACES = 8;
    /// Places need six of the 3N numbers ẍ each to be planted: half of them at most.
    private static final int NEURONS = 4;

    private static final double TOLERANCE = 0.2;
    private static final String REASON = "a fifth of what the terms add up to, declared";
    private static final double CONFIDENCE = 0.95;
    private static final int LEAST_COPIES = 4;
    /// Of curvature in units of proper length: rounding.
    private static final double NOTHING = 1e-9;

    /// Measures.
    ///
    /// @param notes takes rows and numbers
    void measure(LedgerNotes notes) {
        try {
            double[][][] places = places(motion, draws, engine);
            MeasuredEinstein own = MeasuredEinstein.of(motion::bent, places, engine);
            if (own.copies().size() < LEAST_COPIES) {
                throw new UntestableException("neurons cover places of %d of %d copies, need %d; %s"
                        .formatted(own.copies().size(), places.length, LEAST_COPIES, whose));
            }
            Estimate lambda = draws.withErrors(
                    own.lambda(),
                    other -> MeasuredEinstein.of(other::bent, places, engine)
                            .lambda()
                            .value());
            tell(notes, own, places, lambda);
            notes.rowsOf(FindingTable.Shape.EINSTEIN_MAP, new EinsteinMap(motion, lambda.value()).rows());
            new EinsteinVariants(motion, draws, places, seed, engine).measure(notes);
            notes.attempt("8.11", () -> new NeuronNumberRow(motion, draws, whose, seed, engine, prefix).measure(notes));
            requireCurved(own, places, notes);
            MeasuredEinstein turned =
                    MeasuredEinstein.of(copy -> draws.turned(copy).bent(copy), places, engine);
            notes.attempt("8.10", () -> vacuum(own, places, turned));
            notes.attempt("8.12", () -> withLambda(own, places, lambda, turned));
        } catch (UntestableException refused) {
            notes.rows().remove("8.11"); // its numbers stay
            notes.refuse(String.valueOf(refused.getMessage()), ROWS);
        }
    }

    /// Half of them at neurons, half midway to the next: as many as a violation of the tolerance can be told at from a planted solution ([EinsteinPower]). Where neurons stand close, ẍ that make it one at a
    /// place unmake it at the next, or are so large that errors of g_i hide it.
    ///
    /// @param motion neurons
    /// @param draws  of g_i that err
    /// @param engine workers, that take a copy each
    /// @return events of each copy
    static double[][][] places(NeuronMotion motion, MatrixDraws draws, Engine engine) {
        EinsteinPower power = new EinsteinPower(motion, draws, engine);
        int each = Math.clamp(motion.size() / NEURONS, 1, MOST_PLACES);
        double[][][] places = places(motion, each);
        while (each > 1 && !isEnough(power, places)) {
            each /= 2;
            places = places(motion, each);
        }
        return places;
    }

    private static boolean isEnough(EinsteinPower power, double[][][] places) {
        try {
            return power.smallest(places) < TOLERANCE;
        } catch (IllegalArgumentException none) {
            return false; // in flat space no solution can be planted
        }
    }

    private static double[][][] places(NeuronMotion motion, int each) {
        double[][][] places = new double[NeuronMotion.COPIES][each][1 + AXES];
        for (int copy = 0; copy < places.length; copy++) {
            for (int k = 0; k < each; k++) {
                int neuron = (int) ((long) k * motion.size() / each);
                double[] one = motion.now(copy, neuron);
                double[] next = motion.now(copy, (neuron + k % 2) % motion.size());
                for (int mu = 0; mu <= AXES; mu++) {
                    places[copy][k][mu] = (one[mu] + next[mu]) / 2;
                }
            }
        }
        return places;
    }

    private void tell(LedgerNotes notes, MeasuredEinstein own, double[][][] places, Estimate lambda) {
        String name = prefix + "einstein.";
        notes.put(name + "terms", own.terms());
        notes.put(name + "lambda", lambda);
        notes.put(name + "hamiltonian", own.hamiltonian(0));
        notes.put(name + "hamiltonian.lambda", own.hamiltonian(lambda.value()));
        notes.put(name + "momentum", own.momentum());
        notes.put(
                name + "straight",
                MeasuredEinstein.of(motion::field, places, engine).residual(0));
        EvolvedMetric evolved = EvolvedMetric.of(motion, places, lambda.value(), engine);
        notes.putFinite(name + "evolved", evolved.vacuum());
        notes.putFinite(name + "evolved.lambda", evolved.withLambda());
        notes.putFinite(name + "continued", evolved.continued());
    }

    private void requireCurved(MeasuredEinstein own, double[][][] places, LedgerNotes notes) {
        Estimate flat = MeasuredEinstein.of(copy -> draws.flat(copy).bent(copy), places, engine)
                .terms();
        Estimate terms = own.terms();
        Estimate above = terms.minus(flat);
        notes.putFinite(prefix + "einstein.flat", flat.dividedBy(terms));
        if (!(above.value() > above.halfWidth(CONFIDENCE) && terms.value() > NOTHING)) {
            throw new UntestableException(
                    "vacuous: terms of Einstein's equations add up to %.2g +- %.1g per squared proper length, and errors of g_i make %.2g +- %.1g in flat space; %s"
                            .formatted(
                                    terms.value(), terms.standardError(), flat.value(), flat.standardError(), whose));
        }
    }

    private Comparison vacuum(MeasuredEinstein own, double[][][] places, MeasuredEinstein turned) {
        return new Comparison(
                "G_ab over what it is a sum of (curvature of space, second order in the time, squares of K_ab); "
                        + words(own),
                own.residual(0),
                TOLERANCE,
                REASON,
                planted(places, 0).residual(0),
                turned.residual(0));
    }

    private Comparison withLambda(MeasuredEinstein own, double[][][] places, Estimate lambda, MeasuredEinstein turned) {
        return new Comparison(
                String.format(
                        Locale.ROOT,
                        "G_ab + Lambda g_ab over its terms, Lambda fitted on the other half of the copies: %.2g +- %.1g of all; %s",
                        lambda.value(),
                        lambda.standardError(),
                        words(own)),
                own.crossed(),
                TOLERANCE,
                REASON,
                planted(places, lambda.value()).crossed(),
                turned.crossed());
    }

    private MeasuredEinstein planted(double[][][] places, double lambda) {
        NeuronMotion planted = new PlantedEinstein(motion, places, engine).planted(lambda);
        return MeasuredEinstein.of(copy -> draws.erring(planted, copy).bent(copy), places, engine);
    }

    private String words(MeasuredEinstein own) {
        return "six spatial equations at %d of %d places at neurons and midway between two, %d copies; control with errors of g_i; %s"
                .formatted(own.count(), own.asked(), own.copies().size(), whose);
    }
}
