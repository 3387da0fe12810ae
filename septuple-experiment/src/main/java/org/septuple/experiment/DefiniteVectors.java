package org.septuple.experiment;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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
        return entries(Estimate::value);
    }

    /// Standard errors of their entries.
    ///
    /// @return 6 for each
    double[] errors() {
        return entries(Estimate::standardError);
    }

    /// How far matrices differ, over how far they err by their standard errors, whose share of the differences is taken off; error by jackknife over neurons.
    ///
    /// @return n = neurons
    /// @throws UntestableException with fewer than three
    Estimate variety() {
        int n = count();
        if (n < 3) {
            throw new UntestableException("%d matrices differ in no way that can be told: need 3".formatted(n));
        }
        double[] matrices = matrices();
        double[] errors = errors();
        double all = ratio(matrices, errors, -1);
        Estimate left = Estimate.ofMean(IntStream.range(0, n)
                .mapToDouble(i -> ratio(matrices, errors, i))
                .toArray());
        double above = Math.max(all - 1, 0);
        double value = Math.sqrt(above);
        return new Estimate(value, Math.sqrt(above + (n - 1) * left.standardError()) - value, n);
    }

    /// Variance of matrices over mean squared errors, ‖·‖² of the entries.
    private double ratio(double[] matrices, double[] errors, int without) {
        double[] mean = new double[2 * AXES];
        int n = count() - (without < 0 ? 0 : 1);
        for (int k = 0; k < matrices.length; k++) {
            mean[k % mean.length] += k / mean.length == without ? 0 : matrices[k] / n;
        }
        double spread = 0;
        double noise = 0;
        for (int k = 0; k < matrices.length; k++) {
            int entry = k % mean.length;
            boolean diagonal = entry == 0 || entry == AXES || entry == mean.length - 1;
            double weight = k / mean.length == without ? 0 : diagonal ? 1 : 2;
            spread += weight * (matrices[k] - mean[entry]) * (matrices[k] - mean[entry]) / (n - 1);
            noise += weight * errors[k] * errors[k] / n;
        }
        return spread / noise;
    }

    private double[] entries(ToDoubleFunction<Estimate> of) {
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
