package org.septuple.experiment;

import org.jspecify.annotations.Nullable;
import org.septuple.measurement.CloudDisplacements;
import org.septuple.measurement.ConstrainedForm;
import org.septuple.measurement.EntropyForm;
import org.septuple.measurement.FormCompetitors;
import org.septuple.measurement.FormPrediction;
import org.septuple.measurement.SplitDefiniteness;
import org.septuple.statistics.Estimate;

/// What clouds say of one vector of a reading.
///
/// @param vector      number in the reading
/// @param clouds      clouds in which it has a volume
/// @param change      mean of ΔS over d steps
/// @param form        σ₊ and g without bounds
/// @param definite    whether g is positive definite
/// @param constrained σ₊ ≥ 0 and g ≥ 0; null where it was not asked for
/// @param competitors ẋ against x(t) and x(t + d); null likewise
/// @param prediction  classes of displacements; null likewise
record VectorForm(
        int vector,
        int clouds,
        Estimate change,
        EntropyForm form,
        SplitDefiniteness definite,
        @Nullable ConstrainedForm constrained,
        @Nullable FormCompetitors competitors,
        @Nullable FormPrediction prediction) {

    private static final int RESAMPLES = 20;

    /// Level at which a vector counts as shown to have something: one in a hundred by chance.
    static final double LEVEL = 0.01;

    /// Fits one vector.
    ///
    /// @param survey clouds
    /// @param vector which
    /// @param whole  whether all is asked for
    /// @param seed   of the bootstrap
    /// @return null if the vector has no volume in half of the clouds, or its displacements tell no form
    static @Nullable VectorForm of(CloudSurvey survey, int vector, boolean whole, long seed) {
        int[] regular = survey.regular(vector);
        if (2 * regular.length < survey.clouds()) {
            return null;
        }
        double[] changes = survey.changes(vector, regular);
        try {
            CloudDisplacements clouds = survey.displacements(vector, regular);
            return new VectorForm(
                    vector,
                    regular.length,
                    Estimate.ofMean(changes),
                    EntropyForm.of(clouds),
                    SplitDefiniteness.of(clouds),
                    whole ? ConstrainedForm.of(clouds, RESAMPLES, seed) : null,
                    whole
                            ? FormCompetitors.of(
                                    clouds, survey.departures(vector, regular), survey.arrivals(vector, regular))
                            : null,
                    whole ? FormPrediction.of(clouds) : null);
        } catch (IllegalArgumentException untold) {
            return null;
        }
    }

    /// σ₊ below 0.
    boolean isContracting() {
        return below(form.production());
    }

    /// A first-order term.
    boolean hasFirstOrder() {
        return form.firstOrder() < LEVEL;
    }

    /// Terms of third order.
    boolean hasCubic() {
        return form.cubic() < LEVEL;
    }

    private static boolean below(Estimate estimate) {
        return estimate.value() < -estimate.halfWidth(1 - LEVEL);
    }
}
