package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.measurement.SplitDefiniteness.Verdict;

/// Rows of table `vector_paths`: where vectors with a positive definite g are at some of their base states, as recorded.
final class VectorPaths {

    private static final int AXES = 3;
    private static final int MOST_TIMES = 8;

    private VectorPaths() {}

    /// Up to eight evenly chosen base states.
    ///
    /// @param which reading
    /// @param forms of the trained or only network
    /// @return a row for each base state and vector; none where positions have not three components
    static List<List<Double>> rows(SpacetimePlan.Reading which, VectorForms forms) {
        List<List<Double>> rows = new ArrayList<>();
        CloudSurvey survey = forms.survey();
        if (survey.reading().components() != AXES) {
            return rows;
        }
        int times = Math.min(MOST_TIMES, survey.clouds());
        for (int time = 0; time < times; time++) {
            int cloud = (int) ((long) time * survey.clouds() / times);
            for (VectorForm v : forms.told()) {
                if (v.definite().verdict() == Verdict.POSITIVE) {
                    double[] at = survey.departures(v.vector(), new int[] {cloud})[0];
                    rows.add(List.of(
                            which == SpacetimePlan.Reading.LAYERS ? 0.0 : 1.0,
                            (double) v.vector(),
                            (double) cloud,
                            at[0],
                            at[1],
                            at[2]));
                }
            }
        }
        return rows;
    }
}
