package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.VectorForm.Depth;
import org.septuple.measurement.FormReliability;
import org.septuple.measurement.SplitDefiniteness.Verdict;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// What clouds say of all vectors of a reading of one network.
///
/// Vectors share their clouds, so that what is said of all vectors errs as clouds do: errors are those of a jackknife over [#BLOCKS] blocks of clouds,
/// each left out in all vectors at once, of at most [#MOST_LEFT] vectors (of which fewer never err less). A block is every tenth pair of neighbouring clouds: halves stay halves, and
/// on a schedule a block has all phases. They are of these vectors of this network, not of vectors that it might have had. In a brief survey, whose units are learners, they are not made: there the error of a mean is the
/// mean of the errors, which is what it is if all are one, and that of a share is that of independent trials.
final class VectorForms {

    /// Blocks of clouds.
    static final int BLOCKS = 10;

    /// Most vectors of which clouds are left out.
    static final int MOST_LEFT = 256;

    private final String word;
    private final CloudSurvey survey;
    private final List<VectorForm> told;
    private final List<List<VectorForm>> without;
    private final String reason;

    private VectorForms(
            String word, CloudSurvey survey, List<VectorForm> told, List<List<VectorForm>> without, String reason) {
        this.word = word;
        this.survey = survey;
        this.told = List.copyOf(told);
        this.without = List.copyOf(without);
        this.reason = reason;
    }

    /// Fits all vectors.
    ///
    /// @param word   name of the reading
    /// @param survey clouds
    /// @param whole  whether all of [VectorForm] is asked for, and errors by leaving out clouds
    /// @param seed   of the bootstraps
    /// @param engine workers take a vector each
    /// @throws UntestableException if no vector has a form, with the reason of the first
    static VectorForms of(String word, CloudSurvey survey, boolean whole, long seed, Engine engine) {
        return of(word, survey, whole ? Depth.WHOLE : Depth.BRIEF, seed, engine);
    }

    /// Fits all vectors, without the fit under bounds; errors by leaving out clouds.
    ///
    /// @param word   name of the reading
    /// @param survey clouds
    /// @param engine workers take a vector each
    /// @throws UntestableException if no vector has a form, with the reason of the first
    static VectorForms judged(String word, CloudSurvey survey, Engine engine) {
        return of(word, survey, Depth.JUDGED, 0, engine);
    }

    private static VectorForms of(String word, CloudSurvey survey, Depth depth, long seed, Engine engine) {
        int vectors = survey.reading().vectors();
        @Nullable VectorForm[] forms = new VectorForm[vectors];
        String[] reasons = new String[vectors];
        Arrays.fill(reasons, "");
        engine.crew().work(vectors, (_, v) -> {
            int[] regular = survey.regular(v);
            if (2 * regular.length < survey.clouds()) {
                reasons[v] = "it has a volume in %d of %d clouds".formatted(regular.length, survey.clouds());
                return;
            }
            try {
                forms[v] = VectorForm.of(survey, v, regular, depth, seed);
            } catch (IllegalArgumentException untold) {
                reasons[v] = String.valueOf(untold.getMessage());
            }
        });
        List<VectorForm> told = Arrays.stream(forms)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        String reason = firstReason(reasons);
        if (told.isEmpty()) {
            throw new UntestableException(
                    "none of %d vectors has clouds of a volume that move in all %d directions and differ in entropy change; %s"
                            .formatted(vectors, survey.reading().components(), reason));
        }
        return new VectorForms(
                word, survey, told, depth == Depth.BRIEF ? List.of() : without(survey, told, engine), reason);
    }

    private static String firstReason(String[] reasons) {
        Optional<Integer> first = IntStream.range(0, reasons.length)
                .boxed()
                .filter(v -> !reasons[v].isEmpty())
                .findFirst();
        return first.map(v -> "vector %d: %s".formatted(v, reasons[v])).orElse("");
    }

    /// The vectors again, without each block of clouds; a vector that has no form then is not among them.
    private static List<List<VectorForm>> without(CloudSurvey survey, List<VectorForm> told, Engine engine) {
        List<VectorForm> some = spread(told, MOST_LEFT);
        @Nullable VectorForm[] forms = new VectorForm[some.size() * BLOCKS];
        engine.crew().work(forms.length, (_, f) -> {
            int vector = some.get(f / BLOCKS).vector();
            int[] kept = Arrays.stream(survey.regular(vector))
                    .filter(c -> c / 2 % BLOCKS != f % BLOCKS)
                    .toArray();
            try {
                forms[f] = VectorForm.of(survey, vector, kept, Depth.JUDGED, 0);
            } catch (IllegalArgumentException untold) {
                forms[f] = null;
            }
        });
        List<List<VectorForm>> without = new ArrayList<>();
        for (int block = 0; block < BLOCKS; block++) {
            List<VectorForm> of = new ArrayList<>();
            for (int f = block; f < forms.length; f += BLOCKS) {
                VectorForm form = forms[f];
                if (form != null) {
                    of.add(form);
                }
            }
            without.add(of);
        }
        return without;
    }

    /// Evenly spaced ones of a list.
    static List<VectorForm> spread(List<VectorForm> all, int most) {
        int stride = Math.ceilDiv(all.size(), most);
        return IntStream.range(0, Math.ceilDiv(all.size(), stride))
                .mapToObj(v -> all.get(v * stride))
                .toList();
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

    /// Why the first vector that has no form has none.
    ///
    /// @return empty if all have one
    String reason() {
        return reason;
    }

    /// A number made of vectors, its error by leaving out blocks of clouds.
    ///
    /// @param of vectors of which some may be missing
    /// @return n = blocks; unknown (NaN) error if some block has no such number
    Estimate estimate(ToDoubleFunction<List<VectorForm>> of) {
        double value = of.applyAsDouble(told);
        if (without.isEmpty()) {
            return new Estimate(value, Double.NaN, 1);
        }
        double[] left = without.stream().mapToDouble(of).toArray();
        double mean = Arrays.stream(left).average().orElse(Double.NaN);
        double squares = Arrays.stream(left).map(x -> (x - mean) * (x - mean)).sum();
        return new Estimate(value, Math.sqrt(squares * (BLOCKS - 1) / BLOCKS), BLOCKS);
    }

    /// Mean over vectors.
    Estimate mean(Function<VectorForm, Estimate> what) {
        return without.isEmpty()
                ? mean(told.stream().map(what).toList())
                : estimate(all -> all.stream()
                        .mapToDouble(v -> what.apply(v).value())
                        .average()
                        .orElse(Double.NaN));
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
        return without.isEmpty()
                ? Estimate.ofProportion(told.stream().filter(which).count(), told.size())
                : estimate(all -> (double) all.stream().filter(which).count() / all.size());
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

    /// Share of clouds in which a vector has no volume, over all vectors of the reading.
    double flat() {
        int vectors = survey.reading().vectors();
        return 1
                - IntStream.range(0, vectors)
                                .mapToLong(v -> survey.regular(v).length)
                                .sum()
                        / ((double) vectors * survey.clouds());
    }

    /// Spread of σ₊ over vectors relative to their mean (E18): 0 in a synchronous gauge. What noise adds to the variance is of order 1/C, and the
    /// jackknife takes it off, also where all vectors share it. NaN where the mean is not above 0.
    ///
    /// @return relative standard deviation, n = blocks
    Estimate productionSpread() {
        if (told.size() < 3 || !(production().value() > 0)) {
            return new Estimate(Double.NaN, Double.NaN, BLOCKS);
        }
        Estimate plain = estimate(VectorForms::relativeVariance);
        double ofSome = relativeVariance(spread(told, MOST_LEFT));
        double left = without.stream()
                .mapToDouble(VectorForms::relativeVariance)
                .average()
                .orElse(Double.NaN);
        double variance = Math.max(plain.value() + (BLOCKS - 1) * (ofSome - left), 0);
        double spread = Math.sqrt(variance);
        return new Estimate(spread, Math.sqrt(variance + plain.standardError()) - spread, BLOCKS);
    }

    private static double relativeVariance(List<VectorForm> vectors) {
        double[] values =
                vectors.stream().mapToDouble(v -> v.form().production().value()).toArray();
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / ((values.length - 1) * mean * mean);
    }

    /// How much of the differences between the g of vectors is not noise, over vectors that move in all directions.
    ///
    /// @return null with fewer than three of these
    @Nullable
    FormReliability reliability() {
        List<VectorForm> identified =
                told.stream().filter(v -> v.definite().unidentified() == 0).toList();
        return identified.size() < 3
                ? null
                : FormReliability.of(identified.stream()
                        .map(form -> form.definite().halves())
                        .toList());
    }
}
