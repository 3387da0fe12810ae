package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.FormReliability;
import org.septuple.measurement.SplitDefiniteness.Verdict;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// What clouds say of all vectors of a reading of one network.
///
/// Vectors share their clouds, so that errors of different vectors are not independent. The error of a mean over vectors is the mean of their
/// errors: what it is if all are one, and never too small. Errors of shares of vectors are those of independent trials.
final class VectorForms {

    private final String word;
    private final CloudSurvey survey;
    private final List<VectorForm> told;

    private VectorForms(String word, CloudSurvey survey, List<VectorForm> told) {
        this.word = word;
        this.survey = survey;
        this.told = List.copyOf(told);
    }

    /// Fits all vectors.
    ///
    /// @param word   name of the reading
    /// @param survey clouds
    /// @param whole  whether all of [VectorForm] is asked for
    /// @param seed   of the bootstraps
    /// @param engine workers take a vector each
    /// @throws UntestableException if no vector has a form
    static VectorForms of(String word, CloudSurvey survey, boolean whole, long seed, Engine engine) {
        @Nullable VectorForm[] forms = new VectorForm[survey.reading().vectors()];
        engine.crew().work(forms.length, (_, v) -> forms[v] = VectorForm.of(survey, v, whole, seed));
        List<VectorForm> told = Arrays.stream(forms)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        if (told.isEmpty()) {
            throw new UntestableException(
                    "none of %d vectors has clouds of a volume that move in all %d directions: nothing can be fitted to their entropy"
                            .formatted(forms.length, survey.reading().components()));
        }
        return new VectorForms(word, survey, told);
    }

    /// Name of the reading.
    String word() {
        return word;
    }

    /// The clouds.
    CloudSurvey survey() {
        return survey;
    }

    /// Vectors that have a form.
    List<VectorForm> told() {
        return told;
    }

    /// Mean over vectors, with the mean of their errors.
    Estimate mean(Function<VectorForm, Estimate> what) {
        return mean(told.stream().map(what).toList());
    }

    /// Mean of numbers whose errors may be one and the same.
    static Estimate mean(List<Estimate> all) {
        double value = 0;
        double error = 0;
        for (Estimate one : all) {
            value += one.value() / all.size();
            error += one.standardError() / all.size();
        }
        return new Estimate(value, error, all.size());
    }

    /// Share of vectors.
    Estimate share(Predicate<VectorForm> which) {
        return Estimate.ofProportion(told.stream().filter(which).count(), told.size());
    }

    /// Share of vectors with a verdict on g.
    Estimate share(Verdict verdict) {
        return share(form -> form.definite().verdict() == verdict);
    }

    /// Mean entropy change ⟨ΔS⟩.
    Estimate change() {
        return mean(VectorForm::change);
    }

    /// Mean σ₊.
    Estimate production() {
        return mean(form -> form.form().production());
    }

    /// What noise leaves of the spread of σ₊ over vectors, relative to their mean (E18): 0 in a synchronous gauge. NaN where the mean is not
    /// above 0.
    ///
    /// @return relative standard deviation, n = vectors; its error by jackknife over vectors
    Estimate productionSpread() {
        double[] values = new double[told.size()];
        double[] variances = new double[told.size()];
        Arrays.setAll(values, v -> told.get(v).form().production().value());
        Arrays.setAll(variances, v -> {
            double error = told.get(v).form().production().standardError();
            return error * error;
        });
        int n = values.length;
        if (n < 3) {
            return new Estimate(Double.NaN, Double.NaN, n);
        }
        double all = spread(values, variances, -1);
        double squares = 0;
        double[] without = IntStream.range(0, n)
                .mapToDouble(left -> spread(values, variances, left))
                .toArray();
        double mean = Arrays.stream(without).average().orElse(all);
        for (double one : without) {
            squares += (one - mean) * (one - mean);
        }
        return new Estimate(all, Math.sqrt(squares * (n - 1) / n), n);
    }

    private static double spread(double[] values, double[] variances, int left) {
        List<Integer> kept = new ArrayList<>();
        for (int v = 0; v < values.length; v++) {
            if (v != left) {
                kept.add(v);
            }
        }
        double mean = kept.stream().mapToDouble(v -> values[v]).average().orElse(Double.NaN);
        double variance = 0;
        for (int v : kept) {
            variance += ((values[v] - mean) * (values[v] - mean)) / (kept.size() - 1) - variances[v] / kept.size();
        }
        return mean > 0 ? Math.sqrt(Math.max(variance, 0)) / mean : Double.NaN;
    }

    /// How much of the differences between the g of vectors is not noise.
    ///
    /// @return null with fewer than three vectors
    @Nullable
    FormReliability reliability() {
        return told.size() < 3
                ? null
                : FormReliability.of(
                        told.stream().map(form -> form.definite().halves()).toList());
    }
}
