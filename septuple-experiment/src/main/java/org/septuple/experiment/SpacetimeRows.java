package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.CloudDisplacements;
import org.septuple.measurement.EntropyForm;
import org.septuple.measurement.FormCompetitors;
import org.septuple.measurement.FormPrediction;
import org.septuple.measurement.RadiusScan;
import org.septuple.measurement.SplitDefiniteness;
import org.septuple.measurement.SplitDefiniteness.Verdict;
import org.septuple.statistics.Estimate;

/// Rows 5.4 to 5.9 of the ledger on all vectors of one reading.
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 5.4 | what ẋ explains less of ΔS out of sample than the best of ẋ, x(t), x(t + d), relative to that | planted σ* − ẋᵀg*ẋ | ẋ of other clouds |
/// | 5.5 | 1 − R² of σ₊ − ẋᵀgẋ out of sample | the same | ẋ of other clouds |
/// | 5.6 | share of vectors with σ₊ < 0 | the same | planted σ* < 0 |
/// | 5.7 | share with a first-order term, p < .01 | the same | planted first-order term |
/// | 5.8 | share whose g is not positive definite: from those that are indefinite to all that were not shown to be positive | the same | planted indefinite g* |
/// | 5.9 | displacements whose class the form tells wrong, over what chance tells wrong | the same | the same, ẋ of other clouds |
///
/// Planted laws ([PlantedLaw]) live on the displacements of this network, at most [#MOST_PLANTED] vectors, so that what its clouds cannot tell
/// makes a row inconclusive. So does, in rows 5.5 to 5.9, a σ₊ of which no plateau was shown. σ₊ < 0 fails rows 5.5 to 5.9: such a vector counts there as one that violates them.
final class SpacetimeRows {

    private static final int MOST_PLANTED = 96;
    private static final double TENTH = 0.1;
    private static final double HALF = 0.5;

    private final VectorForms forms;
    private final boolean hasPlateau;
    private final long seed;
    private final String whose;
    private final List<VectorForm> some;

    /// Rows of one reading.
    ///
    /// @param forms measured with all of [VectorForm]
    /// @param scan  σ₊ against the radius of clouds; null if it was not looked at
    /// @param seed  of planted laws
    SpacetimeRows(VectorForms forms, @Nullable RadiusScan scan, long seed) {
        this.forms = forms;
        this.hasPlateau = scan != null && scan.verdict() == RadiusScan.Verdict.PLATEAU;
        this.seed = seed;
        int told = forms.told().size();
        this.whose = "%d vectors (reading %s) in %d tangent clouds"
                .formatted(told, forms.word(), forms.survey().clouds());
        int stride = Math.ceilDiv(told, MOST_PLANTED);
        List<VectorForm> chosen = new ArrayList<>();
        for (int v = 0; v < told; v += stride) {
            chosen.add(forms.told().get(v));
        }
        this.some = List.copyOf(chosen);
    }

    /// Measures the rows.
    ///
    /// @param notes takes them
    void measure(LedgerNotes notes) {
        notes.attempt("5.4", this::displacement);
        notes.attempt("5.5", () -> scaled(expansion()));
        notes.attempt("5.6", () -> scaled(production()));
        notes.attempt("5.7", () -> scaled(firstOrder()));
        notes.attempt("5.8", () -> scaled(definite()));
        notes.attempt("5.9", () -> scaled(classes()));
    }

    /// Without a plateau nothing is known but of clouds of one radius: an error so large that the row is inconclusive.
    private Comparison scaled(Comparison row) {
        return hasPlateau
                ? row
                : new Comparison(
                        row.estimator()
                                + "; inconclusive: scale-dependent, no plateau of sigma_+ over a decade of radii was shown",
                        new Estimate(
                                row.residual().value(),
                                1 + row.residual().value(),
                                row.residual().n()),
                        row.tolerance(),
                        row.toleranceReason(),
                        row.control(),
                        row.nullModel());
    }

    private Comparison displacement() {
        return new Comparison(
                "(best - R2(xdot))/best, R2 out of sample of quadratic functions of xdot, x(t) and x(t+d), means over "
                        + whose,
                lack(competitors(forms.told(), v -> Objects.requireNonNull(v.competitors()))),
                TENTH,
                "a tenth of what the best explains, declared",
                lack(competitors(some, v -> compete(v, planted(PlantedLaw.LORENTZ, v)))),
                lack(competitors(some, v -> compete(v, exchanged(v)))));
    }

    /// Mean R² of ẋ, x(t), x(t + d).
    private static List<Estimate> competitors(List<VectorForm> vectors, Function<VectorForm, FormCompetitors> of) {
        List<FormCompetitors> all = vectors.stream().map(of).toList();
        return List.of(
                mean(all, FormCompetitors::displacement),
                mean(all, FormCompetitors::start),
                mean(all, FormCompetitors::arrival));
    }

    private static Estimate lack(List<Estimate> models) {
        Estimate own = models.getFirst();
        Estimate best = own;
        for (Estimate model : models) {
            best = model.value() > best.value() ? model : best;
        }
        if (!(best.value() > 0)) {
            throw new UntestableException(
                    "no function of displacement or position explains any of the entropy changes out of sample");
        }
        double error = best.equals(own)
                ? own.standardError() / best.value()
                : Math.hypot(own.standardError(), best.standardError() * own.value() / best.value()) / best.value();
        return new Estimate((best.value() - own.value()) / best.value(), error, own.n());
    }

    private Comparison expansion() {
        return new Comparison(
                "1 - R2 of sigma_+ - xdot g xdot out of sample, mean over " + whose + violations(),
                mean(
                        forms.told(),
                        v -> v.isContracting()
                                ? Estimate.exact(1, v.clouds())
                                : unexplained(Objects.requireNonNull(v.prediction()))),
                HALF,
                "half of the spread of the entropy changes, declared",
                mean(some, v -> unexplained(FormPrediction.of(planted(PlantedLaw.LORENTZ, v)))),
                mean(some, v -> unexplained(FormPrediction.of(exchanged(v)))));
    }

    private static Estimate unexplained(FormPrediction prediction) {
        Estimate explained = prediction.explained();
        return new Estimate(1 - explained.value(), explained.standardError(), explained.n());
    }

    private Comparison production() {
        return new Comparison(
                "share with sigma_+ < 0 by its interval of 99 % of " + whose,
                forms.share(VectorForm::isContracting),
                TENTH,
                "a tenth of the vectors, declared",
                planted(PlantedLaw.LORENTZ, VectorForm::isContracting),
                planted(PlantedLaw.CONTRACTING, VectorForm::isContracting));
    }

    private Comparison firstOrder() {
        return new Comparison(
                "share with a first-order term in xdot, p < .01, of " + whose + violations(),
                forms.share(v -> v.isContracting() || v.hasFirstOrder()),
                TENTH,
                "a tenth of the vectors, declared",
                planted(PlantedLaw.LORENTZ, VectorForm::hasFirstOrder),
                planted(PlantedLaw.FIRST_ORDER, VectorForm::hasFirstOrder));
    }

    private Comparison definite() {
        return new Comparison(
                "share whose g is not positive definite by split halves, of " + whose + violations(),
                between(
                        forms.share(v -> v.isContracting() || v.definite().verdict() == Verdict.INDEFINITE),
                        forms.share(v -> v.isContracting() || v.definite().verdict() != Verdict.POSITIVE)),
                TENTH,
                "a tenth of the vectors, declared",
                between(
                        planted(PlantedLaw.LORENTZ, v -> v.definite().verdict() == Verdict.INDEFINITE),
                        planted(PlantedLaw.LORENTZ, v -> v.definite().verdict() != Verdict.POSITIVE)),
                planted(PlantedLaw.INDEFINITE, v -> v.definite().verdict() == Verdict.INDEFINITE));
    }

    /// What is shown to violate, up to what is not shown to obey: the middle, with an error whose interval of 95 % covers both.
    private static Estimate between(Estimate shown, Estimate notExcluded) {
        double half = (notExcluded.value() - shown.value()) / 2;
        double error = Math.max(shown.standardError(), notExcluded.standardError());
        return new Estimate(shown.value() + half, Math.max(error, half / 1.96 + error / 2), shown.n());
    }

    private Comparison classes() {
        return new Comparison(
                "time-like and space-like displacements, told from the other half of the clouds, whose entropy change has the other sign, over what chance gives, of "
                        + whose + violations(),
                withViolations(),
                HALF,
                "half of what chance tells wrong, declared",
                wrong(some, v -> FormPrediction.of(planted(PlantedLaw.LORENTZ, v))),
                wrong(
                        some,
                        v -> FormPrediction.of(exchanged(
                                PlantedLaw.LORENTZ.changes(velocities(v), seed, v.vector()), velocities(v)))));
    }

    /// Vectors with σ₊ < 0 have no light cone and count as 1, which chance gives.
    private Estimate withViolations() {
        List<VectorForm> cones =
                forms.told().stream().filter(v -> !v.isContracting()).toList();
        Estimate without = forms.share(VectorForm::isContracting);
        if (cones.isEmpty()) {
            return without;
        }
        Estimate ratio = wrong(cones, v -> Objects.requireNonNull(v.prediction()));
        double rest = 1 - without.value();
        return new Estimate(
                without.value() + rest * ratio.value(),
                Math.hypot(without.standardError() * (1 - ratio.value()), rest * ratio.standardError()),
                without.n());
    }

    /// Σ wrong/Σ wrong by chance over vectors.
    private static Estimate wrong(List<VectorForm> vectors, Function<VectorForm, FormPrediction> of) {
        double[] wrong = new double[vectors.size()];
        double[] chance = new double[vectors.size()];
        for (int v = 0; v < wrong.length; v++) {
            FormPrediction prediction = of.apply(vectors.get(v));
            chance[v] = prediction.wrongByChance();
            wrong[v] = prediction.wrong();
        }
        double all = Arrays.stream(chance).sum();
        if (!(all > 0)) {
            throw new UntestableException(
                    "all displacements outside the equilibrium band are told to be of one class: there is no light cone to test");
        }
        double ratio = Arrays.stream(wrong).sum() / all;
        double[] influence = new double[wrong.length];
        Arrays.setAll(influence, v -> ratio + (wrong[v] - ratio * chance[v]) * wrong.length / all);
        return new Estimate(ratio, Estimate.ofMean(influence).standardError(), wrong.length);
    }

    private String violations() {
        long contracting =
                forms.told().stream().filter(VectorForm::isContracting).count();
        return "; vectors with sigma_+ < 0 by its interval of 99 %% count as violations: %d of %d"
                .formatted(contracting, forms.told().size());
    }

    private Estimate planted(PlantedLaw law, Predicate<VectorForm> which) {
        List<VectorForm> of = some.stream()
                .map(v -> {
                    CloudDisplacements clouds = planted(law, v);
                    return new VectorForm(
                            v.vector(),
                            v.clouds(),
                            v.change(),
                            EntropyForm.of(clouds),
                            SplitDefiniteness.of(clouds),
                            null,
                            null,
                            null);
                })
                .toList();
        return Estimate.ofProportion(of.stream().filter(which).count(), of.size());
    }

    private CloudDisplacements planted(PlantedLaw law, VectorForm of) {
        return law.on(velocities(of), seed, of.vector());
    }

    private double[][] velocities(VectorForm of) {
        return forms.survey().velocities(of.vector(), forms.survey().regular(of.vector()));
    }

    /// ΔS with ẋ of the next cloud.
    private CloudDisplacements exchanged(VectorForm of) {
        int[] regular = forms.survey().regular(of.vector());
        return exchanged(forms.survey().changes(of.vector(), regular), velocities(of));
    }

    private static CloudDisplacements exchanged(double[] changes, double[][] velocity) {
        double[][] exchanged = new double[velocity.length][];
        Arrays.setAll(exchanged, c -> velocity[(c + 1) % velocity.length]);
        return CloudDisplacements.of(changes, exchanged);
    }

    private FormCompetitors compete(VectorForm of, CloudDisplacements clouds) {
        CloudSurvey survey = forms.survey();
        int[] regular = survey.regular(of.vector());
        return FormCompetitors.of(
                clouds, survey.departures(of.vector(), regular), survey.arrivals(of.vector(), regular));
    }

    /// Mean with the mean of the errors, as in [VectorForms].
    private static <T> Estimate mean(List<T> all, Function<T, Estimate> what) {
        return VectorForms.mean(all.stream().map(what).toList());
    }
}
