package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;

/// The canonical law over at most four free neurons, by the trapezium rule on a box in each of them.
///
/// On the whole line the rule's error falls faster than any power of the step for analytic f (tanh, sigmoid, softplus) and as its
/// square across the kinks of ReLU. The step is cut by a third until log Z changes by less than 1e-11, or the grid would have more than
/// 2²⁴ points; the last change is the error estimate, and bounds the error well, since halving would square it. The box grows until its faces carry less than 1e-14 of the integral.
final class Quadrature implements SolvedCases {

    static final int MOST_DIMENSIONS = 4;

    private static final double TWO_PI = 2 * Math.PI;
    private static final int MOST_POINTS = 1 << 24;
    private static final int COLUMNS = 512;
    private static final double TOLERANCE = 1e-11;
    private static final double EDGE = 1e-14;
    private static final double DEVIATIONS = 9;
    private static final double FARTHEST = 1e6;
    private static final int[] FIRST_POINTS = {129, 65, 33, 25};

    private final CanonicalLaw law;
    private final Engine engine;
    private final int dimensions;
    private final Grid[] grids;
    private final Sums[] sums;
    private final double[] errors;

    /// Sums of e^{−E}, of H e^{−E} and of H² e^{−E}, divided by e^{top}, and of the first over the faces of the box.
    private record Sums(double top, double weight, double loss, double square, double edge) {

        Sums plus(Sums other) {
            double high = Math.max(top, other.top);
            double a = Elementary.exp(top - high);
            double b = Elementary.exp(other.top - high);
            return new Sums(
                    high,
                    a * weight + b * other.weight,
                    a * loss + b * other.loss,
                    a * square + b * other.square,
                    a * edge + b * other.edge);
        }
    }

    /// A box about the mean of the base law, in units of its standard deviation.
    private record Grid(double reach, int points) {
        double step() {
            return 2 * reach / (points - 1);
        }

        int finer() {
            return (3 * points - 1) / 2;
        }
    }

    /// Solves the law.
    ///
    /// @param law    with 1 to 4 free neurons
    /// @param engine kernels and workers
    /// @throws IllegalArgumentException if it has more
    Quadrature(CanonicalLaw law, Engine engine) {
        this.law = law;
        this.engine = engine;
        this.dimensions = law.neurons().size();
        if (dimensions > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "tensor quadrature over %d free neurons: at most %d; use thermodynamic integration and MBAR"
                            .formatted(dimensions, MOST_DIMENSIONS));
        }
        this.grids = new Grid[law.cases()];
        this.sums = new Sums[law.cases()];
        this.errors = new double[law.cases()];
        for (int s = 0; s < law.cases(); s++) {
            solve(s);
        }
    }

    private void solve(int ofCase) {
        Grid grid = new Grid(DEVIATIONS, FIRST_POINTS[dimensions - 1]);
        Sums now = integrate(ofCase, grid);
        while (now.edge() > EDGE * now.weight() && grid.reach() < FARTHEST) {
            int points = grid.finer();
            grid = new Grid(1.5 * grid.reach(), pow(points) <= MOST_POINTS ? points : grid.points());
            now = integrate(ofCase, grid);
        }
        double change = Double.POSITIVE_INFINITY;
        while (change > TOLERANCE && pow(grid.finer()) <= MOST_POINTS) {
            double before = logPartition(grid, now);
            grid = new Grid(grid.reach(), grid.finer());
            now = integrate(ofCase, grid);
            change = Math.abs(logPartition(grid, now) - before);
        }
        if (Double.isInfinite(change)) {
            Grid coarser = new Grid(grid.reach(), (2 * grid.points() + 1) / 3);
            change = Math.abs(logPartition(grid, now) - logPartition(coarser, integrate(ofCase, coarser)));
        }
        grids[ofCase] = grid;
        sums[ofCase] = now;
        errors[ofCase] = change;
    }

    private double pow(int points) {
        double product = 1;
        for (int d = 0; d < dimensions; d++) {
            product *= points;
        }
        return product;
    }

    /// The grid's volume element is in units of the base law's deviations, so the constants of E₀ leave −½ n log 2π.
    private double logPartition(Grid grid, Sums of) {
        return of.top()
                + Elementary.log(of.weight())
                + dimensions * (Elementary.log(grid.step()) - 0.5 * Elementary.log(TWO_PI));
    }

    private Sums integrate(int ofCase, Grid grid) {
        int total = (int) pow(grid.points());
        int pieces = Math.ceilDiv(total, COLUMNS);
        Sums[] parts = new Sums[pieces];
        PathEnergy[] energies = new PathEnergy[engine.crew().workers()];
        int[] caseOf = new int[COLUMNS];
        Arrays.fill(caseOf, ofCase);
        for (int worker = 0; worker < energies.length; worker++) {
            energies[worker] = new PathEnergy(law, caseOf, engine.alone());
        }
        engine.crew().work(pieces, (worker, piece) -> {
            int count = Math.min(COLUMNS, total - piece * COLUMNS);
            parts[piece] = piece(energies[worker], grid, piece * COLUMNS, count);
        });
        Sums sum = parts[0];
        for (int piece = 1; piece < pieces; piece++) {
            sum = sum.plus(parts[piece]);
        }
        return sum;
    }

    private Sums piece(PathEnergy energy, Grid grid, int first, int count) {
        place(energy, grid, first, count);
        energy.evaluateEnergy();
        double top = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < count; c++) {
            top = Math.max(top, -energy.base()[c] - energy.difference()[c]);
        }
        double weight = 0;
        double loss = 0;
        double square = 0;
        double edge = 0;
        for (int c = 0; c < count; c++) {
            double w = Elementary.exp(-energy.base()[c] - energy.difference()[c] - top);
            double h = energy.loss()[c];
            weight += w;
            loss += w * h;
            square += w * h * h;
            edge += isOnFace(grid, first + c) ? w : 0;
        }
        return new Sums(top, weight, loss, square, edge);
    }

    private void place(PathEnergy energy, Grid grid, int first, int count) {
        for (int i = 0; i < dimensions; i++) {
            double deviation = 1 / Math.sqrt(law.basePrecision(law.neurons().from() + i));
            int stride = stride(grid, i);
            for (int c = 0; c < COLUMNS; c++) {
                int point = first + Math.min(c, count - 1);
                double z = -grid.reach() + point / stride % grid.points() * grid.step();
                int k = i * COLUMNS + c;
                energy.x()[energy.from() + k] = Math.fma(deviation, z, energy.centre()[k]);
            }
        }
    }

    private boolean isOnFace(Grid grid, int point) {
        for (int i = 0; i < dimensions; i++) {
            int along = point / stride(grid, i) % grid.points();
            if (along == 0 || along == grid.points() - 1) {
                return true;
            }
        }
        return false;
    }

    private static int stride(Grid grid, int dimension) {
        int stride = 1;
        for (int d = 0; d < dimension; d++) {
            stride *= grid.points();
        }
        return stride;
    }

    @Override
    public Method method() {
        return Method.QUADRATURE;
    }

    @Override
    public double logPartition(int ofCase) {
        return logPartition(grids[ofCase], sums[ofCase]);
    }

    @Override
    public double loss(int ofCase) {
        return sums[ofCase].loss() / sums[ofCase].weight();
    }

    @Override
    public double lossVariance(int ofCase) {
        double mean = loss(ofCase);
        return sums[ofCase].square() / sums[ofCase].weight() - mean * mean;
    }

    @Override
    public double error(int ofCase) {
        return errors[ofCase];
    }

    @Override
    public void points(int ofCase, PointSink sink) {
        Grid grid = grids[ofCase];
        int[] caseOf = new int[COLUMNS];
        Arrays.fill(caseOf, ofCase);
        PathEnergy energy = new PathEnergy(law, caseOf, engine.alone());
        int total = (int) pow(grid.points());
        double[] free = new double[dimensions * COLUMNS];
        double[] weights = new double[COLUMNS];
        double normal = sums[ofCase].top() + Elementary.log(sums[ofCase].weight());
        for (int first = 0; first < total; first += COLUMNS) {
            int count = Math.min(COLUMNS, total - first);
            place(energy, grid, first, count);
            energy.evaluateEnergy();
            Arrays.fill(weights, 0);
            for (int c = 0; c < count; c++) {
                weights[c] = Elementary.exp(-energy.base()[c] - energy.difference()[c] - normal);
            }
            System.arraycopy(energy.x(), energy.from(), free, 0, free.length);
            sink.take(free, weights, COLUMNS);
        }
    }
}
