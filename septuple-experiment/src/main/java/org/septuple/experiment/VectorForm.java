package org.septuple.experiment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.CloudDisplacements;
import org.septuple.measurement.ConstrainedForm;
import org.septuple.measurement.EntropyForm;
import org.septuple.measurement.FormCompetitors;
import org.septuple.measurement.FormPrediction;
import org.septuple.measurement.SplitDefiniteness;
import org.septuple.measurement.TimeReversal;
import org.septuple.statistics.Estimate;

/// What clouds say of one vector of a reading.
///
/// @param vector      number in the reading
/// @param clouds      clouds in which it has a volume
/// @param change      mean of ΔS over d steps
/// @param form        σ₊ and g without bounds
/// @param definite    whether g is positive definite
/// @param judgement   what clouds say of other clouds; null where it was not asked for
/// @param constrained σ₊ ≥ 0 and g ≥ 0; null likewise
record VectorForm(
        int vector,
        int clouds,
        Estimate change,
        EntropyForm form,
        SplitDefiniteness definite,
        @Nullable Judgement judgement,
        @Nullable ConstrainedForm constrained) {

    private static final int RESAMPLES = 20;

    /// Level at which a vector counts as shown to have something: one in a hundred by chance.
    static final double LEVEL = 0.01;

    /// How much is asked for.
    enum Depth {
        /// σ₊ and g.
        BRIEF,
        /// And what is judged out of sample.
        JUDGED,
        /// And the fit under bounds, with its bootstrap.
        WHOLE
    }

    /// What clouds say of other clouds.
    ///
    /// @param competitors  ẋ against x(t) and x(t + d)
    /// @param prediction   classes of displacements
    /// @param irreversible whether the first component tells the direction of time
    record Judgement(FormCompetitors competitors, FormPrediction prediction, boolean irreversible) {}

    /// Fits one vector.
    ///
    /// @param survey clouds
    /// @param vector which
    /// @param chosen clouds in which it has a volume
    /// @param depth  how much
    /// @param seed   of the bootstrap
    /// @throws IllegalArgumentException if its displacements tell no form
    static VectorForm of(CloudSurvey survey, int vector, int[] chosen, Depth depth, long seed) {
        CloudDisplacements clouds = survey.displacements(vector, chosen);
        return new VectorForm(
                vector,
                chosen.length,
                clouds.meanChange(),
                EntropyForm.of(clouds),
                SplitDefiniteness.of(clouds),
                depth == Depth.BRIEF ? null : judged(survey, vector, chosen, clouds),
                depth == Depth.WHOLE ? ConstrainedForm.of(clouds, RESAMPLES, seed) : null);
    }

    /// σ₊ and g of clouds.
    static VectorForm of(int vector, CloudDisplacements clouds) {
        return new VectorForm(
                vector,
                clouds.clouds(),
                clouds.meanChange(),
                EntropyForm.of(clouds),
                SplitDefiniteness.of(clouds),
                null,
                null);
    }

    private static Judgement judged(CloudSurvey survey, int vector, int[] chosen, CloudDisplacements clouds) {
        double[][] start = survey.departures(vector, chosen);
        double[][] end = survey.arrivals(vector, chosen);
        return new Judgement(
                FormCompetitors.of(clouds, start, end),
                FormPrediction.of(clouds),
                TimeReversal.isTold(first(start), first(end), LEVEL));
    }

    private static double[] first(double[][] rows) {
        return Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
    }

    /// σ₊ below 0.
    boolean isContracting() {
        return form.production().value() < -form.production().halfWidth(1 - LEVEL);
    }

    /// σ₊ above 0.
    boolean isExpanding() {
        return form.production().value() > form.production().halfWidth(1 - LEVEL);
    }

    /// A first-order term.
    boolean hasFirstOrder() {
        return form.firstOrder() < LEVEL;
    }

    /// Terms of third order.
    boolean hasCubic() {
        return form.cubic() < LEVEL;
    }

    /// What clouds say of other clouds, where it was asked for.
    Judgement judged() {
        if (judgement == null) {
            throw new IllegalStateException("vector %d was not judged".formatted(vector));
        }
        return judgement;
    }
}
