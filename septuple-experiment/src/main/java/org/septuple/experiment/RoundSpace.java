package org.septuple.experiment;

import java.util.Arrays;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// −dt² and a unit sphere of three dimensions in stereographic coordinates, g_ab = f δ_ab with f = 4/(1 + r²)²: connection and Ricci's tensor are known by hand, R_ab = 2 g_ab, positive.
/// First derivatives only.
final class RoundSpace implements Metric {

    private static final int AXES = 3;

    @Override
    public boolean at(MetricJet jet) {
        double r2 = square(jet.event());
        double f = 4 / ((1 + r2) * (1 + r2));
        Arrays.fill(jet.metric(), 0);
        jet.metric()[0] = -1;
        for (int a = 1; a <= AXES; a++) {
            jet.metric()[MetricJet.pair(a, a)] = f;
        }
        if (jet.order() > 0) {
            Arrays.fill(jet.first(), 0);
            for (int a = 1; a <= AXES; a++) {
                for (int b = 1; b <= AXES; b++) {
                    jet.first()[MetricJet.PAIRS * b + MetricJet.pair(a, a)] = f * slope(jet.event(), b);
                }
            }
        }
        return true;
    }

    private static double square(double[] event) {
        return event[1] * event[1] + event[2] * event[2] + event[3] * event[3];
    }

    /// ∂_b log f.
    private static double slope(double[] event, int b) {
        return -4 * event[b] / (1 + square(event));
    }

    /// Γ^a_bc = ½(δ_ab ∂_c + δ_ac ∂_b − δ_bc ∂_a) log f.
    ///
    /// @return forty numbers at [10μ + pair(α, β)]
    static double[] connection(double[] event) {
        double[] gamma = new double[MetricJet.DIMENSIONS * MetricJet.PAIRS];
        for (int a = 1; a <= AXES; a++) {
            for (int b = 1; b <= AXES; b++) {
                for (int c = b; c <= AXES; c++) {
                    double sum = (a == b ? slope(event, c) : 0)
                            + (a == c ? slope(event, b) : 0)
                            - (b == c ? slope(event, a) : 0);
                    gamma[MetricJet.PAIRS * a + MetricJet.pair(b, c)] = sum / 2;
                }
            }
        }
        return gamma;
    }

    /// R_μν, ten pairs.
    static double[] ricci(double[] event) {
        double[] ricci = new double[MetricJet.PAIRS];
        double f = 4 / ((1 + square(event)) * (1 + square(event)));
        for (int a = 1; a <= AXES; a++) {
            ricci[MetricJet.pair(a, a)] = 2 * f;
        }
        return ricci;
    }
}
