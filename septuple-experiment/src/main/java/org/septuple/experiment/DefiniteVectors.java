package org.septuple.experiment;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.septuple.measurement.SplitDefiniteness.Verdict;
import org.septuple.statistics.Estimate;

/// Vectors of a reading as neurons: those whose g is shown to be positive definite.
///
/// @param survey their clouds
/// @param some   those with a positive definite g
/// @param whose  in words
record DefiniteVectors(CloudSurvey survey, List<VectorForm> some, String whose) {

    private static final int AXES = 3;

    /// Those of a reading whose g is shown to be positive definite.
    static DefiniteVectors of(VectorForms forms) {
        List<VectorForm> some = forms.told().stream()
                .filter(v -> v.definite().verdict() == Verdict.POSITIVE)
                .toList();
        String whose = "%d of %d vectors (reading %s) whose g is shown to be positive definite"
                .formatted(some.size(), forms.told().size(), forms.word());
        return new DefiniteVectors(forms.survey(), some, whose);
    }

    /// Number of them.
    int count() {
        return some.size();
    }

    /// Positions at one of some evenly chosen base states.
    ///
    /// @return 3 for each
    double[] positions(int time, int times) {
        int cloud = (int) ((long) time * survey.clouds() / times);
        double[] positions = new double[AXES * some.size()];
        for (int i = 0; i < some.size(); i++) {
            double[] at = survey.departures(some.get(i).vector(), new int[] {cloud})[0];
            System.arraycopy(at, 0, positions, AXES * i, AXES);
        }
        return positions;
    }

    /// Matrices.
    ///
    /// @return 6 for each
    double[] matrices() {
        return matrices(some);
    }

    /// Matrices of any vectors.
    ///
    /// @return 6 for each
    static double[] matrices(List<VectorForm> some) {
        return entries(some, Estimate::value);
    }

    /// Standard errors of their entries.
    ///
    /// @return 6 for each
    double[] errors() {
        return entries(some, Estimate::standardError);
    }

    private static double[] entries(List<VectorForm> some, ToDoubleFunction<Estimate> of) {
        double[] matrices = new double[2 * AXES * some.size()];
        int at = 0;
        for (VectorForm v : some) {
            for (int a = 0; a < AXES; a++) {
                for (int b = a; b < AXES; b++) {
                    matrices[at++] = of.applyAsDouble(v.form().form().at(a, b));
                }
            }
        }
        return matrices;
    }
}
