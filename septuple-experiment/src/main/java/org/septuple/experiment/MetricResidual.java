package org.septuple.experiment;

import java.util.Arrays;
import org.septuple.gravity.Curvature;
import org.septuple.gravity.EinsteinResidual;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// How far the metric of kind `einstein` is from solving all ten of Einstein's equations, with Λ and dust at rest, at places of the first slice:
///
/// ```
/// max|R_μν − Λg_μν − κ(T_μν − ½ g_μν T)| / max Σ|terms|,  κT_00 = κρ, maxima over places; the largest of ten components
/// ```
///
/// Second derivatives in time are those of the metric, which constraints do not see. A solution gives round-off; a wave of amplitude A that solves linear equations gives about A.
public final class MetricResidual {

    /// What solves the equations to this is a solution.
    public static final double SOLVED = 1e-6;

    private static final int TEN = MetricJet.PAIRS;
    private static final int MOST_PLACES = 256;
    /// Of the golden section: places that neither rows nor columns of a grid repeat.
    private static final double GOLDEN = 0.6180339887498949;

    private final EinsteinPlan plan;
    private final Curvature curvature = new Curvature();
    private final EinsteinResidual residual = new EinsteinResidual();
    private final MetricJet jet = new MetricJet(2);
    private final double[] stress = new double[TEN];

    private MetricResidual(EinsteinPlan plan) {
        this.plan = plan;
    }

    /// Looks at up to 256 cells.
    ///
    /// @param plan    what evolves
    /// @param kernels scalar or vector
    /// @param seed    of neurons
    /// @return ≥ 0; NaN for a slice without a metric, and where the metric is singular or missing
    public static double of(EinsteinPlan plan, Kernels kernels, long seed) {
        return plan.start().source() instanceof EinsteinPlan.Source.Given(MetricSource metric)
                ? new MetricResidual(plan).of(metric.metric(kernels, seed))
                : Double.NaN;
    }

    private double of(Metric metric) {
        Grid grid = plan.grid();
        double[] differences = new double[TEN];
        double[] terms = new double[TEN];
        double[] q = new double[grid.dimensions()];
        int places = Math.min(grid.size(), MOST_PLACES);
        for (int k = 0; k < places; k++) {
            grid.position(places == grid.size() ? k : (int) (grid.size() * (k * GOLDEN % 1)), q);
            Arrays.fill(jet.event(), 0);
            jet.event()[0] = plan.times().from();
            System.arraycopy(q, 0, jet.event(), 1, q.length);
            if (!metric.at(jet) || !curvature.of(jet)) {
                return Double.NaN;
            }
            stress[0] = density();
            residual.at(jet, plan.equations().lambda(), stress);
            for (int pair = 0; pair < TEN; pair++) {
                differences[pair] = Math.max(differences[pair], residual.difference(pair));
                terms[pair] = Math.max(terms[pair], residual.terms(pair));
            }
        }
        double largest = 0;
        for (int pair = 0; pair < TEN; pair++) {
            largest = Math.max(largest, differences[pair] == 0 ? 0 : differences[pair] / terms[pair]);
        }
        return largest;
    }

    /// κρ.
    private double density() {
        return switch (plan.start().dust()) {
            case EinsteinPlan.Dust.None _ -> 0;
            case EinsteinPlan.Dust.Formula(var density) -> density.at(jet.event());
            case EinsteinPlan.Dust.Solved _ ->
                curvature.einstein(0, 0) - plan.equations().lambda();
        };
    }
}
