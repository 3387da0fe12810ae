package org.septuple.bench;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.ThreadCrew;
import org.septuple.quantum.Chebyshev;
import org.septuple.quantum.Hamiltonian;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.Schroedinger;
import org.septuple.quantum.SchroedingerState;
import org.septuple.quantum.SplittingScheme;
import org.septuple.quantum.StepControl;
import org.septuple.quantum.WaveFunction;

/// Septuple's side of the contests `schroedinger-coherent` and `schroedinger-well`: seconds to an error √∫|δΨ|² of 1e-7, with as few
/// steps as reach it. ħ = M = 1, periodic boxes [−8, 8].
///
/// | problem | V | start | until | points |
/// |---|---|---|---|---|
/// | coherent | (q₀² + q₁²)/2 | ground state moved by 1 along q₀, with momentum 1 along q₁ | 2π, where it returns | 64² |
/// | well | (q² − 9)²/72 | Gaussian of variance ½ about −2.5 | 10, against a Chebyshev series | 128 |
public final class SchroedingerRate {

    private static final double ERROR = 1e-7;

    private SchroedingerRate() {}

    /// A potential of which only values are asked for.
    private record Potential(int dimensions, ToDoubleFunction<double[]> values) implements Landscape {
        @Override
        public boolean varies() {
            return false;
        }

        @Override
        public double value(double[] q, double t) {
            return values.applyAsDouble(q);
        }

        @Override
        public void gradient(double[] q, double t, double[] into) {
            throw new UnsupportedOperationException("only values are asked for");
        }

        @Override
        public double laplacian(double[] q, double t) {
            throw new UnsupportedOperationException("only values are asked for");
        }
    }

    private record Problem(Hamiltonian hamiltonian, WaveFunction start, WaveFunction end, double until) {

        static Problem coherent() {
            Axis axis = new Axis(-8, 8, 64, Boundary.PERIODIC);
            Hamiltonian h =
                    new Hamiltonian(Grid.of(axis, axis), new Potential(2, q -> (q[0] * q[0] + q[1] * q[1]) / 2), 1, 1);
            WaveFunction start = packet(h.grid(), new double[] {1, 0}, new double[] {0, 1});
            return new Problem(h, start, start, 2 * Math.PI);
        }

        static Problem well(Engine engine) {
            Hamiltonian h = new Hamiltonian(
                    Grid.of(new Axis(-8, 8, 128, Boundary.PERIODIC)),
                    new Potential(1, q -> (q[0] * q[0] - 9) * (q[0] * q[0] - 9) / 72),
                    1,
                    1);
            WaveFunction start = packet(h.grid(), new double[] {-2.5}, new double[] {0});
            WaveFunction end = start.copy();
            new Chebyshev(h, engine).advance(end, 10);
            return new Problem(h, start, end, 10);
        }

        private static WaveFunction packet(Grid grid, double[] centre, double[] momentum) {
            WaveFunction psi = new WaveFunction(grid, new double[grid.size()], new double[grid.size()]);
            double[] q = new double[grid.dimensions()];
            for (int cell = 0; cell < grid.size(); cell++) {
                grid.position(cell, q);
                double square = 0;
                double phase = 0;
                for (int k = 0; k < q.length; k++) {
                    square += (q[k] - centre[k]) * (q[k] - centre[k]);
                    phase += momentum[k] * q[k];
                }
                psi.re()[cell] = Math.exp(-square / 2) * Math.cos(phase);
                psi.im()[cell] = Math.exp(-square / 2) * Math.sin(phase);
            }
            psi.normalise();
            return psi;
        }

        double error(SplittingScheme scheme, int steps, Engine engine) {
            WaveFunction psi = run(scheme, steps, engine).psi();
            double sum = 0;
            for (int cell = 0; cell < psi.re().length; cell++) {
                double x = psi.re()[cell] - end.re()[cell];
                double y = psi.im()[cell] - end.im()[cell];
                sum += x * x + y * y;
            }
            return Math.sqrt(sum * psi.grid().cellVolume());
        }

        Schroedinger run(SplittingScheme scheme, int steps, Engine engine) {
            StepControl control = new StepControl.Fixed(until / steps);
            Schroedinger run = new Schroedinger(
                    hamiltonian, scheme, control, null, SchroedingerState.start(start, 0, control), engine);
            run.advance(until, () -> false);
            return run;
        }

        /// Least number of steps within the error, to one part in 32.
        int steps(SplittingScheme scheme, Engine engine) {
            int good = 4;
            while (!(error(scheme, good, engine) <= ERROR)) {
                good *= 2;
            }
            int bad = good / 2;
            while (good - bad > Math.max(1, good / 32)) {
                int middle = (good + bad) / 2;
                if (error(scheme, middle, engine) <= ERROR) {
                    good = middle;
                } else {
                    bad = middle;
                }
            }
            return good;
        }
    }

    /// Measures.
    ///
    /// @param arguments `--problem coherent|well`, `--scheme strang|rkn6|rkn11` (rkn11), `--threads N`, `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "problem", "scheme");
        String name = options.text("problem", "coherent");
        SplittingScheme scheme =
                SplittingScheme.valueOf(options.text("scheme", "rkn11").toUpperCase(Locale.ROOT));
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            Problem problem = switch (name) {
                case "coherent" -> Problem.coherent();
                case "well" -> Problem.well(engine);
                default -> throw new IllegalArgumentException("problem %s must be coherent or well".formatted(name));
            };
            int steps = problem.steps(scheme, engine);
            Timing timing = Timing.of(Timing.COLD, () -> problem.run(scheme, steps, engine));
            timing.describe(new ResultLine("schroedinger-" + name, timing.seconds(), "s"), engine)
                    .detail("scheme", scheme.name())
                    .detail("steps", steps)
                    .detail("transform_pairs", steps * scheme.stages())
                    .detail("error", problem.error(scheme, steps, engine))
                    .print();
        }
    }
}
