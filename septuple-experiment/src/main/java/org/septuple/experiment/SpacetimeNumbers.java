package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.EstimateMatrix;
import org.septuple.measurement.FormCompetitors;
import org.septuple.measurement.FormPrediction;
import org.septuple.measurement.FormReliability;
import org.septuple.measurement.RadiusScan;
import org.septuple.measurement.SplitDefiniteness.Verdict;
import org.septuple.statistics.Estimate;

/// Named numbers of one reading of one network.
final class SpacetimeNumbers {

    private static final int SHOWN = 400;
    private static final Estimate ABSENT = new Estimate(Double.NaN, Double.NaN, 1);

    private SpacetimeNumbers() {}

    /// Numbers that every survey has.
    ///
    /// @param prefix ends with a dot, or is empty
    static void brief(String prefix, VectorForms forms, LedgerNotes notes) {
        notes.putFinite(prefix + "delta_S", forms.change());
        notes.putFinite(prefix + "sigma_plus", forms.production());
        notes.putFinite(prefix + "sigma_plus.negative", forms.share(VectorForm::isContracting));
        notes.putFinite(prefix + "positive_definite", forms.share(Verdict.POSITIVE));
        notes.putFinite(prefix + "indefinite", forms.share(Verdict.INDEFINITE));
        notes.putFinite(prefix + "r2", forms.mean(v -> new Estimate(v.form().rSquared(), Double.NaN, v.clouds())));
    }

    /// Numbers of a whole survey.
    static void whole(String prefix, VectorForms forms, LedgerNotes notes) {
        notes.put(prefix + "vectors", Estimate.exact(forms.told().size(), 1));
        notes.put(
                prefix + "vectors.left_out",
                Estimate.exact(forms.survey().reading().vectors() - forms.told().size(), 1));
        notes.put(prefix + "clouds.left_out", Estimate.exact(forms.flat(), 1));
        brief(prefix, forms, notes);
        notes.putFinite(prefix + "sigma_plus.spread", forms.productionSpread());
        notes.putFinite(prefix + "first_order", forms.share(VectorForm::hasFirstOrder));
        notes.putFinite(prefix + "cubic", forms.share(VectorForm::hasCubic));
        notes.putFinite(
                prefix + "r2.out_of_sample",
                forms.mean(v -> v.judged().prediction().explained()));
        notes.putFinite(
                prefix + "r2.displacement",
                forms.mean(v -> v.judged().competitors().displacement()));
        notes.putFinite(
                prefix + "r2.start", forms.mean(v -> v.judged().competitors().start()));
        notes.putFinite(
                prefix + "r2.arrival", forms.mean(v -> v.judged().competitors().arrival()));
        notes.putFinite(
                prefix + "displacement_wins",
                forms.share(v -> v.judged().competitors().winner() == FormCompetitors.Winner.DISPLACEMENT));
        notes.putFinite(
                prefix + "constrained.sigma_plus",
                VectorForms.mean(forms.told().stream()
                        .map(v -> Objects.requireNonNull(v.constrained()).production())
                        .toList()));
        FormReliability reliability = forms.reliability();
        if (reliability != null) {
            notes.putFinite(prefix + "reliability", reliability.reliability());
        }
        notes.putFinite(prefix + "irreversible", forms.share(v -> v.judged().irreversible()));
        notes.putFinite(prefix + "x0_rate", forms.estimate(SpacetimeNumbers::timeRate));
        notes.putFinite(prefix + "unidentified", forms.share(v -> v.definite().unidentified() > 0));
        notes.put(prefix + "class.timelike", forms.estimate(all -> told(all, FormPrediction::timelike)));
        notes.put(prefix + "class.spacelike", forms.estimate(all -> told(all, FormPrediction::spacelike)));
        notes.put(prefix + "class.null", forms.estimate(all -> told(all, FormPrediction::nulls)));
    }

    /// Share of displacements of a class.
    private static double told(List<VectorForm> vectors, ToIntFunction<FormPrediction> of) {
        long which = 0;
        long all = 0;
        for (VectorForm v : vectors) {
            FormPrediction told = v.judged().prediction();
            which += of.applyAsInt(told);
            all += told.timelike() + told.spacelike() + told.nulls();
        }
        return (double) which / all;
    }

    /// Mean ẋ⁰ = √σ₊ of (5.6) over d steps, of vectors with σ₊ > 0; NaN if there are none.
    private static double timeRate(List<VectorForm> vectors) {
        return vectors.stream()
                .mapToDouble(v -> v.form().production().value())
                .filter(production -> production > 0)
                .map(Math::sqrt)
                .average()
                .orElse(Double.NaN);
    }

    /// g of each vector, or of the only one.
    static void each(VectorForms forms, LedgerNotes notes) {
        for (VectorForm v : forms.told()) {
            form(forms.told().size() > 1 ? "g." + v.vector() : "g", v.form().form(), notes);
        }
    }

    /// The upper triangle of g.
    static void form(String name, EstimateMatrix g, LedgerNotes notes) {
        for (int a = 0; a < g.rows(); a++) {
            for (int b = a; b < g.columns(); b++) {
                notes.put("%s.%d.%d".formatted(name, a, b), g.at(a, b));
            }
        }
    }

    /// A row of the table of forms for each vector.
    static List<List<Double>> rows(SpacetimePlan.Reading reading, FormsNetwork network, VectorForms forms) {
        List<List<Double>> rows = new ArrayList<>();
        for (VectorForm v : forms.told()) {
            List<Double> row = new ArrayList<>(List.of(
                    reading == SpacetimePlan.Reading.LAYERS ? 0.0 : 1.0,
                    (double) network.number(),
                    (double) v.vector(),
                    (double) forms.survey().reading().neuron(v.vector(), 0),
                    (double) v.clouds()));
            add(row, v.change());
            add(row, v.form().production());
            matrix(row, v.form().form());
            add(row, v.definite().least());
            row.add(
                    switch (v.definite().verdict()) {
                        case POSITIVE -> 1.0;
                        case UNDECIDED -> 0.0;
                        case INDEFINITE -> -1.0;
                    });
            List<Estimate> eigenvalues = v.definite().eigenvalues();
            for (int a = 0; a < 3; a++) {
                add(row, a < eigenvalues.size() ? eigenvalues.get(a) : ABSENT);
            }
            row.add(v.form().firstOrder());
            row.add(v.form().cubic());
            row.add(v.form().rSquared());
            competitors(row, v.judgement());
            positions(row, forms.survey(), v.vector());
            rows.add(row);
        }
        return rows;
    }

    private static void positions(List<Double> row, CloudSurvey survey, int vector) {
        double[][] positions = survey.departures(vector, survey.regular(vector));
        for (int a = 0; a < 3; a++) {
            int component = a;
            row.add(
                    a < survey.reading().components()
                            ? Arrays.stream(positions)
                                    .mapToDouble(x -> x[component])
                                    .average()
                                    .orElse(Double.NaN)
                            : Double.NaN);
        }
    }

    private static void competitors(List<Double> row, VectorForm.@Nullable Judgement judgement) {
        if (judgement == null) {
            row.addAll(Collections.nCopies(3, Double.NaN));
            return;
        }
        FormCompetitors competitors = judgement.competitors();
        row.add(competitors.displacement().value());
        row.add(competitors.start().value());
        row.add(competitors.arrival().value());
    }

    /// A row of the table of radii for each radius.
    static List<List<Double>> radii(double noise, RadiusScan scan) {
        List<List<Double>> rows = new ArrayList<>();
        for (RadiusScan.Point point : scan.points()) {
            List<Double> row = new ArrayList<>(List.of(noise, point.radius()));
            add(row, point.production());
            add(row, point.trace());
            add(row, point.change());
            add(row, point.productionShift());
            add(row, point.traceShift());
            rows.add(row);
        }
        return rows;
    }

    /// Rows of the table of clouds: those of the vectors whose R² is lowest, in the middle and highest.
    static List<List<Double>> clouds(SpacetimePlan.Reading reading, VectorForms forms) {
        List<VectorForm> ranked = forms.told().stream()
                .sorted(Comparator.comparingDouble(v -> v.form().rSquared()))
                .toList();
        int last = ranked.size() - 1;
        return IntStream.of(0, last / 2, last)
                .distinct()
                .boxed()
                .flatMap(rank -> clouds(reading, forms.survey(), ranked.get(rank)).stream())
                .toList();
    }

    private static List<List<Double>> clouds(SpacetimePlan.Reading reading, CloudSurvey survey, VectorForm v) {
        int[] regular = survey.regular(v.vector());
        double[] changes = survey.changes(v.vector(), regular);
        double[][] velocity = survey.velocities(v.vector(), regular);
        double[][] told = FormCompetitors.foretold(
                survey.displacements(v.vector(), regular),
                survey.departures(v.vector(), regular),
                survey.arrivals(v.vector(), regular));
        double[][] g = v.form().form().values();
        double production = v.form().production().value();
        List<List<Double>> rows = new ArrayList<>();
        int stride = Math.ceilDiv(regular.length, SHOWN);
        for (int c = 0; c < regular.length; c += stride) {
            double square = square(g, velocity[c]);
            List<Double> row = new ArrayList<>(List.of(
                    reading == SpacetimePlan.Reading.LAYERS ? 0.0 : 1.0,
                    (double) v.vector(),
                    (double) regular[c],
                    changes[c],
                    production - square,
                    square,
                    told[0][c],
                    told[1][c],
                    told[2][c]));
            for (int a = 0; a < 3; a++) {
                row.add(a < velocity[c].length ? velocity[c][a] : Double.NaN);
            }
            rows.add(row);
        }
        return rows;
    }

    private static double square(double[][] g, double[] x) {
        double sum = 0;
        for (int a = 0; a < x.length; a++) {
            for (int b = 0; b < x.length; b++) {
                sum += x[a] * g[a][b] * x[b];
            }
        }
        return sum;
    }

    private static void matrix(List<Double> row, EstimateMatrix g) {
        for (int a = 0; a < 3; a++) {
            for (int b = a; b < 3; b++) {
                add(row, b < g.columns() ? g.at(a, b) : ABSENT);
            }
        }
    }

    private static void add(List<Double> row, Estimate estimate) {
        row.add(estimate.value());
        row.add(estimate.standardError());
    }
}
