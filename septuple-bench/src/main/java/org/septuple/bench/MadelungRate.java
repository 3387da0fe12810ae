package org.septuple.bench;

import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.ThreadCrew;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.Madelung;
import org.septuple.quantum.MadelungEnd;
import org.septuple.quantum.MadelungGuards;
import org.septuple.quantum.MadelungState;

/// Steps of the Madelung equations for a displaced Gaussian in a trap. Prints one line of JSON: nanoseconds per cell for time h²,
/// without what a call costs besides.
public final class MadelungRate {

    private MadelungRate() {}

    /// ½|q|².
    private record Trap(int dimensions) implements Landscape {
        @Override
        public boolean varies() {
            return false;
        }

        @Override
        public double value(double[] q, double t) {
            double sum = 0;
            for (double x : q) {
                sum += x * x;
            }
            return sum / 2;
        }

        @Override
        public void gradient(double[] q, double t, double[] into) {
            System.arraycopy(q, 0, into, 0, q.length);
        }

        @Override
        public double laplacian(double[] q, double t) {
            return q.length;
        }
    }

    /// Measures.
    ///
    /// @param arguments `--dimensions N` (2), `--points N` (1024) along each axis, `--squares N` (20) of h² in one call,
    ///     `--threads N`, `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "dimensions", "points", "squares");
        int dimensions = options.number("dimensions", 2);
        int points = options.number("points", 1024);
        int squares = options.number("squares", 20);
        Axis[] axes = new Axis[dimensions];
        Arrays.fill(axes, new Axis(-8, 8, points, Boundary.PERIODIC));
        Grid grid = Grid.of(axes);
        double area = axes[0].spacing() * axes[0].spacing();
        MadelungState state = displaced(grid);
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            Madelung solver = new Madelung(grid, new Trap(dimensions), 1, 1, MadelungGuards.USUAL, engine);
            long[] steps = new long[1];
            List<Timing> timings = Timing.inTurn(
                    Timing.COLD,
                    List.of(
                            () -> steps[0] = advance(solver, state, squares * area),
                            () -> advance(solver, state, 1e-9 * area)));
            double call = timings.getLast().seconds();
            double per = (timings.getFirst().seconds() - call) / squares / grid.size();
            ResultLine line = new ResultLine("madelung", 1e9 * per, "ns/cell/h²");
            timings.getFirst()
                    .describe(line, engine)
                    .detail("cells", grid.size())
                    .detail("steps", steps[0])
                    .detail("call_seconds", call)
                    .detail("mass", state.mass())
                    .print();
        }
    }

    private static long advance(Madelung solver, MadelungState state, double time) {
        MadelungEnd end = solver.advance(state, state.time() + time);
        if (end instanceof MadelungEnd.Stopped) {
            throw new IllegalStateException(end.toString());
        }
        return end.steps();
    }

    private static MadelungState displaced(Grid grid) {
        double[] p = new double[grid.size()];
        double[] q = new double[grid.dimensions()];
        for (int cell = 0; cell < p.length; cell++) {
            grid.position(cell, q);
            double square = 0;
            for (double x : q) {
                square += (x - 0.3) * (x - 0.3);
            }
            p[cell] = Math.exp(-square);
        }
        return new MadelungState(grid, p, new double[grid.dimensions()][p.length], 0);
    }
}
