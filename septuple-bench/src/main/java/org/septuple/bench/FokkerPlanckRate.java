package org.septuple.bench;

import java.util.Arrays;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.ThreadCrew;
import org.septuple.quantum.Density;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.FokkerPlanck;
import org.septuple.quantum.FokkerPlanckRun;
import org.septuple.quantum.FokkerPlanckState;
import org.septuple.quantum.FokkerPlanckSteps;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.TimeScheme;

/// Septuple's side of the contest `fokker-planck`: seconds per implicit step of (3.1) with F = (q₀² − 1)²/4 + ½Σ_{k>0} q_k² +
/// .3 q₀q₁, γ = 1, D = .1 on [−3, 3]^d with reflecting walls. Prints one line of JSON.
public final class FokkerPlanckRate {

    private FokkerPlanckRate() {}

    private record CoupledWell(int dimensions) implements Landscape {
        @Override
        public boolean varies() {
            return false;
        }

        @Override
        public double value(double[] q, double t) {
            double well = q[0] * q[0] - 1;
            double sum = well * well / 4;
            for (int k = 1; k < q.length; k++) {
                sum += q[k] * q[k] / 2;
            }
            return q.length > 1 ? sum + 0.3 * q[0] * q[1] : sum;
        }

        @Override
        public void gradient(double[] q, double t, double[] into) {
            System.arraycopy(q, 0, into, 0, q.length);
            into[0] = q[0] * (q[0] * q[0] - 1);
            if (q.length > 1) {
                into[0] += 0.3 * q[1];
                into[1] += 0.3 * q[0];
            }
        }

        @Override
        public double laplacian(double[] q, double t) {
            return 3 * q[0] * q[0] - 1 + q.length - 1;
        }
    }

    /// Measures.
    ///
    /// @param arguments `--n N` (512) cells along each of `--axes d` (2), `--unsplit 1` for backward Euler of the whole
    ///     generator (0: split), `--threads N`, `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "n", "axes", "unsplit");
        int n = options.number("n", 512);
        int d = options.number("axes", 2);
        TimeScheme scheme = options.number("unsplit", 0) == 0 ? TimeScheme.SPLIT_EULER : TimeScheme.EULER;
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            Axis[] axes = new Axis[d];
            Arrays.fill(axes, new Axis(-3, 3, n, Boundary.REFLECTING));
            Grid grid = Grid.of(axes);
            FokkerPlanck solver =
                    new FokkerPlanck(grid, new CoupledWell(d), 1, Diffusion.scalar(d, 0.1), engine.crew());
            double[] mean = new double[d];
            double[] variance = new double[d];
            mean[0] = 1;
            Arrays.fill(variance, 0.1);
            FokkerPlanckState start = FokkerPlanckState.start(Density.gaussian(grid, mean, variance), 0);
            FokkerPlanckSteps control = FokkerPlanckSteps.equal(scheme, 0.01);
            int steps = 10;
            Timing timing = Timing.of(Timing.COLD, () -> solver.advance(start, 0.01 * steps, control));
            FokkerPlanckRun run = solver.advance(start, 0.01 * steps, control);
            ResultLine line = new ResultLine("fokker-planck", timing.seconds() / steps, "s");
            timing.describe(line, engine)
                    .detail("cells", grid.size())
                    .detail("iterations", solver.iterations())
                    .detail("variance", run.state().density().covariance(0, 0))
                    .print();
        }
    }
}
