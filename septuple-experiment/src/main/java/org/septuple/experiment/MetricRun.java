package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.spacetime.Brackets;
import org.septuple.spacetime.KernelGrid;
import org.septuple.spacetime.MetricGrid;
import org.septuple.spacetime.Neurons;
import org.septuple.spacetime.Side;
import org.septuple.statistics.Estimate;

/// Carries out kind `metric`.
record MetricRun(Experiment.OfNeurons experiment, Engine engine, RunOutput output) {

    private static final int AXES = 3;
    private static final int[] DIAGONAL = {0, 3, 5};
    /// Cells of a side of a slice, at most.
    private static final int MOST_OF_SLICE = 64;

    Run run() {
        MetricPlan plan = experiment.plan();
        output.progress("fields", 0, 2);
        LedgerNotes notes = new LedgerNotes();
        Neurons neurons = Objects.requireNonNull(
                plan.source().neurons(plan.box(), experiment.header().seed()), "it was opened");
        MetricGrid fields = KernelGrid.of(neurons, plan.box(), plan.cutoff(), plan.grid(), plan.request(), engine);
        int cells = plan.grid().size();
        if (fields.account().holes() == cells) {
            return new Run(
                    experiment,
                    new Outcome.Diverged(
                            "no cell of the box is covered: {√g_i} is below %s everywhere".formatted(plan.hole()),
                            0,
                            "give a box that holds the neurons, or a lower `metric.hole`"),
                    Map.of(),
                    new Findings());
        }
        output.metric(fields);
        numbers(neurons, fields, notes);
        notes.rowsOf(FindingTable.Shape.METRIC_SLICE, slice(fields));
        output.progress("fields", 1, 2);
        List<String> remarks = new ArrayList<>(remarks(plan, neurons, fields));
        if (plan.exponents() != null) {
            Outcome.Diverged refused =
                    new NearFlatExponents(experiment.header().seed(), plan, engine).measure(notes, remarks);
            if (refused != null) {
                return new Run(experiment, refused, notes.results(), new Findings(notes.tables(), remarks));
            }
        }
        output.progress("fields", 2, 2);
        if (plan.frames() != null) {
            long seed = experiment.header().seed();
            remarks.addAll(new FramesSought(plan.frames(), seed, engine, output)
                    .measure(plan.frames().neurons(neurons, seed), notes));
        }
        return new Run(experiment, new Outcome.Completed(), notes.results(), new Findings(notes.tables(), remarks));
    }

    private void numbers(Neurons neurons, MetricGrid fields, LedgerNotes notes) {
        MetricPlan plan = experiment.plan();
        long n = neurons.size();
        int[] covered = IntStream.range(0, plan.grid().size())
                .filter(cell -> !fields.hole(cell))
                .toArray();
        MetricGrid.Account account = fields.account();
        notes.put("neurons", Estimate.exact((double) n, n));
        if (plan.source() instanceof NeuronSource.Listed listed && listed.left() > 0) {
            notes.put("neurons.left_out", Estimate.exact((double) listed.left(), n + listed.left()));
        }
        notes.put("count", Estimate.exact(account.number(), n));
        if (fields.request().time()) {
            double volume = IntStream.range(0, AXES)
                    .mapToDouble(axis -> plan.grid().axis(axis).spacing())
                    .reduce(1, (a, b) -> a * b);
            double sum = Arrays.stream(covered)
                    .mapToDouble(cell -> fields.density(Brackets.TIME, cell))
                    .sum();
            put(notes, "count_rate", volume * sum, n);
        }
        put(notes, "density", mean(covered, cell -> fields.density(Brackets.VALUE, cell)), n);
        put(notes, "density_min", least(covered, cell -> fields.density(Brackets.VALUE, cell)), n);
        put(notes, "density_max", most(covered, cell -> fields.density(Brackets.VALUE, cell)), n);
        put(notes, "one", mean(covered, fields::one), n);
        put(notes, "one.noise", spread(covered, fields::one), n);
        put(notes, "sqrt_det", mean(covered, fields::volumeElement), n);
        put(
                notes,
                "sqrt_det.ratio",
                most(
                        covered,
                        cell -> Math.abs(
                                fields.volumeElement(cell) - fields.density(Brackets.VALUE, cell) / fields.one(cell))),
                n);
        put(
                notes,
                "sqrt_det.printed",
                most(covered, cell -> Math.abs(fields.volumeElement(cell) - fields.density(Brackets.VALUE, cell))),
                n);
        put(notes, "product", most(covered, cell -> product(fields, cell)), n);
        put(notes, "nearness", Math.sqrt(mean(covered, cell -> square(fields, cell))), n);
        put(notes, "holes", (double) account.holes() / plan.grid().size(), n);
        put(notes, "truncation", account.truncation(), n);
        put(notes, "truncation.expected", account.share(), n);
    }

    private static void put(LedgerNotes notes, String name, double value, long n) {
        notes.putFinite(name, Estimate.exact(value, n));
    }

    private static double mean(int[] cells, IntToDoubleFunction of) {
        return Arrays.stream(cells).mapToDouble(of).average().orElse(Double.NaN);
    }

    private static double most(int[] cells, IntToDoubleFunction of) {
        return Arrays.stream(cells).mapToDouble(of).max().orElse(Double.NaN);
    }

    private static double least(int[] cells, IntToDoubleFunction of) {
        return Arrays.stream(cells).mapToDouble(of).min().orElse(Double.NaN);
    }

    /// Standard deviation over cells, relative to their mean.
    private static double spread(int[] cells, IntToDoubleFunction of) {
        double mean = mean(cells, of);
        return Math.sqrt(mean(cells, cell -> {
                    double away = of.applyAsDouble(cell) - mean;
                    return away * away;
                }))
                / mean;
    }

    /// Largest entry of g^ab g_bc − δ.
    private static double product(MetricGrid fields, int cell) {
        double largest = 0;
        for (int a = 0; a < AXES; a++) {
            for (int c = 0; c < AXES; c++) {
                double sum = a == c ? -1 : 0;
                for (int b = 0; b < AXES; b++) {
                    sum += fields.inverse(place(a, b), Brackets.VALUE, cell)
                            * fields.metric(place(b, c), Brackets.VALUE, cell);
                }
                largest = Math.max(largest, Math.abs(sum));
            }
        }
        return largest;
    }

    private static int place(int a, int b) {
        int low = Math.min(a, b);
        return DIAGONAL[low] + Math.max(a, b) - low;
    }

    /// ‖g − 1‖².
    private static double square(MetricGrid fields, int cell) {
        double sum = 0;
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                double away = fields.metric(place(a, b), Brackets.VALUE, cell) - (a == b ? 1 : 0);
                sum += away * away;
            }
        }
        return sum;
    }

    /// Cells just above the middle of the last side.
    private static List<List<Double>> slice(MetricGrid fields) {
        Grid grid = fields.grid();
        int rows = grid.axis(1).points();
        int depth = grid.axis(2).points();
        int every = Math.ceilDiv(grid.axis(0).points(), MOST_OF_SLICE);
        int everyRow = Math.ceilDiv(rows, MOST_OF_SLICE);
        List<List<Double>> slice = new ArrayList<>();
        for (int i = 0; i < grid.axis(0).points(); i += every) {
            for (int j = 0; j < rows; j += everyRow) {
                int cell = (i * rows + j) * depth + depth / 2;
                slice.add(List.of(
                        grid.axis(0).position(i),
                        grid.axis(1).position(j),
                        fields.density(Brackets.VALUE, cell),
                        fields.one(cell),
                        fields.volumeElement(cell),
                        fields.metric(0, Brackets.VALUE, cell),
                        fields.metric(1, Brackets.VALUE, cell),
                        fields.metric(3, Brackets.VALUE, cell)));
            }
        }
        return slice;
    }

    /// Neurons of a table that lie beyond a periodic side.
    private static long folded(MetricPlan plan, Neurons neurons) {
        return IntStream.range(0, neurons.size())
                .filter(i -> IntStream.range(0, AXES).anyMatch(axis -> {
                    Side side = plan.box().side(axis);
                    double x = neurons.position(i, axis);
                    return side.periodic() && (x < side.from() || x > side.to());
                }))
                .count();
    }

    private static List<String> remarks(MetricPlan plan, Neurons neurons, MetricGrid fields) {
        List<String> remarks = new ArrayList<>();
        remarks.add(
                switch (plan.source()) {
                    case NeuronSource.Laid _, NeuronSource.Sampled _ ->
                        "Positions and matrices are imposed by a law; density, {1} and nearness to η say nothing of a network.";
                    case NeuronSource.Listed _ ->
                        "Positions are shifts (6.1): density, {1} and nearness to η are imposed unless these positions were recorded.";
                });
        long folded = folded(plan, neurons);
        if (folded > 0) {
            remarks.add("%d of %d neurons lie beyond periodic sides of the box and count where their images are inside."
                    .formatted(folded, neurons.size()));
        }
        if (fields.account().holes() > 0) {
            remarks.add("%d of %d cells are holes: no neuron covers them, no field is given there."
                    .formatted(fields.account().holes(), plan.grid().size()));
        }
        if (fields.account().resolution() < 1.5) {
            remarks.add(
                    "Kernels are narrower than the grid can show (%.2f steps, 1.5 needed): ∫{√g_i} is not N. Take more points."
                            .formatted(fields.account().resolution()));
        }
        return remarks;
    }
}
