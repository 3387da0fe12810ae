package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.gravity.Curvature;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Rows of table `curvature_components`: all components that symmetry leaves, of connection and curvature at events that were given.
final class CurvatureComponents {

    /// Γ^i_jk, j ≤ k.
    static final int CONNECTION = 0;

    /// R_ijkl, i < j, k < l, (ij) ≤ (kl).
    static final int RIEMANN = 1;

    /// R_ij, i ≤ j.
    static final int RICCI = 2;

    /// R_ij − ½Rg_ij, i ≤ j.
    static final int EINSTEIN = 3;

    /// C_ijkl, as of Riemann.
    static final int WEYL = 4;

    /// Rows of an event: 40 + 21 + 10 + 10 + 21.
    static final int EACH = 102;

    private static final int FOUR = MetricJet.DIMENSIONS;

    private final List<List<Double>> rows = new ArrayList<>();
    private final Curvature curvature = new Curvature();

    /// Of all events in their order; none for one without a metric.
    static List<List<Double>> rows(Metric metric, List<List<Double>> events) {
        CurvatureComponents components = new CurvatureComponents();
        MetricJet jet = new MetricJet(2);
        for (int event = 0; event < events.size(); event++) {
            for (int mu = 0; mu < FOUR; mu++) {
                jet.event()[mu] = events.get(event).get(mu);
            }
            if (metric.at(jet) && components.curvature.of(jet)) {
                components.all(event);
            }
        }
        return components.rows;
    }

    private void all(int event) {
        for (int i = 0; i < FOUR; i++) {
            for (int j = 0; j < FOUR; j++) {
                for (int k = j; k < FOUR; k++) {
                    row(event, CONNECTION, curvature.connection().at(i, j, k), i, j, k, -1);
                }
            }
        }
        four(event, RIEMANN);
        for (int tensor = RICCI; tensor <= EINSTEIN; tensor++) {
            for (int i = 0; i < FOUR; i++) {
                for (int j = i; j < FOUR; j++) {
                    double value = tensor == RICCI ? curvature.ricci(i, j) : curvature.einstein(i, j);
                    row(event, tensor, value, i, j, -1, -1);
                }
            }
        }
        curvature.weyl();
        four(event, WEYL);
    }

    private void four(int event, int tensor) {
        for (int i = 0; i < FOUR; i++) {
            for (int j = i + 1; j < FOUR; j++) {
                for (int k = i; k < FOUR; k++) {
                    for (int l = k + 1; l < FOUR; l++) {
                        if (k > i || l >= j) {
                            double value =
                                    tensor == RIEMANN ? curvature.riemann(i, j, k, l) : curvature.weyl(i, j, k, l);
                            row(event, tensor, value, i, j, k, l);
                        }
                    }
                }
            }
        }
    }

    private void row(int event, int tensor, double value, int i, int j, int k, int l) {
        rows.add(List.of((double) event, (double) tensor, (double) i, (double) j, (double) k, (double) l, value));
    }
}
