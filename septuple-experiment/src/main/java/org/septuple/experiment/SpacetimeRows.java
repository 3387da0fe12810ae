package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.CloudDisplacements;
import org.septuple.measurement.EntropyForm;
import org.septuple.measurement.FormCompetitors;
import org.septuple.measurement.FormPrediction;
import org.septuple.measurement.RadiusScan;
import org.septuple.measurement.SplitDefiniteness.Verdict;
import org.septuple.statistics.Estimate;

/// Rows 5.4 to 5.9 of the ledger on all vectors of one reading.
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 5.4 | what ẋ explains less of ΔS out of sample than the best of ẋ, x(t), x(t + d), relative to that | planted σ* − ẋᵀg*ẋ beside the measured noise | ẋ of other clouds |
/// | 5.5 | 1 − R² of σ₊ − ẋᵀgẋ out of sample | planted law, little noise | ẋ of other clouds |
/// | 5.6 | share of vectors with σ₊ < 0: from those shown to those not shown to have σ₊ > 0 | planted law, measured noise: shown ones | planted σ* < 0, little noise |
/// | 5.7 | share with a first-order term, p < .01: from those shown to those where a planted one would not be seen, in 9 of 10 draws, beside the measured noise | the same | planted first-order term |
/// | 5.8 | share whose g is not positive definite: from those shown to be indefinite to those not shown to be positive | the same | planted indefinite g* |
/// | 5.9 | displacements whose class the form tells wrong, over what chance tells wrong | planted law, little noise | the same, ẋ of other clouds |
///
/// Planted laws ([PlantedLaw]) live on the displacements of this network, at most [#MOST_PLANTED] vectors. A control shows that what obeys is not
/// called a violation beside the noise of this network, a null model that a violation is seen where noise is little; what the noise of this network hides is in the
/// interval of the residual. Rows 5.5 to 5.9 are inconclusive where no plateau of σ₊ (5.5, 5.8, 5.9: of tr g as well) over a decade of radii was shown, and where
/// more than a tenth of the clouds have no volume. σ₊ < 0 fails rows 5.5 to 5.9: such a vector counts there as one that violates them.
final class SpacetimeRows {

    private static final int MOST_PLANTED = 96;

    /// Planted vectors, at least: shares of them err by less than the tolerance.
    private static final int TRIALS = 60;

    private static final int DRAWS = 4;
    private static final double TENTH = 0.1;
    private static final double HALF = 0.5;
    /// Of draws of a planted term, in which it must be seen.
    private static final int SEEN = 9;

    private static final int LOOKS = 10;

    private final VectorForms forms;
    private final @Nullable RadiusScan scan;
    private final String unscanned;
    private final double confidence;
    private final long seed;
    private final String whose;
    private final List<VectorForm> some;

    /// Rows of one reading.
    ///
    /// @param forms      measured with all of [VectorForm]
    /// @param scan       σ₊ and g against the radius of clouds; null if there is none
    /// @param unscanned  why there is none
    /// @param confidence of the verdicts
    /// @param seed       of planted laws
    SpacetimeRows(VectorForms forms, @Nullable RadiusScan scan, String unscanned, double confidence, long seed) {
        this.forms = forms;
        this.scan = scan;
        this.unscanned = unscanned;
        this.confidence = confidence;
        this.seed = seed;
        this.whose = "%d vectors (reading %s) in %d %s clouds"
                .formatted(
                        forms.told().size(),
                        forms.word(),
                        forms.survey().clouds(),
                        forms.survey().isFinite() ? "finite" : "tangent");
        this.some = VectorForms.spread(forms.told(), MOST_PLANTED);
    }

    /// Measures the rows.
    ///
    /// @param notes takes them
    void measure(LedgerNotes notes) {
        notes.attempt("5.4", this::displacement);
        notes.attempt("5.5", () -> decided(expansion(), true));
        notes.attempt("5.6", () -> decided(production(), false));
        notes.attempt("5.7", () -> decided(firstOrder(), false));
        notes.attempt("5.8", () -> decided(definite(), true));
        notes.attempt("5.9", () -> decided(classes(), true));
    }

    /// Where clouds of one radius, or chosen ones, are all that is known, the error is unknown, so that the row is inconclusive.
    private Comparison decided(Comparison row, boolean form) {
        String why = undecided(form);
        return why.isEmpty()
                ? row
                : new Comparison(
                        row.estimator() + "; inconclusive: " + why,
                        new Estimate(
                                row.residual().value(),
                                Double.NaN,
                                row.residual().n()),
                        row.tolerance(),
                        row.toleranceReason(),
                        row.control(),
                        row.nullModel());
    }

    private String undecided(boolean form) {
        boolean allContract = forms.told().stream().allMatch(VectorForm::isContracting);
        if (forms.flat() > TENTH) {
            return String.format(Locale.ROOT, "%.0f %% of the clouds of a vector have no volume", 100 * forms.flat());
        }
        if (scan == null) {
            return "clouds of finite radius were not looked at: " + unscanned;
        }
        String production = scaled("sigma_+", scan.production());
        return production.isEmpty() && form && !allContract ? scaled("tr g", scan.form()) : production;
    }

    private static String scaled(String what, RadiusScan.Verdict verdict) {
        return switch (verdict) {
            case PLATEAU -> "";
            case SCALE_DEPENDENT -> "scale-dependent, %s changes with the radius over every decade".formatted(what);
            case UNDECIDED ->
                "clouds of the scan are too few to show a plateau of %s over a decade of radii".formatted(what);
        };
    }

    private Comparison displacement() {
        if (!(best(forms.told().stream().map(v -> v.judged().competitors()).toList()) > 0)) {
            throw new UntestableException(
                    "no function of displacement or position explains any of the entropy changes out of sample");
        }
        return new Comparison(
                "(best - R2(xdot))/best, R2 out of sample of quadratic functions of xdot, x(t) and x(t+d), means over "
                        + whose,
                forms.estimate(all ->
                        lack(all.stream().map(v -> v.judged().competitors()).toList())),
                TENTH,
                "a tenth of what the best explains, declared",
                drawn(draw -> lack(competing(v -> planted(PlantedLaw.LORENTZ, v, PlantedLaw.noiseOf(v), draw)))),
                drawn(draw -> lack(competing(v -> clouds(v).exchanged(1 + draw)))));
    }

    private List<FormCompetitors> competing(Function<VectorForm, CloudDisplacements> of) {
        CloudSurvey survey = forms.survey();
        return some.stream()
                .map(v -> {
                    int[] regular = survey.regular(v.vector());
                    return FormCompetitors.of(
                            of.apply(v), survey.departures(v.vector(), regular), survey.arrivals(v.vector(), regular));
                })
                .toList();
    }

    private static double best(List<FormCompetitors> all) {
        return Math.max(
                mean(all, FormCompetitors::displacement),
                Math.max(mean(all, FormCompetitors::start), mean(all, FormCompetitors::arrival)));
    }

    private static double lack(List<FormCompetitors> all) {
        double best = best(all);
        return best > 0 ? (best - mean(all, FormCompetitors::displacement)) / best : Double.NaN;
    }

    private static <T> double mean(List<T> all, Function<T, Estimate> what) {
        return all.stream()
                .mapToDouble(one -> what.apply(one).value())
                .average()
                .orElse(Double.NaN);
    }

    /// Mean over independent draws.
    private static Estimate drawn(Function<Integer, Double> of) {
        return Estimate.ofMean(IntStream.range(0, DRAWS).mapToDouble(of::apply).toArray());
    }

    private Comparison expansion() {
        return new Comparison(
                "1 - R2 of sigma_+ - xdot g xdot out of sample, mean over " + whose + violations(),
                forms.estimate(all -> all.stream()
                        .mapToDouble(v -> v.isContracting()
                                ? 1
                                : 1 - v.judged().prediction().explained().value())
                        .average()
                        .orElse(Double.NaN)),
                HALF,
                "half of the spread of the entropy changes, declared",
                drawn(draw -> unexplained(v -> planted(PlantedLaw.LORENTZ, v, PlantedLaw.LITTLE, draw))),
                drawn(draw -> unexplained(v -> clouds(v).exchanged(1 + draw))));
    }

    private double unexplained(Function<VectorForm, CloudDisplacements> of) {
        return 1 - mean(some, v -> FormPrediction.of(of.apply(v)).explained());
    }

    private Comparison production() {
        return new Comparison(
                "share with sigma_+ < 0 by its interval of 99 %, from shown to not excluded, of " + whose,
                between(forms.share(VectorForm::isContracting), forms.share(v -> !v.isExpanding())),
                TENTH,
                "a tenth of the vectors, declared",
                obeying(VectorForm::isContracting),
                violating(PlantedLaw.CONTRACTING, VectorForm::isContracting));
    }

    private Comparison firstOrder() {
        Estimate shown = forms.share(v -> v.isContracting() || v.hasFirstOrder());
        long open = some.stream()
                .filter(v -> v.isContracting() || v.hasFirstOrder() || !sees(v))
                .count();
        double notExcluded = Math.max((double) open / some.size(), shown.value());
        return new Comparison(
                "share with a first-order term in xdot, p < .01, from shown to those where one of b = 1/(2 rms xdot) would not be seen, of "
                        + whose + violations(),
                between(shown, new Estimate(notExcluded, shown.standardError(), shown.n())),
                TENTH,
                "a tenth of the vectors, declared",
                obeying(VectorForm::hasFirstOrder),
                violating(PlantedLaw.FIRST_ORDER, VectorForm::hasFirstOrder));
    }

    /// Whether a planted first-order term is seen beside the noise of this vector in [#SEEN] of [#LOOKS] draws.
    private boolean sees(VectorForm of) {
        long seen = IntStream.range(0, LOOKS)
                .filter(draw -> EntropyForm.of(planted(PlantedLaw.FIRST_ORDER, of, PlantedLaw.noiseOf(of), draw))
                                .firstOrder()
                        < VectorForm.LEVEL)
                .count();
        return seen >= SEEN;
    }

    private Comparison definite() {
        return new Comparison(
                "share whose g is not positive definite by split halves, from shown to not excluded, of " + whose
                        + violations(),
                between(
                        forms.share(v -> v.isContracting() || isIndefinite(v)),
                        forms.share(v -> v.isContracting() || v.definite().verdict() != Verdict.POSITIVE)),
                TENTH,
                "a tenth of the vectors, declared",
                obeying(SpacetimeRows::isIndefinite),
                violating(PlantedLaw.INDEFINITE, SpacetimeRows::isIndefinite));
    }

    private static boolean isIndefinite(VectorForm v) {
        return v.definite().verdict() == Verdict.INDEFINITE;
    }

    /// What is shown to violate, up to what is not shown to obey: the middle, with an error whose interval covers both intervals.
    private Estimate between(Estimate shown, Estimate notExcluded) {
        double half = (notExcluded.value() - shown.value()) / 2;
        double error = Math.max(shown.standardError(), notExcluded.standardError());
        double width = new Estimate(0, 1, shown.n()).halfWidth(confidence);
        return new Estimate(shown.value() + half, half / width + error, shown.n());
    }

    private Comparison classes() {
        return new Comparison(
                "time-like and space-like displacements, told from the other half of the clouds, whose entropy change has the other sign, over what chance gives, of "
                        + whose + violations(),
                withViolations(),
                HALF,
                "half of what chance tells wrong, declared",
                drawn(draw -> wrong(told(v -> planted(PlantedLaw.LORENTZ, v, PlantedLaw.LITTLE, draw)))),
                drawn(draw -> wrong(told(v ->
                        planted(PlantedLaw.LORENTZ, v, PlantedLaw.LITTLE, draw).exchanged(1)))));
    }

    private List<FormPrediction> told(Function<VectorForm, CloudDisplacements> of) {
        return some.stream().map(v -> FormPrediction.of(of.apply(v))).toList();
    }

    /// Vectors with σ₊ < 0 have no light cone and count as 1, which chance gives.
    private Estimate withViolations() {
        Predicate<VectorForm> cone = v -> !v.isContracting();
        if (forms.told().stream().anyMatch(cone) && Double.isNaN(wrong(cones(forms.told(), cone)))) {
            throw new UntestableException(
                    "all displacements outside the equilibrium band are told to be of one class: there is no light cone to test");
        }
        return forms.estimate(all -> {
            List<FormPrediction> cones = cones(all, cone);
            double share = (double) cones.size() / all.size();
            return cones.isEmpty() ? 1 : 1 - share + share * wrong(cones);
        });
    }

    private static List<FormPrediction> cones(List<VectorForm> all, Predicate<VectorForm> cone) {
        return all.stream().filter(cone).map(v -> v.judged().prediction()).toList();
    }

    /// Σ wrong/Σ wrong by chance over vectors; NaN where chance tells none wrong.
    private static double wrong(List<FormPrediction> all) {
        double chance = all.stream().mapToDouble(FormPrediction::wrongByChance).sum();
        return chance > 0 ? all.stream().mapToDouble(FormPrediction::wrong).sum() / chance : Double.NaN;
    }

    private String violations() {
        long contracting =
                forms.told().stream().filter(VectorForm::isContracting).count();
        return "; vectors with sigma_+ < 0 by its interval of 99 %% count as violations: %d of %d"
                .formatted(contracting, forms.told().size());
    }

    /// False alarms: share of vectors that obey, beside the noise of each.
    private Estimate obeying(Predicate<VectorForm> which) {
        return planted((v, draw) -> form(PlantedLaw.LORENTZ, v, PlantedLaw.noiseOf(v), draw), which);
    }

    /// Share of vectors that violate, beside little noise.
    private Estimate violating(PlantedLaw law, Predicate<VectorForm> which) {
        return planted((v, draw) -> form(law, v, PlantedLaw.LITTLE, draw), which);
    }

    private Estimate planted(BiFunction<VectorForm, Integer, VectorForm> of, Predicate<VectorForm> which) {
        List<VectorForm> all = new ArrayList<>();
        for (int draw = 0; all.size() < TRIALS; draw++) {
            for (VectorForm v : some) {
                all.add(of.apply(v, draw));
            }
        }
        return Estimate.ofProportion(all.stream().filter(which).count(), all.size());
    }

    private VectorForm form(PlantedLaw law, VectorForm of, double noise, int draw) {
        return VectorForm.of(of.vector(), planted(law, of, noise, draw));
    }

    private CloudDisplacements planted(PlantedLaw law, VectorForm of, double noise, int draw) {
        int[] regular = forms.survey().regular(of.vector());
        double[][] velocity = forms.survey().velocities(of.vector(), regular);
        return clouds(of).withChanges(law.changes(velocity, noise, seed, of.vector(), draw));
    }

    private CloudDisplacements clouds(VectorForm of) {
        return forms.survey().displacements(of.vector(), forms.survey().regular(of.vector()));
    }
}
