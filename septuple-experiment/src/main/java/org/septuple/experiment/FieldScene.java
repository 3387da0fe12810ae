package org.septuple.experiment;

import java.util.stream.IntStream;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Brackets;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.KernelField;
import org.septuple.spacetime.KernelGrid;
import org.septuple.spacetime.KernelRequest;
import org.septuple.spacetime.MetricGrid;
import org.septuple.spacetime.Neurons;
import org.septuple.spacetime.PointBrackets;
import org.septuple.spacetime.Side;

/// Neurons in a box, with the fields that they make on a grid: what rows 6.8 to 6.15 look at.
///
/// The grid has so many points that the narrowest kernel has a standard deviation of [#RESOLVED] steps, [#FINE] along a side at most.
record FieldScene(Neurons neurons, Box box, MetricGrid fields, Engine engine) {

    private static final int AXES = 3;
    private static final int ENTRIES = 6;
    private static final int SIDE = 4;
    private static final int FEWEST = 16;
    private static final int FINE = 128;
    private static final double RESOLVED = 1.5;
    private static final int PROBES = 200;
    /// Of a mean density.
    private static final double HOLE = 1e-3;
    private static final Cutoff CUTOFF = Cutoff.of(1e-14);

    /// What is compared at points.
    enum Part {
        /// {√g_i}.
        DENSITY("6.8", "{sqrt g_i}", 1),
        /// g_ab.
        METRIC("6.9", "g_ab", ENTRIES),
        /// g^ab.
        INVERSE("6.10", "g^ab", ENTRIES);

        private final String equation;
        private final String symbol;
        private final int entries;

        Part(String equation, String symbol, int entries) {
            this.equation = equation;
            this.symbol = symbol;
            this.entries = entries;
        }

        /// Number of the row.
        String equation() {
            return equation;
        }

        /// In words.
        String symbol() {
            return symbol;
        }
    }

    /// Neurons in an open box that holds all their kernels.
    static FieldScene around(Neurons neurons, Engine engine) {
        Side[] sides = new Side[AXES];
        double[] widest = neurons.widest();
        for (int axis = 0; axis < AXES; axis++) {
            int a = axis;
            double margin = CUTOFF.radius() * widest[axis];
            double low = IntStream.range(0, neurons.size())
                    .mapToDouble(i -> neurons.position(i, a))
                    .min()
                    .orElseThrow();
            double high = IntStream.range(0, neurons.size())
                    .mapToDouble(i -> neurons.position(i, a))
                    .max()
                    .orElseThrow();
            sides[axis] = new Side(low - margin, high + margin, false);
        }
        return of(neurons, new Box(sides[0], sides[1], sides[2]), engine);
    }

    /// One neuron in each unit cube of a periodic box, g = scale.
    static FieldScene lattice(double scale, Engine engine) {
        int count = SIDE * SIDE * SIDE;
        double[] positions = new double[AXES * count];
        double[] matrices = new double[ENTRIES * count];
        for (int i = 0; i < count; i++) {
            positions[AXES * i] = Math.floorDiv(i, SIDE * SIDE);
            positions[AXES * i + 1] = Math.floorMod(Math.floorDiv(i, SIDE), SIDE);
            positions[AXES * i + 2] = Math.floorMod(i, SIDE);
            matrices[ENTRIES * i] = scale;
            matrices[ENTRIES * i + 3] = scale;
            matrices[ENTRIES * i + 5] = scale;
        }
        return of(Neurons.of(positions, matrices), Box.cube(SIDE, true), engine);
    }

    private static FieldScene of(Neurons neurons, Box box, Engine engine) {
        double mean = neurons.size() / box.volume();
        KernelRequest request = new KernelRequest(0, false, true, HOLE * mean);
        int points = FEWEST;
        MetricGrid fields = KernelGrid.of(neurons, box, CUTOFF, grid(box, points), request, engine);
        while (fields.account().resolution() < RESOLVED && points < FINE) {
            double finer = points * Math.max(RESOLVED / fields.account().resolution(), 1 + 1.0 / FEWEST);
            points = (int) Math.min(FINE, Math.ceil(finer));
            fields = KernelGrid.of(neurons, box, CUTOFF, grid(box, points), request, engine);
        }
        return new FieldScene(neurons, box, fields, engine);
    }

    private static Grid grid(Box box, int points) {
        Axis[] axes = new Axis[AXES];
        for (int k = 0; k < AXES; k++) {
            Side side = box.side(k);
            axes[k] =
                    new Axis(side.from(), side.to(), points, side.periodic() ? Boundary.PERIODIC : Boundary.VANISHING);
        }
        return Grid.of(axes);
    }

    /// The same positions with the matrix of the next neuron.
    Neurons exchanged() {
        double[] positions = new double[AXES * neurons.size()];
        double[] matrices = new double[ENTRIES * neurons.size()];
        double[] six = new double[ENTRIES];
        for (int i = 0; i < neurons.size(); i++) {
            for (int a = 0; a < AXES; a++) {
                positions[AXES * i + a] = neurons.position(i, a);
            }
            neurons.matrix((i + 1) % neurons.size(), six);
            System.arraycopy(six, 0, matrices, ENTRIES * i, ENTRIES);
        }
        return Neurons.of(positions, matrices);
    }

    /// Largest distance of the grid from sums over neurons at points, over the largest value.
    ///
    /// @param others neurons that are summed at points
    /// @param part   of the fields
    double distance(Neurons others, Part part) {
        int[] cells = covered();
        int every = Math.max(1, cells.length / PROBES);
        int count = Math.ceilDiv(cells.length, every);
        double[] points = new double[AXES * count];
        double[] q = new double[AXES];
        for (int p = 0; p < count; p++) {
            fields.grid().position(cells[p * every], q);
            System.arraycopy(q, 0, points, AXES * p, AXES);
        }
        PointBrackets sums =
                new KernelField(others, box, CUTOFF, 0, engine.kernels()).brackets(points, 0, true, engine);
        double away = 0;
        double largest = 0;
        double[] six = new double[ENTRIES];
        for (int p = 0; p < count; p++) {
            for (int entry = 0; entry < part.entries; entry++) {
                double onGrid = switch (part) {
                    case DENSITY -> fields.density(Brackets.VALUE, cells[p * every]);
                    case METRIC -> fields.metric(entry, Brackets.VALUE, cells[p * every]);
                    case INVERSE -> fields.inverse(entry, Brackets.VALUE, cells[p * every]);
                };
                double atPoint = switch (part) {
                    case DENSITY -> sums.metric(p, Brackets.VALUE, Brackets.DENSITY);
                    case METRIC -> {
                        sums.metric(p, six);
                        yield six[entry];
                    }
                    case INVERSE -> {
                        sums.inverse(p, six);
                        yield six[entry];
                    }
                };
                away = Math.max(away, Math.abs(onGrid - atPoint));
                largest = Math.max(largest, Math.abs(onGrid));
            }
        }
        return away / largest;
    }

    private int[] covered() {
        return IntStream.range(0, fields.grid().size())
                .filter(cell -> !fields.hole(cell))
                .toArray();
    }

    /// |∫{√g_i}/N − 1|.
    double miscounted() {
        return Math.abs(resolved().account().number() / neurons.size() - 1);
    }

    /// The same of {1}.
    double miscountedWithoutRoot() {
        double sum = 0;
        for (int cell : covered()) {
            sum += resolved().one(cell);
        }
        return Math.abs(sum * fields.grid().cellVolume() / neurons.size() - 1);
    }

    private MetricGrid resolved() {
        double resolution = fields.account().resolution();
        if (resolution < RESOLVED) {
            throw new UntestableException(
                    "the narrowest kernel has a standard deviation of %.2f steps of a grid of %d points a side, %.1f are needed for an integral"
                            .formatted(resolution, FINE, RESOLVED));
        }
        return fields;
    }

    /// Mean of |√det g − {√g_i}| over the larger of both.
    double apartFromVolume() {
        return IntStream.of(covered())
                .mapToDouble(cell -> {
                    double volume = fields.volumeElement(cell);
                    double density = fields.density(Brackets.VALUE, cell);
                    return Math.abs(volume - density) / Math.max(volume, density);
                })
                .average()
                .orElse(Double.NaN);
    }
}
